#include "engine/objects/str_methods.h"

#include "engine/interp/vm.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/format_spec.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/unicode/unicode.h"

NATIVE_FUNCTION(str_join_method) {
    return str_join(vm, self, args[0]);
}

const NativeDef str_methods[] = {
    FORMAT_METHOD(format_str_method),
    {"join", str_join_method, NATIVE_ONE, "($self, iterable, /)"},
    {0},
};

/* ---- decoding ---- */

static Value raise_undecodable(VM *vm, Value bytes, size_t position) {
    Value encoding = str_new_string(vm, "utf-8");
    Value reason = str_new_string(vm, "invalid start byte");
    const Value args[5] = {encoding, bytes, value_from_small_int((int64_t)position),
                           value_from_small_int((int64_t)position + 1), reason};
    Value exception =
        object_call(vm, value_from_object(vm->types.UnicodeDecodeError), args, 5, NULL);
    if (exception != NULL) {
        error_raise_value(vm, exception);
        value_release(vm, exception);
    }
    value_release_if(vm, encoding);
    value_release_if(vm, reason);
    return NULL;
}

Value str_decode(VM *vm, Value bytes, Value encoding, Value errors) {
    const BytesObject *source = value_to_bytes(bytes);
    bool utf8 = encoding == NULL || str_equal_string(value_to_str(encoding), "utf-8") ||
                str_equal_string(value_to_str(encoding), "utf8");
    if (!utf8 || errors != NULL) {
        return vm_unsupported(vm, "decoding bytes other than as strict UTF-8");
    }
    const char *text = (const char *)source->data;
    for (size_t i = 0; i < source->size;) {
        size_t step;
        uint32_t letter = unicode_decode(text + i, source->size - i, &step);
        if (letter == UNICODE_INVALID || unicode_is_surrogate(letter)) {
            return raise_undecodable(vm, bytes, i);
        }
        i += step;
    }
    return str_new_utf8(vm, text, source->size);
}
