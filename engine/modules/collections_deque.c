/*
 * collections_deque.c - deque: a queue with two ends, and its iterators.
 *
 *     capacity 8      items  [ c d . . . . a b ]
 *                                          ^ first; size 4
 *
 * A ring: the buffer's size is a power of two, places count on from `first`
 * and wrap around.
 *
 * `changes` counts what moves items, as an iterator must notice it.
 */
#include <string.h>

#include "engine/modules/collections.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/instance.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/slice.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

#define CAPACITY_MIN 8

typedef struct Deque {
    Object head;
    Value *items; /* heap_alloc buffer, NULL while there never was an item */
    size_t capacity;
    size_t first;
    size_t size;
    int64_t max_length; /* -1: none */
    uint64_t changes;
    Value weakrefs;
} Deque;

typedef struct DequeIterator {
    Object head;
    Deque *deque; /* retained */
    size_t index;
    size_t left;
    uint64_t changes;
    bool reversed;
} DequeIterator;

static Deque *to_deque(Value value) {
    return (Deque *)value_object(value);
}

static bool is_deque(VM *vm, Value value) {
    return value_is_instance(value, vm->types.deque);
}

/* The place of the item at `index`. */
static Value *place(const Deque *deque, size_t index) {
    return &deque->items[(deque->first + index) & (deque->capacity - 1)];
}

static void changed(VM *vm, Deque *deque) {
    deque->changes++;
    object_changed(vm, &deque->head);
}

/* ---- adding and taking ---- */

static int grow(VM *vm, Deque *deque) {
    size_t capacity = deque->capacity == 0 ? CAPACITY_MIN : deque->capacity * 2;
    Value *items = heap_alloc(vm, capacity * sizeof(Value));
    if (items == NULL) {
        error_no_memory(vm);
        return -1;
    }
    for (size_t i = 0; i < deque->size; i++) {
        items[i] = *place(deque, i);
    }
    if (deque->items != NULL) {
        heap_free(vm, deque->items, deque->capacity * sizeof(Value));
    }
    deque->items = items;
    deque->capacity = capacity;
    deque->first = 0;
    return 0;
}

static Value take_last(VM *vm, Deque *deque) {
    Value item = *place(deque, --deque->size);
    changed(vm, deque);
    return item;
}

static Value take_first(VM *vm, Deque *deque) {
    Value item = *place(deque, 0);
    deque->first = (deque->first + 1) & (deque->capacity - 1);
    deque->size--;
    changed(vm, deque);
    return item;
}

static bool is_too_long(const Deque *deque) {
    return deque->max_length >= 0 && deque->size > (size_t)deque->max_length;
}

/* Consumes the item, also on failure. What does not fit falls out at the other end. */
static int append_take(VM *vm, Deque *deque, Value item) {
    if (deque->size == deque->capacity && grow(vm, deque) < 0) {
        value_release(vm, item);
        return -1;
    }
    *place(deque, deque->size++) = item;
    changed(vm, deque);
    if (is_too_long(deque)) {
        value_release(vm, take_first(vm, deque));
    }
    return 0;
}

static int append_left_take(VM *vm, Deque *deque, Value item) {
    if (deque->size == deque->capacity && grow(vm, deque) < 0) {
        value_release(vm, item);
        return -1;
    }
    deque->first = (deque->first - 1) & (deque->capacity - 1);
    deque->size++;
    *place(deque, 0) = item;
    changed(vm, deque);
    if (is_too_long(deque)) {
        value_release(vm, take_last(vm, deque));
    }
    return 0;
}

static int extend(VM *vm, Deque *deque, Value iterable,
                  int add_take(VM *vm, Deque *deque, Value item)) {
    /* Itself is taken as it is now. */
    Value source = iterable == value_from_object(deque) ? object_to_list(vm, iterable)
                                                        : value_retain(iterable);
    Value iterator = source == NULL ? NULL : object_iter(vm, source);
    value_release_if(vm, source);
    if (iterator == NULL) {
        return -1;
    }
    int status = 0;
    Value item;
    while (status == 0 && (item = object_next(vm, iterator)) != NULL) {
        if (deque->max_length == 0) {
            value_release(vm, item);
        } else {
            status = add_take(vm, deque, item);
        }
    }
    value_release(vm, iterator);
    return status < 0 || error_occurred(vm) ? -1 : 0;
}

static void clear(VM *vm, Deque *deque) {
    Value *items = deque->items;
    size_t capacity = deque->capacity, first = deque->first, size = deque->size;
    if (size == 0) {
        return;
    }
    deque->items = NULL;
    deque->capacity = deque->first = deque->size = 0;
    changed(vm, deque);
    for (size_t i = 0; i < size; i++) {
        value_release(vm, items[(first + i) & (capacity - 1)]);
    }
    heap_free(vm, items, capacity * sizeof(Value));
}

/* Turns it to the right, that is, items go from the end to the beginning. */
static void rotate(VM *vm, Deque *deque, int64_t steps) {
    if (deque->size <= 1) {
        return;
    }
    int64_t size = (int64_t)deque->size;
    steps %= size;
    steps += steps < 0 ? size : 0;
    size_t mask = deque->capacity - 1;
    if (deque->size == deque->capacity) {
        deque->first = (deque->first - (size_t)steps) & mask;
    } else if (steps <= size / 2) {
        for (int64_t i = 0; i < steps; i++) {
            Value item = *place(deque, deque->size - 1);
            deque->first = (deque->first - 1) & mask;
            *place(deque, 0) = item;
        }
    } else {
        for (int64_t i = steps; i < size; i++) {
            Value item = *place(deque, 0);
            deque->first = (deque->first + 1) & mask;
            *place(deque, deque->size - 1) = item;
        }
    }
    changed(vm, deque);
}

static void remove_at(VM *vm, Deque *deque, size_t index) {
    rotate(vm, deque, -(int64_t)index);
    Value item = take_first(vm, deque);
    rotate(vm, deque, (int64_t)index);
    value_release(vm, item);
}

/* ---- making, copying ---- */

static Value deque_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Deque *deque = object_new(vm, type, type->basic_size);
    if (deque != NULL) {
        deque->max_length = -1;
    }
    return value_from_object(deque);
}

static int parse_max_length(VM *vm, Value value, int64_t *length) {
    *length = -1;
    if (value == NULL || value == VALUE_NONE) {
        return 0;
    }
    if (!value_is_int(value)) {
        return error_raise_int(vm, vm->types.TypeError, "an integer is required");
    }
    if (int_to_i64(vm, value, length) < 0) {
        return -1;
    }
    return *length >= 0 ? 0
                        : error_raise_int(vm, vm->types.ValueError, "maxlen must be non-negative");
}

static int deque_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"iterable", "maxlen", NULL};
    static const ArgSpec spec = {.function = "deque", .names = names, .max_positional = 2};
    Value given[2];
    int64_t length;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        parse_max_length(vm, given[1], &length) < 0) {
        return -1;
    }
    Deque *deque = to_deque(self);
    deque->max_length = length;
    clear(vm, deque);
    return given[0] == NULL ? 0 : extend(vm, deque, given[0], append_take);
}

/* A subclass is asked to make the copy: type(deque, maxlen). */
static Value copy_of_subclass(VM *vm, Value self) {
    const Deque *deque = to_deque(self);
    Value type = value_from_object(value_object(self)->type);
    Value args[2] = {self, NULL};
    if (deque->max_length >= 0 && (args[1] = int_from_i64(vm, deque->max_length)) == NULL) {
        return NULL;
    }
    Value copy = object_call(vm, type, args, args[1] == NULL ? 1 : 2, NULL);
    value_release_if(vm, args[1]);
    if (copy != NULL && !is_deque(vm, copy)) {
        error_raise(vm, vm->types.TypeError, "%N() must return a deque, not %T",
                    value_to_type(type), copy);
        value_release(vm, copy);
        return NULL;
    }
    return copy;
}

static Value copy(VM *vm, Value self) {
    if (!value_object_is(self, vm->types.deque)) {
        return copy_of_subclass(vm, self);
    }
    Value result = deque_create(vm, vm->types.deque, NULL, 0, NULL);
    if (result == NULL) {
        return NULL;
    }
    to_deque(result)->max_length = to_deque(self)->max_length;
    if (extend(vm, to_deque(result), self, append_take) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

/* ---- as a sequence ---- */

static int64_t deque_length(VM *vm, Value self) {
    (void)vm;
    return (int64_t)to_deque(self)->size;
}

/* The place of an index as programs write it; NULL with IndexError or TypeError. */
static Value *find_place(VM *vm, Value self, Value key) {
    const Deque *deque = to_deque(self);
    if (!object_has_index(vm, key)) {
        error_raise(vm, vm->types.TypeError, "sequence index must be integer, not '%T'", key);
        return NULL;
    }
    int64_t index;
    if (int_from_index(vm, key, vm->types.IndexError, &index) < 0) {
        return NULL;
    }
    index += index < 0 ? (int64_t)deque->size : 0;
    if (index < 0 || (uint64_t)index >= deque->size) {
        error_raise(vm, vm->types.IndexError, "deque index out of range");
        return NULL;
    }
    return place(deque, (size_t)index);
}

static Value deque_get_item(VM *vm, Value self, Value key) {
    const Value *found = find_place(vm, self, key);
    return found == NULL ? NULL : value_retain(*found);
}

static int deque_set_item(VM *vm, Value self, Value key, Value item) {
    Value *found = find_place(vm, self, key);
    if (found == NULL) {
        return -1;
    }
    Deque *deque = to_deque(self);
    if (item == NULL) {
        remove_at(vm, deque,
                  ((size_t)(found - deque->items) - deque->first) & (deque->capacity - 1));
        return 0;
    }
    value_replace_take(vm, found, value_retain(item));
    object_changed(vm, &deque->head);
    return 0;
}

/* The first item from `start` on that is equal: its index, -1 for none, -2 on error. Comparing
 * must not change the deque: `complaint` is raised as `error`. */
static int64_t find(VM *vm, Deque *deque, Value item, size_t start, size_t stop, Type *error) {
    uint64_t changes = deque->changes;
    for (size_t i = start; i < stop && i < deque->size; i++) {
        Value other = value_retain(*place(deque, i));
        int equal = object_equal(vm, other, item);
        value_release(vm, other);
        if (equal < 0) {
            return -2;
        }
        if (changes != deque->changes) {
            error_raise(vm, error, "deque mutated during iteration");
            return -2;
        }
        if (equal > 0) {
            return (int64_t)i;
        }
    }
    return -1;
}

static int deque_contains(VM *vm, Value self, Value item) {
    int64_t index = find(vm, to_deque(self), item, 0, to_deque(self)->size, vm->types.RuntimeError);
    return index == -2 ? -1 : index >= 0;
}

static Value deque_concat(VM *vm, Value left, Value right) {
    if (!is_deque(vm, right)) {
        return error_raise(vm, vm->types.TypeError,
                           "can only concatenate deque (not \"%T\") to deque", right);
    }
    Value result = copy(vm, left);
    if (result != NULL && extend(vm, to_deque(result), right, append_take) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

static Value deque_inplace_concat(VM *vm, Value left, Value right) {
    return extend(vm, to_deque(left), right, append_take) < 0 ? NULL : value_retain(left);
}

static Value deque_inplace_repeat(VM *vm, Value self, int64_t count) {
    Deque *deque = to_deque(self);
    size_t size = deque->size;
    if (size == 0 || count == 1) {
        return value_retain(self);
    }
    if (count <= 0) {
        clear(vm, deque);
        return value_retain(self);
    }
    if (size > (size_t)INT64_MAX / (size_t)count) {
        return error_no_memory(vm);
    }
    if (deque->max_length >= 0 && (size_t)count * size > (size_t)deque->max_length) {
        count = (int64_t)(((size_t)deque->max_length + size - 1) / size);
    }
    Value items = object_to_list(vm, self);
    if (items == NULL) {
        return NULL;
    }
    int status = 0;
    for (int64_t i = 1; status == 0 && i < count; i++) {
        status = extend(vm, deque, items, append_take);
    }
    value_release(vm, items);
    return status < 0 ? NULL : value_retain(self);
}

static Value deque_repeat(VM *vm, Value self, int64_t count) {
    Value result = copy(vm, self);
    if (result == NULL) {
        return NULL;
    }
    Value repeated = deque_inplace_repeat(vm, result, count);
    value_release(vm, result);
    return repeated;
}

static Value iterator_new(VM *vm, Value self, bool reversed) {
    Type *type = reversed ? vm->types.deque_reverse_iterator : vm->types.deque_iterator;
    DequeIterator *iterator = object_new(vm, type, sizeof(DequeIterator));
    if (iterator != NULL) {
        Deque *deque = to_deque(value_retain(self));
        iterator->deque = deque;
        iterator->left = deque->size;
        iterator->index = reversed ? deque->size : 0;
        iterator->changes = deque->changes;
        iterator->reversed = reversed;
    }
    return value_from_object(iterator);
}

static Value deque_iter(VM *vm, Value self) {
    return iterator_new(vm, self, false);
}

/* Items at the first place where two deques differ decide; then their lengths do. */
static Value deque_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (!is_deque(vm, left) || !is_deque(vm, right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (op == CMP_EQ || op == CMP_NE) {
        if (left == right) {
            return value_from_bool(op == CMP_EQ);
        }
        if (to_deque(left)->size != to_deque(right)->size) {
            return value_from_bool(op == CMP_NE);
        }
    }
    Value left_items = iterator_new(vm, left, false);
    Value right_items = left_items == NULL ? NULL : iterator_new(vm, right, false);
    Value result = NULL;
    while (right_items != NULL && result == NULL) {
        Value x = object_next(vm, left_items);
        Value y = x == NULL && error_occurred(vm) ? NULL : object_next(vm, right_items);
        bool failed = error_occurred(vm);
        if (!failed && x != NULL && y != NULL) {
            int equal = object_equal(vm, x, y);
            int holds = equal == 0 ? object_compare_bool(vm, x, y, op) : equal;
            failed = holds < 0;
            result = !failed && equal == 0 ? value_from_bool(holds) : NULL;
        } else if (!failed) {
            int order = (x != NULL) - (y != NULL);
            result = value_from_bool(
                int_compare_small(value_from_small_int(order), value_from_small_int(0), op));
        }
        value_release_if(vm, x);
        value_release_if(vm, y);
        if (failed) {
            break;
        }
    }
    value_release_if(vm, left_items);
    value_release_if(vm, right_items);
    return result;
}

static Value deque_repr(VM *vm, Value self) {
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_intern_string(vm, "[...]");
    }
    const Deque *deque = to_deque(self);
    Value name = value_object(self)->type->name;
    Value items = object_to_list(vm, self);
    Value text = NULL;
    if (items != NULL && deque->max_length >= 0) {
        text = str_format(vm, "%U(%R, maxlen=%lld)", name, items, (long long)deque->max_length);
    } else if (items != NULL) {
        text = str_format(vm, "%U(%R)", name, items);
    }
    value_release_if(vm, items);
    object_repr_leave(vm, self);
    return text;
}

/* ---- methods ---- */

NATIVE_FUNCTION(deque_append) {
    return append_take(vm, to_deque(self), value_retain(args[0])) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(deque_appendleft) {
    return append_left_take(vm, to_deque(self), value_retain(args[0])) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(deque_extend) {
    return extend(vm, to_deque(self), args[0], append_take) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(deque_extendleft) {
    return extend(vm, to_deque(self), args[0], append_left_take) < 0 ? NULL : VALUE_NONE;
}

static Value raise_empty(VM *vm) {
    return error_raise(vm, vm->types.IndexError, "pop from an empty deque");
}

NATIVE_FUNCTION(deque_pop) {
    return to_deque(self)->size == 0 ? raise_empty(vm) : take_last(vm, to_deque(self));
}

NATIVE_FUNCTION(deque_popleft) {
    return to_deque(self)->size == 0 ? raise_empty(vm) : take_first(vm, to_deque(self));
}

NATIVE_FUNCTION(deque_clear_method) {
    clear(vm, to_deque(self));
    return VALUE_NONE;
}

NATIVE_FUNCTION(deque_copy) {
    return copy(vm, self);
}

NATIVE_FUNCTION(deque_count) {
    Deque *deque = to_deque(self);
    int64_t count = 0;
    for (int64_t at = 0; at >= 0; at++) {
        at = find(vm, deque, args[0], (size_t)at, deque->size, vm->types.RuntimeError);
        if (at == -2) {
            return NULL;
        }
        if (at < 0) {
            break;
        }
        count++;
    }
    return int_from_i64(vm, count);
}

NATIVE_FUNCTION(deque_index) {
    size_t start, stop;
    Deque *deque = to_deque(self);
    if (args_check_count(vm, "index", nargs, 1, 3) < 0 ||
        slice_arguments(vm, args + 1, nargs - 1, deque->size, &start, &stop) < 0) {
        return NULL;
    }
    int64_t index = find(vm, deque, args[0], start, stop, vm->types.RuntimeError);
    if (index == -1) {
        return error_raise(vm, vm->types.ValueError, "deque.index(x): x not in deque");
    }
    return index < 0 ? NULL : int_from_i64(vm, index);
}

NATIVE_FUNCTION(deque_insert) {
    int64_t index;
    if (args_check_count(vm, "insert", nargs, 2, 2) < 0 ||
        int_from_index(vm, args[0], vm->types.OverflowError, &index) < 0) {
        return NULL;
    }
    Deque *deque = to_deque(self);
    int64_t size = (int64_t)deque->size;
    if (deque->max_length >= 0 && size >= deque->max_length) {
        return error_raise(vm, vm->types.IndexError, "deque already at its maximum size");
    }
    Value item = value_retain(args[1]);
    int status;
    if (index >= size) {
        status = append_take(vm, deque, item);
    } else if (index <= -size || index == 0) {
        status = append_left_take(vm, deque, item);
    } else {
        rotate(vm, deque, -index);
        status = index < 0 ? append_take(vm, deque, item) : append_left_take(vm, deque, item);
        rotate(vm, deque, index);
    }
    return status < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(deque_remove) {
    Deque *deque = to_deque(self);
    int64_t index = find(vm, deque, args[0], 0, deque->size, vm->types.IndexError);
    if (index == -1) {
        return error_raise(vm, vm->types.ValueError, "deque.remove(x): x not in deque");
    }
    if (index < 0) {
        return NULL;
    }
    remove_at(vm, deque, (size_t)index);
    return VALUE_NONE;
}

NATIVE_FUNCTION(deque_reverse) {
    Deque *deque = to_deque(self);
    for (size_t i = 0; i < deque->size / 2; i++) {
        Value *left = place(deque, i);
        Value *right = place(deque, deque->size - 1 - i);
        Value item = *left;
        *left = *right;
        *right = item;
    }
    object_changed(vm, &deque->head);
    return VALUE_NONE;
}

NATIVE_FUNCTION(deque_reversed) {
    return iterator_new(vm, self, true);
}

NATIVE_FUNCTION(deque_rotate) {
    int64_t steps = 1;
    if (args_check_count(vm, "rotate", nargs, 0, 1) < 0 ||
        (nargs == 1 && int_from_index(vm, args[0], vm->types.OverflowError, &steps) < 0)) {
        return NULL;
    }
    rotate(vm, to_deque(self), steps);
    return VALUE_NONE;
}

/* (type, (), state, iterator), with the length limit behind an empty tuple. */
NATIVE_FUNCTION(deque_reduce) {
    const Deque *deque = to_deque(self);
    Value state = object_call_method(vm, vm->names.__getstate__, &self, 1);
    if (state == NULL) {
        return NULL;
    }
    Value empty = value_from_object(vm->shared.empty_tuple);
    Value parts = deque->max_length < 0
                      ? value_retain(empty)
                      : tuple_pack(vm, 2, empty, value_from_small_int(deque->max_length));
    Value iterator = object_iter(vm, self);
    Value result =
        parts == NULL || iterator == NULL
            ? NULL
            : tuple_pack(vm, 4, value_from_object(value_type(vm, self)), parts, state, iterator);
    value_release_if(vm, parts);
    value_release_if(vm, iterator);
    value_release(vm, state);
    return result;
}

static const NativeDef deque_methods[] = {
    {"append", deque_append, NATIVE_ONE, "($self, item, /)"},
    {"appendleft", deque_appendleft, NATIVE_ONE, "($self, item, /)"},
    {"clear", deque_clear_method, NATIVE_NOARGS, "($self, /)"},
    {"__copy__", deque_copy, NATIVE_NOARGS, "($self, /)"},
    {"copy", deque_copy, NATIVE_NOARGS, "($self, /)"},
    {"count", deque_count, NATIVE_ONE, "($self, value, /)"},
    {"extend", deque_extend, NATIVE_ONE, "($self, iterable, /)"},
    {"extendleft", deque_extendleft, NATIVE_ONE, "($self, iterable, /)"},
    {"index", deque_index, NATIVE_FAST, NULL},
    {"insert", deque_insert, NATIVE_FAST, "($self, index, value, /)"},
    {"pop", deque_pop, NATIVE_NOARGS, "($self, /)"},
    {"popleft", deque_popleft, NATIVE_NOARGS, "($self, /)"},
    {"__reduce__", deque_reduce, NATIVE_NOARGS, "($self, /)"},
    {"remove", deque_remove, NATIVE_ONE, "($self, value, /)"},
    {"__reversed__", deque_reversed, NATIVE_NOARGS, "($self, /)"},
    {"reverse", deque_reverse, NATIVE_NOARGS, "($self, /)"},
    {"rotate", deque_rotate, NATIVE_FAST, "($self, n=1, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static Value get_max_length(VM *vm, Value self, void *closure) {
    (void)closure;
    int64_t length = to_deque(self)->max_length;
    return length < 0 ? VALUE_NONE : int_from_i64(vm, length);
}

static const GetSetDef deque_getsets[] = {
    {"maxlen", get_max_length, NULL, NULL},
    {0},
};

/* ---- iterators ---- */

static Value iterator_next(VM *vm, Value self) {
    DequeIterator *iterator = (DequeIterator *)value_object(self);
    const Deque *deque = iterator->deque;
    if (deque == NULL || (iterator->reversed && iterator->left == 0)) {
        return NULL;
    }
    if (iterator->changes != deque->changes) {
        iterator->left = 0;
        return error_raise(vm, vm->types.RuntimeError, "deque mutated during iteration");
    }
    if (iterator->left == 0) {
        return NULL;
    }
    iterator->left--;
    return value_retain(*place(deque, iterator->reversed ? --iterator->index : iterator->index++));
}

NATIVE_FUNCTION(iterator_length_hint) {
    return int_from_size(vm, ((const DequeIterator *)value_object(self))->left);
}

/* (type, (deque, how far it came)); making one by its name goes so far again. */
NATIVE_FUNCTION(iterator_reduce) {
    const DequeIterator *iterator = (const DequeIterator *)value_object(self);
    Value deque = value_from_object(iterator->deque);
    Value done = int_from_i64(vm, (int64_t)iterator->deque->size - (int64_t)iterator->left);
    Value arguments = done == NULL ? NULL : tuple_pack(vm, 2, deque, done);
    Value type = value_from_object(iterator->head.type);
    Value result = arguments == NULL ? NULL : tuple_pack(vm, 2, type, arguments);
    value_release_if(vm, done);
    value_release_if(vm, arguments);
    return result;
}

static Value iterator_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    int64_t skipped = 0;
    if (nargs == 0) {
        return error_raise(vm, vm->types.TypeError, "function takes at least 1 argument (0 given)");
    }
    if (!is_deque(vm, args[0])) {
        return error_raise(vm, vm->types.TypeError, "argument 1 must be collections.deque, not %T",
                           args[0]);
    }
    if (nargs > 1 && args_to_index(vm, args[1], &skipped) < 0) {
        return NULL;
    }
    Value self = iterator_new(vm, args[0], type == vm->types.deque_reverse_iterator);
    if (self != NULL && skipped > 0) {
        DequeIterator *iterator = (DequeIterator *)value_object(self);
        size_t steps = (size_t)skipped < iterator->left ? (size_t)skipped : iterator->left;
        iterator->left -= steps;
        iterator->index = iterator->reversed ? iterator->index - steps : steps;
    }
    return self;
}

static const NativeDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, NATIVE_NOARGS, NULL},
    {"__reduce__", iterator_reduce, NATIVE_NOARGS, NULL},
    {0},
};

static void iterator_clear(VM *vm, Object *self) {
    DequeIterator *iterator = (DequeIterator *)self;
    Deque *deque = iterator->deque;
    iterator->deque = NULL;
    value_release_if(vm, value_from_object(deque));
}

static void iterator_destroy(VM *vm, Object *self) {
    iterator_clear(vm, self);
    object_free(vm, self);
}

static int iterator_traverse(Object *self, VisitCall *visit, void *context) {
    const DequeIterator *iterator = (const DequeIterator *)self;
    return iterator->deque == NULL ? 0 : visit(value_from_object(iterator->deque), context);
}

static int init_iterator(VM *vm, Type **slot, const char *name) {
    Type *type =
        type_new_builtin(vm, name, LAYOUT_ITERATOR, sizeof(DequeIterator), vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    type->destroy = iterator_destroy;
    type->traverse = iterator_traverse;
    type->clear = iterator_clear;
    type->create = iterator_create;
    type->iter = object_self_iter;
    type->next = iterator_next;
    type->methods = iterator_methods;
    return type_ready_take(vm, slot, type, "collections");
}

/* ---- the type ---- */

static void deque_clear_slot(VM *vm, Object *self) {
    clear(vm, (Deque *)self);
}

static void deque_destroy(VM *vm, Object *self) {
    Deque *deque = (Deque *)self;
    clear(vm, deque);
    if (deque->items != NULL) {
        heap_free(vm, deque->items, deque->capacity * sizeof(Value));
    }
    object_free(vm, self);
}

static int deque_traverse(Object *self, VisitCall *visit, void *context) {
    const Deque *deque = (const Deque *)self;
    int status = 0;
    for (size_t i = 0; status == 0 && i < deque->size; i++) {
        status = visit(*place(deque, i), context);
    }
    return status;
}

static int init_deque(VM *vm) {
    Type *type = type_new_builtin(vm, "deque", LAYOUT_OTHER, sizeof(Deque), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_HAS_WEAKREFS | TYPE_SEQUENCE);
    if (type == NULL) {
        return -1;
    }
    type->weakref_offset = offsetof(Deque, weakrefs);
    type->destroy = deque_destroy;
    type->traverse = deque_traverse;
    type->clear = deque_clear_slot;
    type->create = deque_create;
    type->init = deque_init;
    type->repr = deque_repr;
    type->hash = object_hash_refuse;
    type->compare = deque_compare;
    type->length = deque_length;
    type->get_item = deque_get_item;
    type->set_item = deque_set_item;
    type->contains = deque_contains;
    type->concat = deque_concat;
    type->repeat = deque_repeat;
    type->inplace_concat = deque_inplace_concat;
    type->inplace_repeat = deque_inplace_repeat;
    type->iter = deque_iter;
    type->methods = deque_methods;
    type->getsets = deque_getsets;
    return type_ready_take(vm, &vm->types.deque, type, "collections");
}

int collections_init_deque(VM *vm, Module *module) {
    Types *types = &vm->types;
    if ((types->deque == NULL && init_deque(vm) < 0) ||
        (types->deque_iterator == NULL &&
         init_iterator(vm, &types->deque_iterator, "_deque_iterator") < 0) ||
        (types->deque_reverse_iterator == NULL &&
         init_iterator(vm, &types->deque_reverse_iterator, "_deque_reverse_iterator") < 0)) {
        return -1;
    }
    return module_set(vm, module, "deque", value_from_object(types->deque)) < 0 ||
                   module_set(vm, module, "_deque_iterator",
                              value_from_object(types->deque_iterator)) < 0
               ? -1
               : module_set(vm, module, "_deque_reverse_iterator",
                            value_from_object(types->deque_reverse_iterator));
}
