#include "engine/objects/str_builder.h"

#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/message.h"
#include "engine/objects/str_buffer.h"
#include "engine/unicode/unicode.h"

void str_builder_init(StrBuilder *builder, VM *vm) {
    *builder = (StrBuilder){.vm = vm, .kind = 1, .ascii = true};
}

void str_builder_done(StrBuilder *builder) {
    heap_free(builder->vm, builder->data, builder->capacity * builder->kind);
    builder->data = NULL;
    builder->length = 0;
    builder->capacity = 0;
}

/* Whether something failed, which it raises. */
static bool raise_failed(StrBuilder *builder) {
    if (builder->failed && !error_occurred(builder->vm)) {
        error_no_memory(builder->vm);
    }
    return builder->failed;
}

Value str_builder_finish(StrBuilder *builder) {
    Value str = NULL;
    if (!raise_failed(builder)) {
        str = builder->kind == 1 ? str_new_latin1(builder->vm, builder->data, builder->length)
                                 : str_new_ucs4(builder->vm, builder->data, builder->length);
    }
    str_builder_done(builder);
    return str;
}

/* One byte a code point becomes four. */
static bool widen(StrBuilder *builder, size_t capacity) {
    uint32_t *wide = heap_alloc(builder->vm, capacity * 4);
    if (wide == NULL) {
        return false;
    }
    for (size_t i = 0; i < builder->length; i++) {
        wide[i] = ((const uint8_t *)builder->data)[i];
    }
    heap_free(builder->vm, builder->data, builder->capacity);
    builder->data = wide;
    builder->kind = 4;
    builder->capacity = capacity;
    return true;
}

static bool grow(StrBuilder *builder, size_t capacity) {
    void *data = heap_resize(builder->vm, builder->data, builder->capacity * builder->kind,
                             capacity * builder->kind);
    if (data == NULL) {
        return false;
    }
    builder->data = data;
    builder->capacity = capacity;
    return true;
}

bool str_builder_reserve(StrBuilder *builder, size_t count, uint32_t widest) {
    if (builder->failed) {
        return false;
    }
    builder->ascii = builder->ascii && widest < 0x80;
    bool must_widen = builder->kind == 1 && widest > 0xFF;
    if (!must_widen && count <= builder->capacity - builder->length) {
        return true;
    }
    size_t capacity = builder->length + count;
    bool fits = count <= STR_MAX_LENGTH && capacity <= STR_MAX_LENGTH;
    capacity += capacity / 4 + 32;
    if (!fits || !(must_widen ? widen(builder, capacity) : grow(builder, capacity))) {
        builder->failed = true;
        return false;
    }
    return true;
}

void str_builder_add(StrBuilder *builder, uint32_t codepoint) {
    if (!str_builder_reserve(builder, 1, codepoint)) {
        return;
    }
    if (builder->kind == 1) {
        ((uint8_t *)builder->data)[builder->length++] = (uint8_t)codepoint;
    } else {
        ((uint32_t *)builder->data)[builder->length++] = codepoint;
    }
}

/* `count` Latin-1 bytes, room for them reserved. */
static void add_bytes(StrBuilder *builder, const uint8_t *bytes, size_t count) {
    if (builder->kind == 1) {
        if (count > 0) {
            memcpy((uint8_t *)builder->data + builder->length, bytes, count);
        }
    } else {
        uint32_t *to = (uint32_t *)builder->data + builder->length;
        for (size_t i = 0; i < count; i++) {
            to[i] = bytes[i];
        }
    }
    builder->length += count;
}

void str_builder_add_utf8(StrBuilder *builder, const char *utf8, size_t size) {
    size_t ascii = 0;
    while (ascii < size && (uint8_t)utf8[ascii] < 0x80) {
        ascii++;
    }
    if (!str_builder_reserve(builder, size, 0)) {
        return;
    }
    add_bytes(builder, (const uint8_t *)utf8, ascii);
    while (ascii < size) {
        size_t step;
        str_builder_add(builder, unicode_decode(utf8 + ascii, size - ascii, &step));
        ascii += step;
    }
}

void str_builder_add_string(StrBuilder *builder, const char *utf8) {
    str_builder_add_utf8(builder, utf8, strlen(utf8));
}

void str_builder_add_slice(StrBuilder *builder, const Str *str, size_t start, size_t end) {
    size_t count = end - start;
    if (str->kind == 1) {
        if (str_builder_reserve(builder, count, str_widest(str))) {
            add_bytes(builder, str_bytes(str) + start, count);
        }
        return;
    }
    const uint32_t *from = (const uint32_t *)str->data + start;
    uint32_t widest = 0;
    for (size_t i = 0; i < count; i++) {
        widest |= from[i];
    }
    if (!str_builder_reserve(builder, count, widest)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (builder->kind == 1) {
            ((uint8_t *)builder->data)[builder->length++] = (uint8_t)from[i];
        } else {
            ((uint32_t *)builder->data)[builder->length++] = from[i];
        }
    }
}

void str_builder_add_str(StrBuilder *builder, Value str) {
    str_builder_add_slice(builder, value_to_str(str), 0, value_to_str(str)->length);
}

void str_builder_add_repeated(StrBuilder *builder, uint32_t codepoint, size_t count) {
    if (!str_builder_reserve(builder, count, codepoint)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        str_builder_add(builder, codepoint);
    }
}

void str_builder_add_format(StrBuilder *builder, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    if (!message_add(builder, format, arguments)) {
        builder->failed = true;
    }
    va_end(arguments);
}

/* Adds a str the caller made, and releases it. */
static bool add_take(StrBuilder *builder, Value str) {
    if (str == NULL) {
        builder->failed = true;
        return false;
    }
    str_builder_add_str(builder, str);
    value_release(builder->vm, str);
    return !raise_failed(builder);
}

bool str_builder_add_repr(StrBuilder *builder, Value value) {
    return !raise_failed(builder) && add_take(builder, object_repr(builder->vm, value));
}

bool str_builder_add_str_of(StrBuilder *builder, Value value) {
    return !raise_failed(builder) && add_take(builder, object_str(builder->vm, value));
}
