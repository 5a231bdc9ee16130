#include "engine/interp/compile_error.h"

#include "engine/interp/run.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static Value raise_syntax_error(VM *vm, Type *type, const Diagnostic *found, Value filename,
                                Value text) {
    Value message = str_new_string(vm, found->message);
    if (text != NULL) {
        value_retain(text);
    } else {
        text = found->text == NULL ? VALUE_NONE : str_new_utf8(vm, found->text, found->text_size);
    }
    Value exception = NULL;
    if (message != NULL && text != NULL) {
        Value place = tuple_pack(
            vm, 6, filename, value_from_small_int(found->line), value_from_small_int(found->column),
            text, value_from_small_int(found->end_line), value_from_small_int(found->end_column));
        const Value args[] = {message, place};
        exception = place == NULL ? NULL : object_call(vm, value_from_object(type), args, 2, NULL);
        value_release_if(vm, place);
    }
    value_release_if(vm, message);
    value_release_if(vm, text);
    return error_raise_value_take(vm, exception);
}

Value compile_error_raise(VM *vm, const Diagnostic *found, Value filename, Value text) {
    const Types *types = &vm->types;
    switch (found->kind) {
    case DIAGNOSTIC_INDENTATION_ERROR:
        return raise_syntax_error(vm, types->IndentationError, found, filename, text);
    case DIAGNOSTIC_TAB_ERROR:
        return raise_syntax_error(vm, types->TabError, found, filename, text);
    case DIAGNOSTIC_OVERFLOW_ERROR:
        return error_raise(vm, types->OverflowError, "%s", found->message);
    case DIAGNOSTIC_RECURSION_ERROR:
        return error_raise(vm, types->RecursionError, "%s", found->message);
    case DIAGNOSTIC_SYSTEM_ERROR: return error_raise(vm, types->SystemError, "%s", found->message);
    case DIAGNOSTIC_VALUE_ERROR: return error_raise(vm, types->ValueError, "%s", found->message);
    case DIAGNOSTIC_MEMORY_ERROR: return error_no_memory(vm);
    case DIAGNOSTIC_UNICODE_DECODE_ERROR: /* only when CPython reads a file is it none */
        return error_raise(vm, types->SyntaxError, "(unicode error) %s", found->message);
    case DIAGNOSTIC_UNSUPPORTED: return vm_unsupported(vm, "%s", found->message);
    default: return raise_syntax_error(vm, types->SyntaxError, found, filename, text);
    }
}
