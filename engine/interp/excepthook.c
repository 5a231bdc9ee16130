/*
 * excepthook.c - exceptions that nobody handles: at the end of the program, and in finalizers.
 *
 * Source: CPython 3.14 Python/pythonrun.c (_PyErr_PrintEx), Python/errors.c
 * (PyErr_FormatUnraisable).
 */
#include <string.h>

#include "engine/interp/runtime.h"
#include "engine/interp/traceback.h"
#include "engine/interp/traceback_print.h"
#include "engine/interp/type_check.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/str.h"

static void write_text(VM *vm, const char *text) {
    vm_write(vm, 2, text, strlen(text));
}

/* sys.last_exc and its old names. */
static void set_last(VM *vm, Value exception) {
    Value traceback = value_to_exception(exception)->traceback;
    dict_set_string(vm, vm->sys_dict, "last_exc", exception);
    dict_set_string(vm, vm->sys_dict, "last_type",
                    value_from_object(value_object(exception)->type));
    dict_set_string(vm, vm->sys_dict, "last_value", exception);
    dict_set_string(vm, vm->sys_dict, "last_traceback", traceback == NULL ? VALUE_NONE : traceback);
}

/* The program's own sys.excepthook, or NULL. */
static Value replaced_hook(VM *vm) {
    Value hook = dict_get_string_borrow(vm, vm->sys_dict, "excepthook");
    Value original = dict_get_string_borrow(vm, vm->sys_dict, "__excepthook__");
    if (hook == NULL || original == NULL || !value_has_type(hook, vm->types.builtin)) {
        return hook;
    }
    return NULL;
}

static void call_hook(VM *vm, Value hook, Value exception) {
    Value traceback = value_to_exception(exception)->traceback;
    Value args[] = {value_from_object(value_object(exception)->type), exception,
                    traceback == NULL ? VALUE_NONE : traceback};
    Value result = object_call(vm, hook, args, 3, NULL);
    if (result != NULL) {
        value_release(vm, result);
        return;
    }
    Value second = error_fetch_take(vm);
    write_text(vm, "Error in sys.excepthook:\n");
    traceback_print(vm, second);
    write_text(vm, "\nOriginal exception was:\n");
    traceback_print(vm, exception);
    value_release(vm, second);
}

void traceback_print_uncaught(VM *vm) {
    Value exception = error_fetch_take(vm);
    set_last(vm, exception);
    Value hook = replaced_hook(vm);
    if (hook != NULL) {
        value_retain(hook);
        call_hook(vm, hook, exception);
        value_release(vm, hook);
    } else {
        traceback_print(vm, exception);
    }
    value_release(vm, exception);
    error_clear(vm);
}

/* An exception with nowhere to go says at least where it was dropped. */
static void add_place(VM *vm, Value exception) {
    Frame *frame = frame_first_complete(vm->frame);
    if (value_to_exception(exception)->traceback == NULL && frame != NULL) {
        Value traceback = traceback_new(vm, NULL, frame);
        if (traceback != NULL) {
            exception_set_traceback_take(vm, exception, traceback);
        }
    }
}

void error_write_unraisable(VM *vm, const char *message, Value object) {
    Value exception = error_fetch_take(vm);
    if (exception == NULL) {
        return;
    }
    add_place(vm, exception);
    Buffer text = {0};
    buffer_add_string(&text, message);
    if (object != NULL) {
        Value repr = object_repr(vm, object);
        buffer_add_byte(&text, ' ');
        if (repr != NULL) {
            str_add_utf8(value_to_str(repr), &text);
            value_release(vm, repr);
        } else {
            error_clear(vm);
            buffer_add_string(&text, "<object repr() failed>");
        }
    }
    buffer_add_string(&text, ":\n");
    traceback_format(vm, exception, &text);
    vm_write(vm, 2, text.data, text.size);
    buffer_done(&text);
    value_release(vm, exception);
    error_clear(vm);
}
