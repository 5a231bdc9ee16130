/*
 * bytes.h - bytes objects.
 *
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

/* The bytes of a bytes-like object, valid while nothing changes it; false: it is none. */
typedef struct BytesView {
    const uint8_t *data;
    size_t size;
} BytesView;

bool bytes_view(Value value, BytesView *view);

int types_init_bytes(VM *vm);

#endif
