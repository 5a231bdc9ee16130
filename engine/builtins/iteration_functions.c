/* iteration_functions.c - iter, next, all, any, sum, min, max, sorted, aiter, anext. */
#include <math.h>

#include "engine/builtins/builtins.h"
#include "engine/interp/generator.h"
#include "engine/interp/iterate.h"
#include "engine/interp/type_check.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes.h"
#include "engine/objects/complex.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static Value builtin_iter(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "iter", nargs, 1, 2) < 0) {
        return NULL;
    }
    if (nargs == 1) {
        return object_iter(vm, args[0]);
    }
    if (!object_is_callable(vm, args[0])) {
        return error_raise(vm, vm->types.TypeError, "iter(v, w): v must be callable");
    }
    return callable_iterator_new(vm, args[0], args[1]);
}

static Value builtin_next(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "next", nargs, 1, 2) < 0) {
        return NULL;
    }
    Type *type = type_of(vm, args[0]);
    if (type->next == NULL) {
        return error_raise(vm, vm->types.TypeError, "'%T' object is not an iterator", args[0]);
    }
    Value item = type->next(vm, args[0]);
    if (item != NULL) {
        return item;
    }
    bool raised = error_occurred(vm);
    if (nargs == 2 && (!raised || error_matches(vm, vm->types.StopIteration))) {
        error_clear(vm);
        return value_retain(args[1]);
    }
    return raised ? NULL : error_raise_with(vm, vm->types.StopIteration, NULL);
}

/* all, any */

/* Looks for an item whose truth is `wanted`: 1 found, 0 not, -1. */
static int find_truth(VM *vm, Value iterable, int wanted) {
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        return -1;
    }
    int found = 0;
    Value item;
    while (found == 0 && (item = iterate_next(vm, iterator)) != NULL) {
        int truth = object_truth(vm, item);
        value_release(vm, item);
        found = truth < 0 ? -1 : truth == wanted;
    }
    value_release(vm, iterator);
    return error_occurred(vm) ? -1 : found;
}

static Value builtin_all(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int found = find_truth(vm, args[0], 0);
    return found < 0 ? NULL : value_from_bool(found == 0);
}

static Value builtin_any(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int found = find_truth(vm, args[0], 1);
    return found < 0 ? NULL : value_from_bool(found != 0);
}

/* sum */

/* A sum of floats that carries along what rounding lost (Neumaier). */
typedef struct FloatSum {
    double high;
    double low;
} FloatSum;

static void float_sum_add(FloatSum *sum, double number) {
    double total = sum->high + number;
    if (fabs(sum->high) >= fabs(number)) {
        sum->low += (sum->high - total) + number;
    } else {
        sum->low += (number - total) + sum->high;
    }
    sum->high = total;
}

static double float_sum_result(const FloatSum *sum) {
    return isfinite(sum->low) && sum->low != 0.0 ? sum->high + sum->low : sum->high;
}

/* Each of these three adds items of its kind to *total as long as they come, and returns the first
 * of another kind; or NULL at the end, and on error with an exception set. */
static Value sum_ints(VM *vm, Value iterator, Value *total) {
    int64_t sum = value_to_small_int(*total);
    Value item;
    while ((item = iterate_next(vm, iterator)) != NULL) {
        int64_t number, next;
        bool plain = value_is_exact_int(vm, item) || value_is_bool(item);
        if (!plain || !int_fits_i64(item, &number) || __builtin_add_overflow(sum, number, &next)) {
            break;
        }
        sum = next;
        value_release(vm, item);
    }
    *total = int_from_i64(vm, sum);
    return item;
}

/* A float or an int as a float: 1, 0: something else, -1: error. */
static int real_number(VM *vm, Value item, double *number) {
    if (value_has_type(item, vm->types.float_)) {
        *number = float_number(item);
        return 1;
    }
    return !value_is_int(item) ? 0 : int_to_double(vm, item, number) < 0 ? -1 : 1;
}

static Value sum_floats(VM *vm, Value iterator, Value *total) {
    FloatSum sum = {float_number(*total), 0.0};
    Value item;
    int status = 1;
    while ((item = iterate_next(vm, iterator)) != NULL) {
        double number;
        status = real_number(vm, item, &number);
        if (status != 1) {
            break;
        }
        float_sum_add(&sum, number);
        value_release(vm, item);
    }
    if (status < 0) {
        value_clear(vm, &item);
    }
    value_replace_take(vm, total,
                       error_occurred(vm) ? NULL : float_new(vm, float_sum_result(&sum)));
    return item;
}

static Value sum_complex(VM *vm, Value iterator, Value *total) {
    ComplexNumber start = complex_number(*total);
    FloatSum real = {start.real, 0.0};
    FloatSum imaginary = {start.imaginary, 0.0};
    Value item;
    int status = 1;
    while ((item = iterate_next(vm, iterator)) != NULL) {
        double number;
        if (value_has_type(item, vm->types.complex_)) {
            number = complex_number(item).real;
            float_sum_add(&imaginary, complex_number(item).imaginary);
        } else if (value_is_float(item)) { /* of a subclass too, unlike above */
            number = float_number(item);
        } else if ((status = real_number(vm, item, &number)) != 1) {
            break;
        }
        float_sum_add(&real, number);
        value_release(vm, item);
    }
    if (status < 0) {
        value_clear(vm, &item);
    }
    value_replace_take(vm, total,
                       error_occurred(vm) ? NULL
                                          : complex_new(vm, float_sum_result(&real),
                                                        float_sum_result(&imaginary)));
    return item;
}

/* total + item, consuming both. */
static Value sum_step_take(VM *vm, Value total, Value item) {
    Value sum = total == NULL ? NULL : object_binary(vm, NB_ADD, total, item);
    value_release_if(vm, total);
    value_release(vm, item);
    return sum;
}

/* Ints first, then floats, then complex numbers, then anything: never back. */
static Value sum_items(VM *vm, Value iterator, Value total) {
    Value item = NULL;
    bool more = true;
    if (value_is_small_int(total)) {
        item = sum_ints(vm, iterator, &total);
        more = item != NULL;
        total = item == NULL ? total : sum_step_take(vm, total, item);
    }
    if (more && total != NULL && value_has_type(total, vm->types.float_)) {
        item = sum_floats(vm, iterator, &total);
        more = item != NULL;
        total = item == NULL ? total : sum_step_take(vm, total, item);
    }
    if (more && total != NULL && value_has_type(total, vm->types.complex_)) {
        item = sum_complex(vm, iterator, &total);
        more = item != NULL;
        total = item == NULL ? total : sum_step_take(vm, total, item);
    }
    while (more && total != NULL && (item = iterate_next(vm, iterator)) != NULL) {
        total = sum_step_take(vm, total, item);
    }
    if (total != NULL && error_occurred(vm)) {
        value_release(vm, total);
        return NULL;
    }
    return total;
}

/* What sum() would add up far too slowly; NULL: nothing of the kind. */
static const char *unsummable(Value start) {
    return value_is_str(start)         ? "sum() can't sum strings [use ''.join(seq) instead]"
           : value_is_bytes(start)     ? "sum() can't sum bytes [use b''.join(seq) instead]"
           : value_is_bytearray(start) ? "sum() can't sum bytearray [use b''.join(seq) instead]"
                                       : NULL;
}

static Value builtin_sum(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"", "start", NULL};
    static const ArgSpec spec = {.function = "sum",
                                 .names = names,
                                 .positional_only = 1,
                                 .required = 1,
                                 .max_positional = 2};
    (void)self;
    Value values[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, values) < 0) {
        return NULL;
    }
    Value start = values[1] == NULL ? value_from_small_int(0) : values[1];
    Value iterator = object_iter(vm, values[0]);
    if (iterator == NULL) {
        return NULL;
    }
    if (unsummable(start) != NULL) {
        value_release(vm, iterator);
        return error_raise(vm, vm->types.TypeError, "%s", unsummable(start));
    }
    Value total = sum_items(vm, iterator, value_retain(start));
    value_release(vm, iterator);
    return total;
}

/* min, max */

/* The best item of an iterator; NULL without an exception when there is none. */
static Value best_item(VM *vm, Value iterator, Value key, CompareOp op) {
    Value best = NULL;
    Value best_key = NULL;
    Value item;
    while ((item = iterate_next(vm, iterator)) != NULL) {
        Value item_key = key == NULL ? value_retain(item) : object_call_one(vm, key, item);
        int better = item_key == NULL ? -1 : 1;
        if (better > 0 && best != NULL) {
            better = object_compare_bool(vm, item_key, best_key, op);
        }
        if (better > 0) {
            value_replace_take(vm, &best, item);
            value_replace_take(vm, &best_key, item_key);
            continue;
        }
        value_release(vm, item);
        value_release_if(vm, item_key);
        if (better < 0) {
            break;
        }
    }
    value_clear(vm, &best_key);
    if (error_occurred(vm)) {
        value_clear(vm, &best);
    }
    return best;
}

static Value min_max(VM *vm, const char *name, CompareOp op, const Value *args, size_t nargs,
                     Tuple *kwnames) {
    static const char *const names[] = {"key", "default", NULL};
    Value key = NULL;
    Value fallback = NULL;
    if (nargs == 0) {
        return error_raise(vm, vm->types.TypeError, "%s expected at least 1 argument, got 0", name);
    }
    if (kwnames != NULL && kwnames->size > 2) {
        return error_raise(vm, vm->types.TypeError,
                           "%s() takes at most 2 keyword arguments (%zu given)", name,
                           kwnames->size);
    }
    for (size_t i = 0; kwnames != NULL && i < kwnames->size; i++) {
        const Str *keyword = value_to_str(kwnames->items[i]);
        if (str_equal_string(keyword, "key")) {
            key = args[nargs + i] == VALUE_NONE ? NULL : args[nargs + i];
        } else if (str_equal_string(keyword, "default")) {
            fallback = args[nargs + i];
        } else {
            args_raise_unexpected(vm, name, names, kwnames->items[i]);
            return NULL;
        }
    }
    if (nargs > 1 && fallback != NULL) {
        return error_raise(vm, vm->types.TypeError,
                           "Cannot specify a default for %s() with multiple positional arguments",
                           name);
    }
    Value items = nargs == 1 ? value_retain(args[0]) : tuple_from_array(vm, args, nargs);
    Value iterator = items == NULL ? NULL : object_iter(vm, items);
    value_release_if(vm, items);
    if (iterator == NULL) {
        return NULL;
    }
    Value best = best_item(vm, iterator, key, op);
    value_release(vm, iterator);
    if (best != NULL || error_occurred(vm)) {
        return best;
    }
    if (fallback != NULL) {
        return value_retain(fallback);
    }
    return error_raise(vm, vm->types.ValueError, "%s() iterable argument is empty", name);
}

static Value builtin_min(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    return min_max(vm, "min", CMP_LT, args, nargs, kwnames);
}

static Value builtin_max(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    return min_max(vm, "max", CMP_GT, args, nargs, kwnames);
}

static Value builtin_sorted(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"", "key", "reverse", NULL};
    static const ArgSpec spec = {.function = "sort",
                                 .names = names,
                                 .positional_only = 1,
                                 .required = 1,
                                 .max_positional = 1};
    (void)self;
    Value values[3];
    if (args_check_count(vm, "sorted", nargs, 1, 1) < 0 ||
        args_parse(vm, &spec, args, nargs, kwnames, values) < 0) {
        return NULL;
    }
    int reverse = values[2] == NULL ? 0 : object_truth(vm, values[2]);
    Value list = reverse < 0 ? NULL : object_to_list(vm, values[0]);
    if (list != NULL && list_sort(vm, value_to_list(list), values[1], reverse != 0) < 0) {
        value_release(vm, list);
        return NULL;
    }
    return list;
}

/* aiter, anext */

static Value builtin_aiter(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    Type *type = type_of(vm, args[0]);
    if (type->aiter == NULL) {
        return error_raise(vm, vm->types.TypeError, "'%T' object is not an async iterable",
                           args[0]);
    }
    Value iterator = type->aiter(vm, args[0]);
    if (iterator != NULL && type_of(vm, iterator)->anext == NULL) {
        error_raise(vm, vm->types.TypeError, "aiter() returned not an async iterator of type '%T'",
                    iterator);
        value_release(vm, iterator);
        return NULL;
    }
    return iterator;
}

static Value builtin_anext(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    (void)kwnames;
    if (args_check_count(vm, "anext", nargs, 1, 2) < 0) {
        return NULL;
    }
    Type *type = type_of(vm, args[0]);
    if (type->anext == NULL) {
        return error_raise(vm, vm->types.TypeError, "'%T' object is not an async iterator",
                           args[0]);
    }
    Value awaitable = type->anext(vm, args[0]);
    if (awaitable == NULL || nargs == 1) {
        return awaitable;
    }
    Value result = anext_awaitable_new(vm, awaitable, args[1]);
    value_release(vm, awaitable);
    return result;
}

const NativeDef builtins_iteration_functions[] = {
    {"iter", builtin_iter, NATIVE_FAST, NULL},
    {"next", builtin_next, NATIVE_FAST, NULL},
    {"all", builtin_all, NATIVE_ONE, "($module, iterable, /)"},
    {"any", builtin_any, NATIVE_ONE, "($module, iterable, /)"},
    {"sum", builtin_sum, NATIVE_FAST | NATIVE_KEYWORDS, "($module, iterable, /, start=0)"},
    {"min", builtin_min, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"max", builtin_max, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"sorted", builtin_sorted, NATIVE_FAST | NATIVE_KEYWORDS,
     "($module, iterable, /, *, key=None, reverse=False)"},
    {"aiter", builtin_aiter, NATIVE_ONE, "($module, async_iterable, /)"},
    {"anext", builtin_anext, NATIVE_FAST, "($module, aiterator, default=<unrepresentable>, /)"},
    {NULL, NULL, 0, NULL},
};
