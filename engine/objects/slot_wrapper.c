#include "engine/objects/slot_wrapper.h"

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_slots.h"

static SlotWrapper *to_wrapper(Value value) {
    return (SlotWrapper *)value_object(value);
}

static BoundSlotWrapper *to_bound(Value value) {
    return (BoundSlotWrapper *)value_object(value);
}

Value slot_wrapper_new(VM *vm, Type *type, const SlotDef *def, SlotFunction *slot, Value name) {
    SlotWrapper *wrapper = object_new(vm, vm->types.wrapper_descriptor, sizeof(SlotWrapper));
    if (wrapper != NULL) {
        wrapper->type = (Type *)value_retain(value_from_object(type));
        wrapper->def = def;
        wrapper->slot = slot;
        wrapper->name = value_retain(name);
    }
    return value_from_object(wrapper);
}

/* Only __call__ and __init__ take keywords. */
static bool takes_keywords(const SlotDef *def) {
    return def->generic == (SlotFunction *)slot_call || def->generic == (SlotFunction *)slot_init;
}

static Value call_wrapper(VM *vm, const SlotWrapper *wrapper, Value self, const Value *args,
                          size_t nargs, Tuple *kwnames) {
    if (kwnames != NULL && kwnames->size > 0 && !takes_keywords(wrapper->def)) {
        return error_raise(vm, vm->types.TypeError, "wrapper %U() takes no keyword arguments",
                           wrapper->name);
    }
    if (recursion_check(vm, " while calling a Python object") < 0) {
        return NULL; /* `__repr__ = object.__str__` calls itself */
    }
    return wrapper->def->wrapper(vm, self, args, nargs, kwnames, wrapper->slot);
}

/* ---- wrapper_descriptor ---- */

static void wrapper_destroy(VM *vm, Object *self) {
    SlotWrapper *wrapper = (SlotWrapper *)self;
    value_release(vm, value_from_object(wrapper->type));
    value_release(vm, wrapper->name);
    object_free(vm, self);
}

static int wrapper_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(value_from_object(((SlotWrapper *)self)->type), context);
}

static Value wrapper_repr(VM *vm, Value self) {
    const SlotWrapper *wrapper = to_wrapper(self);
    return str_format(vm, "<slot wrapper '%U' of '%N' objects>", wrapper->name, wrapper->type);
}

static Value wrapper_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    const SlotWrapper *wrapper = to_wrapper(self);
    if (nargs < 1) {
        return error_raise(vm, vm->types.TypeError,
                           "descriptor '%U' of '%N' object needs an argument", wrapper->name,
                           wrapper->type);
    }
    if (!type_is_subtype(value_type(vm, args[0]), wrapper->type)) {
        return error_raise(vm, vm->types.TypeError,
                           "descriptor '%U' requires a '%N' object but received a '%T'",
                           wrapper->name, wrapper->type, args[0]);
    }
    return call_wrapper(vm, wrapper, args[0], args + 1, nargs - 1, kwnames);
}

static Value wrapper_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    SlotWrapper *wrapper = to_wrapper(self);
    if (instance == NULL) {
        return value_retain(self);
    }
    if (!type_is_subtype(value_type(vm, instance), wrapper->type)) {
        return error_raise(vm, vm->types.TypeError,
                           "descriptor '%U' for '%N' objects doesn't apply to a '%T' object",
                           wrapper->name, wrapper->type, instance);
    }
    BoundSlotWrapper *bound = object_new(vm, vm->types.method_wrapper, sizeof(BoundSlotWrapper));
    if (bound != NULL) {
        bound->wrapper = (SlotWrapper *)value_retain(self);
        bound->self = value_retain(instance);
    }
    return value_from_object(bound);
}

static Value get_name(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(to_wrapper(self)->name);
}

static Value qualified_name(VM *vm, const SlotWrapper *wrapper) {
    return str_format(vm, "%U.%U", wrapper->type->qualname, wrapper->name);
}

static Value get_qualname(VM *vm, Value self, void *closure) {
    (void)closure;
    return qualified_name(vm, to_wrapper(self));
}

static Value get_class(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_from_object(to_wrapper(self)->type));
}

static Value signature_text(VM *vm, const SlotDef *def) {
    return def->signature == NULL ? VALUE_NONE : str_new_string(vm, def->signature);
}

static Value get_signature(VM *vm, Value self, void *closure) {
    (void)closure;
    return signature_text(vm, to_wrapper(self)->def);
}

static Value get_none(VM *vm, Value self, void *closure) {
    (void)vm, (void)self, (void)closure;
    return VALUE_NONE;
}

static const GetSetDef wrapper_getsets[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__objclass__", get_class, NULL, NULL},
    {"__doc__", get_none, NULL, NULL},
    {"__text_signature__", get_signature, NULL, NULL},
    {0},
};

/* ---- method-wrapper ---- */

static void bound_destroy(VM *vm, Object *self) {
    BoundSlotWrapper *bound = (BoundSlotWrapper *)self;
    value_release(vm, value_from_object(bound->wrapper));
    value_release(vm, bound->self);
    object_free(vm, self);
}

static int bound_traverse(Object *self, VisitCall *visit, void *context) {
    const BoundSlotWrapper *bound = (const BoundSlotWrapper *)self;
    int status = visit(value_from_object(bound->wrapper), context);
    return status != 0 ? status : visit(bound->self, context);
}

static Value bound_repr(VM *vm, Value self) {
    const BoundSlotWrapper *bound = to_bound(self);
    Value address = str_from_address(vm, bound->self);
    Value text = address == NULL ? NULL
                                 : str_format(vm, "<method-wrapper '%U' of %T object at %U>",
                                              bound->wrapper->name, bound->self, address);
    value_release_if(vm, address);
    return text;
}

static Value bound_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    const BoundSlotWrapper *bound = to_bound(self);
    return call_wrapper(vm, bound->wrapper, bound->self, args, nargs, kwnames);
}

static int bound_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    const BoundSlotWrapper *bound = to_bound(self);
    *hash =
        object_identity_hash(bound->self) ^ object_identity_hash(value_from_object(bound->wrapper));
    *hash = *hash == -1 ? -2 : *hash;
    return 0;
}

static Value bound_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_object_is(left, vm->types.method_wrapper) ||
        !value_object_is(right, vm->types.method_wrapper)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool equal = to_bound(left)->wrapper == to_bound(right)->wrapper &&
                 to_bound(left)->self == to_bound(right)->self;
    return value_from_bool(equal == (op == CMP_EQ));
}

static Value bound_name(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(to_bound(self)->wrapper->name);
}

static Value bound_qualname(VM *vm, Value self, void *closure) {
    (void)closure;
    return qualified_name(vm, to_bound(self)->wrapper);
}

static Value bound_class(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_from_object(to_bound(self)->wrapper->type));
}

static Value bound_self(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(to_bound(self)->self);
}

static const GetSetDef bound_getsets[] = {
    {"__name__", bound_name, NULL, NULL},      {"__qualname__", bound_qualname, NULL, NULL},
    {"__objclass__", bound_class, NULL, NULL}, {"__self__", bound_self, NULL, NULL},
    {"__doc__", get_none, NULL, NULL},         {0},
};

int types_init_slot_wrapper(VM *vm) {
    Type *wrapper =
        type_new_builtin(vm, "wrapper_descriptor", LAYOUT_DESCRIPTOR, sizeof(SlotWrapper),
                         vm->types.object, TYPE_METHOD_DESCRIPTOR | TYPE_DISALLOW_NEW);
    Type *bound = type_new_builtin(vm, "method-wrapper", LAYOUT_DESCRIPTOR,
                                   sizeof(BoundSlotWrapper), vm->types.object, TYPE_DISALLOW_NEW);
    if (wrapper == NULL || bound == NULL) {
        return -1;
    }
    vm->types.wrapper_descriptor = wrapper;
    vm->types.method_wrapper = bound;
    wrapper->destroy = wrapper_destroy;
    wrapper->traverse = wrapper_traverse;
    wrapper->repr = wrapper_repr;
    wrapper->call = wrapper_call;
    wrapper->descr_get = wrapper_get;
    wrapper->getsets = wrapper_getsets;
    bound->destroy = bound_destroy;
    bound->traverse = bound_traverse;
    bound->repr = bound_repr;
    bound->call = bound_call;
    bound->hash = bound_hash;
    bound->compare = bound_compare;
    bound->getsets = bound_getsets;
    return type_ready(vm, wrapper) < 0 ? -1 : type_ready(vm, bound);
}
