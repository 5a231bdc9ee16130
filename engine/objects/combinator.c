/*
 * combinator.c - iterators made of other iterators: enumerate, zip, map, filter, reversed.
 *
 * Source: CPython 3.14 Objects/enumobject.c, Python/bltinmodule.c.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/iterator_state.h"
#include "engine/objects/native.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

/* next() of any iterator; a StopIteration stays raised. */
static Value advance(VM *vm, Value iterator) {
    if (recursion_check(vm, "") < 0) {
        return NULL;
    }
    return value_type(vm, iterator)->next(vm, iterator);
}

/* iter() of each argument, as a tuple. */
static Tuple *iterators_of(VM *vm, const Value *args, size_t count) {
    Tuple *iterators = tuple_new(vm, count);
    for (size_t i = 0; iterators != NULL && i < count; i++) {
        iterators->items[i] = object_iter(vm, args[i]);
        if (iterators->items[i] == NULL) {
            value_release(vm, value_from_object(iterators));
            return NULL;
        }
    }
    return iterators;
}

/* ---- enumerate ---- */

typedef struct Enumerate {
    Object head;
    Value iterator;
    Value index; /* an int */
} Enumerate;

static Value enumerate_next(VM *vm, Value self) {
    Enumerate *enumerate = (Enumerate *)value_object(self);
    Value item = advance(vm, enumerate->iterator);
    if (item == NULL) {
        return NULL;
    }
    Value next = int_add(vm, enumerate->index, value_from_small_int(1));
    if (next == NULL) {
        value_release(vm, item);
        return NULL;
    }
    const Value pair[2] = {enumerate->index, item};
    enumerate->index = next;
    return tuple_from_array_take(vm, pair, 2);
}

static Value enumerate_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    size_t keywords = kwnames == NULL ? 0 : kwnames->size;
    if (nargs == 0 && keywords == 0) {
        return error_raise(vm, vm->types.TypeError,
                           "enumerate() missing required argument 'iterable'");
    }
    if (nargs + keywords > 2) {
        return error_raise(vm, vm->types.TypeError,
                           "enumerate() takes at most 2 arguments (%zu given)", nargs + keywords);
    }
    static const char *const names[] = {"iterable", "start", NULL};
    for (size_t i = 0; type == vm->types.enumerate && i < keywords; i++) {
        const Str *keyword = value_to_str(kwnames->items[i]);
        if (!str_equal_string(keyword, names[0]) && !str_equal_string(keyword, names[1])) {
            return error_raise(vm, vm->types.TypeError,
                               "'%U' is an invalid keyword argument for enumerate()",
                               kwnames->items[i]);
        }
    }
    static const ArgSpec spec = {
        .function = "enumerate", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value index = given[1] == NULL ? value_from_small_int(0) : object_index(vm, given[1]);
    Value iterator = index == NULL ? NULL : object_iter(vm, given[0]);
    Enumerate *enumerate =
        iterator == NULL ? NULL : (Enumerate *)object_new(vm, type, type->basic_size);
    if (enumerate == NULL) {
        value_release_if(vm, index);
        value_release_if(vm, iterator);
        return NULL;
    }
    enumerate->iterator = iterator;
    enumerate->index = index;
    return value_from_object(enumerate);
}

/* (type, arguments) and, where there is one, a third value; consumes the arguments. */
static Value reduced_take(VM *vm, Value self, Value arguments, Value state) {
    Value result = NULL;
    if (arguments != NULL) {
        const Value parts[3] = {value_from_object(value_type(vm, self)), arguments, state};
        result = tuple_from_array(vm, parts, state == NULL ? 2 : 3);
    }
    value_release_if(vm, arguments);
    return result;
}

NATIVE_FUNCTION(enumerate_reduce) {
    const Enumerate *enumerate = (const Enumerate *)value_object(self);
    const Value both[2] = {enumerate->iterator, enumerate->index};
    return reduced_take(vm, self, tuple_from_array(vm, both, 2), NULL);
}

/* ---- zip and map: several iterators side by side ---- */

typedef struct Parallel {
    Object head;
    Value iterators; /* Tuple */
    Value function;  /* map's; NULL in a zip */
    bool strict;     /* all must end together */
} Parallel;

static Tuple *parallel_iterators(const Parallel *parallel) {
    return value_to_tuple(parallel->iterators);
}

/* An iterator ended: true unless it ended in an exception, which stays raised. */
static bool ended_quietly(VM *vm) {
    if (vm->raised == NULL) {
        return true;
    }
    if (!error_matches(vm, vm->types.StopIteration)) {
        return false;
    }
    error_clear(vm);
    return true;
}

static void raise_length(VM *vm, const char *function, const char *how, size_t index) {
    error_raise(vm, vm->types.ValueError, "%s() argument %zu is %s than argument%s%zu", function,
                index + 1, how, index == 1 ? " " : "s 1-", index);
}

/* strict: iterator `ended` is at its end; are they all? */
static void check_lengths(VM *vm, const Parallel *parallel, size_t ended, const char *function) {
    if (!ended_quietly(vm)) {
        return;
    }
    if (ended > 0) {
        raise_length(vm, function, "shorter", ended);
        return;
    }
    const Tuple *iterators = parallel_iterators(parallel);
    for (size_t i = 1; i < iterators->size; i++) {
        Value item = advance(vm, iterators->items[i]);
        if (item != NULL) {
            value_release(vm, item);
            raise_length(vm, function, "longer", i);
            return;
        }
        if (!ended_quietly(vm)) {
            return;
        }
    }
}

/* One item of each iterator; NULL at the end or on error. */
static Tuple *parallel_items(VM *vm, const Parallel *parallel, const char *function) {
    const Tuple *iterators = parallel_iterators(parallel);
    Tuple *items = tuple_new(vm, iterators->size);
    for (size_t i = 0; items != NULL && i < iterators->size; i++) {
        items->items[i] = advance(vm, iterators->items[i]);
        if (items->items[i] == NULL) {
            value_release(vm, value_from_object(items));
            if (parallel->strict) {
                check_lengths(vm, parallel, i, function);
            }
            return NULL;
        }
    }
    return items;
}

static Value zip_next(VM *vm, Value self) {
    const Parallel *zip = (const Parallel *)value_object(self);
    return parallel_iterators(zip)->size == 0 ? NULL
                                              : value_from_object(parallel_items(vm, zip, "zip"));
}

static Value map_next(VM *vm, Value self) {
    const Parallel *map = (const Parallel *)value_object(self);
    Tuple *items = parallel_items(vm, map, "map");
    if (items == NULL) {
        return NULL;
    }
    Value result = object_call(vm, map->function, items->items, items->size, NULL);
    value_release(vm, value_from_object(items));
    return result;
}

/* The keyword argument `strict`, the only one there is: 1, 0, -1. */
static int parse_strict(VM *vm, const char *function, const Value *args, size_t nargs,
                        Tuple *kwnames) {
    static const char *const names[] = {"strict", NULL};
    const ArgSpec spec = {.function = function, .names = names};
    Value strict;
    if (args_parse(vm, &spec, args + nargs, 0, kwnames, &strict) < 0) {
        return -1;
    }
    return strict == NULL ? 0 : object_truth(vm, strict);
}

static Value parallel_new(VM *vm, Type *type, Value function, const Value *args, size_t count,
                          bool strict) {
    Tuple *iterators = iterators_of(vm, args, count);
    Parallel *parallel =
        iterators == NULL ? NULL : (Parallel *)object_new(vm, type, type->basic_size);
    if (parallel == NULL) {
        value_release_if(vm, value_from_object(iterators));
        return NULL;
    }
    parallel->iterators = value_from_object(iterators);
    parallel->function = value_retain_if(function);
    parallel->strict = strict;
    return value_from_object(parallel);
}

static Value zip_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    int strict = parse_strict(vm, "zip", args, nargs, kwnames);
    return strict < 0 ? NULL : parallel_new(vm, type, NULL, args, nargs, strict);
}

static Value map_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    int strict = parse_strict(vm, "map", args, nargs, kwnames);
    if (strict < 0) {
        return NULL;
    }
    if (nargs < 2) {
        return error_raise(vm, vm->types.TypeError, "map() must have at least two arguments.");
    }
    return parallel_new(vm, type, args[0], args + 1, nargs - 1, strict);
}

NATIVE_FUNCTION(zip_reduce) {
    const Parallel *zip = (const Parallel *)value_object(self);
    return reduced_take(vm, self, value_retain(zip->iterators), zip->strict ? VALUE_TRUE : NULL);
}

NATIVE_FUNCTION(map_reduce) {
    const Parallel *map = (const Parallel *)value_object(self);
    const Tuple *iterators = parallel_iterators(map);
    Tuple *arguments = tuple_new(vm, iterators->size + 1);
    if (arguments == NULL) {
        return NULL;
    }
    arguments->items[0] = value_retain(map->function);
    for (size_t i = 0; i < iterators->size; i++) {
        arguments->items[i + 1] = value_retain(iterators->items[i]);
    }
    return reduced_take(vm, self, value_from_object(arguments), map->strict ? VALUE_TRUE : NULL);
}

NATIVE_FUNCTION(parallel_setstate) {
    int strict = object_truth(vm, args[0]);
    if (strict < 0) {
        return NULL;
    }
    ((Parallel *)value_object(self))->strict = strict > 0;
    return VALUE_NONE;
}

static const NativeDef zip_methods[] = {
    {"__reduce__", zip_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__setstate__", parallel_setstate, NATIVE_ONE, "($self, object, /)"},
    {0},
};

static const NativeDef map_methods[] = {
    {"__reduce__", map_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__setstate__", parallel_setstate, NATIVE_ONE, "($self, object, /)"},
    {0},
};

/* ---- filter ---- */

typedef struct Filter {
    Object head;
    Value iterator;
    Value function;
} Filter;

static Value filter_next(VM *vm, Value self) {
    const Filter *filter = (const Filter *)value_object(self);
    bool by_truth =
        filter->function == VALUE_NONE || filter->function == value_from_object(vm->types.bool_);
    Value item;
    while ((item = advance(vm, filter->iterator)) != NULL) {
        int keep;
        if (by_truth) {
            keep = object_truth(vm, item);
        } else {
            Value answer = object_call_one(vm, filter->function, item);
            keep = answer == NULL ? -1 : object_truth(vm, answer);
            value_release_if(vm, answer);
        }
        if (keep > 0) {
            return item;
        }
        value_release(vm, item);
        if (keep < 0) {
            return NULL;
        }
    }
    return NULL;
}

static Value filter_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if ((type->init == vm->types.filter->init && args_refuse_keywords(vm, "filter", kwnames) < 0) ||
        args_check_count(vm, "filter", nargs, 2, 2) < 0) {
        return NULL;
    }
    Value iterator = object_iter(vm, args[1]);
    if (iterator == NULL) {
        return NULL;
    }
    Filter *filter = object_new(vm, type, type->basic_size);
    if (filter == NULL) {
        value_release(vm, iterator);
        return NULL;
    }
    filter->function = value_retain(args[0]);
    filter->iterator = iterator;
    return value_from_object(filter);
}

NATIVE_FUNCTION(filter_reduce) {
    const Filter *filter = (const Filter *)value_object(self);
    const Value both[2] = {filter->function, filter->iterator};
    return reduced_take(vm, self, tuple_from_array(vm, both, 2), NULL);
}

static const NativeDef filter_methods[] = {
    {"__reduce__", filter_reduce, NATIVE_NOARGS, "($self, /)"},
    {0},
};

/* ---- reversed ---- */

typedef struct Reversed {
    Object head;
    Value sequence; /* NULL at the end */
    Value unused;   /* so that all the types here hold two Values */
    int64_t index;
} Reversed;

static Value reversed_next(VM *vm, Value self) {
    Reversed *reversed = (Reversed *)value_object(self);
    if (reversed->index >= 0 && reversed->sequence != NULL) {
        Value item = object_get_item(vm, reversed->sequence, value_from_small_int(reversed->index));
        if (item != NULL) {
            reversed->index--;
            return item;
        }
        if (error_matches(vm, vm->types.IndexError) || error_matches(vm, vm->types.StopIteration)) {
            error_clear(vm);
        }
    }
    reversed->index = -1;
    value_clear(vm, &reversed->sequence);
    return NULL;
}

static Value raise_not_reversible(VM *vm, Value value) {
    return error_raise(vm, vm->types.TypeError, "'%T' object is not reversible", value);
}

static Value reversed_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if ((type->init == vm->types.reversed->init &&
         args_refuse_keywords(vm, "reversed", kwnames) < 0) ||
        args_check_count(vm, "reversed", nargs, 1, 1) < 0) {
        return NULL;
    }
    Value sequence = args[0];
    bool missing;
    Value method = object_lookup_special(vm, sequence, vm->names.__reversed__, &missing);
    if (method == VALUE_NONE) {
        return raise_not_reversible(vm, sequence);
    }
    if (method != NULL) {
        Value result = object_call_no_args(vm, method);
        value_release(vm, method);
        return result;
    }
    if (!missing) {
        return NULL;
    }
    const Type *sequence_type = value_type(vm, sequence);
    if (sequence_type->get_item == NULL || sequence_type->layout == LAYOUT_DICT ||
        sequence_type == vm->types.mappingproxy) {
        return raise_not_reversible(vm, sequence);
    }
    int64_t length = object_length(vm, sequence);
    Reversed *reversed = length < 0 ? NULL : (Reversed *)object_new(vm, type, type->basic_size);
    if (reversed != NULL) {
        reversed->sequence = value_retain(sequence);
        reversed->index = length - 1;
    }
    return value_from_object(reversed);
}

NATIVE_FUNCTION(reversed_hint) {
    const Reversed *reversed = (const Reversed *)value_object(self);
    if (reversed->sequence == NULL) {
        return value_from_small_int(0);
    }
    int64_t length = object_length(vm, reversed->sequence);
    if (length < 0) {
        return NULL;
    }
    return value_from_small_int(length < reversed->index + 1 ? 0 : reversed->index + 1);
}

NATIVE_FUNCTION(reversed_reduce) {
    const Reversed *reversed = (const Reversed *)value_object(self);
    bool done = reversed->sequence == NULL;
    Value sequence = done ? value_from_object(vm->shared.empty_tuple) : reversed->sequence;
    return reduced_take(vm, self, tuple_from_array(vm, &sequence, 1),
                        done ? NULL : value_from_small_int(reversed->index));
}

NATIVE_FUNCTION(reversed_setstate) {
    Reversed *reversed = (Reversed *)value_object(self);
    int64_t index;
    if (int_from_index(vm, args[0], vm->types.OverflowError, &index) < 0) {
        return NULL;
    }
    if (reversed->sequence != NULL) {
        int64_t length = object_length(vm, reversed->sequence);
        if (length < 0) {
            return NULL;
        }
        reversed->index = index < -1 ? -1 : index > length - 1 ? length - 1 : index;
    }
    return VALUE_NONE;
}

static const NativeDef reversed_methods[] = {
    {"__reduce__", reversed_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__setstate__", reversed_setstate, NATIVE_ONE, "($self, object, /)"},
    {"__length_hint__", reversed_hint, NATIVE_NOARGS, "($self, /)"},
    {0},
};

/* ---- the types ---- */

/* What all of them begin with. */
typedef struct TwoValues {
    Object head;
    Value first;
    Value second;
} TwoValues;

static void two_destroy(VM *vm, Object *self) {
    TwoValues *values = (TwoValues *)self;
    value_release_if(vm, values->first);
    value_release_if(vm, values->second);
    object_free(vm, self);
}

static int two_traverse(Object *self, VisitCall *visit, void *context) {
    const TwoValues *values = (const TwoValues *)self;
    int status = values->first == NULL ? 0 : visit(values->first, context);
    return status != 0 || values->second == NULL ? status : visit(values->second, context);
}

typedef Value CreateSlot(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);

static const NativeDef enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static int combinator_type(VM *vm, Type **slot, const char *name, size_t size, CreateSlot *create,
                           UnarySlot *next, const NativeDef *methods) {
    Type *type =
        type_new_builtin(vm, name, LAYOUT_ITERATOR, size, vm->types.object, TYPE_SUBCLASSABLE);
    if (type == NULL) {
        return -1;
    }
    *slot = type;
    type->destroy = two_destroy;
    type->traverse = two_traverse;
    type->create = create;
    type->iter = object_self_iter;
    type->next = next;
    type->methods = methods;
    return type_ready(vm, type);
}

int types_init_combinators(VM *vm) {
    Types *types = &vm->types;
    if (combinator_type(vm, &types->enumerate, "enumerate", sizeof(Enumerate), enumerate_create,
                        enumerate_next, enumerate_methods) < 0 ||
        combinator_type(vm, &types->zip, "zip", sizeof(Parallel), zip_create, zip_next,
                        zip_methods) < 0 ||
        combinator_type(vm, &types->map, "map", sizeof(Parallel), map_create, map_next,
                        map_methods) < 0 ||
        combinator_type(vm, &types->filter, "filter", sizeof(Filter), filter_create, filter_next,
                        filter_methods) < 0) {
        return -1;
    }
    return combinator_type(vm, &types->reversed, "reversed", sizeof(Reversed), reversed_create,
                           reversed_next, reversed_methods);
}
