#include "engine/objects/iterator.h"

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator_state.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

/* All but callable_iterator begin alike. */
typedef struct AnyIterator {
    Object head;
    Value sequence; /* NULL when exhausted */
    int64_t index;
} AnyIterator;

static void iterator_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((AnyIterator *)self)->sequence);
    object_free(vm, self);
}

static int iterator_traverse(Object *self, VisitCall *visit, void *context) {
    const AnyIterator *iterator = (const AnyIterator *)self;
    return iterator->sequence == NULL ? 0 : visit(iterator->sequence, context);
}

static Value iterator_end(VM *vm, Value self) {
    value_clear(vm, &((AnyIterator *)value_object(self))->sequence);
    return NULL;
}

/* ---- next ---- */

static Value list_next(VM *vm, Value self) {
    ListIterator *iterator = (ListIterator *)value_object(self);
    if (iterator->list == NULL) {
        return NULL;
    }
    if ((uint64_t)iterator->index >= iterator->list->size) { /* -1: __setstate__ put it there */
        return iterator_end(vm, self);
    }
    return value_retain(iterator->list->items[iterator->index++]);
}

static Value list_previous(VM *vm, Value self) {
    ListIterator *iterator = (ListIterator *)value_object(self);
    if (iterator->list == NULL) {
        return NULL;
    }
    if (iterator->index < 0 || iterator->index >= (int64_t)iterator->list->size) {
        iterator->index = -1;
        return iterator_end(vm, self);
    }
    return value_retain(iterator->list->items[iterator->index--]);
}

static Value tuple_next(VM *vm, Value self) {
    TupleIterator *iterator = (TupleIterator *)value_object(self);
    if (iterator->tuple == NULL) {
        return NULL;
    }
    if (iterator->index >= iterator->tuple->size) {
        return iterator_end(vm, self);
    }
    return value_retain(iterator->tuple->items[iterator->index++]);
}

static Value str_next(VM *vm, Value self) {
    StrIterator *iterator = (StrIterator *)value_object(self);
    if (iterator->str == NULL) {
        return NULL;
    }
    if (iterator->index >= iterator->str->length) {
        return iterator_end(vm, self);
    }
    return str_from_codepoint(vm, str_at(iterator->str, iterator->index++));
}

static bool is_end_of_sequence(VM *vm) {
    return error_matches(vm, vm->types.IndexError) || error_matches(vm, vm->types.StopIteration);
}

static Value sequence_next(VM *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)value_object(self);
    if (iterator->sequence == NULL) {
        return NULL;
    }
    if (iterator->index == INT64_MAX) {
        return error_raise(vm, vm->types.OverflowError, "iter index too large");
    }
    Value index = int_from_i64(vm, iterator->index);
    if (index == NULL) {
        return NULL;
    }
    Value sequence = value_retain(iterator->sequence);
    Value item = object_get_item(vm, sequence, index);
    value_release(vm, sequence);
    value_release(vm, index);
    if (item != NULL) {
        iterator->index++;
    } else if (is_end_of_sequence(vm)) {
        error_clear(vm);
        return iterator_end(vm, self);
    }
    return item;
}

static Value callable_next(VM *vm, Value self) {
    CallableIterator *iterator = (CallableIterator *)value_object(self);
    if (iterator->callable == NULL) {
        return NULL;
    }
    Value callable = value_retain(iterator->callable);
    Value result = object_call_no_args(vm, callable);
    value_release(vm, callable);
    if (result != NULL && iterator->sentinel != NULL) {
        int equal = object_compare_bool(vm, iterator->sentinel, result, CMP_EQ);
        if (equal == 0) {
            return result;
        }
        value_release(vm, result);
        if (equal < 0) {
            return NULL;
        }
    } else if (result == NULL && error_matches(vm, vm->types.StopIteration)) {
        error_clear(vm);
    } else {
        value_release_if(vm, result);
        return NULL;
    }
    value_clear(vm, &iterator->callable);
    value_clear(vm, &iterator->sentinel);
    return NULL;
}

static void callable_destroy(VM *vm, Object *self) {
    CallableIterator *iterator = (CallableIterator *)self;
    value_release_if(vm, iterator->callable);
    value_release_if(vm, iterator->sentinel);
    object_free(vm, self);
}

static int callable_traverse(Object *self, VisitCall *visit, void *context) {
    const CallableIterator *iterator = (const CallableIterator *)self;
    int status = iterator->callable == NULL ? 0 : visit(iterator->callable, context);
    return status != 0 || iterator->sentinel == NULL ? status : visit(iterator->sentinel, context);
}

/* ---- making ---- */

Value sequence_iterator_new(VM *vm, Value sequence) {
    SequenceIterator *iterator = object_new(vm, vm->types.iterator, sizeof(SequenceIterator));
    if (iterator != NULL) {
        iterator->sequence = value_retain(sequence);
    }
    return value_from_object(iterator);
}

Value callable_iterator_new(VM *vm, Value callable, Value sentinel) {
    CallableIterator *iterator =
        object_new(vm, vm->types.callable_iterator, sizeof(CallableIterator));
    if (iterator != NULL) {
        iterator->callable = value_retain(callable);
        iterator->sentinel = value_retain(sentinel);
    }
    return value_from_object(iterator);
}

/* ---- __length_hint__ ---- */

static Value hint(int64_t remaining) {
    return value_from_small_int(remaining > 0 ? remaining : 0);
}

NATIVE_FUNCTION(list_hint) {
    const ListIterator *iterator = (const ListIterator *)value_object(self);
    return hint(iterator->list == NULL ? 0 : (int64_t)iterator->list->size - iterator->index);
}

NATIVE_FUNCTION(list_reverse_hint) {
    const ListIterator *iterator = (const ListIterator *)value_object(self);
    bool valid = iterator->list != NULL && iterator->index < (int64_t)iterator->list->size;
    return hint(valid ? iterator->index + 1 : 0);
}

NATIVE_FUNCTION(tuple_hint) {
    const TupleIterator *iterator = (const TupleIterator *)value_object(self);
    return hint(iterator->tuple == NULL ? 0 : (int64_t)(iterator->tuple->size - iterator->index));
}

NATIVE_FUNCTION(str_hint) {
    const StrIterator *iterator = (const StrIterator *)value_object(self);
    return hint(iterator->str == NULL ? 0 : (int64_t)(iterator->str->length - iterator->index));
}

NATIVE_FUNCTION(sequence_hint) {
    const SequenceIterator *iterator = (const SequenceIterator *)value_object(self);
    if (iterator->sequence == NULL) {
        return value_from_small_int(0);
    }
    if (value_type(vm, iterator->sequence)->length == NULL) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t length = object_length(vm, iterator->sequence);
    return length < 0 ? NULL : hint(length - iterator->index);
}

#define METHODS(name, hint, reduce, setstate)                                                      \
    static const NativeDef name[] = {                                                              \
        {"__length_hint__", hint, NATIVE_NOARGS, "($self, /)"},                                    \
        {"__reduce__", reduce, NATIVE_NOARGS, "($self, /)"},                                       \
        {"__setstate__", setstate, NATIVE_ONE, "($self, object, /)"},                              \
        {0},                                                                                       \
    }

METHODS(list_methods, list_hint, list_iterator_reduce, list_iterator_setstate);
METHODS(list_reverse_methods, list_reverse_hint, list_reverseiterator_reduce,
        list_reverseiterator_setstate);
METHODS(tuple_methods, tuple_hint, tuple_iterator_reduce, tuple_iterator_setstate);
METHODS(str_methods, str_hint, str_iterator_reduce, str_iterator_setstate);
METHODS(sequence_methods, sequence_hint, sequence_iterator_reduce, sequence_iterator_setstate);

static const NativeDef callable_methods[] = {
    {"__reduce__", callable_iterator_reduce, NATIVE_NOARGS, "($self, /)"},
    {0},
};

int iterator_make_type(VM *vm, Type **slot, const char *name, size_t size, UnarySlot *next,
                       const NativeDef *methods) {
    Type *type =
        type_new_builtin(vm, name, LAYOUT_ITERATOR, size, vm->types.object, TYPE_DISALLOW_NEW);
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

int types_init_iterators(VM *vm) {
    Types *types = &vm->types;
    if (iterator_make_type(vm, &types->list_iterator, "list_iterator", sizeof(ListIterator),
                           list_next, list_methods) < 0 ||
        iterator_make_type(vm, &types->list_reverseiterator, "list_reverseiterator",
                           sizeof(ListIterator), list_previous, list_reverse_methods) < 0 ||
        iterator_make_type(vm, &types->tuple_iterator, "tuple_iterator", sizeof(TupleIterator),
                           tuple_next, tuple_methods) < 0 ||
        iterator_make_type(vm, &types->str_iterator, "str_iterator", sizeof(StrIterator), str_next,
                           str_methods) < 0 ||
        iterator_make_type(vm, &types->str_ascii_iterator, "str_ascii_iterator",
                           sizeof(StrIterator), str_next, str_methods) < 0 ||
        iterator_make_type(vm, &types->iterator, "iterator", sizeof(SequenceIterator),
                           sequence_next, sequence_methods) < 0) {
        return -1;
    }
    Type *callable = type_new_builtin(vm, "callable_iterator", LAYOUT_ITERATOR,
                                      sizeof(CallableIterator), types->object, TYPE_DISALLOW_NEW);
    if (callable == NULL) {
        return -1;
    }
    types->callable_iterator = callable;
    callable->destroy = callable_destroy;
    callable->traverse = callable_traverse;
    callable->iter = object_self_iter;
    callable->next = callable_next;
    callable->methods = callable_methods;
    return type_ready(vm, callable);
}
