/*
 * functools_partial.c - partial: a callable with some arguments given; and Placeholder, which
 * keeps a place among them for an argument of the call.
 *
 *     partial(f, Placeholder, 2)(1, 3)     f(1, 2, 3)
 */
#include <string.h>

#include "engine/interp/import.h"
#include "engine/modules/functools.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/instance.h"
#include "engine/objects/method.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"

typedef struct Partial {
    Object head;
    Value function;
    Value args;     /* Tuple, placeholders among them */
    Value keywords; /* Dict */
    Dict *dict;     /* attributes, or NULL */
    Value weakrefs;
} Partial;

static Partial *to_partial(Value value) {
    return (Partial *)value_object(value);
}

static bool is_placeholder(VM *vm, Value value) {
    return value_object_is(value, vm->types.functools_placeholder);
}

static size_t count_placeholders(VM *vm, const Tuple *args) {
    size_t count = 0;
    for (size_t i = 0; i < args->size; i++) {
        count += is_placeholder(vm, args->items[i]);
    }
    return count;
}

/* ---- Placeholder ---- */

static Value placeholder_repr(VM *vm, Value self) {
    (void)self;
    return str_intern_string(vm, "Placeholder");
}

/* The one there is, from its module. */
static Value placeholder_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                Tuple *kwnames) {
    (void)type, (void)args;
    if (nargs > 0 || (kwnames != NULL && kwnames->size > 0)) {
        return error_raise(vm, vm->types.TypeError, "PlaceholderType takes no arguments");
    }
    Value name = str_intern_string(vm, "_functools");
    Value module = name == NULL ? NULL : import_absolute(vm, name);
    Value placeholder = module == NULL ? NULL : object_get_attr_string(vm, module, "Placeholder");
    value_release_if(vm, name);
    value_release_if(vm, module);
    return placeholder;
}

NATIVE_FUNCTION(placeholder_reduce) {
    return placeholder_repr(vm, self);
}

static const NativeDef placeholder_methods[] = {
    {"__reduce__", placeholder_reduce, NATIVE_NOARGS, NULL},
    {0},
};

/* ---- making a partial ---- */

/* The placeholders of `old` take the first new arguments, the others follow. */
static Value merge_args(VM *vm, const Tuple *old, const Value *args, size_t nargs) {
    size_t places = count_placeholders(vm, old);
    size_t filled = places < nargs ? places : nargs;
    Tuple *merged = tuple_new(vm, old->size + nargs - filled);
    if (merged == NULL) {
        return NULL;
    }
    size_t used = 0;
    for (size_t i = 0; i < old->size; i++) {
        bool fill = used < nargs && is_placeholder(vm, old->items[i]);
        merged->items[i] = value_retain(fill ? args[used++] : old->items[i]);
    }
    for (size_t i = old->size; i < merged->size; i++) {
        merged->items[i] = value_retain(args[used++]);
    }
    return value_from_object(merged);
}

static Value merge_keywords(VM *vm, Dict *old, const Value *values, Tuple *kwnames) {
    Dict *merged = old == NULL ? dict_new(vm) : dict_copy(vm, old);
    for (size_t i = 0; merged != NULL && kwnames != NULL && i < kwnames->size; i++) {
        if (dict_set(vm, merged, kwnames->items[i], values[i]) < 0) {
            value_release(vm, value_from_object(merged));
            return NULL;
        }
    }
    return value_from_object(merged);
}

static int check_new(VM *vm, const Value *args, size_t nargs, Tuple *kwnames) {
    if (nargs == 0) {
        return error_raise_int(vm, vm->types.TypeError,
                               "type 'partial' takes at least one argument");
    }
    if (!object_is_callable(vm, args[0])) {
        return error_raise_int(vm, vm->types.TypeError, "the first argument must be callable");
    }
    if (nargs > 1 && is_placeholder(vm, args[nargs - 1])) {
        return error_raise_int(vm, vm->types.TypeError, "trailing Placeholders are not allowed");
    }
    for (size_t i = 0; kwnames != NULL && i < kwnames->size; i++) {
        if (is_placeholder(vm, args[nargs + i])) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "Placeholder cannot be passed as a keyword argument");
        }
    }
    return 0;
}

static Value partial_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);

/* A partial of a partial becomes one of its function. */
static Value partial_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if (check_new(vm, args, nargs, kwnames) < 0) {
        return NULL;
    }
    Value function = args[0];
    const Tuple *old_args = vm->shared.empty_tuple;
    Dict *old_keywords = NULL;
    if (value_type(vm, function)->call == partial_call && to_partial(function)->dict == NULL) {
        const Partial *inner = to_partial(function);
        old_args = value_to_tuple(inner->args);
        old_keywords = value_to_dict(inner->keywords);
        function = inner->function;
    }
    Partial *partial = object_new(vm, type, type->basic_size);
    if (partial == NULL) {
        return NULL;
    }
    partial->function = value_retain(function);
    partial->args = merge_args(vm, old_args, args + 1, nargs - 1);
    partial->keywords = merge_keywords(vm, old_keywords, args + nargs, kwnames);
    if (partial->args == NULL || partial->keywords == NULL) {
        value_release(vm, value_from_object(partial));
        return NULL;
    }
    return value_from_object(partial);
}

/* ---- calling it ---- */

static Value partial_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    const Partial *partial = to_partial(self);
    const Tuple *given = value_to_tuple(partial->args);
    size_t places = count_placeholders(vm, given);
    if (nargs < places) {
        return error_raise(vm, vm->types.TypeError,
                           "missing positional arguments in 'partial' call; expected at least %zu, "
                           "got %zu",
                           places, nargs);
    }
    Value merged = merge_args(vm, given, args, nargs);
    if (merged == NULL) {
        return NULL;
    }
    Value function = value_retain(partial->function);
    Value keywords = merge_keywords(vm, value_to_dict(partial->keywords), args + nargs, kwnames);
    Value result = keywords == NULL ? NULL
                                    : object_call_tuple_dict(vm, function, value_to_tuple(merged),
                                                             value_to_dict(keywords));
    value_release(vm, function);
    value_release(vm, merged);
    value_release_if(vm, keywords);
    return result;
}

/* As a class attribute it is bound like a function. */
static Value partial_get(VM *vm, Value self, Value instance, Value owner) {
    (void)owner;
    return instance == NULL || instance == VALUE_NONE ? value_retain(self)
                                                      : method_new(vm, self, instance);
}

/* ---- what it shows ---- */

static bool add_arguments(StrBuilder *builder, Partial *partial) {
    const Tuple *args = value_to_tuple(partial->args);
    for (size_t i = 0; i < args->size; i++) {
        str_builder_add_string(builder, ", ");
        if (!str_builder_add_repr(builder, args->items[i])) {
            return false;
        }
    }
    Dict *keywords = value_to_dict(partial->keywords);
    size_t position = 0;
    Value key, value;
    while (dict_next(keywords, &position, &key, &value)) {
        str_builder_add_string(builder, ", ");
        value_retain(value);
        bool good = str_builder_add_str_of(builder, key);
        str_builder_add_string(builder, "=");
        good = good && str_builder_add_repr(builder, value);
        value_release(builder->vm, value);
        if (!good) {
            return false;
        }
    }
    return true;
}

static Value partial_repr(VM *vm, Value self) {
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_intern_string(vm, "...");
    }
    Type *type = value_object(self)->type;
    Value module = object_get_attr(vm, value_from_object(type), vm->names.__module__);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    bool good = module != NULL && str_builder_add_str_of(&builder, module);
    str_builder_add_format(&builder, ".%U(", type->qualname);
    Value function = value_retain(to_partial(self)->function);
    good = good && str_builder_add_repr(&builder, function);
    value_release(vm, function);
    good = good && add_arguments(&builder, to_partial(self));
    value_release_if(vm, module);
    object_repr_leave(vm, self);
    if (!good) {
        str_builder_done(&builder);
        return NULL;
    }
    str_builder_add_string(&builder, ")");
    return str_builder_finish(&builder);
}

/* ---- pickling's methods, which copy uses too ---- */

NATIVE_FUNCTION(partial_reduce) {
    const Partial *partial = to_partial(self);
    Value function = tuple_pack(vm, 1, partial->function);
    Value state = tuple_pack(vm, 4, partial->function, partial->args, partial->keywords,
                             partial->dict == NULL ? VALUE_NONE : value_from_object(partial->dict));
    Value result =
        function == NULL || state == NULL
            ? NULL
            : tuple_pack(vm, 3, value_from_object(value_type(vm, self)), function, state);
    value_release_if(vm, function);
    value_release_if(vm, state);
    return result;
}

static bool state_is_good(VM *vm, Value state) {
    if (!value_is_tuple(state) || value_to_tuple(state)->size != 4) {
        return false;
    }
    const Value *parts = value_to_tuple(state)->items;
    return object_is_callable(vm, parts[0]) && value_is_tuple(parts[1]) &&
           (parts[2] == VALUE_NONE || value_is_dict(parts[2])) &&
           (parts[3] == VALUE_NONE || value_is_dict(parts[3]));
}

NATIVE_FUNCTION(partial_setstate) {
    Partial *partial = to_partial(self);
    if (!state_is_good(vm, args[0])) {
        return error_raise(vm, vm->types.TypeError, "invalid partial state");
    }
    const Value *parts = value_to_tuple(args[0])->items;
    const Tuple *given = value_to_tuple(parts[1]);
    if (given->size > 0 && is_placeholder(vm, given->items[given->size - 1])) {
        return error_raise(vm, vm->types.TypeError, "trailing Placeholders are not allowed");
    }
    bool plain = value_object(parts[1])->type == vm->types.tuple;
    Value exact = plain ? value_retain(parts[1]) : tuple_from_array(vm, given->items, given->size);
    Value keywords = NULL;
    if (parts[2] == VALUE_NONE) {
        keywords = value_from_object(dict_new(vm));
    } else if (value_object(parts[2])->type == vm->types.dict) {
        keywords = value_retain(parts[2]);
    } else {
        keywords = value_from_object(dict_copy(vm, value_to_dict(parts[2])));
    }
    if (exact == NULL || keywords == NULL) {
        value_release_if(vm, exact);
        value_release_if(vm, keywords);
        return NULL;
    }
    value_replace_take(vm, &partial->function, value_retain(parts[0]));
    value_replace_take(vm, &partial->args, exact);
    value_replace_take(vm, &partial->keywords, keywords);
    if (parts[3] != VALUE_NONE) {
        return object_replace_dict(vm, self, parts[3]) < 0 ? NULL : VALUE_NONE;
    }
    Dict *dict = partial->dict;
    partial->dict = NULL;
    value_release_if(vm, value_from_object(dict));
    return VALUE_NONE;
}

static const NativeDef partial_methods[] = {
    {"__reduce__", partial_reduce, NATIVE_NOARGS, NULL},
    {"__setstate__", partial_setstate, NATIVE_ONE, NULL},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static const MemberDef partial_members[] = {
    {"func", offsetof(Partial, function), false, false},
    {"args", offsetof(Partial, args), false, false},
    {"keywords", offsetof(Partial, keywords), false, false},
    {0},
};

static const GetSetDef partial_getsets[] = {
    {"__dict__", object_get_dict, object_set_dict, NULL},
    {0},
};

/* ---- the types ---- */

static void partial_clear(VM *vm, Object *self) {
    Partial *partial = (Partial *)self;
    value_clear(vm, &partial->function);
    value_clear(vm, &partial->args);
    value_clear(vm, &partial->keywords);
    instance_clear(vm, self);
}

static void partial_destroy(VM *vm, Object *self) {
    partial_clear(vm, self);
    object_free(vm, self);
}

static int partial_traverse(Object *self, VisitCall *visit, void *context) {
    const Partial *partial = (const Partial *)self;
    const Value parts[] = {partial->function, partial->args, partial->keywords};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        int status = parts[i] == NULL ? 0 : visit(parts[i], context);
        if (status != 0) {
            return status;
        }
    }
    return instance_traverse(self, visit, context);
}

static int init_partial(VM *vm) {
    Type *type = type_new_builtin(vm, "partial", LAYOUT_OTHER, sizeof(Partial), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    type->dict_offset = offsetof(Partial, dict);
    type->weakref_offset = offsetof(Partial, weakrefs);
    type->destroy = partial_destroy;
    type->traverse = partial_traverse;
    type->clear = partial_clear;
    type->create = partial_create;
    type->call = partial_call;
    type->repr = partial_repr;
    type->descr_get = partial_get;
    type->methods = partial_methods;
    type->members = partial_members;
    type->getsets = partial_getsets;
    return type_ready_take(vm, &vm->types.functools_partial, type, "functools");
}

static int init_placeholder(VM *vm) {
    Type *type =
        type_new_builtin(vm, "_PlaceholderType", LAYOUT_OTHER, sizeof(Object), vm->types.object, 0);
    if (type == NULL) {
        return -1;
    }
    type->create = placeholder_create;
    type->repr = placeholder_repr;
    type->methods = placeholder_methods;
    return type_ready_take(vm, &vm->types.functools_placeholder, type, "functools");
}

int functools_init_partial(VM *vm, Module *module) {
    if ((vm->types.functools_partial == NULL && init_partial(vm) < 0) ||
        (vm->types.functools_placeholder == NULL && init_placeholder(vm) < 0)) {
        return -1;
    }
    Value placeholder =
        value_from_object(object_new(vm, vm->types.functools_placeholder, sizeof(Object)));
    if (placeholder == NULL) {
        return -1;
    }
    int status = module_set(vm, module, "Placeholder", placeholder);
    value_release(vm, placeholder);
    return status < 0
               ? -1
               : module_set(vm, module, "partial", value_from_object(vm->types.functools_partial));
}
