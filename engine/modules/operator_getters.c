/*
 * operator_getters.c - itemgetter, attrgetter, methodcaller: functions made from what they fetch.
 */
#include <stddef.h>

#include "engine/modules/operator.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"

/* All three. */
typedef struct Getter {
    Object head;
    Tuple *args;    /* items, attributes; a methodcaller's method name and arguments */
    Dict *keywords; /* a methodcaller's keyword arguments, or NULL */
} Getter;

static const Getter *to_getter(Value value) {
    return (const Getter *)value_object(value);
}

static void getter_destroy(VM *vm, Object *self) {
    Getter *getter = (Getter *)self;
    value_release_if(vm, value_from_object(getter->args));
    value_release_if(vm, value_from_object(getter->keywords));
    object_free(vm, self);
}

static int getter_traverse(Object *self, VisitCall *visit, void *context) {
    const Getter *getter = (const Getter *)self;
    int status = getter->args == NULL ? 0 : visit(value_from_object(getter->args), context);
    return status != 0 || getter->keywords == NULL
               ? status
               : visit(value_from_object(getter->keywords), context);
}

static Value getter_new(VM *vm, Type *type, const Value *args, size_t nargs) {
    Getter *getter = object_new(vm, type, sizeof(Getter));
    if (getter == NULL) {
        return NULL;
    }
    getter->args = (Tuple *)tuple_from_array(vm, args, nargs);
    if (getter->args == NULL) {
        value_release(vm, value_from_object(getter));
        return NULL;
    }
    return value_from_object(getter);
}

/* The one argument of a call. */
static int check_call(VM *vm, const char *name, size_t nargs, Tuple *kwnames) {
    return args_refuse_keywords(vm, name, kwnames) < 0 ? -1
                                                       : args_check_count(vm, name, nargs, 1, 1);
}

/* What `get` says of each of the args: the one value, or a tuple of them. */
static Value get_all(VM *vm, const Getter *getter, Value object,
                     Value get(VM *vm, Value object, Value which)) {
    if (getter->args->size == 1) {
        return get(vm, object, getter->args->items[0]);
    }
    Tuple *result = tuple_new(vm, getter->args->size);
    for (size_t i = 0; result != NULL && i < result->size; i++) {
        result->items[i] = get(vm, object, getter->args->items[i]);
        if (result->items[i] == NULL) {
            value_release(vm, value_from_object(result));
            return NULL;
        }
    }
    return value_from_object(result);
}

/* ---- itemgetter ---- */

static Value itemgetter_create(VM *vm, Type *type, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    if (args_refuse_keywords(vm, "itemgetter", kwnames) < 0 ||
        (nargs == 0 && args_check_count(vm, "itemgetter", nargs, 1, 1) < 0)) {
        return NULL;
    }
    return getter_new(vm, type, args, nargs);
}

static Value itemgetter_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return check_call(vm, "itemgetter", nargs, kwnames) < 0
               ? NULL
               : get_all(vm, to_getter(self), args[0], object_get_item);
}

/* ---- attrgetter ---- */

static Value attrgetter_create(VM *vm, Type *type, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    if (args_refuse_keywords(vm, "attrgetter", kwnames) < 0 ||
        (nargs == 0 && args_check_count(vm, "attrgetter", nargs, 1, 1) < 0)) {
        return NULL;
    }
    for (size_t i = 0; i < nargs; i++) {
        if (!value_is_str(args[i])) {
            return error_raise(vm, vm->types.TypeError, "attribute name must be a string");
        }
    }
    return getter_new(vm, type, args, nargs);
}

/* "a.b.c": attribute after attribute. */
static Value get_dotted(VM *vm, Value object, Value name) {
    const Str *str = value_to_str(name);
    Value result = value_retain(object);
    for (size_t start = 0; result != NULL;) {
        int64_t dot = str_find_codepoint(str, '.', start, str->length);
        size_t end = dot < 0 ? str->length : (size_t)dot;
        Value part = str_substring(vm, name, start, end);
        part = part == NULL ? NULL : str_intern_take(vm, part);
        Value attribute = part == NULL ? NULL : object_get_attr(vm, result, part);
        value_release_if(vm, part);
        value_release(vm, result);
        result = attribute;
        if (dot < 0) {
            break;
        }
        start = end + 1;
    }
    return result;
}

static Value attrgetter_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return check_call(vm, "attrgetter", nargs, kwnames) < 0
               ? NULL
               : get_all(vm, to_getter(self), args[0], get_dotted);
}

/* ---- methodcaller ---- */

static Value methodcaller_create(VM *vm, Type *type, const Value *args, size_t nargs,
                                 Tuple *kwnames) {
    if (nargs == 0) {
        return error_raise(vm, vm->types.TypeError,
                           "methodcaller needs at least one argument, the method name");
    }
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "method name must be a string");
    }
    Value self = getter_new(vm, type, args, nargs);
    if (self == NULL || kwnames == NULL || kwnames->size == 0) {
        return self;
    }
    Dict *keywords = dict_new(vm);
    ((Getter *)value_object(self))->keywords = keywords;
    for (size_t i = 0; i < kwnames->size; i++) {
        if (keywords == NULL || dict_set(vm, keywords, kwnames->items[i], args[nargs + i]) < 0) {
            value_release(vm, self);
            return NULL;
        }
    }
    return self;
}

static Value methodcaller_call(VM *vm, Value self, const Value *args, size_t nargs,
                               Tuple *kwnames) {
    if (args_check_count(vm, "methodcaller", nargs, 1, 1) < 0 ||
        args_refuse_keywords(vm, "methodcaller", kwnames) < 0) {
        return NULL;
    }
    const Getter *caller = to_getter(self);
    Value method = object_get_attr(vm, args[0], caller->args->items[0]);
    Value rest = method == NULL ? NULL : tuple_slice(vm, caller->args, 1, caller->args->size);
    Value result = rest == NULL
                       ? NULL
                       : object_call_tuple_dict(vm, method, value_to_tuple(rest), caller->keywords);
    value_release_if(vm, method);
    value_release_if(vm, rest);
    return result;
}

/* ---- what they show ---- */

static bool add_parts(StrBuilder *builder, const Getter *getter) {
    for (size_t i = 0; i < getter->args->size; i++) {
        str_builder_add_string(builder, i > 0 ? ", " : "");
        if (!str_builder_add_repr(builder, getter->args->items[i])) {
            return false;
        }
    }
    size_t position = 0;
    Value key, value;
    while (getter->keywords != NULL && dict_next(getter->keywords, &position, &key, &value)) {
        str_builder_add_string(builder, ", ");
        str_builder_add_str(builder, key);
        str_builder_add_string(builder, "=");
        if (!str_builder_add_repr(builder, value)) {
            return false;
        }
    }
    return true;
}

static Value getter_repr(VM *vm, Value self) {
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_format(vm, "%T(...)", self);
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add_format(&builder, "%T(", self);
    bool good = add_parts(&builder, to_getter(self));
    object_repr_leave(vm, self);
    if (!good) {
        str_builder_done(&builder);
        return NULL;
    }
    str_builder_add_string(&builder, ")");
    return str_builder_finish(&builder);
}

NATIVE_FUNCTION(getter_reduce) {
    const Getter *getter = to_getter(self);
    if (getter->keywords != NULL) {
        return vm_unsupported(vm, "the method '__reduce__' of a methodcaller with keywords");
    }
    return tuple_pack(vm, 2, value_from_object(value_type(vm, self)),
                      value_from_object(getter->args));
}

static const NativeDef getter_methods[] = {
    {"__reduce__", getter_reduce, NATIVE_NOARGS, NULL},
    {0},
};

typedef Value CreateSlot(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);
typedef Value CallSlot(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);

static int add_type(VM *vm, Module *module, Type **slot, const char *name, CreateSlot *create,
                    CallSlot *call) {
    if (*slot == NULL) {
        Type *type = type_new_builtin(vm, name, LAYOUT_OTHER, sizeof(Getter), vm->types.object, 0);
        if (type == NULL) {
            return -1;
        }
        type->destroy = getter_destroy;
        type->traverse = getter_traverse;
        type->repr = getter_repr;
        type->create = create;
        type->call = call;
        type->methods = getter_methods;
        if (type_ready_take(vm, slot, type, "operator") < 0) {
            return -1;
        }
    }
    return module_set(vm, module, name, value_from_object(*slot));
}

int operator_init_getters(VM *vm, Module *module) {
    Types *types = &vm->types;
    return add_type(vm, module, &types->itemgetter, "itemgetter", itemgetter_create,
                    itemgetter_call) < 0 ||
                   add_type(vm, module, &types->attrgetter, "attrgetter", attrgetter_create,
                            attrgetter_call) < 0
               ? -1
               : add_type(vm, module, &types->methodcaller, "methodcaller", methodcaller_create,
                          methodcaller_call);
}
