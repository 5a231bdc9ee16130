/*
 * function_wrapper.c - classmethod and staticmethod: they change what a function is bound to.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/descriptor.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/instance.h"
#include "engine/objects/method.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"

static FunctionWrapper *to_wrapper(Value value) {
    return (FunctionWrapper *)value_object(value);
}

/* The wrapper looks like the function it wraps. */
static int copy_attributes(VM *vm, Value self, Value callable) {
    const Value names[] = {vm->names.__module__, vm->names.__name__, vm->names.__qualname__,
                           vm->names.__doc__};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bool missing;
        Value value = object_find_attr(vm, callable, names[i], &missing);
        if (value == NULL && !missing) {
            return -1;
        }
        if (value != NULL) {
            int status = object_set_attr(vm, self, names[i], value);
            value_release(vm, value);
            if (status < 0) {
                return -1;
            }
        }
    }
    return 0;
}

static int wrapper_fill(VM *vm, Value self, Value callable) {
    value_replace_take(vm, &to_wrapper(self)->callable, value_retain(callable));
    return copy_attributes(vm, self, callable);
}

static Value wrapper_new(VM *vm, Type *type, Value callable) {
    Value self = value_from_object(object_new(vm, type, sizeof(FunctionWrapper)));
    if (self != NULL && wrapper_fill(vm, self, callable) < 0) {
        value_release(vm, self);
        return NULL;
    }
    return self;
}

Value classmethod_new(VM *vm, Value callable) {
    return wrapper_new(vm, vm->types.classmethod, callable);
}

Value staticmethod_new(VM *vm, Value callable) {
    return wrapper_new(vm, vm->types.staticmethod, callable);
}

static Value wrapper_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(object_new(vm, type, type->basic_size));
}

static int init_named(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                      Tuple *kwnames) {
    if (args_refuse_keywords(vm, name, kwnames) < 0 ||
        args_check_count(vm, name, nargs, 1, 1) < 0) {
        return -1;
    }
    return wrapper_fill(vm, self, args[0]);
}

static int classmethod_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return init_named(vm, "classmethod", self, args, nargs, kwnames);
}

static int staticmethod_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return init_named(vm, "staticmethod", self, args, nargs, kwnames);
}

/* ---- binding ---- */

static Value classmethod_get(VM *vm, Value self, Value instance, Value owner) {
    Value callable = to_wrapper(self)->callable;
    if (callable == NULL) {
        return error_raise(vm, vm->types.RuntimeError, "uninitialized classmethod object");
    }
    return method_new(vm, callable,
                      owner != NULL ? owner : value_from_object(value_type(vm, instance)));
}

static Value staticmethod_get(VM *vm, Value self, Value instance, Value owner) {
    (void)instance, (void)owner;
    Value callable = to_wrapper(self)->callable;
    return callable == NULL
               ? error_raise(vm, vm->types.RuntimeError, "uninitialized staticmethod object")
               : value_retain(callable);
}

static Value staticmethod_call(VM *vm, Value self, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    return object_call(vm, to_wrapper(self)->callable, args, nargs, kwnames);
}

/* ---- the rest ---- */

static Value wrapper_repr(VM *vm, Value self) {
    Value callable = to_wrapper(self)->callable;
    return str_format(vm, "<%N(%R)>",
                      type_is_subtype(value_object(self)->type, vm->types.classmethod)
                          ? vm->types.classmethod
                          : vm->types.staticmethod,
                      callable == NULL ? VALUE_NONE : callable);
}

static void wrapper_clear(VM *vm, Object *self) {
    FunctionWrapper *wrapper = (FunctionWrapper *)self;
    value_clear(vm, &wrapper->callable);
    instance_clear(vm, self);
}

static void wrapper_destroy(VM *vm, Object *self) {
    wrapper_clear(vm, self);
    object_free(vm, self);
}

static int wrapper_traverse(Object *self, VisitCall *visit, void *context) {
    const FunctionWrapper *wrapper = (const FunctionWrapper *)self;
    int status = wrapper->callable == NULL ? 0 : visit(wrapper->callable, context);
    return status != 0 ? status : instance_traverse(self, visit, context);
}

static Value get_is_abstract(VM *vm, Value self, void *closure) {
    (void)closure;
    Value callable = to_wrapper(self)->callable;
    int abstract = callable == NULL ? 0 : object_is_abstract(vm, callable);
    return abstract < 0 ? NULL : value_from_bool(abstract);
}

/* The wrapped function's annotations, until the wrapper is given some of its own. */
static Value get_wrapped(VM *vm, Value self, void *closure) {
    Value name = str_intern_string(vm, closure);
    Dict *dict = name == NULL ? NULL : object_dict_borrow(vm, self);
    Value value = NULL;
    if (dict != NULL && dict_get(vm, dict, name, &value) == 0) {
        Value callable = to_wrapper(self)->callable;
        value = object_get_attr(vm, callable == NULL ? VALUE_NONE : callable, name);
        if (value != NULL && dict_set(vm, dict, name, value) < 0) {
            value_clear(vm, &value);
        }
    }
    value_release_if(vm, name);
    return value;
}

static int set_wrapped(VM *vm, Value self, Value value, void *closure) {
    Dict *dict = object_dict_borrow(vm, self);
    if (dict == NULL) {
        return -1;
    }
    if (value != NULL) {
        return dict_set_string(vm, dict, closure, value);
    }
    Value name = str_intern_string(vm, closure);
    int removed = name == NULL ? -1 : dict_remove(vm, dict, name);
    value_release_if(vm, name);
    return removed != 0
               ? (removed < 0 ? -1 : 0)
               : error_raise_int(vm, vm->types.AttributeError, "'%T' object has no attribute '%s'",
                                 self, (const char *)closure);
}

static const GetSetDef wrapper_getsets[] = {
    {"__annotations__", get_wrapped, set_wrapped, "__annotations__"},
    {"__annotate__", get_wrapped, set_wrapped, "__annotate__"},
    {"__isabstractmethod__", get_is_abstract, NULL, NULL},
    {"__dict__", object_get_dict, object_set_dict, NULL},
    {0},
};

static const MemberDef wrapper_members[] = {
    {"__func__", offsetof(FunctionWrapper, callable), false, false},
    {"__wrapped__", offsetof(FunctionWrapper, callable), false, false},
    {0},
};

static const NativeDef wrapper_methods[] = {
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static Type *wrapper_type(VM *vm, const char *name) {
    Type *type = type_new_builtin(vm, name, LAYOUT_DESCRIPTOR, sizeof(FunctionWrapper),
                                  vm->types.object, TYPE_SUBCLASSABLE | TYPE_HAS_DICT);
    if (type != NULL) {
        type->dict_offset = offsetof(FunctionWrapper, dict);
        type->destroy = wrapper_destroy;
        type->traverse = wrapper_traverse;
        type->clear = wrapper_clear;
        type->repr = wrapper_repr;
        type->create = wrapper_create;
        type->getsets = wrapper_getsets;
        type->members = wrapper_members;
        type->methods = wrapper_methods;
    }
    return type;
}

int types_init_function_wrappers(VM *vm) {
    Type *class_type = wrapper_type(vm, "classmethod");
    Type *static_type = wrapper_type(vm, "staticmethod");
    if (class_type == NULL || static_type == NULL) {
        return -1;
    }
    vm->types.classmethod = class_type;
    vm->types.staticmethod = static_type;
    class_type->descr_get = classmethod_get;
    class_type->init = classmethod_init;
    static_type->descr_get = staticmethod_get;
    static_type->init = staticmethod_init;
    static_type->call = staticmethod_call;
    return type_ready(vm, class_type) < 0 ? -1 : type_ready(vm, static_type);
}
