/*
 * collections_default.c - defaultdict: a dict that makes the values it is asked for.
 */
#include "engine/modules/collections.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

typedef struct DefaultDict {
    Dict dict;
    Value factory; /* NULL or None: none */
} DefaultDict;

static DefaultDict *to_default(Value value) {
    return (DefaultDict *)value_object(value);
}

static Value factory_of(Value self) {
    Value factory = to_default(self)->factory;
    return factory == NULL ? VALUE_NONE : factory;
}

static int default_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (nargs > 0) {
        if (args[0] != VALUE_NONE && !object_is_callable(vm, args[0])) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "first argument must be callable or None");
        }
        value_replace_take(vm, &to_default(self)->factory, value_retain(args[0]));
        args++;
        nargs--;
    } else {
        value_clear(vm, &to_default(self)->factory);
    }
    return vm->types.dict->init(vm, self, args, nargs, kwnames);
}

/* What d[key] does when there is no such key. */
NATIVE_FUNCTION(default_missing) {
    Value factory = factory_of(self);
    if (factory == VALUE_NONE) {
        return error_raise_with(vm, vm->types.KeyError, args[0]);
    }
    value_retain(factory);
    Value value = object_call_no_args(vm, factory);
    value_release(vm, factory);
    if (value != NULL && object_set_item(vm, self, args[0], value) < 0) {
        value_release(vm, value);
        return NULL;
    }
    return value;
}

/* type(self)(factory, mapping) */
static Value copy_with(VM *vm, Value self, Value mapping) {
    const Value args[] = {factory_of(self), mapping};
    return object_call(vm, value_from_object(value_object(self)->type), args, 2, NULL);
}

NATIVE_FUNCTION(default_copy) {
    return copy_with(vm, self, self);
}

static Value default_or(VM *vm, Value left, Value right) {
    bool is_left = value_is_instance(left, vm->types.defaultdict);
    if (!value_is_dict(is_left ? right : left)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value result = copy_with(vm, is_left ? left : right, left);
    if (result != NULL && dict_update(vm, value_to_dict(result), right) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

static Value factory_repr(VM *vm, Value factory) {
    int running = object_repr_enter(vm, factory);
    if (running != 0) {
        return running < 0 ? NULL : str_intern_string(vm, "...");
    }
    Value text = object_repr(vm, factory);
    object_repr_leave(vm, factory);
    return text;
}

static Value default_repr(VM *vm, Value self) {
    Value items = vm->types.dict->repr(vm, self);
    Value factory = items == NULL ? NULL : factory_repr(vm, factory_of(self));
    Value text = factory == NULL
                     ? NULL
                     : str_format(vm, "%U(%U, %U)", value_object(self)->type->name, factory, items);
    value_release_if(vm, items);
    value_release_if(vm, factory);
    return text;
}

NATIVE_FUNCTION(default_reduce) {
    Value factory = factory_of(self);
    Value parts = factory == VALUE_NONE ? tuple_pack(vm, 0) : tuple_pack(vm, 1, factory);
    Value items = parts == NULL ? NULL : object_call_method(vm, vm->names.items, &self, 1);
    Value iterator = items == NULL ? NULL : object_iter(vm, items);
    Value result = iterator == NULL ? NULL
                                    : tuple_pack(vm, 5, value_from_object(value_type(vm, self)),
                                                 parts, VALUE_NONE, VALUE_NONE, iterator);
    value_release_if(vm, parts);
    value_release_if(vm, items);
    value_release_if(vm, iterator);
    return result;
}

static const NativeDef default_methods[] = {
    {"__missing__", default_missing, NATIVE_ONE, NULL},
    {"copy", default_copy, NATIVE_NOARGS, NULL},
    {"__copy__", default_copy, NATIVE_NOARGS, NULL},
    {"__reduce__", default_reduce, NATIVE_NOARGS, NULL},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static const MemberDef default_members[] = {
    {"default_factory", offsetof(DefaultDict, factory), true, false},
    {0},
};

static void default_clear(VM *vm, Object *self) {
    value_clear(vm, &((DefaultDict *)self)->factory);
    vm->types.dict->clear(vm, self);
}

static void default_destroy(VM *vm, Object *self) {
    value_clear(vm, &((DefaultDict *)self)->factory);
    vm->types.dict->destroy(vm, self);
}

static int default_traverse(Object *self, VisitCall *visit, void *context) {
    const DefaultDict *dict = (const DefaultDict *)self;
    int status = dict->factory == NULL ? 0 : visit(dict->factory, context);
    return status != 0 ? status : dict_traverse(self, visit, context);
}

static int init_default(VM *vm) {
    Type *type = type_new_builtin(vm, "defaultdict", LAYOUT_DICT, sizeof(DefaultDict),
                                  vm->types.dict, TYPE_SUBCLASSABLE);
    if (type == NULL) {
        return -1;
    }
    type->destroy = default_destroy;
    type->traverse = default_traverse;
    type->clear = default_clear;
    type->init = default_init;
    type->repr = default_repr;
    type->binary[NB_OR] = default_or;
    type->methods = default_methods;
    type->members = default_members;
    return type_ready_take(vm, &vm->types.defaultdict, type, "collections");
}

int collections_init_default(VM *vm, Module *module) {
    if (vm->types.defaultdict == NULL && init_default(vm) < 0) {
        return -1;
    }
    return module_set(vm, module, "defaultdict", value_from_object(vm->types.defaultdict));
}
