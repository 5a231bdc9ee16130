/*
 * set_ops.h - union, intersection, difference and the like, of sets and of any iterables.
 *
 * Which side is walked and when tables are resized is CPython's choice, since it decides the
 * order of the result and which __eq__ run.
 *
 * Results are exactly sets or frozensets, whatever subclass the operands are of.
 * Source: CPython 3.14 Objects/setobject.c.
 */
#ifndef GENSTEP_OBJECTS_SET_OPS_H
#define GENSTEP_OBJECTS_SET_OPS_H

#include "engine/objects/set.h"
#include "engine/objects/type.h"

Value set_copy(VM *vm, Set *set);
Value set_intersection(VM *vm, Set *set, Value other);
Value set_difference(VM *vm, Set *set, Value other);
Value set_symmetric_difference(VM *vm, Set *set, Value other);
/* They change `set`: 0, -1. */
int set_difference_update(VM *vm, Set *set, Value other);
int set_symmetric_difference_update(VM *vm, Set *set, Value other);

/* Whether all items of one set are in the other: 1, 0, -1. */
int set_is_subset(VM *vm, Set *set, Set *other);

/* Methods, for the tables in set_type.c. */
NativeCall set_method_union;
NativeCall set_method_intersection;
NativeCall set_method_intersection_update;
NativeCall set_method_difference;
NativeCall set_method_difference_update;
NativeCall set_method_symmetric_difference;
NativeCall set_method_symmetric_difference_update;
NativeCall set_method_isdisjoint;
NativeCall set_method_issubset;
NativeCall set_method_issuperset;

/* The operators. */
void set_operations_fill(Type *type, bool mutable);

#endif
