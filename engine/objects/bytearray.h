/*
 * bytearray.h - bytes that can be changed.
 *
 * While a memoryview looks at a bytearray (`exports`), its size cannot change.
 *
 * Ownership: as in value.h. Failure: NULL or -1 with the exception set.
 * Source: CPython 3.14 Objects/bytearrayobject.c.
 */
#ifndef GENSTEP_OBJECTS_BYTEARRAY_H
#define GENSTEP_OBJECTS_BYTEARRAY_H

#include "engine/objects/bytes.h"

typedef struct ByteArray {
    Object head;
    size_t size;
    size_t capacity;
    uint8_t *data; /* NULL while there is no room */
    size_t exports;
} ByteArray;

bool value_is_bytearray(Value value);
Value bytearray_new(VM *vm, const void *data, size_t size);

static inline ByteArray *value_to_bytearray(Value value) {
    return (ByteArray *)value_object(value);
}

/* Puts `size` bytes (not its own) in the place of those from start to stop. Nothing changes when
 * that fails: BufferError, MemoryError. */
int bytearray_replace(VM *vm, ByteArray *array, size_t start, size_t stop, const void *data,
                      size_t size);
/* Cuts it, or adds zeros. */
int bytearray_resize(VM *vm, ByteArray *array, size_t size);
/* BufferError while it is exported. */
int bytearray_check_resizable(VM *vm, const ByteArray *array);

/* Its repr with at most `limit` bytes, as UTF-8; runs nothing of the program's. */
void bytearray_add_repr(const ByteArray *array, size_t limit, Buffer *out);

int types_init_bytearray(VM *vm);

#endif
