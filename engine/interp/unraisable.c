/*
 * unraisable.c - exceptions with nowhere to go, from finalizers and callbacks: sys.unraisablehook.
 *
 * They are shown plainly: no carets, no chain of exceptions, no notes.
 * Source: CPython 3.14 Python/errors.c (PyErr_FormatUnraisable, write_unraisable_exc_file).
 */
#include <string.h>

#include "engine/builtins/struct_sequence.h"
#include "engine/interp/standard_error.h"
#include "engine/interp/traceback.h"
#include "engine/interp/traceback_print.h"
#include "engine/interp/type_check.h"
#include "engine/interp/unraisable.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* It says at least where it was dropped. */
static void add_place(VM *vm, Value exception) {
    Frame *frame = frame_first_complete(vm->frame);
    if (value_to_exception(exception)->traceback == NULL && frame != NULL) {
        Value traceback = traceback_new(vm, NULL, frame);
        if (traceback != NULL) {
            exception_set_traceback_take(vm, exception, traceback);
        }
    }
}

/* "MESSAGE repr(object)": a Str, or NULL without an exception. */
static Value headline(VM *vm, const char *message, Value object) {
    Value text =
        object == NULL ? str_new_string(vm, message) : str_format(vm, "%s %R", message, object);
    if (text == NULL) {
        error_clear(vm);
        text = str_format(vm, "%s <object repr() failed>", message);
    }
    error_clear(vm);
    return text;
}

static void show(VM *vm, Value exception, Value text) {
    Buffer out = {0};
    if (text != NULL) {
        str_add_utf8(value_to_str(text), &out);
        buffer_add_string(&out, ":\n");
    }
    traceback_format_plain(vm, exception, &out);
    standard_error_write(vm, out.data, out.size);
    buffer_done(&out);
}

static const GetSetDef argument_fields[] = {
    {"exc_type", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(0)},
    {"exc_value", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(1)},
    {"exc_traceback", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(2)},
    {"err_msg", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(3)},
    {"object", struct_sequence_get, struct_sequence_set, STRUCT_SEQUENCE_INDEX(4)},
    {0},
};

static Value arguments_new(VM *vm, Value exception, Value text) {
    Value traceback = value_to_exception(exception)->traceback;
    Value values[] = {value_from_object(value_object(exception)->type), exception,
                      traceback == NULL ? VALUE_NONE : traceback, text == NULL ? VALUE_NONE : text,
                      VALUE_NONE};
    return struct_sequence_new(vm, "UnraisableHookArgs", argument_fields, values);
}

/* The program's own hook; borrowed, NULL when it has not set one. */
static Value replaced_hook(VM *vm) {
    Value hook = vm->sys_dict == NULL
                     ? NULL
                     : dict_get_str_borrow(vm, vm->sys_dict, vm->names.unraisablehook);
    return hook == NULL || hook == VALUE_NONE || value_has_type(hook, vm->types.builtin) ? NULL
                                                                                         : hook;
}

/* The hook's own exception is shown in place of the one it was to show. */
static void call_hook(VM *vm, Value hook, Value exception, Value text) {
    Value arguments = arguments_new(vm, exception, text);
    Value result = arguments == NULL ? NULL : object_call_one(vm, hook, arguments);
    if (result == NULL) {
        Value second = error_fetch_take(vm);
        Buffer out = {0};
        buffer_add_string(&out, "Exception ignored in sys.unraisablehook: ");
        Value repr = object_repr(vm, hook);
        if (repr != NULL) {
            str_add_utf8(value_to_str(repr), &out);
        }
        error_clear(vm);
        value_release_if(vm, repr);
        buffer_add_byte(&out, '\n');
        traceback_format_plain(vm, second, &out);
        standard_error_write(vm, out.data, out.size);
        buffer_done(&out);
        value_release(vm, second);
    }
    value_release_if(vm, result);
    value_release_if(vm, arguments);
}

void error_write_unraisable(VM *vm, const char *message, Value object) {
    Value exception = error_fetch_take(vm);
    if (exception == NULL) {
        return;
    }
    add_place(vm, exception);
    Value text = headline(vm, message, object);
    Value hook = replaced_hook(vm);
    if (hook != NULL) {
        value_retain(hook);
        call_hook(vm, hook, exception, text);
        value_release(vm, hook);
    } else {
        show(vm, exception, text);
    }
    value_release_if(vm, text);
    value_release(vm, exception);
    error_clear(vm);
}

Value unraisable_show_arguments(VM *vm, Value arguments) {
    if (!value_is_tuple(arguments) || value_to_tuple(arguments)->size != 5 ||
        !value_is_exception(value_to_tuple(arguments)->items[1])) {
        return error_raise(vm, vm->types.TypeError,
                           "sys.unraisablehook argument type must be UnraisableHookArgs");
    }
    Value text = value_to_tuple(arguments)->items[3];
    show(vm, value_to_tuple(arguments)->items[1], text == VALUE_NONE ? NULL : text);
    return VALUE_NONE;
}
