/*
 * set_ops.h - what set.c offers set_type.c beyond set.h. Private to the two.
 */
#ifndef GENSTEP_OBJECTS_SET_OPS_H
#define GENSTEP_OBJECTS_SET_OPS_H

#include "engine/objects/set.h"

/* hash(key); an unhashable key is refused as a set element. */
int set_hash_key(VM *vm, Value key, int64_t *hash);
int set_discard_hashed(VM *vm, Set *set, Value key, int64_t hash); /* 1 was there, 0 not, -1 */
Value set_pop(VM *vm, Set *set);                                   /* KeyError when empty */
int64_t set_contents_hash(const Set *set);                         /* hash of a frozenset */
int set_merge(VM *vm, Set *set, const Set *other);
/* After many keys went: drops their marks. */
int set_shrink(VM *vm, Set *set);

#endif
