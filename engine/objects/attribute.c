#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/instance.h"
#include "engine/objects/object.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

static bool check_name(VM *vm, Value name) {
    if (!value_is_str(name)) {
        error_raise(vm, vm->types.TypeError, "attribute name must be string, not '%T'", name);
        return false;
    }
    return true;
}

/* CPython: set_attribute_error_context. */
Value object_get_attr(VM *vm, Value value, Value name) {
    if (!check_name(vm, name)) {
        return NULL;
    }
    Value result = value_type(vm, value)->get_attr(vm, value, name);
    if (result == NULL) {
        error_note_attribute(vm, value, name);
    }
    return result;
}

/* The type's own lookup along the MRO, without raising; *missing tells. */
static Value generic_find(VM *vm, Value value, Value name, bool *missing) {
    *missing = false;
    Type *type = value_type(vm, value);
    Value found = type_lookup_borrow(vm, type, name);
    Type *found_type = NULL;
    if (found != NULL) {
        value_retain(found); /* running code may remove it from its class */
        found_type = value_type(vm, found);
        if (found_type->descr_get != NULL && found_type->descr_set != NULL) {
            Value result = found_type->descr_get(vm, found, value, (Value)type);
            value_release(vm, found);
            return result;
        }
    }
    if (type->flags & TYPE_HAS_DICT) {
        Value own = instance_get(vm, value_object(value), name);
        if (own != NULL) {
            value_release_if(vm, found);
            return own;
        }
        if (error_occurred(vm)) {
            value_release_if(vm, found);
            return NULL;
        }
    }
    if (found == NULL) {
        *missing = true;
        return NULL;
    }
    if (found_type->descr_get != NULL) {
        Value result = found_type->descr_get(vm, found, value, (Value)type);
        value_release(vm, found);
        return result;
    }
    return found;
}

/* An AttributeError raised by descriptor code counts as missing where that is asked for. */
static Value suppress_missing(VM *vm, Value result, bool *missing) {
    if (result == NULL && !*missing && error_matches(vm, vm->types.AttributeError)) {
        error_clear(vm);
        *missing = true;
    }
    return result;
}

Value object_find_attr(VM *vm, Value value, Value name, bool *missing) {
    *missing = false;
    if (!check_name(vm, name)) {
        return NULL;
    }
    Type *type = value_type(vm, value);
    Value result;
    if (type->get_attr == object_generic_get_attr) {
        result = generic_find(vm, value, name, missing);
    } else if (type->get_attr == type_get_attr) {
        result = type_find_attr(vm, value_to_type(value), name, missing);
    } else {
        result = type->get_attr(vm, value, name);
    }
    return suppress_missing(vm, result, missing);
}

Value object_generic_find_attr(VM *vm, Value value, Value name, bool *missing) {
    return suppress_missing(vm, generic_find(vm, value, name, missing), missing);
}

Value object_generic_get_attr(VM *vm, Value value, Value name) {
    bool missing;
    Value result = generic_find(vm, value, name, &missing);
    return missing ? error_raise_attribute(vm, value, name, "'%T' object has no attribute '%U'",
                                           value, name)
                   : result;
}

int object_set_attr(VM *vm, Value value, Value name, Value attr) {
    if (!check_name(vm, name)) {
        return -1;
    }
    /* The name may become a key of many instances: there should be one of it. */
    Value interned = str_intern_take(vm, value_retain(name));
    int result = value_type(vm, value)->set_attr(vm, value, interned, attr);
    value_release(vm, interned);
    return result;
}

static int raise_cannot_set(VM *vm, Value value, Value name, Value found) {
    if (found != NULL) {
        return error_raise_int(vm, vm->types.AttributeError,
                               "'%T' object attribute '%U' is read-only", value, name);
    }
    bool plain = value_type(vm, value)->set_attr == object_generic_set_attr;
    error_raise_attribute(vm, value, name, "'%T' object has no attribute '%U'%s", value, name,
                          plain ? " and no __dict__ for setting new attributes" : "");
    return -1;
}

int object_generic_set_attr(VM *vm, Value value, Value name, Value attr) {
    Type *type = value_type(vm, value);
    Value found = type_lookup_borrow(vm, type, name);
    if (found != NULL) {
        Type *found_type = value_type(vm, found);
        if (found_type->descr_set != NULL) {
            value_retain(found);
            int result = found_type->descr_set(vm, found, value, attr);
            value_release(vm, found);
            return result;
        }
    }
    if (!(type->flags & TYPE_HAS_DICT)) {
        return raise_cannot_set(vm, value, name, found);
    }
    int status = instance_set(vm, value_object(value), name, attr);
    if (status == 0 && (type->flags & TYPE_INLINE_VALUES) &&
        ((const Instance *)value_object(value))->dict == NULL) {
        /* CPython leaves the attributes name and obj out here: nothing is suggested instead. */
        error_raise(vm, vm->types.AttributeError, "'%T' object has no attribute '%U'", value, name);
    } else if (status == 0) {
        error_raise_attribute(vm, value, name, "'%T' object has no attribute '%U'", value, name);
    }
    return status == 1 ? 0 : -1;
}

Value object_get_attr_string(VM *vm, Value value, const char *name) {
    Value interned = str_intern_string(vm, name);
    if (interned == NULL) {
        return NULL;
    }
    Value result = object_get_attr(vm, value, interned);
    value_release(vm, interned);
    return result;
}

/* ---- methods ---- */

Value object_get_method(VM *vm, Value value, Value name, Value *self) {
    *self = NULL;
    Type *type = value_type(vm, value);
    if (type->get_attr != object_generic_get_attr) {
        return object_get_attr(vm, value, name);
    }
    Value found = type_lookup_borrow(vm, type, name);
    if (found == NULL || !(value_type(vm, found)->flags & TYPE_METHOD_DESCRIPTOR)) {
        return object_generic_get_attr(vm, value, name);
    }
    if (type->flags & TYPE_HAS_DICT) {
        value_retain(found);
        Value own = instance_get(vm, value_object(value), name);
        if (own != NULL || error_occurred(vm)) {
            value_release(vm, found);
            return own;
        }
        *self = value_retain(value);
        return found;
    }
    *self = value_retain(value);
    return value_retain(found);
}

Value object_lookup_method(VM *vm, Value value, Value name, Value *self) {
    *self = NULL;
    Type *type = value_type(vm, value);
    Value found = type_lookup_borrow(vm, type, name);
    if (found == NULL) {
        return NULL;
    }
    Type *found_type = value_type(vm, found);
    if (found_type->flags & TYPE_METHOD_DESCRIPTOR) {
        *self = value;
        return value_retain(found);
    }
    value_retain(found);
    if (found_type->descr_get == NULL) {
        return found;
    }
    Value bound = found_type->descr_get(vm, found, value, (Value)type);
    value_release(vm, found);
    return bound;
}

Value object_lookup_special(VM *vm, Value value, Value name, bool *missing) {
    Type *type = value_type(vm, value);
    Value found = type_lookup_borrow(vm, type, name);
    *missing = found == NULL;
    if (found == NULL) {
        return NULL;
    }
    value_retain(found);
    Type *found_type = value_type(vm, found);
    if (found_type->descr_get == NULL) {
        return found;
    }
    Value bound = found_type->descr_get(vm, found, value, (Value)type);
    value_release(vm, found);
    return bound;
}
