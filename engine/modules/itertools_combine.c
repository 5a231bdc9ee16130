/*
 * itertools_combine.c - arrangements of items: product, permutations, combinations,
 * combinations_with_replacement.
 *
 * Each gives the first arrangement as it is, and makes every further one from
 * the indices of the last. source is the pool: a tuple of items (product: a
 * tuple of such tuples).
 */
#include "engine/modules/itertools.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/tuple.h"

typedef struct Combine {
    IterTool tool;
    size_t *indices; /* heap_alloc buffer, or NULL when there are none */
    size_t count;    /* of indices */
    size_t length;   /* of an arrangement */
    bool started;
    bool stopped;
} Combine;

static void combine_destroy(VM *vm, Object *self) {
    Combine *combine = (Combine *)self;
    if (combine->indices != NULL) {
        heap_free(vm, combine->indices, combine->count * sizeof(size_t));
    }
    value_release_if(vm, combine->tool.source);
    object_free(vm, self);
}

/* A new one with `count` indices, all 0. Consumes the pool. */
static Combine *combine_new_take(VM *vm, Type *type, Value pool, size_t count, size_t length) {
    Combine *combine = (Combine *)itertool_new_take(vm, type, pool, NULL);
    if (combine == NULL) {
        return NULL;
    }
    combine->length = length;
    if (count > 0) {
        combine->indices =
            count > SIZE_MAX / sizeof(size_t) ? NULL : heap_alloc(vm, count * sizeof(size_t));
        if (combine->indices == NULL) {
            value_release(vm, value_from_object(combine));
            error_no_memory(vm);
            return NULL;
        }
        combine->count = count;
        for (size_t i = 0; i < count; i++) {
            combine->indices[i] = 0;
        }
    }
    return combine;
}

static size_t pool_size(const Combine *combine) {
    return value_to_tuple(combine->tool.source)->size;
}

/* The items of the pool at the first `length` indices. */
static Value arrangement(VM *vm, const Combine *combine) {
    const Tuple *pool = value_to_tuple(combine->tool.source);
    Tuple *result = tuple_new(vm, combine->length);
    for (size_t i = 0; result != NULL && i < combine->length; i++) {
        result->items[i] = value_retain(pool->items[combine->indices[i]]);
    }
    return value_from_object(result);
}

/* The next arrangement; `step` moves the indices on and says false after the last. */
static Value combine_next(VM *vm, Value self, bool step(Combine *)) {
    Combine *combine = (Combine *)value_object(self);
    if (combine->stopped || combine->tool.source == NULL) {
        return NULL;
    }
    if (combine->started && !step(combine)) {
        combine->stopped = true;
        return NULL;
    }
    combine->started = true;
    return arrangement(vm, combine);
}

/* ---- combinations, combinations_with_replacement ---- */

/* name(iterable, r): the pool, and r. NULL on error. */
static Value parse_length(VM *vm, const char *name, const Value *args, size_t nargs, Tuple *kwnames,
                          size_t *length) {
    static const char *const names[] = {"iterable", "r", NULL};
    const ArgSpec spec = {.function = name, .names = names, .required = 2, .max_positional = 2};
    Value given[2];
    int64_t number;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        int_from_index(vm, given[1], vm->types.OverflowError, &number) < 0) {
        return NULL;
    }
    Value pool = object_to_tuple(vm, given[0]);
    if (pool != NULL && number < 0) {
        value_release(vm, pool);
        return error_raise(vm, vm->types.ValueError, "r must be non-negative");
    }
    *length = (size_t)number;
    return pool;
}

static Value combinations_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                 Tuple *kwnames) {
    size_t length;
    Value pool = parse_length(vm, "combinations", args, nargs, kwnames, &length);
    Combine *combine = pool == NULL ? NULL : combine_new_take(vm, type, pool, length, length);
    if (combine != NULL) {
        for (size_t i = 0; i < length; i++) {
            combine->indices[i] = i;
        }
        combine->stopped = length > pool_size(combine);
    }
    return value_from_object(combine);
}

/* The rightmost index that is not at its last place moves on; those behind it follow. */
static bool combinations_step(Combine *combine) {
    size_t last = pool_size(combine) - combine->length;
    size_t i = combine->length;
    while (i > 0 && combine->indices[i - 1] == i - 1 + last) {
        i--;
    }
    if (i == 0) {
        return false;
    }
    combine->indices[i - 1]++;
    for (; i < combine->length; i++) {
        combine->indices[i] = combine->indices[i - 1] + 1;
    }
    return true;
}

static Value combinations_next(VM *vm, Value self) {
    return combine_next(vm, self, combinations_step);
}

static Value replacement_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                Tuple *kwnames) {
    size_t length;
    Value pool = parse_length(vm, "combinations_with_replacement", args, nargs, kwnames, &length);
    Combine *combine = pool == NULL ? NULL : combine_new_take(vm, type, pool, length, length);
    if (combine != NULL) {
        combine->stopped = length > 0 && pool_size(combine) == 0;
    }
    return value_from_object(combine);
}

static bool replacement_step(Combine *combine) {
    size_t i = combine->length;
    while (i > 0 && combine->indices[i - 1] == pool_size(combine) - 1) {
        i--;
    }
    if (i == 0) {
        return false;
    }
    size_t index = combine->indices[i - 1] + 1;
    for (; i <= combine->length; i++) {
        combine->indices[i - 1] = index;
    }
    return true;
}

static Value replacement_next(VM *vm, Value self) {
    return combine_next(vm, self, replacement_step);
}

/* ---- permutations: an index for each item of the pool, then a countdown for each place ---- */

static Value permutations_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                 Tuple *kwnames) {
    static const char *const names[] = {"iterable", "r", NULL};
    static const ArgSpec spec = {
        .function = "permutations", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value pool = object_to_tuple(vm, given[0]);
    if (pool == NULL) {
        return NULL;
    }
    size_t size = value_to_tuple(pool)->size;
    int64_t length = (int64_t)size;
    if (given[1] != NULL && given[1] != VALUE_NONE) {
        bool good = value_is_int(given[1]);
        if (!good) {
            error_raise(vm, vm->types.TypeError, "Expected int as r");
        } else if (int_to_i64(vm, given[1], &length) < 0) {
            good = false;
        } else if (length < 0) {
            good = false;
            error_raise(vm, vm->types.ValueError, "r must be non-negative");
        }
        if (!good) {
            value_release(vm, pool);
            return NULL;
        }
    }
    bool impossible = (size_t)length > size;
    size_t count = impossible ? 0 : size + (size_t)length;
    Combine *combine = combine_new_take(vm, type, pool, count, (size_t)length);
    if (combine != NULL) {
        combine->stopped = impossible;
        for (size_t i = 0; i < count; i++) {
            combine->indices[i] = i < size ? i : size - (i - size);
        }
    }
    return value_from_object(combine);
}

/* From the right: a place whose countdown has run out gets its first item back, the first other
 * one is exchanged with a later item. */
static bool permutations_step(Combine *combine) {
    size_t size = pool_size(combine);
    size_t *indices = combine->indices;
    size_t *cycles = indices + size;
    for (size_t i = combine->length; i-- > 0;) {
        cycles[i]--;
        size_t index = indices[i];
        if (cycles[i] > 0) {
            size_t other = size - cycles[i];
            indices[i] = indices[other];
            indices[other] = index;
            return true;
        }
        for (size_t j = i; j + 1 < size; j++) {
            indices[j] = indices[j + 1];
        }
        indices[size - 1] = index;
        cycles[i] = size - i;
    }
    return false;
}

static Value permutations_next(VM *vm, Value self) {
    return combine_next(vm, self, permutations_step);
}

/* ---- product: source is a tuple of pools ---- */

/* The keyword argument repeat, 1 without one. */
static int parse_repeat(VM *vm, const Value *args, size_t nargs, Tuple *kwnames, size_t *repeat) {
    static const char *const names[] = {"repeat", NULL};
    static const ArgSpec spec = {.function = "product", .names = names};
    Value given;
    int64_t number = 1;
    if (args_parse(vm, &spec, args + nargs, 0, kwnames, &given) < 0 ||
        (given != NULL && int_from_index(vm, given, vm->types.OverflowError, &number) < 0)) {
        return -1;
    }
    if (number < 0) {
        return error_raise_int(vm, vm->types.ValueError, "repeat argument cannot be negative");
    }
    if (number > 0 && nargs > (size_t)INT64_MAX / sizeof(Value) / (size_t)number) {
        return error_raise_int(vm, vm->types.OverflowError, "repeat argument too large");
    }
    *repeat = (size_t)number;
    return 0;
}

static Value product_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    size_t repeat;
    if (parse_repeat(vm, args, nargs, kwnames, &repeat) < 0) {
        return NULL;
    }
    nargs = repeat == 0 ? 0 : nargs;
    size_t count = nargs * repeat;
    Tuple *pools = tuple_new(vm, count);
    for (size_t i = 0; pools != NULL && i < count; i++) {
        pools->items[i] =
            i < nargs ? object_to_tuple(vm, args[i]) : value_retain(pools->items[i - nargs]);
        if (pools->items[i] == NULL) {
            value_release(vm, value_from_object(pools));
            return NULL;
        }
    }
    return pools == NULL ? NULL
                         : value_from_object(
                               combine_new_take(vm, type, value_from_object(pools), count, count));
}

/* Like an odometer: the rightmost index moves, and carries to the left. */
static bool product_step(Combine *product) {
    const Tuple *pools = value_to_tuple(product->tool.source);
    for (size_t i = product->length; i-- > 0;) {
        if (++product->indices[i] < value_to_tuple(pools->items[i])->size) {
            return true;
        }
        product->indices[i] = 0;
    }
    return false;
}

static bool product_is_empty(const Combine *product) {
    const Tuple *pools = value_to_tuple(product->tool.source);
    for (size_t i = 0; i < pools->size; i++) {
        if (value_to_tuple(pools->items[i])->size == 0) {
            return true;
        }
    }
    return false;
}

static Value product_next(VM *vm, Value self) {
    Combine *product = (Combine *)value_object(self);
    if (product->stopped || product->tool.source == NULL) {
        return NULL;
    }
    if (product->started ? !product_step(product) : product_is_empty(product)) {
        product->stopped = true;
        return NULL;
    }
    product->started = true;
    const Tuple *pools = value_to_tuple(product->tool.source);
    Tuple *result = tuple_new(vm, product->length);
    for (size_t i = 0; result != NULL && i < product->length; i++) {
        result->items[i] =
            value_retain(value_to_tuple(pools->items[i])->items[product->indices[i]]);
    }
    return value_from_object(result);
}

int itertools_init_combine(VM *vm, Module *module) {
    static const IterToolDef defs[] = {
        {"combinations", offsetof(Types, itertools_combinations), sizeof(Combine),
         combinations_create, combinations_next, NULL, NULL},
        {"combinations_with_replacement", offsetof(Types, itertools_replacement), sizeof(Combine),
         replacement_create, replacement_next, NULL, NULL},
        {"permutations", offsetof(Types, itertools_permutations), sizeof(Combine),
         permutations_create, permutations_next, NULL, NULL},
        {"product", offsetof(Types, itertools_product), sizeof(Combine), product_create,
         product_next, NULL, NULL},
        {0},
    };
    if (itertools_add_types(vm, module, defs) < 0) {
        return -1;
    }
    for (size_t i = 0; defs[i].name != NULL; i++) {
        Type *type = *(Type **)(void *)((char *)&vm->types + defs[i].field);
        type->destroy = combine_destroy;
    }
    return 0;
}
