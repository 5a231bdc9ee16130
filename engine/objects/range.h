/*
 * range.h - range objects and their iterators.
 *
 * Source: CPython 3.14 Objects/rangeobject.c.
 */
#ifndef GENSTEP_OBJECTS_RANGE_H
#define GENSTEP_OBJECTS_RANGE_H

#include "engine/objects/object.h"

typedef struct Range {
    Object head;
    Value start; /* ints */
    Value stop;
    Value step;
    Value length;
} Range;

/* When start, step and the last number are small ints: what FOR_ITER_RANGE steps through. */
typedef struct RangeIterator {
    Object head;
    int64_t start; /* the next number */
    int64_t step;
    int64_t remaining;
} RangeIterator;

Value range_new(VM *vm, Value start, Value stop, Value step);

int types_init_range(VM *vm);

#endif
