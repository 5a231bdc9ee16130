#include "engine/base/buffer.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"

void buffer_done(Buffer *buffer) {
    memory_free(buffer->data);
    *buffer = (Buffer){0};
}

void buffer_clear(Buffer *buffer) {
    buffer->size = 0;
    if (buffer->data != NULL) {
        buffer->data[0] = '\0';
    }
}

char *buffer_reserve_slow(Buffer *buffer, size_t size) {
    if (size > SIZE_MAX / 4 - buffer->size) {
        die("out of memory");
    }
    size_t needed = buffer->size + size + 1;
    if (needed > buffer->capacity) {
        size_t capacity = buffer->capacity < 64 ? 64 : buffer->capacity * 2;
        if (capacity < needed) {
            capacity = needed;
        }
        buffer->data = memory_resize(buffer->data, capacity, 1);
        buffer->capacity = capacity;
    }
    return buffer->data + buffer->size;
}

void buffer_add(Buffer *buffer, const void *bytes, size_t size) {
    char *room = buffer_reserve(buffer, size);
    if (size != 0) {
        memcpy(room, bytes, size);
    }
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void buffer_add_byte(Buffer *buffer, char byte) {
    buffer_add(buffer, &byte, 1);
}

void buffer_add_string(Buffer *buffer, const char *string) {
    buffer_add(buffer, string, strlen(string));
}

void buffer_add_repeated(Buffer *buffer, char byte, size_t count) {
    memset(buffer_reserve(buffer, count), byte, count);
    buffer->size += count;
    buffer->data[buffer->size] = '\0';
}

void buffer_add_codepoint(Buffer *buffer, uint32_t codepoint) {
    char bytes[4];
    size_t size = 0;
    if (codepoint < 0x80) {
        bytes[size++] = (char)codepoint;
    } else if (codepoint < 0x800) {
        bytes[size++] = (char)(0xC0 | codepoint >> 6);
        bytes[size++] = (char)(0x80 | (codepoint & 0x3F));
    } else if (codepoint < 0x10000) {
        bytes[size++] = (char)(0xE0 | codepoint >> 12);
        bytes[size++] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        bytes[size++] = (char)(0x80 | (codepoint & 0x3F));
    } else {
        bytes[size++] = (char)(0xF0 | codepoint >> 18);
        bytes[size++] = (char)(0x80 | (codepoint >> 12 & 0x3F));
        bytes[size++] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        bytes[size++] = (char)(0x80 | (codepoint & 0x3F));
    }
    buffer_add(buffer, bytes, size);
}

void buffer_add_format_list(Buffer *buffer, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    if (size < 0) {
        die("a message could not be formatted");
    }
    vsnprintf(buffer_reserve(buffer, (size_t)size), (size_t)size + 1, format, again);
    va_end(again);
    buffer->size += (size_t)size;
}

void buffer_add_format(Buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    buffer_add_format_list(buffer, format, arguments);
    va_end(arguments);
}

char *buffer_take(Buffer *buffer) {
    char *data = buffer_reserve(buffer, 0);
    data[0] = '\0';
    data = buffer->data;
    *buffer = (Buffer){0};
    return data;
}
