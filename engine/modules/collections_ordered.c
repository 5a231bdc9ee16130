/*
 * collections_ordered.c - OrderedDict: a dict whose order can be changed.
 */
#include "engine/modules/collections.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/instance.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/object_reduce.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

static OrderedDict *to_ordered(Value value) {
    return (OrderedDict *)value_object(value);
}

static bool is_ordered(VM *vm, Value value) {
    return value_is_instance(value, vm->types.ordered_dict);
}

/* ---- setting, deleting ---- */

static int ordered_set_item(VM *vm, Value self, Value key, Value item) {
    OrderedDict *ordered = to_ordered(self);
    uint32_t used = ordered->dict.used;
    int status = item != NULL ? dict_set(vm, &ordered->dict, key, item)
                              : dict_remove(vm, &ordered->dict, key);
    ordered->changes += ordered->dict.used != used;
    if (item == NULL && status == 0) {
        error_raise_with(vm, vm->types.KeyError, key);
        return -1;
    }
    return status < 0 ? -1 : 0;
}

/* ---- update: through __setitem__, which a subclass may have replaced ---- */

/* key, value = pair; then self[key] = value. */
static int add_pair(VM *vm, Value self, Value pair) {
    Value iterator = object_iter(vm, pair);
    if (iterator == NULL) {
        return -1;
    }
    Value parts[3] = {NULL, NULL, NULL};
    size_t count = 0;
    while (count < 3 && (parts[count] = object_next(vm, iterator)) != NULL) {
        count++;
    }
    value_release(vm, iterator);
    int status = -1;
    if (count == 3) {
        error_raise(vm, vm->types.ValueError, "too many values to unpack (expected 2)");
    } else if (!error_occurred(vm) && count < 2) {
        error_raise(vm, vm->types.ValueError, "need more than %zu value%s to unpack", count,
                    count == 1 ? "" : "s");
    } else if (!error_occurred(vm)) {
        status = object_set_item(vm, self, parts[0], parts[1]);
    }
    for (size_t i = 0; i < count; i++) {
        value_release(vm, parts[i]);
    }
    return status;
}

static int add_pairs(VM *vm, Value self, Value pairs) {
    Value iterator = object_iter(vm, pairs);
    if (iterator == NULL) {
        return -1;
    }
    int status = 0;
    Value pair;
    while (status == 0 && (pair = object_next(vm, iterator)) != NULL) {
        status = add_pair(vm, self, pair);
        value_release(vm, pair);
    }
    value_release(vm, iterator);
    return status < 0 || error_occurred(vm) ? -1 : 0;
}

/* The items of a mapping, by its keys. */
static int add_keys(VM *vm, Value self, Value mapping, Value keys) {
    Value iterator = object_iter(vm, keys);
    if (iterator == NULL) {
        return -1;
    }
    int status = 0;
    Value key;
    while (status == 0 && (key = object_next(vm, iterator)) != NULL) {
        Value item = object_get_item(vm, mapping, key);
        status = item == NULL ? -1 : object_set_item(vm, self, key, item);
        value_release_if(vm, item);
        value_release(vm, key);
    }
    value_release(vm, iterator);
    return status < 0 || error_occurred(vm) ? -1 : 0;
}

/* What other.name() gives; NULL without an exception when there is no such attribute. */
static Value call_if_there(VM *vm, Value other, Value name) {
    bool missing;
    Value method = object_find_attr(vm, other, name, &missing);
    Value result = method == NULL ? NULL : object_call_no_args(vm, method);
    value_release_if(vm, method);
    return result;
}

static int update_from(VM *vm, Value self, Value other) {
    if (value_object_is(other, vm->types.dict)) {
        Value items = dict_items_list(vm, value_to_dict(other));
        int status = items == NULL ? -1 : add_pairs(vm, self, items);
        value_release_if(vm, items);
        return status;
    }
    Value part = call_if_there(vm, other, vm->names.keys);
    if (part != NULL) {
        int status = add_keys(vm, self, other, part);
        value_release(vm, part);
        return status;
    }
    part = error_occurred(vm) ? NULL : call_if_there(vm, other, vm->names.items);
    if (part != NULL) {
        int status = add_pairs(vm, self, part);
        value_release(vm, part);
        return status;
    }
    return error_occurred(vm) ? -1 : add_pairs(vm, self, other);
}

static int update(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (nargs > 0 && update_from(vm, self, args[0]) < 0) {
        return -1;
    }
    for (size_t i = 0; kwnames != NULL && i < kwnames->size; i++) {
        if (object_set_item(vm, self, kwnames->items[i], args[nargs + i]) < 0) {
            return -1;
        }
    }
    return 0;
}

static int ordered_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    if (nargs > 1) {
        return error_raise_int(vm, vm->types.TypeError, "expected at most 1 argument, got %zu",
                               nargs);
    }
    return update(vm, self, args, nargs, kwnames);
}

NATIVE_FUNCTION(ordered_update) {
    if (nargs > 1) {
        return error_raise(vm, vm->types.TypeError,
                           "update() takes at most 1 positional argument (%zu given)", nargs);
    }
    return update(vm, self, args, nargs, kwnames) < 0 ? NULL : VALUE_NONE;
}

/* ---- the other methods that change it ---- */

NATIVE_FUNCTION(ordered_clear_method) {
    to_ordered(self)->changes++;
    dict_clear(vm, value_to_dict(self));
    return VALUE_NONE;
}

NATIVE_FUNCTION(ordered_pop) {
    static const char *const names[] = {"key", "default", NULL};
    static const ArgSpec spec = {
        .function = "pop", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    Value value;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    int64_t hash; /* an unhashable key is not told as a key here */
    if (object_hash(vm, given[0], &hash) < 0) {
        return NULL;
    }
    int found = dict_pop_hashed(vm, value_to_dict(self), given[0], hash, &value);
    if (found != 0) {
        to_ordered(self)->changes += found > 0;
        return value;
    }
    return given[1] != NULL ? value_retain(given[1])
                            : error_raise_with(vm, vm->types.KeyError, given[0]);
}

NATIVE_FUNCTION(ordered_popitem) {
    static const char *const names[] = {"last", NULL};
    static const ArgSpec spec = {.function = "popitem", .names = names, .max_positional = 1};
    Value given;
    if (args_parse(vm, &spec, args, nargs, kwnames, &given) < 0) {
        return NULL;
    }
    int last = given == NULL ? 1 : object_truth(vm, given);
    if (last < 0) {
        return NULL;
    }
    Value pair[2];
    if (!(last ? dict_pop_last : dict_pop_first)(vm, value_to_dict(self), &pair[0], &pair[1])) {
        return error_raise(vm, vm->types.KeyError, "dictionary is empty");
    }
    to_ordered(self)->changes++;
    return tuple_from_array_take(vm, pair, 2);
}

NATIVE_FUNCTION(ordered_move_to_end) {
    static const char *const names[] = {"key", "last", NULL};
    static const ArgSpec spec = {
        .function = "move_to_end", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    int last = given[1] == NULL ? 1 : object_truth(vm, given[1]);
    int64_t hash;
    if (last < 0 || object_hash(vm, given[0], &hash) < 0) {
        return NULL;
    }
    int moved = dict_move_hashed(vm, value_to_dict(self), given[0], hash, last);
    if (moved == 0) {
        return error_raise_with(vm, vm->types.KeyError, given[0]);
    }
    to_ordered(self)->changes += moved > 0;
    return moved < 0 ? NULL : VALUE_NONE;
}

NATIVE_FUNCTION(ordered_setdefault) {
    static const char *const names[] = {"key", "default", NULL};
    static const ArgSpec spec = {
        .function = "setdefault", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value value = given[1] == NULL ? VALUE_NONE : given[1];
    bool exact = value_object_is(self, vm->types.ordered_dict);
    int found = exact ? dict_contains(vm, value_to_dict(self), given[0])
                      : object_contains(vm, self, given[0]);
    if (found > 0) {
        return object_get_item(vm, self, given[0]);
    }
    return found < 0 || object_set_item(vm, self, given[0], value) < 0 ? NULL : value_retain(value);
}

/* ---- copies ---- */

static Value copy_exact(VM *vm, Dict *dict) {
    Value copy = vm->types.dict->create(vm, vm->types.ordered_dict, NULL, 0, NULL);
    for (uint32_t i = 0; copy != NULL && i < dict->entry_count; i++) {
        const DictEntry *entry = &dict->entries[i];
        if (entry->key != NULL &&
            dict_set_hashed(vm, value_to_dict(copy), entry->key, entry->hash, entry->value) < 0) {
            value_release(vm, copy);
            return NULL;
        }
    }
    return copy;
}

/* Where the key's entry is, most likely at `place`; the end if it is gone. */
static uint32_t find_place(const Dict *dict, Value key, uint32_t place) {
    if (place < dict->entry_count && dict->entries[place].key == key) {
        return place;
    }
    for (place = 0; place < dict->entry_count && dict->entries[place].key != key;) {
        place++;
    }
    return place;
}

/* copy[key] = self[key] for all keys. The next key is the one behind where this one is by then: a
 * [] that moves it to the end ends the walk. */
static int copy_items(VM *vm, Value self, Value copy) {
    const Dict *dict = value_to_dict(self);
    int status = 0;
    for (uint32_t i = 0; status == 0 && i < dict->entry_count; i++) {
        Value key = dict->entries[i].key;
        if (key == NULL) {
            continue;
        }
        value_retain(key);
        Value item = object_get_item(vm, self, key);
        status = item == NULL ? -1 : object_set_item(vm, copy, key, item);
        value_release_if(vm, item);
        i = find_place(dict, key, i);
        value_release(vm, key);
    }
    return status;
}

NATIVE_FUNCTION(ordered_copy) {
    Dict *dict = value_to_dict(self);
    if (value_object_is(self, vm->types.ordered_dict)) {
        return copy_exact(vm, dict);
    }
    Value copy = object_call_no_args(vm, value_from_object(value_object(self)->type));
    if (copy != NULL && copy_items(vm, self, copy) < 0) {
        value_release(vm, copy);
        return NULL;
    }
    return copy;
}

NATIVE_FUNCTION(ordered_fromkeys) {
    static const char *const names[] = {"iterable", "value", NULL};
    static const ArgSpec spec = {
        .function = "fromkeys", .names = names, .required = 1, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    Value result = object_call_no_args(vm, self);
    Value iterator = result == NULL ? NULL : object_iter(vm, given[0]);
    int status = iterator == NULL ? -1 : 0;
    Value key;
    while (status == 0 && (key = object_next(vm, iterator)) != NULL) {
        status = object_set_item(vm, result, key, given[1] == NULL ? VALUE_NONE : given[1]);
        value_release(vm, key);
    }
    value_release_if(vm, iterator);
    if (status < 0 || error_occurred(vm)) {
        value_release_if(vm, result);
        return NULL;
    }
    return result;
}

static Value ordered_or(VM *vm, Value left, Value right) {
    bool is_left = is_ordered(vm, left);
    if (!value_is_dict(is_left ? right : left)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Type *type = value_object(is_left ? left : right)->type;
    Value result = object_call_one(vm, value_from_object(type), left);
    if (result != NULL && update_from(vm, result, right) < 0) {
        value_release(vm, result);
        return NULL;
    }
    return result;
}

static Value ordered_inplace_or(VM *vm, Value left, Value right) {
    return update_from(vm, left, right) < 0 ? NULL : value_retain(left);
}

/* ---- comparing, showing ---- */

static int keys_equal(VM *vm, Value left, Value right) {
    const OrderedDict *ordered[2] = {to_ordered(left), to_ordered(right)};
    const uint64_t changes[2] = {ordered[0]->changes, ordered[1]->changes};
    size_t positions[2] = {0, 0};
    Value keys[2], value;
    int equal = 1;
    while (equal > 0 && dict_next(&ordered[0]->dict, &positions[0], &keys[0], &value) &&
           dict_next(&ordered[1]->dict, &positions[1], &keys[1], &value)) {
        value_retain(keys[0]);
        value_retain(keys[1]);
        equal = object_equal(vm, keys[0], keys[1]);
        value_release(vm, keys[0]);
        value_release(vm, keys[1]);
        if (equal >= 0 &&
            (ordered[0]->changes != changes[0] || ordered[1]->changes != changes[1])) {
            return error_raise_int(vm, vm->types.RuntimeError,
                                   "OrderedDict mutated during iteration");
        }
    }
    return equal;
}

/* Between two of them the order counts; with other dicts it does not. */
static Value ordered_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (!is_ordered(vm, left) || !value_is_dict(right) || (op != CMP_EQ && op != CMP_NE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value same = vm->types.dict->compare(vm, left, right, CMP_EQ);
    if (same == NULL || !value_is_bool(same)) {
        return same;
    }
    int equal = same == VALUE_TRUE;
    if (equal && is_ordered(vm, right)) {
        equal = keys_equal(vm, left, right);
    }
    return equal < 0 ? NULL : value_from_bool(equal == (op == CMP_EQ));
}

/* A plain dict with its items, for repr: those of a subclass are asked of its keys() and []. */
static Value plain_copy(VM *vm, Value self) {
    return value_from_object(value_object_is(self, vm->types.ordered_dict)
                                 ? dict_copy(vm, value_to_dict(self))
                                 : dict_from_mapping(vm, self));
}

static Value ordered_repr(VM *vm, Value self) {
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_intern_string(vm, "...");
    }
    Value name = value_object(self)->type->name;
    Value text;
    if (value_to_dict(self)->used == 0) {
        text = str_format(vm, "%U()", name);
    } else {
        Value items = plain_copy(vm, self);
        text = items == NULL ? NULL : str_format(vm, "%U(%R)", name, items);
        value_release_if(vm, items);
    }
    object_repr_leave(vm, self);
    return text;
}

NATIVE_FUNCTION(ordered_reduce) {
    Value state = object_state(vm, self);
    Value items = state == NULL ? NULL : object_call_method(vm, vm->names.items, &self, 1);
    Value iterator = items == NULL ? NULL : object_iter(vm, items);
    Value result = iterator == NULL ? NULL
                                    : tuple_pack(vm, 5, value_from_object(value_type(vm, self)),
                                                 value_from_object(vm->shared.empty_tuple), state,
                                                 VALUE_NONE, iterator);
    value_release_if(vm, state);
    value_release_if(vm, items);
    value_release_if(vm, iterator);
    return result;
}

/* ---- iterating ---- */

static Value ordered_iter(VM *vm, Value self) {
    return ordered_iterator_new(vm, self, ORDERED_KEYS, false);
}

NATIVE_FUNCTION(ordered_reversed) {
    return ordered_iterator_new(vm, self, ORDERED_KEYS, true);
}

NATIVE_FUNCTION(ordered_keys) {
    return ordered_view_new(vm, self, ORDERED_KEYS);
}

NATIVE_FUNCTION(ordered_values) {
    return ordered_view_new(vm, self, ORDERED_VALUES);
}

NATIVE_FUNCTION(ordered_items) {
    return ordered_view_new(vm, self, ORDERED_ITEMS);
}

static const NativeDef ordered_methods[] = {
    {"fromkeys", ordered_fromkeys, NATIVE_FAST | NATIVE_KEYWORDS | NATIVE_CLASS,
     "($type, /, iterable, value=None)"},
    {"setdefault", ordered_setdefault, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, key, default=None)"},
    {"pop", ordered_pop, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"popitem", ordered_popitem, NATIVE_FAST | NATIVE_KEYWORDS, "($self, /, last=True)"},
    {"keys", ordered_keys, NATIVE_NOARGS, NULL},
    {"values", ordered_values, NATIVE_NOARGS, NULL},
    {"items", ordered_items, NATIVE_NOARGS, NULL},
    {"update", ordered_update, NATIVE_VARARGS | NATIVE_KEYWORDS, NULL},
    {"clear", ordered_clear_method, NATIVE_NOARGS, NULL},
    {"copy", ordered_copy, NATIVE_NOARGS, NULL},
    {"__reversed__", ordered_reversed, NATIVE_NOARGS, NULL},
    {"__reduce__", ordered_reduce, NATIVE_NOARGS, NULL},
    {"move_to_end", ordered_move_to_end, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, key, last=True)"},
    {0},
};

static Value get_dict(VM *vm, Value self, void *closure) {
    (void)closure;
    Dict *dict = object_dict_borrow(vm, self);
    return dict == NULL ? NULL : value_retain(value_from_object(dict));
}

static const GetSetDef ordered_getsets[] = {
    {"__dict__", get_dict, NULL, NULL},
    {0},
};

/* ---- the type ---- */

static void ordered_clear(VM *vm, Object *self) {
    instance_clear(vm, self);
    vm->types.dict->clear(vm, self);
}

static void ordered_destroy(VM *vm, Object *self) {
    instance_clear(vm, self);
    vm->types.dict->destroy(vm, self);
}

static int ordered_traverse(Object *self, VisitCall *visit, void *context) {
    int status = instance_traverse(self, visit, context);
    return status != 0 ? status : dict_traverse(self, visit, context);
}

static int init_ordered(VM *vm) {
    Type *type =
        type_new_builtin(vm, "OrderedDict", LAYOUT_DICT, sizeof(OrderedDict), vm->types.dict,
                         TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS);
    if (type == NULL) {
        return -1;
    }
    type->dict_offset = offsetof(OrderedDict, attributes);
    type->weakref_offset = offsetof(OrderedDict, weakrefs);
    type->destroy = ordered_destroy;
    type->traverse = ordered_traverse;
    type->clear = ordered_clear;
    type->init = ordered_init;
    type->repr = ordered_repr;
    type->compare = ordered_compare;
    type->hash = object_hash_refuse;
    type->set_item = ordered_set_item;
    type->iter = ordered_iter;
    type->binary[NB_OR] = ordered_or;
    type->inplace[NB_OR] = ordered_inplace_or;
    type->methods = ordered_methods;
    type->getsets = ordered_getsets;
    return type_ready_take(vm, &vm->types.ordered_dict, type, "collections");
}

int collections_init_ordered(VM *vm, Module *module) {
    if ((vm->types.ordered_dict == NULL && init_ordered(vm) < 0) ||
        collections_init_ordered_views(vm) < 0) {
        return -1;
    }
    return module_set(vm, module, "OrderedDict", value_from_object(vm->types.ordered_dict));
}
