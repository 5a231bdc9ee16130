/*
 * atexit.c - the module atexit: functions called when the program ends, the last registered first.
 *
 * vm->runtime->exit_handlers is a list of (function, arguments, keywords or None).
 * Source: CPython 3.14 Modules/atexitmodule.c.
 */
#include "engine/builtins/modules.h"
#include "engine/interp/finalize.h"
#include "engine/interp/runtime.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/tuple.h"

/* The list, borrowed, made when first needed; NULL on error. */
static List *handlers(VM *vm) {
    if (vm->runtime->exit_handlers == NULL) {
        vm->runtime->exit_handlers = value_from_object(list_new(vm, 0));
    }
    return (List *)vm->runtime->exit_handlers;
}

/* Keyword arguments as a dict, None when there are none. */
static Value keywords_of(VM *vm, const Value *values, Tuple *kwnames) {
    if (kwnames == NULL || kwnames->size == 0) {
        return VALUE_NONE;
    }
    Dict *dict = dict_new(vm);
    for (size_t i = 0; dict != NULL && i < kwnames->size; i++) {
        if (dict_set(vm, dict, kwnames->items[i], values[i]) < 0) {
            value_release(vm, value_from_object(dict));
            return NULL;
        }
    }
    return value_from_object(dict);
}

NATIVE_FUNCTION(atexit_register) {
    if (nargs == 0) {
        return error_raise(vm, vm->types.TypeError,
                           "register() takes at least 1 argument (0 given)");
    }
    if (!object_is_callable(vm, args[0])) {
        return error_raise(vm, vm->types.TypeError, "the first argument must be callable");
    }
    List *list = handlers(vm);
    Value rest = tuple_from_array(vm, args + 1, nargs - 1);
    Value keywords = keywords_of(vm, args + nargs, kwnames);
    Value entry = list == NULL || rest == NULL || keywords == NULL
                      ? NULL
                      : tuple_pack(vm, 3, args[0], rest, keywords);
    value_release_if(vm, rest);
    value_release_if(vm, keywords);
    return entry == NULL || list_append_take(vm, list, entry) < 0 ? NULL : value_retain(args[0]);
}

NATIVE_FUNCTION(atexit_unregister) {
    List *list = handlers(vm);
    for (size_t i = list == NULL ? 0 : list->size; i-- > 0 && i < list->size;) {
        Value entry = value_retain(list->items[i]); /* comparing may change the list */
        int equal = object_equal(vm, value_to_tuple(entry)->items[0], args[0]);
        if (equal > 0 && i < list->size && list->items[i] == entry) {
            equal = list_replace(vm, list, i, i + 1, NULL, 0);
        }
        value_release(vm, entry);
        if (equal < 0) {
            return NULL;
        }
    }
    return list == NULL ? NULL : VALUE_NONE;
}

static void call_handler(VM *vm, Value entry) {
    const Tuple *parts = value_to_tuple(entry);
    Dict *keywords = parts->items[2] == VALUE_NONE ? NULL : value_to_dict(parts->items[2]);
    Value result =
        object_call_tuple_dict(vm, parts->items[0], value_to_tuple(parts->items[1]), keywords);
    if (result == NULL) {
        error_write_unraisable(vm, "Exception ignored in atexit callback", parts->items[0]);
    }
    value_release_if(vm, result);
}

/* Those registered meanwhile are not called. */
void finalize_run_exit_handlers(VM *vm) {
    Value list = vm->runtime->exit_handlers;
    if (list == NULL) {
        return;
    }
    Value copy = list_slice(vm, value_to_list(list), 0, value_to_list(list)->size);
    for (size_t i = copy == NULL ? 0 : value_to_list(copy)->size; i-- > 0;) {
        call_handler(vm, value_to_list(copy)->items[i]);
    }
    error_clear(vm);
    value_release_if(vm, copy);
    list_clear(vm, value_to_list(list));
}

NATIVE_FUNCTION(atexit_run) {
    finalize_run_exit_handlers(vm);
    return VALUE_NONE;
}

NATIVE_FUNCTION(atexit_clear) {
    List *list = handlers(vm);
    if (list != NULL) {
        list_clear(vm, list);
    }
    return list == NULL ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(atexit_count) {
    List *list = handlers(vm);
    return list == NULL ? NULL : value_from_small_int((int64_t)list->size);
}

static const NativeDef functions[] = {
    {"register", atexit_register, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"unregister", atexit_unregister, NATIVE_ONE, "($module, func, /)"},
    {"_run_exitfuncs", atexit_run, NATIVE_NOARGS, "($module, /)"},
    {"_clear", atexit_clear, NATIVE_NOARGS, "($module, /)"},
    {"_ncallbacks", atexit_count, NATIVE_NOARGS, "($module, /)"},
    {0},
};

int atexit_module_init(VM *vm, Module *module) {
    return module_add_natives(vm, module, functions);
}
