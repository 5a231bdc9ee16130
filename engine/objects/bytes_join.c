/*
 * bytes_join.c - bytes put together from an iterable of bytes-like objects.
 */
#include "engine/interp/vm.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/error.h"

NATIVE_METHOD(bytes_join_method) {
    Value sequence = object_to_sequence(vm, args[0], "can only join an iterable");
    if (sequence == NULL) {
        return NULL;
    }
    size_t count;
    const Value *items = object_sequence_items(sequence, &count);
    if (count == 1 && value_object_is(items[0], vm->types.bytes) && value_is_bytes(self)) {
        Value result = value_retain(items[0]);
        value_release(vm, sequence);
        return result;
    }
    BytesView separator = bytes_self(self);
    Buffer joined = {0};
    bool fine = true;
    for (size_t i = 0; fine && i < count; i++) {
        BytesView item;
        fine = bytes_view(items[i], &item);
        if (!fine) {
            error_raise(vm, vm->types.TypeError,
                        "sequence item %zd: expected a bytes-like object, %T found", (ptrdiff_t)i,
                        items[i]);
            break;
        }
        fine = bytes_allow_size(vm, joined.size + separator.size + item.size);
        if (!fine) {
            break;
        }
        if (i > 0) {
            buffer_add(&joined, separator.data, separator.size);
        }
        buffer_add(&joined, item.data, item.size);
    }
    value_release(vm, sequence);
    if (!fine) {
        buffer_done(&joined);
        return NULL;
    }
    return bytes_like_take(vm, self, &joined);
}
