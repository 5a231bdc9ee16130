#include <float.h>
#include <math.h>

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int_digits.h"
#include "engine/objects/tuple.h"

typedef mp_err MpBinary(const mp_int *left, const mp_int *right, mp_int *result);

static Value apply(VM *vm, MpBinary *function, Value left, Value right) {
    IntView a, b;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return error_no_memory(vm);
    }
    mp_err status = function(int_view(left, &a), int_view(right, &b), &result);
    return int_from_mp_take(vm, &result, status);
}

/* ---- sum, difference, product ---- */

Value int_add(VM *vm, Value left, Value right) {
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b)) {
        return int_from_i64(vm, a + b);
    }
    return int_digits_add(vm, left, right, false);
}

Value int_subtract(VM *vm, Value left, Value right) {
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b)) {
        return int_from_i64(vm, a - b);
    }
    return int_digits_add(vm, left, right, true);
}

Value int_multiply(VM *vm, Value left, Value right) {
    int64_t a, b, product;
    if (int_is_small(left, &a) && int_is_small(right, &b) &&
        !__builtin_mul_overflow(a, b, &product)) {
        return int_from_i64(vm, product);
    }
    if (!int_allow_bits(vm, (uint64_t)int_bit_length(left) + int_bit_length(right))) {
        return NULL;
    }
    IntView left_view, right_view;
    const mp_int *a_digits = int_view(left, &left_view);
    const mp_int *b_digits = int_view(right, &right_view);
    if (a_digits->used <= INT_DIGITS_PRODUCT_MAX && b_digits->used <= INT_DIGITS_PRODUCT_MAX) {
        return int_digits_multiply(vm, a_digits, b_digits);
    }
    return int_allow_work(vm, int_product_work(a_digits->used, b_digits->used))
               ? apply(vm, mp_mul, left, right)
               : NULL;
}

Value int_negate(VM *vm, Value value) {
    int64_t small;
    if (int_is_small(value, &small)) {
        return int_from_i64(vm, -small);
    }
    IntView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return error_no_memory(vm);
    }
    return int_from_mp_take(vm, &result, mp_neg(int_view(value, &view), &result));
}

/* ---- division: the quotient is rounded down, the remainder has the divisor's sign ---- */

static int64_t floor_quotient(int64_t a, int64_t b) {
    int64_t quotient = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

static int64_t floor_remainder(int64_t a, int64_t b) {
    int64_t remainder = a % b;
    return (remainder != 0 && (a < 0) != (b < 0)) ? remainder + b : remainder;
}

/* Either result may be NULL. */
static mp_err floor_divide(const mp_int *a, const mp_int *b, mp_int *quotient, mp_int *remainder) {
    mp_err status = mp_div(a, b, quotient, remainder); /* rounds towards zero */
    if (status == MP_OKAY && remainder->used > 0 && remainder->sign != b->sign) {
        status = mp_add(remainder, b, remainder);
        if (status == MP_OKAY && quotient != NULL) {
            status = mp_sub_d(quotient, 1, quotient);
        }
    }
    return status;
}

/* Digit by digit. */
static double division_work(const mp_int *a, const mp_int *b) {
    return a->used <= b->used ? 0 : (double)(a->used - b->used) * b->used;
}

static bool big_divide(VM *vm, Value left, Value right, mp_int *quotient, mp_int *remainder) {
    IntView a, b;
    if (!int_allow_work(vm, division_work(int_view(left, &a), int_view(right, &b)))) {
        return false;
    }
    if (mp_init_multi(quotient, remainder, NULL) != MP_OKAY) {
        error_no_memory(vm);
        return false;
    }
    if (floor_divide(int_view(left, &a), int_view(right, &b), quotient, remainder) == MP_OKAY) {
        return true;
    }
    mp_clear_multi(quotient, remainder, NULL);
    error_no_memory(vm);
    return false;
}

Value int_floor_divide(VM *vm, Value left, Value right) {
    if (int_sign(right) == 0) {
        return error_raise(vm, vm->types.ZeroDivisionError, "division by zero");
    }
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b)) {
        return int_from_i64(vm, floor_quotient(a, b));
    }
    Value result;
    if (int_digits_divide(vm, left, right, false, &result)) {
        return result;
    }
    mp_int quotient, remainder;
    if (!big_divide(vm, left, right, &quotient, &remainder)) {
        return NULL;
    }
    mp_clear(&remainder);
    return int_from_mp_take(vm, &quotient, MP_OKAY);
}

Value int_remainder(VM *vm, Value left, Value right) {
    if (int_sign(right) == 0) {
        return error_raise(vm, vm->types.ZeroDivisionError, "division by zero");
    }
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b)) {
        return int_from_i64(vm, floor_remainder(a, b));
    }
    Value result;
    if (int_digits_divide(vm, left, right, true, &result)) {
        return result;
    }
    mp_int quotient, remainder;
    if (!big_divide(vm, left, right, &quotient, &remainder)) {
        return NULL;
    }
    mp_clear(&quotient);
    return int_from_mp_take(vm, &remainder, MP_OKAY);
}

Value int_divmod(VM *vm, Value left, Value right) {
    Value pair[2];
    pair[0] = int_floor_divide(vm, left, right);
    if (pair[0] == NULL) {
        return NULL;
    }
    pair[1] = int_remainder(vm, left, right);
    if (pair[1] == NULL) {
        value_release(vm, pair[0]);
        return NULL;
    }
    return tuple_from_array_take(vm, pair, 2);
}

/* ---- true division, correctly rounded ---- */

/* floor(|a| / |b| * 2**-shift), its lowest bit set when the division left a rest; fits 64 bits. */
static mp_err scaled_quotient(const mp_int *a, const mp_int *b, int shift, uint64_t *quotient) {
    mp_int numerator, denominator, rest;
    if (mp_init_multi(&numerator, &denominator, &rest, NULL) != MP_OKAY) {
        return MP_MEM;
    }
    mp_err status = mp_abs(a, &numerator);
    if (status == MP_OKAY) {
        status = mp_abs(b, &denominator);
    }
    if (status == MP_OKAY && shift < 0) {
        status = mp_mul_2d(&numerator, -shift, &numerator);
    }
    if (status == MP_OKAY && shift > 0) {
        status = mp_mul_2d(&denominator, shift, &denominator);
    }
    if (status == MP_OKAY) {
        status = mp_div(&numerator, &denominator, &numerator, &rest);
    }
    if (status == MP_OKAY) {
        *quotient = mp_get_u64(&numerator) | (rest.used > 0);
    }
    mp_clear_multi(&numerator, &denominator, &rest, NULL);
    return status;
}

static int bit_length(uint64_t number) {
    int bits = 0;
    for (; number != 0; number >>= 1) {
        bits++;
    }
    return bits;
}

/* Rounds to a multiple of 2**bits, halves to even. */
static uint64_t round_off(uint64_t number, int bits) {
    uint64_t unit = (uint64_t)1 << bits;
    uint64_t rest = number & (unit - 1);
    number -= rest;
    if (rest > unit / 2 || (rest == unit / 2 && (number & unit) != 0)) {
        number += unit;
    }
    return number;
}

static Value big_true_divide(VM *vm, Value left, Value right) {
    IntView left_view, right_view;
    const mp_int *a = int_view(left, &left_view);
    const mp_int *b = int_view(right, &right_view);
    bool negative = (a->sign == MP_NEG) != (b->sign == MP_NEG);
    if (a->used == 0) {
        return float_new(vm, negative ? -0.0 : 0.0);
    }
    int difference = mp_count_bits(a) - mp_count_bits(b);
    if (difference > DBL_MAX_EXP) {
        return error_raise(vm, vm->types.OverflowError,
                           "integer division result too large for a float");
    }
    if (difference < DBL_MIN_EXP - DBL_MANT_DIG - 1) {
        return float_new(vm, negative ? -0.0 : 0.0);
    }
    /* Two bits more than a double holds; fewer where the result is subnormal. */
    int shift = (difference > DBL_MIN_EXP ? difference : DBL_MIN_EXP) - DBL_MANT_DIG - 2;
    uint64_t quotient;
    if (scaled_quotient(a, b, shift, &quotient) != MP_OKAY) {
        return error_no_memory(vm);
    }
    int bits = bit_length(quotient);
    int least = DBL_MIN_EXP - shift;
    quotient = round_off(quotient, (bits > least ? bits : least) - DBL_MANT_DIG);
    double result = ldexp((double)quotient, shift);
    if (isinf(result)) {
        return error_raise(vm, vm->types.OverflowError,
                           "integer division result too large for a float");
    }
    return float_new(vm, negative ? -result : result);
}

Value int_true_divide(VM *vm, Value left, Value right) {
    const int64_t exact = (int64_t)1 << DBL_MANT_DIG;
    if (int_sign(right) == 0) {
        return error_raise(vm, vm->types.ZeroDivisionError, "division by zero");
    }
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b) && a <= exact && a >= -exact &&
        b <= exact && b >= -exact) {
        return float_new(vm, (double)a / (double)b);
    }
    return big_true_divide(vm, left, right);
}

/* ---- shifts and bits: as if numbers had infinitely many sign bits ---- */

Value int_shift_left(VM *vm, Value left, Value right) {
    int64_t count;
    if (int_sign(right) < 0) {
        return error_raise(vm, vm->types.ValueError, "negative shift count");
    }
    if (int_sign(left) == 0) {
        return value_from_small_int(0);
    }
    if (!int_fits_i64(right, &count)) {
        return error_raise(vm, vm->types.OverflowError, "too many digits in integer");
    }
    int64_t small, shifted;
    if (int_is_small(left, &small) && count < 62 &&
        !__builtin_mul_overflow(small, (int64_t)1 << count, &shifted)) {
        return int_from_i64(vm, shifted);
    }
    if (!int_allow_bits(vm, int_bit_length(left) + (uint64_t)count)) {
        return NULL;
    }
    IntView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return error_no_memory(vm);
    }
    return int_from_mp_take(vm, &result, mp_mul_2d(int_view(left, &view), (int)count, &result));
}

Value int_shift_right(VM *vm, Value left, Value right) {
    int64_t count;
    if (int_sign(right) < 0) {
        return error_raise(vm, vm->types.ValueError, "negative shift count");
    }
    if (!int_fits_i64(right, &count) || count > INT32_MAX) {
        return value_from_small_int(int_sign(left) < 0 ? -1 : 0);
    }
    int64_t small;
    if (int_is_small(left, &small)) {
        return value_from_small_int(small >> (count < 63 ? count : 63));
    }
    IntView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return error_no_memory(vm);
    }
    return int_from_mp_take(vm, &result, mp_signed_rsh(int_view(left, &view), (int)count, &result));
}

Value int_and(VM *vm, Value left, Value right) {
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b)) {
        return value_from_small_int(a & b);
    }
    return apply(vm, mp_and, left, right);
}

Value int_or(VM *vm, Value left, Value right) {
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b)) {
        return value_from_small_int(a | b);
    }
    return apply(vm, mp_or, left, right);
}

Value int_xor(VM *vm, Value left, Value right) {
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b)) {
        return value_from_small_int(a ^ b);
    }
    return apply(vm, mp_xor, left, right);
}

/* ---- powers ---- */

/* base ** exponent, exponent >= 0, by squaring; false on overflow of 63 bits. */
static bool small_power(int64_t base, int64_t exponent, int64_t *power) {
    int64_t result = 1;
    while (true) {
        if ((exponent & 1) && __builtin_mul_overflow(result, base, &result)) {
            return false;
        }
        exponent >>= 1;
        if (exponent == 0) {
            *power = result;
            return true;
        }
        if (__builtin_mul_overflow(base, base, &base)) {
            return false;
        }
    }
}

static Value plain_power(VM *vm, Value base, Value exponent) {
    int64_t small_base, small_exponent, power;
    if (!int_fits_i64(exponent, &small_exponent)) {
        small_exponent = INT64_MAX;
    }
    if (int_is_small(base, &small_base)) {
        if (small_base == 0 || small_base == 1) {
            return value_from_small_int(small_exponent == 0 ? 1 : small_base);
        }
        if (small_base == -1) {
            Value odd = int_and(vm, exponent, value_from_small_int(1));
            return value_from_small_int(odd == value_from_small_int(1) ? -1 : 1);
        }
        if (small_power(small_base, small_exponent, &power)) {
            return int_from_i64(vm, power);
        }
    }
    uint64_t bits;
    if (__builtin_mul_overflow((uint64_t)int_bit_length(base) - 1, (uint64_t)small_exponent,
                               &bits) ||
        small_exponent > INT32_MAX) {
        bits = UINT64_MAX;
    }
    if (!int_allow_bits(vm, bits)) {
        return NULL;
    }
    int half = (int)(bits / MP_DIGIT_BIT / 2);
    if (!int_allow_work(vm,
                        2 * int_product_work(half, half))) { /* the last square, and all before */
        return NULL;
    }
    IntView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return error_no_memory(vm);
    }
    mp_err status = mp_expt_u32(int_view(base, &view), (uint32_t)small_exponent, &result);
    return int_from_mp_take(vm, &result, status);
}

/* base ** exponent % modulus for modulus > 0 and any exponent. */
static Value modular_power(VM *vm, const mp_int *base, const mp_int *exponent,
                           const mp_int *modulus) {
    double square = (double)modulus->used * modulus->used;
    double steps = mp_count_bits(exponent) + (exponent->sign == MP_NEG ? 2 * MP_DIGIT_BIT : 0);
    mp_int reduced, result;
    if (!int_allow_work(vm, division_work(base, modulus) + 1.5 * steps * square)) {
        return NULL;
    }
    if (mp_init_multi(&reduced, &result, NULL) != MP_OKAY) {
        return error_no_memory(vm);
    }
    mp_err status = mp_mod(base, modulus, &reduced);
    mp_int positive = *exponent;
    if (status == MP_OKAY && exponent->sign == MP_NEG) {
        status = mp_invmod(&reduced, modulus, &reduced);
        if (status == MP_VAL) {
            mp_clear_multi(&reduced, &result, NULL);
            return error_raise(vm, vm->types.ValueError,
                               "base is not invertible for the given modulus");
        }
        positive.sign = MP_ZPOS;
    }
    if (status == MP_OKAY) {
        status = mp_exptmod(&reduced, &positive, modulus, &result);
    }
    mp_clear(&reduced);
    return int_from_mp_take(vm, &result, status);
}

/* For a modulus of 32 bits: products fit 64. */
static int64_t small_power_modulo(int64_t base, int64_t exponent, int64_t modulus) {
    uint64_t m = (uint64_t)modulus;
    uint64_t factor = (uint64_t)floor_remainder(base, modulus);
    uint64_t power = 1 % m;
    for (; exponent > 0; exponent >>= 1) {
        power = (exponent & 1) != 0 ? power * factor % m : power;
        factor = factor * factor % m;
    }
    return (int64_t)power;
}

static Value power_modulo(VM *vm, Value base, Value exponent, Value modulus) {
    int64_t small_modulus;
    if (int_sign(modulus) == 0) {
        return error_raise(vm, vm->types.ValueError, "pow() 3rd argument cannot be 0");
    }
    if (int_is_small(modulus, &small_modulus) && (small_modulus == 1 || small_modulus == -1)) {
        return value_from_small_int(0);
    }
    int64_t small_base, small_exponent;
    if (int_is_small(base, &small_base) && int_is_small(exponent, &small_exponent) &&
        int_is_small(modulus, &small_modulus) && small_exponent >= 0 && small_modulus > 0 &&
        small_modulus <= UINT32_MAX) {
        return value_from_small_int(small_power_modulo(small_base, small_exponent, small_modulus));
    }
    IntView base_view, exponent_view, modulus_view;
    mp_int positive = *int_view(modulus, &modulus_view);
    positive.sign = MP_ZPOS;
    Value result = modular_power(vm, int_view(base, &base_view), int_view(exponent, &exponent_view),
                                 &positive);
    if (result != NULL && int_sign(modulus) < 0 && int_sign(result) > 0) {
        Value shifted = int_add(vm, result, modulus);
        value_release(vm, result);
        return shifted;
    }
    return result;
}

Value int_power(VM *vm, Value base, Value exponent, Value modulus) {
    if (modulus != VALUE_NONE) {
        return power_modulo(vm, base, exponent, modulus);
    }
    if (int_sign(exponent) >= 0) {
        return plain_power(vm, base, exponent);
    }
    double real_base, real_exponent;
    if (int_to_double(vm, base, &real_base) < 0 ||
        int_to_double(vm, exponent, &real_exponent) < 0) {
        return NULL;
    }
    return float_power(vm, real_base, real_exponent);
}
