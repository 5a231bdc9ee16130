/*
 * itertools_join.c - items put together, or iterators put one behind the other: accumulate,
 * batched, chain, pairwise, zip_longest.
 */
#include "engine/modules/itertools.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/tuple.h"

/* ---- accumulate: memory is the total ---- */

typedef struct Accumulate {
    IterTool tool;
    bool has_initial; /* memory is the initial value, not given out yet */
} Accumulate;

static Value accumulate_create(VM *vm, Type *type, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    static const char *const names[] = {"iterable", "func", "initial", NULL};
    static const ArgSpec spec = {
        .function = "accumulate", .names = names, .required = 1, .max_positional = 2};
    Value given[3];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value function = given[1] == VALUE_NONE ? NULL : given[1];
    Accumulate *accumulate =
        (Accumulate *)itertool_new_take(vm, type, object_iter(vm, given[0]), function);
    if (accumulate != NULL && given[2] != NULL && given[2] != VALUE_NONE) {
        accumulate->tool.memory = value_retain(given[2]);
        accumulate->has_initial = true;
    }
    return value_from_object(accumulate);
}

static Value accumulate_next(VM *vm, Value self) {
    Accumulate *accumulate = (Accumulate *)value_object(self);
    IterTool *tool = &accumulate->tool;
    if (accumulate->has_initial && tool->memory != NULL) {
        accumulate->has_initial = false;
        return value_retain(tool->memory);
    }
    Value item = tool->source == NULL ? NULL : itertool_advance(vm, tool->source);
    if (item == NULL) {
        return NULL;
    }
    Value total = item;
    if (tool->memory != NULL) {
        const Value both[2] = {value_retain(tool->memory), item};
        total = tool->function == NULL ? object_binary(vm, NB_ADD, both[0], both[1])
                                       : object_call(vm, tool->function, both, 2, NULL);
        value_release(vm, both[0]);
        value_release(vm, item);
    }
    if (total == NULL) {
        return NULL;
    }
    value_replace_take(vm, &tool->memory, value_retain(total));
    return total;
}

/* ---- batched ---- */

typedef struct Batched {
    IterTool tool;
    size_t size;
    bool strict;
} Batched;

static Value batched_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"iterable", "n", "strict", NULL};
    static const ArgSpec spec = {
        .function = "batched", .names = names, .required = 2, .max_positional = 2};
    Value given[3];
    int64_t size;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        int_from_index(vm, given[1], vm->types.OverflowError, &size) < 0) {
        return NULL;
    }
    int strict = given[2] == NULL ? 0 : object_truth(vm, given[2]);
    if (strict < 0) {
        return NULL;
    }
    if (size < 1) {
        return error_raise(vm, vm->types.ValueError, "n must be at least one");
    }
    Batched *batched = (Batched *)itertool_new_take(vm, type, object_iter(vm, given[0]), NULL);
    if (batched != NULL) {
        batched->size = (size_t)size;
        batched->strict = strict;
    }
    return value_from_object(batched);
}

static Value batched_next(VM *vm, Value self) {
    Batched *batched = (Batched *)value_object(self);
    Value source = batched->tool.source;
    if (source == NULL) {
        return NULL;
    }
    Tuple *batch = tuple_new(vm, batched->size);
    if (batch == NULL) {
        return NULL;
    }
    value_retain(source);
    size_t count = 0;
    while (count < batched->size && (batch->items[count] = itertool_advance(vm, source)) != NULL) {
        count++;
    }
    value_release(vm, source);
    if (count == batched->size) {
        return value_from_object(batch);
    }
    bool ended = itertool_ended(vm);
    value_clear(vm, &batched->tool.source);
    Value result = NULL;
    if (ended && count > 0 && batched->strict) {
        error_raise(vm, vm->types.ValueError, "batched(): incomplete batch");
    } else if (ended && count > 0) {
        result = tuple_from_array(vm, batch->items, count);
    }
    value_release(vm, value_from_object(batch));
    return result;
}

/* ---- chain: source gives the iterables, memory is the iterator of the present one ---- */

static Value chain_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if (type->init == vm->types.object->init && args_refuse_keywords(vm, "chain", kwnames) < 0) {
        return NULL;
    }
    Value iterables = tuple_from_array(vm, args, nargs);
    if (iterables == NULL) {
        return NULL;
    }
    Value source = object_iter(vm, iterables);
    value_release(vm, iterables);
    return value_from_object(itertool_new_take(vm, type, source, NULL));
}

NATIVE_FUNCTION(chain_from_iterable) {
    return value_from_object(
        itertool_new_take(vm, value_to_type(self), object_iter(vm, args[0]), NULL));
}

/* Goes on to the next iterable: false at the end or on error. */
static bool chain_open(VM *vm, IterTool *chain) {
    Value iterable = itertool_advance(vm, chain->source);
    Value iterator = NULL;
    if (iterable != NULL) {
        iterator = object_iter(vm, iterable);
        value_release(vm, iterable);
    } else {
        itertool_ended(vm);
    }
    if (iterator == NULL) {
        value_clear(vm, &chain->source);
        return false;
    }
    value_replace_take(vm, &chain->memory, iterator);
    return true;
}

static Value chain_next(VM *vm, Value self) {
    IterTool *chain = (IterTool *)value_object(self);
    while (chain->source != NULL) {
        if (chain->memory == NULL && !chain_open(vm, chain)) {
            return NULL;
        }
        Value item = itertool_advance(vm, chain->memory);
        if (item != NULL || !itertool_ended(vm)) {
            return item;
        }
        value_clear(vm, &chain->memory);
    }
    return NULL;
}

static const NativeDef chain_methods[] = {
    {"from_iterable", chain_from_iterable, NATIVE_ONE | NATIVE_CLASS, "($type, iterable, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

/* ---- pairwise: memory is the first item of the next pair ---- */

static Value pairwise_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if (itertool_check_args(vm, type, "pairwise", nargs, kwnames, 1, 1) < 0) {
        return NULL;
    }
    return value_from_object(itertool_new_take(vm, type, object_iter(vm, args[0]), NULL));
}

static Value pairwise_end(VM *vm, IterTool *pairwise) {
    value_clear(vm, &pairwise->source);
    value_clear(vm, &pairwise->memory);
    return NULL;
}

static Value pairwise_next(VM *vm, Value self) {
    IterTool *pairwise = (IterTool *)value_object(self);
    if (pairwise->source == NULL) {
        return NULL;
    }
    if (pairwise->memory == NULL) {
        Value first = itertool_advance(vm, pairwise->source);
        if (first == NULL) {
            return pairwise_end(vm, pairwise);
        }
        value_replace_take(vm, &pairwise->memory, first);
        if (pairwise->source == NULL) {
            return pairwise_end(vm, pairwise);
        }
    }
    Value old = value_retain(pairwise->memory);
    Value item = itertool_advance(vm, pairwise->source);
    if (item == NULL) {
        value_release(vm, old);
        return pairwise_end(vm, pairwise);
    }
    value_replace_take(vm, &pairwise->memory, value_retain(item));
    const Value pair[2] = {old, item};
    return tuple_from_array_take(vm, pair, 2);
}

/* ---- zip_longest: source is a tuple of iterators (None: ended), memory the fill value ---- */

typedef struct ZipLongest {
    IterTool tool;
    size_t active;
} ZipLongest;

/* The keyword argument fillvalue, or None; NULL with TypeError for any other. */
static Value parse_fill(VM *vm, const Value *args, size_t nargs, Tuple *kwnames) {
    if (kwnames == NULL || kwnames->size == 0) {
        return VALUE_NONE;
    }
    Value fill = kwnames->size == 1 ? args_keyword(args, nargs, kwnames, "fillvalue") : NULL;
    return fill != NULL ? fill
                        : error_raise(vm, vm->types.TypeError,
                                      "zip_longest() got an unexpected keyword argument");
}

static Value zip_longest_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                Tuple *kwnames) {
    Value fill = parse_fill(vm, args, nargs, kwnames);
    Tuple *iterators = fill == NULL ? NULL : tuple_new(vm, nargs);
    if (iterators == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < nargs; i++) {
        iterators->items[i] = object_iter(vm, args[i]);
        if (iterators->items[i] == NULL) {
            value_release(vm, value_from_object(iterators));
            return NULL;
        }
    }
    ZipLongest *zip = (ZipLongest *)itertool_new_take(vm, type, value_from_object(iterators), NULL);
    if (zip != NULL) {
        zip->tool.memory = value_retain(fill);
        zip->active = nargs;
    }
    return value_from_object(zip);
}

/* The item at `index`, the fill value behind an iterator's end; NULL when the last one has ended
 * or on error. */
static Value zip_longest_item(VM *vm, ZipLongest *zip, size_t index) {
    Value *place = &value_to_tuple(zip->tool.source)->items[index];
    if (*place == VALUE_NONE) {
        return value_retain(zip->tool.memory);
    }
    Value item = itertool_advance(vm, *place);
    if (item != NULL) {
        return item;
    }
    zip->active--;
    if (!itertool_ended(vm) || zip->active == 0) {
        zip->active = 0;
        return NULL;
    }
    value_replace_take(vm, place, VALUE_NONE);
    return value_retain(zip->tool.memory);
}

static Value zip_longest_next(VM *vm, Value self) {
    ZipLongest *zip = (ZipLongest *)value_object(self);
    if (zip->active == 0 || zip->tool.source == NULL) {
        return NULL;
    }
    size_t size = value_to_tuple(zip->tool.source)->size;
    Tuple *items = tuple_new(vm, size);
    for (size_t i = 0; items != NULL && i < size; i++) {
        items->items[i] = zip_longest_item(vm, zip, i);
        if (items->items[i] == NULL) {
            value_release(vm, value_from_object(items));
            return NULL;
        }
    }
    return value_from_object(items);
}

int itertools_init_join(VM *vm, Module *module) {
    static const IterToolDef defs[] = {
        {"accumulate", offsetof(Types, itertools_accumulate), sizeof(Accumulate), accumulate_create,
         accumulate_next, NULL, NULL},
        {"batched", offsetof(Types, itertools_batched), sizeof(Batched), batched_create,
         batched_next, NULL, NULL},
        {"chain", offsetof(Types, itertools_chain), sizeof(IterTool), chain_create, chain_next,
         NULL, chain_methods},
        {"pairwise", offsetof(Types, itertools_pairwise), sizeof(IterTool), pairwise_create,
         pairwise_next, NULL, NULL},
        {"zip_longest", offsetof(Types, itertools_zip_longest), sizeof(ZipLongest),
         zip_longest_create, zip_longest_next, NULL, NULL},
        {0},
    };
    return itertools_add_types(vm, module, defs);
}
