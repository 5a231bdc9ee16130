#include "engine/objects/text_view.h"

#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/str_buffer.h"

TextView text_view(Value value) {
    if (value_is_str(value)) {
        const Str *str = value_to_str(value);
        return (TextView){value, str->data, str->length, str->kind, true};
    }
    BytesView bytes = bytes_self(value);
    return (TextView){value, bytes.data, bytes.size, 1, false};
}

int text_argument(VM *vm, Value self, Value given, TextView *text) {
    BytesView bytes;
    if (!value_is_str(self) && bytes_view_of(vm, given, &bytes) < 0) {
        return -1;
    }
    *text = text_view(given);
    return 0;
}

bool text_contains(const TextView *text, uint32_t character) {
    if (text->kind == 1) {
        return character < 0x100 && text->length > 0 &&
               memchr(text->data, (int)character, text->length) != NULL;
    }
    const Str *str = value_to_str(text->value);
    return str_find_codepoint(str, character, 0, str->length) >= 0;
}

static BytesView bytes_of(const TextView *text) {
    return (BytesView){text->data, text->length};
}

int64_t text_find(const TextView *text, const TextView *part, size_t start, size_t end) {
    return text->is_str ? str_find(value_to_str(text->value), value_to_str(part->value), start, end)
                        : bytes_find(bytes_of(text), bytes_of(part), start, end);
}

int64_t text_find_last(const TextView *text, const TextView *part, size_t start, size_t end) {
    return text->is_str
               ? str_find_last(value_to_str(text->value), value_to_str(part->value), start, end)
               : bytes_find_last(bytes_of(text), bytes_of(part), start, end);
}

Value text_part(VM *vm, const TextView *text, size_t start, size_t end) {
    return text->is_str ? str_substring(vm, text->value, start, end)
                        : bytes_part(vm, text->value, start, end);
}

static Value bytes_like_zeros(VM *vm, Value self, size_t size) {
    if (!value_is_bytearray(self)) {
        return bytes_new(vm, NULL, size);
    }
    Value array = bytearray_new(vm, NULL, 0);
    if (array != NULL && bytearray_resize(vm, value_to_bytearray(array), size) < 0) {
        value_release(vm, array);
        return NULL;
    }
    return array;
}

Value text_new_like(VM *vm, const TextView *text, size_t length, uint32_t widest) {
    if (!text->is_str) {
        return bytes_like_zeros(vm, text->value, length);
    }
    if (length == 0) {
        return value_retain(vm->shared.empty_str);
    }
    Str *str = str_alloc(vm, length, text->kind == 1 && widest < 0x100 ? 1 : 4);
    if (str != NULL) {
        str->ascii = value_to_str(text->value)->ascii && widest < 0x80;
    }
    return value_from_object(str);
}

/* Where a new object's character lies. */
static void *text_room(const TextView *to, size_t at) {
    return (uint8_t *)to->data + at * to->kind;
}

size_t text_put(const TextView *to, size_t at, uint32_t character, size_t count) {
    if (count == 0) {
        return at;
    }
    if (to->kind == 1) {
        uint8_t *narrow = text_room(to, at);
        for (size_t i = 0; i < count; i++) {
            narrow[i] = (uint8_t)character;
        }
    } else {
        uint32_t *wide = text_room(to, at);
        for (size_t i = 0; i < count; i++) {
            wide[i] = character;
        }
    }
    return at + count;
}

size_t text_put_part(const TextView *to, size_t at, const TextView *from, size_t start,
                     size_t end) {
    if (start == end) {
        return at;
    }
    if (to->kind == from->kind) {
        memcpy(text_room(to, at), (const uint8_t *)from->data + start * from->kind,
               (end - start) * from->kind);
    } else {
        uint32_t *wide = text_room(to, at);
        for (size_t i = start; i < end; i++) {
            wide[i - start] = text_at(from, i);
        }
    }
    return at + (end - start);
}
