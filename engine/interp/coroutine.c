/*
 * coroutine.c - coroutine objects and what can be awaited.
 *
 * A coroutine is a Generator whose type has `await` in place of iteration;
 * coroutine_wrapper is what its __await__() returns, an iterator over it.
 *
 * Source: CPython 3.14 Objects/genobject.c.
 */
#include "engine/interp/generator.h"
#include "engine/interp/repr.h"
#include "engine/interp/type_check.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/str.h"

bool value_is_coroutine(VM *vm, Value value) {
    if (value_has_type(value, vm->types.coroutine)) {
        return true;
    }
    return value_has_type(value, vm->types.generator) &&
           (value_to_generator(value)->frame.code->flags & CODE_ITERABLE_COROUTINE) != 0;
}

Value awaitable_iter(VM *vm, Value value) {
    if (value_is_coroutine(vm, value)) {
        return value_retain(value);
    }
    Type *type = type_of(vm, value);
    if (type->await == NULL) {
        return error_raise(vm, vm->types.TypeError, "'%T' object can't be awaited", value);
    }
    Value iterator = type->await(vm, value);
    if (iterator == NULL) {
        return NULL;
    }
    if (value_is_coroutine(vm, iterator)) {
        error_raise(vm, vm->types.TypeError, "__await__() returned a coroutine");
    } else if (type_of(vm, iterator)->next == NULL) {
        error_raise(vm, vm->types.TypeError, "__await__() returned non-iterator of type '%T'",
                    iterator);
    } else {
        return iterator;
    }
    value_release(vm, iterator);
    return NULL;
}

/* The coroutine type. */

static Value coroutine_repr(VM *vm, Value self) {
    return repr_named_at(vm, "coroutine object", value_to_generator(self)->qualname, self);
}

static Value get_origin(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    Value origin = value_to_generator(self)->origin;
    return origin == NULL ? VALUE_NONE : value_retain(origin);
}

static const NativeDef coroutine_methods[] = {
    {"send", generator_method_send, NATIVE_ONE, "($self, arg, /)"},
    {"throw", generator_method_throw, NATIVE_FAST, NULL},
    {"close", generator_method_close, NATIVE_NOARGS, "($self, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {NULL, NULL, 0, NULL},
};

static const GetSetDef coroutine_getsets[] = {
    {"__name__", generator_get_name, generator_set_name, NULL},
    {"__qualname__", generator_get_qualname, generator_set_qualname, NULL},
    {"cr_await", generator_get_yield_from, NULL, NULL},
    {"cr_running", generator_get_running, NULL, NULL},
    {"cr_frame", generator_get_frame, NULL, NULL},
    {"cr_code", generator_get_code, NULL, NULL},
    {"cr_suspended", generator_get_suspended, NULL, NULL},
    {"cr_origin", get_origin, member_is_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

/* The wrapper. */

typedef struct CoroutineWrapper {
    Object head;
    Generator *coroutine; /* owned */
} CoroutineWrapper;

static Value coroutine_await(VM *vm, Value self) {
    CoroutineWrapper *wrapper =
        object_new(vm, vm->types.coroutine_wrapper, sizeof(CoroutineWrapper));
    if (wrapper == NULL) {
        return NULL;
    }
    wrapper->coroutine = value_to_generator(value_retain(self));
    return value_from_object(wrapper);
}

static Value wrapped(Value self) {
    return value_from_object(((CoroutineWrapper *)value_object(self))->coroutine);
}

static Value wrapper_next(VM *vm, Value self) {
    return generator_next(vm, wrapped(self));
}

static Value wrapper_send(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return generator_method_send(vm, wrapped(self), args, nargs, kwnames);
}

static Value wrapper_throw(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return generator_method_throw(vm, wrapped(self), args, nargs, kwnames);
}

static Value wrapper_close(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return generator_method_close(vm, wrapped(self), args, nargs, kwnames);
}

static Value wrapper_iter(VM *vm, Value self) {
    (void)vm;
    return value_retain(self);
}

static void wrapper_destroy(VM *vm, Object *self) {
    value_release(vm, wrapped(value_from_object(self)));
    object_free(vm, self);
}

static int wrapper_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(wrapped(value_from_object(self)), context);
}

static const NativeDef wrapper_methods[] = {
    {"send", wrapper_send, NATIVE_ONE, NULL},
    {"throw", wrapper_throw, NATIVE_FAST, NULL},
    {"close", wrapper_close, NATIVE_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static int init_wrapper(VM *vm) {
    Type *type = type_new_builtin(vm, "coroutine_wrapper", LAYOUT_OTHER, sizeof(CoroutineWrapper),
                                  vm->types.object, TYPE_IMMUTABLE | TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    vm->types.coroutine_wrapper = type;
    type->destroy = wrapper_destroy;
    type->traverse = wrapper_traverse;
    type->iter = wrapper_iter;
    type->next = wrapper_next;
    type->methods = wrapper_methods;
    return type_ready(vm, type);
}

int types_init_coroutine(VM *vm) {
    Type *type =
        type_new_builtin(vm, "coroutine", LAYOUT_GENERATOR, sizeof(Generator), vm->types.object,
                         TYPE_IMMUTABLE | TYPE_DISALLOW_NEW | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    vm->types.coroutine = type;
    type->weakref_offset = offsetof(Generator, weakrefs);
    type->destroy = generator_destroy;
    type->traverse = generator_traverse;
    type->finalize = generator_finalize;
    type->repr = coroutine_repr;
    type->await = coroutine_await;
    type->methods = coroutine_methods;
    type->getsets = coroutine_getsets;
    return type_ready(vm, type) < 0 ? -1 : init_wrapper(vm);
}
