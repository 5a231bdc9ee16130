#include "engine/objects/generic_alias.h"

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

typedef struct GenericAlias {
    Object head;
    Value origin;
    Value args; /* Tuple */
    Value weakrefs;
} GenericAlias;

static GenericAlias *to_alias(Value value) {
    return (GenericAlias *)value_object(value);
}

Value generic_alias_new(VM *vm, Value origin, Value args) {
    Value tuple = value_is_tuple(args) ? value_retain(args) : tuple_from_array(vm, &args, 1);
    GenericAlias *alias =
        tuple == NULL ? NULL : object_new(vm, vm->types.generic_alias, sizeof(GenericAlias));
    if (alias == NULL) {
        value_release_if(vm, tuple);
        return NULL;
    }
    alias->origin = value_retain(origin);
    alias->args = tuple;
    return value_from_object(alias);
}

Value generic_alias_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return generic_alias_new(vm, self, args[0]);
}

/* ---- repr: "list[int]", "dict[str, ...]" ---- */

static bool add_item(StrBuilder *builder, Value item) {
    VM *vm = builder->vm;
    if (item == VALUE_ELLIPSIS) {
        str_builder_add_string(builder, "...");
        return true;
    }
    if (value_is_type(item)) {
        Value module = object_get_attr(vm, item, vm->names.__module__);
        if (module == NULL) {
            error_clear(vm);
        }
        Value qualname = value_to_type(item)->qualname;
        if (module != NULL && value_is_str(module) &&
            !str_equal(value_to_str(module), value_to_str(vm->names.builtins))) {
            str_builder_add_str(builder, module);
            str_builder_add(builder, '.');
        }
        str_builder_add_str(builder, qualname);
        value_release_if(vm, module);
        return true;
    }
    return str_builder_add_repr(builder, item);
}

static Value alias_repr(VM *vm, Value self) {
    const GenericAlias *alias = to_alias(self);
    const Tuple *args = value_to_tuple(alias->args);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    bool fine = add_item(&builder, alias->origin);
    str_builder_add(&builder, '[');
    for (size_t i = 0; fine && i < args->size; i++) {
        str_builder_add_string(&builder, i == 0 ? "" : ", ");
        fine = add_item(&builder, args->items[i]);
    }
    str_builder_add_string(&builder, args->size == 0 ? "()]" : "]");
    return str_builder_finish(&builder);
}

/* ---- as the class it stands for ---- */

static Value alias_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    const GenericAlias *alias = to_alias(self);
    Value instance = object_call(vm, alias->origin, args, nargs, kwnames);
    if (instance == NULL) {
        return NULL;
    }
    Value name = str_intern_string(vm, "__orig_class__");
    if (object_set_attr(vm, instance, name, self) < 0) {
        if (!error_matches(vm, vm->types.AttributeError) &&
            !error_matches(vm, vm->types.TypeError)) {
            value_release(vm, instance);
            instance = NULL;
        } else {
            error_clear(vm);
        }
    }
    value_release(vm, name);
    return instance;
}

static bool is_own_name(Value name) {
    static const char *const own[] = {"__class__",         "__origin__",   "__args__",
                                      "__parameters__",    "__unpacked__", "__mro_entries__",
                                      "__instancecheck__", "__copy__",     "__deepcopy__",
                                      "__subclasscheck__", "__reduce__",   "__reduce_ex__"};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        if (str_equal_string(value_to_str(name), own[i])) {
            return true;
        }
    }
    return false;
}

/* What is no special attribute of its own is the class's. */
static Value alias_get_attr(VM *vm, Value self, Value name) {
    return is_own_name(name) ? object_generic_get_attr(vm, self, name)
                             : object_get_attr(vm, to_alias(self)->origin, name);
}

static Value alias_get_item(VM *vm, Value self, Value key) {
    (void)key;
    return error_raise(vm, vm->types.TypeError, "%R is not a generic class", self);
}

static int alias_hash(VM *vm, Value self, int64_t *hash) {
    int64_t origin, args;
    if (object_hash(vm, to_alias(self)->origin, &origin) < 0 ||
        object_hash(vm, to_alias(self)->args, &args) < 0) {
        return -1;
    }
    *hash = origin ^ args;
    *hash = *hash == -1 ? -2 : *hash;
    return 0;
}

static Value alias_compare(VM *vm, Value left, Value right, CompareOp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !value_object_is(right, vm->types.generic_alias)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int equal = object_compare_bool(vm, to_alias(left)->origin, to_alias(right)->origin, CMP_EQ);
    if (equal == 1) {
        equal = object_compare_bool(vm, to_alias(left)->args, to_alias(right)->args, CMP_EQ);
    }
    return equal < 0 ? NULL : value_from_bool(equal == (op == CMP_EQ));
}

NATIVE_FUNCTION(alias_mro_entries) {
    Value origin = to_alias(self)->origin;
    return tuple_from_array(vm, &origin, 1);
}

NATIVE_FUNCTION(alias_instance_check) {
    return error_raise(vm, vm->types.TypeError,
                       "isinstance() argument 2 cannot be a parameterized generic");
}

NATIVE_FUNCTION(alias_subclass_check) {
    return error_raise(vm, vm->types.TypeError,
                       "issubclass() argument 2 cannot be a parameterized generic");
}

static const NativeDef alias_methods[] = {
    {"__mro_entries__", alias_mro_entries, NATIVE_ONE, NULL},
    {"__instancecheck__", alias_instance_check, NATIVE_ONE, NULL},
    {"__subclasscheck__", alias_subclass_check, NATIVE_ONE, NULL},
    {0},
};

static Value get_parameters(VM *vm, Value self, void *closure) {
    (void)self, (void)closure;
    return value_retain(value_from_object(vm->shared.empty_tuple));
}

static const GetSetDef alias_getsets[] = {
    {"__parameters__", get_parameters, NULL, NULL},
    {0},
};

static const MemberDef alias_members[] = {
    {"__origin__", offsetof(GenericAlias, origin), false, false},
    {"__args__", offsetof(GenericAlias, args), false, false},
    {0},
};

static void alias_destroy(VM *vm, Object *self) {
    GenericAlias *alias = (GenericAlias *)self;
    value_release(vm, alias->origin);
    value_release(vm, alias->args);
    object_free(vm, self);
}

static int alias_traverse(Object *self, VisitCall *visit, void *context) {
    const GenericAlias *alias = (const GenericAlias *)self;
    int status = visit(alias->origin, context);
    return status != 0 ? status : visit(alias->args, context);
}

int types_init_generic_alias(VM *vm) {
    Type *type = type_new_builtin(vm, "GenericAlias", LAYOUT_OTHER, sizeof(GenericAlias),
                                  vm->types.object, TYPE_DISALLOW_NEW | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    vm->types.generic_alias = type;
    type->weakref_offset = offsetof(GenericAlias, weakrefs);
    type->destroy = alias_destroy;
    type->traverse = alias_traverse;
    type->repr = alias_repr;
    type->hash = alias_hash;
    type->compare = alias_compare;
    type->call = alias_call;
    type->get_attr = alias_get_attr;
    type->get_item = alias_get_item;
    type->methods = alias_methods;
    type->getsets = alias_getsets;
    type->members = alias_members;
    return type_ready(vm, type) < 0 ? -1 : type_set_module(vm, type, "types");
}
