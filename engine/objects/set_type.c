/*
 * set_type.c - the types set and frozenset.
 */
#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/iterator_state.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/object_reduce.h"
#include "engine/objects/set_ops.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"

/* ---- slots of both ---- */

static void set_destroy(VM *vm, Object *self) {
    set_clear(vm, (Set *)self);
    object_free(vm, self);
}

static int set_traverse(Object *self, VisitCall *visit, void *context) {
    const Set *set = (const Set *)self;
    size_t position = 0;
    Value key;
    int64_t hash;
    int status = 0;
    while (status == 0 && set_next(set, &position, &key, &hash)) {
        status = visit(key, context);
    }
    return status;
}

static void set_clear_slot(VM *vm, Object *self) {
    set_clear(vm, (Set *)self);
}

/* A list of the keys: code that runs may change the set. */
static List *list_of_keys(VM *vm, const Set *set) {
    List *list = list_new(vm, set->used);
    size_t position = 0;
    Value key;
    int64_t hash;
    while (list != NULL && set_next(set, &position, &key, &hash)) {
        list->items[list->size++] = value_retain(key);
    }
    return list;
}

static Value set_repr(VM *vm, Value self) {
    const Set *set = value_to_set(self);
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_format(vm, "%T(...)", self);
    }
    bool plain = set->head.type == vm->types.set;
    StrBuilder builder;
    str_builder_init(&builder, vm);
    if (set->used == 0) {
        str_builder_add_format(&builder, "%T()", self);
    } else {
        List *keys = list_of_keys(vm, set);
        if (!plain) {
            str_builder_add_format(&builder, "%T(", self);
        }
        str_builder_add(&builder, '{');
        for (size_t i = 0; keys != NULL && i < keys->size; i++) {
            str_builder_add_string(&builder, i == 0 ? "" : ", ");
            if (!str_builder_add_repr(&builder, keys->items[i])) {
                break;
            }
        }
        str_builder_add_string(&builder, plain ? "}" : "})");
        builder.failed = builder.failed || keys == NULL;
        value_release_if(vm, value_from_object(keys));
    }
    object_repr_leave(vm, self);
    return str_builder_finish(&builder);
}

static int64_t set_length(VM *vm, Value self) {
    (void)vm;
    return (int64_t)value_to_set(self)->used;
}

/* A set as a key stands for the frozenset of its items. */
static Value frozen_key(VM *vm, Value key) {
    if (!value_is_set(key) || type_is_subtype(value_object(key)->type, vm->types.frozenset) ||
        !error_matches(vm, vm->types.TypeError)) {
        return NULL;
    }
    error_clear(vm);
    return set_from_iterable(vm, vm->types.frozenset, key);
}

typedef int KeyFunction(VM *vm, Set *set, Value key);

/* Applies `function`, and to a set that cannot be hashed, as a frozenset. */
static int with_frozen_key(VM *vm, KeyFunction *function, Set *set, Value key) {
    int result = function(vm, set, key);
    Value frozen = result < 0 ? frozen_key(vm, key) : NULL;
    if (frozen != NULL) {
        result = function(vm, set, frozen);
        value_release(vm, frozen);
    }
    return result;
}

static int set_contains_slot(VM *vm, Value self, Value key) {
    return with_frozen_key(vm, set_contains, value_to_set(self), key);
}

static Value set_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (!value_is_set(right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Set *a = value_to_set(left);
    Set *b = value_to_set(right);
    int holds = 0;
    switch (op) {
    case CMP_EQ:
    case CMP_NE: {
        bool hashes_differ = a->hash != -1 && b->hash != -1 && a->hash != b->hash;
        holds = a->used == b->used && !hashes_differ ? set_is_subset(vm, a, b) : 0;
        break;
    }
    case CMP_LE: holds = set_is_subset(vm, a, b); break;
    case CMP_GE: holds = set_is_subset(vm, b, a); break;
    case CMP_LT: holds = a->used < b->used ? set_is_subset(vm, a, b) : 0; break;
    case CMP_GT: holds = a->used > b->used ? set_is_subset(vm, b, a) : 0; break;
    }
    return holds < 0 ? NULL : value_from_bool(op == CMP_NE ? !holds : holds);
}

static Value set_iter(VM *vm, Value self) {
    SetIterator *iterator = object_new(vm, vm->types.set_iterator, sizeof(SetIterator));
    if (iterator != NULL) {
        iterator->set = (Set *)value_retain(self);
        iterator->used = iterator->set->used;
        iterator->remaining = iterator->set->used;
    }
    return value_from_object(iterator);
}

static int frozenset_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    Set *set = value_to_set(self);
    if (set->hash == -1) {
        uint64_t state = 0;
        size_t position = 0;
        Value key;
        int64_t item;
        while (set_next(set, &position, &key, &item)) {
            state = hash_set_step(state, item);
        }
        set->hash = hash_set_finish(state, set->used);
    }
    *hash = set->hash;
    return 0;
}

/* ---- making ---- */

static Value set_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(set_new(vm, type));
}

static int set_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (args_refuse_keywords(vm, "set", kwnames) < 0 ||
        args_check_count(vm, "set", nargs, 0, 1) < 0) {
        return -1;
    }
    Set *set = value_to_set(self);
    if (set->fill > 0) {
        set_clear(vm, set);
    }
    set->hash = -1;
    return nargs == 0 ? 0 : set_update(vm, set, args[0]);
}

static Value frozenset_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    bool plain = type == vm->types.frozenset;
    if ((type->init == vm->types.frozenset->init &&
         args_refuse_keywords(vm, "frozenset", kwnames) < 0) ||
        args_check_count(vm, "frozenset", nargs, 0, 1) < 0) {
        return NULL;
    }
    if (nargs == 0) {
        return value_from_object(set_new(vm, type));
    }
    return plain && value_object_is(args[0], type) ? value_retain(args[0])
                                                   : set_from_iterable(vm, type, args[0]);
}

/* ---- methods ---- */

NATIVE_FUNCTION(set_add_method) {
    return set_add(vm, value_to_set(self), args[0]) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(set_clear_method) {
    set_clear(vm, value_to_set(self));
    return VALUE_NONE;
}

NATIVE_FUNCTION(set_contains_method) {
    int found = set_contains_slot(vm, self, args[0]);
    return found < 0 ? NULL : value_from_bool(found);
}

NATIVE_FUNCTION(set_copy_method) {
    Type *type = value_object(self)->type;
    return type == vm->types.frozenset ? value_retain(self) : set_copy(vm, value_to_set(self));
}

NATIVE_FUNCTION(set_discard_method) {
    return with_frozen_key(vm, set_discard, value_to_set(self), args[0]) < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(set_remove_method) {
    int removed = with_frozen_key(vm, set_discard, value_to_set(self), args[0]);
    if (removed == 0) {
        return error_raise_with(vm, vm->types.KeyError, args[0]);
    }
    return removed < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(set_pop_method) {
    return set_pop(vm, value_to_set(self));
}

NATIVE_FUNCTION(set_update_method) {
    for (size_t i = 0; i < nargs; i++) {
        if (set_update(vm, value_to_set(self), args[i]) < 0) {
            return NULL;
        }
    }
    return VALUE_NONE;
}

/* (type, (list of items,), attributes) */
NATIVE_FUNCTION(set_reduce) {
    List *keys = list_of_keys(vm, value_to_set(self));
    Value items = value_from_object(keys);
    Value args_tuple = items == NULL ? NULL : tuple_from_array_take(vm, &items, 1);
    Value state = args_tuple == NULL ? NULL : object_state(vm, self);
    Value result = NULL;
    if (state != NULL) {
        result = tuple_pack(vm, 3, value_from_object(value_type(vm, self)), args_tuple, state);
    }
    value_release_if(vm, args_tuple);
    value_release_if(vm, state);
    return result;
}

static const NativeDef set_methods[] = {
    {"add", set_add_method, NATIVE_ONE, "($self, object, /)"},
    {"clear", set_clear_method, NATIVE_NOARGS, "($self, /)"},
    {"__contains__", set_contains_method, NATIVE_ONE | NATIVE_COEXIST, "($self, object, /)"},
    {"copy", set_copy_method, NATIVE_NOARGS, "($self, /)"},
    {"discard", set_discard_method, NATIVE_ONE, "($self, object, /)"},
    {"remove", set_remove_method, NATIVE_ONE, "($self, object, /)"},
    {"pop", set_pop_method, NATIVE_NOARGS, "($self, /)"},
    {"update", set_update_method, NATIVE_FAST, "($self, /, *others)"},
    {"union", set_method_union, NATIVE_FAST, "($self, /, *others)"},
    {"intersection", set_method_intersection, NATIVE_FAST, "($self, /, *others)"},
    {"difference", set_method_difference, NATIVE_FAST, "($self, /, *others)"},
    {"symmetric_difference", set_method_symmetric_difference, NATIVE_ONE, "($self, other, /)"},
    {"isdisjoint", set_method_isdisjoint, NATIVE_ONE, "($self, other, /)"},
    {"issubset", set_method_issubset, NATIVE_ONE, "($self, other, /)"},
    {"issuperset", set_method_issuperset, NATIVE_ONE, "($self, other, /)"},
    {"__reduce__", set_reduce, NATIVE_NOARGS, "($self, /)"},
    {"intersection_update", set_method_intersection_update, NATIVE_FAST, "($self, /, *others)"},
    {"difference_update", set_method_difference_update, NATIVE_FAST, "($self, /, *others)"},
    {"symmetric_difference_update", set_method_symmetric_difference_update, NATIVE_ONE,
     "($self, other, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

static const NativeDef frozenset_methods[] = {
    {"__contains__", set_contains_method, NATIVE_ONE | NATIVE_COEXIST, "($self, object, /)"},
    {"copy", set_copy_method, NATIVE_NOARGS, "($self, /)"},
    {"union", set_method_union, NATIVE_FAST, "($self, /, *others)"},
    {"intersection", set_method_intersection, NATIVE_FAST, "($self, /, *others)"},
    {"difference", set_method_difference, NATIVE_FAST, "($self, /, *others)"},
    {"symmetric_difference", set_method_symmetric_difference, NATIVE_ONE, "($self, other, /)"},
    {"isdisjoint", set_method_isdisjoint, NATIVE_ONE, "($self, other, /)"},
    {"issubset", set_method_issubset, NATIVE_ONE, "($self, other, /)"},
    {"issuperset", set_method_issuperset, NATIVE_ONE, "($self, other, /)"},
    {"__reduce__", set_reduce, NATIVE_NOARGS, "($self, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

/* ---- the iterator ---- */

static Value iterator_next(VM *vm, Value self) {
    SetIterator *iterator = (SetIterator *)value_object(self);
    Set *set = iterator->set;
    if (set == NULL) {
        return NULL;
    }
    if (iterator->used != set->used) {
        iterator->used = SIZE_MAX; /* and so it stays */
        return error_raise(vm, vm->types.RuntimeError, "Set changed size during iteration");
    }
    Value key;
    int64_t hash;
    if (set_next(set, &iterator->position, &key, &hash)) {
        iterator->remaining--;
        return value_retain(key);
    }
    iterator->set = NULL;
    value_release(vm, value_from_object(set));
    return NULL;
}

NATIVE_FUNCTION(iterator_hint) {
    const SetIterator *iterator = (const SetIterator *)value_object(self);
    bool valid = iterator->set != NULL && iterator->used == iterator->set->used;
    return int_from_size(vm, valid ? iterator->remaining : 0);
}

NATIVE_FUNCTION(iterator_reduce) {
    const SetIterator *iterator = (const SetIterator *)value_object(self);
    SetIterator *copy = object_new(vm, iterator->head.type, sizeof(SetIterator));
    if (copy != NULL && iterator->set != NULL) {
        copy->set = (Set *)value_retain(value_from_object(iterator->set));
        copy->position = iterator->position;
        copy->used = iterator->used;
        copy->remaining = iterator->remaining;
    }
    return iterator_reduced_rest_take(vm, value_from_object(copy));
}

static const NativeDef iterator_methods[] = {
    {"__length_hint__", iterator_hint, NATIVE_NOARGS, "($self, /)"},
    {"__reduce__", iterator_reduce, NATIVE_NOARGS, "($self, /)"},
    {0},
};

/* ---- the types ---- */

static Type *set_type(VM *vm, const char *name) {
    Type *type = type_new_builtin(vm, name, LAYOUT_SET, sizeof(Set), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_MATCH_SELF | TYPE_HAS_WEAKREFS);
    if (type != NULL) {
        type->weakref_offset = offsetof(Set, weakrefs);
        type->destroy = set_destroy;
        type->traverse = set_traverse;
        type->repr = set_repr;
        type->compare = set_compare;
        type->length = set_length;
        type->contains = set_contains_slot;
        type->iter = set_iter;
    }
    return type;
}

int types_init_set(VM *vm) {
    Type *set = set_type(vm, "set");
    Type *frozenset = set_type(vm, "frozenset");
    if (set == NULL || frozenset == NULL) {
        return -1;
    }
    vm->types.set = set;
    vm->types.frozenset = frozenset;
    set->hash = object_hash_refuse;
    set->clear = set_clear_slot;
    set->create = set_create;
    set->init = set_init;
    set->methods = set_methods;
    set_operations_fill(set, true);
    frozenset->hash = frozenset_hash;
    frozenset->clear = set_clear_slot;
    frozenset->create = frozenset_create;
    frozenset->methods = frozenset_methods;
    set_operations_fill(frozenset, false);
    return type_ready(vm, set) < 0 || type_ready(vm, frozenset) < 0
               ? -1
               : iterator_make_type(vm, &vm->types.set_iterator, "set_iterator",
                                    sizeof(SetIterator), iterator_next, iterator_methods);
}
