#include "engine/objects/generic.h"

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/native.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parameters.h"
#include "engine/objects/type_variable.h"

/* function(cls, *args, **keywords) of the module typing */
static Value call_with_class(VM *vm, const char *function, Value cls, const Value *args,
                             size_t nargs, Tuple *kwnames) {
    Value callable = type_parameters_typing_attr(vm, function);
    if (callable == NULL) {
        return NULL;
    }
    Value result = object_call_prepend(vm, callable, cls, args, nargs, kwnames);
    value_release(vm, callable);
    return result;
}

NATIVE_FUNCTION(generic_class_get_item) {
    return call_with_class(vm, "_generic_class_getitem", self, args, nargs, kwnames);
}

NATIVE_FUNCTION(generic_init_subclass) {
    return call_with_class(vm, "_generic_init_subclass", self, args, nargs, kwnames);
}

static const NativeDef generic_methods[] = {
    {"__class_getitem__", generic_class_get_item, NATIVE_FAST | NATIVE_KEYWORDS | NATIVE_CLASS,
     NULL},
    {"__init_subclass__", generic_init_subclass, NATIVE_FAST | NATIVE_KEYWORDS | NATIVE_CLASS,
     NULL},
    {0},
};

int generic_make_type(VM *vm) {
    if (vm->types.generic != NULL) {
        return 0;
    }
    if (type_variable_make_types(vm) < 0) {
        return -1;
    }
    Type *type = type_new_builtin(vm, "Generic", LAYOUT_OBJECT, sizeof(Object), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_IMMUTABLE);
    if (type == NULL) {
        return -1;
    }
    type->methods = generic_methods;
    if (type_ready_take(vm, &vm->types.generic, type, "typing") < 0) {
        return -1;
    }
    /* It has no __new__ of its own, so a base behind it may bring one. */
    type->flags &= ~(unsigned)TYPE_DISALLOW_NEW;
    type->create = vm->types.object->create;
    return 0;
}

Value generic_subscript(VM *vm, Value parameters) {
    if (generic_make_type(vm) < 0) {
        return NULL;
    }
    Value unpacked = type_variable_unpack_all(vm, value_to_tuple(parameters));
    if (unpacked == NULL) {
        return NULL;
    }
    const Value args[] = {value_from_object(vm->types.generic), unpacked};
    Value result = type_parameters_call_typing(vm, "_GenericAlias", args, 2);
    value_release(vm, unpacked);
    return result;
}
