/* await.c - see await.h. */
#include "engine/interp/await.h"

#include "engine/interp/generator.h"
#include "engine/interp/type_check.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"

Value await_send(VM *vm, Value receiver, Value value, bool *finished) {
    Value result;
    Type *type = type_of(vm, receiver);
    if (value == VALUE_NONE && type->next != NULL) {
        result = type->next(vm, receiver);
    } else {
        Value args[] = {receiver, value};
        result = object_call_method(vm, vm->names.send, args, 2);
    }
    if (result != NULL) {
        return result;
    }
    result = stop_iteration_take_value(vm);
    *finished = result != NULL;
    return result;
}

Value await_yield_from_iter(VM *vm, const Frame *frame, Value iterable) {
    if (value_has_type(iterable, vm->types.coroutine)) {
        if ((frame->code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE)) == 0) {
            return error_raise(vm, vm->types.TypeError,
                               "cannot 'yield from' a coroutine object in a non-coroutine "
                               "generator");
        }
        return value_retain(iterable);
    }
    if (value_has_type(iterable, vm->types.generator)) {
        return value_retain(iterable);
    }
    return object_iter(vm, iterable);
}

Value await_get_awaitable(VM *vm, Value value, int where) {
    Value iterator = awaitable_iter(vm, value);
    if (iterator == NULL) {
        if (where != 0 && type_of(vm, value)->await == NULL) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError,
                        "'async with' received an object from %s that does not implement "
                        "__await__: %T",
                        where == 1 ? "__aenter__" : "__aexit__", value);
        }
        return NULL;
    }
    if (value_has_type(iterator, vm->types.coroutine) &&
        value_to_generator(iterator)->state == GEN_SUSPENDED_YIELD_FROM) {
        value_release(vm, iterator);
        return error_raise(vm, vm->types.RuntimeError, "coroutine is being awaited already");
    }
    return iterator;
}

Value await_get_aiter(VM *vm, Value iterable) {
    Type *type = type_of(vm, iterable);
    if (type->aiter == NULL) {
        return error_raise(vm, vm->types.TypeError,
                           "'async for' requires an object with __aiter__ method, got %T",
                           iterable);
    }
    Value iterator = type->aiter(vm, iterable);
    if (iterator != NULL && type_of(vm, iterator)->anext == NULL) {
        error_raise(vm, vm->types.TypeError,
                    "'async for' received an object from __aiter__ that does not implement "
                    "__anext__: %T",
                    iterator);
        value_release(vm, iterator);
        return NULL;
    }
    return iterator;
}

/* The TypeError about an awaitable has what went wrong as its cause and context. */
static void raise_invalid_anext(VM *vm, Value awaitable) {
    Value reason = error_fetch_take(vm);
    error_raise(vm, vm->types.TypeError,
                "'async for' received an invalid object from __anext__: %T", awaitable);
    if (vm->raised != NULL) {
        exception_set_cause_take(vm, vm->raised, value_retain(reason));
        exception_set_context_take(vm, vm->raised, value_retain(reason));
    }
    value_release(vm, reason);
}

Value await_get_anext(VM *vm, Value iterator) {
    Type *type = type_of(vm, iterator);
    if (type->anext == NULL) {
        return error_raise(vm, vm->types.TypeError,
                           "'async for' requires an iterator with __anext__ method, got %T",
                           iterator);
    }
    Value awaitable = type->anext(vm, iterator);
    if (awaitable == NULL || type == vm->types.async_generator) {
        return awaitable;
    }
    Value result = awaitable_iter(vm, awaitable);
    if (result == NULL) {
        raise_invalid_anext(vm, awaitable);
    }
    value_release(vm, awaitable);
    return result;
}
