/*
 * str_methods.h - the methods of str.
 *
 * Source: CPython 3.14 Objects/unicodeobject.c.
 */
#ifndef GENSTEP_OBJECTS_STR_METHODS_H
#define GENSTEP_OBJECTS_STR_METHODS_H

#include "engine/objects/type.h"

extern const NativeDef str_methods[];

/* bytes.decode: encoding and errors are Strs, or NULL for UTF-8 and "strict". */
Value str_decode(VM *vm, Value bytes, Value encoding, Value errors);

#endif
