#include "engine/objects/descriptor.h"

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"

/* What both kinds begin with. */
typedef struct AnyDescriptor {
    Object head;
    Type *type;
    Value name;
} AnyDescriptor;

static AnyDescriptor *to_descriptor(Value value) {
    return (AnyDescriptor *)value_object(value);
}

static bool applies_to(VM *vm, Value self, Value instance) {
    const AnyDescriptor *descriptor = to_descriptor(self);
    if (type_is_subtype(value_type(vm, instance), descriptor->type)) {
        return true;
    }
    error_raise(vm, vm->types.TypeError,
                "descriptor '%U' for '%N' objects doesn't apply to a '%T' object", descriptor->name,
                descriptor->type, instance);
    return false;
}

static void descriptor_destroy(VM *vm, Object *self) {
    AnyDescriptor *descriptor = (AnyDescriptor *)self;
    value_release_if(vm, value_from_object(descriptor->type));
    value_release_if(vm, descriptor->name);
    object_free(vm, self);
}

static int descriptor_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(value_from_object(((AnyDescriptor *)self)->type), context);
}

static Value get_qualname(VM *vm, Value self, void *closure) {
    (void)closure;
    return str_format(vm, "%U.%U", to_descriptor(self)->type->qualname, to_descriptor(self)->name);
}

static Value get_class(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_from_object(to_descriptor(self)->type));
}

static Value get_none(VM *vm, Value self, void *closure) {
    (void)vm, (void)self, (void)closure;
    return VALUE_NONE;
}

static const GetSetDef descriptor_getsets[] = {
    {"__qualname__", get_qualname, NULL, NULL},
    {"__objclass__", get_class, NULL, NULL},
    {"__doc__", get_none, NULL, NULL},
    {0},
};

static const MemberDef descriptor_members[] = {
    {"__name__", offsetof(AnyDescriptor, name), false, false},
    {0},
};

/* ---- getset_descriptor ---- */

int member_is_readonly(VM *vm, Value self, Value value, void *closure) {
    (void)self, (void)value, (void)closure;
    return error_raise_int(vm, vm->types.AttributeError, "readonly attribute");
}

static Value computed_member_new(VM *vm, Type *type, const GetSetDef *def) {
    Value name = str_intern_string(vm, def->name);
    Value member = name == NULL ? NULL : member_descriptor_new(vm, type, name, 0, true, true);
    value_release_if(vm, name);
    if (member != NULL) {
        ((MemberDescriptor *)value_object(member))->computed = def;
    }
    return member;
}

Value getset_descriptor_new(VM *vm, Type *type, const GetSetDef *def) {
    if (def->set == member_is_readonly) {
        return computed_member_new(vm, type, def);
    }
    Value name = str_intern_string(vm, def->name);
    GetSetDescriptor *descriptor =
        name == NULL ? NULL : object_new(vm, vm->types.getset_descriptor, sizeof(GetSetDescriptor));
    if (descriptor == NULL) {
        value_release_if(vm, name);
        return NULL;
    }
    descriptor->type = (Type *)value_retain(value_from_object(type));
    descriptor->name = name;
    descriptor->def = def;
    return value_from_object(descriptor);
}

static Value getset_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    const GetSetDef *def = ((const GetSetDescriptor *)value_object(self))->def;
    if (instance == NULL) {
        return value_retain(self);
    }
    return applies_to(vm, self, instance) ? def->get(vm, instance, def->closure) : NULL;
}

static int getset_set(VM *vm, Value self, Value instance, Value value) {
    const GetSetDef *def = ((const GetSetDescriptor *)value_object(self))->def;
    if (!applies_to(vm, self, instance)) {
        return -1;
    }
    if (def->set == NULL) {
        return error_raise_int(vm, vm->types.AttributeError,
                               "attribute '%U' of '%N' objects is not writable",
                               to_descriptor(self)->name, to_descriptor(self)->type);
    }
    return def->set(vm, instance, value, def->closure);
}

static Value getset_repr(VM *vm, Value self) {
    return str_format(vm, "<attribute '%U' of '%N' objects>", to_descriptor(self)->name,
                      to_descriptor(self)->type);
}

/* ---- member_descriptor ---- */

Value member_descriptor_new(VM *vm, Type *type, Value name, uint32_t offset, bool readonly,
                            bool none_if_empty) {
    MemberDescriptor *descriptor =
        object_new(vm, vm->types.member_descriptor, sizeof(MemberDescriptor));
    if (descriptor != NULL) {
        descriptor->type = (Type *)value_retain(value_from_object(type));
        descriptor->name = value_retain(name);
        descriptor->offset = offset;
        descriptor->readonly = readonly;
        descriptor->none_if_empty = none_if_empty;
        descriptor->computed = NULL;
    }
    return value_from_object(descriptor);
}

static Value *member_slot(const MemberDescriptor *descriptor, Value instance) {
    return (Value *)(void *)((char *)value_object(instance) + descriptor->offset);
}

static Value member_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    const MemberDescriptor *descriptor = (const MemberDescriptor *)value_object(self);
    if (instance == NULL) {
        return value_retain(self);
    }
    if (!applies_to(vm, self, instance)) {
        return NULL;
    }
    if (descriptor->computed != NULL) {
        return descriptor->computed->get(vm, instance, descriptor->computed->closure);
    }
    Value value = *member_slot(descriptor, instance);
    if (value == NULL && !descriptor->none_if_empty) {
        return error_raise_attribute(vm, instance, descriptor->name,
                                     "'%T' object has no attribute '%U'", instance,
                                     descriptor->name);
    }
    return value == NULL ? VALUE_NONE : value_retain(value);
}

static int member_set(VM *vm, Value self, Value instance, Value value) {
    const MemberDescriptor *descriptor = (const MemberDescriptor *)value_object(self);
    if (!applies_to(vm, self, instance)) {
        return -1;
    }
    if (descriptor->readonly) {
        return member_is_readonly(vm, instance, value, NULL);
    }
    Value *slot = member_slot(descriptor, instance);
    if (value == NULL && *slot == NULL && !descriptor->none_if_empty) {
        return error_raise_int(vm, vm->types.AttributeError, "%U", descriptor->name);
    }
    value_replace_take(vm, slot, value_retain_if(value));
    object_changed(vm, value_object(instance));
    return 0;
}

static Value member_repr(VM *vm, Value self) {
    return str_format(vm, "<member '%U' of '%N' objects>", to_descriptor(self)->name,
                      to_descriptor(self)->type);
}

/* ---- the types ---- */

static Type *descriptor_type(VM *vm, const char *name, size_t size) {
    Type *type =
        type_new_builtin(vm, name, LAYOUT_DESCRIPTOR, size, vm->types.object, TYPE_DISALLOW_NEW);
    if (type != NULL) {
        type->destroy = descriptor_destroy;
        type->traverse = descriptor_traverse;
        type->getsets = descriptor_getsets;
        type->members = descriptor_members;
    }
    return type;
}

int types_init_descriptors(VM *vm) {
    Type *getset = descriptor_type(vm, "getset_descriptor", sizeof(GetSetDescriptor));
    Type *member = descriptor_type(vm, "member_descriptor", sizeof(MemberDescriptor));
    if (getset == NULL || member == NULL) {
        return -1;
    }
    vm->types.getset_descriptor = getset;
    vm->types.member_descriptor = member;
    getset->descr_get = getset_get;
    getset->descr_set = getset_set;
    getset->repr = getset_repr;
    member->descr_get = member_get;
    member->descr_set = member_set;
    member->repr = member_repr;
    return type_ready(vm, getset) < 0 ? -1 : type_ready(vm, member);
}
