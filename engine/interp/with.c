/* with.c - see with.h. */
#include "engine/interp/with.h"

#include "engine/interp/type_check.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"

/* Whether the type has what the other kind of `with` would need. */
static bool supports(VM *vm, Type *type, Value enter, Value exit) {
    Value methods[] = {type_lookup_borrow(vm, type, enter), type_lookup_borrow(vm, type, exit)};
    for (int i = 0; i < 2; i++) {
        if (methods[i] == NULL || type_of(vm, methods[i])->descr_get == NULL) {
            return false;
        }
    }
    return true;
}

static void raise_missing(VM *vm, Value manager, bool is_async, const char *method) {
    Type *type = type_of(vm, manager);
    const Names *names = &vm->names;
    bool other = is_async ? supports(vm, type, names->__enter__, names->__exit__)
                          : supports(vm, type, names->__aenter__, names->__aexit__);
    const char *hint = "";
    if (other) {
        hint = is_async ? " but it supports the context manager protocol. Did you mean to use "
                          "'with'?"
                        : " but it supports the asynchronous context manager protocol. Did you "
                          "mean to use 'async with'?";
    }
    error_raise(vm, vm->types.TypeError,
                "'%F' object does not support the %scontext manager protocol (missed %s method)%s",
                manager, is_async ? "asynchronous " : "", method, hint);
}

Value with_load_special(VM *vm, Value manager, int which, Value *self) {
    static const char *const texts[] = {"__enter__", "__exit__", "__aenter__", "__aexit__"};
    const Value names[] = {vm->names.__enter__, vm->names.__exit__, vm->names.__aenter__,
                           vm->names.__aexit__};
    Type *type = type_of(vm, manager);
    Value method = type_lookup_borrow(vm, type, names[which]);
    *self = NULL;
    if (method == NULL) {
        raise_missing(vm, manager, which >= 2, texts[which]);
        return NULL;
    }
    value_retain(method);
    Type *method_type = type_of(vm, method);
    if (method_type->flags & TYPE_METHOD_DESCRIPTOR) {
        *self = value_retain(manager);
        return method;
    }
    if (method_type->descr_get == NULL) {
        return method;
    }
    Value bound = method_type->descr_get(vm, method, manager, value_from_object(type));
    value_release(vm, method);
    return bound;
}

Value with_call_exit(VM *vm, Value exit, Value self, Value exception) {
    Value traceback = value_to_exception(exception)->traceback;
    Value args[] = {self, value_from_object(value_object(exception)->type), exception,
                    value_retain(traceback == NULL ? VALUE_NONE : traceback)};
    Value result = self != NULL ? object_call(vm, exit, args, 4, NULL)
                                : object_call(vm, exit, args + 1, 3, NULL);
    value_release(vm, args[3]);
    return result;
}
