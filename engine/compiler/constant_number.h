/*
 * constant_number.h - Python's arithmetic on int, bool, float and complex constants.
 *
 * Private to constant folding. Results that Python would refuse (division by
 * zero, overflow, a type that has no such operator) are NULL, as are ints beyond
 * the size that CPython folds.
 *
 * Source: CPython 3.14 Objects/longobject.c, floatobject.c, complexobject.c.
 */
#ifndef GENSTEP_COMPILER_CONSTANT_NUMBER_H
#define GENSTEP_COMPILER_CONSTANT_NUMBER_H

#include "engine/compiler/constant_fold.h"

bool constant_is_int(const Constant *constant); /* bools are ints */
bool constant_is_number(const Constant *constant);

/* The value of an int that fits; false when it does not or is no int. */
bool constant_get_int64(const Constant *constant, int64_t *value);

/* Both operands are ints. */
const Constant *constant_int_binary(Arena *arena, const Constant *left, BinaryOperator op,
                                    const Constant *right);
const Constant *constant_int_unary(Arena *arena, UnaryOperator op, const Constant *operand);

/* Both are ints or floats, one at least a float. */
const Constant *constant_float_binary(Arena *arena, const Constant *left, BinaryOperator op,
                                      const Constant *right);

/* One at least is complex; also for powers of negative floats. */
const Constant *constant_complex_binary(Arena *arena, const Constant *left, BinaryOperator op,
                                        const Constant *right);

/* The nearest double, halves to even; false when there is none (OverflowError). */
bool constant_to_double(const Constant *constant, double *value);

#endif
