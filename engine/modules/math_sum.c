/* math_sum.c - sums, products and distances that lose as little as floats allow: see
 * math_module.h. */
#include <float.h>
#include <math.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/modules/math_module.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/tuple.h"

/* ---- fsum: a sum kept as floats that do not overlap, smallest first ---- */

typedef struct Partials {
    double *items;
    size_t count;
    size_t capacity;
    double special; /* the sum of infinities and nans */
    double infinite;
} Partials;

/* Adds x to the partials, each rest becoming one of them. */
static int partials_add(VM *vm, Partials *partials, double x) {
    double original = x;
    size_t kept = 0;
    for (size_t i = 0; i < partials->count; i++) {
        double y = partials->items[i];
        if (fabs(x) < fabs(y)) {
            double swap = x;
            x = y;
            y = swap;
        }
        double high = x + y;
        double low = y - (high - x);
        if (low != 0.0) {
            partials->items[kept++] = low;
        }
        x = high;
    }
    partials->count = kept;
    if (x == 0.0) {
        return 0;
    }
    if (!isfinite(x)) {
        if (isfinite(original)) {
            return error_raise_int(vm, vm->types.OverflowError, "intermediate overflow in fsum");
        }
        partials->infinite += isinf(original) ? original : 0.0;
        partials->special += original;
        partials->count = 0;
        return 0;
    }
    if (partials->count == partials->capacity) {
        partials->capacity = partials->capacity * 2 + 32;
        partials->items = memory_resize(partials->items, partials->capacity, sizeof(double));
    }
    partials->items[partials->count++] = x;
    return 0;
}

/* Their sum, rounded once, halves to even. */
static double partials_sum(const Partials *partials) {
    size_t left = partials->count;
    if (left == 0) {
        return 0.0;
    }
    double high = partials->items[--left];
    double low = 0.0;
    while (left > 0 && low == 0.0) {
        double x = high;
        double y = partials->items[--left];
        high = x + y;
        low = y - (high - x);
    }
    if (left > 0 && ((low < 0.0 && partials->items[left - 1] < 0.0) ||
                     (low > 0.0 && partials->items[left - 1] > 0.0))) {
        double y = low * 2.0;
        double x = high + y;
        high = y == x - high ? x : high;
    }
    return high;
}

NATIVE_FUNCTION(math_fsum) {
    Value iterator = object_iter(vm, args[0]);
    if (iterator == NULL) {
        return NULL;
    }
    Partials partials = {0};
    Value item;
    int status = 0;
    while (status == 0 && (item = object_next(vm, iterator)) != NULL) {
        double number;
        status = float_from_number(vm, item, &number);
        value_release(vm, item);
        if (status == 0) {
            status = partials_add(vm, &partials, number);
        }
    }
    value_release(vm, iterator);
    Value result = NULL;
    if (status == 0 && !error_occurred(vm)) {
        bool undefined = partials.special != 0.0 && isnan(partials.infinite);
        double sum = partials.special != 0.0 ? partials.special : partials_sum(&partials);
        result = undefined ? error_raise(vm, vm->types.ValueError, "-inf + inf in fsum")
                           : float_new(vm, sum);
    }
    memory_free(partials.items);
    return result;
}

/* ---- floats with a rest ---- */

typedef struct Double {
    double high;
    double low;
} Double;

/* Exact if |a| >= |b|. */
static Double quick_sum(double a, double b) {
    double sum = a + b;
    return (Double){sum, (a - sum) + b};
}

static Double exact_sum(double a, double b) {
    double sum = a + b;
    double part = sum - a;
    return (Double){sum, (a - (sum - part)) + (b - part)};
}

static Double exact_product(double a, double b) {
    double product = a * b;
    return (Double){product, fma(a, b, -product)};
}

typedef struct Triple {
    double high;
    double low;
    double tiny;
} Triple;

static Triple triple_add_product(double a, double b, Triple total) {
    Double product = exact_product(a, b);
    Double sum = exact_sum(total.high, product.high);
    Double rest = exact_sum(total.low, product.low);
    Double rests = exact_sum(rest.high, sum.low);
    return (Triple){sum.high, rests.high, total.tiny + rest.low + rests.low};
}

static double triple_to_double(Triple total) {
    Double last = exact_sum(total.low, total.tiny);
    Double sum = exact_sum(total.high, last.high);
    return sum.high + (last.low + sum.low);
}

/* ---- products ---- */

/* total = total * item or total + item, consuming both. */
static Value step_take(VM *vm, int op, Value total, Value item) {
    Value next = item == NULL ? NULL : object_binary(vm, op, total, item);
    value_release(vm, total);
    value_release_if(vm, item);
    return next;
}

NATIVE_FUNCTION(math_prod) {
    static const char *const names[] = {"", "start", NULL};
    static const ArgSpec spec = {.function = "prod",
                                 .names = names,
                                 .positional_only = 1,
                                 .required = 1,
                                 .max_positional = 1};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value iterator = object_iter(vm, given[0]);
    if (iterator == NULL) {
        return NULL;
    }
    Value total = given[1] == NULL ? value_from_small_int(1) : value_retain(given[1]);
    Value item;
    while (total != NULL && (item = object_next(vm, iterator)) != NULL) {
        total = step_take(vm, NB_MULTIPLY, total, item);
    }
    value_release(vm, iterator);
    if (total != NULL && error_occurred(vm)) {
        value_release(vm, total);
        return NULL;
    }
    return total;
}

/* sum(p * q): floats are summed apart, as triples, as long as nothing else comes. */
typedef struct ProductSum {
    Value total;
    Triple floats;
    bool floats_used;
    bool floats_over; /* something came that is no float */
} ProductSum;

/* One of the two is a float, the other a float, an int or a bool; both as floats. */
static bool as_floats(VM *vm, Value p, Value q, double *a, double *b) {
    bool p_float = value_object_is(p, vm->types.float_);
    bool q_float = value_object_is(q, vm->types.float_);
    bool p_int = value_is_exact_int(vm, p) || value_is_bool(p);
    bool q_int = value_is_exact_int(vm, q) || value_is_bool(q);
    if (!(p_float && (q_float || q_int)) && !(q_float && p_int)) {
        return false;
    }
    if (float_from_number(vm, p, a) < 0 || float_from_number(vm, q, b) < 0) {
        error_clear(vm);
        return false;
    }
    return true;
}

static int close_floats(VM *vm, ProductSum *sum) {
    if (!sum->floats_used) {
        return 0;
    }
    sum->floats_used = false;
    sum->total = step_take(vm, NB_ADD, sum->total, float_new(vm, triple_to_double(sum->floats)));
    return sum->total == NULL ? -1 : 0;
}

static int add_product(VM *vm, ProductSum *sum, Value p, Value q, bool ints_alone) {
    double a, b;
    if (!sum->floats_over && !ints_alone) {
        if (as_floats(vm, p, q, &a, &b)) {
            Triple next = triple_add_product(a, b, sum->floats);
            if (isfinite(next.high)) {
                sum->floats = next;
                sum->floats_used = true;
                return 0;
            }
        }
        sum->floats_over = true;
        if (close_floats(vm, sum) < 0) {
            return -1;
        }
    }
    sum->total = step_take(vm, NB_ADD, sum->total, object_binary(vm, NB_MULTIPLY, p, q));
    return sum->total == NULL ? -1 : 0;
}

/* Whether the product takes part in the sum of ints that may come first. */
static bool fits_first_ints(VM *vm, Value p, Value q, const ProductSum *sum) {
    int64_t a, b, product, total;
    return value_is_exact_int(vm, p) && value_is_exact_int(vm, q) && int_fits_i64(p, &a) &&
           int_fits_i64(q, &b) && !__builtin_mul_overflow(a, b, &product) &&
           int_fits_i64(sum->total, &total) && !__builtin_add_overflow(total, product, &total);
}

static int sum_products(VM *vm, Value p_iterator, Value q_iterator, ProductSum *sum) {
    bool ints_alone = true;
    while (true) {
        Value p = object_next(vm, p_iterator);
        if (p == NULL && error_occurred(vm)) {
            return -1;
        }
        Value q = object_next(vm, q_iterator);
        int status = q == NULL && error_occurred(vm) ? -1 : 0;
        bool finished = p == NULL && q == NULL;
        if (status == 0 && !finished && (p == NULL || q == NULL)) {
            status = error_raise_int(vm, vm->types.ValueError, "Inputs are not the same length");
        } else if (status == 0 && !finished) {
            ints_alone = ints_alone && fits_first_ints(vm, p, q, sum);
            status = add_product(vm, sum, p, q, ints_alone);
        }
        value_release_if(vm, p);
        value_release_if(vm, q);
        if (status < 0 || finished) {
            return status < 0 ? -1 : close_floats(vm, sum);
        }
    }
}

NATIVE_FUNCTION(math_sumprod) {
    if (args_check_count(vm, "sumprod", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value p = object_iter(vm, args[0]);
    Value q = p == NULL ? NULL : object_iter(vm, args[1]);
    ProductSum sum = {.total = value_from_small_int(0)};
    int status = q == NULL ? -1 : sum_products(vm, p, q, &sum);
    value_release_if(vm, p);
    value_release_if(vm, q);
    if (status < 0) {
        value_release_if(vm, sum.total);
        return NULL;
    }
    return sum.total;
}

/* ---- distances ---- */

/* The root of the sum of squares, scaled so that nothing overflows, then corrected once by what
 * the rounded root leaves over. The values are not negative, `largest` is the largest. */
static double norm(size_t count, double *values, double largest, bool has_nan) {
    if (isinf(largest)) {
        return largest;
    }
    if (has_nan) {
        return NAN;
    }
    if (largest == 0.0 || count <= 1) {
        return largest;
    }
    int exponent;
    frexp(largest, &exponent);
    if (exponent < -1023) { /* 2 ** -exponent would overflow */
        for (size_t i = 0; i < count; i++) {
            values[i] /= DBL_MIN;
        }
        return DBL_MIN * norm(count, values, largest / DBL_MIN, has_nan);
    }
    double scale = ldexp(1.0, -exponent);
    double sum = 1.0;
    double square_rests = 0.0;
    double sum_rests = 0.0;
    for (size_t i = 0; i < count; i++) {
        double x = values[i] * scale;
        Double square = exact_product(x, x);
        Double next = quick_sum(sum, square.high);
        sum = next.high;
        square_rests += square.low;
        sum_rests += next.low;
    }
    double root = sqrt(sum - 1.0 + (square_rests + sum_rests));
    Double square = exact_product(-root, root);
    Double next = quick_sum(sum, square.high);
    square_rests += square.low;
    sum_rests += next.low;
    double rest = next.high - 1.0 + (square_rests + sum_rests);
    root += rest / (2.0 * root);
    return root / scale;
}

typedef struct Vector {
    double *values;
    size_t count;
    double largest;
    bool has_nan;
} Vector;

static void vector_add(Vector *vector, double value) {
    value = fabs(value);
    vector->values[vector->count++] = value;
    vector->has_nan = vector->has_nan || isnan(value);
    vector->largest = value > vector->largest ? value : vector->largest;
}

/* Frees the vector. */
static Value vector_norm_take(VM *vm, Vector *vector, int status) {
    Value result = NULL;
    if (status == 0) {
        double length = norm(vector->count, vector->values, vector->largest, vector->has_nan);
        result = float_new(vm, length);
    }
    memory_free(vector->values);
    return result;
}

NATIVE_FUNCTION(math_hypot) {
    Vector vector = {.values = memory_alloc((nargs + 1) * sizeof(double))};
    int status = 0;
    for (size_t i = 0; status == 0 && i < nargs; i++) {
        double number;
        status = float_from_number(vm, args[i], &number);
        if (status == 0) {
            vector_add(&vector, number);
        }
    }
    return vector_norm_take(vm, &vector, status);
}

static Value distance(VM *vm, const Tuple *p, const Tuple *q) {
    if (p->size != q->size) {
        return error_raise(vm, vm->types.ValueError,
                           "both points must have the same number of dimensions");
    }
    Vector vector = {.values = memory_alloc((p->size + 1) * sizeof(double))};
    int status = 0;
    for (size_t i = 0; status == 0 && i < p->size; i++) {
        double a = 0.0;
        double b = 0.0;
        status = float_from_number(vm, p->items[i], &a);
        if (status == 0) {
            status = float_from_number(vm, q->items[i], &b);
        }
        vector_add(&vector, a - b);
    }
    return vector_norm_take(vm, &vector, status);
}

NATIVE_FUNCTION(math_dist) {
    if (args_check_count(vm, "dist", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value p = object_to_tuple(vm, args[0]);
    Value q = p == NULL ? NULL : object_to_tuple(vm, args[1]);
    Value result = q == NULL ? NULL : distance(vm, value_to_tuple(p), value_to_tuple(q));
    value_release_if(vm, p);
    value_release_if(vm, q);
    return result;
}

const NativeDef math_sum_functions[] = {
    {"dist", math_dist, NATIVE_FAST, "($module, p, q, /)"},
    {"fsum", math_fsum, NATIVE_ONE, "($module, seq, /)"},
    {"hypot", math_hypot, NATIVE_FAST, NULL},
    {"prod", math_prod, NATIVE_FAST | NATIVE_KEYWORDS, "($module, iterable, /, *, start=1)"},
    {"sumprod", math_sumprod, NATIVE_FAST, "($module, p, q, /)"},
    {0},
};
