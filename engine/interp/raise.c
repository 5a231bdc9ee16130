/* raise.c - see raise.h. */
#include "engine/interp/raise.h"

#include "engine/interp/event.h"
#include "engine/interp/traceback.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"

/* The innermost exception being handled; borrowed, or NULL. */
static Value handled_exception(const VM *vm) {
    for (const ExcState *state = vm->exc; state != NULL; state = state->previous) {
        if (state->handled != NULL) {
            return state->handled;
        }
    }
    return NULL;
}

static bool reraise(VM *vm) {
    Value handled = handled_exception(vm);
    if (handled == NULL) {
        error_raise(vm, vm->types.RuntimeError, "No active exception to reraise");
        return false;
    }
    error_restore_take(vm, value_retain(handled));
    return true;
}

/* An instance for what stands behind `raise` or `from`; consumes, NULL with TypeError. */
static Value instantiate_take(VM *vm, Value value, const char *complaint) {
    if (value_is_exception(value)) {
        return value;
    }
    Value instance = NULL;
    if (!value_is_exception_type(value)) {
        error_raise(vm, vm->types.TypeError, "%s", complaint);
    } else {
        instance = object_call_no_args(vm, value);
        if (instance != NULL && !value_is_exception(instance)) {
            error_raise(vm, vm->types.TypeError,
                        "calling %R should have returned an instance of BaseException, not %R",
                        value, value_from_object(value_type(vm, instance)));
            value_release(vm, instance);
            instance = NULL;
        }
    }
    value_release(vm, value);
    return instance;
}

bool raise_statement_take(VM *vm, Value exception, Value cause) {
    if (exception == NULL) {
        return reraise(vm);
    }
    Value instance = instantiate_take(vm, exception, "exceptions must derive from BaseException");
    if (instance == NULL) {
        value_release_if(vm, cause);
        return false;
    }
    if (cause != NULL) {
        Value fixed = NULL;
        if (cause != VALUE_NONE) {
            fixed = instantiate_take(vm, cause, "exception causes must derive from BaseException");
            if (fixed == NULL) {
                value_release(vm, instance);
                return false;
            }
        }
        exception_set_cause_take(vm, instance, fixed);
    }
    error_raise_value(vm, instance);
    value_release(vm, instance);
    return false;
}

/* A lone exception matched by except* is wrapped in a group, with a traceback of its own. */
static int add_traceback(VM *vm, Frame *frame, Value group) {
    Value traceback = traceback_new(vm, NULL, frame);
    if (traceback == NULL) {
        return -1;
    }
    exception_set_traceback_take(vm, group, traceback);
    return 0;
}

int raise_group_match(VM *vm, Frame *frame, Value exception, Value target, Value *match,
                      Value *rest) {
    if (exception_check_match_star_type(vm, target) < 0) {
        return -1;
    }
    if (exception == VALUE_NONE) {
        *match = *rest = VALUE_NONE;
        return 0;
    }
    if (exception_group_match(vm, exception, target, match, rest) < 0) {
        return -1;
    }
    if (*match == VALUE_NONE) {
        return 0;
    }
    if (*match != exception && value_to_exception(*match)->traceback == NULL &&
        add_traceback(vm, frame, *match) < 0) {
        value_release(vm, *match);
        value_release(vm, *rest);
        return -1;
    }
    value_replace_take(vm, &vm->exc->handled, value_retain(*match));
    if (vm->hook != NULL) {
        event_exc_push(vm);
    }
    return 0;
}
