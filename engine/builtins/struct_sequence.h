/*
 * struct_sequence.h - tuples whose items have names: sys.version_info.
 *
 * Each sort is a built-in subclass of tuple; the names are the type's getsets, in
 * the order of the items.
 * Source: CPython 3.14 Objects/structseq.c.
 */
#ifndef GENSTEP_BUILTINS_STRUCT_SEQUENCE_H
#define GENSTEP_BUILTINS_STRUCT_SEQUENCE_H

#include "engine/objects/type.h"

/* A field: {"major", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(0)}. */
Value struct_sequence_get(VM *vm, Value self, void *closure);
int struct_sequence_set(VM *vm, Value self, Value value, void *closure); /* AttributeError */
#define STRUCT_SEQUENCE_INDEX(index) ((void *)(uintptr_t)(index))

/* A value of the type "module.name", or "name" that is in no module, which the first one makes; as
 * many values (retained) as there are fields. */
Value struct_sequence_new(VM *vm, const char *type_name, const GetSetDef *fields,
                          const Value *values);

#endif
