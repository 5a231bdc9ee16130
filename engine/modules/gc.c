/*
 * gc.c - the module gc: the collector of reference cycles (objects/collector.c).
 *
 * There is one generation here. A collection by itself comes when memory has
 * grown, not after a number of allocations: get_threshold() tells what was set.
 *
 * Source: CPython 3.14 Modules/gcmodule.c.
 */
#include "engine/builtins/modules.h"
#include "engine/interp/runtime.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/object_life.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

NATIVE_FUNCTION(gc_enable) {
    vm->shared.collector_off = false;
    return VALUE_NONE;
}

NATIVE_FUNCTION(gc_disable) {
    vm->shared.collector_off = true;
    return VALUE_NONE;
}

NATIVE_FUNCTION(gc_isenabled) {
    return value_from_bool(!vm->shared.collector_off);
}

/* Calls what gc.callbacks holds; their exceptions are reported and dropped. */
static int call_back(VM *vm, Value module, const char *phase, int generation, size_t collected) {
    Value callbacks = module_get_borrow((Module *)module, "callbacks");
    if (callbacks == NULL || !value_is_list(callbacks) || value_to_list(callbacks)->size == 0) {
        return 0;
    }
    Dict *info = dict_new(vm);
    Value text = str_new_string(vm, phase);
    int error =
        info == NULL || text == NULL ||
                dict_set_string(vm, info, "generation", value_from_small_int(generation)) < 0 ||
                dict_set_string(vm, info, "collected", value_from_small_int((int64_t)collected)) <
                    0 ||
                dict_set_string(vm, info, "uncollectable", value_from_small_int(0)) < 0
            ? -1
            : 0;
    value_retain(callbacks);
    for (size_t i = 0; error == 0 && i < value_to_list(callbacks)->size; i++) {
        Value callback = value_retain(value_to_list(callbacks)->items[i]);
        Value args[] = {text, value_from_object(info)};
        Value result = object_call(vm, callback, args, 2, NULL);
        if (result == NULL) {
            error_write_unraisable(vm, "Exception ignored while calling GC callback", callback);
        }
        value_release_if(vm, result);
        value_release(vm, callback);
    }
    value_release(vm, callbacks);
    value_release_if(vm, text);
    value_release_if(vm, value_from_object(info));
    return error;
}

static int int_argument(VM *vm, Value value, int *number) {
    Value index = object_index(vm, value);
    if (index == NULL) {
        return -1;
    }
    int64_t wide;
    bool fits = int_fits_i64(index, &wide);
    value_release(vm, index);
    if (!fits) {
        return error_raise_int(vm, vm->types.OverflowError,
                               "Python int too large to convert to C long");
    }
    if (wide > INT32_MAX || wide < INT32_MIN) {
        return error_raise_int(vm, vm->types.OverflowError, "signed integer is %s than %s",
                               wide > 0 ? "greater" : "less", wide > 0 ? "maximum" : "minimum");
    }
    *number = (int)wide;
    return 0;
}

NATIVE_FUNCTION(gc_collect) {
    static const char *const names[] = {"generation", NULL};
    static const ArgSpec spec = {.function = "collect", .names = names, .max_positional = 1};
    Value given;
    int generation = 2;
    if (args_parse(vm, &spec, args, nargs, kwnames, &given) < 0 ||
        (given != NULL && int_argument(vm, given, &generation) < 0)) {
        return NULL;
    }
    if (generation < 0 || generation > 2) {
        return error_raise(vm, vm->types.ValueError, "invalid generation");
    }
    if (call_back(vm, self, "start", generation, 0) < 0) {
        return NULL;
    }
    size_t collected = heap_collect(vm);
    return call_back(vm, self, "stop", generation, collected) < 0 ? NULL
                                                                  : int_from_size(vm, collected);
}

/* ---- thresholds: remembered, since programs set them and look ---- */

NATIVE_FUNCTION(gc_get_threshold) {
    Value thresholds = vm->runtime->collector_thresholds;
    return thresholds != NULL ? value_retain(thresholds)
                              : tuple_pack(vm, 3, value_from_small_int(2000),
                                           value_from_small_int(10), value_from_small_int(0));
}

NATIVE_FUNCTION(gc_set_threshold) {
    int numbers[3];
    if (nargs < 1 || nargs > 3) {
        return error_raise(vm, vm->types.TypeError, "gc.set_threshold requires 1 to 3 arguments");
    }
    Value before = gc_get_threshold(vm, self, NULL, 0, NULL);
    if (before == NULL) {
        return NULL;
    }
    Value now[3];
    for (size_t i = 0; i < 3; i++) {
        now[i] = value_to_tuple(before)->items[i];
        if (i < nargs && int_argument(vm, args[i], &numbers[i]) < 0) {
            value_release(vm, before);
            return NULL;
        }
        if (i < nargs) {
            now[i] = value_from_small_int(numbers[i]);
        }
    }
    Value thresholds = tuple_from_array(vm, now, 3);
    value_release(vm, before);
    if (thresholds == NULL) {
        return NULL;
    }
    value_replace_take(vm, &vm->runtime->collector_thresholds, thresholds);
    return VALUE_NONE;
}

NATIVE_FUNCTION(gc_get_debug) {
    return value_from_small_int(0);
}

NATIVE_FUNCTION(gc_set_debug) {
    int flags;
    if (int_argument(vm, args[0], &flags) < 0) {
        return NULL;
    }
    return flags == 0 ? VALUE_NONE : vm_unsupported(vm, "gc.set_debug()");
}

/* ---- looking at objects ---- */

NATIVE_FUNCTION(gc_is_tracked) {
    if (!value_is_object(args[0])) {
        return VALUE_FALSE;
    }
    const Type *type = value_object(args[0])->type;
    if (type == vm->types.tuple) {
        return vm_unsupported(vm, "gc.is_tracked() of a tuple");
    }
    return value_from_bool(type->traverse != NULL);
}

NATIVE_FUNCTION(gc_is_finalized) {
    return value_from_bool(value_is_object(args[0]) &&
                           object_is_finalized(vm, value_object(args[0])));
}

static int add_referent(Value value, void *context) {
    struct {
        VM *vm;
        List *list;
    } *both = context;
    return list_append(both->vm, both->list, value);
}

NATIVE_FUNCTION(gc_get_referents) {
    struct {
        VM *vm;
        List *list;
    } both = {vm, list_new(vm, 0)};
    for (size_t i = 0; both.list != NULL && i < nargs; i++) {
        Object *object = value_is_object(args[i]) ? value_object(args[i]) : NULL;
        if (object != NULL && object->type->traverse != NULL &&
            object->type->traverse(object, add_referent, &both) != 0) {
            value_release(vm, value_from_object(both.list));
            return NULL;
        }
    }
    return value_from_object(both.list);
}

/* Who refers to one of the targets. */
typedef struct ReferrerSearch {
    VM *vm;
    const Value *targets;
    size_t count;
    List *found;
    int error;
} ReferrerSearch;

static int visit_is_target(Value value, void *context) {
    const ReferrerSearch *search = context;
    for (size_t i = 0; i < search->count; i++) {
        if (value == search->targets[i]) {
            return 1;
        }
    }
    return 0;
}

/* The collector does not look into an executing generator; its variables are known all the same. */
static bool executing_refers(const Object *object, ReferrerSearch *search) {
    if (object->type->layout != LAYOUT_GENERATOR ||
        ((const Generator *)object)->state != GEN_EXECUTING) {
        return false;
    }
    const Frame *frame = &((const Generator *)object)->frame;
    for (int i = 0; i < frame->code->nlocalsplus; i++) {
        if (frame_slots(frame)[i] != NULL && visit_is_target(frame_slots(frame)[i], search) != 0) {
            return true;
        }
    }
    return false;
}

static void add_referrer(Object *object, void *context) {
    ReferrerSearch *search = context;
    if (search->error == 0 && object != &search->found->head &&
        (object->type->traverse(object, visit_is_target, search) != 0 ||
         executing_refers(object, search))) {
        search->error = list_append(search->vm, search->found, value_from_object(object));
    }
}

NATIVE_FUNCTION(gc_get_referrers) {
    ReferrerSearch search = {vm, args, nargs, list_new(vm, 16), 0};
    if (search.found == NULL) {
        return NULL;
    }
    heap_each_traced(vm, add_referrer, &search);
    if (search.error < 0) {
        value_release(vm, value_from_object(search.found));
        return NULL;
    }
    return value_from_object(search.found);
}

NATIVE_OUTSIDE(gc_get_objects, "gc.get_objects()")
NATIVE_OUTSIDE(gc_get_count, "gc.get_count()")
NATIVE_OUTSIDE(gc_get_stats, "gc.get_stats()")
NATIVE_OUTSIDE(gc_freeze, "gc.freeze()")
NATIVE_OUTSIDE(gc_unfreeze, "gc.unfreeze()")

NATIVE_FUNCTION(gc_get_freeze_count) {
    return value_from_small_int(0);
}

static const NativeDef functions[] = {
    {"enable", gc_enable, NATIVE_NOARGS, "($module, /)"},
    {"disable", gc_disable, NATIVE_NOARGS, "($module, /)"},
    {"isenabled", gc_isenabled, NATIVE_NOARGS, "($module, /)"},
    {"collect", gc_collect, NATIVE_FAST | NATIVE_KEYWORDS, "($module, /, generation=2)"},
    {"get_threshold", gc_get_threshold, NATIVE_NOARGS, "($module, /)"},
    {"set_threshold", gc_set_threshold, NATIVE_VARARGS, NULL},
    {"get_debug", gc_get_debug, NATIVE_NOARGS, "($module, /)"},
    {"set_debug", gc_set_debug, NATIVE_ONE, "($module, flags, /)"},
    {"is_tracked", gc_is_tracked, NATIVE_ONE, "($module, obj, /)"},
    {"is_finalized", gc_is_finalized, NATIVE_ONE, "($module, obj, /)"},
    {"get_referents", gc_get_referents, NATIVE_FAST, NULL},
    {"get_objects", gc_get_objects, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"get_referrers", gc_get_referrers, NATIVE_FAST, NULL},
    {"get_count", gc_get_count, NATIVE_NOARGS, "($module, /)"},
    {"get_stats", gc_get_stats, NATIVE_NOARGS, "($module, /)"},
    {"freeze", gc_freeze, NATIVE_NOARGS, "($module, /)"},
    {"unfreeze", gc_unfreeze, NATIVE_NOARGS, "($module, /)"},
    {"get_freeze_count", gc_get_freeze_count, NATIVE_NOARGS, "($module, /)"},
    {0},
};

static int set_list(VM *vm, Module *module, const char *name) {
    Value list = value_from_object(list_new(vm, 0));
    int error = list == NULL ? -1 : module_set(vm, module, name, list);
    value_release_if(vm, list);
    return error;
}

int gc_module_init(VM *vm, Module *module) {
    static const struct {
        const char *name;
        int value;
    } flags[] = {
        {"DEBUG_STATS", 1},    {"DEBUG_COLLECTABLE", 2}, {"DEBUG_UNCOLLECTABLE", 4},
        {"DEBUG_SAVEALL", 32}, {"DEBUG_LEAK", 38},
    };
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        if (module_set(vm, module, flags[i].name, value_from_small_int(flags[i].value)) < 0) {
            return -1;
        }
    }
    return module_add_natives(vm, module, functions) < 0 || set_list(vm, module, "garbage") < 0
               ? -1
               : set_list(vm, module, "callbacks");
}
