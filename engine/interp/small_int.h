/*
 * small_int.h - the operators of BINARY_OP on two small ints, inline.
 *
 * CPython's specialised forms cover sums, differences, products and bits; what
 * is left to BINARY_OP itself, `%`, `//` and shifts above all, is done here
 * without asking types for their slots.
 *
 * Failure: false when an error is to be raised or the result is no small int;
 * *result is untouched then, and the operator's own function does it all.
 */
#ifndef GENSTEP_INTERP_SMALL_INT_H
#define GENSTEP_INTERP_SMALL_INT_H

#include "engine/objects/int.h"
#include "engine/objects/type.h"

/* The quotient is rounded down, the remainder has the divisor's sign. */
static inline bool small_int_divide(Value left, Value right, bool remainder, Value *result) {
    int64_t a = value_to_small_int(left);
    int64_t b = value_to_small_int(right);
    if (((uint64_t)a | (uint64_t)b) >> 32 == 0 && b != 0) { /* a shorter division is a faster one */
        uint32_t x = (uint32_t)a, y = (uint32_t)b;
        *result = value_from_small_int(remainder ? x % y : x / y);
        return true;
    }
    if (b == 0 || b == -1) { /* -1: the one divisor whose quotient may not fit */
        return false;
    }
    int64_t quotient = a / b;
    int64_t rest = a % b;
    if (rest != 0 && (a < 0) != (b < 0)) {
        quotient--;
        rest += b;
    }
    *result = value_from_small_int(remainder ? rest : quotient);
    return true;
}

static inline bool small_int_shift_left(Value left, Value right, Value *result) {
    uint64_t count = (uint64_t)value_to_small_int(right); /* negative: too large */
    if (count > 61) {
        return false;
    }
    int64_t number = value_to_small_int(left);
    int64_t shifted = (int64_t)((uint64_t)number << count);
    if (shifted >> count != number || !value_fits_small_int(shifted)) {
        return false;
    }
    *result = value_from_small_int(shifted);
    return true;
}

static inline bool small_int_shift_right(Value left, Value right, Value *result) {
    uint64_t count = (uint64_t)value_to_small_int(right);
    if (count > 62) {
        return false;
    }
    *result = value_from_small_int(value_to_small_int(left) >> count);
    return true;
}

/* `op` is BINARY_OP's oparg. */
static inline bool small_int_operate(int op, Value left, Value right, Value *result) {
    switch (op < NB_INPLACE_ADD ? op : op - NB_INPLACE_ADD) {
    case NB_ADD: return int_add_small(left, right, result);
    case NB_SUBTRACT: return int_subtract_small(left, right, result);
    case NB_MULTIPLY: return int_multiply_small(left, right, result);
    case NB_REMAINDER: return small_int_divide(left, right, true, result);
    case NB_FLOOR_DIVIDE: return small_int_divide(left, right, false, result);
    case NB_LSHIFT: return small_int_shift_left(left, right, result);
    case NB_RSHIFT: return small_int_shift_right(left, right, result);
    default: return false;
    }
}

#endif
