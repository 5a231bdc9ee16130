/* standard_error.c - see standard_error.h. */
#include "engine/interp/standard_error.h"

#include "engine/builtins/builtins.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"

static void write_by_method(VM *vm, Value stream, const char *text, size_t size) {
    Value raised = error_fetch_take(vm);
    Value str = str_new_utf8(vm, text, size);
    Value method = str == NULL ? NULL : object_get_attr_string(vm, stream, "write");
    Value result = method == NULL ? NULL : object_call_one(vm, method, str);
    value_release_if(vm, result);
    value_release_if(vm, method);
    value_release_if(vm, str);
    error_clear(vm);
    error_restore_take(vm, raised);
}

void standard_error_write(VM *vm, const char *text, size_t size) {
    Value stream =
        vm->sys_dict == NULL ? NULL : dict_get_str_borrow(vm, vm->sys_dict, vm->names.stderr);
    if (stream == NULL || stream == VALUE_NONE) {
        return;
    }
    int number = stream_number(vm, stream);
    if (number == 1 || number == 2) {
        vm_write(vm, number, text, size);
    } else {
        value_retain(stream);
        write_by_method(vm, stream, text, size);
        value_release(vm, stream);
    }
}
