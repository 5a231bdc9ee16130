#include "engine/objects/generic_alias.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/iterator.h"
#include "engine/objects/iterator_state.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parameters.h"
#include "engine/objects/union.h"

typedef struct GenericAlias {
    Object head;
    Value origin;
    Value args;       /* Tuple */
    Value parameters; /* Tuple, or NULL until asked for */
    Value weakrefs;
    bool starred; /* *tuple[int]: it stands for its arguments */
} GenericAlias;

static GenericAlias *to_alias(Value value) {
    return (GenericAlias *)value_object(value);
}

static bool is_alias(VM *vm, Value value) {
    return value_is_instance(value, vm->types.generic_alias);
}

static Value alias_make(VM *vm, Type *type, Value origin, Value args, bool starred) {
    Value tuple = value_is_tuple(args) ? value_retain(args) : tuple_from_array(vm, &args, 1);
    GenericAlias *alias = tuple == NULL ? NULL : object_new(vm, type, type->basic_size);
    if (alias == NULL) {
        value_release_if(vm, tuple);
        return NULL;
    }
    alias->origin = value_retain(origin);
    alias->args = tuple;
    alias->starred = starred;
    return value_from_object(alias);
}

Value generic_alias_new(VM *vm, Value origin, Value args) {
    return alias_make(vm, vm->types.generic_alias, origin, args, false);
}

Value generic_alias_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return generic_alias_new(vm, self, args[0]);
}

static Value alias_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if (args_refuse_keywords(vm, "GenericAlias", kwnames) < 0 ||
        args_check_count(vm, "GenericAlias", nargs, 2, 2) < 0) {
        return NULL;
    }
    return alias_make(vm, type, args[0], args[1], false);
}

/* ---- repr: "list[int]", "dict[str, ...]" ---- */

/* The parameters of a callable are shown as a list, which may change while they are. */
static bool add_list(StrBuilder *builder, const List *list) {
    bool fine = true;
    str_builder_add(builder, '[');
    for (size_t i = 0; fine && i < list->size; i++) {
        Value item = value_retain(list->items[i]);
        str_builder_add_string(builder, i == 0 ? "" : ", ");
        fine = type_parameters_add_repr(builder, item);
        value_release(builder->vm, item);
    }
    str_builder_add(builder, ']');
    return fine;
}

static Value alias_repr(VM *vm, Value self) {
    const GenericAlias *alias = to_alias(self);
    const Tuple *args = value_to_tuple(alias->args);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add_string(&builder, alias->starred ? "*" : "");
    bool fine = type_parameters_add_repr(&builder, alias->origin);
    str_builder_add(&builder, '[');
    for (size_t i = 0; fine && i < args->size; i++) {
        str_builder_add_string(&builder, i == 0 ? "" : ", ");
        fine = value_is_list(args->items[i]) ? add_list(&builder, value_to_list(args->items[i]))
                                             : type_parameters_add_repr(&builder, args->items[i]);
    }
    str_builder_add_string(&builder, args->size == 0 ? "()]" : "]");
    if (!fine) {
        str_builder_done(&builder);
        return NULL;
    }
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

/* What the alias answers itself; `dir` lists those of them that are attributes. */
static const char *const own_names[] = {
    "__class__",       "__origin__",     "__args__",
    "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__",  "__reduce__"};
static const char *const blocked_names[] = {"__bases__", "__copy__", "__deepcopy__"};

static bool is_among(Value name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (str_equal_string(value_to_str(name), names[i])) {
            return true;
        }
    }
    return false;
}

/* What is no attribute of its own is the class's. */
static Value alias_get_attr(VM *vm, Value self, Value name) {
    if (is_among(name, own_names, sizeof own_names / sizeof own_names[0]) ||
        is_among(name, blocked_names, sizeof blocked_names / sizeof blocked_names[0])) {
        return object_generic_get_attr(vm, self, name);
    }
    return object_get_attr(vm, to_alias(self)->origin, name);
}

NATIVE_FUNCTION(alias_dir) {
    Value builtin = dict_get_string_borrow(vm->builtins, "dir");
    Value dir = builtin == NULL ? error_raise(vm, vm->types.AttributeError, "dir")
                                : object_call_one(vm, builtin, to_alias(self)->origin);
    if (dir != NULL && !value_is_list(dir)) {
        return dir;
    }
    for (size_t i = 0; dir != NULL && i < sizeof own_names / sizeof own_names[0]; i++) {
        Value name = str_intern_string(vm, own_names[i]);
        int there = name == NULL ? -1 : object_contains(vm, dir, name);
        if (there < 0 || (there == 0 && list_append(vm, value_to_list(dir), name) < 0)) {
            value_release(vm, dir);
            dir = NULL;
        }
        value_release_if(vm, name);
    }
    return dir;
}

/* ---- type variables ---- */

static Value parameters_borrow(VM *vm, GenericAlias *alias) {
    if (alias->parameters == NULL) {
        alias->parameters = type_parameters_of(vm, value_to_tuple(alias->args));
    }
    return alias->parameters;
}

static Value alias_get_item(VM *vm, Value self, Value key) {
    GenericAlias *alias = to_alias(self);
    Value parameters = parameters_borrow(vm, alias);
    if (parameters == NULL) {
        return NULL;
    }
    Value args = type_parameters_replace(vm, self, value_to_tuple(alias->args),
                                         value_to_tuple(parameters), key);
    if (args == NULL) {
        return NULL;
    }
    Value result = alias_make(vm, vm->types.generic_alias, alias->origin, args, alias->starred);
    value_release(vm, args);
    return result;
}

static Value get_parameters(VM *vm, Value self, void *closure) {
    (void)closure;
    return value_retain_if(parameters_borrow(vm, to_alias(self)));
}

static Value get_unpacked(VM *vm, Value self, void *closure) {
    (void)vm, (void)closure;
    return value_from_bool(to_alias(self)->starred);
}

static Value get_unpacked_args(VM *vm, Value self, void *closure) {
    (void)closure;
    const GenericAlias *alias = to_alias(self);
    return alias->starred && alias->origin == value_from_object(vm->types.tuple)
               ? value_retain(alias->args)
               : VALUE_NONE;
}

/* ---- starred ---- */

/* The iterator gives one thing, the starred alias: `*alias` in a subscript. */

static Value alias_iter(VM *vm, Value self) {
    SequenceIterator *iterator =
        object_new(vm, vm->types.generic_alias_iterator, sizeof(SequenceIterator));
    if (iterator != NULL) {
        iterator->sequence = value_retain(self);
    }
    return value_from_object(iterator);
}

static Value iterator_next(VM *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)value_object(self);
    if (iterator->sequence == NULL) {
        return NULL;
    }
    const GenericAlias *alias = to_alias(iterator->sequence);
    Value starred = alias_make(vm, alias->head.type, alias->origin, alias->args, true);
    value_clear(vm, &iterator->sequence);
    return starred;
}

NATIVE_FUNCTION(iterator_reduce) {
    Value function = iterator_builtin(vm, "iter");
    Value alias = ((const SequenceIterator *)value_object(self))->sequence;
    Value left = alias == NULL ? value_from_object(vm->shared.empty_tuple) : alias;
    return iterator_reduced_take(vm, function, value_retain(left), -1);
}

static const NativeDef iterator_methods[] = {
    {"__reduce__", iterator_reduce, NATIVE_NOARGS, NULL},
    {0},
};

/* ---- comparing ---- */

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
    if ((op != CMP_EQ && op != CMP_NE) || !is_alias(vm, left) || !is_alias(vm, right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int equal = to_alias(left)->starred == to_alias(right)->starred;
    if (equal == 1) {
        equal = object_compare_bool(vm, to_alias(left)->origin, to_alias(right)->origin, CMP_EQ);
    }
    if (equal == 1) {
        equal = object_compare_bool(vm, to_alias(left)->args, to_alias(right)->args, CMP_EQ);
    }
    return equal < 0 ? NULL : value_from_bool(equal == (op == CMP_EQ));
}

/* ---- methods ---- */

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

static Value pair_take(VM *vm, Value first, Value second) {
    const Value pair[] = {first, second};
    return tuple_from_array_take(vm, pair, 2);
}

/* How copy makes another: GenericAlias(origin, args), or next(iter(alias)) for a starred one. */
NATIVE_FUNCTION(alias_reduce) {
    const GenericAlias *alias = to_alias(self);
    if (!alias->starred) {
        Value pair = tuple_pack(vm, 2, alias->origin, alias->args);
        Value maker = value_from_object(vm->types.generic_alias);
        return pair == NULL ? NULL : pair_take(vm, value_retain(maker), pair);
    }
    Value next = dict_get_string_borrow(vm->builtins, "next");
    if (next == NULL) {
        return error_raise(vm, vm->types.AttributeError, "next");
    }
    Value plain = alias_make(vm, vm->types.generic_alias, alias->origin, alias->args, false);
    Value iterator = plain == NULL ? NULL : alias_iter(vm, plain);
    value_release_if(vm, plain);
    Value items = iterator == NULL ? NULL : tuple_from_array_take(vm, &iterator, 1);
    return items == NULL ? NULL : pair_take(vm, value_retain(next), items);
}

static const NativeDef alias_methods[] = {
    {"__mro_entries__", alias_mro_entries, NATIVE_ONE, NULL},
    {"__instancecheck__", alias_instance_check, NATIVE_ONE, NULL},
    {"__subclasscheck__", alias_subclass_check, NATIVE_ONE, NULL},
    {"__reduce__", alias_reduce, NATIVE_NOARGS, NULL},
    {"__dir__", alias_dir, NATIVE_NOARGS, NULL},
    {0},
};

static const GetSetDef alias_getsets[] = {
    {"__parameters__", get_parameters, NULL, NULL},
    {"__unpacked__", get_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL},
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
    value_release_if(vm, alias->parameters);
    object_free(vm, self);
}

static int alias_traverse(Object *self, VisitCall *visit, void *context) {
    const GenericAlias *alias = (const GenericAlias *)self;
    const Value parts[] = {alias->origin, alias->args, alias->parameters};
    int status = 0;
    for (size_t i = 0; status == 0 && i < 3; i++) {
        status = parts[i] == NULL ? 0 : visit(parts[i], context);
    }
    return status;
}

int types_init_generic_alias(VM *vm) {
    Type *type = type_new_builtin(vm, "GenericAlias", LAYOUT_OTHER, sizeof(GenericAlias),
                                  vm->types.object, TYPE_SUBCLASSABLE | TYPE_HAS_WEAKREFS);
    if (type == NULL ||
        iterator_make_type(vm, &vm->types.generic_alias_iterator, "generic_alias_iterator",
                           sizeof(SequenceIterator), iterator_next, iterator_methods) < 0) {
        return -1;
    }
    vm->types.generic_alias = type;
    type->weakref_offset = offsetof(GenericAlias, weakrefs);
    type->create = alias_create;
    type->destroy = alias_destroy;
    type->traverse = alias_traverse;
    type->repr = alias_repr;
    type->hash = alias_hash;
    type->compare = alias_compare;
    type->call = alias_call;
    type->get_attr = alias_get_attr;
    type->get_item = alias_get_item;
    type->iter = alias_iter;
    type->binary[NB_OR] = union_or;
    type->methods = alias_methods;
    type->getsets = alias_getsets;
    type->members = alias_members;
    return type_ready(vm, type) < 0 ? -1 : type_set_module(vm, type, "types");
}
