/*
 * bytearray.c - making bytearrays and changing their bytes.
 */
#include "engine/objects/bytearray.h"

#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/error.h"

bool value_is_bytearray(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_BYTEARRAY;
}

int bytearray_check_resizable(VM *vm, const ByteArray *array) {
    return array->exports == 0
               ? 0
               : error_raise_int(vm, vm->types.BufferError,
                                 "Existing exports of data: object cannot be re-sized");
}

/* Room for `size` bytes. */
static int make_room(VM *vm, ByteArray *array, size_t size) {
    if (size <= array->capacity && size * 2 >= array->capacity) {
        return 0;
    }
    size_t capacity = size <= array->size ? size : size + size / 8 + 8;
    void *data = size > SIZE_MAX / 4
                     ? NULL
                     : heap_resize(vm, array->data, array->capacity, capacity == 0 ? 1 : capacity);
    if (data == NULL) {
        error_no_memory(vm);
        return -1;
    }
    array->data = data;
    array->capacity = capacity == 0 ? 1 : capacity;
    return 0;
}

int bytearray_replace(VM *vm, ByteArray *array, size_t start, size_t stop, const void *data,
                      size_t size) {
    size_t behind = array->size - stop;
    size_t new_size = start + size + behind;
    if (new_size != array->size && bytearray_check_resizable(vm, array) < 0) {
        return -1;
    }
    if (new_size > array->size && make_room(vm, array, new_size) < 0) {
        return -1;
    }
    if (behind > 0 && new_size != array->size) {
        memmove(array->data + start + size, array->data + stop, behind);
    }
    if (size > 0) {
        memcpy(array->data + start, data, size);
    }
    bool shrinks = new_size < array->size;
    array->size = new_size;
    object_changed(vm, &array->head);
    return shrinks ? make_room(vm, array, new_size) : 0;
}

int bytearray_resize(VM *vm, ByteArray *array, size_t size) {
    if (size == array->size) {
        return 0;
    }
    if (bytearray_check_resizable(vm, array) < 0 || make_room(vm, array, size) < 0) {
        return -1;
    }
    if (size > array->size) {
        memset(array->data + array->size, 0, size - array->size);
    }
    array->size = size;
    object_changed(vm, &array->head);
    return 0;
}

Value bytearray_new(VM *vm, const void *data, size_t size) {
    ByteArray *array = object_new(vm, vm->types.bytearray, sizeof(ByteArray));
    if (array != NULL && size > 0 && bytearray_replace(vm, array, 0, 0, data, size) < 0) {
        value_release(vm, value_from_object(array));
        return NULL;
    }
    return value_from_object(array);
}
