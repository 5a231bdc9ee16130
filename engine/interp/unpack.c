/* unpack.c - see unpack.h. */
#include "engine/interp/unpack.h"

#include "engine/interp/type_check.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/tuple.h"

static void raise_too_few(VM *vm, int before, int after, int got) {
    if (error_occurred(vm)) {
        return;
    }
    if (after < 0) {
        error_raise(vm, vm->types.ValueError, "not enough values to unpack (expected %d, got %d)",
                    before, got);
    } else {
        error_raise(vm, vm->types.ValueError,
                    "not enough values to unpack (expected at least %d, got %d)", before + after,
                    got);
    }
}

/* The iterator must be at its end now; 0 if so. */
static int check_exhausted(VM *vm, Value iterable, Value iterator, int expected) {
    Value surplus = object_next(vm, iterator);
    if (surplus == NULL) {
        return error_occurred(vm) ? -1 : 0;
    }
    value_release(vm, surplus);
    Type *type = type_of(vm, iterable);
    if (type == vm->types.list || type == vm->types.tuple || type == vm->types.dict) {
        int64_t size = object_length(vm, iterable);
        if (size > expected) {
            return error_raise_int(vm, vm->types.ValueError,
                                   "too many values to unpack (expected %d, got %lld)", expected,
                                   (long long)size);
        }
    }
    return error_raise_int(vm, vm->types.ValueError, "too many values to unpack (expected %d)",
                           expected);
}

/* The rest as a list, and from its end the last `after` items. */
static int take_rest(VM *vm, Value iterator, int before, int after, Value *slot) {
    Value rest = object_to_list(vm, iterator);
    if (rest == NULL) {
        return -1;
    }
    List *list = value_to_list(rest);
    if (list->size < (size_t)after) {
        raise_too_few(vm, before, after, before + (int)list->size);
        value_release(vm, rest);
        return -1;
    }
    *--slot = rest;
    list->size -= (size_t)after;
    for (int i = 0; i < after; i++) {
        *--slot = list->items[list->size + (size_t)i]; /* the list gives them up */
    }
    return 0;
}

int unpack_iterable(VM *vm, Value iterable, int before, int after, Value *top) {
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        Type *type = type_of(vm, iterable);
        if (error_matches(vm, vm->types.TypeError) && type->iter == NULL &&
            type->get_item == NULL) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError, "cannot unpack non-iterable %T object", iterable);
        }
        return -1;
    }
    int error = 0;
    int count = 0;
    while (count < before) {
        Value item = object_next(vm, iterator);
        if (item == NULL) {
            raise_too_few(vm, before, after, count);
            error = -1;
            break;
        }
        top[-++count] = item;
    }
    if (error == 0) {
        error = after < 0 ? check_exhausted(vm, iterable, iterator, before)
                          : take_rest(vm, iterator, before, after, top - before);
    }
    value_release(vm, iterator);
    while (error < 0 && count > 0) {
        value_release(vm, top[-count--]);
    }
    return error;
}
