/*
 * container.c - items, membership, length and iteration of any value.
 *
 * Source: CPython 3.14 Objects/abstract.c.
 */
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/list.h"
#include "engine/objects/object.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

/* ---- items ---- */

/* cls[item]: type[int], or what __class_getitem__ says. */
static Value class_get_item(VM *vm, Value cls, Value key) {
    if (cls == value_from_object(vm->types.type)) {
        return generic_alias_new(vm, cls, key);
    }
    bool missing;
    Value method = object_find_attr(vm, cls, vm->names.__class_getitem__, &missing);
    if (method == NULL) {
        return missing ? error_raise(vm, vm->types.TypeError, "type '%N' is not subscriptable",
                                     value_to_type(cls))
                       : NULL;
    }
    if (method == VALUE_NONE) {
        return error_raise(vm, vm->types.TypeError, "type '%N' is not subscriptable",
                           value_to_type(cls));
    }
    Value result = object_call_one(vm, method, key);
    value_release(vm, method);
    return result;
}

Value object_get_item(VM *vm, Value container, Value key) {
    BinarySlot *slot = value_type(vm, container)->get_item;
    if (slot != NULL) {
        return slot(vm, container, key);
    }
    if (value_is_type(container)) {
        return class_get_item(vm, container, key);
    }
    return error_raise(vm, vm->types.TypeError, "'%T' object is not subscriptable", container);
}

/* What cannot be set or deleted. Where a position could be meant, of what has a length or can
 * contain something and of instances of any class, CPython asks for it first, and uses other words.
 */
static int refuse_set(VM *vm, Value container, Value key, Value item) {
    const Type *type = value_type(vm, container);
    const char *words =
        item == NULL ? "does not support item deletion" : "does not support item assignment";
    bool sequence = (type->flags & TYPE_HEAP) || type->length != NULL || type->contains != NULL;
    if (sequence && object_has_index(vm, key)) {
        int64_t position;
        if (int_from_index(vm, key, vm->types.IndexError, &position) < 0) {
            return -1;
        }
        words = item == NULL ? "doesn't support item deletion" : words;
    }
    return error_raise_int(vm, vm->types.TypeError, "'%T' object %s", container, words);
}

int object_set_item(VM *vm, Value container, Value key, Value item) {
    const Type *type = value_type(vm, container);
    return type->set_item != NULL ? type->set_item(vm, container, key, item)
                                  : refuse_set(vm, container, key, item);
}

/* ---- length ---- */

int64_t object_length(VM *vm, Value value) {
    const Type *type = value_type(vm, value);
    if (type->length != NULL) {
        return type->length(vm, value);
    }
    return error_raise_int(vm, vm->types.TypeError, "object of type '%T' has no len()", value);
}

int64_t object_length_hint(VM *vm, Value value, int64_t fallback) {
    if (value_type(vm, value)->length != NULL) {
        int64_t length = object_length(vm, value);
        if (length >= 0 || !error_matches(vm, vm->types.TypeError)) {
            return length;
        }
        error_clear(vm);
    }
    Value receiver;
    Value method = object_lookup_method(vm, value, vm->names.__length_hint__, &receiver);
    if (method == NULL) {
        return error_occurred(vm) ? -1 : fallback;
    }
    Value hint = object_call_bound(vm, method, receiver, NULL, 0);
    value_release(vm, method);
    if (hint == NULL) {
        if (!error_matches(vm, vm->types.TypeError)) {
            return -1;
        }
        error_clear(vm);
        return fallback;
    }
    int64_t length = fallback;
    if (hint == VALUE_NOT_IMPLEMENTED) {
        return fallback;
    }
    if (!value_is_int(hint)) {
        length = error_raise_int(vm, vm->types.TypeError,
                                 "__length_hint__ must be an integer, not %T", hint);
    } else if (int_to_i64(vm, hint, &length) < 0) {
        length = -1;
    } else if (length < 0) {
        length = error_raise_int(vm, vm->types.ValueError, "__length_hint__() should return >= 0");
    }
    value_release(vm, hint);
    return length;
}

/* ---- membership ---- */

int object_contains_by_iterating(VM *vm, Value container, Value item) {
    Value iterator = object_iter(vm, container);
    if (iterator == NULL) {
        if (error_matches(vm, vm->types.TypeError)) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError,
                        "argument of type '%T' is not a container or iterable", container);
        }
        return -1;
    }
    int found = 0;
    Value candidate;
    while (found == 0 && (candidate = object_next(vm, iterator)) != NULL) {
        found = object_compare_bool(vm, candidate, item, CMP_EQ);
        value_release(vm, candidate);
    }
    value_release(vm, iterator);
    return error_occurred(vm) ? -1 : found;
}

int object_contains(VM *vm, Value container, Value item) {
    const Type *type = value_type(vm, container);
    return type->contains != NULL ? type->contains(vm, container, item)
                                  : object_contains_by_iterating(vm, container, item);
}

/* ---- iteration ---- */

Value object_iter(VM *vm, Value value) {
    const Type *type = value_type(vm, value);
    if (type->iter == NULL) {
        /* The old protocol: items 0, 1, 2 until IndexError. */
        if (type->get_item != NULL && type->layout != LAYOUT_DICT &&
            type != vm->types.mappingproxy && type != vm->types.union_) {
            return sequence_iterator_new(vm, value);
        }
        return error_raise(vm, vm->types.TypeError, "'%T' object is not iterable", value);
    }
    Value iterator = type->iter(vm, value);
    if (iterator != NULL && value_type(vm, iterator)->next == NULL) {
        error_raise(vm, vm->types.TypeError, "iter() returned non-iterator of type '%T'", iterator);
        value_release(vm, iterator);
        return NULL;
    }
    return iterator;
}

Value object_next(VM *vm, Value iterator) {
    Value item = vm_step(vm) < 0 ? NULL : value_type(vm, iterator)->next(vm, iterator);
    if (item == NULL && vm->raised != NULL && error_matches(vm, vm->types.StopIteration)) {
        error_clear(vm);
    }
    return item;
}

Value object_self_iter(VM *vm, Value self) {
    (void)vm;
    return value_retain(self);
}

Value object_to_list(VM *vm, Value iterable) {
    List *list = list_new(vm, 0);
    if (list == NULL || list_extend(vm, list, iterable) < 0) {
        value_release_if(vm, value_from_object(list));
        return NULL;
    }
    return value_from_object(list);
}

Value object_to_tuple(VM *vm, Value iterable) {
    if (value_object_is(iterable, vm->types.tuple)) {
        return value_retain(iterable);
    }
    if (value_object_is(iterable, vm->types.list)) {
        return list_to_tuple(vm, value_to_list(iterable));
    }
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        return NULL;
    }
    List *list = list_new(vm, 0);
    Value tuple = NULL;
    if (list != NULL && list_extend_iterator(vm, list, iterator) == 0) {
        tuple = list_to_tuple(vm, list);
    }
    value_release_if(vm, value_from_object(list));
    value_release(vm, iterator);
    return tuple;
}

Value object_to_sequence(VM *vm, Value iterable, const char *message) {
    if (value_is_list(iterable) || value_is_tuple(iterable)) {
        return value_retain(iterable);
    }
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        if (error_matches(vm, vm->types.TypeError)) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError, "%s", message);
        }
        return NULL;
    }
    Value list = object_to_list(vm, iterator);
    value_release(vm, iterator);
    return list;
}

const Value *object_sequence_items(Value sequence, size_t *size) {
    if (value_is_list(sequence)) {
        *size = value_to_list(sequence)->size;
        return value_to_list(sequence)->items;
    }
    *size = value_to_tuple(sequence)->size;
    return value_to_tuple(sequence)->items;
}
