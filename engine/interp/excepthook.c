/*
 * excepthook.c - the exception that ends a program: sys.excepthook.
 *
 * Source: CPython 3.14 Python/pythonrun.c (_PyErr_PrintEx).
 */
#include <string.h>

#include "engine/interp/runtime.h"
#include "engine/interp/standard_error.h"
#include "engine/interp/traceback.h"
#include "engine/interp/traceback_print.h"
#include "engine/interp/type_check.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/str.h"

static void write_text(VM *vm, const char *text) {
    standard_error_write(vm, text, strlen(text));
}

/* sys.last_exc and its old names. */
static void set_last(VM *vm, Value exception) {
    /* Running out of memory here raises the spare MemoryError anew, which may be this very one: it
     * forgets its traceback then, and is given it back. */
    Value traceback = value_retain_if(value_to_exception(exception)->traceback);
    dict_set_string(vm, vm->sys_dict, "last_exc", exception);
    dict_set_string(vm, vm->sys_dict, "last_type",
                    value_from_object(value_object(exception)->type));
    dict_set_string(vm, vm->sys_dict, "last_value", exception);
    dict_set_string(vm, vm->sys_dict, "last_traceback", traceback == NULL ? VALUE_NONE : traceback);
    error_clear(vm);
    if (traceback != NULL) {
        exception_set_traceback_take(vm, exception, traceback);
    }
}

/* The program's own sys.excepthook, or NULL. Says so when it was deleted. */
static Value replaced_hook(VM *vm) {
    Value hook = dict_get_str_borrow(vm, vm->sys_dict, vm->names.excepthook);
    Value original = dict_get_str_borrow(vm, vm->sys_dict, vm->names.__excepthook__);
    if (hook == NULL) {
        write_text(vm, "sys.excepthook is missing\n");
    }
    if (hook == NULL || original == NULL || !value_has_type(hook, vm->types.builtin)) {
        return hook;
    }
    return NULL;
}

/* SystemExit is left in vm->raised: it ends the program in place of the exception. */
static void call_hook(VM *vm, Value hook, Value exception) {
    Value traceback = value_to_exception(exception)->traceback;
    Value args[] = {value_from_object(value_object(exception)->type), exception,
                    traceback == NULL ? VALUE_NONE : traceback};
    Value result = object_call(vm, hook, args, 3, NULL);
    if (result != NULL) {
        value_release(vm, result);
        return;
    }
    if (error_matches(vm, vm->types.SystemExit)) {
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
    if (error_occurred(vm) && !error_matches(vm, vm->types.SystemExit)) {
        error_clear(vm);
    }
}
