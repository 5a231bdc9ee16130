#include "engine/objects/mappingproxy.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

static Value mapping_of(Value self) {
    return ((MappingProxy *)value_object(self))->mapping;
}

Value mappingproxy_new(VM *vm, Value mapping) {
    MappingProxy *proxy = object_new(vm, vm->types.mappingproxy, sizeof(MappingProxy));
    if (proxy != NULL) {
        proxy->mapping = value_retain(mapping);
    }
    return value_from_object(proxy);
}

static Value proxy_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    static const char *const names[] = {"mapping", NULL};
    static const ArgSpec spec = {
        .function = "mappingproxy", .names = names, .required = 1, .max_positional = 1};
    Value mapping;
    if (args_parse(vm, &spec, args, nargs, kwnames, &mapping) < 0) {
        return NULL;
    }
    if (value_type(vm, mapping)->get_item == NULL || value_is_list(mapping) ||
        value_is_tuple(mapping)) {
        return error_raise(vm, vm->types.TypeError,
                           "mappingproxy() argument must be a mapping, not %T", mapping);
    }
    return mappingproxy_new(vm, mapping);
}

static void proxy_destroy(VM *vm, Object *self) {
    value_release(vm, ((MappingProxy *)self)->mapping);
    object_free(vm, self);
}

static int proxy_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(((MappingProxy *)self)->mapping, context);
}

static Value proxy_repr(VM *vm, Value self) {
    return str_format(vm, "mappingproxy(%R)", mapping_of(self));
}

static Value proxy_str(VM *vm, Value self) {
    return object_str(vm, mapping_of(self));
}

static int64_t proxy_length(VM *vm, Value self) {
    return object_length(vm, mapping_of(self));
}

static int proxy_contains(VM *vm, Value self, Value key) {
    return object_contains(vm, mapping_of(self), key);
}

static Value proxy_get_item(VM *vm, Value self, Value key) {
    return object_get_item(vm, mapping_of(self), key);
}

static Value proxy_iter(VM *vm, Value self) {
    return object_iter(vm, mapping_of(self));
}

static int proxy_hash(VM *vm, Value self, int64_t *hash) {
    return object_hash(vm, mapping_of(self), hash);
}

static Value proxy_compare(VM *vm, Value left, Value right, CompareOp op) {
    return object_compare(vm, mapping_of(left), right, op);
}

static Value unwrap(VM *vm, Value value) {
    return value_object_is(value, vm->types.mappingproxy) ? mapping_of(value) : value;
}

static Value proxy_or(VM *vm, Value left, Value right) {
    return object_binary(vm, NB_OR, unwrap(vm, left), unwrap(vm, right));
}

static Value proxy_inplace_or(VM *vm, Value left, Value right) {
    (void)right;
    return error_raise(vm, vm->types.TypeError, "'|=' is not supported by %T; use '|' instead",
                       left);
}

/* Methods are the mapping's own. */
static Value call_mapping(VM *vm, Value self, const char *name, const Value *args, size_t nargs) {
    Value method = object_get_attr_string(vm, mapping_of(self), name);
    if (method == NULL) {
        return NULL;
    }
    Value result = object_call(vm, method, args, nargs, NULL);
    value_release(vm, method);
    return result;
}

NATIVE_FUNCTION(proxy_get) {
    if (args_check_count(vm, "get", nargs, 1, 2) < 0) {
        return NULL;
    }
    const Value both[2] = {args[0], nargs == 2 ? args[1] : VALUE_NONE};
    return call_mapping(vm, self, "get", both, 2);
}

NATIVE_FUNCTION(proxy_keys) {
    return call_mapping(vm, self, "keys", NULL, 0);
}

NATIVE_FUNCTION(proxy_values) {
    return call_mapping(vm, self, "values", NULL, 0);
}

NATIVE_FUNCTION(proxy_items) {
    return call_mapping(vm, self, "items", NULL, 0);
}

NATIVE_FUNCTION(proxy_copy) {
    return call_mapping(vm, self, "copy", NULL, 0);
}

NATIVE_FUNCTION(proxy_reversed) {
    return call_mapping(vm, self, "__reversed__", NULL, 0);
}

static const NativeDef proxy_methods[] = {
    {"get", proxy_get, NATIVE_FAST, NULL},
    {"keys", proxy_keys, NATIVE_NOARGS, NULL},
    {"values", proxy_values, NATIVE_NOARGS, NULL},
    {"items", proxy_items, NATIVE_NOARGS, NULL},
    {"copy", proxy_copy, NATIVE_NOARGS, NULL},
    {"__reversed__", proxy_reversed, NATIVE_NOARGS, NULL},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

int types_init_mappingproxy(VM *vm) {
    Type *type = type_new_builtin(vm, "mappingproxy", LAYOUT_OTHER, sizeof(MappingProxy),
                                  vm->types.object, TYPE_MAPPING);
    if (type == NULL) {
        return -1;
    }
    vm->types.mappingproxy = type;
    type->destroy = proxy_destroy;
    type->traverse = proxy_traverse;
    type->repr = proxy_repr;
    type->str = proxy_str;
    type->hash = proxy_hash;
    type->compare = proxy_compare;
    type->length = proxy_length;
    type->contains = proxy_contains;
    type->get_item = proxy_get_item;
    type->iter = proxy_iter;
    type->binary[NB_OR] = proxy_or;
    type->inplace[NB_OR] = proxy_inplace_or;
    type->create = proxy_create;
    type->methods = proxy_methods;
    return type_ready(vm, type);
}
