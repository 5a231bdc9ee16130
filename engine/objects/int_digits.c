/* int_digits.c - see int_digits.h. */
#include "engine/objects/int_digits.h"

#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/error.h"

__extension__ typedef unsigned __int128 TwoDigits;

static Int *new_int(VM *vm, int digits, bool negative) {
    size_t size = sizeof(Int) + (size_t)digits * sizeof(uint64_t);
    Int *object = heap_cell(&vm->heap, size, CELL_PLAIN);
    if (object == NULL) {
        error_no_memory(vm);
        return NULL;
    }
    *object = (Int){
        .head = {.refcount = 1, .type = vm->types.int_},
        .digits = (uint64_t *)(object + 1),
        .size = (uint32_t)digits,
        .negative = negative,
    };
    return object;
}

/* Gives the int its one form: no zeros in front, and no object if it fits a small int. */
static Value normal_take(VM *vm, Int *object) {
    const uint64_t *digits = object->digits;
    while (object->size > 0 && digits[object->size - 1] == 0) {
        object->size--;
    }
    if (object->size > 2 || (object->size == 2 && digits[1] > 3)) {
        return value_from_object(object);
    }
    uint64_t magnitude = object->size > 0 ? digits[0] : 0;
    if (object->size == 2) {
        magnitude |= digits[1] << MP_DIGIT_BIT;
    }
    if (magnitude > (uint64_t)SMALL_INT_MAX + object->negative) {
        return value_from_object(object);
    }
    int64_t number = object->negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
    heap_cell_free(&vm->heap, object);
    return value_from_small_int(number);
}

/* ---- sums ---- */

/* |long_| + |short_| */
static void add_magnitudes(const mp_int *long_, const mp_int *short_, uint64_t *sum) {
    uint64_t carry = 0;
    for (int i = 0; i < long_->used; i++) {
        carry += long_->dp[i] + (i < short_->used ? short_->dp[i] : 0);
        sum[i] = carry & MP_MASK;
        carry >>= MP_DIGIT_BIT;
    }
    sum[long_->used] = carry;
}

/* |large| - |small| */
static void subtract_magnitudes(const mp_int *large, const mp_int *small, uint64_t *difference) {
    uint64_t borrow = 0;
    for (int i = 0; i < large->used; i++) {
        uint64_t digit = large->dp[i] - (i < small->used ? small->dp[i] : 0) - borrow;
        difference[i] = digit & MP_MASK;
        borrow = digit >> 63;
    }
    difference[large->used] = 0;
}

static bool is_smaller(const mp_int *left, const mp_int *right) {
    if (left->used != right->used) {
        return left->used < right->used;
    }
    for (int i = left->used; i-- > 0;) {
        if (left->dp[i] != right->dp[i]) {
            return left->dp[i] < right->dp[i];
        }
    }
    return false;
}

Value int_digits_add(VM *vm, Value left, Value right, bool subtract) {
    IntView views[2];
    const mp_int *large = int_view(left, &views[0]);
    const mp_int *small = int_view(right, &views[1]);
    bool large_negative = large->sign == MP_NEG;
    bool small_negative = (small->sign == MP_NEG) != subtract;
    if (is_smaller(large, small)) {
        const mp_int *swapped = large;
        large = small;
        small = swapped;
        bool negative = large_negative;
        large_negative = small_negative;
        small_negative = negative;
    }
    Int *result = new_int(vm, large->used + 1, large_negative);
    if (result == NULL) {
        return NULL;
    }
    if (large_negative == small_negative) {
        add_magnitudes(large, small, result->digits);
    } else {
        subtract_magnitudes(large, small, result->digits);
    }
    return normal_take(vm, result);
}

/* ---- products ---- */

Value int_digits_multiply(VM *vm, const mp_int *left, const mp_int *right) {
    Int *result = new_int(vm, left->used + right->used, left->sign != right->sign);
    if (result == NULL) {
        return NULL;
    }
    uint64_t *product = result->digits;
    memset(product, 0, result->size * sizeof(uint64_t));
    for (int i = 0; i < left->used; i++) {
        uint64_t carry = 0;
        for (int j = 0; j < right->used; j++) {
            TwoDigits sum = (TwoDigits)left->dp[i] * right->dp[j] + product[i + j] + carry;
            product[i + j] = (uint64_t)sum & MP_MASK;
            carry = (uint64_t)(sum >> MP_DIGIT_BIT);
        }
        product[i + right->used] = carry;
    }
    return normal_take(vm, result);
}

/* ---- division by one digit ---- */

bool int_digits_divide(VM *vm, Value left, Value right, bool remainder, Value *result) {
    if (!value_is_small_int(right)) {
        return false;
    }
    int64_t divisor = value_to_small_int(right);
    uint64_t magnitude = divisor < 0 ? 0 - (uint64_t)divisor : (uint64_t)divisor;
    if (magnitude == 0 || magnitude > MP_MASK) {
        return false;
    }
    IntView view;
    const mp_int *number = int_view(left, &view);
    bool negative = (number->sign == MP_NEG) != (divisor < 0);
    Int *quotient = remainder ? NULL : new_int(vm, number->used + 1, negative);
    if (!remainder && quotient == NULL) {
        *result = NULL;
        return true;
    }
    uint64_t rest = 0;
    for (int i = number->used; i-- > 0;) {
        TwoDigits part = (TwoDigits)rest << MP_DIGIT_BIT | number->dp[i];
        rest = (uint64_t)(part % magnitude);
        if (!remainder) {
            quotient->digits[i] = (uint64_t)(part / magnitude);
        }
    }
    if (remainder) { /* it has the divisor's sign */
        rest = rest != 0 && negative ? magnitude - rest : rest;
        *result = value_from_small_int(divisor < 0 ? -(int64_t)rest : (int64_t)rest);
        return true;
    }
    quotient->digits[number->used] = 0;
    for (int i = 0; rest != 0 && negative; i++) { /* rounded down: one further from zero */
        quotient->digits[i] = (quotient->digits[i] + 1) & MP_MASK;
        rest = quotient->digits[i] == 0;
    }
    *result = normal_take(vm, quotient);
    return true;
}
