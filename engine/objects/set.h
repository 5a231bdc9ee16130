/*
 * set.h - set and frozenset: a hash table without order of its own.
 *
 * The order in which a set's items come out is decided by its table: size,
 * growth and probing are CPython's (linear probes of nine, then perturbed), so
 * that the order is CPython's too.
 *
 * Source: CPython 3.14 Objects/setobject.c.
 */
#ifndef GENSTEP_OBJECTS_SET_H
#define GENSTEP_OBJECTS_SET_H

#include "engine/objects/object.h"

typedef struct SetEntry {
    Value key; /* NULL: never used, or deleted when hash is -1 */
    int64_t hash;
} SetEntry;

#define SET_SMALL_SIZE 8

typedef struct Set {
    Object head;
    SetEntry *table; /* `small`, or a heap_alloc buffer */
    size_t mask;     /* table size minus one */
    size_t fill;     /* entries in use or deleted */
    size_t used;     /* items */
    int64_t hash;    /* frozenset: -1 until computed */
    size_t finger;   /* where pop() looks next */
    SetEntry small[SET_SMALL_SIZE];
    Value weakrefs;
} Set;

bool value_is_set(Value value); /* set, frozenset, subclasses */

static inline Set *value_to_set(Value value) {
    return (Set *)value_object(value);
}

Set *set_new(VM *vm, Type *type); /* empty; type: set, frozenset or a subclass */
Value set_from_iterable(VM *vm, Type *type, Value iterable);
int set_add(VM *vm, Set *set, Value key); /* retains */
int set_add_hashed(VM *vm, Set *set, Value key, int64_t hash);
int set_contains(VM *vm, Set *set, Value key); /* 1, 0, -1 */
int set_contains_hashed(VM *vm, Set *set, Value key, int64_t hash);
int set_discard(VM *vm, Set *set, Value key); /* 1 was there, 0 not, -1 */
int set_discard_hashed(VM *vm, Set *set, Value key, int64_t hash);
Value set_pop(VM *vm, Set *set); /* KeyError when it is empty */
int set_update(VM *vm, Set *set, Value iterable);
void set_clear(VM *vm, Set *set);
void set_swap(VM *vm, Set *left, Set *right); /* each gets the other's items */
/* A table with many deleted entries is rebuilt: after taking out several items. */
int set_drop_deleted(VM *vm, Set *set);
/* Walks the items: start with *position 0; false at the end. Borrowed. */
bool set_next(const Set *set, size_t *position, Value *key, int64_t *hash);

typedef struct SetIterator {
    Object head;
    Set *set; /* NULL when exhausted */
    size_t position;
    size_t used;
    size_t remaining;
} SetIterator;

int types_init_set(VM *vm);

#endif
