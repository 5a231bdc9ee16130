/* iterator_state.c - see iterator_state.h. */
#include "engine/objects/iterator_state.h"

#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

Value iterator_builtin(VM *vm, const char *name) {
    Value text = str_intern_string(vm, name);
    Value function = NULL;
    if (text != NULL && dict_get(vm, vm->builtins, text, &function) == 0) {
        error_raise_with(vm, vm->types.AttributeError, text);
    }
    value_release_if(vm, text);
    return function;
}

Value iterator_reduced_take(VM *vm, Value function, Value argument, int64_t index) {
    Value arguments = NULL;
    if (function != NULL && argument != NULL) {
        arguments = tuple_from_array(vm, &argument, 1);
    }
    Value place = arguments == NULL ? NULL : int_from_i64(vm, index);
    Value result = NULL;
    if (place != NULL) {
        const Value parts[3] = {function, arguments, place};
        result = tuple_from_array(vm, parts, index < 0 ? 2 : 3);
    }
    value_release_if(vm, place);
    value_release_if(vm, arguments);
    value_release_if(vm, argument);
    value_release_if(vm, function);
    return result;
}

int iterator_index(VM *vm, Value state, int64_t least, int64_t most, int64_t *index) {
    if (!value_is_int(state)) {
        return error_raise_int(vm, vm->types.TypeError, "an integer is required");
    }
    if (!int_fits_i64(state, index)) {
        return error_raise_int(vm, vm->types.OverflowError,
                               "Python int too large to convert to C ssize_t");
    }
    *index = *index < least ? least : *index > most ? most : *index;
    return 0;
}

Value iterator_reduced_rest_take(VM *vm, Value copy) {
    Value rest = copy == NULL ? NULL : object_to_list(vm, copy);
    value_release_if(vm, copy);
    return rest == NULL ? NULL : iterator_reduced_take(vm, iterator_builtin(vm, "iter"), rest, -1);
}

/* Looking up iter() may run code that uses the iterator up, so its state is read after that. */

static Value no_list(VM *vm) {
    List *list = list_new(vm, 0);
    return list == NULL ? NULL : value_from_object(list);
}

static Value reduced_list(VM *vm, Value self, const char *name) {
    Value function = iterator_builtin(vm, name);
    const ListIterator *iterator = (const ListIterator *)value_object(self);
    if (iterator->list != NULL) {
        return iterator_reduced_take(vm, function, value_retain(value_from_object(iterator->list)),
                                     iterator->index);
    }
    return iterator_reduced_take(vm, function, no_list(vm), -1);
}

NATIVE_METHOD(list_iterator_reduce) {
    return reduced_list(vm, self, "iter");
}

NATIVE_METHOD(list_reverseiterator_reduce) {
    return reduced_list(vm, self, "reversed");
}

/* -1 is behind the end in both directions. */
static Value set_list_index(VM *vm, Value self, Value state, int64_t beyond) {
    ListIterator *iterator = (ListIterator *)value_object(self);
    int64_t index;
    int64_t size = iterator->list == NULL ? 0 : (int64_t)iterator->list->size;
    if (iterator_index(vm, state, -1, size - 1 + beyond, &index) < 0) {
        return NULL;
    }
    if (iterator->list != NULL) {
        iterator->index = index;
    }
    return VALUE_NONE;
}

NATIVE_METHOD(list_iterator_setstate) {
    return set_list_index(vm, self, args[0], 1);
}

NATIVE_METHOD(list_reverseiterator_setstate) {
    return set_list_index(vm, self, args[0], 0);
}

NATIVE_METHOD(tuple_iterator_reduce) {
    Value function = iterator_builtin(vm, "iter");
    const TupleIterator *iterator = (const TupleIterator *)value_object(self);
    bool done = iterator->tuple == NULL;
    Tuple *tuple = done ? vm->shared.empty_tuple : iterator->tuple;
    return iterator_reduced_take(vm, function, value_retain(value_from_object(tuple)),
                                 done ? -1 : (int64_t)iterator->index);
}

NATIVE_METHOD(tuple_iterator_setstate) {
    TupleIterator *iterator = (TupleIterator *)value_object(self);
    int64_t index;
    int64_t most = iterator->tuple == NULL ? 0 : (int64_t)iterator->tuple->size;
    if (iterator_index(vm, args[0], 0, most, &index) < 0) {
        return NULL;
    }
    if (iterator->tuple != NULL) {
        iterator->index = (size_t)index;
    }
    return VALUE_NONE;
}

NATIVE_METHOD(str_iterator_reduce) {
    Value function = iterator_builtin(vm, "iter");
    const StrIterator *iterator = (const StrIterator *)value_object(self);
    bool done = iterator->str == NULL;
    Value text = done ? vm->shared.empty_str : value_from_object(iterator->str);
    return iterator_reduced_take(vm, function, value_retain(text),
                                 done ? -1 : (int64_t)iterator->index);
}

NATIVE_METHOD(str_iterator_setstate) {
    StrIterator *iterator = (StrIterator *)value_object(self);
    int64_t index;
    int64_t most = iterator->str == NULL ? 0 : (int64_t)iterator->str->length;
    if (iterator_index(vm, args[0], 0, most, &index) < 0) {
        return NULL;
    }
    if (iterator->str != NULL) {
        iterator->index = (size_t)index;
    }
    return VALUE_NONE;
}

NATIVE_METHOD(sequence_iterator_reduce) {
    Value function = iterator_builtin(vm, "iter");
    const SequenceIterator *iterator = (const SequenceIterator *)value_object(self);
    bool done = iterator->sequence == NULL;
    Value sequence = done ? value_from_object(vm->shared.empty_tuple) : iterator->sequence;
    return iterator_reduced_take(vm, function, value_retain(sequence), done ? -1 : iterator->index);
}

NATIVE_METHOD(sequence_iterator_setstate) {
    SequenceIterator *iterator = (SequenceIterator *)value_object(self);
    int64_t index;
    if (iterator_index(vm, args[0], 0, INT64_MAX, &index) < 0) {
        return NULL;
    }
    if (iterator->sequence != NULL) {
        iterator->index = index;
    }
    return VALUE_NONE;
}

NATIVE_METHOD(callable_iterator_reduce) {
    Value function = iterator_builtin(vm, "iter");
    const CallableIterator *iterator = (const CallableIterator *)value_object(self);
    if (iterator->callable == NULL) {
        return iterator_reduced_take(vm, function,
                                     value_retain(value_from_object(vm->shared.empty_tuple)), -1);
    }
    const Value both[2] = {iterator->callable, iterator->sentinel};
    Value arguments = function == NULL ? NULL : tuple_from_array(vm, both, 2);
    Value result = NULL;
    if (arguments != NULL) {
        const Value parts[2] = {function, arguments};
        result = tuple_from_array(vm, parts, 2);
    }
    value_release_if(vm, arguments);
    value_release_if(vm, function);
    return result;
}
