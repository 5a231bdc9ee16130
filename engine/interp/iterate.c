/* iterate.c - see iterate.h. */
#include "engine/interp/iterate.h"

#include "engine/interp/type_check.h"
#include "engine/objects/error.h"

Value iterate_next(VM *vm, Value iterator) {
    /* `.0` of a generator expression can be set from outside. */
    if (type_of(vm, iterator)->next == NULL) {
        return error_raise(vm, vm->types.TypeError, "'%T' object is not an iterator", iterator);
    }
    return object_next(vm, iterator);
}

void iterate_end_list(VM *vm, ListIterator *iterator) {
    List *list = iterator->list;
    iterator->list = NULL;
    object_changed(vm, &iterator->head);
    if (list != NULL) {
        value_release(vm, value_from_object(list));
    }
}

void iterate_end_tuple(VM *vm, TupleIterator *iterator) {
    Tuple *tuple = iterator->tuple;
    iterator->tuple = NULL;
    object_changed(vm, &iterator->head);
    if (tuple != NULL) {
        value_release(vm, value_from_object(tuple));
    }
}
