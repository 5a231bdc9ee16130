/*
 * bytes.c - making bytes, and looking at what is bytes-like.
 */
#include "engine/objects/bytes.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/part_search.h"
#include "engine/interp/vm.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/codec.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/memoryview.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

bool value_is_bytes(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_BYTES;
}

Value bytes_new(VM *vm, const void *data, size_t size) {
    if (size == 0 && vm->shared.empty_bytes != NULL) {
        return value_retain(vm->shared.empty_bytes);
    }
    BytesObject *bytes = size > SIZE_MAX / 4
                             ? NULL
                             : heap_cell(&vm->heap, sizeof(BytesObject) + size + 1, CELL_PLAIN);
    if (bytes == NULL) {
        return error_no_memory(vm);
    }
    *bytes = (BytesObject){
        .head = {.refcount = 1, .type = vm->types.bytes},
        .hash = -1,
        .size = size,
        .data = (uint8_t *)(bytes + 1),
    };
    if (data != NULL) {
        memcpy(bytes->data, data, size);
    } else {
        memset(bytes->data, 0, size);
    }
    bytes->data[size] = 0;
    return value_from_object(bytes);
}

/* ---- views ---- */

bool bytes_view(Value value, BytesView *view) {
    if (value_is_bytes(value)) {
        *view = (BytesView){value_to_bytes(value)->data, value_to_bytes(value)->size};
        return true;
    }
    if (value_is_bytearray(value)) {
        *view = (BytesView){value_to_bytearray(value)->data, value_to_bytearray(value)->size};
        return true;
    }
    return memoryview_bytes(value, view);
}

int bytes_view_of(VM *vm, Value value, BytesView *view) {
    if (bytes_view(value, view)) {
        return 0;
    }
    if (value_is_memoryview(vm, value)) {
        return memoryview_raise_no_bytes(vm, value);
    }
    return error_raise_int(vm, vm->types.TypeError, "a bytes-like object is required, not '%T'",
                           value);
}

int bytes_compare_views(BytesView left, BytesView right) {
    size_t size = left.size < right.size ? left.size : right.size;
    int order = size == 0 ? 0 : memcmp(left.data, right.data, size);
    return order != 0 ? order : (left.size > right.size) - (left.size < right.size);
}

Value bytes_number_text(VM *vm, BytesView bytes) {
    Buffer letters = {0};
    for (size_t i = 0; i < bytes.size; i++) { /* "\xa0" would be a space, as a letter */
        buffer_add_byte(&letters, bytes.data[i] < 0x80 ? (char)bytes.data[i] : '?');
    }
    Value text = str_new_latin1(vm, (const uint8_t *)letters.data, letters.size);
    buffer_done(&letters);
    return text;
}

static bool matches_at(BytesView bytes, size_t at, BytesView part) {
    return part.size == 0 || memcmp(bytes.data + at, part.data, part.size) == 0;
}

int64_t bytes_find(BytesView bytes, BytesView part, size_t start, size_t end) {
    if (start > end || part.size > end - start) {
        return -1;
    }
    if (part.size == 0) {
        return (int64_t)start;
    }
    if (part.size >= LONG_PART) {
        int64_t found = part_search((Letters){bytes.data + start, end - start, 1},
                                    (Letters){part.data, part.size, 1});
        return found < 0 ? -1 : (int64_t)start + found;
    }
    size_t last = end - part.size;
    for (size_t at = start; at <= last; at++) {
        const uint8_t *first = memchr(bytes.data + at, part.data[0], last - at + 1);
        if (first == NULL) {
            break;
        }
        at = (size_t)(first - bytes.data);
        if (matches_at(bytes, at, part)) {
            return (int64_t)at;
        }
    }
    return -1;
}

int64_t bytes_find_last(BytesView bytes, BytesView part, size_t start, size_t end) {
    if (start > end || part.size > end - start) {
        return -1;
    }
    for (size_t at = end - part.size + 1; at-- > start;) {
        if (matches_at(bytes, at, part)) {
            return (int64_t)at;
        }
    }
    return -1;
}

bool bytes_allow_size(VM *vm, size_t size) {
    size_t limit = vm->heap.limit == 0 ? SIZE_MAX / 4 : vm->heap.limit;
    if (size > limit) {
        error_no_memory(vm);
    }
    return size <= limit;
}

/* ---- single bytes ---- */

int bytes_byte_from(VM *vm, Value value, const char *message, uint8_t *byte) {
    int64_t number;
    if (int_from_index(vm, value, NULL, &number) < 0) {
        return -1;
    }
    if (number < 0 || number > 255) {
        return error_raise_int(vm, vm->types.ValueError, "%s", message);
    }
    *byte = (uint8_t)number;
    return 0;
}

int bytes_contains(VM *vm, Value self, Value item) {
    BytesView part;
    uint8_t byte;
    if (object_has_index(vm, item)) {
        if (bytes_byte_from(vm, item, "byte must be in range(0, 256)", &byte) < 0) {
            return -1;
        }
        part = (BytesView){&byte, 1};
    } else if (bytes_view_of(vm, item, &part) < 0) {
        return -1;
    }
    BytesView bytes;
    bytes_view(self, &bytes); /* after the item's __index__ has run */
    return bytes_find(bytes, part, 0, bytes.size) >= 0;
}

/* ---- bytes(source, encoding, errors) ---- */

int bytes_collect_iterable(VM *vm, Value iterable, const char *out_of_range, Buffer *out) {
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        return -1;
    }
    Value item;
    while ((item = object_next(vm, iterator)) != NULL) {
        uint8_t byte = 0;
        int status = bytes_byte_from(vm, item, out_of_range, &byte);
        value_release(vm, item);
        if (status < 0) {
            break;
        }
        buffer_add_byte(out, (char)byte);
        if (out->size % 4096 == 0 && !bytes_allow_size(vm, out->size)) {
            break;
        }
    }
    value_release(vm, iterator);
    return error_occurred(vm) ? -1 : 0;
}

static int collect_encoded(VM *vm, const Value given[3], Buffer *out) {
    if (given[0] == NULL || !value_is_str(given[0])) {
        return error_raise_int(vm, vm->types.TypeError,
                               given[1] != NULL ? "encoding without a string argument"
                                                : "errors without a string argument");
    }
    if (given[1] == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "string argument without an encoding");
    }
    Value encoded = codec_encode(vm, given[0], given[1], given[2]);
    if (encoded == NULL) {
        return -1;
    }
    buffer_add(out, value_to_bytes(encoded)->data, value_to_bytes(encoded)->size);
    value_release(vm, encoded);
    return 0;
}

static int collect_zeros(VM *vm, Value count, Buffer *out) {
    int64_t size;
    if (int_from_index(vm, count, vm->types.OverflowError, &size) < 0) {
        return -1;
    }
    if (size < 0) {
        return error_raise_int(vm, vm->types.ValueError, "negative count");
    }
    if (!bytes_allow_size(vm, (size_t)size)) {
        return -1;
    }
    buffer_add_repeated(out, 0, (size_t)size);
    return 0;
}

int bytes_collect(VM *vm, const char *type_name, const Value given[3], Buffer *out) {
    bool is_bytearray = strcmp(type_name, "bytearray") == 0;
    Value source = given[0];
    if (codec_check_arguments(vm, type_name, given[1], given[2]) < 0) {
        return -1;
    }
    if (given[1] != NULL || given[2] != NULL) {
        return collect_encoded(vm, given, out);
    }
    if (source == NULL) {
        return 0;
    }
    if (value_is_str(source)) {
        return error_raise_int(vm, vm->types.TypeError, "string argument without an encoding");
    }
    if (object_has_index(vm, source)) {
        int status = collect_zeros(vm, source, out);
        bool may_be_iterable = status < 0 && error_matches(vm, vm->types.TypeError);
        if (!may_be_iterable) {
            return status;
        }
        error_clear(vm);
    }
    BytesView view;
    if (bytes_view(source, &view)) {
        buffer_add(out, view.data, view.size);
        return 0;
    }
    if (value_is_memoryview(vm, source)) {
        return memoryview_add_bytes(vm, source, out);
    }
    Value iterator = object_iter(vm, source);
    if (iterator == NULL) {
        if (error_matches(vm, vm->types.TypeError)) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError, "cannot convert '%T' object to %s", source,
                        type_name);
        }
        return -1;
    }
    /* As in CPython, bytes() asks for a length, which may raise, and bytearray() does not. */
    int status = is_bytearray || object_length_hint(vm, source, 64) >= 0 ? 0 : -1;
    if (status == 0) {
        status = bytes_collect_iterable(
            vm, iterator,
            is_bytearray ? "byte must be in range(0, 256)" : "bytes must be in range(0, 256)", out);
    }
    value_release(vm, iterator);
    return status;
}
