/*
 * dict_view.c - keys(), values() and items() of a dict, and iterators over them.
 */
#include "engine/interp/vm.h"
#include "engine/objects/dict_parts.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/iterator_state.h"
#include "engine/objects/mappingproxy.h"
#include "engine/objects/native.h"
#include "engine/objects/set_ops.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

#define SIZE_CHANGED UINT32_MAX

/* ---- iterators ---- */

static bool is_reversed(VM *vm, const Type *type) {
    return type == vm->types.dict_reversekeyiterator ||
           type == vm->types.dict_reversevalueiterator ||
           type == vm->types.dict_reverseitemiterator;
}

Value dict_iterator_new(VM *vm, Type *type, Dict *dict) {
    DictIterator *iterator = object_new(vm, type, sizeof(DictIterator));
    if (iterator != NULL) {
        iterator->dict = (Dict *)value_retain(value_from_object(dict));
        iterator->used = dict->used;
        iterator->remaining = dict->used;
        iterator->position = is_reversed(vm, type) ? (int64_t)dict->entry_count - 1 : 0;
    }
    return value_from_object(iterator);
}

static void iterator_end(VM *vm, DictIterator *iterator) {
    Dict *dict = iterator->dict;
    iterator->dict = NULL;
    value_release(vm, value_from_object(dict));
}

/* The next entry, or NULL at the end or with an exception. */
static const DictEntry *iterator_advance(VM *vm, DictIterator *iterator) {
    const Dict *dict = iterator->dict;
    if (dict == NULL) {
        return NULL;
    }
    if (iterator->used != dict->used) {
        error_raise(vm, vm->types.RuntimeError, "dictionary changed size during iteration");
        iterator->used = SIZE_CHANGED; /* and so it stays */
        return NULL;
    }
    while (iterator->position < (int64_t)dict->entry_count &&
           dict->entries[iterator->position].key == NULL) {
        iterator->position++;
    }
    if (iterator->position >= (int64_t)dict->entry_count) {
        iterator_end(vm, iterator);
        return NULL;
    }
    if (iterator->remaining == 0) {
        error_raise(vm, vm->types.RuntimeError, "dictionary keys changed during iteration");
        iterator_end(vm, iterator);
        return NULL;
    }
    iterator->remaining--;
    return &dict->entries[iterator->position++];
}

static const DictEntry *iterator_go_back(VM *vm, DictIterator *iterator) {
    const Dict *dict = iterator->dict;
    if (dict == NULL) {
        return NULL;
    }
    if (iterator->used != dict->used) {
        error_raise(vm, vm->types.RuntimeError, "dictionary changed size during iteration");
        iterator->used = SIZE_CHANGED;
        return NULL;
    }
    if (iterator->position >= (int64_t)dict->entry_count) {
        iterator->position = (int64_t)dict->entry_count - 1;
    }
    while (iterator->position >= 0 && dict->entries[iterator->position].key == NULL) {
        iterator->position--;
    }
    if (iterator->position < 0) {
        iterator_end(vm, iterator);
        return NULL;
    }
    iterator->remaining--;
    return &dict->entries[iterator->position--];
}

static Value entry_item(VM *vm, const DictEntry *entry) {
    const Value pair[2] = {entry->key, entry->value};
    return tuple_from_array(vm, pair, 2);
}

#define ITERATOR_SLOT(name, advance, expression)                                                   \
    static Value name(VM *vm, Value self) {                                                        \
        const DictEntry *entry = advance(vm, (DictIterator *)value_object(self));                  \
        return entry == NULL ? NULL : expression;                                                  \
    }

ITERATOR_SLOT(next_key, iterator_advance, value_retain(entry->key))
ITERATOR_SLOT(next_value, iterator_advance, value_retain(entry->value))
ITERATOR_SLOT(next_item, iterator_advance, entry_item(vm, entry))
ITERATOR_SLOT(previous_key, iterator_go_back, value_retain(entry->key))
ITERATOR_SLOT(previous_value, iterator_go_back, value_retain(entry->value))
ITERATOR_SLOT(previous_item, iterator_go_back, entry_item(vm, entry))

NATIVE_FUNCTION(iterator_length_hint) {
    const DictIterator *iterator = (const DictIterator *)value_object(self);
    bool valid = iterator->dict != NULL && iterator->used == iterator->dict->used;
    return value_from_small_int(valid ? iterator->remaining : 0);
}

NATIVE_FUNCTION(iterator_reduce) {
    const DictIterator *iterator = (const DictIterator *)value_object(self);
    DictIterator *copy = object_new(vm, iterator->head.type, sizeof(DictIterator));
    if (copy != NULL && iterator->dict != NULL) {
        copy->dict = (Dict *)value_retain(value_from_object(iterator->dict));
        copy->position = iterator->position;
        copy->used = iterator->used;
        copy->remaining = iterator->remaining;
    }
    return iterator_reduced_rest_take(vm, value_from_object(copy));
}

static const NativeDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, NATIVE_NOARGS, "($self, /)"},
    {"__reduce__", iterator_reduce, NATIVE_NOARGS, "($self, /)"},
    {0},
};

/* ---- views ---- */

Value dict_view_new(VM *vm, Type *type, Dict *dict) {
    DictView *view = object_new(vm, type, sizeof(DictView));
    if (view != NULL) {
        view->dict = (Dict *)value_retain(value_from_object(dict));
    }
    return value_from_object(view);
}

static Dict *view_dict(Value self) {
    return ((DictView *)value_object(self))->dict;
}

static void view_destroy(VM *vm, Object *self) {
    value_release(vm, value_from_object(((DictView *)self)->dict));
    object_free(vm, self);
}

static int view_traverse(Object *self, VisitCall *visit, void *context) {
    return visit(value_from_object(((DictView *)self)->dict), context);
}

static int64_t view_length(VM *vm, Value self) {
    (void)vm;
    return view_dict(self)->used;
}

static Value view_repr(VM *vm, Value self) {
    int running = object_repr_enter(vm, self);
    if (running != 0) {
        return running < 0 ? NULL : str_new_string(vm, "...");
    }
    Value list = object_to_list(vm, self);
    Value result = list == NULL ? NULL : str_format(vm, "%T(%R)", self, list);
    value_release_if(vm, list);
    object_repr_leave(vm, self);
    return result;
}

static int keys_contains(VM *vm, Value self, Value item) {
    return dict_contains(vm, view_dict(self), item);
}

static int items_contains(VM *vm, Value self, Value item) {
    if (!value_is_tuple(item) || value_to_tuple(item)->size != 2) {
        return 0;
    }
    Value value;
    int found = dict_get(vm, view_dict(self), value_to_tuple(item)->items[0], &value);
    if (found == 1) {
        found = object_compare_bool(vm, value, value_to_tuple(item)->items[1], CMP_EQ);
    }
    value_release_if(vm, value);
    return found;
}

static Value keys_iter(VM *vm, Value self) {
    return dict_iterator_new(vm, vm->types.dict_keyiterator, view_dict(self));
}

static Value values_iter(VM *vm, Value self) {
    return dict_iterator_new(vm, vm->types.dict_valueiterator, view_dict(self));
}

static Value items_iter(VM *vm, Value self) {
    return dict_iterator_new(vm, vm->types.dict_itemiterator, view_dict(self));
}

NATIVE_FUNCTION(keys_reversed) {
    return dict_iterator_new(vm, vm->types.dict_reversekeyiterator, view_dict(self));
}

NATIVE_FUNCTION(values_reversed) {
    return dict_iterator_new(vm, vm->types.dict_reversevalueiterator, view_dict(self));
}

NATIVE_FUNCTION(items_reversed) {
    return dict_iterator_new(vm, vm->types.dict_reverseitemiterator, view_dict(self));
}

static Value view_mapping(VM *vm, Value self, void *closure) {
    (void)closure;
    return mappingproxy_new(vm, value_from_object(view_dict(self)));
}

static const GetSetDef view_getsets[] = {
    {"mapping", view_mapping, NULL, NULL},
    {0},
};

/* ---- as sets ---- */

static bool is_set_like(VM *vm, Value value) {
    const Type *type = value_type(vm, value);
    return type->layout == LAYOUT_SET || type == vm->types.dict_keys ||
           type == vm->types.dict_items;
}

static bool is_view(VM *vm, Value value) {
    const Type *type = value_type(vm, value);
    return type == vm->types.dict_keys || type == vm->types.dict_items;
}

/* A new set of its items; keys are taken from the dict itself, with their hashes. */
static Set *set_of(VM *vm, Value value) {
    if (value_object_is(value, vm->types.dict_keys) &&
        value_object_is(value_from_object(view_dict(value)), vm->types.dict)) {
        value = value_from_object(view_dict(value));
    }
    return (Set *)set_from_iterable(vm, vm->types.set, value);
}

typedef int SetUpdate(VM *vm, Set *set, Value other);

/* The items of the left one in a set, which is then changed. */
static Value updated_set(VM *vm, Value left, Value right, SetUpdate *update) {
    Set *set = set_of(vm, left);
    if (set != NULL && update(vm, set, right) < 0) {
        value_release(vm, value_from_object(set));
        return NULL;
    }
    return value_from_object(set);
}

static Value view_or(VM *vm, Value left, Value right) {
    return updated_set(vm, left, right, set_update);
}

static Value view_subtract(VM *vm, Value left, Value right) {
    return updated_set(vm, left, right, set_difference_update);
}

/* Adds the pair to the set, or takes the key out of `rest` if it has the same value there. */
static int items_xor_one(VM *vm, Set *set, Dict *rest, const DictEntry *entry) {
    Value other;
    int found = dict_get_hashed(vm, rest, entry->key, entry->hash, &other);
    if (found == 1) {
        int same = object_compare_bool(vm, other, entry->value, CMP_EQ);
        value_release(vm, other);
        if (same != 0) {
            return same < 0 || dict_remove_hashed(vm, rest, entry->key, entry->hash) < 0 ? -1 : 0;
        }
    }
    Value pair = found < 0 ? NULL : entry_item(vm, entry);
    int status = pair == NULL ? -1 : set_add(vm, set, pair);
    value_release_if(vm, pair);
    return status;
}

/* Pairs that only one of two dicts has. */
static Value items_xor(VM *vm, Dict *left, Dict *right) {
    if (left->used > right->used) {
        Dict *larger = left;
        left = right;
        right = larger;
    }
    Dict *rest = dict_copy(vm, left);
    Set *set = set_new(vm, vm->types.set);
    int status = rest == NULL || set == NULL ? -1 : 0;
    for (uint32_t i = 0; status == 0 && i < right->entry_count; i++) {
        DictEntry entry = right->entries[i];
        if (entry.key != NULL) {
            value_retain(entry.key);
            value_retain(entry.value);
            status = items_xor_one(vm, set, rest, &entry);
            value_release(vm, entry.key);
            value_release(vm, entry.value);
        }
    }
    Value items = status < 0 ? NULL : dict_view_new(vm, vm->types.dict_items, rest);
    status = items == NULL ? -1 : set_update(vm, set, items);
    value_release_if(vm, items);
    value_release_if(vm, value_from_object(rest));
    if (status < 0) {
        value_release_if(vm, value_from_object(set));
        return NULL;
    }
    return value_from_object(set);
}

static Value view_xor(VM *vm, Value left, Value right) {
    if (value_object_is(left, vm->types.dict_items) &&
        value_object_is(right, vm->types.dict_items)) {
        return items_xor(vm, view_dict(left), view_dict(right));
    }
    return updated_set(vm, left, right, set_symmetric_difference_update);
}

/* Walks the smaller one where both lengths are known. */
static Value view_and(VM *vm, Value view, Value other) {
    if (!is_view(vm, view)) {
        Value swapped = view;
        view = other;
        other = swapped;
    }
    if (value_object_is(other, vm->types.set) &&
        view_dict(view)->used <= value_to_set(other)->used) {
        return set_intersection(vm, value_to_set(other), view);
    }
    if (is_view(vm, other) && view_dict(other)->used > view_dict(view)->used) {
        Value swapped = view;
        view = other;
        other = swapped;
    }
    Set *result = set_new(vm, vm->types.set);
    Value iterator = result == NULL ? NULL : object_iter(vm, other);
    int status = iterator == NULL ? -1 : 0;
    Value item;
    while (status == 0 && (item = object_next(vm, iterator)) != NULL) {
        status = object_contains(vm, view, item);
        if (status == 1) {
            status = set_add(vm, result, item);
        }
        value_release(vm, item);
    }
    value_release_if(vm, iterator);
    if (status < 0 || error_occurred(vm)) {
        value_release_if(vm, value_from_object(result));
        return NULL;
    }
    return value_from_object(result);
}

NATIVE_FUNCTION(view_isdisjoint) {
    Value view = self;
    Value other = args[0];
    if (view == other) {
        return value_from_bool(view_dict(view)->used == 0);
    }
    if (is_set_like(vm, other)) {
        int64_t size = object_length(vm, other);
        if (size < 0) {
            return NULL;
        }
        if (size > (int64_t)view_dict(view)->used) {
            view = other;
            other = self;
        }
    }
    Value iterator = object_iter(vm, other);
    if (iterator == NULL) {
        return NULL;
    }
    int found = 0;
    Value item;
    while (found == 0 && (item = object_next(vm, iterator)) != NULL) {
        found = object_contains(vm, view, item);
        value_release(vm, item);
    }
    value_release(vm, iterator);
    return found < 0 || error_occurred(vm) ? NULL : value_from_bool(!found);
}

static void fill_set_operators(Type *type) {
    type->binary[NB_OR] = view_or;
    type->binary[NB_AND] = view_and;
    type->binary[NB_SUBTRACT] = view_subtract;
    type->binary[NB_XOR] = view_xor;
}

static const NativeDef keys_methods[] = {
    {"isdisjoint", view_isdisjoint, NATIVE_ONE, NULL},
    {"__reversed__", keys_reversed, NATIVE_NOARGS, NULL},
    {0},
};

static const NativeDef values_methods[] = {
    {"__reversed__", values_reversed, NATIVE_NOARGS, NULL},
    {0},
};

static const NativeDef items_methods[] = {
    {"isdisjoint", view_isdisjoint, NATIVE_ONE, NULL},
    {"__reversed__", items_reversed, NATIVE_NOARGS, NULL},
    {0},
};

/* Whether all of a set-like container's items are in another: 1, 0, -1. */
static int all_contained(VM *vm, Value left, Value right) {
    Value iterator = object_iter(vm, left);
    if (iterator == NULL) {
        return -1;
    }
    int contained = 1;
    Value item;
    while (contained == 1 && (item = object_next(vm, iterator)) != NULL) {
        contained = object_contains(vm, right, item);
        value_release(vm, item);
    }
    value_release(vm, iterator);
    return error_occurred(vm) ? -1 : contained;
}

/* Keys and items compare as sets do. */
static Value view_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (!is_set_like(vm, right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t left_size = object_length(vm, left);
    int64_t right_size = left_size < 0 ? -1 : object_length(vm, right);
    if (right_size < 0) {
        return NULL;
    }
    int holds = 0;
    switch (op) {
    case CMP_EQ:
    case CMP_NE: holds = left_size == right_size ? all_contained(vm, left, right) : 0; break;
    case CMP_LT: holds = left_size < right_size ? all_contained(vm, left, right) : 0; break;
    case CMP_LE: holds = left_size <= right_size ? all_contained(vm, left, right) : 0; break;
    case CMP_GT: holds = left_size > right_size ? all_contained(vm, right, left) : 0; break;
    case CMP_GE: holds = left_size >= right_size ? all_contained(vm, right, left) : 0; break;
    }
    return holds < 0 ? NULL : value_from_bool(op == CMP_NE ? !holds : holds);
}

static Type *view_type(VM *vm, const char *name, UnarySlot *iter, const NativeDef *methods) {
    Type *type = type_new_builtin(vm, name, LAYOUT_OTHER, sizeof(DictView), vm->types.object,
                                  TYPE_DISALLOW_NEW);
    if (type != NULL) {
        type->destroy = view_destroy;
        type->traverse = view_traverse;
        type->repr = view_repr;
        type->length = view_length;
        type->iter = iter;
        type->methods = methods;
        type->getsets = view_getsets;
    }
    return type;
}

int types_init_dict_views(VM *vm) {
    Types *types = &vm->types;
    const struct {
        Type **slot;
        const char *name;
        UnarySlot *next;
    } iterators[] = {
        {&types->dict_keyiterator, "dict_keyiterator", next_key},
        {&types->dict_valueiterator, "dict_valueiterator", next_value},
        {&types->dict_itemiterator, "dict_itemiterator", next_item},
        {&types->dict_reversekeyiterator, "dict_reversekeyiterator", previous_key},
        {&types->dict_reversevalueiterator, "dict_reversevalueiterator", previous_value},
        {&types->dict_reverseitemiterator, "dict_reverseitemiterator", previous_item},
    };
    for (size_t i = 0; i < sizeof(iterators) / sizeof(iterators[0]); i++) {
        if (iterator_make_type(vm, iterators[i].slot, iterators[i].name, sizeof(DictIterator),
                               iterators[i].next, iterator_methods) < 0) {
            return -1;
        }
    }
    types->dict_keys = view_type(vm, "dict_keys", keys_iter, keys_methods);
    types->dict_values = view_type(vm, "dict_values", values_iter, values_methods);
    types->dict_items = view_type(vm, "dict_items", items_iter, items_methods);
    if (types->dict_keys == NULL || types->dict_values == NULL || types->dict_items == NULL) {
        return -1;
    }
    fill_set_operators(types->dict_keys);
    fill_set_operators(types->dict_items);
    types->dict_keys->contains = keys_contains;
    types->dict_items->contains = items_contains;
    types->dict_keys->compare = view_compare;
    types->dict_keys->hash = object_hash_refuse;
    types->dict_items->compare = view_compare;
    types->dict_items->hash = object_hash_refuse;
    return type_ready(vm, types->dict_keys) < 0 || type_ready(vm, types->dict_values) < 0
               ? -1
               : type_ready(vm, types->dict_items);
}
