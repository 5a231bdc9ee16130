/*
 * bytes_iterator.c - the iterators of bytes, bytearray and memoryview.
 */
#include "engine/interp/vm.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/iterator.h"
#include "engine/objects/iterator_state.h"
#include "engine/objects/memoryview.h"

static Value iterator_new(VM *vm, Type *type, Value sequence) {
    SequenceIterator *iterator = object_new(vm, type, sizeof(SequenceIterator));
    if (iterator != NULL) {
        iterator->sequence = value_retain(sequence);
    }
    return value_from_object(iterator);
}

Value bytes_iter(VM *vm, Value self) {
    return iterator_new(vm, vm->types.bytes_iterator, self);
}

Value bytearray_iter(VM *vm, Value self) {
    return iterator_new(vm, vm->types.bytearray_iterator, self);
}

Value memoryview_iter(VM *vm, Value self) {
    return memoryview_check_open(vm, self) < 0 ? NULL
                                               : iterator_new(vm, vm->types.memory_iterator, self);
}

static Value bytes_next(VM *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)value_object(self);
    if (iterator->sequence == NULL) {
        return NULL;
    }
    BytesView bytes = bytes_self(iterator->sequence);
    if (iterator->index >= (int64_t)bytes.size) {
        value_clear(vm, &iterator->sequence);
        return NULL;
    }
    return value_from_small_int(bytes.data[iterator->index++]);
}

static Value memory_next(VM *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)value_object(self);
    if (iterator->sequence == NULL) {
        return NULL;
    }
    const MemoryView *view = value_to_memoryview(iterator->sequence);
    if (iterator->index >= (int64_t)view->length) {
        value_clear(vm, &iterator->sequence);
        return NULL;
    }
    return memoryview_item(vm, iterator->sequence, (size_t)iterator->index++);
}

NATIVE_FUNCTION(length_hint) {
    const SequenceIterator *iterator = (const SequenceIterator *)value_object(self);
    int64_t size = iterator->sequence == NULL ? 0 : (int64_t)bytes_self(iterator->sequence).size;
    return value_from_small_int(size > iterator->index ? size - iterator->index : 0);
}

/* A bytearray's iterator that is put before its beginning is at its end. */
NATIVE_FUNCTION(set_state) {
    SequenceIterator *iterator = (SequenceIterator *)value_object(self);
    int64_t size = iterator->sequence == NULL ? 0 : (int64_t)bytes_self(iterator->sequence).size;
    int64_t least = value_type(vm, self) == vm->types.bytearray_iterator ? -1 : 0;
    int64_t index;
    if (iterator_index(vm, args[0], least, size, &index) < 0) {
        return NULL;
    }
    if (index < 0) {
        value_clear(vm, &iterator->sequence);
    }
    iterator->index = index < 0 ? 0 : index;
    return VALUE_NONE;
}

static const NativeDef iterator_methods[] = {
    {"__length_hint__", length_hint, NATIVE_NOARGS, "($self, /)"},
    {"__reduce__", sequence_iterator_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__setstate__", set_state, NATIVE_ONE, "($self, object, /)"},
    {0},
};

int types_init_bytes_iterators(VM *vm) {
    Types *types = &vm->types;
    size_t size = sizeof(SequenceIterator);
    if (iterator_make_type(vm, &types->bytes_iterator, "bytes_iterator", size, bytes_next,
                           iterator_methods) < 0 ||
        iterator_make_type(vm, &types->bytearray_iterator, "bytearray_iterator", size, bytes_next,
                           iterator_methods) < 0) {
        return -1;
    }
    return iterator_make_type(vm, &types->memory_iterator, "memory_iterator", size, memory_next,
                              NULL);
}
