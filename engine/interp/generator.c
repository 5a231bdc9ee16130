/*
 * generator.c - generator objects: resuming them from C, and the methods all three kinds share.
 *
 * The eval loop resumes generators itself where it can (FOR_ITER_GEN, SEND_GEN,
 * SEND) and ends them in RETURN_VALUE and in unwinding; everything else comes
 * through generator_resume.
 */
#include "engine/interp/generator.h"
#include "engine/interp/repr.h"

#include "engine/bytecode/opcode.h"
#include "engine/interp/event.h"
#include "engine/interp/run.h"
#include "engine/interp/runtime.h"
#include "engine/interp/traceback.h"
#include "engine/interp/warning.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/list.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* cr_origin: (filename, line, function) of the frames that made a coroutine, innermost first. */
static Value compute_origin(VM *vm, Frame *frame) {
    List *origin = list_new(vm, 0);
    int error = origin == NULL ? -1 : 0;
    for (int i = 0; error == 0 && frame != NULL && i < vm->runtime->origin_tracking_depth; i++) {
        Value entry = tuple_pack(vm, 3, frame->code->filename,
                                 value_from_small_int(frame_line(frame)), frame->code->name);
        error = entry == NULL ? -1 : list_append_take(vm, origin, entry);
        frame = frame_first_complete(frame->previous);
    }
    Value result = error < 0 ? NULL : list_to_tuple(vm, origin);
    if (origin != NULL) {
        value_release(vm, value_from_object(origin));
    }
    return result;
}

Generator *generator_new(VM *vm, Function *function) {
    CodeObject *code = function->code;
    Type *type = vm->types.generator;
    if (code->flags & CODE_COROUTINE) {
        type = vm->types.coroutine;
    } else if (code->flags & CODE_ASYNC_GENERATOR) {
        type = vm->types.async_generator;
    }
    Generator *generator = object_new(vm, type, offsetof(Generator, frame) + code->frame_size);
    if (generator == NULL) {
        return NULL;
    }
    generator->serial = vm->shared.next_instance_serial++;
    generator->state = GEN_CLEARED;
    generator->name = value_retain(function->name);
    generator->qualname = value_retain(function->qualname);
    if (type == vm->types.coroutine && vm->runtime->origin_tracking_depth > 0) {
        generator->origin = compute_origin(vm, frame_first_complete(vm->frame->previous));
        if (generator->origin == NULL) {
            value_release(vm, value_from_object(generator));
            return NULL;
        }
    }
    return generator;
}

void generator_adopt_frame(VM *vm, Generator *generator, Frame *frame) {
    frame_move(frame, &generator->frame);
    generator->frame.owner = OWNER_GENERATOR;
    generator->state = GEN_CREATED;
    if (vm->hook != NULL) {
        generator->frame.number = ++vm->next_frame_number;
    }
}

void generator_finish(VM *vm, Generator *generator) {
    generator->state = GEN_CLEARED;
    if (vm->exc == &generator->exc) {
        vm->exc = generator->exc.previous;
        generator->exc.previous = NULL;
        if (vm->hook != NULL && generator->exc.handled != NULL) {
            event_exc_pop(vm);
        }
    }
    frame_clear(vm, &generator->frame);
    value_clear(vm, &generator->exc.handled);
    generator->frame.previous = NULL;
}

/* A generator that will never run again lets go of its frame. */
static void clear_frame(VM *vm, Generator *generator) {
    if (generator->state != GEN_CLEARED) {
        generator->state = GEN_CLEARED;
        generator->frame.previous = NULL;
        frame_clear(vm, &generator->frame);
        value_clear(vm, &generator->exc.handled);
    }
}

/* Resuming. */

static const char *kind_name(VM *vm, const Generator *generator) {
    if (generator->head.type == vm->types.coroutine) {
        return "coroutine";
    }
    return generator->head.type == vm->types.async_generator ? "async generator" : "generator";
}

/* Why it cannot run: GEN_RAISED, or GEN_RETURNED for send() to a finished generator. */
static GenResult refuse(VM *vm, Generator *generator, ResumeMeans means, Value value,
                        Value *result) {
    if (generator->state == GEN_EXECUTING) {
        error_raise(vm, vm->types.ValueError, "%s already executing", kind_name(vm, generator));
        return GEN_RAISED;
    }
    if (generator->head.type == vm->types.coroutine && means != RESUME_CLOSE) {
        error_clear(vm);
        error_raise(vm, vm->types.RuntimeError, "cannot reuse already awaited coroutine");
        return GEN_RAISED;
    }
    if (means != RESUME_NEXT && value != NULL) {
        *result = VALUE_NONE;
        return GEN_RETURNED;
    }
    return GEN_RAISED;
}

/* What is thrown in gets the exception that the generator was handling as its context. */
static void chain_context(VM *vm) {
    if (vm->exc->handled != NULL) {
        Value thrown = error_fetch_take(vm);
        error_raise_value(vm, thrown);
        value_release(vm, thrown);
    }
}

GenResult generator_resume(VM *vm, Generator *generator, ResumeMeans means, Value value,
                           Value *result) {
    *result = NULL;
    if (generator->state == GEN_CREATED && value != NULL && value != VALUE_NONE) {
        error_raise(vm, vm->types.TypeError, "can't send non-None value to a just-started %s",
                    kind_name(vm, generator));
        return GEN_RAISED;
    }
    if (generator->state >= GEN_EXECUTING) {
        return refuse(vm, generator, means, value, result);
    }
    bool throwing = value == NULL;
    Frame *frame = &generator->frame;
    *frame->stack++ = throwing ? VALUE_NONE : value_retain(value);
    generator->exc.previous = vm->exc;
    vm->exc = &generator->exc;
    if (throwing) {
        chain_context(vm);
    }
    generator->state = GEN_EXECUTING;
    Value returned = run_frame(vm, frame, throwing, means);
    if (returned == NULL) {
        return GEN_RAISED;
    }
    *result = returned;
    if (generator_is_suspended(generator)) {
        return GEN_YIELDED;
    }
    if (means == RESUME_NEXT && returned == VALUE_NONE &&
        generator->head.type != vm->types.async_generator) {
        *result = NULL;
        return GEN_RAISED;
    }
    return GEN_RETURNED;
}

/* A returned value becomes StopIteration; None is not said. */
static void raise_returned(VM *vm, Value result) {
    if (result == VALUE_NONE) {
        error_raise_with(vm, vm->types.StopIteration, NULL);
    } else {
        exception_raise_stop(vm, result);
    }
}

/* generator_resume for the methods. */
static Value resume_or_stop(VM *vm, Generator *generator, ResumeMeans means, Value value) {
    Value result;
    if (generator_resume(vm, generator, means, value, &result) != GEN_RETURNED) {
        return result;
    }
    if (generator->head.type == vm->types.async_generator) {
        error_raise_with(vm, vm->types.StopAsyncIteration, NULL);
    } else {
        raise_returned(vm, result);
    }
    value_release(vm, result);
    return NULL;
}

Value generator_send(VM *vm, Generator *generator, Value value) {
    return resume_or_stop(vm, generator, RESUME_SEND_METHOD, value);
}

Value generator_next(VM *vm, Value self) {
    Value result;
    if (generator_resume(vm, value_to_generator(self), RESUME_NEXT, VALUE_NONE, &result) ==
        GEN_RETURNED) {
        raise_returned(vm, result);
        value_release(vm, result);
        return NULL;
    }
    return result;
}

Value stop_iteration_take_value(VM *vm) {
    if (!error_occurred(vm)) {
        return VALUE_NONE;
    }
    if (!error_matches(vm, vm->types.StopIteration)) {
        return NULL;
    }
    Value exception = error_fetch_take(vm);
    Value value = exception_stop_value(vm, exception);
    value_release(vm, exception);
    return value;
}

/* Closing. */

Value generator_yield_from(Generator *generator) {
    if (generator->state != GEN_SUSPENDED_YIELD_FROM) {
        return NULL;
    }
    return value_retain(generator->frame.stack[-1]);
}

static bool is_plain_generator(VM *vm, Value value) {
    Type *type = value_type(vm, value);
    return type == vm->types.generator || type == vm->types.coroutine;
}

/* Closes what a `yield from` is delegating to; 0, or -1 with an exception set. */
static int close_delegate(VM *vm, Value delegate) {
    Value result;
    if (is_plain_generator(vm, delegate)) {
        result = generator_close(vm, value_to_generator(delegate));
    } else {
        bool missing;
        Value method = object_find_attr(vm, delegate, vm->names.close, &missing);
        if (method == NULL) {
            if (!missing) {
                error_write_unraisable(vm, "Exception ignored while closing generator", delegate);
            }
            return 0;
        }
        result = object_call_no_args(vm, method);
        value_release(vm, method);
    }
    if (result == NULL) {
        return -1;
    }
    value_release(vm, result);
    return 0;
}

/* Closes the delegate while this generator counts as executing. */
static int close_delegate_of(VM *vm, Generator *generator, Value delegate) {
    int8_t state = generator->state;
    generator->state = GEN_EXECUTING;
    int error = close_delegate(vm, delegate);
    generator->state = state;
    return error;
}

/* RESUME's oparg says when the only enclosing handler is the one that every generator has for
 * StopIteration: then closing needs no instruction to run. */
static bool can_just_stop(const Generator *generator) {
    const Unit *next = generator->frame.ip;
    bool is_resume = next->op.opcode == OP_RESUME || next->op.opcode == OP_RESUME_CHECK;
    return is_resume && (next->op.oparg & RESUME_DEPTH_1) != 0;
}

Value generator_close(VM *vm, Generator *generator) {
    if (generator->state == GEN_CREATED) {
        generator->state = GEN_COMPLETED;
        return VALUE_NONE;
    }
    if (generator_is_finished(generator)) {
        return VALUE_NONE;
    }
    int error = 0;
    Value delegate = generator_yield_from(generator);
    if (delegate != NULL) {
        error = close_delegate_of(vm, generator, delegate);
        value_release(vm, delegate);
    }
    if (generator->state != GEN_EXECUTING && can_just_stop(generator)) {
        error_clear(vm);
        generator->state = GEN_COMPLETED;
        clear_frame(vm, generator);
        return VALUE_NONE;
    }
    if (error == 0) {
        error_raise_with(vm, vm->types.GeneratorExit, NULL);
    }
    Value value = resume_or_stop(vm, generator, RESUME_CLOSE, NULL);
    if (value != NULL) {
        value_release(vm, value);
        return error_raise(vm, vm->types.RuntimeError, "%s ignored GeneratorExit",
                           kind_name(vm, generator));
    }
    if (error_matches(vm, vm->types.GeneratorExit)) {
        error_clear(vm);
        return VALUE_NONE;
    }
    return stop_iteration_take_value(vm); /* close() returns what the generator returned */
}

/* Throwing. */

/* Makes an instance of the class the raised exception; where that fails, the failure is what the
 * generator gets to see. */
static void raise_thrown_class(VM *vm, Value type, Value value, Value traceback) {
    Value exception;
    if (value == NULL || value == VALUE_NONE) {
        exception = object_call_no_args(vm, type);
    } else if (value_is_instance(value, value_to_type(type))) {
        exception = value_retain(value);
    } else if (value_is_tuple(value)) {
        exception = object_call_tuple_dict(vm, type, value_to_tuple(value), NULL);
    } else {
        exception = object_call_one(vm, type, value);
    }
    if (exception != NULL && !value_is_exception(exception)) {
        error_raise(vm, vm->types.TypeError,
                    "calling %R should have returned an instance of BaseException, not %T", type,
                    exception);
        value_release(vm, exception);
        exception = NULL;
    }
    if (exception == NULL) {
        exception = error_fetch_take(vm);
    }
    if (traceback != NULL) {
        exception_set_traceback_take(vm, exception, value_retain(traceback));
    }
    error_restore_take(vm, exception);
}

/* Makes what throw(type, value, traceback) stands for the raised exception. */
static int raise_thrown(VM *vm, Value type, Value value, Value traceback) {
    if (traceback == VALUE_NONE) {
        traceback = NULL;
    } else if (traceback != NULL && value_type(vm, traceback) != vm->types.traceback) {
        return error_raise_int(vm, vm->types.TypeError,
                               "throw() third argument must be a traceback object");
    }
    if (value_is_exception_type(type)) {
        raise_thrown_class(vm, type, value, traceback);
        return 0;
    }
    if (!value_is_exception(type)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "exceptions must be classes or instances deriving from "
                               "BaseException, not %T",
                               type);
    }
    if (value != NULL && value != VALUE_NONE) {
        return error_raise_int(vm, vm->types.TypeError,
                               "instance exception may not have a separate value");
    }
    if (traceback != NULL) {
        exception_set_traceback_take(vm, type, value_retain(traceback));
    }
    error_restore_take(vm, value_retain(type));
    return 0;
}

/* GeneratorExit, a class derived from it, or an instance. */
static bool is_exit(VM *vm, Value thrown) {
    if (value_is_exception_type(thrown)) {
        return type_is_subtype(value_to_type(thrown), vm->types.GeneratorExit);
    }
    return value_is_instance(thrown, vm->types.GeneratorExit);
}

/* What became of an exception for the delegate of a generator. */
typedef enum DelegateThrow {
    THROW_HERE,   /* the generator raises it itself: the delegate has no throw, or is closed now */
    THROW_DONE,   /* the delegate yielded *result, or raised what the generator gets to see */
    THROW_FAILED, /* it did not get there; the generator does not go on */
} DelegateThrow;

/* throw() goes down a chain of delegation: this frame stands in the chain of frames meanwhile, so
 * that tracebacks are complete. */
static DelegateThrow throw_to_delegate(VM *vm, Generator *generator, Value delegate,
                                       bool close_on_exit, const Value thrown[3], Value *result) {
    *result = NULL;
    if (close_on_exit && is_exit(vm, thrown[0])) {
        return close_delegate_of(vm, generator, delegate) < 0 ? THROW_DONE : THROW_HERE;
    }
    if (recursion_check(vm, "") < 0) {
        return THROW_FAILED;
    }
    Value method = NULL;
    if (!is_plain_generator(vm, delegate)) {
        bool missing;
        method = object_find_attr(vm, delegate, vm->names.throw, &missing);
        if (method == NULL) {
            return missing ? THROW_HERE : THROW_FAILED;
        }
    }
    Frame *previous = vm->frame;
    generator->frame.previous = previous;
    vm->frame = &generator->frame;
    int8_t state = generator->state;
    generator->state = GEN_EXECUTING;
    if (method == NULL) {
        *result = generator_throw(vm, value_to_generator(delegate), close_on_exit, thrown[0],
                                  thrown[1], thrown[2]);
    } else {
        size_t nargs = thrown[1] == NULL ? 1 : thrown[2] == NULL ? 2 : 3;
        *result = object_call(vm, method, thrown, nargs, NULL);
        value_release(vm, method);
    }
    generator->state = state;
    vm->frame = previous;
    generator->frame.previous = NULL;
    return THROW_DONE;
}

Value generator_throw(VM *vm, Generator *generator, bool close_on_exit, Value type, Value value,
                      Value traceback) {
    Value delegate = generator_yield_from(generator);
    if (delegate != NULL) {
        const Value thrown[3] = {type, value, traceback};
        Value result;
        DelegateThrow done =
            throw_to_delegate(vm, generator, delegate, close_on_exit, thrown, &result);
        value_release(vm, delegate); /* before the frame goes on: it may be the last to hold it */
        if (done == THROW_DONE && result == NULL) {
            return resume_or_stop(vm, generator, RESUME_THROW, NULL);
        }
        if (done != THROW_HERE) {
            return result;
        }
    }
    if (raise_thrown(vm, type, value, traceback) < 0) {
        return NULL;
    }
    return resume_or_stop(vm, generator, RESUME_THROW, NULL);
}

/* The end. */

void generator_finalize(VM *vm, Value self) {
    Generator *generator = value_to_generator(self);
    if (generator_is_finished(generator) || vm->runtime->stopping) {
        return;
    }
    Value raised = error_fetch_take(vm);
    if (generator->finalizer != NULL && !generator->closed) {
        Value result = object_call_one(vm, generator->finalizer, self);
        if (result == NULL) {
            error_write_unraisable(vm, "Exception ignored while finalizing generator", self);
        } else {
            value_release(vm, result);
        }
    } else if (generator->state == GEN_CREATED &&
               (generator->frame.code->flags & CODE_COROUTINE) != 0) {
        warning_unawaited_coroutine(vm, generator);
    } else {
        generator->was_closed = generator->state != GEN_CREATED;
        Value result = generator_close(vm, generator);
        if (result != NULL) {
            value_release(vm, result);
        } else if (error_occurred(vm)) {
            error_write_unraisable(vm, "Exception ignored while closing generator", self);
        }
    }
    error_restore_take(vm, raised);
}

void generator_destroy(VM *vm, Object *self) {
    Generator *generator = (Generator *)self;
    event_destroy(vm, generator, generator->was_closed);
    value_clear(vm, &generator->finalizer);
    value_clear(vm, &generator->origin);
    clear_frame(vm, generator);
    value_clear(vm, &generator->name);
    value_clear(vm, &generator->qualname);
    object_free(vm, generator);
}

int generator_traverse(Object *self, VisitCall *visit, void *context) {
    Generator *generator = (Generator *)self;
    Value held[] = {generator->name, generator->qualname, generator->exc.handled,
                    generator->finalizer};
    for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
        if (held[i] != NULL && visit(held[i], context) != 0) {
            return -1;
        }
    }
    /* An executing frame's stack is in the loop's registers: what it holds counts as held from
     * outside, which it is. */
    if (generator->state == GEN_CLEARED || generator->state == GEN_EXECUTING) {
        return 0;
    }
    return frame_traverse(&generator->frame, visit, context);
}

/* Methods and attributes. */

Value generator_method_send(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)nargs;
    (void)kwnames;
    return generator_send(vm, value_to_generator(self), args[0]);
}

Value generator_method_throw(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    if (nargs < 1) {
        return error_raise(vm, vm->types.TypeError, "throw expected at least 1 argument, got 0");
    }
    if (nargs > 3) {
        return error_raise(vm, vm->types.TypeError, "throw expected at most 3 arguments, got %zu",
                           nargs);
    }
    if (nargs > 1 && warning_warn(vm, vm->types.DeprecationWarning, 1,
                                  "the (type, exc, tb) signature of throw() is deprecated, "
                                  "use the single-arg signature instead.") < 0) {
        return NULL;
    }
    return generator_throw(vm, value_to_generator(self), true, args[0], nargs > 1 ? args[1] : NULL,
                           nargs > 2 ? args[2] : NULL);
}

Value generator_method_close(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return generator_close(vm, value_to_generator(self));
}

Value generator_get_name(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_to_generator(self)->name);
}

static int set_text(VM *vm, Value *slot, Value value, const char *attribute) {
    if (value == NULL || !value_is_str(value)) {
        return error_raise_int(vm, vm->types.TypeError, "%s must be set to a string object",
                               attribute);
    }
    value_replace_take(vm, slot, value_retain(value));
    return 0;
}

int generator_set_name(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    return set_text(vm, &value_to_generator(self)->name, value, "__name__");
}

Value generator_get_qualname(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_to_generator(self)->qualname);
}

int generator_set_qualname(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    return set_text(vm, &value_to_generator(self)->qualname, value, "__qualname__");
}

Value generator_get_yield_from(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    Value delegate = generator_yield_from(value_to_generator(self));
    return delegate != NULL ? delegate : VALUE_NONE;
}

Value generator_get_running(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_bool(value_to_generator(self)->state == GEN_EXECUTING);
}

Value generator_get_suspended(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_from_bool(generator_is_suspended(value_to_generator(self)));
}

Value generator_get_frame(VM *vm, Value self, void *closure) {
    (void)closure;
    Generator *generator = value_to_generator(self);
    if (generator_is_finished(generator)) {
        return VALUE_NONE;
    }
    return frame_get_object(vm, &generator->frame);
}

Value generator_get_code(VM *vm, Value self, void *closure) {
    (void)vm;
    (void)closure;
    return value_retain(value_from_object(value_to_generator(self)->frame.code));
}

/* The generator type. */

static Value generator_repr(VM *vm, Value self) {
    return repr_named_at(vm, "generator object", value_to_generator(self)->qualname, self);
}

static Value return_self(VM *vm, Value self) {
    (void)vm;
    return value_retain(self);
}

static const NativeDef generator_methods[] = {
    {"send", generator_method_send, NATIVE_ONE, "($self, value, /)"},
    {"throw", generator_method_throw, NATIVE_FAST, NULL},
    {"close", generator_method_close, NATIVE_NOARGS, "($self, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {NULL, NULL, 0, NULL},
};

static const GetSetDef generator_getsets[] = {
    {"__name__", generator_get_name, generator_set_name, NULL},
    {"__qualname__", generator_get_qualname, generator_set_qualname, NULL},
    {"gi_yieldfrom", generator_get_yield_from, NULL, NULL},
    {"gi_running", generator_get_running, NULL, NULL},
    {"gi_frame", generator_get_frame, NULL, NULL},
    {"gi_suspended", generator_get_suspended, NULL, NULL},
    {"gi_code", generator_get_code, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

int types_init_generator(VM *vm) {
    Type *type =
        type_new_builtin(vm, "generator", LAYOUT_GENERATOR, sizeof(Generator), vm->types.object,
                         TYPE_IMMUTABLE | TYPE_DISALLOW_NEW | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    vm->types.generator = type;
    type->weakref_offset = offsetof(Generator, weakrefs);
    type->destroy = generator_destroy;
    type->traverse = generator_traverse;
    type->finalize = generator_finalize;
    type->repr = generator_repr;
    type->iter = return_self;
    type->next = generator_next;
    type->methods = generator_methods;
    type->getsets = generator_getsets;
    return type_ready(vm, type);
}
