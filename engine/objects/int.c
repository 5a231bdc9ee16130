#include "engine/objects/int.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/int_bits.h"

bool value_is_int(Value value) {
    return value_is_small_int(value) || value_is_bool(value) ||
           (value_is_object(value) && value_object(value)->type->layout == LAYOUT_INT);
}

bool value_is_exact_int(VM *vm, Value value) {
    return value_is_small_int(value) ||
           (value_is_object(value) && value_object(value)->type == vm->types.int_);
}

/* ---- to and from libtommath ---- */

const mp_int *int_view(Value value, IntView *view) {
    int64_t small;
    if (int_is_small(value, &small)) {
        uint64_t magnitude = small < 0 ? 0 - (uint64_t)small : (uint64_t)small;
        view->small[0] = magnitude & MP_MASK;
        view->small[1] = magnitude >> MP_DIGIT_BIT;
        view->number = (mp_int){
            .used = view->small[1] != 0   ? 2
                    : view->small[0] != 0 ? 1
                                          : 0,
            .alloc = 2,
            .sign = small < 0 ? MP_NEG : MP_ZPOS,
            .dp = view->small,
        };
        return &view->number;
    }
    const Int *object = (const Int *)value_object(value);
    view->number = (mp_int){
        .used = (int)object->size,
        .alloc = (int)object->size,
        .sign = object->negative ? MP_NEG : MP_ZPOS,
        .dp = object->digits,
    };
    return &view->number;
}

static bool mp_fits_small(const mp_int *number, int64_t *small) {
    if (number->used > 2 || (number->used == 2 && number->dp[1] >= 8)) {
        return false;
    }
    uint64_t magnitude = number->used > 0 ? number->dp[0] : 0;
    if (number->used == 2) {
        magnitude |= number->dp[1] << MP_DIGIT_BIT;
    }
    if (magnitude > (uint64_t)SMALL_INT_MAX + (number->sign == MP_NEG)) {
        return false;
    }
    *small = number->sign == MP_NEG ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
    return true;
}

static Value int_from_mp(VM *vm, const mp_int *number) {
    int64_t small;
    if (mp_fits_small(number, &small)) {
        return value_from_small_int(small);
    }
    size_t digits_size = (size_t)number->used * sizeof(uint64_t);
    Int *object = heap_cell(&vm->heap, sizeof(Int) + digits_size, CELL_PLAIN);
    if (object == NULL) {
        return error_no_memory(vm);
    }
    *object = (Int){
        .head = {.refcount = 1, .type = vm->types.int_},
        .digits = (uint64_t *)(object + 1),
        .size = (uint32_t)number->used,
        .negative = number->sign == MP_NEG,
    };
    memcpy(object->digits, number->dp, digits_size);
    return value_from_object(object);
}

Value int_from_mp_take(VM *vm, mp_int *number, mp_err status) {
    Value value = status == MP_OKAY ? int_from_mp(vm, number) : error_no_memory(vm);
    mp_clear(number);
    return value;
}

bool int_allow_bits(VM *vm, uint64_t bits) {
    bool fits = bits < (uint64_t)INT32_MAX &&
                (vm->heap.limit == 0 || bits / 8 <= vm->heap.limit - vm->heap.used);
    if (!fits) {
        error_no_memory(vm);
    }
    return fits;
}

double int_product_work(int left, int right) {
    double shorter = left < right ? left : right;
    double longer = left < right ? right : left;
    const double cut = 350; /* digits from which on libtommath does better than digit by digit */
    return shorter < cut ? shorter * longer
                         : longer / shorter * cut * cut * pow(shorter / cut, 1.465);
}

bool int_allow_work(VM *vm, double products) {
    if (products > INT_WORK_MAX) {
        vm_unsupported(vm, "a calculation with ints of so many digits");
        return false;
    }
    vm->steps += (uint64_t)(products / 64);
    return true;
}

/* ---- making ---- */

Value int_from_i64(VM *vm, int64_t number) {
    if (value_fits_small_int(number)) {
        return value_from_small_int(number);
    }
    mp_int big;
    if (mp_init_i64(&big, number) != MP_OKAY) {
        return error_no_memory(vm);
    }
    return int_from_mp_take(vm, &big, MP_OKAY);
}

Value int_from_u64(VM *vm, uint64_t number) {
    if (number <= (uint64_t)SMALL_INT_MAX) {
        return value_from_small_int((int64_t)number);
    }
    mp_int big;
    if (mp_init_u64(&big, number) != MP_OKAY) {
        return error_no_memory(vm);
    }
    return int_from_mp_take(vm, &big, MP_OKAY);
}

Value int_from_size(VM *vm, size_t number) {
    return int_from_u64(vm, number);
}

Value int_from_double(VM *vm, double number) {
    if (isinf(number)) {
        return error_raise(vm, vm->types.OverflowError, "cannot convert float infinity to integer");
    }
    if (isnan(number)) {
        return error_raise(vm, vm->types.ValueError, "cannot convert float NaN to integer");
    }
    if (fabs(number) < 4e18) {
        return int_from_i64(vm, (int64_t)number);
    }
    int exponent;
    double fraction = frexp(number, &exponent);
    mp_int big;
    if (mp_init_i64(&big, (int64_t)ldexp(fraction, DBL_MANT_DIG)) != MP_OKAY) {
        return error_no_memory(vm);
    }
    return int_from_mp_take(vm, &big, mp_mul_2d(&big, exponent - DBL_MANT_DIG, &big));
}

Value int_from_magnitude(VM *vm, bool negative, const uint8_t *little_endian, size_t size) {
    if (!int_allow_bits(vm, (uint64_t)size * 8)) {
        return NULL;
    }
    mp_int big;
    if (int_bits_init(&big, size * 8) != MP_OKAY) {
        return error_no_memory(vm);
    }
    for (size_t i = 0; i < size; i++) {
        int_bits_put(&big, i * 8, little_endian[i]);
    }
    return int_bits_take(vm, &big, negative);
}

Value int_plain(VM *vm, Value value) {
    int64_t small;
    if (int_is_small(value, &small)) {
        return value_from_small_int(small);
    }
    if (value_object(value)->type == vm->types.int_) {
        return value_retain(value);
    }
    IntView view;
    return int_from_mp(vm, int_view(value, &view));
}

Value int_new_instance(VM *vm, Type *type, Value number) {
    IntView view;
    const mp_int *source = int_view(number, &view);
    size_t size = (size_t)source->used * sizeof(uint64_t);
    uint64_t *digits = heap_alloc(vm, size);
    if (digits == NULL) {
        return error_no_memory(vm);
    }
    Int *object = object_new(vm, type, type->basic_size);
    if (object == NULL) {
        heap_free(vm, digits, size);
        return NULL;
    }
    memcpy(digits, source->dp, size);
    object->digits = digits;
    object->owns_digits = true;
    object->size = (uint32_t)source->used;
    object->negative = source->sign == MP_NEG;
    return value_from_object(object);
}

/* ---- reading ---- */

bool int_fits_i64(Value value, int64_t *number) {
    if (int_is_small(value, number)) {
        return true;
    }
    IntView view;
    const mp_int *big = int_view(value, &view);
    if (big->used > 2 || (big->used == 2 && big->dp[1] >= 16)) {
        return false;
    }
    uint64_t magnitude = big->used > 0 ? big->dp[0] : 0;
    if (big->used == 2) {
        magnitude |= big->dp[1] << MP_DIGIT_BIT;
    }
    if (magnitude > (uint64_t)INT64_MAX + (big->sign == MP_NEG)) {
        return false;
    }
    *number = big->sign == MP_NEG ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
    return true;
}

int int_sign(Value value) {
    int64_t small;
    if (int_is_small(value, &small)) {
        return (small > 0) - (small < 0);
    }
    const Int *object = (const Int *)value_object(value);
    return object->size == 0 ? 0 : object->negative ? -1 : 1;
}

size_t int_bit_length(Value value) {
    IntView view;
    const mp_int *number = int_view(value, &view);
    return number->used == 0 ? 0 : (size_t)mp_count_bits(number);
}

/* The top 64 bits of a magnitude of more than 64 bits; the lowest says whether any bit below
 * them was set, which is all that rounding needs to know. */
static uint64_t top_bits(const mp_int *number, int bits) {
    uint64_t top = 0;
    int shift = bits - 64; /* of the lowest bit taken */
    bool sticky = false;
    for (int i = 0; i < number->used; i++) {
        int position = i * MP_DIGIT_BIT - shift;
        mp_digit digit = number->dp[i];
        if (position >= 0) {
            top |= digit << position;
        } else if (position > -MP_DIGIT_BIT) {
            top |= digit >> -position;
            sticky = sticky || (digit & (((mp_digit)1 << -position) - 1)) != 0;
        } else {
            sticky = sticky || digit != 0;
        }
    }
    return top | sticky;
}

int int_to_double(VM *vm, Value value, double *number) {
    int64_t small;
    if (int_fits_i64(value, &small)) {
        *number = (double)small;
        return 0;
    }
    IntView view;
    const mp_int *big = int_view(value, &view);
    int bits = mp_count_bits(big);
    double magnitude = INFINITY;
    if (bits <= DBL_MAX_EXP) {
        magnitude = bits <= 64 ? (double)(big->dp[0] | big->dp[1] << MP_DIGIT_BIT)
                               : ldexp((double)top_bits(big, bits), bits - 64);
    }
    if (isinf(magnitude)) {
        return error_raise_int(vm, vm->types.OverflowError, "int too large to convert to float");
    }
    *number = big->sign == MP_NEG ? -magnitude : magnitude;
    return 0;
}

int int_to_i64(VM *vm, Value value, int64_t *number) {
    if (!int_fits_i64(value, number)) {
        return error_raise_int(vm, vm->types.OverflowError,
                               "Python int too large to convert to C ssize_t");
    }
    return 0;
}

int int_to_c_int(VM *vm, Value value, int *number) {
    Value index = object_index(vm, value);
    if (index == NULL) {
        return -1;
    }
    int64_t wide;
    bool fits = int_fits_i64(index, &wide) && wide >= INT32_MIN && wide <= INT32_MAX;
    value_release(vm, index);
    if (!fits) {
        return error_raise_int(vm, vm->types.OverflowError,
                               "Python int too large to convert to C int");
    }
    *number = (int)wide;
    return 0;
}

int64_t int_hash(Value value) {
    int64_t small;
    if (int_fits_i64(value, &small)) {
        return hash_int(small);
    }
    const uint64_t prime = ((uint64_t)1 << 61) - 1;
    IntView view;
    const mp_int *big = int_view(value, &view);
    uint64_t hash = 0;
    for (int i = big->used; i-- > 0;) {
        /* Times 2**60, modulo 2**61 - 1: a rotation of 61 bits. */
        hash = (hash << 60 & prime) | hash >> 1;
        hash += big->dp[i];
        hash = hash >= prime ? hash - prime : hash;
    }
    int64_t signed_hash = big->sign == MP_NEG ? -(int64_t)hash : (int64_t)hash;
    return signed_hash == -1 ? -2 : signed_hash;
}

int int_compare_values(Value left, Value right) {
    int64_t a, b;
    if (int_is_small(left, &a) && int_is_small(right, &b)) {
        return (a > b) - (a < b);
    }
    IntView left_view, right_view;
    return mp_cmp(int_view(left, &left_view), int_view(right, &right_view));
}

int int_from_index(VM *vm, Value value, Type *overflow, int64_t *number) {
    if (value_is_small_int(value)) {
        *number = value_to_small_int(value);
        return 0;
    }
    Value index = object_index(vm, value);
    if (index == NULL) {
        return -1;
    }
    int result = 0;
    if (!int_fits_i64(index, number)) {
        if (overflow == NULL) {
            *number = int_sign(index) < 0 ? INT64_MIN : INT64_MAX;
        } else {
            result =
                error_raise_int(vm, overflow, "cannot fit '%T' into an index-sized integer", value);
        }
    }
    value_release(vm, index);
    return result;
}
