#include <math.h>
#include <tommath.h>

#include "engine/base/memory.h"
#include "engine/compiler/constant_number.h"

/* Limits of folding, in bits. */
enum {
    MAX_INT_SIZE = 128,            /* of what *, ** and << may make (CPython's MAX_INT_SIZE) */
    MAX_DIVISION_SIZE = 1 << 20,   /* beyond it, division would take seconds: not folded */
    DOUBLE_DIGITS = 53,            /* of a double's significand */
    DOUBLE_LOWEST_EXPONENT = -1074 /* of the smallest double */
};

bool constant_is_int(const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_FALSE:
    case CONSTANT_TRUE:
    case CONSTANT_INT:
    case CONSTANT_BIG_INT: return true;
    default: return false;
    }
}

bool constant_get_int64(const Constant *constant, int64_t *value) {
    switch (constant->kind) {
    case CONSTANT_FALSE: *value = 0; return true;
    case CONSTANT_TRUE: *value = 1; return true;
    case CONSTANT_INT: *value = constant->as.integer; return true;
    default: return false;
    }
}

/* ---- to and from libtommath, which fails only for want of memory ---- */

static void require(mp_err status) {
    if (status != MP_OKAY) {
        die("out of memory");
    }
}

static void number_init(mp_int *number, const Constant *constant) {
    int64_t value;
    require(mp_init(number));
    if (constant_get_int64(constant, &value)) {
        mp_set_i64(number, value);
        return;
    }
    require(mp_unpack(number, constant->as.big.size, MP_LSB_FIRST, 1, MP_LITTLE_ENDIAN, 0,
                      constant->as.big.magnitude));
    if (constant->as.big.negative) {
        require(mp_neg(number, number));
    }
}

static const Constant *number_constant(Arena *arena, const mp_int *number) {
    size_t size = mp_ubin_size(number);
    uint8_t *magnitude = memory_alloc(size);
    size_t written = 0;
    require(mp_pack(magnitude, size, &written, MP_LSB_FIRST, 1, MP_LITTLE_ENDIAN, 0, number));
    const Constant *constant =
        constant_big_int(arena, mp_isneg(number) == MP_YES, magnitude, written);
    memory_free(magnitude);
    return constant;
}

/* ---- to double ---- */

/*
 * significand * 2**exponent, rounded half to even. The lowest bit of the
 * significand may stand for any bits below it (it is "sticky"), if there are
 * more than 54 others. False on overflow.
 */
static bool scale(uint64_t significand, int exponent, double *value) {
    int bits = 0;
    while (bits < 64 && significand >> bits != 0) {
        bits++;
    }
    int dropped = bits - DOUBLE_DIGITS;
    if (dropped < DOUBLE_LOWEST_EXPONENT - exponent) {
        dropped = DOUBLE_LOWEST_EXPONENT - exponent;
    }
    if (dropped > 0) {
        uint64_t kept = dropped < 64 ? significand >> dropped : 0;
        uint64_t rest = dropped < 64 ? significand - (kept << dropped) : significand;
        uint64_t half = dropped <= 64 ? (uint64_t)1 << (dropped - 1) : UINT64_MAX;
        if (rest > half || (rest == half && (kept & 1) != 0)) {
            kept++;
        }
        significand = kept;
        exponent += dropped;
    }
    *value = ldexp((double)significand, exponent);
    return isfinite(*value);
}

/* The highest 64 bits of |number|, the lowest of them sticky; the exponent is that of the rest. */
static uint64_t highest_bits(const mp_int *number, int *exponent) {
    mp_int top;
    require(mp_init_copy(&top, number));
    int shift = mp_count_bits(number) - 64;
    bool is_inexact = false;
    if (shift > 0) {
        is_inexact = mp_cnt_lsb(number) < shift;
        require(mp_div_2d(number, shift, &top, NULL));
    }
    uint64_t bits = mp_get_mag_u64(&top) | (uint64_t)is_inexact;
    mp_clear(&top);
    *exponent = shift > 0 ? shift : 0;
    return bits;
}

bool constant_to_double(const Constant *constant, double *value) {
    int64_t integer;
    if (constant->kind == CONSTANT_FLOAT) {
        *value = constant->as.real;
        return true;
    }
    if (constant_get_int64(constant, &integer)) {
        *value = (double)integer;
        return true;
    }
    mp_int number;
    int exponent;
    number_init(&number, constant);
    uint64_t bits = highest_bits(&number, &exponent);
    bool fits = scale(bits, exponent, value);
    *value = constant->as.big.negative ? -*value : *value;
    mp_clear(&number);
    return fits;
}

/* ---- division ---- */

/* Rounded towards minus infinity: the remainder has the sign of the divisor. */
static void floor_divide(const mp_int *left, const mp_int *right, mp_int *quotient,
                         mp_int *remainder) {
    require(mp_div(left, right, quotient, remainder)); /* rounds towards zero */
    if (mp_iszero(remainder) == MP_NO && mp_isneg(remainder) != mp_isneg(right)) {
        require(mp_sub_d(quotient, 1, quotient));
        require(mp_add(remainder, right, remainder));
    }
}

/*
 * The nearest double to left / right. The operands are shifted so that the
 * integer quotient has 64 or 65 bits, which is enough to round from.
 */
static bool true_divide(const mp_int *left, const mp_int *right, double *value) {
    *value = mp_isneg(right) == MP_YES ? -0.0 : 0.0;
    if (mp_iszero(left) == MP_YES) {
        return true;
    }
    mp_int dividend;
    mp_int divisor;
    mp_int rest;
    require(mp_init_copy(&dividend, left));
    require(mp_init_copy(&divisor, right));
    require(mp_init(&rest));
    int shift = 64 - (mp_count_bits(left) - mp_count_bits(right));
    if (shift > 0) {
        require(mp_mul_2d(&dividend, shift, &dividend));
    } else {
        require(mp_mul_2d(&divisor, -shift, &divisor));
    }
    require(mp_div(&dividend, &divisor, &dividend, &rest));
    int exponent;
    uint64_t bits = highest_bits(&dividend, &exponent);
    bits |= (uint64_t)(mp_iszero(&rest) == MP_NO);
    bool fits = scale(bits, exponent - shift, value);
    *value = mp_isneg(left) != mp_isneg(right) ? -*value : *value;
    mp_clear_multi(&dividend, &divisor, &rest, NULL);
    return fits;
}

/* ---- operators ---- */

/* left ** right for right > 0 that keeps to the limit; otherwise false. */
static bool power(const mp_int *left, const mp_int *right, mp_int *result) {
    if (mp_iszero(left) == MP_YES) {
        mp_zero(result);
        return true;
    }
    if (mp_count_bits(right) > 31 || mp_get_i32(right) > MAX_INT_SIZE ||
        mp_count_bits(left) > MAX_INT_SIZE / mp_get_i32(right)) {
        return false;
    }
    require(mp_expt_u32(left, (uint32_t)mp_get_i32(right), result));
    return true;
}

static bool left_shift(const mp_int *left, const mp_int *right, mp_int *result) {
    if (mp_isneg(right) == MP_YES) {
        return false;
    }
    if (mp_iszero(left) == MP_YES || mp_iszero(right) == MP_YES) {
        require(mp_copy(left, result));
        return true;
    }
    if (mp_count_bits(right) > 31 || mp_get_i32(right) > MAX_INT_SIZE ||
        mp_count_bits(left) > MAX_INT_SIZE - mp_get_i32(right)) {
        return false;
    }
    require(mp_mul_2d(left, mp_get_i32(right), result));
    return true;
}

static bool right_shift(const mp_int *left, const mp_int *right, mp_int *result) {
    if (mp_isneg(right) == MP_YES) {
        return false;
    }
    int bits = mp_count_bits(left) + 1; /* shifting by more makes 0 or -1 */
    int shift = mp_count_bits(right) > 31 || mp_get_i32(right) > bits ? bits : mp_get_i32(right);
    require(mp_signed_rsh(left, shift, result));
    return true;
}

static bool multiply(const mp_int *left, const mp_int *right, mp_int *result) {
    if (mp_iszero(left) == MP_NO && mp_iszero(right) == MP_NO &&
        mp_count_bits(left) + mp_count_bits(right) > MAX_INT_SIZE) {
        return false;
    }
    require(mp_mul(left, right, result));
    return true;
}

/* // and %. */
static bool divide(const mp_int *left, BinaryOperator op, const mp_int *right, mp_int *result) {
    if (mp_iszero(right) == MP_YES || mp_count_bits(left) > MAX_DIVISION_SIZE) {
        return false;
    }
    mp_int other;
    require(mp_init(&other));
    if (op == BINARY_FLOOR_DIVIDE) {
        floor_divide(left, right, result, &other);
    } else {
        floor_divide(left, right, &other, result);
    }
    mp_clear(&other);
    return true;
}

/* The operators whose result is an int; false when there is none. */
static bool integer_result(const mp_int *left, BinaryOperator op, const mp_int *right,
                           mp_int *result) {
    switch (op) {
    case BINARY_ADD: require(mp_add(left, right, result)); return true;
    case BINARY_SUBTRACT: require(mp_sub(left, right, result)); return true;
    case BINARY_MULTIPLY: return multiply(left, right, result);
    case BINARY_FLOOR_DIVIDE:
    case BINARY_REMAINDER: return divide(left, op, right, result);
    case BINARY_POWER: return power(left, right, result);
    case BINARY_LSHIFT: return left_shift(left, right, result);
    case BINARY_RSHIFT: return right_shift(left, right, result);
    case BINARY_AND: require(mp_and(left, right, result)); return true;
    case BINARY_OR: require(mp_or(left, right, result)); return true;
    case BINARY_XOR: require(mp_xor(left, right, result)); return true;
    default: return false;
    }
}

static bool is_bool(const Constant *constant) {
    return constant->kind == CONSTANT_FALSE || constant->kind == CONSTANT_TRUE;
}

/* & | ^ of two bools is a bool. */
static const Constant *bool_result(const Constant *left, BinaryOperator op, const Constant *right) {
    bool a = left->kind == CONSTANT_TRUE;
    bool b = right->kind == CONSTANT_TRUE;
    bool result = op == BINARY_AND ? a && b : op == BINARY_OR ? a || b : a != b;
    return result ? constant_true() : constant_false();
}

const Constant *constant_int_binary(Arena *arena, const Constant *left, BinaryOperator op,
                                    const Constant *right) {
    if (is_bool(left) && is_bool(right) &&
        (op == BINARY_AND || op == BINARY_OR || op == BINARY_XOR)) {
        return bool_result(left, op, right);
    }
    mp_int a;
    mp_int b;
    mp_int number;
    number_init(&a, left);
    number_init(&b, right);
    require(mp_init(&number));
    const Constant *result = NULL;
    double real;
    if (op == BINARY_TRUE_DIVIDE) {
        if (mp_iszero(&b) == MP_NO && mp_count_bits(&a) <= MAX_DIVISION_SIZE &&
            true_divide(&a, &b, &real)) {
            result = constant_float(arena, real);
        }
    } else if (op == BINARY_POWER && mp_iszero(&b) == MP_YES) {
        result = constant_int(arena, 1);
    } else if (op == BINARY_POWER && mp_isneg(&b) == MP_YES) {
        result = constant_float_binary(arena, left, op, right);
    } else if (integer_result(&a, op, &b, &number)) {
        result = number_constant(arena, &number);
    }
    mp_clear_multi(&a, &b, &number, NULL);
    return result;
}

const Constant *constant_int_unary(Arena *arena, UnaryOperator op, const Constant *operand) {
    if (op == UNARY_OPERATOR_INVERT && is_bool(operand)) {
        return NULL; /* deprecated: left to run time, where the warning is */
    }
    mp_int number;
    number_init(&number, operand);
    if (op == UNARY_OPERATOR_NEGATIVE) {
        require(mp_neg(&number, &number));
    } else if (op == UNARY_OPERATOR_INVERT) {
        require(mp_complement(&number, &number));
    }
    const Constant *result = number_constant(arena, &number);
    mp_clear(&number);
    return result;
}
