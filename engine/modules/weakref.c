/*
 * weakref.c - the module _weakref: what weakref.py builds on.
 *
 * Source: CPython 3.14 Modules/_weakref.c.
 */
#include "engine/objects/weakref.h"

#include "engine/builtins/modules.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"

/* The first reference to an object; NULL when there is none, or can be none. */
static WeakRef *first_of(Value value) {
    return value_is_object(value) && object_weakref_slot(value_object(value)) != NULL
               ? weakref_first(value_object(value))
               : NULL;
}

NATIVE_FUNCTION(getweakrefcount) {
    int64_t count = 0;
    for (const WeakRef *ref = first_of(args[0]); ref != NULL; ref = ref->next) {
        count++;
    }
    return value_from_small_int(count);
}

NATIVE_FUNCTION(getweakrefs) {
    List *list = list_new(vm, 0);
    for (WeakRef *ref = first_of(args[0]); list != NULL && ref != NULL; ref = ref->next) {
        if (list_append(vm, list, value_from_object(ref)) < 0) {
            value_release(vm, value_from_object(list));
            return NULL;
        }
    }
    return value_from_object(list);
}

NATIVE_FUNCTION(proxy) {
    if (args_check_count(vm, "proxy", nargs, 1, 2) < 0) {
        return NULL;
    }
    Type *type =
        object_is_callable(vm, args[0]) ? vm->types.weakcallableproxy : vm->types.weakproxy;
    return weakref_new_of(vm, type, args[0], nargs == 2 ? args[1] : NULL);
}

/* Deletes dict[key] if its value is a reference to what has died. */
NATIVE_FUNCTION(remove_dead_weakref) {
    Value value;
    if (args_check_count(vm, "_remove_dead_weakref", nargs, 2, 2) < 0) {
        return NULL;
    }
    if (!value_is_dict(args[0])) {
        return error_raise(vm, vm->types.TypeError,
                           "_remove_dead_weakref() argument 1 must be "
                           "dict, not %T",
                           args[0]);
    }
    int found = dict_get(vm, value_to_dict(args[0]), args[1], &value);
    if (found <= 0) {
        return found < 0 ? NULL : VALUE_NONE;
    }
    int error = 0;
    if (!value_is_object(value) || !weakref_is(vm, value_object(value))) {
        error = error_raise_int(vm, vm->types.TypeError, "not a weakref");
    } else {
        Value target = weakref_get(value);
        if (target == VALUE_NONE) {
            error = dict_remove(vm, value_to_dict(args[0]), args[1]);
        }
        value_release(vm, target);
    }
    value_release(vm, value);
    return error < 0 ? NULL : VALUE_NONE;
}

static const NativeDef functions[] = {
    {"getweakrefcount", getweakrefcount, NATIVE_ONE, "($module, object, /)"},
    {"getweakrefs", getweakrefs, NATIVE_ONE, "($module, object, /)"},
    {"proxy", proxy, NATIVE_FAST, "($module, object, callback=None, /)"},
    {"_remove_dead_weakref", remove_dead_weakref, NATIVE_FAST, "($module, dct, key, /)"},
    {0},
};

int weakref_module_init(VM *vm, Module *module) {
    if (types_init_weakref_proxy(vm) < 0) {
        return -1;
    }
    const struct {
        const char *name;
        Type *type;
    } types[] = {
        {"ref", vm->types.weakref},
        {"ReferenceType", vm->types.weakref},
        {"ProxyType", vm->types.weakproxy},
        {"CallableProxyType", vm->types.weakcallableproxy},
    };
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (module_set(vm, module, types[i].name, value_from_object(types[i].type)) < 0) {
            return -1;
        }
    }
    return module_add_natives(vm, module, functions);
}
