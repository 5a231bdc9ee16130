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

#endif
