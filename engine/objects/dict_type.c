/*
 * dict_type.c - the type dict: slots and methods.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict_parts.h"
#include "engine/objects/error.h"
#include "engine/objects/generic_alias.h"
#include "engine/objects/instance.h"
#include "engine/objects/native.h"
#include "engine/objects/set.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

/* ---- slots ---- */

static void dict_destroy(VM *vm, Object *self) {
    dict_clear(vm, (Dict *)self);
    object_free(vm, self);
}

int dict_traverse(Object *self, VisitCall *visit, void *context) {
    const Dict *dict = (const Dict *)self;
    for (uint32_t i = 0; i < dict->entry_count; i++) {
        const DictEntry *entry = &dict->entries[i];
        if (entry->key == NULL) {
            continue;
        }
        int status = dict->only_strs ? 0 : visit(entry->key, context);
        if (status == 0) {
            status = visit(entry->value, context);
        }
        if (status != 0) {
            return status;
        }
    }
    return 0;
}

static void dict_clear_slot(VM *vm, Object *self) {
    dict_clear(vm, (Dict *)self);
}

static int64_t dict_length(VM *vm, Value self) {
    (void)vm;
    return value_to_dict(self)->used;
}

Value dict_get_item(VM *vm, Value self, Value key) {
    Value value;
    int found = dict_get(vm, value_to_dict(self), key, &value);
    if (found != 0) {
        return value;
    }
    if (value_object(self)->type != vm->types.dict) {
        Value receiver;
        Value method = object_lookup_method(vm, self, vm->names.__missing__, &receiver);
        if (method != NULL) {
            value = object_call_bound(vm, method, receiver, &key, 1);
            value_release(vm, method);
            return value;
        }
        if (error_occurred(vm)) {
            return NULL;
        }
    }
    return error_raise_with(vm, vm->types.KeyError, key);
}

static int dict_set_item(VM *vm, Value self, Value key, Value item) {
    Dict *dict = value_to_dict(self);
    if (item != NULL) {
        return dict_set(vm, dict, key, item);
    }
    int removed = dict_remove(vm, dict, key);
    if (removed == 0) {
        error_raise_with(vm, vm->types.KeyError, key);
    }
    return removed == 1 ? 0 : -1;
}

static int dict_contains_slot(VM *vm, Value self, Value key) {
    return dict_contains(vm, value_to_dict(self), key);
}

static Value dict_iter(VM *vm, Value self) {
    return dict_iterator_new(vm, vm->types.dict_keyiterator, value_to_dict(self));
}

/* A dict of what it holds: a subclass with its own __iter__ is asked by its keys() and []. */
static Dict *plain_copy(VM *vm, Value self) {
    Dict *dict = value_to_dict(self);
    if (dict->used == 0 || value_object(self)->type->iter == vm->types.dict->iter) {
        return dict_copy(vm, dict);
    }
    return dict_from_mapping(vm, self);
}

static Value dict_or(VM *vm, Value left, Value right) {
    if (!value_is_dict(left) || !value_is_dict(right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Dict *merged = plain_copy(vm, left);
    if (merged != NULL && dict_update(vm, merged, right) < 0) {
        value_release(vm, value_from_object(merged));
        return NULL;
    }
    return value_from_object(merged);
}

static Value dict_inplace_or(VM *vm, Value left, Value right) {
    return dict_update(vm, value_to_dict(left), right) < 0 ? NULL : value_retain(left);
}

static Value dict_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(dict_new_of(vm, type));
}

/* dict.update and dict.__init__ */
static int update_from_args(VM *vm, Dict *dict, const char *name, const Value *args, size_t nargs,
                            Tuple *kwnames) {
    if (args_check_count(vm, name, nargs, 0, 1) < 0 ||
        (nargs == 1 && dict_update(vm, dict, args[0]) < 0)) {
        return -1;
    }
    for (size_t i = 0; kwnames != NULL && i < kwnames->size; i++) {
        if (dict_set(vm, dict, kwnames->items[i], args[nargs + i]) < 0) {
            return -1;
        }
    }
    return 0;
}

static int dict_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return update_from_args(vm, value_to_dict(self), "dict", args, nargs, kwnames);
}

/* ---- methods ---- */

NATIVE_FUNCTION(dict_contains_method) {
    int found = dict_contains(vm, value_to_dict(self), args[0]);
    return found < 0 ? NULL : value_from_bool(found);
}

NATIVE_FUNCTION(dict_get_item_method) {
    return dict_get_item(vm, self, args[0]);
}

NATIVE_FUNCTION(dict_get_method) {
    if (args_check_count(vm, "get", nargs, 1, 2) < 0) {
        return NULL;
    }
    Value value;
    int found = dict_get(vm, value_to_dict(self), args[0], &value);
    return found == 0 ? value_retain(nargs == 2 ? args[1] : VALUE_NONE) : value;
}

NATIVE_FUNCTION(dict_set_default_method) {
    if (args_check_count(vm, "setdefault", nargs, 1, 2) < 0) {
        return NULL;
    }
    return dict_set_default(vm, value_to_dict(self), args[0], nargs == 2 ? args[1] : VALUE_NONE);
}

NATIVE_FUNCTION(dict_pop_method) {
    if (args_check_count(vm, "pop", nargs, 1, 2) < 0) {
        return NULL;
    }
    Dict *dict = value_to_dict(self);
    Value value;
    /* An empty one does not hash the key. */
    int found = dict->used == 0 ? 0 : dict_pop(vm, dict, args[0], &value);
    if (found != 0) {
        return value;
    }
    return nargs == 2 ? value_retain(args[1]) : error_raise_with(vm, vm->types.KeyError, args[0]);
}

NATIVE_FUNCTION(dict_popitem) {
    Value pair[2];
    if (!dict_pop_last(vm, value_to_dict(self), &pair[0], &pair[1])) {
        return error_raise(vm, vm->types.KeyError, "popitem(): dictionary is empty");
    }
    return tuple_from_array_take(vm, pair, 2);
}

NATIVE_FUNCTION(dict_keys_method) {
    return dict_view_new(vm, vm->types.dict_keys, value_to_dict(self));
}

NATIVE_FUNCTION(dict_values_method) {
    return dict_view_new(vm, vm->types.dict_values, value_to_dict(self));
}

NATIVE_FUNCTION(dict_items_method) {
    return dict_view_new(vm, vm->types.dict_items, value_to_dict(self));
}

NATIVE_FUNCTION(dict_update_method) {
    return update_from_args(vm, value_to_dict(self), "update", args, nargs, kwnames) < 0
               ? NULL
               : VALUE_NONE;
}

NATIVE_FUNCTION(dict_clear_method) {
    dict_clear(vm, value_to_dict(self));
    return VALUE_NONE;
}

NATIVE_FUNCTION(dict_copy_method) {
    return value_from_object(plain_copy(vm, self));
}

NATIVE_FUNCTION(dict_reversed) {
    return dict_iterator_new(vm, vm->types.dict_reversekeyiterator, value_to_dict(self));
}

/* The keys of a dict or a set: their hashes are known. CPython: dict_dict_fromkeys. */
static int add_hashed_keys(VM *vm, Dict *dict, Value keys, Value value) {
    size_t position = 0;
    int status = 0;
    Value key;
    int64_t hash;
    while (status == 0 &&
           (value_is_dict(keys) ? dict_next_hashed(value_to_dict(keys), &position, &key, &hash)
                                : set_next(value_to_set(keys), &position, &key, &hash))) {
        value_retain(key);
        status = dict_set_hashed(vm, dict, key, hash, value);
        value_release(vm, key);
    }
    return status;
}

static int add_iterated_keys(VM *vm, Value mapping, Value iterator, Value value) {
    bool plain = value_object_is(mapping, vm->types.dict);
    int status = 0;
    Value key;
    while (status == 0 && (key = object_next(vm, iterator)) != NULL) {
        status = plain ? dict_set(vm, value_to_dict(mapping), key, value)
                       : object_set_item(vm, mapping, key, value);
        value_release(vm, key);
    }
    return status < 0 || error_occurred(vm) ? -1 : 0;
}

/* CPython: _PyDict_FromKeys. */
NATIVE_FUNCTION(dict_fromkeys) {
    if (args_check_count(vm, "fromkeys", nargs, 1, 2) < 0) {
        return NULL;
    }
    Value keys = args[0];
    Value value = nargs == 2 ? args[1] : VALUE_NONE;
    Value mapping = object_call_no_args(vm, self);
    if (mapping == NULL) {
        return NULL;
    }
    bool has_hashes = value_object_is(keys, vm->types.dict) ||
                      value_object_is(keys, vm->types.set) ||
                      value_object_is(keys, vm->types.frozenset);
    int status = -1;
    if (has_hashes && value_object_is(mapping, vm->types.dict)) {
        status = add_hashed_keys(vm, value_to_dict(mapping), keys, value);
    } else {
        Value iterator = object_iter(vm, keys);
        if (iterator != NULL) {
            status = add_iterated_keys(vm, mapping, iterator, value);
            value_release(vm, iterator);
        }
    }
    if (status < 0) {
        value_release(vm, mapping);
        return NULL;
    }
    return mapping;
}

static const NativeDef dict_methods[] = {
    {"__contains__", dict_contains_method, NATIVE_ONE | NATIVE_COEXIST, "($self, key, /)"},
    {"__getitem__", dict_get_item_method, NATIVE_ONE | NATIVE_COEXIST, "($self, key, /)"},
    {"get", dict_get_method, NATIVE_FAST, "($self, key, default=None, /)"},
    {"setdefault", dict_set_default_method, NATIVE_FAST, "($self, key, default=None, /)"},
    {"pop", dict_pop_method, NATIVE_FAST, NULL},
    {"popitem", dict_popitem, NATIVE_NOARGS, "($self, /)"},
    {"keys", dict_keys_method, NATIVE_NOARGS, "($self, /)"},
    {"items", dict_items_method, NATIVE_NOARGS, "($self, /)"},
    {"values", dict_values_method, NATIVE_NOARGS, "($self, /)"},
    {"update", dict_update_method, NATIVE_VARARGS | NATIVE_KEYWORDS, NULL},
    {"fromkeys", dict_fromkeys, NATIVE_FAST | NATIVE_CLASS, "($type, iterable, value=None, /)"},
    {"clear", dict_clear_method, NATIVE_NOARGS, "($self, /)"},
    {"copy", dict_copy_method, NATIVE_NOARGS, "($self, /)"},
    {"__reversed__", dict_reversed, NATIVE_NOARGS, "($self, /)"},
    {"__class_getitem__", generic_alias_method, NATIVE_ONE | NATIVE_CLASS, NULL},
    {0},
};

int types_init_dict(VM *vm) {
    Type *type = type_new_builtin(vm, "dict", LAYOUT_DICT, sizeof(Dict), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_MAPPING | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.dict = type;
    type->destroy = dict_destroy;
    type->traverse = dict_traverse;
    type->clear = dict_clear_slot;
    type->repr = dict_repr;
    type->hash = object_hash_refuse;
    type->compare = dict_compare;
    type->length = dict_length;
    type->get_item = dict_get_item;
    type->set_item = dict_set_item;
    type->contains = dict_contains_slot;
    type->iter = dict_iter;
    type->binary[NB_OR] = dict_or;
    type->inplace[NB_OR] = dict_inplace_or;
    type->create = dict_create;
    type->init = dict_init;
    type->methods = dict_methods;
    return type_ready(vm, type);
}
