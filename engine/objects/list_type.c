/*
 * list_type.c - the type list: slots and methods.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/slice.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

/* ---- life, text, comparison ---- */

static void list_destroy(VM *vm, Object *self) {
    list_clear(vm, (List *)self);
    object_free(vm, self);
}

static int list_traverse(Object *self, VisitCall *visit, void *context) {
    const List *list = (const List *)self;
    for (size_t i = list->size; i-- > 0;) {
        int status = visit(list->items[i], context);
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

static void list_clear_slot(VM *vm, Object *self) {
    list_clear(vm, (List *)self);
}

static Value list_repr(VM *vm, Value self) {
    const List *list = value_to_list(self);
    if (list->size == 0) {
        return str_new_string(vm, "[]");
    }
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_new_string(vm, "[...]");
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add(&builder, '[');
    /* A repr may change the list. */
    for (size_t i = 0; i < list->size; i++) {
        str_builder_add_string(&builder, i == 0 ? "" : ", ");
        Value item = value_retain(list->items[i]);
        bool fine = str_builder_add_repr(&builder, item);
        value_release(vm, item);
        if (!fine) {
            break;
        }
    }
    str_builder_add(&builder, ']');
    object_repr_leave(vm, self);
    return str_builder_finish(&builder);
}

static int compare_items_equal(VM *vm, const List *left, const List *right, size_t index) {
    Value a = left->items[index];
    Value b = right->items[index];
    if (a == b) {
        return 1;
    }
    value_retain(a);
    value_retain(b);
    int equal = object_compare_bool(vm, a, b, CMP_EQ);
    value_release(vm, a);
    value_release(vm, b);
    return equal;
}

/* CPython: list_richcompare_impl. */
static Value list_compare(VM *vm, Value left_value, Value right_value, CompareOp op) {
    if (!value_is_list(left_value) || !value_is_list(right_value)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const List *left = value_to_list(left_value);
    const List *right = value_to_list(right_value);
    if (left->size != right->size && (op == CMP_EQ || op == CMP_NE)) {
        return value_from_bool(op == CMP_NE);
    }
    /* Comparing may change the lists: what is there afterwards counts. */
    size_t i = 0;
    int equal = 1;
    for (; i < left->size && i < right->size; i++) {
        equal = compare_items_equal(vm, left, right, i);
        if (equal != 1) {
            break;
        }
    }
    if (equal < 0) {
        return NULL;
    }
    if (i >= left->size || i >= right->size) {
        return value_from_bool(int_compare_small(value_from_small_int((int64_t)left->size),
                                                 value_from_small_int((int64_t)right->size), op));
    }
    if (op == CMP_EQ || op == CMP_NE) {
        return value_from_bool(op == CMP_NE);
    }
    Value a = value_retain(left->items[i]);
    Value b = value_retain(right->items[i]);
    Value result = object_compare(vm, a, b, op);
    value_release(vm, a);
    value_release(vm, b);
    return result;
}

/* ---- items ---- */

static int64_t list_length(VM *vm, Value self) {
    (void)vm;
    return (int64_t)value_to_list(self)->size;
}

static int list_contains(VM *vm, Value self, Value item) {
    const List *list = value_to_list(self);
    int found = 0;
    for (size_t i = 0; found == 0 && i < list->size; i++) {
        Value candidate = value_retain(list->items[i]);
        found = object_compare_bool(vm, candidate, item, CMP_EQ);
        value_release(vm, candidate);
    }
    return found;
}

static Value get_slice(VM *vm, List *list, Value slice) {
    int64_t start, stop, step;
    if (slice_unpack(vm, slice, &start, &stop, &step) < 0) {
        return NULL;
    }
    int64_t count = slice_adjust((int64_t)list->size, &start, &stop, step);
    if (step == 1) {
        return list_slice(vm, list, (size_t)start, (size_t)(start + count));
    }
    List *result = list_new(vm, (size_t)count);
    for (int64_t i = 0; result != NULL && i < count; i++) {
        result->items[result->size++] = value_retain(list->items[start + i * step]);
    }
    return value_from_object(result);
}

/* 0 with *index within the list, or -1 with IndexError in the words given. */
static int find_index(VM *vm, const List *list, Value key, const char *message, size_t *index) {
    int64_t number;
    if (int_from_index(vm, key, vm->types.IndexError, &number) < 0) {
        return -1;
    }
    number += number < 0 ? (int64_t)list->size : 0;
    if (number < 0 || number >= (int64_t)list->size) {
        return error_raise_int(vm, vm->types.IndexError, "%s", message);
    }
    *index = (size_t)number;
    return 0;
}

static int raise_bad_index(VM *vm, Value key) {
    return error_raise_int(vm, vm->types.TypeError,
                           "list indices must be integers or slices, not %T", key);
}

static Value list_get_item(VM *vm, Value self, Value key) {
    List *list = value_to_list(self);
    size_t index;
    if (value_is_slice(vm, key)) {
        return get_slice(vm, list, key);
    }
    if (!object_has_index(vm, key)) {
        raise_bad_index(vm, key);
        return NULL;
    }
    return find_index(vm, list, key, "list index out of range", &index) < 0
               ? NULL
               : value_retain(list->items[index]);
}

/* del list[start:stop:step] with any step but 1. */
static int delete_stepped(VM *vm, List *list, int64_t start, int64_t step, int64_t count) {
    if (count <= 0) {
        return 0;
    }
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    Value *garbage = heap_alloc(vm, (size_t)count * sizeof(Value));
    if (garbage == NULL) {
        error_no_memory(vm);
        return -1;
    }
    int64_t kept = start;
    int64_t taken = 0;
    for (int64_t i = start; i < (int64_t)list->size; i++) {
        if (taken < count && i == start + taken * step) {
            garbage[taken++] = list->items[i];
        } else {
            list->items[kept++] = list->items[i];
        }
    }
    list->size -= (size_t)count;
    object_changed(vm, &list->head);
    for (int64_t i = 0; i < count; i++) {
        value_release(vm, garbage[i]);
    }
    heap_free(vm, garbage, (size_t)count * sizeof(Value));
    return 0;
}

static int assign_stepped(VM *vm, List *list, int64_t start, int64_t step, int64_t count,
                          const Value *items, size_t size) {
    if ((int64_t)size != count) {
        return error_raise_int(vm, vm->types.ValueError,
                               "attempt to assign sequence of size %zd to extended slice of size "
                               "%zd",
                               (ptrdiff_t)size, (ptrdiff_t)count);
    }
    Value *garbage = heap_alloc(vm, size * sizeof(Value));
    if (garbage == NULL) {
        error_no_memory(vm);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        garbage[i] = list->items[start + i * step];
        list->items[start + i * step] = value_retain(items[i]);
    }
    object_changed(vm, &list->head);
    for (size_t i = 0; i < size; i++) {
        value_release(vm, garbage[i]);
    }
    heap_free(vm, garbage, size * sizeof(Value));
    return 0;
}

static int set_slice(VM *vm, List *list, Value slice, Value item) {
    int64_t start, stop, step;
    if (slice_unpack(vm, slice, &start, &stop, &step) < 0) {
        return -1;
    }
    if (item == NULL) {
        int64_t count = slice_adjust((int64_t)list->size, &start, &stop, step);
        return step == 1 ? list_replace(vm, list, (size_t)start, (size_t)(start + count), NULL, 0)
                         : delete_stepped(vm, list, start, step, count);
    }
    /* A copy, should it be the list itself; reading it may change the list. */
    Value sequence = item == value_from_object(list)
                         ? list_slice(vm, list, 0, list->size)
                         : object_to_sequence(vm, item,
                                              step == 1 ? "must assign iterable to extended slice"
                                                        : "must assign iterable to extended slice");
    if (sequence == NULL) {
        return -1;
    }
    size_t size;
    const Value *items = object_sequence_items(sequence, &size);
    int64_t count = slice_adjust((int64_t)list->size, &start, &stop, step);
    int status = step == 1
                     ? list_replace(vm, list, (size_t)start, (size_t)(start + count), items, size)
                     : assign_stepped(vm, list, start, step, count, items, size);
    value_release(vm, sequence);
    return status;
}

static int list_set_item(VM *vm, Value self, Value key, Value item) {
    List *list = value_to_list(self);
    if (value_is_slice(vm, key)) {
        return set_slice(vm, list, key, item);
    }
    size_t index;
    if (!object_has_index(vm, key)) {
        return raise_bad_index(vm, key);
    }
    if (find_index(vm, list, key, "list assignment index out of range", &index) < 0) {
        return -1;
    }
    if (item == NULL) {
        return list_replace(vm, list, index, index + 1, NULL, 0);
    }
    value_replace_take(vm, &list->items[index], value_retain(item));
    object_changed(vm, &list->head);
    return 0;
}

/* ---- + and * ---- */

static Value list_concat(VM *vm, Value left, Value right) {
    if (!value_is_list(right)) {
        return error_raise(vm, vm->types.TypeError,
                           "can only concatenate list (not \"%T\") to list", right);
    }
    List *a = value_to_list(left);
    List *b = value_to_list(right);
    List *result = list_new(vm, a->size + b->size);
    for (size_t i = 0; result != NULL && i < a->size + b->size; i++) {
        result->items[result->size++] =
            value_retain(i < a->size ? a->items[i] : b->items[i - a->size]);
    }
    return value_from_object(result);
}

static bool count_fits(VM *vm, const List *list, int64_t count) {
    if (list->size == 0 || count <= 0 ||
        (uint64_t)count <= SIZE_MAX / 8 / sizeof(Value) / list->size) {
        return true;
    }
    error_no_memory(vm);
    return false;
}

static Value list_repeat(VM *vm, Value self, int64_t count) {
    const List *list = value_to_list(self);
    if (!count_fits(vm, list, count)) {
        return NULL;
    }
    size_t size = count <= 0 ? 0 : list->size * (size_t)count;
    List *result = list_new(vm, size);
    for (size_t i = 0; result != NULL && i < size; i++) {
        result->items[result->size++] = value_retain(list->items[i % list->size]);
    }
    return value_from_object(result);
}

static Value list_inplace_concat(VM *vm, Value self, Value other) {
    return list_extend(vm, value_to_list(self), other) < 0 ? NULL : value_retain(self);
}

static Value list_inplace_repeat(VM *vm, Value self, int64_t count) {
    List *list = value_to_list(self);
    if (count <= 0) {
        list_clear(vm, list);
        return value_retain(self);
    }
    if (!count_fits(vm, list, count)) {
        return NULL;
    }
    Value repeated = list_repeat(vm, self, count);
    if (repeated == NULL) {
        return NULL;
    }
    List *other = value_to_list(repeated);
    int status = list_replace(vm, list, list->size, list->size, other->items + list->size,
                              other->size - list->size);
    value_release(vm, repeated);
    return status < 0 ? NULL : value_retain(self);
}

/* ---- making ---- */

static Value list_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(object_new(vm, type, type->basic_size));
}

static int list_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    List *list = value_to_list(self);
    bool strict = value_object(self)->type == vm->types.list ||
                  value_object(self)->type->create == vm->types.list->create;
    if ((strict && args_refuse_keywords(vm, "list", kwnames) < 0) ||
        args_check_count(vm, "list", nargs, 0, 1) < 0) {
        return -1;
    }
    if (list->size > 0) {
        list_clear(vm, list);
    }
    return nargs == 0 ? 0 : list_extend(vm, list, args[0]);
}

static Value list_iter(VM *vm, Value self) {
    ListIterator *iterator = object_new(vm, vm->types.list_iterator, sizeof(ListIterator));
    if (iterator != NULL) {
        iterator->list = (List *)value_retain(self);
    }
    return value_from_object(iterator);
}

/* ---- methods ---- */

NATIVE_FUNCTION(list_append_method) {
    return list_append(vm, value_to_list(self), args[0]) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(list_clear_method) {
    list_clear(vm, value_to_list(self));
    return VALUE_NONE;
}

NATIVE_FUNCTION(list_copy_method) {
    List *list = value_to_list(self);
    return list_slice(vm, list, 0, list->size);
}

NATIVE_FUNCTION(list_extend_method) {
    return list_extend(vm, value_to_list(self), args[0]) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(list_insert_method) {
    int64_t index;
    if (args_check_count(vm, "insert", nargs, 2, 2) < 0 || args_to_index(vm, args[0], &index) < 0) {
        return NULL;
    }
    return list_insert(vm, value_to_list(self), index, args[1]) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(list_pop_method) {
    List *list = value_to_list(self);
    int64_t index = -1;
    if (args_check_count(vm, "pop", nargs, 0, 1) < 0 ||
        (nargs == 1 && args_to_index(vm, args[0], &index) < 0)) {
        return NULL;
    }
    if (list->size == 0) {
        return error_raise(vm, vm->types.IndexError, "pop from empty list");
    }
    index += index < 0 ? (int64_t)list->size : 0;
    if (index < 0 || index >= (int64_t)list->size) {
        return error_raise(vm, vm->types.IndexError, "pop index out of range");
    }
    size_t at = (size_t)index;
    Value item = list->items[at];
    memmove(list->items + at, list->items + at + 1, (list->size - at - 1) * sizeof(Value));
    list->size--;
    object_changed(vm, &list->head);
    return item;
}

/* Where the first equal item within [start, stop) is; -1 if there is none, -2 on error. */
static int64_t find_item(VM *vm, const List *list, Value item, size_t start, size_t stop) {
    for (size_t i = start; i < stop && i < list->size; i++) {
        Value candidate = value_retain(list->items[i]);
        int equal = object_compare_bool(vm, candidate, item, CMP_EQ);
        value_release(vm, candidate);
        if (equal != 0) {
            return equal < 0 ? -2 : (int64_t)i;
        }
    }
    return -1;
}

NATIVE_FUNCTION(list_index_method) {
    const List *list = value_to_list(self);
    size_t start, stop;
    if (args_check_count(vm, "index", nargs, 1, 3) < 0 ||
        slice_arguments(vm, args + 1, nargs - 1, list->size, &start, &stop) < 0) {
        return NULL;
    }
    int64_t index = find_item(vm, list, args[0], start, stop);
    if (index == -1) {
        return error_raise(vm, vm->types.ValueError, "list.index(x): x not in list");
    }
    return index < 0 ? NULL : value_from_small_int(index);
}

NATIVE_FUNCTION(list_count_method) {
    const List *list = value_to_list(self);
    int64_t count = 0;
    for (size_t i = 0; i < list->size; i++) {
        Value candidate = value_retain(list->items[i]);
        int equal = object_compare_bool(vm, candidate, args[0], CMP_EQ);
        value_release(vm, candidate);
        if (equal < 0) {
            return NULL;
        }
        count += equal;
    }
    return value_from_small_int(count);
}

NATIVE_FUNCTION(list_remove_method) {
    List *list = value_to_list(self);
    int64_t index = find_item(vm, list, args[0], 0, SIZE_MAX);
    if (index == -1) {
        return error_raise(vm, vm->types.ValueError, "list.remove(x): x not in list");
    }
    if (index < 0) {
        return NULL;
    }
    /* The comparison may have changed the list. */
    if ((size_t)index < list->size &&
        list_replace(vm, list, (size_t)index, (size_t)index + 1, NULL, 0) < 0) {
        return NULL;
    }
    return VALUE_NONE;
}

NATIVE_FUNCTION(list_reverse_method) {
    list_reverse(vm, value_to_list(self));
    return VALUE_NONE;
}

NATIVE_FUNCTION(list_sort_method) {
    static const char *const names[] = {"key", "reverse", NULL};
    static const ArgSpec spec = {.function = "sort", .names = names};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    int reverse = given[1] == NULL ? 0 : object_truth(vm, given[1]);
    if (reverse < 0) {
        return NULL;
    }
    return list_sort(vm, value_to_list(self), given[0], reverse) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(list_reversed) {
    ListIterator *iterator = object_new(vm, vm->types.list_reverseiterator, sizeof(ListIterator));
    if (iterator != NULL) {
        iterator->list = (List *)value_retain(self);
        iterator->index = (int64_t)iterator->list->size - 1;
    }
    return value_from_object(iterator);
}

NATIVE_FUNCTION(list_get_item_method) {
    return list_get_item(vm, self, args[0]);
}

static const NativeDef list_methods[] = {
    {"__getitem__", list_get_item_method, NATIVE_ONE | NATIVE_COEXIST, "($self, index, /)"},
    {"__reversed__", list_reversed, NATIVE_NOARGS, "($self, /)"},
    {"clear", list_clear_method, NATIVE_NOARGS, "($self, /)"},
    {"copy", list_copy_method, NATIVE_NOARGS, "($self, /)"},
    {"append", list_append_method, NATIVE_ONE, "($self, object, /)"},
    {"insert", list_insert_method, NATIVE_FAST, "($self, index, object, /)"},
    {"extend", list_extend_method, NATIVE_ONE, "($self, iterable, /)"},
    {"pop", list_pop_method, NATIVE_FAST, "($self, index=-1, /)"},
    {"remove", list_remove_method, NATIVE_ONE, "($self, value, /)"},
    {"index", list_index_method, NATIVE_FAST, "($self, value, start=0, stop=sys.maxsize, /)"},
    {"count", list_count_method, NATIVE_ONE, "($self, value, /)"},
    {"reverse", list_reverse_method, NATIVE_NOARGS, "($self, /)"},
    {"sort", list_sort_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, *, key=None, reverse=False)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

int types_init_list(VM *vm) {
    Type *type = type_new_builtin(vm, "list", LAYOUT_LIST, sizeof(List), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_SEQUENCE | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.list = type;
    type->destroy = list_destroy;
    type->traverse = list_traverse;
    type->clear = list_clear_slot;
    type->repr = list_repr;
    type->hash = object_hash_refuse;
    type->compare = list_compare;
    type->length = list_length;
    type->contains = list_contains;
    type->get_item = list_get_item;
    type->set_item = list_set_item;
    type->concat = list_concat;
    type->repeat = list_repeat;
    type->inplace_concat = list_inplace_concat;
    type->inplace_repeat = list_inplace_repeat;
    type->iter = list_iter;
    type->create = list_create;
    type->init = list_init;
    type->methods = list_methods;
    return type_ready(vm, type);
}
