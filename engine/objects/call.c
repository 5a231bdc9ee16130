#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/object.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

Value object_call(VM *vm, Value callable, const Value *args, size_t nargs, Tuple *kwnames) {
    Type *type = value_type(vm, callable);
    if (type->call == NULL) {
        return error_raise(vm, vm->types.TypeError, "'%T' object is not callable", callable);
    }
    if (recursion_check(vm, "") < 0) {
        return NULL;
    }
    Value result = type->call(vm, callable, args, nargs, kwnames);
    assert((result == NULL) == (vm->raised != NULL));
    return result;
}

Value object_call_no_args(VM *vm, Value callable) {
    return object_call(vm, callable, NULL, 0, NULL);
}

Value object_call_one(VM *vm, Value callable, Value argument) {
    return object_call(vm, callable, &argument, 1, NULL);
}

/* Arguments gathered for one call: on the C stack when they are few. */
#define FEW_ARGS 8

Value object_call_prepend(VM *vm, Value callable, Value first, const Value *args, size_t nargs,
                          Tuple *kwnames) {
    size_t count = nargs + (kwnames == NULL ? 0 : kwnames->size);
    Value few[FEW_ARGS];
    Value *all = few;
    if (count + 1 > FEW_ARGS) {
        all = heap_alloc(vm, (count + 1) * sizeof(Value));
        if (all == NULL) {
            return error_no_memory(vm);
        }
    }
    all[0] = first;
    if (count > 0) {
        memcpy(all + 1, args, count * sizeof(Value));
    }
    Value result = object_call(vm, callable, all, nargs + 1, kwnames);
    if (all != few) {
        heap_free(vm, all, (count + 1) * sizeof(Value));
    }
    return result;
}

Value object_call_bound(VM *vm, Value method, Value self, const Value *args, size_t nargs) {
    return self == NULL ? object_call(vm, method, args, nargs, NULL)
                        : object_call_prepend(vm, method, self, args, nargs, NULL);
}

/* The keys of a dict of keyword arguments, in order, and their values behind the others. */
static Tuple *spread_keywords(VM *vm, Dict *kwargs, Value *values) {
    Tuple *names = tuple_new(vm, kwargs->used);
    if (names == NULL) {
        return NULL;
    }
    size_t position = 0;
    size_t count = 0;
    Value key, value;
    while (dict_next(kwargs, &position, &key, &value)) {
        if (!value_is_str(key)) {
            value_release(vm, value_from_object(names));
            error_raise(vm, vm->types.TypeError, "keywords must be strings");
            return NULL;
        }
        names->items[count] = value_retain(key);
        values[count++] = value;
    }
    return names;
}

Value object_call_tuple_dict(VM *vm, Value callable, Tuple *args, Dict *kwargs) {
    if (kwargs == NULL || kwargs->used == 0) {
        return object_call(vm, callable, args->items, args->size, NULL);
    }
    size_t size = (args->size + kwargs->used) * sizeof(Value);
    Value *all = heap_alloc(vm, size);
    if (all == NULL) {
        return error_no_memory(vm);
    }
    memcpy(all, args->items, args->size * sizeof(Value));
    Tuple *names = spread_keywords(vm, kwargs, all + args->size);
    Value result = NULL;
    if (names != NULL) {
        /* The callee may change the dict: hold what was taken from it. */
        for (size_t i = 0; i < names->size; i++) {
            value_retain(all[args->size + i]);
        }
        result = object_call(vm, callable, all, args->size, names);
        for (size_t i = 0; i < names->size; i++) {
            value_release(vm, all[args->size + i]);
        }
        value_release(vm, value_from_object(names));
    }
    heap_free(vm, all, size);
    return result;
}

Value object_call_method(VM *vm, Value name, const Value *args, size_t nargs) {
    Value self;
    Value method = object_get_method(vm, args[0], name, &self);
    if (method == NULL) {
        return NULL;
    }
    Value result = self != NULL ? object_call(vm, method, args, nargs, NULL)
                                : object_call(vm, method, args + 1, nargs - 1, NULL);
    value_release(vm, method);
    value_release_if(vm, self);
    return result;
}
