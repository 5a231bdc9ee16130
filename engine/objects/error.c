#include "engine/objects/error.h"

#include "engine/base/memory.h"

#include "engine/interp/vm.h"
#include "engine/objects/exception.h"
#include "engine/objects/message.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

bool error_occurred(const VM *vm) {
    return vm->raised != NULL;
}

bool error_matches(VM *vm, Type *type) {
    return vm->raised != NULL && type_is_subtype(value_object(vm->raised)->type, type);
}

Value error_fetch_take(VM *vm) {
    Value raised = vm->raised;
    vm->raised = NULL;
    return raised;
}

void error_restore_take(VM *vm, Value exception) {
    Value old = vm->raised;
    vm->raised = exception;
    value_release_if(vm, old);
}

void error_clear(VM *vm) {
    error_restore_take(vm, NULL);
}

/* ---- the exception being handled becomes the context of the one being raised ---- */

static Value handled_exception(const VM *vm) {
    const ExcState *state = vm->exc;
    while (state != NULL && (state->handled == NULL || state->handled == VALUE_NONE)) {
        state = state->previous;
    }
    return state == NULL ? NULL : state->handled;
}

/* Takes `exception` out of the chain of contexts that begins at `handled`, so that linking them
 * makes no ring. A ring that is already there is left at the second visit. */
static void break_chain(VM *vm, Value handled, Value exception) {
    Value slow = handled;
    bool move_slow = false;
    for (Value at = handled;;) {
        Value context = value_to_exception(at)->context;
        if (context == NULL) {
            return;
        }
        if (context == exception) {
            exception_set_context_take(vm, at, NULL);
            return;
        }
        at = context;
        if (at == slow) {
            return;
        }
        if (move_slow) {
            slow = value_to_exception(slow)->context;
        }
        move_slow = !move_slow;
    }
}

/* Consumes the exception. Always NULL. */
static Value raise_take(VM *vm, Value exception) {
    Value handled = handled_exception(vm);
    if (handled != NULL && handled != exception) {
        value_retain(handled);
        break_chain(vm, handled, exception);
        exception_set_context_take(vm, exception, handled);
    }
    error_restore_take(vm, exception);
    return NULL;
}

Value error_raise_value(VM *vm, Value exception) {
    assert(value_is_exception(exception));
    return raise_take(vm, value_retain(exception));
}

Value error_raise_value_take(VM *vm, Value exception) {
    return exception == NULL ? NULL : raise_take(vm, exception);
}

/* ---- raising with a message ---- */

static Value raise_formatted(VM *vm, Type *type, const char *format, va_list arguments) {
    Value message = message_format(vm, format, arguments);
    if (message != NULL) {
        error_raise_with(vm, type, message);
        value_release(vm, message);
    }
    return NULL;
}

Value error_raise(VM *vm, Type *type, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(vm, type, format, arguments);
    va_end(arguments);
    return NULL;
}

int error_raise_int(VM *vm, Type *type, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(vm, type, format, arguments);
    va_end(arguments);
    return -1;
}

Value error_raise_with(VM *vm, Type *type, Value argument) {
    Value exception;
    if (type->flags & TYPE_HEAP) {
        exception =
            object_call(vm, value_from_object(type), &argument, argument == NULL ? 0 : 1, NULL);
    } else {
        Value args = tuple_from_array(vm, &argument, argument == NULL ? 0 : 1);
        exception = args == NULL ? NULL : exception_new(vm, type, value_to_tuple(args));
        value_release_if(vm, args);
    }
    return exception == NULL ? NULL : raise_take(vm, exception);
}

Value error_raise_attribute(VM *vm, Value object, Value name, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(vm, vm->types.AttributeError, format, arguments);
    va_end(arguments);
    error_note_attribute(vm, object, name);
    return NULL;
}

void error_note_attribute(VM *vm, Value object, Value name) {
    if (!error_matches(vm, vm->types.AttributeError)) {
        return;
    }
    NameException *exception = (NameException *)value_object(vm->raised);
    if (exception->name == NULL && exception->object == NULL) {
        exception->name = value_retain(name);
        exception->object = value_retain(object);
    }
}

int error_explain_unhashable(VM *vm, Value key, const char *as_what) {
    if (vm->raised != NULL && value_object(vm->raised)->type == vm->types.TypeError) {
        Value cause = error_fetch_take(vm);
        error_raise(vm, vm->types.TypeError, "cannot use '%F' as %s (%S)", key, as_what, cause);
        value_release(vm, cause);
    }
    return -1;
}

Value error_no_memory(VM *vm) {
    if (vm->raised != NULL && value_object(vm->raised)->type == vm->types.MemoryError) {
        return NULL;
    }
    /* The spare one may be in use; then the same object is raised again, without its history. */
    Value exception = vm->shared.memory_error;
    if (exception == NULL) {
        die("the memory limit leaves no room for the built-in types");
    }
    Exception *fields = value_to_exception(exception);
    value_clear(vm, &fields->traceback);
    value_clear(vm, &fields->context);
    error_restore_take(vm, value_retain(exception));
    return NULL;
}
