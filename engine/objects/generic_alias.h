/*
 * generic_alias.h - list[int] and the like: a class with type arguments.
 *
 * Source: CPython 3.14 Objects/genericaliasobject.c.
 */
#ifndef GENSTEP_OBJECTS_GENERIC_ALIAS_H
#define GENSTEP_OBJECTS_GENERIC_ALIAS_H

#include "engine/objects/type.h"

Value generic_alias_new(VM *vm, Value origin, Value args); /* args: a tuple, or one argument */

/* __class_getitem__ of built-in types. */
Value generic_alias_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);

int types_init_generic_alias(VM *vm);

#endif
