/*
 * generic.h - typing.Generic: the base that makes a class take type arguments.
 *
 * The type is made on first use; what subscripting does is Python, in the module typing.
 * Source: CPython 3.14 Objects/typevarobject.c.
 */
#ifndef GENSTEP_OBJECTS_GENERIC_H
#define GENSTEP_OBJECTS_GENERIC_H

#include "engine/objects/type.h"

int generic_make_type(VM *vm);

/* Generic[parameters]: the base that `class C[T]` adds. */
Value generic_subscript(VM *vm, Value parameters);

#endif
