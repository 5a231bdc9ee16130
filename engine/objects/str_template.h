/*
 * str_template.h - str.format and str.format_map: text with replacement fields.
 *
 *     "{user.name!r:>{width}}"
 *       |---- field --- spec -|    the spec may hold fields itself, one level deep
 *
 * A field begins with the number or the name of an argument (nothing: the next
 * one), followed by attributes and items. Conversion and spec are those of
 * f-strings.
 *
 * Failure: NULL with ValueError, IndexError, KeyError or what the values raise.
 * Source: CPython 3.14 Objects/stringlib/unicode_format.h.
 */
#ifndef GENSTEP_OBJECTS_STR_TEMPLATE_H
#define GENSTEP_OBJECTS_STR_TEMPLATE_H

#include "engine/objects/type.h"

NativeCall str_template_format;     /* str.format(*args, **kwargs) */
NativeCall str_template_format_map; /* str.format_map(mapping) */

/*
 * What string.Formatter is made of. `at` is where to go on.
 *
 * The next piece of a template: literal text, field name, spec and conversion (None where there is
 * none), the caller's. 1; 0 at the end; -1 on error.
 */
int str_template_next(VM *vm, Value template, size_t *at, Value parts[4]);
/* What a field name begins with, an int or a str. */
Value str_template_first(VM *vm, Value field, size_t *at);
/* The next ".name" or "[key]" behind it: 1, 0, -1. */
int str_template_follow(VM *vm, Value field, size_t *at, bool *is_attribute, Value *key);

#endif
