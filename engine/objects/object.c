#include "engine/objects/object.h"

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/format_spec.h"
#include "engine/objects/native.h"
#include "engine/objects/recursion.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"
#include "engine/objects/union.h"

static Type *immediate_type(VM *vm, Value value) {
    if (value == VALUE_NONE) {
        return vm->types.none;
    }
    if (value_is_bool(value)) {
        return vm->types.bool_;
    }
    return value == VALUE_ELLIPSIS ? vm->types.ellipsis : vm->types.not_implemented;
}

Type *value_type(VM *vm, Value value) {
    assert(value != NULL);
    if (value_is_small_int(value)) {
        return vm->types.int_;
    }
    return (value_bits(value) & 7) == 0 ? value_object(value)->type : immediate_type(vm, value);
}

/* ---- text ---- */

/* What __repr__ or __str__ returned must be a str. Consumes. */
static Value check_text(VM *vm, Value text, const char *method) {
    if (text != NULL && !value_is_str(text)) {
        error_raise(vm, vm->types.TypeError, "%s returned non-string (type %T)", method, text);
        value_release(vm, text);
        return NULL;
    }
    return text;
}

Value object_repr(VM *vm, Value value) {
    Type *type = value_type(vm, value);
    if (recursion_check(vm, " while getting the repr of an object") < 0) {
        return NULL;
    }
    Value text = type->repr(vm, value);
    return check_text(vm, text, "__repr__");
}

Value object_str(VM *vm, Value value) {
    Type *type = value_type(vm, value);
    if (type == vm->types.str) {
        return value_retain(value);
    }
    if (recursion_check(vm, " while getting the str of an object") < 0) {
        return NULL;
    }
    Value text = type->str(vm, value);
    return check_text(vm, text, "__str__");
}

Value object_ascii(VM *vm, Value value) {
    Value repr = object_repr(vm, value);
    if (repr == NULL || value_to_str(repr)->ascii) {
        return repr;
    }
    Value ascii = str_to_ascii(vm, repr);
    value_release(vm, repr);
    return ascii;
}

Value object_format(VM *vm, Value value, Value spec) {
    Type *type = value_type(vm, value);
    if (spec == NULL) {
        spec = vm->shared.empty_str;
    }
    if (type == vm->types.str || type == vm->types.int_ || type == vm->types.float_) {
        return format_exact(vm, value, spec); /* nothing can have replaced their __format__ */
    }
    Value self;
    Value method = object_lookup_method(vm, value, vm->names.__format__, &self);
    if (method == NULL) {
        return error_occurred(vm) ? NULL
                                  : error_raise(vm, vm->types.TypeError,
                                                "Type %T doesn't define __format__", value);
    }
    Value text = object_call_bound(vm, method, self, &spec, 1);
    value_release(vm, method);
    if (text != NULL && !value_is_str(text)) {
        error_raise(vm, vm->types.TypeError, "__format__ must return a str, not %T", text);
        value_release(vm, text);
        return NULL;
    }
    return text;
}

/* ---- containers whose repr is being made ---- */

int object_repr_enter(VM *vm, Value value) {
    Shared *shared = &vm->shared;
    for (size_t i = shared->repr_count; i-- > 0;) {
        if (shared->repr_running[i] == value) {
            return 1;
        }
    }
    if (shared->repr_count == shared->repr_capacity) {
        shared->repr_capacity = shared->repr_capacity == 0 ? 16 : shared->repr_capacity * 2;
        shared->repr_running =
            memory_resize(shared->repr_running, shared->repr_capacity, sizeof(Value));
    }
    shared->repr_running[shared->repr_count++] = value;
    return 0;
}

void object_repr_leave(VM *vm, Value value) {
    Shared *shared = &vm->shared;
    for (size_t i = shared->repr_count; i-- > 0;) {
        if (shared->repr_running[i] == value) {
            shared->repr_running[i] = shared->repr_running[--shared->repr_count];
            return;
        }
    }
}

/* ---- truth, hash ---- */

int object_truth(VM *vm, Value value) {
    if (value == VALUE_TRUE) {
        return 1;
    }
    if (value == VALUE_FALSE || value == VALUE_NONE) {
        return 0;
    }
    Type *type = value_type(vm, value);
    if (type->truth != NULL) {
        return type->truth(vm, value);
    }
    if (type->length != NULL) {
        int64_t length = type->length(vm, value);
        return length < 0 ? -1 : length > 0;
    }
    return 1;
}

int64_t object_identity_hash(Value value) {
    /* Rotated, since the low bits of addresses are all alike. */
    uint64_t address = value_bits(value);
    return (int64_t)(address >> 4 | address << 60);
}

int object_hash_identity(VM *vm, Value value, int64_t *hash) {
    (void)vm;
    *hash = object_identity_hash(value);
    return 0;
}

int object_hash_refuse(VM *vm, Value value, int64_t *hash) {
    (void)hash;
    return error_raise_int(vm, vm->types.TypeError, "unhashable type: '%T'", value);
}

int object_hash(VM *vm, Value value, int64_t *hash) {
    if (value_is_object(value) && value_object(value)->type == vm->types.str) {
        *hash = str_hash(value_to_str(value));
        return 0;
    }
    return value_type(vm, value)->hash(vm, value, hash);
}

bool object_is_callable(VM *vm, Value value) {
    return value_type(vm, value)->call != NULL;
}

int object_is_abstract(VM *vm, Value value) {
    bool missing;
    Value flag = object_find_attr(vm, value, vm->names.__isabstractmethod__, &missing);
    if (flag == NULL) {
        return missing ? 0 : -1;
    }
    int truth = object_truth(vm, flag);
    value_release(vm, flag);
    return truth;
}

/* ---- instances and subclasses ---- */

/* __class__ of a value, for objects that pretend to be of another class; retained. */
static Value pretended_class(VM *vm, Value value) {
    bool missing;
    return object_find_attr(vm, value, vm->names.__class__, &missing);
}

/* cls.__bases__ if it is a tuple; retained. NULL without an exception if there is none. */
static Tuple *abstract_bases(VM *vm, Value cls) {
    bool missing;
    Value bases = object_find_attr(vm, cls, vm->names.__bases__, &missing);
    if (bases != NULL && !value_is_tuple(bases)) {
        value_release(vm, bases);
        bases = NULL;
    }
    return (Tuple *)bases;
}

/* Whether the bases of `derived`, followed up, contain cls. */
static int abstract_is_subclass(VM *vm, Value derived, Value cls) {
    if (derived == cls) {
        return 1;
    }
    Tuple *bases = abstract_bases(vm, derived);
    if (bases == NULL) {
        return error_occurred(vm) ? -1 : 0;
    }
    int result = recursion_check(vm, " in __issubclass__");
    if (result == 0) {
        for (size_t i = 0; result == 0 && i < bases->size; i++) {
            result = abstract_is_subclass(vm, bases->items[i], cls);
        }
    }
    value_release(vm, value_from_object(bases));
    return result;
}

/* Whether it has __bases__, and so can stand for a class. */
static int check_class(VM *vm, Value cls, const char *message) {
    Tuple *bases = abstract_bases(vm, cls);
    if (bases == NULL) {
        return error_occurred(vm) ? -1 : error_raise_int(vm, vm->types.TypeError, "%s", message);
    }
    value_release(vm, value_from_object(bases));
    return 0;
}

static int plain_is_instance(VM *vm, Value value, Value cls) {
    bool is_type = value_is_type(cls);
    if (is_type && type_is_subtype(value_type(vm, value), value_to_type(cls))) {
        return 1;
    }
    if (!is_type && check_class(vm, cls,
                                "isinstance() arg 2 must be a type, a tuple of types, or a "
                                "union") < 0) {
        return -1;
    }
    Value pretended = pretended_class(vm, value);
    if (pretended == NULL) {
        return error_occurred(vm) ? -1 : 0;
    }
    int result = 0;
    if (!is_type) {
        result = abstract_is_subclass(vm, pretended, cls);
    } else if (value_is_type(pretended) && value_to_type(pretended) != value_type(vm, value)) {
        result = type_is_subtype(value_to_type(pretended), value_to_type(cls));
    }
    value_release(vm, pretended);
    return result;
}

static int plain_is_subclass(VM *vm, Value derived, Value cls) {
    if (value_is_type(derived) && value_is_type(cls)) {
        return type_is_subtype(value_to_type(derived), value_to_type(cls));
    }
    if (check_class(vm, derived, "issubclass() arg 1 must be a class") < 0 ||
        check_class(vm, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union") <
            0) {
        return -1;
    }
    return abstract_is_subclass(vm, derived, cls);
}

typedef int ClassCheck(VM *vm, Value value, Value class_or_tuple);

/* cls.__instancecheck__(value) and the like: 1, 0, -1; *missing when cls has no such method. */
static int ask_class(VM *vm, Value cls, Value method_name, Value value, const char *where,
                     bool *missing) {
    Value self;
    Value method = object_lookup_method(vm, cls, method_name, &self);
    *missing = method == NULL && !error_occurred(vm);
    if (method == NULL) {
        return -1;
    }
    int truth = -1;
    if (recursion_check(vm, where) == 0) {
        Value answer = object_call_bound(vm, method, self, &value, 1);
        truth = answer == NULL ? -1 : object_truth(vm, answer);
        value_release_if(vm, answer);
    }
    value_release(vm, method);
    return truth;
}

static int check_any(VM *vm, ClassCheck *check, Value value, Value classes, const char *where) {
    int result = recursion_check(vm, where);
    const Tuple *tuple = value_to_tuple(classes);
    for (size_t i = 0; result == 0 && i < tuple->size; i++) {
        result = check(vm, value, tuple->items[i]);
    }
    return result;
}

int object_is_instance(VM *vm, Value value, Value cls) {
    Type *cls_type = value_type(vm, cls);
    if ((Value)value_type(vm, value) == cls) {
        return 1;
    }
    if (cls_type == vm->types.type) {
        return plain_is_instance(vm, value, cls);
    }
    if (value_is_union(cls, vm->types.union_)) {
        cls = ((const Union *)value_object(cls))->args;
    }
    if (value_is_tuple(cls)) {
        return check_any(vm, object_is_instance, value, cls, " in __instancecheck__");
    }
    bool missing;
    int result =
        ask_class(vm, cls, vm->names.__instancecheck__, value, " in __instancecheck__", &missing);
    return missing ? plain_is_instance(vm, value, cls) : result;
}

int object_is_subclass(VM *vm, Value derived, Value cls) {
    Type *cls_type = value_type(vm, cls);
    if (cls_type == vm->types.type) {
        return derived == cls ? 1 : plain_is_subclass(vm, derived, cls);
    }
    if (value_is_union(cls, vm->types.union_)) {
        cls = ((const Union *)value_object(cls))->args;
    }
    if (value_is_tuple(cls)) {
        return check_any(vm, object_is_subclass, derived, cls, " in __subclasscheck__");
    }
    bool missing;
    int result =
        ask_class(vm, cls, vm->names.__subclasscheck__, derived, " in __subclasscheck__", &missing);
    return missing ? plain_is_subclass(vm, derived, cls) : result;
}

int object_plain_is_instance(VM *vm, Value value, Value cls) {
    return plain_is_instance(vm, value, cls);
}

int object_plain_is_subclass(VM *vm, Value derived, Value cls) {
    return plain_is_subclass(vm, derived, cls);
}

/* ---- recursion ---- */

int recursion_fail(VM *vm, const char *where) {
    /* Making the exception may use what was kept back. */
    uintptr_t limit = vm->native_limit;
    vm->native_limit = 0;
    error_raise(vm, vm->types.RecursionError, "maximum recursion depth exceeded%s", where);
    vm->native_limit = limit;
    return -1;
}
