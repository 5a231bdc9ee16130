/*
 * slice.h - slice objects, and what they mean for a sequence of a given length.
 *
 * Source: CPython 3.14 Objects/sliceobject.c.
 */
#ifndef GENSTEP_OBJECTS_SLICE_H
#define GENSTEP_OBJECTS_SLICE_H

#include "engine/objects/object.h"

typedef struct Slice {
    Object head;
    Value start;
    Value stop;
    Value step;
} Slice;

bool value_is_slice(VM *vm, Value value);
Value slice_new(VM *vm, Value start, Value stop, Value step);

/* The three numbers, clipped to int64: the step is not 0 (ValueError). */
int slice_unpack(VM *vm, Value slice, int64_t *start, int64_t *stop, int64_t *step);
/* Fits them to a length and returns the number of items selected. */
int64_t slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step);

int types_init_slice(VM *vm);

#endif
