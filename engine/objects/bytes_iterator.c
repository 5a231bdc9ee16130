/*
 * bytes_iterator.c - the iterators of bytes, bytearray and memoryview.
 */
#include "engine/interp/vm.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/memoryview.h"

typedef struct BytesIterator {
    Object head;
    Value sequence; /* NULL when exhausted */
    size_t index;
} BytesIterator;

static Value iterator_new(VM *vm, Type *type, Value sequence) {
    BytesIterator *iterator = object_new(vm, type, sizeof(BytesIterator));
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
    BytesIterator *iterator = (BytesIterator *)value_object(self);
    if (iterator->sequence == NULL) {
        return NULL;
    }
    BytesView bytes = bytes_self(iterator->sequence);
    if (iterator->index >= bytes.size) {
        value_clear(vm, &iterator->sequence);
        return NULL;
    }
    return value_from_small_int(bytes.data[iterator->index++]);
}

static Value memory_next(VM *vm, Value self) {
    BytesIterator *iterator = (BytesIterator *)value_object(self);
    if (iterator->sequence == NULL) {
        return NULL;
    }
    const MemoryView *view = value_to_memoryview(iterator->sequence);
    if (iterator->index >= view->length) {
        value_clear(vm, &iterator->sequence);
        return NULL;
    }
    return memoryview_item(vm, iterator->sequence, iterator->index++);
}

static void iterator_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((BytesIterator *)self)->sequence);
    object_free(vm, self);
}

static int iterator_traverse(Object *self, VisitCall *visit, void *context) {
    Value sequence = ((BytesIterator *)self)->sequence;
    return sequence == NULL ? 0 : visit(sequence, context);
}

NATIVE_FUNCTION(length_hint) {
    const BytesIterator *iterator = (const BytesIterator *)value_object(self);
    size_t size = iterator->sequence == NULL ? 0 : bytes_self(iterator->sequence).size;
    return value_from_small_int(size > iterator->index ? (int64_t)(size - iterator->index) : 0);
}

static const NativeDef iterator_methods[] = {
    {"__length_hint__", length_hint, NATIVE_NOARGS, "($self, /)"},
    {0},
};

static int init_type(VM *vm, const char *name, Type **slot, UnarySlot *next,
                     const NativeDef *methods) {
    Type *type = type_new_builtin(vm, name, LAYOUT_ITERATOR, sizeof(BytesIterator),
                                  vm->types.object, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    *slot = type;
    type->destroy = iterator_destroy;
    type->traverse = iterator_traverse;
    type->iter = object_self_iter;
    type->next = next;
    type->methods = methods;
    return type_ready(vm, type);
}

int types_init_bytes_iterators(VM *vm) {
    Types *types = &vm->types;
    return init_type(vm, "bytes_iterator", &types->bytes_iterator, bytes_next, iterator_methods) <
                       0 ||
                   init_type(vm, "bytearray_iterator", &types->bytearray_iterator, bytes_next,
                             iterator_methods) < 0 ||
                   init_type(vm, "memory_iterator", &types->memory_iterator, memory_next, NULL) < 0
               ? -1
               : 0;
}
