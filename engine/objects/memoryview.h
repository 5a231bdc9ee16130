/*
 * memoryview.h - memoryview: the bytes of a bytes or bytearray object, seen without a copy.
 *
 * One dimension of unsigned bytes (format 'B'), every so-and-so-many bytes of
 * the object: what slicing gives. cast() to other formats is refused by name.
 *
 * Ownership: as in value.h. Failure: NULL or -1 with the exception set.
 * Source: CPython 3.14 Objects/memoryobject.c.
 */
#ifndef GENSTEP_OBJECTS_MEMORYVIEW_H
#define GENSTEP_OBJECTS_MEMORYVIEW_H

#include "engine/base/buffer.h"
#include "engine/objects/bytes.h"

typedef struct MemoryView {
    Object head;
    Value object;  /* bytes or bytearray; NULL when released */
    size_t offset; /* of the first item */
    size_t length; /* items */
    int64_t stride;
    int64_t hash; /* -1: not asked for yet */
    bool readonly;
    Value weakrefs;
} MemoryView;

bool value_is_memoryview(VM *vm, Value value);

static inline MemoryView *value_to_memoryview(Value value) {
    return (MemoryView *)value_object(value);
}

/* Its bytes, when they lie one behind the other. */
bool memoryview_bytes(Value value, BytesView *view);
/* Why a memoryview has no such bytes: released, or with gaps. Always -1. */
int memoryview_raise_no_bytes(VM *vm, Value value);
/* ValueError when it is released. */
int memoryview_check_open(VM *vm, Value value);
Value memoryview_item(VM *vm, Value value, size_t index);
int memoryview_add_bytes(VM *vm, Value value, Buffer *out);

int types_init_memoryview(VM *vm);

#endif
