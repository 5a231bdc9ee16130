/* iterate.c - see iterate.h. */
#include "engine/interp/iterate.h"

#include "engine/interp/type_check.h"
#include "engine/objects/error.h"

Value iterate_next(VM *vm, Value iterator) {
    Type *type = type_of(vm, iterator);
    if (type->next == NULL) { /* `.0` of a generator expression can be set from outside */
        return error_raise(vm, vm->types.TypeError, "'%T' object is not an iterator", iterator);
    }
    Value next = vm_step(vm) < 0 ? NULL : type->next(vm, iterator);
    if (next == NULL && error_occurred(vm) && error_matches(vm, vm->types.StopIteration)) {
        error_clear(vm);
    }
    return next;
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
