/*
 * format_spec.h - the format mini-language: what stands behind the colon in f"{x:>+10,.2f}".
 *
 *     [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]
 *
 * A spec is read once, checked against the type of the value, and the value's
 * text is put together from parts:
 *
 *     | left padding | sign | prefix | inner padding | digits | point | fraction | rest | right |
 *
 * where digits and fraction may have separators, and `rest` is an exponent, a
 * percent sign, or all of "inf".
 *
 * Failure: NULL with ValueError, or what CPython raises.
 * Source: CPython 3.14 Python/formatter_unicode.c.
 */
#ifndef GENSTEP_OBJECTS_FORMAT_SPEC_H
#define GENSTEP_OBJECTS_FORMAT_SPEC_H

#include "engine/objects/type.h"

/* The methods __format__ of these types, for their tables. */
NativeCall format_str_method;
NativeCall format_int_method;
NativeCall format_float_method;
NativeCall format_complex_method;

#define FORMAT_METHOD(function)                                                                    \
    { "__format__", function, NATIVE_ONE, "($self, format_spec, /)" }

/* format(value, spec) for an instance of exactly str, int or float; spec is a Str. */
Value format_exact(VM *vm, Value value, Value spec);

#endif
