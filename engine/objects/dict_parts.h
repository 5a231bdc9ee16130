/*
 * dict_parts.h - what the dict files need of each other.
 *
 * Private to dict*.c.
 */
#ifndef GENSTEP_OBJECTS_DICT_PARTS_H
#define GENSTEP_OBJECTS_DICT_PARTS_H

#include "engine/objects/dict.h"

Dict *dict_new_of(VM *vm, Type *type); /* empty, of a subclass too */
/* TypeError "cannot use 'list' as a dict key (unhashable type: 'list')". */
int dict_hash_key(VM *vm, Value key, int64_t *hash);

Value dict_repr(VM *vm, Value self);
Value dict_compare(VM *vm, Value left, Value right, CompareOp op);

/* dict_view.c; the types are those of vm->types. */
Value dict_view_new(VM *vm, Type *type, Dict *dict);
Value dict_iterator_new(VM *vm, Type *type, Dict *dict);
int types_init_dict_views(VM *vm);

#endif
