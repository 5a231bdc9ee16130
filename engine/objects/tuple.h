/*
 * tuple.h - tuples: a fixed number of values, in the object itself.
 *
 * Instances of subclasses keep their __dict__ and weak references behind the
 * items (TYPE_SLOTS_BEHIND_ITEMS in type.h).
 *
 * Ownership: a tuple owns its items. While it is being filled, items may be
 * NULL; nobody else may see it then.
 * Source: CPython 3.14 Objects/tupleobject.c.
 */
#ifndef GENSTEP_OBJECTS_TUPLE_H
#define GENSTEP_OBJECTS_TUPLE_H

#include "engine/objects/object.h"

struct Tuple {
    Object head;
    size_t size;
    int64_t hash; /* -1: not computed yet */
    Value items[];
};

bool value_is_tuple(Value value); /* subclasses too */

static inline Tuple *value_to_tuple(Value value) {
    return (Tuple *)value_object(value);
}

/* Items NULL, to be filled; the one empty tuple for size 0. */
Tuple *tuple_new(VM *vm, size_t size);
Value tuple_from_array(VM *vm, const Value *items, size_t size); /* retains */
/* Consumes the items, also on failure; that is also when one is NULL, with the exception set. */
Value tuple_from_array_take(VM *vm, const Value *items, size_t size);
Value tuple_pack(VM *vm, size_t size, ...); /* retains */
Value tuple_slice(VM *vm, Tuple *tuple, size_t start, size_t end);
Value tuple_concat(VM *vm, Value left, Value right);

int types_init_tuple(VM *vm);

#endif
