/*
 * percent.h - formatting by '%': "%-5d|%(name)s" % values, for str and for bytes.
 *
 *     % [(key)] [flags] [width] [.precision] [h|l|L] letter
 *
 * The values are a tuple's items in turn, or one value alone, or a mapping's
 * items by key. Bytes are formatted as text of one byte per letter.
 *
 * Failure: NULL with TypeError, ValueError, OverflowError or what the values raise.
 * Source: CPython 3.14 Objects/unicode_format.c, Objects/bytesobject.c.
 */
#ifndef GENSTEP_OBJECTS_PERCENT_H
#define GENSTEP_OBJECTS_PERCENT_H

#include "engine/objects/object.h"

/* The slot of '%' for str: NotImplemented if the left operand is none. */
Value percent_format_str(VM *vm, Value format, Value values);

/* `format` is the text of a bytes or bytearray object, a Latin-1 Str; so is the result. */
Value percent_format_bytes(VM *vm, Value format, Value values);

#endif
