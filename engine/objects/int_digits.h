/*
 * int_digits.h - sums, products and short divisions on the digits of ints, made in place.
 *
 * libtommath allocates for each result; ints of a few digits spend more time
 * there than on their digits. What is not here goes through it (int_big.h).
 *
 * Private to the int files. Operands are ints of any form.
 * Failure: NULL with MemoryError.
 */
#ifndef GENSTEP_OBJECTS_INT_DIGITS_H
#define GENSTEP_OBJECTS_INT_DIGITS_H

#include "engine/objects/int_big.h"

/* Products of operands with more digits are libtommath's: it has better algorithms for them. */
enum { INT_DIGITS_PRODUCT_MAX = 24 };

Value int_digits_add(VM *vm, Value left, Value right, bool subtract);
Value int_digits_multiply(VM *vm, const mp_int *left, const mp_int *right);

/* Floor division by a small int that is one digit: the quotient, or the remainder. False when the
 * divisor is none of these; *result is NULL when there is no memory. */
bool int_digits_divide(VM *vm, Value left, Value right, bool remainder, Value *result);

#endif
