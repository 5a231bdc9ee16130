/*
 * property.c - property: an attribute that is got, set and deleted by calling functions.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/descriptor.h"
#include "engine/objects/error.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"

static Property *to_property(Value value) {
    return (Property *)value_object(value);
}

/* The name from __set_name__, else the getter's; retained, NULL if there is none or on error. */
static Value property_name(VM *vm, const Property *property) {
    if (property->name != NULL) {
        return value_retain(property->name);
    }
    bool missing = true;
    return property->getter == NULL
               ? NULL
               : object_find_attr(vm, property->getter, vm->names.__name__, &missing);
}

static void raise_cannot(VM *vm, const Property *property, Value instance, const char *what) {
    Value name = property_name(vm, property);
    if (name == NULL && error_occurred(vm)) {
        return;
    }
    Value qualname = value_type(vm, instance)->qualname;
    if (name != NULL) {
        error_raise(vm, vm->types.AttributeError, "property %R of %R object has no %s", name,
                    qualname, what);
        value_release(vm, name);
    } else {
        error_raise(vm, vm->types.AttributeError, "property of %R object has no %s", qualname,
                    what);
    }
}

static Value property_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    const Property *property = to_property(self);
    if (instance == NULL || instance == VALUE_NONE) {
        return value_retain(self);
    }
    if (property->getter == NULL) {
        raise_cannot(vm, property, instance, "getter");
        return NULL;
    }
    return object_call_one(vm, property->getter, instance);
}

static int property_set(VM *vm, Value self, Value instance, Value value) {
    const Property *property = to_property(self);
    Value function = value == NULL ? property->deleter : property->setter;
    if (function == NULL) {
        raise_cannot(vm, property, instance, value == NULL ? "deleter" : "setter");
        return -1;
    }
    const Value args[2] = {instance, value};
    Value result = object_call(vm, function, args, value == NULL ? 1 : 2, NULL);
    if (result == NULL) {
        return -1;
    }
    value_release(vm, result);
    return 0;
}

/* ---- making ---- */

static Value property_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(object_new(vm, type, type->basic_size));
}

static void set_field(VM *vm, Value *field, Value value) {
    value_replace_take(vm, field, value == VALUE_NONE ? NULL : value_retain_if(value));
}

/* The docstring: given, or the getter's. Retained; NULL if there is none; *fine false on error. */
static Value find_doc(VM *vm, Property *property, Value given, bool *fine) {
    *fine = true;
    if (given != NULL && given != VALUE_NONE) {
        return value_retain(given);
    }
    if (property->getter == NULL) {
        return NULL;
    }
    bool missing;
    Value doc = object_find_attr(vm, property->getter, vm->names.__doc__, &missing);
    *fine = doc != NULL || missing;
    if (doc == VALUE_NONE) {
        return NULL;
    }
    property->getter_doc = doc != NULL;
    return doc;
}

/* An instance of a subclass keeps it as an attribute, for the class has a __doc__ of its own. */
static int set_doc_attribute(VM *vm, Value self, Value doc) {
    int status = object_set_attr(vm, self, vm->names.__doc__, doc == NULL ? VALUE_NONE : doc);
    if (status < 0 && !to_property(self)->getter_doc &&
        error_matches(vm, vm->types.AttributeError)) {
        error_clear(vm);
        return 0;
    }
    return status;
}

static int property_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
    static const ArgSpec spec = {.function = "property", .names = names, .max_positional = 4};
    Value given[4];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return -1;
    }
    Property *property = to_property(self);
    set_field(vm, &property->getter, given[0]);
    set_field(vm, &property->setter, given[1]);
    set_field(vm, &property->deleter, given[2]);
    set_field(vm, &property->doc, NULL);
    set_field(vm, &property->name, NULL);
    property->getter_doc = false;
    bool fine;
    Value doc = find_doc(vm, property, given[3], &fine);
    if (!fine) {
        return -1;
    }
    if (value_object(self)->type == vm->types.property) {
        value_replace_take(vm, &property->doc, doc);
        return 0;
    }
    int status = set_doc_attribute(vm, self, doc);
    value_release_if(vm, doc);
    return status;
}

/* A copy with one function replaced. */
static Value property_copy(VM *vm, Value self, Value getter, Value setter, Value deleter) {
    const Property *old = to_property(self);
    const Value functions[] = {getter, setter, deleter};
    const Value kept[] = {old->getter, old->setter, old->deleter};
    Value args[4];
    for (size_t i = 0; i < 3; i++) {
        args[i] = functions[i] != NULL && functions[i] != VALUE_NONE ? functions[i] : kept[i];
        args[i] = args[i] == NULL ? VALUE_NONE : args[i];
    }
    bool from_getter = old->getter_doc && args[0] != VALUE_NONE;
    args[3] = from_getter || old->doc == NULL ? VALUE_NONE : old->doc;
    Type *type = value_object(self)->type;
    Value copy = object_call(vm, value_from_object(type), args, 4, NULL);
    if (copy != NULL && type_is_subtype(value_type(vm, copy), vm->types.property)) {
        set_field(vm, &to_property(copy)->name, old->name);
    }
    return copy;
}

NATIVE_FUNCTION(property_getter) {
    return property_copy(vm, self, args[0], NULL, NULL);
}

NATIVE_FUNCTION(property_setter) {
    return property_copy(vm, self, NULL, args[0], NULL);
}

NATIVE_FUNCTION(property_deleter) {
    return property_copy(vm, self, NULL, NULL, args[0]);
}

NATIVE_FUNCTION(property_set_name) {
    if (nargs != 2) {
        return error_raise(vm, vm->types.TypeError,
                           "__set_name__() takes 2 positional arguments but %zu were given", nargs);
    }
    value_replace_take(vm, &to_property(self)->name, value_retain(args[1]));
    return VALUE_NONE;
}

static const NativeDef property_methods[] = {
    {"getter", property_getter, NATIVE_ONE, NULL},
    {"setter", property_setter, NATIVE_ONE, NULL},
    {"deleter", property_deleter, NATIVE_ONE, NULL},
    {"__set_name__", property_set_name, NATIVE_FAST, NULL},
    {0},
};

static Value get_name(VM *vm, Value self, void *closure) {
    (void)closure;
    Value name = property_name(vm, to_property(self));
    return name != NULL || error_occurred(vm)
               ? name
               : error_raise_attribute(vm, self, vm->names.__name__,
                                       "'property' object has no attribute '__name__'");
}

static int set_name(VM *vm, Value self, Value value, void *closure) {
    (void)closure;
    value_replace_take(vm, &to_property(self)->name, value_retain_if(value));
    return 0;
}

static Value get_is_abstract(VM *vm, Value self, void *closure) {
    (void)closure;
    const Property *property = to_property(self);
    const Value functions[] = {property->getter, property->setter, property->deleter};
    for (size_t i = 0; i < 3; i++) {
        int abstract = functions[i] == NULL ? 0 : object_is_abstract(vm, functions[i]);
        if (abstract != 0) {
            return abstract < 0 ? NULL : VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

static const GetSetDef property_getsets[] = {
    {"__name__", get_name, set_name, NULL},
    {"__isabstractmethod__", get_is_abstract, NULL, NULL},
    {0},
};

static const MemberDef property_members[] = {
    {"fget", offsetof(Property, getter), false, false},
    {"fset", offsetof(Property, setter), false, false},
    {"fdel", offsetof(Property, deleter), false, false},
    {"__doc__", offsetof(Property, doc), true, false},
    {0},
};

static void property_clear(VM *vm, Object *self) {
    Property *property = (Property *)self;
    Value *const fields[] = {&property->getter, &property->setter, &property->deleter,
                             &property->doc, &property->name};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        value_clear(vm, fields[i]);
    }
}

static void property_destroy(VM *vm, Object *self) {
    property_clear(vm, self);
    object_free(vm, self);
}

static int property_traverse(Object *self, VisitCall *visit, void *context) {
    const Property *property = (const Property *)self;
    const Value fields[] = {property->getter, property->setter, property->deleter, property->doc,
                            property->name};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        int status = fields[i] == NULL ? 0 : visit(fields[i], context);
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

int types_init_property(VM *vm) {
    Type *type = type_new_builtin(vm, "property", LAYOUT_DESCRIPTOR, sizeof(Property),
                                  vm->types.object, TYPE_SUBCLASSABLE);
    if (type == NULL) {
        return -1;
    }
    vm->types.property = type;
    type->destroy = property_destroy;
    type->traverse = property_traverse;
    type->clear = property_clear;
    type->descr_get = property_get;
    type->descr_set = property_set;
    type->create = property_create;
    type->init = property_init;
    type->methods = property_methods;
    type->getsets = property_getsets;
    type->members = property_members;
    return type_ready(vm, type);
}
