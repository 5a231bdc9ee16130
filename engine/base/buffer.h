/*
 * buffer.h - a growing run of bytes, for text that is built piece by piece.
 *
 * The bytes are always followed by a NUL that is not counted, so `data` can be
 * handed to C functions. A zeroed Buffer is an empty one.
 *
 * Ownership: the buffer owns `data` until buffer_done, or until buffer_take
 * gives it to the caller. Failure: none (memory.h ends the process).
 */
#ifndef GENSTEP_BASE_BUFFER_H
#define GENSTEP_BASE_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Buffer {
    char *data; /* NULL while nothing was ever added */
    size_t size;
    size_t capacity;
} Buffer;

void buffer_done(Buffer *buffer);
void buffer_clear(Buffer *buffer); /* size 0, memory kept */

/* Room for `size` more bytes; returns where they go. The caller adds to `size` what it wrote. */
char *buffer_reserve_slow(Buffer *buffer, size_t size);
static inline char *buffer_reserve(Buffer *buffer, size_t size) {
    bool has_room = size < buffer->capacity - buffer->size; /* with one for the NUL */
    return has_room ? buffer->data + buffer->size : buffer_reserve_slow(buffer, size);
}

void buffer_add(Buffer *buffer, const void *bytes, size_t size);
void buffer_add_byte(Buffer *buffer, char byte);
void buffer_add_string(Buffer *buffer, const char *string);
void buffer_add_repeated(Buffer *buffer, char byte, size_t count);
void buffer_add_codepoint(Buffer *buffer, uint32_t codepoint); /* as UTF-8; surrogates as WTF-8 */

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void buffer_add_format(Buffer *buffer, const char *format, ...);
void buffer_add_format_list(Buffer *buffer, const char *format, va_list arguments);

/* The bytes, NUL-terminated, now the caller's to memory_free; the buffer is empty again. */
char *buffer_take(Buffer *buffer);

#endif
