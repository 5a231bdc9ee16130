/*
 * itertools_filter.c - some of the items of one iterator: compress, dropwhile, filterfalse,
 * islice, takewhile; and starmap.
 */
#include "engine/modules/itertools.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/tuple.h"

/* The truth of function(item): 1, 0, -1. */
static int ask(VM *vm, Value function, Value item) {
    Value answer = object_call_one(vm, function, item);
    int truth = answer == NULL ? -1 : object_truth(vm, answer);
    value_release_if(vm, answer);
    return truth;
}

/* name(function, iterable) */
static Value create_with_function(VM *vm, Type *type, const char *name, const Value *args,
                                  size_t nargs, Tuple *kwnames) {
    if (itertool_check_args(vm, type, name, nargs, kwnames, 2, 2) < 0) {
        return NULL;
    }
    return value_from_object(itertool_new_take(vm, type, object_iter(vm, args[1]), args[0]));
}

/* ---- dropwhile and takewhile ---- */

typedef struct While {
    IterTool tool;
    bool decided; /* the function has been false once */
} While;

static Value dropwhile_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    return create_with_function(vm, type, "dropwhile", args, nargs, kwnames);
}

static Value dropwhile_next(VM *vm, Value self) {
    While *drop = (While *)value_object(self);
    while (drop->tool.source != NULL) {
        Value item = itertool_advance(vm, drop->tool.source);
        if (item == NULL || drop->decided) {
            return item;
        }
        int good = ask(vm, drop->tool.function, item);
        if (good == 0) {
            drop->decided = true;
            return item;
        }
        value_release(vm, item);
        if (good < 0) {
            return NULL;
        }
    }
    return NULL;
}

static Value takewhile_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    return create_with_function(vm, type, "takewhile", args, nargs, kwnames);
}

static Value takewhile_next(VM *vm, Value self) {
    While *take = (While *)value_object(self);
    if (take->decided || take->tool.source == NULL) {
        return NULL;
    }
    Value item = itertool_advance(vm, take->tool.source);
    int good = item == NULL ? -1 : ask(vm, take->tool.function, item);
    if (good > 0) {
        return item;
    }
    value_release_if(vm, item);
    take->decided = take->decided || good == 0;
    return NULL;
}

/* ---- filterfalse ---- */

static Value filterfalse_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                Tuple *kwnames) {
    return create_with_function(vm, type, "filterfalse", args, nargs, kwnames);
}

static Value filterfalse_next(VM *vm, Value self) {
    const IterTool *filter = (const IterTool *)value_object(self);
    while (filter->source != NULL) {
        Value item = itertool_advance(vm, filter->source);
        if (item == NULL) {
            return NULL;
        }
        bool by_truth = filter->function == VALUE_NONE ||
                        filter->function == value_from_object(vm->types.bool_);
        int good = by_truth ? object_truth(vm, item) : ask(vm, filter->function, item);
        if (good == 0) {
            return item;
        }
        value_release(vm, item);
        if (good < 0) {
            return NULL;
        }
    }
    return NULL;
}

/* ---- starmap ---- */

static Value starmap_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    return create_with_function(vm, type, "starmap", args, nargs, kwnames);
}

static Value starmap_next(VM *vm, Value self) {
    const IterTool *map = (const IterTool *)value_object(self);
    Value item = map->source == NULL ? NULL : itertool_advance(vm, map->source);
    if (item == NULL) {
        return NULL;
    }
    Value args = object_to_tuple(vm, item);
    value_release(vm, item);
    if (args == NULL) {
        return NULL;
    }
    const Tuple *tuple = value_to_tuple(args);
    Value result = object_call(vm, map->function, tuple->items, tuple->size, NULL);
    value_release(vm, args);
    return result;
}

/* ---- compress: memory is the iterator of selectors ---- */

static Value compress_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"data", "selectors", NULL};
    static const ArgSpec spec = {
        .function = "compress", .names = names, .required = 2, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value data = object_iter(vm, given[0]);
    Value selectors = data == NULL ? NULL : object_iter(vm, given[1]);
    if (selectors == NULL) {
        value_release_if(vm, data);
        return NULL;
    }
    IterTool *compress = itertool_new_take(vm, type, data, NULL);
    if (compress == NULL) {
        value_release(vm, selectors);
        return NULL;
    }
    compress->memory = selectors;
    return value_from_object(compress);
}

static Value compress_next(VM *vm, Value self) {
    const IterTool *compress = (const IterTool *)value_object(self);
    while (compress->source != NULL) {
        Value item = itertool_advance(vm, compress->source);
        if (item == NULL) {
            return NULL;
        }
        Value selector = itertool_advance(vm, compress->memory);
        int chosen = selector == NULL ? -1 : object_truth(vm, selector);
        value_release_if(vm, selector);
        if (chosen > 0) {
            return item;
        }
        value_release(vm, item);
        if (chosen < 0) {
            return NULL;
        }
    }
    return NULL;
}

/* ---- islice ---- */

typedef struct Islice {
    IterTool tool;
    uint64_t at;   /* items taken from the source so far */
    uint64_t next; /* the one to give out next */
    uint64_t stop; /* UINT64_MAX: none */
    uint64_t step;
} Islice;

/* An int that is not negative, or None: what it says, or *number unchanged. False for others,
 * without an exception. */
static bool slice_number(VM *vm, Value value, int64_t *number) {
    if (value == VALUE_NONE) {
        return true;
    }
    if (int_from_index(vm, value, vm->types.OverflowError, number) < 0) {
        error_clear(vm);
        *number = -1;
    }
    return *number >= 0;
}

static Value raise_slice(VM *vm, const char *message) {
    return error_raise(vm, vm->types.ValueError, "%s", message);
}

static Value islice_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if (itertool_check_args(vm, type, "islice", nargs, kwnames, 2, 4) < 0) {
        return NULL;
    }
    int64_t start = 0, stop = 0, step = 1;
    Value stop_value = args[nargs == 2 ? 1 : 2];
    bool start_good = nargs == 2 || slice_number(vm, args[1], &start);
    if (!slice_number(vm, stop_value, &stop) && stop == -1) {
        return raise_slice(vm, "Stop argument for islice() must be None or an integer: "
                               "0 <= x <= sys.maxsize.");
    }
    if (!start_good || stop < 0) {
        return raise_slice(vm, "Indices for islice() must be None or an integer: "
                               "0 <= x <= sys.maxsize.");
    }
    if (nargs == 4 && (!slice_number(vm, args[3], &step) || step < 1)) {
        return raise_slice(vm, "Step for islice() must be a positive integer or None.");
    }
    Islice *slice = (Islice *)itertool_new_take(vm, type, object_iter(vm, args[0]), NULL);
    if (slice != NULL) {
        slice->next = (uint64_t)start;
        slice->stop = stop_value == VALUE_NONE ? UINT64_MAX : (uint64_t)stop;
        slice->step = (uint64_t)step;
    }
    return value_from_object(slice);
}

/* The item at slice->next; NULL at the end or on error. */
static Value islice_item(VM *vm, Islice *slice) {
    Value item;
    while (slice->at < slice->next) {
        item = itertool_advance(vm, slice->tool.source);
        if (item == NULL) {
            return NULL;
        }
        slice->at++;
        value_release(vm, item);
        if (slice->tool.source == NULL) {
            return NULL;
        }
    }
    if (slice->at >= slice->stop) {
        return NULL;
    }
    item = itertool_advance(vm, slice->tool.source);
    slice->at += item != NULL;
    return item;
}

static Value islice_next(VM *vm, Value self) {
    Islice *slice = (Islice *)value_object(self);
    Value item = slice->tool.source == NULL ? NULL : islice_item(vm, slice);
    if (item == NULL) {
        value_clear(vm, &slice->tool.source);
        return NULL;
    }
    slice->next += slice->step;
    if (slice->next > slice->stop) {
        slice->next = slice->stop;
    }
    return item;
}

int itertools_init_filter(VM *vm, Module *module) {
    static const IterToolDef defs[] = {
        {"compress", offsetof(Types, itertools_compress), sizeof(IterTool), compress_create,
         compress_next, NULL, NULL},
        {"dropwhile", offsetof(Types, itertools_dropwhile), sizeof(While), dropwhile_create,
         dropwhile_next, NULL, NULL},
        {"filterfalse", offsetof(Types, itertools_filterfalse), sizeof(IterTool),
         filterfalse_create, filterfalse_next, NULL, NULL},
        {"islice", offsetof(Types, itertools_islice), sizeof(Islice), islice_create, islice_next,
         NULL, NULL},
        {"starmap", offsetof(Types, itertools_starmap), sizeof(IterTool), starmap_create,
         starmap_next, NULL, NULL},
        {"takewhile", offsetof(Types, itertools_takewhile), sizeof(While), takewhile_create,
         takewhile_next, NULL, NULL},
        {0},
    };
    return itertools_add_types(vm, module, defs);
}
