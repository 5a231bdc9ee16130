/*
 * itertools_endless.c - count, cycle, repeat: iterators that need not end.
 */
#include "engine/modules/itertools.h"
#include "engine/objects/args.h"
#include "engine/objects/complex.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"

/* ---- count: memory is the next number, function the step ---- */

/* What can be counted with: it has __index__, __int__ or __float__, or is complex. */
static bool is_number(VM *vm, Value value) {
    const Type *type = value_type(vm, value);
    return type->index != NULL || type->to_int != NULL || type->to_float != NULL ||
           type->layout == LAYOUT_COMPLEX;
}

/* Whether counting from `start` goes up by one in plain ints. */
static bool counts_fast(Value start, Value step) {
    int64_t number;
    return value_is_int(start) && int_fits_i64(start, &number) && value_is_int(step) &&
           int_fits_i64(step, &number) && number == 1;
}

static Value count_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"start", "step", NULL};
    static const ArgSpec spec = {.function = "count", .names = names, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value start = given[0] == NULL ? value_from_small_int(0) : given[0];
    Value step = given[1] == NULL ? value_from_small_int(1) : given[1];
    if (!is_number(vm, start) || !is_number(vm, step)) {
        return error_raise(vm, vm->types.TypeError, "a number is required");
    }
    IterTool *count = itertool_new(vm, type);
    if (count == NULL) {
        return NULL;
    }
    bool fast = counts_fast(start, step);
    count->memory = fast ? int_plain(vm, start) : value_retain(start);
    count->function = fast ? value_from_small_int(1) : value_retain(step);
    if (count->memory == NULL) {
        value_release(vm, value_from_object(count));
        return NULL;
    }
    return value_from_object(count);
}

static Value count_next(VM *vm, Value self) {
    IterTool *count = (IterTool *)value_object(self);
    if (count->memory == NULL) {
        return NULL;
    }
    Value number = count->memory;
    Value next;
    if (count->function != value_from_small_int(1) || !value_is_small_int(number) ||
        !int_add_small(number, count->function, &next)) {
        next = object_binary(vm, NB_ADD, number, count->function);
        if (next == NULL) {
            return NULL;
        }
    }
    if (count->memory != number) { /* the step's __radd__ has counted on */
        value_retain(number);
        value_replace_take(vm, &count->memory, next);
        return number;
    }
    count->memory = next;
    return number;
}

static Value count_repr(VM *vm, Value self) {
    const IterTool *count = (const IterTool *)value_object(self);
    int64_t step;
    bool by_one =
        value_is_int(count->function) && int_fits_i64(count->function, &step) && step == 1;
    return by_one ? str_format(vm, "%U(%R)", value_object(self)->type->name, count->memory)
                  : str_format(vm, "%U(%R, %R)", value_object(self)->type->name, count->memory,
                               count->function);
}

/* ---- cycle: memory is the list of all items so far ---- */

typedef struct Cycle {
    IterTool tool;
    size_t index; /* into the list, once the source has ended */
} Cycle;

static Value cycle_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if (itertool_check_args(vm, type, "cycle", nargs, kwnames, 1, 1) < 0) {
        return NULL;
    }
    IterTool *cycle = itertool_new_take(vm, type, object_iter(vm, args[0]), NULL);
    if (cycle == NULL) {
        return NULL;
    }
    cycle->memory = value_from_object(list_new(vm, 0));
    if (cycle->memory == NULL) {
        value_release(vm, value_from_object(cycle));
        return NULL;
    }
    return value_from_object(cycle);
}

static Value cycle_next(VM *vm, Value self) {
    Cycle *cycle = (Cycle *)value_object(self);
    if (cycle->tool.source != NULL) {
        Value item = itertool_advance(vm, cycle->tool.source);
        if (item != NULL) {
            if (cycle->tool.memory != NULL &&
                list_append(vm, value_to_list(cycle->tool.memory), item) < 0) {
                value_release(vm, item);
                return NULL;
            }
            return item;
        }
        if (!itertool_ended(vm)) {
            return NULL;
        }
        value_clear(vm, &cycle->tool.source);
    }
    const List *saved = cycle->tool.memory == NULL ? NULL : value_to_list(cycle->tool.memory);
    if (saved == NULL || saved->size == 0) {
        return NULL;
    }
    Value item = value_retain(saved->items[cycle->index]);
    cycle->index = (cycle->index + 1) % saved->size;
    return item;
}

/* ---- repeat: memory is the object ---- */

typedef struct Repeat {
    IterTool tool;
    int64_t left; /* -1: for ever */
} Repeat;

static Value repeat_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"object", "times", NULL};
    static const ArgSpec spec = {
        .function = "repeat", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    int64_t left = -1;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[1] != NULL && int_from_index(vm, given[1], vm->types.OverflowError, &left) < 0)) {
        return NULL;
    }
    Repeat *repeat = (Repeat *)itertool_new(vm, type);
    if (repeat == NULL) {
        return NULL;
    }
    repeat->tool.memory = value_retain(given[0]);
    repeat->left = given[1] != NULL && left < 0 ? 0 : left;
    return value_from_object(repeat);
}

static Value repeat_next(VM *vm, Value self) {
    (void)vm;
    Repeat *repeat = (Repeat *)value_object(self);
    if (repeat->left == 0 || repeat->tool.memory == NULL) {
        return NULL;
    }
    if (repeat->left > 0) {
        repeat->left--;
    }
    return value_retain(repeat->tool.memory);
}

static Value repeat_repr(VM *vm, Value self) {
    const Repeat *repeat = (const Repeat *)value_object(self);
    Value name = value_object(self)->type->name;
    return repeat->left < 0
               ? str_format(vm, "%U(%R)", name, repeat->tool.memory)
               : str_format(vm, "%U(%R, %lld)", name, repeat->tool.memory, (long long)repeat->left);
}

NATIVE_FUNCTION(repeat_length_hint) {
    const Repeat *repeat = (const Repeat *)value_object(self);
    if (repeat->left < 0) {
        return error_raise(vm, vm->types.TypeError, "len() of unsized object");
    }
    return int_from_i64(vm, repeat->left);
}

static const NativeDef repeat_methods[] = {
    {"__length_hint__", repeat_length_hint, NATIVE_NOARGS, NULL},
    {0},
};

int itertools_init_endless(VM *vm, Module *module) {
    static const IterToolDef defs[] = {
        {"count", offsetof(Types, itertools_count), sizeof(IterTool), count_create, count_next,
         count_repr, NULL},
        {"cycle", offsetof(Types, itertools_cycle), sizeof(Cycle), cycle_create, cycle_next, NULL,
         NULL},
        {"repeat", offsetof(Types, itertools_repeat), sizeof(Repeat), repeat_create, repeat_next,
         repeat_repr, repeat_methods},
        {0},
    };
    return itertools_add_types(vm, module, defs);
}
