/* arithmetic.c - see arithmetic.h. */
#include "engine/interp/arithmetic.h"

#include "engine/objects/int.h"

/* ---- small ints ---- */

static Value add(Value left, Value right) {
    Value sum;
    return int_add_small(left, right, &sum) ? sum : NULL;
}

static Value subtract(Value left, Value right) {
    Value difference;
    return int_subtract_small(left, right, &difference) ? difference : NULL;
}

static Value multiply(Value left, Value right) {
    Value product;
    return int_multiply_small(left, right, &product) ? product : NULL;
}

/* A shorter division is a faster one. */
static bool are_short(int64_t a, int64_t b) {
    return ((uint64_t)a | (uint64_t)b) >> 32 == 0 && b != 0;
}

/* -1 is the one divisor whose quotient may not fit. */
static bool is_divisor(int64_t number) {
    return number != 0 && number != -1;
}

/* The remainder has the divisor's sign. */
static Value remainder_of(Value left, Value right) {
    int64_t a = value_to_small_int(left);
    int64_t b = value_to_small_int(right);
    if (are_short(a, b)) {
        return value_from_small_int((uint32_t)a % (uint32_t)b);
    }
    if (!is_divisor(b)) {
        return NULL;
    }
    int64_t rest = a % b;
    return value_from_small_int(rest != 0 && (a < 0) != (b < 0) ? rest + b : rest);
}

/* The quotient is rounded down. */
static Value floor_divide(Value left, Value right) {
    int64_t a = value_to_small_int(left);
    int64_t b = value_to_small_int(right);
    if (are_short(a, b)) {
        return value_from_small_int((uint32_t)a / (uint32_t)b);
    }
    if (!is_divisor(b)) {
        return NULL;
    }
    int64_t quotient = a / b;
    return value_from_small_int(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient);
}

static Value shift_left(Value left, Value right) {
    uint64_t count = (uint64_t)value_to_small_int(right); /* negative: too large */
    if (count > 61) {
        return NULL;
    }
    int64_t number = value_to_small_int(left);
    int64_t shifted = (int64_t)((uint64_t)number << count);
    if (shifted >> count != number || !value_fits_small_int(shifted)) {
        return NULL;
    }
    return value_from_small_int(shifted);
}

static Value shift_right(Value left, Value right) {
    uint64_t count = (uint64_t)value_to_small_int(right);
    return count > 62 ? NULL : value_from_small_int(value_to_small_int(left) >> count);
}

static Value refuse(Value left, Value right) {
    (void)left;
    (void)right;
    return NULL;
}

#define BOTH_FORMS(operator, function) [operator] = (function), [NB_INPLACE_ADD + (operator)] = (function)

SmallIntOperator *const arithmetic_small_ints[NB_OPERATOR_COUNT] = {
    BOTH_FORMS(NB_ADD, add),
    BOTH_FORMS(NB_AND, refuse), /* BINARY_OP_EXTEND has these */
    BOTH_FORMS(NB_FLOOR_DIVIDE, floor_divide),
    BOTH_FORMS(NB_LSHIFT, shift_left),
    BOTH_FORMS(NB_MATRIX_MULTIPLY, refuse),
    BOTH_FORMS(NB_MULTIPLY, multiply),
    BOTH_FORMS(NB_REMAINDER, remainder_of),
    BOTH_FORMS(NB_OR, refuse),
    BOTH_FORMS(NB_POWER, refuse),
    BOTH_FORMS(NB_RSHIFT, shift_right),
    BOTH_FORMS(NB_SUBTRACT, subtract),
    BOTH_FORMS(NB_TRUE_DIVIDE, refuse), /* arithmetic_floats_take does it */
    BOTH_FORMS(NB_XOR, refuse),
    [NB_SUBSCR] = refuse,
};

/* ---- floats ---- */

/* Exactly a float, or a small int that is one without rounding. */
static bool float_operand(const VM *vm, Value value, double *number) {
    if (value_has_type(value, vm->types.float_)) {
        *number = float_number(value);
        return true;
    }
    if (!value_is_small_int(value)) {
        return false;
    }
    int64_t whole = value_to_small_int(value);
    *number = (double)whole;
    return whole >= -((int64_t)1 << 53) && whole <= (int64_t)1 << 53;
}

Value arithmetic_floats_take(VM *vm, int op, Value left, Value right) {
    double a, b;
    if (!float_operand(vm, left, &a) || !float_operand(vm, right, &b)) {
        return NULL;
    }
    op = op < NB_INPLACE_ADD ? op : op - NB_INPLACE_ADD;
    if (op != NB_TRUE_DIVIDE && value_are_small_ints(left, right)) {
        return NULL; /* their sum is an int */
    }
    switch (op) {
    case NB_ADD: return float_replace_take(vm, left, right, a + b);
    case NB_SUBTRACT: return float_replace_take(vm, left, right, a - b);
    case NB_MULTIPLY: return float_replace_take(vm, left, right, a * b);
    case NB_TRUE_DIVIDE: return b == 0.0 ? NULL : float_replace_take(vm, left, right, a / b);
    default: return NULL;
    }
}
