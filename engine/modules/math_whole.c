/* math_whole.c - functions of ints: see math_module.h. */
#include "engine/interp/vm.h"
#include "engine/modules/math_module.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/int_big.h"
#include "engine/objects/native.h"

/* first * (first + 1) * ... * last, by halves, so that the factors stay of a size. */
static Value product_of_range(VM *vm, Value first, int64_t count) {
    if (vm_step(vm) < 0) {
        return NULL;
    }
    if (count == 0) {
        return value_from_small_int(1);
    }
    if (count == 1) {
        return value_retain(first);
    }
    if (count <= 8) {
        Value product = value_retain(first);
        for (int64_t i = 1; product != NULL && i < count; i++) {
            Value factor = int_add(vm, first, value_from_small_int(i));
            Value next = factor == NULL ? NULL : int_multiply(vm, product, factor);
            value_release_if(vm, factor);
            value_release(vm, product);
            product = next;
        }
        return product;
    }
    int64_t half = count / 2;
    Value middle = int_add(vm, first, value_from_small_int(half));
    Value low = middle == NULL ? NULL : product_of_range(vm, first, half);
    Value high = low == NULL ? NULL : product_of_range(vm, middle, count - half);
    Value product = high == NULL ? NULL : int_multiply(vm, low, high);
    value_release_if(vm, middle);
    value_release_if(vm, low);
    value_release_if(vm, high);
    return product;
}

/* The same for any count: as an int it must fit into memory. */
static Value product_of_many(VM *vm, Value first, int64_t count) {
    Value middle = int_add(vm, first, value_from_small_int(count / 2));
    if (middle == NULL) {
        return NULL;
    }
    uint64_t bits = int_bit_length(middle); /* half of the factors have as many, or one more */
    value_release(vm, middle);
    uint64_t factors = (uint64_t)count / 2;
    uint64_t least = factors > UINT64_MAX / bits ? UINT64_MAX : factors * (bits - 1);
    if (!int_allow_bits(vm, least)) {
        return NULL;
    }
    int half = (int)(least / MP_DIGIT_BIT / 2);
    bool fine = int_allow_work(vm, 3 * int_product_work(half, half));
    return fine ? product_of_range(vm, first, count) : NULL;
}

static Value factorial(VM *vm, Value number) {
    int64_t count;
    bool fits = int_fits_i64(number, &count);
    if (int_sign(number) < 0) {
        return error_raise(vm, vm->types.ValueError, "factorial() not defined for negative values");
    }
    if (!fits) {
        return error_raise(vm, vm->types.OverflowError,
                           "factorial() argument should not exceed %lld", (long long)INT64_MAX);
    }
    return product_of_many(vm, value_from_small_int(1), count);
}

NATIVE_FUNCTION(math_factorial) {
    Value number = object_index(vm, args[0]);
    Value result = number == NULL ? NULL : factorial(vm, number);
    value_release_if(vm, number);
    return result;
}

/* n * (n - 1) * ..., k factors. */
static Value falling_product(VM *vm, Value n, int64_t k) {
    Value above = int_add(vm, n, value_from_small_int(1));
    Value first = above == NULL ? NULL : int_subtract(vm, above, value_from_small_int(k));
    Value product = first == NULL ? NULL : product_of_many(vm, first, k);
    value_release_if(vm, above);
    value_release_if(vm, first);
    return product;
}

static int check_not_negative(VM *vm, Value number, const char *name) {
    return int_sign(number) >= 0 ? 0
                                 : error_raise_int(vm, vm->types.ValueError,
                                                   "%s must be a non-negative integer", name);
}

static Value permutations(VM *vm, Value n, Value k) {
    if (check_not_negative(vm, n, "n") < 0 || check_not_negative(vm, k, "k") < 0) {
        return NULL;
    }
    if (int_compare_values(n, k) < 0) {
        return value_from_small_int(0);
    }
    int64_t count;
    if (!int_fits_i64(k, &count)) {
        return error_raise(vm, vm->types.OverflowError, "k must not exceed %lld",
                           (long long)INT64_MAX);
    }
    return falling_product(vm, n, count);
}

static Value combinations(VM *vm, Value n, Value k) {
    if (check_not_negative(vm, n, "n") < 0 || check_not_negative(vm, k, "k") < 0) {
        return NULL;
    }
    if (int_compare_values(n, k) < 0) {
        return value_from_small_int(0);
    }
    Value rest = int_subtract(vm, n, k);
    if (rest == NULL) {
        return NULL;
    }
    int64_t count;
    bool fits = int_fits_i64(int_compare_values(rest, k) < 0 ? rest : k, &count);
    value_release(vm, rest);
    if (!fits) {
        return error_raise(vm, vm->types.OverflowError, "min(n - k, k) must not exceed %lld",
                           (long long)INT64_MAX);
    }
    Value above = falling_product(vm, n, count);
    Value below = above == NULL ? NULL : product_of_many(vm, value_from_small_int(1), count);
    Value result = below == NULL ? NULL : int_floor_divide(vm, above, below);
    value_release_if(vm, above);
    value_release_if(vm, below);
    return result;
}

typedef Value PairCall(VM *vm, Value left, Value right);

/* function(index(left), index(right)) */
static Value with_indexes(VM *vm, Value left, Value right, PairCall *function) {
    Value a = object_index(vm, left);
    Value b = a == NULL ? NULL : object_index(vm, right);
    Value result = b == NULL ? NULL : function(vm, a, b);
    value_release_if(vm, a);
    value_release_if(vm, b);
    return result;
}

NATIVE_FUNCTION(math_comb) {
    return args_check_count(vm, "comb", nargs, 2, 2) < 0
               ? NULL
               : with_indexes(vm, args[0], args[1], combinations);
}

NATIVE_FUNCTION(math_perm) {
    if (args_check_count(vm, "perm", nargs, 1, 2) < 0) {
        return NULL;
    }
    return nargs == 1 || args[1] == VALUE_NONE ? math_factorial(vm, self, args, 1, NULL)
                                               : with_indexes(vm, args[0], args[1], permutations);
}

/* A binary algorithm: for each bit, something is done to all digits. */
static Value divisor_of_alike(VM *vm, Value left, Value right) {
    double bits = (double)int_bit_length(left) + (double)int_bit_length(right);
    if (!int_allow_work(vm, bits * bits / (8 * MP_DIGIT_BIT))) {
        return NULL;
    }
    IntView a, b;
    mp_int result = {0};
    mp_err status = mp_init(&result);
    if (status == MP_OKAY) {
        status = mp_gcd(int_view(left, &a), int_view(right, &b), &result);
    }
    return int_from_mp_take(vm, &result, status);
}

static Value absolute(VM *vm, Value number) {
    return int_sign(number) < 0 ? int_negate(vm, number) : int_plain(vm, number);
}

static Value greatest_divisor(VM *vm, Value left, Value right) {
    if (int_sign(left) == 0 || int_sign(right) == 0) {
        return absolute(vm, int_sign(left) == 0 ? right : left);
    }
    /* After one division they are of a length. */
    bool longer = int_bit_length(left) > int_bit_length(right);
    Value divisor = longer ? right : left;
    Value rest = int_remainder(vm, longer ? left : right, divisor);
    Value result = rest == NULL ? NULL : divisor_of_alike(vm, divisor, rest);
    value_release_if(vm, rest);
    return result;
}

static Value least_multiple(VM *vm, Value left, Value right) {
    if (int_sign(left) == 0 || int_sign(right) == 0) {
        return value_from_small_int(0);
    }
    Value divisor = greatest_divisor(vm, left, right);
    Value factor = divisor == NULL ? NULL : int_floor_divide(vm, left, divisor);
    Value product = factor == NULL ? NULL : int_multiply(vm, factor, right);
    Value result = product == NULL ? NULL : absolute(vm, product);
    value_release_if(vm, divisor);
    value_release_if(vm, factor);
    value_release_if(vm, product);
    return result;
}

static Value fold(VM *vm, const Value *args, size_t nargs, int64_t start, PairCall *function) {
    Value result = value_from_small_int(start);
    for (size_t i = 0; result != NULL && i < nargs; i++) {
        Value next = with_indexes(vm, result, args[i], function);
        value_release(vm, result);
        result = next;
    }
    return result;
}

NATIVE_FUNCTION(math_gcd) {
    return fold(vm, args, nargs, 0, greatest_divisor);
}

NATIVE_FUNCTION(math_lcm) {
    return fold(vm, args, nargs, 1, least_multiple);
}

NATIVE_FUNCTION(math_isqrt) {
    Value number = object_index(vm, args[0]);
    if (number == NULL) {
        return NULL;
    }
    if (int_sign(number) < 0) {
        value_release(vm, number);
        return error_raise(vm, vm->types.ValueError, "isqrt() argument must be nonnegative");
    }
    IntView view;
    mp_int root = {0};
    const mp_int *square = int_view(number, &view);
    Value result = NULL;
    if (int_allow_work(vm, 30.0 * square->used * square->used)) { /* some thirty divisions */
        mp_err status = mp_init(&root);
        if (status == MP_OKAY) {
            status = mp_sqrt(square, &root);
        }
        result = int_from_mp_take(vm, &root, status);
    }
    value_release(vm, number);
    return result;
}

const NativeDef math_whole_functions[] = {
    {"comb", math_comb, NATIVE_FAST, "($module, n, k, /)"},
    {"factorial", math_factorial, NATIVE_ONE, "($module, n, /)"},
    {"gcd", math_gcd, NATIVE_FAST, "($module, *integers)"},
    {"isqrt", math_isqrt, NATIVE_ONE, "($module, n, /)"},
    {"lcm", math_lcm, NATIVE_FAST, "($module, *integers)"},
    {"perm", math_perm, NATIVE_FAST, "($module, n, k=None, /)"},
    {0},
};
