/*
 * object_type.c - `object`, the base of all classes.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/object_reduce.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"

/* ---- slots ---- */

static Value object_repr_slot(VM *vm, Value self) {
    Type *type = value_type(vm, self);
    Value module = type_module(vm, type);
    if (module == NULL) {
        error_clear(vm);
    }
    Value address = str_from_address(vm, self);
    Value result = NULL;
    if (address != NULL && module != NULL && value_is_str(module) &&
        !str_equal(value_to_str(module), value_to_str(vm->names.builtins))) {
        result = str_format(vm, "<%U.%U object at %U>", module, type->qualname, address);
    } else if (address != NULL) {
        result = str_format(vm, "<%N object at %U>", type, address);
    }
    value_release_if(vm, module);
    value_release_if(vm, address);
    return result;
}

static Value object_str_slot(VM *vm, Value self) {
    return value_type(vm, self)->repr(vm, self);
}

static Value object_compare_slot(VM *vm, Value left, Value right, CompareOp op) {
    if (op == CMP_EQ) {
        return left == right ? VALUE_TRUE : VALUE_NOT_IMPLEMENTED;
    }
    if (op != CMP_NE) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (value_type(vm, left)->compare == NULL) {
        return left == right ? VALUE_FALSE : VALUE_NOT_IMPLEMENTED;
    }
    /* The inverse of what __eq__ says. */
    Value equal = value_type(vm, left)->compare(vm, left, right, CMP_EQ);
    if (equal == NULL || equal == VALUE_NOT_IMPLEMENTED) {
        return equal;
    }
    int truth = object_truth(vm, equal);
    value_release(vm, equal);
    return truth < 0 ? NULL : value_from_bool(!truth);
}

static bool has_args(size_t nargs, const Tuple *kwnames) {
    return nargs > 0 || (kwnames != NULL && kwnames->size > 0);
}

static int object_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);

static Value raise_abstract(VM *vm, Type *type) {
    Value methods = object_get_attr(vm, value_from_object(type), vm->names.__abstractmethods__);
    Value sorted = methods == NULL ? NULL : object_to_list(vm, methods);
    value_release_if(vm, methods);
    if (sorted == NULL || list_sort(vm, value_to_list(sorted), NULL, false) < 0) {
        value_release_if(vm, sorted);
        return NULL;
    }
    size_t count = value_to_list(sorted)->size;
    Value separator = str_new_string(vm, "', '");
    Value joined = separator == NULL ? NULL : str_join(vm, separator, sorted);
    if (joined != NULL) {
        error_raise(vm, vm->types.TypeError,
                    "Can't instantiate abstract class %N without an implementation for abstract "
                    "method%s '%U'",
                    type, count > 1 ? "s" : "", joined);
    }
    value_release(vm, sorted);
    value_release_if(vm, separator);
    value_release_if(vm, joined);
    return NULL;
}

static Value object_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (has_args(nargs, kwnames)) {
        if (type->create != object_create) {
            return error_raise(vm, vm->types.TypeError,
                               "object.__new__() takes exactly one argument (the type to "
                               "instantiate)");
        }
        if (type->init == object_init) {
            return error_raise(vm, vm->types.TypeError, "%N() takes no arguments", type);
        }
    }
    if (type->flags & TYPE_ABSTRACT) {
        return raise_abstract(vm, type);
    }
    return instance_new(vm, type);
}

static int object_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (!has_args(nargs, kwnames)) {
        return 0;
    }
    const Type *type = value_type(vm, self);
    if (type->init != object_init) {
        return error_raise_int(vm, vm->types.TypeError,
                               "object.__init__() takes exactly one argument (the instance to "
                               "initialize)");
    }
    if (type->create == object_create) {
        return error_raise_int(vm, vm->types.TypeError,
                               "%N.__init__() takes exactly one argument (the instance to "
                               "initialize)",
                               type);
    }
    return 0;
}

static void object_destroy_slot(VM *vm, Object *self) {
    object_free(vm, self);
}

/* ---- methods ---- */

NATIVE_FUNCTION(object_format_method) {
    if (!value_is_str(args[0])) {
        return args_raise_type(vm, "__format__", "argument", "str", args[0]);
    }
    if (value_to_str(args[0])->length > 0) {
        return error_raise(vm, vm->types.TypeError,
                           "unsupported format string passed to %T.__format__", self);
    }
    return object_str(vm, self);
}

NATIVE_FUNCTION(object_init_subclass) {
    return VALUE_NONE;
}

NATIVE_FUNCTION(object_subclass_hook) {
    return VALUE_NOT_IMPLEMENTED;
}

NATIVE_FUNCTION(object_dir) {
    bool missing;
    Value own = object_find_attr(vm, self, vm->names.__dict__, &missing);
    if (own == NULL && !missing) {
        return NULL;
    }
    Dict *names =
        own != NULL && value_is_dict(own) ? dict_copy(vm, value_to_dict(own)) : dict_new(vm);
    value_release_if(vm, own);
    if (names == NULL) {
        return NULL;
    }
    Value cls = object_find_attr(vm, self, vm->names.__class__, &missing);
    Value result = NULL;
    if (cls != NULL ? type_collect_names(vm, cls, names) == 0 : missing) {
        result = dict_keys_list(vm, names);
    }
    value_release_if(vm, cls);
    value_release(vm, value_from_object(names));
    return result;
}

/* The attributes in __slots__ of the classes that the object is made of; NULL when there are none
 * set, or on error. */
static Dict *slot_state(VM *vm, Value self) {
    Dict *state = NULL;
    Type *type = value_type(vm, self);
    for (; type != NULL && (type->flags & TYPE_HEAP); type = type->base) {
        for (uint32_t i = 0; i < type->slots_count; i++) {
            Value name = type->slot_names->items[i];
            bool missing;
            Value value = object_find_attr(vm, self, name, &missing);
            if (value == NULL && !missing) {
                value_release_if(vm, value_from_object(state));
                return NULL;
            }
            if (value != NULL && state == NULL) {
                state = dict_new(vm);
            }
            if (value != NULL && state != NULL) {
                dict_set_take(vm, state, value_retain(name), value);
            }
        }
    }
    return state;
}

NATIVE_FUNCTION(object_get_state) {
    Dict *dict = object_dict_borrow(vm, self);
    if (dict == NULL && error_occurred(vm)) {
        return NULL;
    }
    Value state =
        dict == NULL || dict->used == 0 ? VALUE_NONE : value_retain(value_from_object(dict));
    Dict *slots = slot_state(vm, self);
    if (slots == NULL) {
        return error_occurred(vm) ? NULL : state;
    }
    const Value pair[2] = {state, value_from_object(slots)};
    return tuple_from_array_take(vm, pair, 2);
}

NATIVE_FUNCTION(object_reduce_method) {
    return object_reduce(vm, self, 0);
}

/* A class that defines __reduce__ is asked by it. */
NATIVE_FUNCTION(object_reduce_ex) {
    int protocol;
    if (int_to_c_int(vm, args[0], &protocol) < 0) {
        return NULL;
    }
    bool missing;
    Value method = object_find_attr(vm, self, vm->names.__reduce__, &missing);
    if (method == NULL && !missing) {
        return NULL;
    }
    Value own = type_lookup_borrow(vm, vm->types.object, vm->names.__reduce__);
    Value result = NULL;
    if (method != NULL) {
        Value found = type_lookup_borrow(vm, value_type(vm, self), vm->names.__reduce__);
        result = found != own ? object_call_no_args(vm, method) : NULL;
        value_release(vm, method);
        if (result != NULL || error_occurred(vm)) {
            return result;
        }
    }
    return object_reduce(vm, self, protocol);
}

NATIVE_OUTSIDE(object_sizeof, "the method __sizeof__()")

static const NativeDef object_methods[] = {
    {"__reduce__", object_reduce_method, NATIVE_NOARGS, "($self, /)"},
    {"__reduce_ex__", object_reduce_ex, NATIVE_ONE, "($self, protocol, /)"},
    {"__getstate__", object_get_state, NATIVE_NOARGS, "($self, /)"},
    {"__sizeof__", object_sizeof, NATIVE_NOARGS, "($self, /)"},
    {"__subclasshook__", object_subclass_hook, NATIVE_ONE | NATIVE_CLASS, "($cls, subclass, /)"},
    {"__init_subclass__", object_init_subclass, NATIVE_NOARGS | NATIVE_CLASS, "($cls, /)"},
    {"__format__", object_format_method, NATIVE_ONE, "($self, format_spec, /)"},
    {"__dir__", object_dir, NATIVE_NOARGS, "($self, /)"},
    {0},
};

/* ---- __class__ ---- */

static Value get_class(VM *vm, Value self, void *closure) {
    (void)closure;
    return value_retain(value_from_object(value_type(vm, self)));
}

static bool same_names(const Tuple *left, const Tuple *right) {
    if (left == NULL || right == NULL) {
        return left == right;
    }
    bool same = left->size == right->size;
    for (size_t i = 0; same && i < left->size; i++) {
        same = str_equal(value_to_str(left->items[i]), value_to_str(right->items[i]));
    }
    return same;
}

/* Whether instances of one are laid out like instances of the other. */
bool type_same_layout(Type *left, Type *right) {
    const Type *solid_left = type_solid_base(left);
    const Type *solid_right = type_solid_base(right);
    bool same_solid = solid_left == solid_right ||
                      (solid_left->slots_count > 0 && solid_left->base == solid_right->base &&
                       same_names(solid_left->slot_names, solid_right->slot_names));
    const uint32_t inline_values = TYPE_INLINE_VALUES;
    return same_solid && left->basic_size == right->basic_size &&
           left->dict_offset == right->dict_offset &&
           left->weakref_offset == right->weakref_offset &&
           (left->flags & inline_values) == (right->flags & inline_values);
}

static int set_class(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    if (value == NULL) {
        return error_raise_int(vm, vm->types.TypeError, "can't delete __class__ attribute");
    }
    if (!value_is_type(value)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "__class__ must be set to a class, not '%T' object", value);
    }
    Type *new_type = value_to_type(value);
    Type *old_type = value_type(vm, self);
    bool modules =
        type_is_subtype(new_type, vm->types.module) && type_is_subtype(old_type, vm->types.module);
    if (!modules && ((new_type->flags | old_type->flags) & TYPE_IMMUTABLE)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "__class__ assignment only supported for mutable types or "
                               "ModuleType subclasses");
    }
    if (!type_same_layout(old_type, new_type)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "__class__ assignment: '%N' object layout differs from '%N'",
                               new_type, old_type);
    }
    /* The new class has other shared keys. */
    if ((old_type->flags & TYPE_INLINE_VALUES) && object_dict_borrow(vm, self) == NULL) {
        return -1;
    }
    Object *object = value_object(self);
    object->type = new_type;
    if (new_type->flags & TYPE_HEAP) {
        value_retain(value);
    }
    object_changed(vm, object);
    if (old_type->flags & TYPE_HEAP) {
        value_release(vm, value_from_object(old_type));
    }
    return 0;
}

static const GetSetDef object_getsets[] = {
    {"__class__", get_class, set_class, NULL},
    {0},
};

void types_fill_object(VM *vm) {
    Type *type = vm->types.object;
    type->destroy = object_destroy_slot;
    type->repr = object_repr_slot;
    type->str = object_str_slot;
    type->hash = object_hash_identity;
    type->compare = object_compare_slot;
    type->get_attr = object_generic_get_attr;
    type->set_attr = object_generic_set_attr;
    type->create = object_create;
    type->init = object_init;
    type->methods = object_methods;
    type->getsets = object_getsets;
}
