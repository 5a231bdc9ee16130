/*
 * anext.c - what anext(iterator, default) returns: an awaitable that ends with the default.
 *
 * Source: CPython 3.14 Objects/iterobject.c (anext_awaitable).
 */
#include "engine/builtins/builtins.h"
#include "engine/interp/generator.h"
#include "engine/interp/type_check.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/str.h"

typedef struct AnextAwaitable {
    Object head;
    Value wrapped;
    Value fallback;
} AnextAwaitable;

static AnextAwaitable *anext_of(Value self) {
    return (AnextAwaitable *)value_object(self);
}

Value anext_awaitable_new(VM *vm, Value awaitable, Value fallback) {
    AnextAwaitable *anext = object_new(vm, vm->types.anext_awaitable, sizeof(AnextAwaitable));
    if (anext == NULL) {
        return NULL;
    }
    anext->wrapped = value_retain(awaitable);
    anext->fallback = value_retain(fallback);
    return value_from_object(anext);
}

/* The iterator behind the wrapped awaitable. */
static Value get_iterator(VM *vm, Value self) {
    Value iterator = awaitable_iter(vm, anext_of(self)->wrapped);
    if (iterator == NULL || type_of(vm, iterator)->next != NULL) {
        return iterator;
    }
    Value wrapper = type_of(vm, iterator)->await(vm, iterator); /* a coroutine */
    value_release(vm, iterator);
    return wrapper;
}

/* The end of the async iteration is the default as the result. */
static Value or_fallback(VM *vm, Value self, Value result) {
    if (result == NULL && error_occurred(vm) && error_matches(vm, vm->types.StopAsyncIteration)) {
        error_clear(vm);
        exception_raise_stop(vm, anext_of(self)->fallback);
    }
    return result;
}

static Value anext_next(VM *vm, Value self) {
    Value iterator = get_iterator(vm, self);
    if (iterator == NULL) {
        return NULL;
    }
    Value result = type_of(vm, iterator)->next(vm, iterator);
    value_release(vm, iterator);
    return or_fallback(vm, self, result);
}

static Value call_wrapped(VM *vm, Value self, const char *name, const Value *args, size_t nargs) {
    Value iterator = get_iterator(vm, self);
    if (iterator == NULL) {
        return NULL;
    }
    Value method = object_get_attr_string(vm, iterator, name);
    value_release(vm, iterator);
    if (method == NULL) {
        return NULL;
    }
    Value result = object_call(vm, method, args, nargs, NULL);
    value_release(vm, method);
    return or_fallback(vm, self, result);
}

static Value anext_send(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    return call_wrapped(vm, self, "send", args, nargs);
}

static Value anext_throw(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    return call_wrapped(vm, self, "throw", args, nargs);
}

static Value anext_close(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    return call_wrapped(vm, self, "close", args, nargs);
}

static Value return_self(VM *vm, Value self) {
    (void)vm;
    return value_retain(self);
}

static void anext_destroy(VM *vm, Object *self) {
    value_release(vm, ((AnextAwaitable *)self)->wrapped);
    value_release(vm, ((AnextAwaitable *)self)->fallback);
    object_free(vm, self);
}

static int anext_traverse(Object *self, VisitCall *visit, void *context) {
    AnextAwaitable *anext = (AnextAwaitable *)self;
    return visit(anext->wrapped, context) != 0 ? -1 : visit(anext->fallback, context);
}

static const NativeDef anext_methods[] = {
    {"send", anext_send, NATIVE_ONE, NULL},
    {"throw", anext_throw, NATIVE_VARARGS, NULL},
    {"close", anext_close, NATIVE_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

int types_init_anext(VM *vm) {
    Type *type = type_new_builtin(vm, "anext_awaitable", LAYOUT_OTHER, sizeof(AnextAwaitable),
                                  vm->types.object, TYPE_IMMUTABLE | TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    vm->types.anext_awaitable = type;
    type->destroy = anext_destroy;
    type->traverse = anext_traverse;
    type->await = return_self;
    type->iter = return_self;
    type->next = anext_next;
    type->methods = anext_methods;
    return type_ready(vm, type);
}
