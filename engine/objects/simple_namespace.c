#include "engine/objects/simple_namespace.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"

typedef struct SimpleNamespace {
    Object head;
    Dict *dict;
} SimpleNamespace;

static SimpleNamespace *to_namespace(Value value) {
    return (SimpleNamespace *)value_object(value);
}

/* ---- making ---- */

static Value namespace_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    SimpleNamespace *namespace = object_new(vm, type, type->basic_size);
    if (namespace != NULL && (namespace->dict = dict_new(vm)) == NULL) {
        value_release(vm, value_from_object(namespace));
        return NULL;
    }
    return value_from_object(namespace);
}

static int check_keys(VM *vm, const Dict *dict) {
    size_t position = 0;
    Value key, value;
    while (dict_next(dict, &position, &key, &value)) {
        if (!value_is_str(key)) {
            return error_raise_int(vm, vm->types.TypeError, "keywords must be strings");
        }
    }
    return 0;
}

/* SimpleNamespace(mapping or pairs, **attributes) */
static int namespace_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (args_check_count(vm, "SimpleNamespace", nargs, 0, 1) < 0) {
        return -1;
    }
    Dict *dict = to_namespace(self)->dict;
    if (nargs == 1) {
        Dict *given = dict_new(vm);
        int status = given == NULL ? -1 : dict_update(vm, given, args[0]);
        if (status == 0) {
            status = check_keys(vm, given);
        }
        if (status == 0) {
            status = dict_update(vm, dict, value_from_object(given));
        }
        value_release_if(vm, value_from_object(given));
        if (status < 0) {
            return -1;
        }
    }
    for (size_t i = 0; kwnames != NULL && i < kwnames->size; i++) {
        if (dict_set(vm, dict, kwnames->items[i], args[nargs + i]) < 0) {
            return -1;
        }
    }
    return 0;
}

/* ---- repr: "namespace(x=1, y=2)" ---- */

static bool add_attributes(StrBuilder *builder, VM *vm, Value self) {
    Value items = dict_items_list(vm, to_namespace(self)->dict);
    if (items == NULL) {
        return false;
    }
    bool fine = true;
    bool first = true;
    const List *list = value_to_list(items);
    for (size_t i = 0; fine && i < list->size; i++) {
        const Tuple *pair = value_to_tuple(list->items[i]);
        if (value_is_str(pair->items[0]) && value_to_str(pair->items[0])->length > 0) {
            str_builder_add_string(builder, first ? "" : ", ");
            str_builder_add_str(builder, pair->items[0]);
            str_builder_add(builder, '=');
            fine = str_builder_add_repr(builder, pair->items[1]);
            first = false;
        }
    }
    value_release(vm, items);
    return fine;
}

static Value namespace_repr(VM *vm, Value self) {
    Type *type = value_type(vm, self);
    Value name = type == vm->types.simple_namespace ? str_new_string(vm, "namespace")
                                                    : value_retain(type->name);
    int entered = name == NULL ? -1 : object_repr_enter(vm, self);
    if (entered != 0) {
        Value text = entered < 0 ? NULL : str_format(vm, "%U(...)", name);
        value_release_if(vm, name);
        return text;
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add_str(&builder, name);
    str_builder_add(&builder, '(');
    bool fine = add_attributes(&builder, vm, self);
    str_builder_add(&builder, ')');
    object_repr_leave(vm, self);
    value_release(vm, name);
    if (!fine) {
        str_builder_done(&builder);
        return NULL;
    }
    return str_builder_finish(&builder);
}

/* ---- comparing, copying ---- */

static Value namespace_compare(VM *vm, Value left, Value right, CompareOp op) {
    Type *type = vm->types.simple_namespace;
    if (!value_is_instance(left, type) || !value_is_instance(right, type)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return object_compare(vm, value_from_object(to_namespace(left)->dict),
                          value_from_object(to_namespace(right)->dict), op);
}

/* copy.copy: (type, (), attributes) */
NATIVE_FUNCTION(namespace_reduce) {
    return tuple_pack(vm, 3, value_from_object(value_type(vm, self)),
                      value_from_object(vm->shared.empty_tuple),
                      value_from_object(to_namespace(self)->dict));
}

/* copy.replace(self, **changes) */
NATIVE_FUNCTION(namespace_replace) {
    if (nargs > 0) {
        return error_raise(vm, vm->types.TypeError, "__replace__() takes no positional arguments");
    }
    Value copy = object_call_no_args(vm, value_from_object(value_type(vm, self)));
    if (copy == NULL) {
        return NULL;
    }
    if (!value_is_instance(copy, vm->types.simple_namespace)) {
        error_raise(vm, vm->types.TypeError,
                    "expect types.SimpleNamespace type, but %T() returned '%T' object", self, copy);
        value_release(vm, copy);
        return NULL;
    }
    Dict *dict = to_namespace(copy)->dict;
    int status = dict_update(vm, dict, value_from_object(to_namespace(self)->dict));
    for (size_t i = 0; status == 0 && kwnames != NULL && i < kwnames->size; i++) {
        status = dict_set(vm, dict, kwnames->items[i], args[i]);
    }
    if (status < 0) {
        value_release(vm, copy);
        return NULL;
    }
    return copy;
}

static const NativeDef namespace_methods[] = {
    {"__reduce__", namespace_reduce, NATIVE_NOARGS, NULL},
    {"__replace__", namespace_replace, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {0},
};

static const MemberDef namespace_members[] = {
    {"__dict__", offsetof(SimpleNamespace, dict), false, false},
    {0},
};

/* ---- the type ---- */

static void namespace_destroy(VM *vm, Object *self) {
    value_release_if(vm, value_from_object(((SimpleNamespace *)self)->dict));
    object_free(vm, self);
}

static int namespace_traverse(Object *self, VisitCall *visit, void *context) {
    Dict *dict = ((SimpleNamespace *)self)->dict;
    return dict == NULL ? 0 : visit(value_from_object(dict), context);
}

static void namespace_clear(VM *vm, Object *self) {
    Dict *dict = ((SimpleNamespace *)self)->dict;
    if (dict != NULL) {
        dict_clear(vm, dict);
    }
}

int simple_namespace_make_type(VM *vm) {
    if (vm->types.simple_namespace != NULL) {
        return 0;
    }
    Type *type = type_new_builtin(vm, "SimpleNamespace", LAYOUT_OTHER, sizeof(SimpleNamespace),
                                  vm->types.object, TYPE_SUBCLASSABLE | TYPE_HAS_DICT);
    if (type == NULL) {
        return -1;
    }
    type->dict_offset = offsetof(SimpleNamespace, dict);
    type->create = namespace_create;
    type->init = namespace_init;
    type->destroy = namespace_destroy;
    type->traverse = namespace_traverse;
    type->clear = namespace_clear;
    type->repr = namespace_repr;
    type->compare = namespace_compare;
    type->hash = object_hash_refuse;
    type->methods = namespace_methods;
    type->members = namespace_members;
    return type_ready_take(vm, &vm->types.simple_namespace, type, "types");
}
