/*
 * async_generator.c - async generators and the awaitables that drive them.
 *
 *     await agen.asend(x)   async_generator_asend  -+-> generator_send, generator_throw
 *     await agen.athrow(e)  async_generator_athrow -+
 *
 * `yield x` inside an async generator yields x in a wrapper, so that it can be
 * told from what an inner `await` yields: a wrapped value ends the awaitable
 * with StopIteration(x), anything else goes on to the event loop.
 *
 * Source: CPython 3.14 Objects/genobject.c.
 */
#include "engine/interp/generator.h"
#include "engine/interp/repr.h"
#include "engine/interp/runtime.h"
#include "engine/interp/type_check.h"
#include "engine/interp/warning.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

typedef enum AwaitableState {
    AWAITABLE_INIT,   /* not iterated yet */
    AWAITABLE_ITER,   /* being iterated */
    AWAITABLE_CLOSED, /* done */
} AwaitableState;

/* asend() and __anext__(): `argument` is what is sent, or NULL.
 * athrow() and aclose(): a tuple of what is thrown, or NULL for aclose(). */
typedef struct AsyncAwaitable {
    Object head;
    Generator *generator; /* owned */
    Value argument;
    AwaitableState state;
} AsyncAwaitable;

typedef struct WrappedValue {
    Object head;
    Value value;
} WrappedValue;

static AsyncAwaitable *awaitable_of(Value self) {
    return (AsyncAwaitable *)value_object(self);
}

/* Wrapped values. */

Value async_generator_wrap(VM *vm, Value value) {
    WrappedValue *wrapped =
        object_new(vm, vm->types.async_generator_wrapped_value, sizeof(WrappedValue));
    if (wrapped == NULL) {
        return NULL;
    }
    wrapped->value = value_retain(value);
    return value_from_object(wrapped);
}

static bool is_wrapped(VM *vm, Value value) {
    return value_has_type(value, vm->types.async_generator_wrapped_value);
}

static bool at_end(VM *vm) {
    return error_matches(vm, vm->types.StopAsyncIteration) ||
           error_matches(vm, vm->types.GeneratorExit);
}

/* What one step of the generator means for the awaitable (consumes `result`). */
static Value unwrap_take(VM *vm, Generator *generator, Value result) {
    if (result == NULL) {
        if (!error_occurred(vm)) {
            error_raise_with(vm, vm->types.StopAsyncIteration, NULL);
        }
        if (at_end(vm)) {
            generator->closed = true;
        }
        generator->running_async = false;
        return NULL;
    }
    if (is_wrapped(vm, result)) {
        exception_raise_stop(vm, ((WrappedValue *)value_object(result))->value);
        value_release(vm, result);
        generator->running_async = false;
        return NULL;
    }
    return result;
}

/* Making awaitables. */

/* The first use tells the event loop's hooks about the generator. */
static int init_hooks(VM *vm, Generator *generator) {
    if (generator->hooks_inited) {
        return 0;
    }
    generator->hooks_inited = true;
    if (vm->runtime->asyncgen_finalizer != NULL) {
        generator->finalizer = value_retain(vm->runtime->asyncgen_finalizer);
    }
    Value first = vm->runtime->asyncgen_firstiter;
    if (first == NULL) {
        return 0;
    }
    value_retain(first);
    Value result = object_call_one(vm, first, value_from_object(generator));
    value_release(vm, first);
    if (result == NULL) {
        return -1;
    }
    value_release(vm, result);
    return 0;
}

static Value new_awaitable(VM *vm, Type *type, Value self, Value argument) {
    if (init_hooks(vm, value_to_generator(self)) < 0) {
        return NULL;
    }
    AsyncAwaitable *awaitable = object_new(vm, type, sizeof(AsyncAwaitable));
    if (awaitable == NULL) {
        return NULL;
    }
    awaitable->generator = value_to_generator(value_retain(self));
    awaitable->argument = value_retain_if(argument);
    return value_from_object(awaitable);
}

Value async_generator_anext(VM *vm, Value self) {
    return new_awaitable(vm, vm->types.async_generator_asend, self, NULL);
}

static Value method_asend(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)nargs;
    (void)kwnames;
    return new_awaitable(vm, vm->types.async_generator_asend, self, args[0]);
}

static Value method_aclose(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return new_awaitable(vm, vm->types.async_generator_athrow, self, NULL);
}

static Value method_athrow(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    if (nargs > 1 && warning_warn(vm, vm->types.DeprecationWarning, 1,
                                  "the (type, exc, tb) signature of athrow() is deprecated, "
                                  "use the single-arg signature instead.") < 0) {
        return NULL;
    }
    Value thrown = tuple_from_array(vm, args, nargs);
    if (thrown == NULL) {
        return NULL;
    }
    Value awaitable = new_awaitable(vm, vm->types.async_generator_athrow, self, thrown);
    value_release(vm, thrown);
    return awaitable;
}

/* Driving asend(). */

/* The awaitable starts: only one may be running at a time. */
static int start(VM *vm, AsyncAwaitable *awaitable, const char *method) {
    if (awaitable->generator->running_async) {
        awaitable->state = AWAITABLE_CLOSED;
        return error_raise_int(vm, vm->types.RuntimeError,
                               "%s(): asynchronous generator is already running", method);
    }
    awaitable->state = AWAITABLE_ITER;
    return 0;
}

static int refuse_closed(VM *vm, const AsyncAwaitable *awaitable, const char *methods) {
    if (awaitable->state != AWAITABLE_CLOSED) {
        return 0;
    }
    return error_raise_int(vm, vm->types.RuntimeError, "cannot reuse already awaited %s", methods);
}

static Value asend_send(VM *vm, Value self, Value value) {
    AsyncAwaitable *awaitable = awaitable_of(self);
    if (refuse_closed(vm, awaitable, "__anext__()/asend()") < 0) {
        return NULL;
    }
    if (awaitable->state == AWAITABLE_INIT) {
        if (start(vm, awaitable, "anext") < 0) {
            return NULL;
        }
        if (value == VALUE_NONE && awaitable->argument != NULL) {
            value = awaitable->argument;
        }
    }
    awaitable->generator->running_async = true;
    Value result = generator_send(vm, awaitable->generator, value);
    result = unwrap_take(vm, awaitable->generator, result);
    if (result == NULL) {
        awaitable->state = AWAITABLE_CLOSED;
    }
    return result;
}

static Value asend_next(VM *vm, Value self) {
    return asend_send(vm, self, VALUE_NONE);
}

static Value asend_method_send(VM *vm, Value self, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    (void)nargs;
    (void)kwnames;
    return asend_send(vm, self, args[0]);
}

static Value asend_throw(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    AsyncAwaitable *awaitable = awaitable_of(self);
    if (refuse_closed(vm, awaitable, "__anext__()/asend()") < 0) {
        return NULL;
    }
    if (awaitable->state == AWAITABLE_INIT) {
        if (start(vm, awaitable, "anext") < 0) {
            return NULL;
        }
        awaitable->generator->running_async = true;
    }
    Value generator = value_from_object(awaitable->generator);
    Value result = generator_method_throw(vm, generator, args, nargs, kwnames);
    result = unwrap_take(vm, awaitable->generator, result);
    if (result == NULL) {
        awaitable->generator->running_async = false;
        awaitable->state = AWAITABLE_CLOSED;
    }
    return result;
}

/* close() of either awaitable: throws GeneratorExit, which must end it. */
static Value close_by(VM *vm, Value self, NativeCall *throw) {
    if (awaitable_of(self)->state == AWAITABLE_CLOSED) {
        return VALUE_NONE;
    }
    Value exit = value_from_object(vm->types.GeneratorExit);
    Value result = throw(vm, self, &exit, 1, NULL);
    if (result != NULL) {
        value_release(vm, result);
        return error_raise(vm, vm->types.RuntimeError, "coroutine ignored GeneratorExit");
    }
    if (at_end(vm) || error_matches(vm, vm->types.StopIteration)) {
        error_clear(vm);
        return VALUE_NONE;
    }
    return NULL;
}

static Value asend_close(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return close_by(vm, self, asend_throw);
}

/* Driving athrow() and aclose(). */

static const char *athrow_name(const AsyncAwaitable *awaitable) {
    return awaitable->argument == NULL ? "aclose" : "athrow";
}

static Value ignored_exit(VM *vm, AsyncAwaitable *awaitable, Value result) {
    value_release(vm, result);
    awaitable->generator->running_async = false;
    awaitable->state = AWAITABLE_CLOSED;
    return error_raise(vm, vm->types.RuntimeError, "async generator ignored GeneratorExit");
}

/* It ended by an exception; aclose() is done when that is what closing raises. */
static Value ended(VM *vm, AsyncAwaitable *awaitable) {
    awaitable->generator->running_async = false;
    awaitable->state = AWAITABLE_CLOSED;
    if (awaitable->argument == NULL && at_end(vm)) {
        error_clear(vm);
        error_raise_with(vm, vm->types.StopIteration, NULL);
    }
    return NULL;
}

/* The first step: throws into the generator. */
static Value athrow_start(VM *vm, AsyncAwaitable *awaitable, Value value) {
    Generator *generator = awaitable->generator;
    if (generator->running_async) {
        start(vm, awaitable, athrow_name(awaitable));
        return NULL;
    }
    if (generator->closed) {
        awaitable->state = AWAITABLE_CLOSED;
        return error_raise_with(vm, vm->types.StopAsyncIteration, NULL);
    }
    if (value != VALUE_NONE) {
        return error_raise(vm, vm->types.RuntimeError,
                           "can't send non-None value to a just-started coroutine");
    }
    awaitable->state = AWAITABLE_ITER;
    generator->running_async = true;
    Value result;
    if (awaitable->argument == NULL) {
        generator->closed = true;
        Value exit = value_from_object(vm->types.GeneratorExit);
        result = generator_throw(vm, generator, false, exit, NULL, NULL);
        if (result != NULL && is_wrapped(vm, result)) {
            return ignored_exit(vm, awaitable, result);
        }
    } else {
        const Tuple *thrown = value_to_tuple(awaitable->argument);
        if (args_check_count(vm, "athrow", thrown->size, 1, 3) < 0) {
            return NULL;
        }
        result = generator_throw(vm, generator, false, thrown->items[0],
                                 thrown->size > 1 ? thrown->items[1] : NULL,
                                 thrown->size > 2 ? thrown->items[2] : NULL);
        result = unwrap_take(vm, generator, result);
    }
    return result != NULL ? result : ended(vm, awaitable);
}

static Value athrow_send(VM *vm, Value self, Value value) {
    AsyncAwaitable *awaitable = awaitable_of(self);
    Generator *generator = awaitable->generator;
    if (refuse_closed(vm, awaitable, "aclose()/athrow()") < 0) {
        return NULL;
    }
    if (generator_is_finished(generator)) {
        awaitable->state = AWAITABLE_CLOSED;
        return error_raise_with(vm, vm->types.StopIteration, NULL);
    }
    if (awaitable->state == AWAITABLE_INIT) {
        return athrow_start(vm, awaitable, value);
    }
    Value result = generator_send(vm, generator, value);
    if (awaitable->argument != NULL) {
        return unwrap_take(vm, generator, result);
    }
    if (result == NULL) {
        return ended(vm, awaitable);
    }
    return is_wrapped(vm, result) ? ignored_exit(vm, awaitable, result) : result;
}

static Value athrow_next(VM *vm, Value self) {
    return athrow_send(vm, self, VALUE_NONE);
}

static Value athrow_method_send(VM *vm, Value self, const Value *args, size_t nargs,
                                Tuple *kwnames) {
    (void)nargs;
    (void)kwnames;
    return athrow_send(vm, self, args[0]);
}

static Value athrow_throw(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    AsyncAwaitable *awaitable = awaitable_of(self);
    if (refuse_closed(vm, awaitable, "aclose()/athrow()") < 0) {
        return NULL;
    }
    if (awaitable->state == AWAITABLE_INIT) {
        if (start(vm, awaitable, athrow_name(awaitable)) < 0) {
            return NULL;
        }
        awaitable->generator->running_async = true;
    }
    Value generator = value_from_object(awaitable->generator);
    Value result = generator_method_throw(vm, generator, args, nargs, kwnames);
    if (awaitable->argument != NULL) {
        result = unwrap_take(vm, awaitable->generator, result);
        if (result == NULL) {
            awaitable->generator->running_async = false;
            awaitable->state = AWAITABLE_CLOSED;
        }
        return result;
    }
    if (result == NULL) {
        return ended(vm, awaitable);
    }
    return is_wrapped(vm, result) ? ignored_exit(vm, awaitable, result) : result;
}

static Value athrow_close(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return close_by(vm, self, athrow_throw);
}

/* The awaitables' types. */

static Value return_self(VM *vm, Value self) {
    (void)vm;
    return value_retain(self);
}

static void awaitable_destroy(VM *vm, Object *self) {
    AsyncAwaitable *awaitable = (AsyncAwaitable *)self;
    value_release_if(vm, awaitable->argument);
    value_release(vm, value_from_object(awaitable->generator));
    object_free(vm, awaitable);
}

static int awaitable_traverse(Object *self, VisitCall *visit, void *context) {
    AsyncAwaitable *awaitable = (AsyncAwaitable *)self;
    if (awaitable->argument != NULL && visit(awaitable->argument, context) != 0) {
        return -1;
    }
    return visit(value_from_object(awaitable->generator), context);
}

static void asend_finalize(VM *vm, Value self) {
    if (awaitable_of(self)->state == AWAITABLE_INIT) {
        warning_unawaited_method(vm, awaitable_of(self)->generator, "asend");
    }
}

static void athrow_finalize(VM *vm, Value self) {
    if (awaitable_of(self)->state == AWAITABLE_INIT) {
        warning_unawaited_method(vm, awaitable_of(self)->generator,
                                 athrow_name(awaitable_of(self)));
    }
}

static const NativeDef asend_methods[] = {
    {"send", asend_method_send, NATIVE_ONE, NULL},
    {"throw", asend_throw, NATIVE_FAST, NULL},
    {"close", asend_close, NATIVE_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static const NativeDef athrow_methods[] = {
    {"send", athrow_method_send, NATIVE_ONE, NULL},
    {"throw", athrow_throw, NATIVE_FAST, NULL},
    {"close", athrow_close, NATIVE_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static Type *new_awaitable_type(VM *vm, const char *name) {
    Type *type = type_new_builtin(vm, name, LAYOUT_OTHER, sizeof(AsyncAwaitable), vm->types.object,
                                  TYPE_IMMUTABLE | TYPE_DISALLOW_NEW);
    if (type != NULL) {
        type->destroy = awaitable_destroy;
        type->traverse = awaitable_traverse;
        type->await = return_self;
        type->iter = return_self;
    }
    return type;
}

static int init_asend(VM *vm) {
    Type *type = new_awaitable_type(vm, "async_generator_asend");
    if (type == NULL) {
        return -1;
    }
    vm->types.async_generator_asend = type;
    type->finalize = asend_finalize;
    type->next = asend_next;
    type->methods = asend_methods;
    return type_ready(vm, type);
}

static int init_athrow(VM *vm) {
    Type *type = new_awaitable_type(vm, "async_generator_athrow");
    if (type == NULL) {
        return -1;
    }
    vm->types.async_generator_athrow = type;
    type->finalize = athrow_finalize;
    type->next = athrow_next;
    type->methods = athrow_methods;
    return type_ready(vm, type);
}

static void wrapped_destroy(VM *vm, Object *self) {
    value_release(vm, ((WrappedValue *)self)->value);
    object_free(vm, self);
}

static int wrapped_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(((WrappedValue *)self)->value, context);
}

static int init_wrapped(VM *vm) {
    Type *type =
        type_new_builtin(vm, "async_generator_wrapped_value", LAYOUT_OTHER, sizeof(WrappedValue),
                         vm->types.object, TYPE_IMMUTABLE | TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    vm->types.async_generator_wrapped_value = type;
    type->destroy = wrapped_destroy;
    type->traverse = wrapped_traverse;
    return type_ready(vm, type);
}

/* The async generator type. */

static Value async_generator_repr(VM *vm, Value self) {
    return repr_named_at(vm, "async_generator object", value_to_generator(self)->qualname, self);
}

static Value get_running_async(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_bool(value_to_generator(self)->running_async);
}

static const NativeDef async_generator_methods[] = {
    {"asend", method_asend, NATIVE_ONE, NULL},
    {"athrow", method_athrow, NATIVE_VARARGS, NULL},
    {"aclose", method_aclose, NATIVE_NOARGS, NULL},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {NULL, NULL, 0, NULL},
};

static const GetSetDef async_generator_getsets[] = {
    {"__name__", generator_get_name, generator_set_name, NULL},
    {"__qualname__", generator_get_qualname, generator_set_qualname, NULL},
    {"ag_await", generator_get_yield_from, NULL, NULL},
    {"ag_frame", generator_get_frame, NULL, NULL},
    {"ag_code", generator_get_code, NULL, NULL},
    {"ag_suspended", generator_get_suspended, NULL, NULL},
    {"ag_running", get_running_async, member_is_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

int types_init_async_generator(VM *vm) {
    Type *type =
        type_new_builtin(vm, "async_generator", LAYOUT_GENERATOR, sizeof(Generator),
                         vm->types.object, TYPE_IMMUTABLE | TYPE_DISALLOW_NEW | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    vm->types.async_generator = type;
    type->weakref_offset = offsetof(Generator, weakrefs);
    type->destroy = generator_destroy;
    type->traverse = generator_traverse;
    type->finalize = generator_finalize;
    type->repr = async_generator_repr;
    type->aiter = return_self;
    type->anext = async_generator_anext;
    type->methods = async_generator_methods;
    type->getsets = async_generator_getsets;
    if (type_ready(vm, type) < 0 || init_asend(vm) < 0 || init_athrow(vm) < 0) {
        return -1;
    }
    return init_wrapped(vm);
}
