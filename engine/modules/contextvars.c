/* contextvars.c - see contextvars.h. */
#include "engine/modules/contextvars.h"

#include "engine/builtins/modules.h"
#include "engine/interp/runtime.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static ContextVar *var_of(Value self) {
    return (ContextVar *)value_object(self);
}

static Context *context_of(Value self) {
    return (Context *)value_object(self);
}

static ContextToken *token_of(Value self) {
    return (ContextToken *)value_object(self);
}

static Dict *vars_of(Value context) {
    return value_to_dict(context_of(context)->vars);
}

/* ---- contexts ---- */

/* A context with these variables (retained; NULL: none). */
static Value context_new(VM *vm, Value vars) {
    Context *context = object_new(vm, vm->types.context, sizeof(Context));
    if (context == NULL) {
        return NULL;
    }
    context->vars = vars != NULL ? value_retain(vars) : value_from_object(dict_new(vm));
    if (context->vars == NULL) {
        value_release(vm, value_from_object(context));
        return NULL;
    }
    return value_from_object(context);
}

/* The current context, made when it is first needed; borrowed. */
static Value current(VM *vm) {
    if (vm->runtime->context == NULL) {
        vm->runtime->context = context_new(vm, NULL);
    }
    return vm->runtime->context;
}

/* Before writing: a context that shares its variables gets its own copy. */
static int own_vars(VM *vm, Value context) {
    Value vars = context_of(context)->vars;
    if (value_object(vars)->refcount == 1) {
        return 0;
    }
    Value copy = value_from_object(dict_copy(vm, value_to_dict(vars)));
    if (copy == NULL) {
        return -1;
    }
    value_replace_take(vm, &context_of(context)->vars, copy);
    return 0;
}

static Value context_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type, (void)args;
    if (nargs > 0 || (kwnames != NULL && kwnames->size > 0)) {
        return error_raise(vm, vm->types.TypeError, "Context() does not accept any arguments");
    }
    return context_new(vm, NULL);
}

NATIVE_FUNCTION(context_run) {
    if (nargs < 1) {
        return error_raise(vm, vm->types.TypeError, "run() missing 1 required positional argument");
    }
    Context *context = context_of(self);
    if (context->entered) {
        return error_raise(vm, vm->types.RuntimeError,
                           "cannot enter context: %R is already entered", self);
    }
    context->entered = true;
    context->previous = vm->runtime->context;
    vm->runtime->context = value_retain(self);
    Value result = object_call(vm, args[0], args + 1, nargs - 1, kwnames);
    vm->runtime->context = context->previous;
    context->previous = NULL;
    context->entered = false;
    value_release(vm, self);
    return result;
}

static int expect_var(VM *vm, Value key) {
    if (value_object_is(key, vm->types.context_var)) {
        return 0;
    }
    return error_raise_int(vm, vm->types.TypeError, "a ContextVar key was expected, got %R", key);
}

static Value context_get_item(VM *vm, Value self, Value key) {
    Value value;
    if (expect_var(vm, key) < 0) {
        return NULL;
    }
    int found = dict_get(vm, vars_of(self), key, &value);
    return found > 0 ? value : found == 0 ? error_raise_with(vm, vm->types.KeyError, key) : NULL;
}

static int context_contains(VM *vm, Value self, Value key) {
    return expect_var(vm, key) < 0 ? -1 : dict_contains(vm, vars_of(self), key);
}

static int64_t context_length(VM *vm, Value self) {
    (void)vm;
    return vars_of(self)->used;
}

/* Iterates over a list of its own: the context may change meanwhile. */
static Value iterate_take(VM *vm, Value list) {
    Value iterator = list == NULL ? NULL : object_iter(vm, list);
    value_release_if(vm, list);
    return iterator;
}

static Value context_iter(VM *vm, Value self) {
    return iterate_take(vm, dict_keys_list(vm, vars_of(self)));
}

NATIVE_FUNCTION(context_keys) {
    return context_iter(vm, self);
}

NATIVE_FUNCTION(context_values) {
    return iterate_take(vm, dict_values_list(vm, vars_of(self)));
}

NATIVE_FUNCTION(context_items) {
    return iterate_take(vm, dict_items_list(vm, vars_of(self)));
}

NATIVE_FUNCTION(context_get) {
    Value value;
    if (args_check_count(vm, "get", nargs, 1, 2) < 0 || expect_var(vm, args[0]) < 0) {
        return NULL;
    }
    int found = dict_get(vm, vars_of(self), args[0], &value);
    return found > 0 ? value : found == 0 ? value_retain(nargs == 2 ? args[1] : VALUE_NONE) : NULL;
}

NATIVE_FUNCTION(context_copy) {
    return context_new(vm, context_of(self)->vars);
}

NATIVE_FUNCTION(copy_context) {
    Value context = current(vm);
    return context == NULL ? NULL : context_new(vm, context_of(context)->vars);
}

static Value context_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_object_is(left, vm->types.context) ||
        !value_object_is(right, vm->types.context)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return object_compare(vm, context_of(left)->vars, context_of(right)->vars, op);
}

static int context_traverse(Object *self, VisitCall *visit, void *context) {
    const Context *it = (const Context *)self;
    if (it->previous != NULL && visit(it->previous, context) != 0) {
        return -1;
    }
    return visit(it->vars, context);
}

static void context_clear(VM *vm, Object *self) {
    Value empty = value_from_object(dict_new(vm));
    if (empty == NULL) {
        error_clear(vm);
    } else {
        value_replace_take(vm, &((Context *)self)->vars, empty);
    }
}

static void context_destroy(VM *vm, Object *self) {
    value_release_if(vm, ((Context *)self)->vars);
    object_free(vm, self);
}

static const NativeDef context_methods[] = {
    {"run", context_run, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"copy", context_copy, NATIVE_NOARGS, "($self, /)"},
    {"get", context_get, NATIVE_FAST, "($self, key, default=None, /)"},
    {"keys", context_keys, NATIVE_NOARGS, "($self, /)"},
    {"values", context_values, NATIVE_NOARGS, "($self, /)"},
    {"items", context_items, NATIVE_NOARGS, "($self, /)"},
    {0},
};

static int init_context(VM *vm) {
    Type *type = type_new_builtin(vm, "Context", LAYOUT_OTHER, sizeof(Context), vm->types.object,
                                  TYPE_MAPPING | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    type->weakref_offset = offsetof(Context, weakrefs);
    type->destroy = context_destroy;
    type->traverse = context_traverse;
    type->clear = context_clear;
    type->create = context_create;
    type->hash = object_hash_refuse;
    type->compare = context_compare;
    type->length = context_length;
    type->contains = context_contains;
    type->get_item = context_get_item;
    type->iter = context_iter;
    type->methods = context_methods;
    return type_ready_take(vm, &vm->types.context, type, "_contextvars");
}

/* ---- tokens ---- */

static Value token_new_take(VM *vm, Value context, Value var, Value old) {
    ContextToken *token = object_new(vm, vm->types.context_token, sizeof(ContextToken));
    if (token == NULL) {
        value_release_if(vm, old);
        return NULL;
    }
    token->context = value_retain(context);
    token->var = var_of(value_retain(var));
    token->old = old;
    return value_from_object(token);
}

static Value token_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type, (void)args, (void)nargs, (void)kwnames;
    return error_raise(vm, vm->types.RuntimeError, "Tokens can only be created by ContextVars");
}

static Value token_repr(VM *vm, Value self) {
    Value address = str_from_address(vm, self);
    if (address == NULL) {
        return NULL;
    }
    Value text = str_format(vm, "<Token%s var=%R at %U>", token_of(self)->used ? " used" : "",
                            value_from_object(token_of(self)->var), address);
    value_release(vm, address);
    return text;
}

static Value token_var(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_retain(value_from_object(token_of(self)->var));
}

/* Token.MISSING, which stands for no value. */
static Value missing(VM *vm) {
    return object_get_attr_string(vm, value_from_object(vm->types.context_token), "MISSING");
}

static Value token_old_value(VM *vm, Value self, void *closure) {
    (void)closure;
    Value old = token_of(self)->old;
    return old == NULL ? missing(vm) : value_retain(old);
}

static Value missing_repr(VM *vm, Value self) {
    (void)self;
    return str_new_string(vm, "<Token.MISSING>");
}

/* The variable goes back to what it was before the set() that gave the token. */
static int reset_var(VM *vm, Value var, Value value) {
    ContextToken *token = token_of(value);
    const char *problem = NULL;
    if (token->used) {
        error_raise(vm, vm->types.RuntimeError, "%R has already been used once", value);
        return -1;
    }
    if (value_from_object(token->var) != var) {
        problem = "%R was created by a different ContextVar";
    } else if (token->context != current(vm)) {
        problem = "%R was created in a different Context";
    }
    if (problem != NULL) {
        return error_raise_int(vm, vm->types.ValueError, problem, value);
    }
    if (own_vars(vm, token->context) < 0) {
        return -1;
    }
    token->used = true;
    Dict *vars = vars_of(token->context);
    return token->old != NULL ? dict_set(vm, vars, var, token->old)
                              : (dict_remove(vm, vars, var) < 0 ? -1 : 0);
}

NATIVE_FUNCTION(token_enter) {
    return value_retain(self);
}

NATIVE_FUNCTION(token_exit) {
    if (args_check_count(vm, "__exit__", nargs, 3, 3) < 0) {
        return NULL;
    }
    return reset_var(vm, value_from_object(token_of(self)->var), self) < 0 ? NULL : VALUE_NONE;
}

static int token_traverse(Object *self, VisitCall *visit, void *context) {
    const ContextToken *token = (const ContextToken *)self;
    if (visit(token->context, context) != 0 ||
        (token->old != NULL && visit(token->old, context) != 0)) {
        return -1;
    }
    return visit(value_from_object(token->var), context);
}

static void token_destroy(VM *vm, Object *self) {
    ContextToken *token = (ContextToken *)self;
    value_release(vm, token->context);
    value_release(vm, value_from_object(token->var));
    value_release_if(vm, token->old);
    object_free(vm, self);
}

static const NativeDef token_methods[] = {
    {"__enter__", token_enter, NATIVE_NOARGS, "($self, /)"},
    {"__exit__", token_exit, NATIVE_FAST, "($self, type, value, traceback, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static const GetSetDef token_getsets[] = {
    {"var", token_var, NULL, NULL},
    {"old_value", token_old_value, NULL, NULL},
    {0},
};

static int init_missing_type(VM *vm) {
    Type *type = type_new_builtin(vm, "Token.MISSING", LAYOUT_OTHER, sizeof(Object),
                                  vm->types.object, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->repr = missing_repr;
    return type_ready_take(vm, &vm->types.context_missing, type, NULL);
}

static int init_missing(VM *vm) {
    if (vm->types.context_missing == NULL && init_missing_type(vm) < 0) {
        return -1;
    }
    Value value = object_new(vm, vm->types.context_missing, sizeof(Object));
    if (value == NULL) {
        return -1;
    }
    int error = dict_set_string(vm, vm->types.context_token->dict, "MISSING", value);
    type_modified(vm, vm->types.context_token);
    value_release(vm, value);
    return error;
}

static int init_token(VM *vm) {
    Type *type =
        type_new_builtin(vm, "Token", LAYOUT_OTHER, sizeof(ContextToken), vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    type->destroy = token_destroy;
    type->traverse = token_traverse;
    type->create = token_create;
    type->repr = token_repr;
    type->hash = object_hash_refuse;
    type->methods = token_methods;
    type->getsets = token_getsets;
    return type_ready_take(vm, &vm->types.context_token, type, "_contextvars");
}

/* ---- variables ---- */

static Value var_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"", "default", NULL};
    static const ArgSpec spec = {.function = "ContextVar",
                                 .names = names,
                                 .positional_only = 1,
                                 .required = 1,
                                 .max_positional = 1};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (!value_is_str(given[0])) {
        return error_raise(vm, vm->types.TypeError, "context variable name must be a str");
    }
    int64_t hash; /* CPython makes the variable's own from it */
    if (object_hash(vm, given[0], &hash) < 0) {
        return NULL;
    }
    ContextVar *var = object_new(vm, type, sizeof(ContextVar));
    if (var == NULL) {
        return NULL;
    }
    var->name = value_retain(given[0]);
    var->fallback = value_retain_if(given[1]);
    return value_from_object(var);
}

static Value var_repr(VM *vm, Value self) {
    const ContextVar *var = var_of(self);
    Value address = str_from_address(vm, self);
    if (address == NULL) {
        return NULL;
    }
    Value text = var->fallback == NULL
                     ? str_format(vm, "<ContextVar name=%R at %U>", var->name, address)
                     : str_format(vm, "<ContextVar name=%R default=%R at %U>", var->name,
                                  var->fallback, address);
    value_release(vm, address);
    return text;
}

NATIVE_FUNCTION(var_get) {
    if (args_check_count(vm, "get", nargs, 0, 1) < 0) {
        return NULL;
    }
    Value context = vm->runtime->context;
    Value value;
    int found = context == NULL ? 0 : dict_get(vm, vars_of(context), self, &value);
    if (found != 0) {
        return found < 0 ? NULL : value;
    }
    Value fallback = nargs == 1 ? args[0] : var_of(self)->fallback;
    return fallback != NULL ? value_retain(fallback)
                            : error_raise_with(vm, vm->types.LookupError, self);
}

NATIVE_FUNCTION(var_set) {
    Value context = current(vm);
    Value old = NULL;
    if (context == NULL || own_vars(vm, context) < 0 ||
        dict_get(vm, vars_of(context), self, &old) < 0) {
        return NULL;
    }
    Value token = token_new_take(vm, context, self, old);
    if (token != NULL && dict_set(vm, vars_of(context), self, args[0]) < 0) {
        value_release(vm, token);
        return NULL;
    }
    return token;
}

NATIVE_FUNCTION(var_reset) {
    if (!value_object_is(args[0], vm->types.context_token)) {
        return error_raise(vm, vm->types.TypeError, "expected an instance of Token, got %R",
                           args[0]);
    }
    return reset_var(vm, self, args[0]) < 0 ? NULL : VALUE_NONE;
}

static int var_traverse(Object *self, VisitCall *visit, void *context) {
    const ContextVar *var = (const ContextVar *)self;
    return var->fallback == NULL ? 0 : visit(var->fallback, context);
}

static void var_destroy(VM *vm, Object *self) {
    value_release(vm, ((ContextVar *)self)->name);
    value_release_if(vm, ((ContextVar *)self)->fallback);
    object_free(vm, self);
}

static const NativeDef var_methods[] = {
    {"get", var_get, NATIVE_FAST, NULL},
    {"set", var_set, NATIVE_ONE, "($self, value, /)"},
    {"reset", var_reset, NATIVE_ONE, "($self, token, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static const MemberDef var_members[] = {
    {"name", offsetof(ContextVar, name), false, false},
    {0},
};

static int init_var(VM *vm) {
    Type *type = type_new_builtin(vm, "ContextVar", LAYOUT_OTHER, sizeof(ContextVar),
                                  vm->types.object, TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    type->weakref_offset = offsetof(ContextVar, weakrefs);
    type->destroy = var_destroy;
    type->traverse = var_traverse;
    type->create = var_create;
    type->repr = var_repr;
    type->methods = var_methods;
    type->members = var_members;
    return type_ready_take(vm, &vm->types.context_var, type, "_contextvars");
}

/* ---- the module ---- */

static const NativeDef functions[] = {
    {"copy_context", copy_context, NATIVE_NOARGS, "($module, /)"},
    {0},
};

int contextvars_module_init(VM *vm, Module *module) {
    const Types *types = &vm->types;
    if ((types->context == NULL && init_context(vm) < 0) ||
        (types->context_token == NULL && init_token(vm) < 0) ||
        (dict_get_string_borrow(types->context_token->dict, "MISSING") == NULL &&
         init_missing(vm) < 0) ||
        (types->context_var == NULL && init_var(vm) < 0)) {
        return -1;
    }
    return module_set(vm, module, "Context", value_from_object(vm->types.context)) < 0 ||
                   module_set(vm, module, "ContextVar", value_from_object(vm->types.context_var)) <
                       0 ||
                   module_set(vm, module, "Token", value_from_object(vm->types.context_token)) < 0
               ? -1
               : module_add_natives(vm, module, functions);
}
