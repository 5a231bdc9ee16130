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

/* A start or stop argument, clipped to int64: TypeError "slice indices must be integers or have an
 * __index__ method". */
int slice_index(VM *vm, Value value, int64_t *number);
/* Such a pair of optional arguments, fitted to a length: 0 <= *start, *stop <= length. */
int slice_arguments(VM *vm, const Value *args, size_t nargs, size_t length, size_t *start,
                    size_t *stop);
/* Arguments that may be None, as they were given, and fitted to a length: in two steps, since what
 * an object's __index__ does may change the length. */
typedef struct SliceBounds {
    int64_t start;
    int64_t stop;
} SliceBounds;
int slice_optional_bounds(VM *vm, const Value *args, size_t nargs, SliceBounds *bounds);
void slice_fit(SliceBounds bounds, size_t length, size_t *start, size_t *stop);
/* The same for arguments that may be None, where *start may lie behind the length (then nothing,
 * not even an empty text, is found there). */
int slice_optional_arguments(VM *vm, const Value *args, size_t nargs, size_t length, size_t *start,
                             size_t *stop);
/* The three numbers, clipped to int64: the step is not 0 (ValueError). */
int slice_unpack(VM *vm, Value slice, int64_t *start, int64_t *stop, int64_t *step);
/* slice.indices(length) for ints of any size: start, stop and step, owned by the caller. */
int slice_indices(VM *vm, Value slice, Value length, Value indices[3]);
/* Fits them to a length and returns the number of items selected. */
int64_t slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step);

int types_init_slice(VM *vm);

#endif
