/*
 * bytes.h - bytes objects, and what bytes-like objects have in common.
 *
 * Ownership: as in value.h. Failure: NULL or -1 with the exception set.
 * Source: CPython 3.14 Objects/bytesobject.c.
 */
#ifndef GENSTEP_OBJECTS_BYTES_H
#define GENSTEP_OBJECTS_BYTES_H

#include "engine/objects/object.h"

typedef struct BytesObject {
    Object head;
    int64_t hash; /* -1: not computed yet */
    size_t size;
    uint8_t *data; /* behind the struct, or a buffer of its own; a zero byte follows */
    bool owns_data;
} BytesObject;

bool value_is_bytes(Value value);                       /* subclasses too */
Value bytes_new(VM *vm, const void *data, size_t size); /* data NULL: zeroed, to be filled */

static inline BytesObject *value_to_bytes(Value value) {
    return (BytesObject *)value_object(value);
}

/* The bytes of a bytes-like object: bytes, bytearray, a memoryview without gaps. They are valid
 * while nothing changes the object. */
typedef struct BytesView {
    const uint8_t *data;
    size_t size;
} BytesView;

bool bytes_view(Value value, BytesView *view); /* false: it is none */
/* The same; TypeError "a bytes-like object is required, not 'int'". */
int bytes_view_of(VM *vm, Value value, BytesView *view);

/* Where a part lies within [start, end), the first or the last time; -1: nowhere. */
/* What int() and float() read: ASCII letters, any other byte as a letter that is in no number. */
Value bytes_number_text(VM *vm, BytesView bytes);
int64_t bytes_find(BytesView bytes, BytesView part, size_t start, size_t end);
int64_t bytes_find_last(BytesView bytes, BytesView part, size_t start, size_t end);
int bytes_compare_views(BytesView left, BytesView right); /* <0, 0, >0 */

/* Whether there is memory for so many bytes, before they are put together elsewhere; MemoryError.
 */
bool bytes_allow_size(VM *vm, size_t size);

/* A byte from an int: 0, or -1 with `message` as ValueError (TypeError for what is no int). */
int bytes_byte_from(VM *vm, Value value, const char *message, uint8_t *byte);

/* `item in bytes`: a part, or an int; 1, 0, -1. */
int bytes_contains(VM *vm, Value self, Value item);

/* What bytes() and bytearray() do with source, encoding and errors (NULL: not given). The bytes of
 * an iterable of ints are added one by one. -1 on error. */
typedef struct Buffer Buffer;
int bytes_collect(VM *vm, const char *type_name, const Value given[3], Buffer *out);
int bytes_collect_iterable(VM *vm, Value iterable, const char *out_of_range, Buffer *out);

int types_init_bytes(VM *vm);
int types_init_bytes_iterators(VM *vm);

#endif
