/* specialize_attr.c - LOAD_ATTR, STORE_ATTR and LOAD_SUPER_ATTR; see specialize.h. */
#include "engine/interp/inline_cache.h"
#include "engine/interp/runtime.h"
#include "engine/interp/specialize.h"
#include "engine/interp/type_check.h"
#include "engine/objects/descriptor.h"
#include "engine/objects/instance.h"
#include "engine/objects/module.h"
#include "engine/objects/str.h"

/* What was found for a name on a class. */
typedef enum DescriptorKind {
    OVERRIDING,           /* wins over the instance, and will */
    METHOD,               /* calling through an instance passes it as self */
    PROPERTY,             /* a property object */
    OBJECT_SLOT,          /* a value kept in the object */
    NON_OVERRIDING,       /* of an immutable class, with __get__ */
    CLASSMETHOD,          /* a classmethod, built in or not */
    NON_DESCRIPTOR,       /* of an immutable class, a plain value */
    MUTABLE,              /* of a class that may change: anything */
    ABSENT,               /* nothing */
    DUNDER_CLASS,         /* __class__ */
    GETSET_OVERRIDDEN,    /* the class has attribute access of its own */
    GETATTRIBUTE_FUNCTION /* __getattribute__ is a Python function */
} DescriptorKind;

/* One attempt to specialise. */
typedef struct Attempt {
    VM *vm;
    Value owner;
    Type *type;
    Unit *ip;
    Value name;
    Value found; /* on the class; borrowed, or NULL */
    uint32_t version;
} Attempt;

static DescriptorKind classify(VM *vm, Value found, bool has_getattr) {
    if (found == NULL) {
        return ABSENT;
    }
    const Type *type = type_of(vm, found);
    if ((type->flags & TYPE_IMMUTABLE) == 0) {
        return MUTABLE;
    }
    if (type->descr_set != NULL) {
        if (type == vm->types.member_descriptor) {
            return OBJECT_SLOT;
        }
        if (type == vm->types.property) {
            return has_getattr ? GETSET_OVERRIDDEN : PROPERTY;
        }
        return OVERRIDING;
    }
    if (type->descr_get != NULL) {
        if (type->flags & TYPE_METHOD_DESCRIPTOR) {
            return METHOD;
        }
        bool is_classmethod =
            type == vm->types.classmethod_descriptor || type == vm->types.classmethod;
        return is_classmethod ? CLASSMETHOD : NON_OVERRIDING;
    }
    return NON_DESCRIPTOR;
}

static bool is_dunder_class(VM *vm, Value found, Value name) {
    return name == vm->names.__class__ && found != NULL &&
           found == type_lookup_borrow(vm, vm->types.object, name);
}

/* Looks the name up on attempt->type and says what reading it through an instance means. */
static DescriptorKind analyze_load(Attempt *attempt) {
    VM *vm = attempt->vm;
    Type *type = attempt->type;
    bool has_getattr = false;
    attempt->version = type_version(vm, type);
    if (type->get_attr != object_generic_get_attr) {
        Value getattribute = type_lookup_borrow(vm, type, vm->names.__getattribute__);
        has_getattr = type_lookup_borrow(vm, type, vm->names.__getattr__) != NULL;
        if (getattribute != NULL && getattribute != vm->runtime->callable_object_getattribute) {
            bool is_function = value_has_type(getattribute, vm->types.function);
            attempt->found = is_function && !has_getattr ? getattribute : NULL;
            return attempt->found != NULL ? GETATTRIBUTE_FUNCTION : GETSET_OVERRIDDEN;
        }
    }
    attempt->found = type_lookup_borrow(vm, type, attempt->name);
    if (is_dunder_class(vm, attempt->found, attempt->name)) {
        return DUNDER_CLASS;
    }
    return classify(vm, attempt->found, has_getattr);
}

static DescriptorKind analyze_store(Attempt *attempt) {
    VM *vm = attempt->vm;
    attempt->version = type_version(vm, attempt->type);
    if (attempt->type->set_attr != object_generic_set_attr) {
        return GETSET_OVERRIDDEN;
    }
    attempt->found = type_lookup_borrow(vm, attempt->type, attempt->name);
    if (is_dunder_class(vm, attempt->found, attempt->name)) {
        return DUNDER_CLASS;
    }
    return classify(vm, attempt->found, false);
}

/* Attributes of the instance. */

static bool has_inline_values(const Attempt *attempt) {
    return (attempt->type->flags & TYPE_INLINE_VALUES) != 0 &&
           ((const Instance *)value_object(attempt->owner))->dict == NULL;
}

/* A class whose instances may have a dict made for them. */
static bool has_managed_dict(const Attempt *attempt) {
    return (attempt->type->flags & TYPE_HEAP) != 0 && (attempt->type->flags & TYPE_HAS_DICT) != 0;
}

/* The attribute lies in the instance, at an index its class knows, or in its dict. */
static int form_in_instance(Attempt *attempt, int values_form, int hint_form) {
    if (!has_managed_dict(attempt)) {
        return 0;
    }
    int64_t index;
    int form;
    if (has_inline_values(attempt)) {
        const SharedKeys *keys = attempt->type->shared_keys;
        index = keys == NULL ? -1 : shared_keys_find(keys, attempt->name);
        form = values_form;
    } else {
        Dict *dict = *object_dict_slot(value_object(attempt->owner));
        index = dict == NULL ? -1 : dict_entry_index(attempt->vm, dict, attempt->name);
        form = hint_form;
    }
    if (index < 0 || index > UINT16_MAX) {
        return 0;
    }
    attempt->ip[4].cache = (uint16_t)index;
    cache_set_u32(attempt->ip + 2, attempt->version);
    return form;
}

const DictEntry *specialize_hinted_entry(Object *object, unsigned index, Value name) {
    Dict **slot = object_dict_slot(object);
    const Dict *dict = slot == NULL ? NULL : *slot;
    if (dict == NULL || index >= dict->entry_count || dict->entries[index].key != name) {
        return NULL;
    }
    return &dict->entries[index];
}

/* Whether instances are likely to have the name themselves. */
static bool instance_has_name(const Attempt *attempt) {
    if (!has_managed_dict(attempt)) {
        return false;
    }
    if (attempt->type->flags & TYPE_INLINE_VALUES) {
        const SharedKeys *keys = attempt->type->shared_keys;
        return keys != NULL && shared_keys_find(keys, attempt->name) >= 0;
    }
    Dict *dict = *object_dict_slot(value_object(attempt->owner));
    return dict != NULL && dict_entry_index(attempt->vm, dict, attempt->name) >= 0;
}

/* Attributes of the class, read through an instance. */

static int form_on_class(Attempt *attempt, bool is_method) {
    Unit *ip = attempt->ip;
    int form;
    if (attempt->type->flags & TYPE_INLINE_VALUES) {
        const SharedKeys *keys = attempt->type->shared_keys;
        if (keys == NULL) {
            return 0;
        }
        cache_set_u32(ip + 4, keys->count); /* as long as no name is added to the shared keys */
        form = is_method ? OP_LOAD_ATTR_METHOD_WITH_VALUES : OP_LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES;
    } else if ((attempt->type->flags & TYPE_HAS_DICT) == 0) {
        form = is_method ? OP_LOAD_ATTR_METHOD_NO_DICT : OP_LOAD_ATTR_NONDESCRIPTOR_NO_DICT;
    } else if (is_method && *object_dict_slot(value_object(attempt->owner)) == NULL) {
        form = OP_LOAD_ATTR_METHOD_LAZY_DICT;
    } else {
        return 0;
    }
    cache_set_u32(ip + 2, attempt->version);
    cache_set_pointer(ip + 6, attempt->found);
    return form;
}

static int form_of_property(Attempt *attempt) {
    Value getter = ((const Property *)value_object(attempt->found))->getter;
    if (getter == NULL || !value_has_type(getter, attempt->vm->types.function) ||
        (attempt->ip->op.oparg & 1) != 0) {
        return 0;
    }
    const Function *function = value_to_function(getter);
    if (!specialize_is_simple(function) || function->code->argcount != 1) {
        return 0;
    }
    cache_set_u32(attempt->ip + 2, attempt->version);
    cache_set_pointer(attempt->ip + 6, getter);
    return OP_LOAD_ATTR_PROPERTY;
}

static int form_of_slot(Attempt *attempt, int form, bool writing) {
    const MemberDescriptor *member = (const MemberDescriptor *)value_object(attempt->found);
    if (member->computed != NULL || !type_is_subtype(attempt->type, member->type) ||
        member->offset > UINT16_MAX || (writing && member->readonly) ||
        (!writing && member->none_if_empty)) {
        return 0;
    }
    attempt->ip[4].cache = (uint16_t)member->offset;
    cache_set_u32(attempt->ip + 2, attempt->version);
    return form;
}

static int form_of_getattribute(Attempt *attempt) {
    const Function *function = value_to_function(attempt->found);
    if (!specialize_is_simple(function) || function->code->argcount != 2 ||
        (attempt->ip->op.oparg & 1) != 0 || function->version == 0) {
        return 0;
    }
    cache_set_u32(attempt->ip + 2, attempt->version);
    cache_set_u32(attempt->ip + 4, function->version);
    cache_set_pointer(attempt->ip + 6, attempt->found);
    return OP_LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN;
}

/* The form for an instance; -1: leave it as it is and cool down. */
static int form_of_instance_load(Attempt *attempt) {
    bool shadowed = instance_has_name(attempt);
    DescriptorKind kind = analyze_load(attempt);
    bool is_call = (attempt->ip->op.oparg & 1) != 0;
    if (attempt->version == 0) {
        return 0;
    }
    switch (kind) {
    case PROPERTY: return form_of_property(attempt);
    case OBJECT_SLOT: return form_of_slot(attempt, OP_LOAD_ATTR_SLOT, false);
    case GETATTRIBUTE_FUNCTION: return form_of_getattribute(attempt);
    case DUNDER_CLASS:
        attempt->ip[4].cache = offsetof(Object, type);
        cache_set_u32(attempt->ip + 2, attempt->version);
        return value_is_object(attempt->owner) ? OP_LOAD_ATTR_SLOT : 0;
    case METHOD:
    case NON_DESCRIPTOR:
        if (!shadowed) {
            return is_call == (kind == METHOD) ? form_on_class(attempt, is_call) : 0;
        }
        break;
    case CLASSMETHOD:
    case NON_OVERRIDING:
        if (!shadowed) {
            return 0;
        }
        break;
    case ABSENT:
        if (!shadowed) {
            return -1;
        }
        break;
    case OVERRIDING:
    case MUTABLE:
    case GETSET_OVERRIDDEN: return 0;
    }
    return form_in_instance(attempt, OP_LOAD_ATTR_INSTANCE_VALUE, OP_LOAD_ATTR_WITH_HINT);
}

/* Attributes of modules and classes. */

static int form_of_module_load(Attempt *attempt) {
    VM *vm = attempt->vm;
    Dict *dict = ((Module *)value_object(attempt->owner))->dict;
    if (dict == NULL || dict_entry_index(vm, dict, vm->names.__getattr__) >= 0) {
        return 0;
    }
    int64_t index = dict_entry_index(vm, dict, attempt->name);
    uint32_t version = index < 0 || index > UINT16_MAX ? 0 : dict_keys_version(vm, dict);
    if (version == 0) {
        return 0;
    }
    cache_set_u32(attempt->ip + 2, version);
    attempt->ip[4].cache = (uint16_t)index;
    return OP_LOAD_ATTR_MODULE;
}

static int form_of_class_load(Attempt *attempt) {
    VM *vm = attempt->vm;
    Type *metatype = attempt->type;
    if (metatype->get_attr != vm->types.type->get_attr) {
        return 0;
    }
    switch (classify(vm, type_lookup_borrow(vm, metatype, attempt->name), false)) {
    case METHOD:
    case NON_DESCRIPTOR:
    case NON_OVERRIDING:
    case CLASSMETHOD:
    case ABSENT: break;
    default: return 0;
    }
    attempt->type = value_to_type(attempt->owner);
    DescriptorKind kind = analyze_load(attempt);
    if (attempt->version == 0 || (kind != METHOD && kind != NON_DESCRIPTOR)) {
        return 0;
    }
    cache_set_u32(attempt->ip + 2, attempt->version);
    cache_set_pointer(attempt->ip + 6, attempt->found);
    if (metatype->flags & TYPE_IMMUTABLE) {
        return OP_LOAD_ATTR_CLASS;
    }
    uint32_t meta_version = type_version(vm, metatype);
    cache_set_u32(attempt->ip + 4, meta_version);
    return meta_version == 0 ? 0 : OP_LOAD_ATTR_CLASS_WITH_METACLASS_CHECK;
}

void specialize_load_attr(VM *vm, Value owner, Unit *ip, Value name) {
    Attempt attempt = {
        .vm = vm, .owner = owner, .type = type_of(vm, owner), .ip = ip, .name = name};
    int form;
    if (attempt.type == vm->types.module) {
        form = form_of_module_load(&attempt);
    } else if (value_is_type(owner)) {
        form = form_of_class_load(&attempt);
    } else {
        form = form_of_instance_load(&attempt);
    }
    if (form < 0) {
        ip[1].cache = BACKOFF_COOLDOWN;
    } else if (form > 0) {
        specialize_to(ip, form);
    } else {
        specialize_fail(ip);
    }
}

void specialize_store_attr(VM *vm, Value owner, Unit *ip, Value name) {
    Attempt attempt = {
        .vm = vm, .owner = owner, .type = type_of(vm, owner), .ip = ip, .name = name};
    int form = 0;
    if (value_is_object(owner) && attempt.type != vm->types.module) {
        DescriptorKind kind = analyze_store(&attempt);
        if (attempt.version == 0) {
            form = 0;
        } else if (kind == OBJECT_SLOT) {
            form = form_of_slot(&attempt, OP_STORE_ATTR_SLOT, true);
        } else if (kind == ABSENT) {
            form =
                form_in_instance(&attempt, OP_STORE_ATTR_INSTANCE_VALUE, OP_STORE_ATTR_WITH_HINT);
        }
    }
    if (form > 0) {
        specialize_to(ip, form);
    } else {
        specialize_fail(ip);
    }
}

void specialize_load_super_attr(VM *vm, Value super, Value class, Unit *ip, bool load_method) {
    if (super == value_from_object(vm->types.super) && value_is_type(class)) {
        specialize_to(ip, load_method ? OP_LOAD_SUPER_ATTR_METHOD : OP_LOAD_SUPER_ATTR_ATTR);
    } else {
        specialize_fail(ip);
    }
}
