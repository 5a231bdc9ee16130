/*
 * list.h - lists: values in a buffer that grows.
 *
 * Source: CPython 3.14 Objects/listobject.c, Objects/listsort.txt.
 */
#ifndef GENSTEP_OBJECTS_LIST_H
#define GENSTEP_OBJECTS_LIST_H

#include "engine/objects/object.h"

struct List {
    Object head;
    Value *items; /* heap_alloc buffer, NULL when capacity is 0 */
    size_t size;
    size_t capacity;
};

bool value_is_list(Value value); /* subclasses too */

static inline List *value_to_list(Value value) {
    return (List *)value_object(value);
}

List *list_new(VM *vm, size_t capacity);                             /* empty, with room */
Value list_from_array(VM *vm, const Value *items, size_t size);      /* retains */
Value list_from_array_take(VM *vm, const Value *items, size_t size); /* consumes, also on failure */

int list_append(VM *vm, List *list, Value item);      /* retains */
int list_append_take(VM *vm, List *list, Value item); /* consumes, also on failure */
int list_insert(VM *vm, List *list, int64_t index, Value item);
int list_extend(VM *vm, List *list, Value iterable);
int list_extend_iterator(VM *vm, List *list, Value iterator); /* asks it for no length */
/* Replaces [start, end) by `items` (retained); both are within the list. */
int list_replace(VM *vm, List *list, size_t start, size_t end, const Value *items, size_t count);
Value list_slice(VM *vm, List *list, size_t start, size_t end);
Value list_to_tuple(VM *vm, List *list);
int list_sort(VM *vm, List *list, Value key, bool reverse); /* key NULL or None: none */
void list_reverse(VM *vm, List *list);
void list_clear(VM *vm, List *list);

int types_init_list(VM *vm);

#endif
