#include "engine/objects/list.h"

#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

bool value_is_list(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_LIST;
}

/* ---- room ---- */

static int set_capacity(VM *vm, List *list, size_t capacity) {
    if (capacity > SIZE_MAX / 4 / sizeof(Value)) {
        error_no_memory(vm);
        return -1;
    }
    Value *items =
        heap_resize(vm, list->items, list->capacity * sizeof(Value), capacity * sizeof(Value));
    if (items == NULL) {
        error_no_memory(vm);
        return -1;
    }
    list->items = items;
    list->capacity = capacity;
    return 0;
}

/* Room for `size` items, and some more if the list must grow: 0, 4, 8, 16, 24, 32, 40, 52, 64 ...
 */
static int reserve(VM *vm, List *list, size_t size) {
    if (size <= list->capacity) {
        return 0;
    }
    return set_capacity(vm, list, (size + size / 8 + 6) / 4 * 4);
}

/* ---- making ---- */

List *list_new(VM *vm, size_t capacity) {
    List *list = object_new(vm, vm->types.list, sizeof(List));
    if (list != NULL && capacity > 0 && set_capacity(vm, list, capacity) < 0) {
        value_release(vm, value_from_object(list));
        return NULL;
    }
    return list;
}

Value list_from_array_take(VM *vm, const Value *items, size_t size) {
    List *list = list_new(vm, size);
    if (list == NULL) {
        for (size_t i = 0; i < size; i++) {
            value_release(vm, items[i]);
        }
        return NULL;
    }
    if (size > 0) {
        memcpy(list->items, items, size * sizeof(Value));
    }
    list->size = size;
    return value_from_object(list);
}

Value list_from_array(VM *vm, const Value *items, size_t size) {
    List *list = list_new(vm, size);
    for (size_t i = 0; list != NULL && i < size; i++) {
        list->items[list->size++] = value_retain(items[i]);
    }
    return value_from_object(list);
}

Value list_slice(VM *vm, List *list, size_t start, size_t end) {
    return list_from_array(vm, start < end ? list->items + start : NULL,
                           start < end ? end - start : 0);
}

Value list_to_tuple(VM *vm, List *list) {
    return tuple_from_array(vm, list->items, list->size);
}

/* ---- growing ---- */

int list_append_take(VM *vm, List *list, Value item) {
    if (list->size == list->capacity && reserve(vm, list, list->size + 1) < 0) {
        value_release(vm, item);
        return -1;
    }
    list->items[list->size++] = item;
    object_changed(vm, &list->head);
    return 0;
}

int list_append(VM *vm, List *list, Value item) {
    return list_append_take(vm, list, value_retain(item));
}

int list_insert(VM *vm, List *list, int64_t index, Value item) {
    if (reserve(vm, list, list->size + 1) < 0) {
        return -1;
    }
    if (index < 0) {
        index += (int64_t)list->size;
        index = index < 0 ? 0 : index;
    }
    size_t at = (size_t)index < list->size ? (size_t)index : list->size;
    memmove(list->items + at + 1, list->items + at, (list->size - at) * sizeof(Value));
    list->items[at] = value_retain(item);
    list->size++;
    object_changed(vm, &list->head);
    return 0;
}

static int extend_array(VM *vm, List *list, const Value *items, size_t count) {
    if (reserve(vm, list, list->size + count) < 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        list->items[list->size++] = value_retain(items[i]);
    }
    object_changed(vm, &list->head);
    return 0;
}

int list_extend_iterator(VM *vm, List *list, Value iterator) {
    UnarySlot *next = value_type(vm, iterator)->next;
    while (true) {
        Value item = vm_step(vm) < 0 ? NULL : next(vm, iterator);
        if (item == NULL) {
            if (vm->raised != NULL && error_matches(vm, vm->types.StopIteration)) {
                error_clear(vm);
            }
            return vm->raised != NULL ? -1 : 0;
        }
        if (list_append_take(vm, list, item) < 0) {
            return -1;
        }
    }
}

/* Of anything else, with room for as many as it says it has. CPython: list_extend_iter. */
static int extend_iterating(VM *vm, List *list, Value iterable) {
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        return -1;
    }
    int64_t hint = object_length_hint(vm, iterable, 8);
    int status = hint < 0 ? -1 : 0;
    if (hint > 0 && (size_t)hint < SIZE_MAX / 16 - list->size) {
        status = reserve(vm, list, list->size + (size_t)hint);
    }
    if (status == 0) {
        status = list_extend_iterator(vm, list, iterator);
    }
    value_release(vm, iterator);
    return status;
}

int list_extend(VM *vm, List *list, Value iterable) {
    if (value_object_is(iterable, vm->types.tuple)) {
        const Tuple *tuple = value_to_tuple(iterable);
        return extend_array(vm, list, tuple->items, tuple->size);
    }
    if (value_object_is(iterable, vm->types.list)) {
        List *other = value_to_list(iterable);
        if (other != list) {
            return extend_array(vm, list, other->items, other->size);
        }
        /* The items move when the list grows. */
        Value copy = list_slice(vm, list, 0, list->size);
        if (copy == NULL) {
            return -1;
        }
        int status = extend_array(vm, list, value_to_list(copy)->items, value_to_list(copy)->size);
        value_release(vm, copy);
        return status;
    }
    return extend_iterating(vm, list, iterable);
}

/* ---- changing ---- */

int list_replace(VM *vm, List *list, size_t start, size_t end, const Value *items, size_t count) {
    size_t removed = end - start;
    size_t new_size = list->size - removed + count;
    /* What is removed is released last: that may run code. */
    Value *garbage = NULL;
    if (removed > 0) {
        garbage = heap_alloc(vm, removed * sizeof(Value));
        if (garbage == NULL) {
            error_no_memory(vm);
            return -1;
        }
        memcpy(garbage, list->items + start, removed * sizeof(Value));
    }
    if (new_size > list->capacity && reserve(vm, list, new_size) < 0) {
        heap_free(vm, garbage, removed * sizeof(Value));
        return -1;
    }
    if (list->size > end) {
        memmove(list->items + start + count, list->items + end, (list->size - end) * sizeof(Value));
    }
    for (size_t i = 0; i < count; i++) {
        list->items[start + i] = value_retain(items[i]);
    }
    list->size = new_size;
    object_changed(vm, &list->head);
    for (size_t i = removed; i-- > 0;) {
        value_release(vm, garbage[i]);
    }
    heap_free(vm, garbage, removed * sizeof(Value));
    return 0;
}

void list_reverse(VM *vm, List *list) {
    for (size_t i = 0; i < list->size / 2; i++) {
        Value item = list->items[i];
        list->items[i] = list->items[list->size - 1 - i];
        list->items[list->size - 1 - i] = item;
    }
    object_changed(vm, &list->head);
}

void list_clear(VM *vm, List *list) {
    List old = *list;
    list->items = NULL;
    list->size = 0;
    list->capacity = 0;
    for (size_t i = old.size; i-- > 0;) {
        value_release(vm, old.items[i]);
    }
    heap_free(vm, old.items, old.capacity * sizeof(Value));
    object_changed(vm, &list->head);
}
