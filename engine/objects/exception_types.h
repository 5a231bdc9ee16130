/*
 * exception_types.h - what the exception files share. Private to them.
 */
#ifndef GENSTEP_OBJECTS_EXCEPTION_TYPES_H
#define GENSTEP_OBJECTS_EXCEPTION_TYPES_H

#include "engine/objects/exception.h"
#include "engine/objects/type.h"

/* exception.c: BaseException's slots, for types that continue it. */
Type *exception_base_type(VM *vm);
Value exception_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);
int exception_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
int exception_refuse_keywords(VM *vm, Value self, Tuple *kwnames);
int exception_set_args(VM *vm, Value self, const Value *args, size_t nargs);
Value exception_str(VM *vm, Value self);

/* exception_types.c: how many Values a built-in type keeps behind the common part. */
size_t exception_extra_values(const Type *builtin);

/* exception_group.c */
void exception_group_fill_type(Type *type);

#endif
