#include "engine/objects/type_alias.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_variable.h"
#include "engine/objects/union.h"

typedef struct TypeAlias {
    Object head;
    Value name;
    Value type_params; /* Tuple, or NULL */
    Value compute;     /* function, or NULL */
    Value value;       /* NULL until asked for */
    Value module;      /* or NULL */
} TypeAlias;

static TypeAlias *to_alias(Value value) {
    return (TypeAlias *)value_object(value);
}

Value type_alias_new(VM *vm, Value name, Value type_params, Value compute) {
    if (type_alias_make_type(vm) < 0) {
        return NULL;
    }
    TypeAlias *alias = object_new(vm, vm->types.type_alias, sizeof(TypeAlias));
    if (alias != NULL) {
        alias->name = value_retain(name);
        alias->compute = value_retain(compute);
        if (value_is_tuple(type_params) && value_to_tuple(type_params)->size > 0) {
            alias->type_params = value_retain(type_params);
        }
    }
    return value_from_object(alias);
}

/* Those with a default come last. */
static int check_type_params(VM *vm, const Tuple *params) {
    bool default_seen = false;
    for (size_t i = 0; i < params->size; i++) {
        int has_default = type_variable_has_default(vm, params->items[i]);
        if (has_default < 0) {
            return -1;
        }
        if (!has_default && default_seen) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "non-default type parameter '%R' follows default type parameter",
                                   params->items[i]);
        }
        default_seen = default_seen || has_default;
    }
    return 0;
}

/* TypeAliasType(name, value, *, type_params=()) */
static Value alias_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"name", "value", "type_params", NULL};
    static const ArgSpec spec = {
        .function = "typealias", .names = names, .required = 2, .max_positional = 2};
    Value given[3];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (!value_is_str(given[0])) {
        return error_raise(vm, vm->types.TypeError,
                           "typealias() argument 'name' must be str, not %T", given[0]);
    }
    if (given[2] != NULL && !value_is_tuple(given[2])) {
        return error_raise(vm, vm->types.TypeError, "type_params must be a tuple");
    }
    if (given[2] != NULL && check_type_params(vm, value_to_tuple(given[2])) < 0) {
        return NULL;
    }
    TypeAlias *alias = object_new(vm, type, sizeof(TypeAlias));
    if (alias == NULL) {
        return NULL;
    }
    alias->name = value_retain(given[0]);
    alias->value = value_retain(given[1]);
    if (given[2] != NULL && value_to_tuple(given[2])->size > 0) {
        alias->type_params = value_retain(given[2]);
    }
    if (vm->frame != NULL && vm->frame->globals != NULL) {
        Value module = dict_get_str_borrow(vm, vm->frame->globals, vm->names.__name__);
        alias->module = value_retain_if(module);
    }
    return value_from_object(alias);
}

/* ---- attributes ---- */

static Value get_value(VM *vm, Value self, void *closure) {
    (void)closure;
    TypeAlias *alias = to_alias(self);
    if (alias->value == NULL) {
        value_retain(self);
        Value value = object_call_no_args(vm, alias->compute);
        if (value != NULL) {
            value_replace_take(vm, &alias->value, value_retain(value));
        }
        value_release(vm, self);
        return value;
    }
    return value_retain(alias->value);
}

static Value get_evaluate(VM *vm, Value self, void *closure) {
    (void)closure;
    const TypeAlias *alias = to_alias(self);
    return alias->compute != NULL ? value_retain(alias->compute)
                                  : const_evaluator_new(vm, alias->value);
}

static Value params_of(VM *vm, Value self) {
    Value params = to_alias(self)->type_params;
    return params == NULL ? value_from_object(vm->shared.empty_tuple) : params;
}

static Value get_type_params(VM *vm, Value self, void *closure) {
    (void)closure;
    return value_retain(params_of(vm, self));
}

static Value get_parameters(VM *vm, Value self, void *closure) {
    (void)closure;
    return type_variable_unpack_all(vm, value_to_tuple(params_of(vm, self)));
}

static Value get_module(VM *vm, Value self, void *closure) {
    (void)closure;
    const TypeAlias *alias = to_alias(self);
    if (alias->module != NULL) {
        return value_retain(alias->module);
    }
    return alias->compute == NULL ? VALUE_NONE
                                  : object_get_attr(vm, alias->compute, vm->names.__module__);
}

static const GetSetDef alias_getsets[] = {
    {"__parameters__", get_parameters, NULL, NULL},
    {"__type_params__", get_type_params, NULL, NULL},
    {"__value__", get_value, NULL, NULL},
    {"evaluate_value", get_evaluate, NULL, NULL},
    {"__module__", get_module, NULL, NULL},
    {0},
};

static const MemberDef alias_members[] = {
    {"__name__", offsetof(TypeAlias, name), false, false},
    {0},
};

NATIVE_FUNCTION(alias_reduce) {
    return value_retain(to_alias(self)->name);
}

static const NativeDef alias_methods[] = {
    {"__reduce__", alias_reduce, NATIVE_NOARGS, "($self, /)"},
    {0},
};

/* ---- slots ---- */

static Value alias_repr(VM *vm, Value self) {
    (void)vm;
    return value_retain(to_alias(self)->name);
}

static Value alias_get_item(VM *vm, Value self, Value key) {
    if (to_alias(self)->type_params == NULL) {
        return error_raise(vm, vm->types.TypeError, "Only generic type aliases are subscriptable");
    }
    return generic_alias_new(vm, self, key);
}

static void alias_clear(VM *vm, Object *self) {
    TypeAlias *alias = (TypeAlias *)self;
    value_clear(vm, &alias->type_params);
    value_clear(vm, &alias->value);
}

static void alias_destroy(VM *vm, Object *self) {
    TypeAlias *alias = (TypeAlias *)self;
    alias_clear(vm, self);
    value_release_if(vm, alias->compute);
    value_release_if(vm, alias->name);
    value_release_if(vm, alias->module);
    object_free(vm, self);
}

static int alias_traverse(Object *self, VisitCall *visit, void *context) {
    const TypeAlias *alias = (const TypeAlias *)self;
    const Value parts[] = {alias->type_params, alias->compute, alias->value};
    int status = 0;
    for (size_t i = 0; status == 0 && i < 3; i++) {
        status = parts[i] == NULL ? 0 : visit(parts[i], context);
    }
    return status;
}

int type_alias_make_type(VM *vm) {
    if (vm->types.type_alias != NULL) {
        return 0;
    }
    if (type_variable_make_types(vm) < 0) {
        return -1;
    }
    Type *type = type_new_builtin(vm, "TypeAliasType", LAYOUT_OTHER, sizeof(TypeAlias),
                                  vm->types.object, TYPE_IMMUTABLE);
    if (type == NULL) {
        return -1;
    }
    type->create = alias_create;
    type->repr = alias_repr;
    type->get_item = alias_get_item;
    type->iter = type_variable_unpack_iter;
    type->binary[NB_OR] = union_or;
    type->methods = alias_methods;
    type->getsets = alias_getsets;
    type->members = alias_members;
    type->destroy = alias_destroy;
    type->traverse = alias_traverse;
    type->clear = alias_clear;
    return type_ready_take(vm, &vm->types.type_alias, type, "typing");
}
