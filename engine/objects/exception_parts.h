/*
 * exception_parts.h - what the exception files need of each other.
 *
 * Private to exception*.c:
 *
 *     exception.c        the struct, raising helpers, BaseException
 *     exception_types.c  the hierarchy, types with attributes of their own
 *     exception_group.c  groups, except*
 */
#ifndef GENSTEP_OBJECTS_EXCEPTION_PARTS_H
#define GENSTEP_OBJECTS_EXCEPTION_PARTS_H

#include "engine/objects/exception.h"
#include "engine/objects/type.h"

/* BaseException's slots, which types with more fields call first. */
Value exception_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);
int exception_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
Value exception_str(VM *vm, Value self);
void types_fill_base_exception(VM *vm, Type *type);

/* Gives the group types their slots. */
void types_fill_groups(VM *vm);
/* The same for UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError. */
void types_fill_unicode_errors(VM *vm);

#endif
