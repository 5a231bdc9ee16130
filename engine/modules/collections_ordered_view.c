/*
 * collections_ordered_view.c - keys(), values() and items() of an OrderedDict, and its iterators.
 *
 * The views are dict's, but for iteration.
 */
#include "engine/modules/collections.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

typedef struct OrderedIterator {
    Object head;
    Value ordered; /* NULL at the end */
    size_t position;
    size_t left;
    uint32_t used;
    uint64_t changes;
    OrderedPart part;
    bool reversed;
} OrderedIterator;

Value ordered_iterator_new(VM *vm, Value ordered, OrderedPart part, bool reversed) {
    OrderedIterator *iterator = object_new(vm, vm->types.ordered_iterator, sizeof(OrderedIterator));
    if (iterator != NULL) {
        const OrderedDict *dict = (const OrderedDict *)value_object(value_retain(ordered));
        iterator->ordered = ordered;
        iterator->position = reversed ? dict->dict.entry_count : 0;
        iterator->left = iterator->used = dict->dict.used;
        iterator->changes = dict->changes;
        iterator->part = part;
        iterator->reversed = reversed;
    }
    return value_from_object(iterator);
}

/* The next entry; NULL when they have come to an end. */
static const DictEntry *next_entry(OrderedIterator *iterator, const Dict *dict) {
    while (iterator->reversed ? iterator->position > 0 : iterator->position < dict->entry_count) {
        size_t at = iterator->reversed ? --iterator->position : iterator->position++;
        if (at < dict->entry_count && dict->entries[at].key != NULL) {
            return &dict->entries[at];
        }
    }
    return NULL;
}

static Value end(VM *vm, OrderedIterator *iterator) {
    value_clear(vm, &iterator->ordered);
    return NULL;
}

static Value iterator_next(VM *vm, Value self) {
    OrderedIterator *iterator = (OrderedIterator *)value_object(self);
    if (iterator->ordered == NULL || iterator->left == 0) {
        return end(vm, iterator);
    }
    const OrderedDict *ordered = (const OrderedDict *)value_object(iterator->ordered);
    if (ordered->changes != iterator->changes) {
        end(vm, iterator);
        return error_raise(vm, vm->types.RuntimeError, "OrderedDict mutated during iteration");
    }
    if (ordered->dict.used != iterator->used) {
        end(vm, iterator);
        return error_raise(vm, vm->types.RuntimeError, "OrderedDict changed size during iteration");
    }
    const DictEntry *entry = next_entry(iterator, &ordered->dict);
    if (entry == NULL) {
        return end(vm, iterator);
    }
    iterator->left--;
    if (iterator->part == ORDERED_KEYS) {
        return value_retain(entry->key);
    }
    return iterator->part == ORDERED_VALUES ? value_retain(entry->value)
                                            : tuple_pack(vm, 2, entry->key, entry->value);
}

/* iter(list of what is left) */
NATIVE_FUNCTION(iterator_reduce) {
    OrderedIterator copy = *(const OrderedIterator *)value_object(self);
    List *rest = list_new(vm, copy.left);
    Value iterator =
        copy.ordered == NULL ? NULL : ordered_iterator_new(vm, copy.ordered, copy.part, false);
    if (iterator != NULL) {
        OrderedIterator *ahead = (OrderedIterator *)value_object(iterator);
        ahead->position = copy.position;
        ahead->left = copy.left;
        ahead->changes = copy.changes;
        ahead->used = copy.used;
        ahead->reversed = copy.reversed;
    }
    Value function = dict_get_string_borrow(vm->builtins, "iter");
    Value result = NULL;
    if (rest != NULL && function != NULL && !error_occurred(vm) &&
        (iterator == NULL || list_extend(vm, rest, iterator) == 0)) {
        Value parts = tuple_pack(vm, 1, value_from_object(rest));
        result = parts == NULL ? NULL : tuple_pack(vm, 2, function, parts);
        value_release_if(vm, parts);
    }
    value_release_if(vm, iterator);
    value_release_if(vm, value_from_object(rest));
    return result;
}

static const NativeDef iterator_methods[] = {
    {"__reduce__", iterator_reduce, NATIVE_NOARGS, NULL},
    {0},
};

static void iterator_clear(VM *vm, Object *self) {
    value_clear(vm, &((OrderedIterator *)self)->ordered);
}

static void iterator_destroy(VM *vm, Object *self) {
    iterator_clear(vm, self);
    object_free(vm, self);
}

static int iterator_traverse(Object *self, VisitCall *visit, void *context) {
    const OrderedIterator *iterator = (const OrderedIterator *)self;
    return iterator->ordered == NULL ? 0 : visit(iterator->ordered, context);
}

static int init_iterator(VM *vm) {
    if (vm->types.ordered_iterator != NULL) {
        return 0;
    }
    Type *type = type_new_builtin(vm, "odict_iterator", LAYOUT_ITERATOR, sizeof(OrderedIterator),
                                  vm->types.object, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->destroy = iterator_destroy;
    type->traverse = iterator_traverse;
    type->clear = iterator_clear;
    type->iter = object_self_iter;
    type->next = iterator_next;
    type->methods = iterator_methods;
    return type_ready_take(vm, &vm->types.ordered_iterator, type, NULL);
}

/* ---- views ---- */

Value ordered_view_new(VM *vm, Value ordered, OrderedPart part) {
    Type *const types[] = {vm->types.ordered_keys, vm->types.ordered_values,
                           vm->types.ordered_items};
    DictView *view = object_new(vm, types[part], sizeof(DictView));
    if (view != NULL) {
        view->dict = value_to_dict(value_retain(ordered));
    }
    return value_from_object(view);
}

static Value view_ordered(Value self) {
    return value_from_object(((DictView *)value_object(self))->dict);
}

#define VIEW_PART(name, part)                                                                      \
    static Value name##_iter(VM *vm, Value self) {                                                 \
        return ordered_iterator_new(vm, view_ordered(self), part, false);                          \
    }                                                                                              \
    NATIVE_FUNCTION(name##_reversed) {                                                             \
        return ordered_iterator_new(vm, view_ordered(self), part, true);                           \
    }                                                                                              \
    static const NativeDef name##_methods[] = {                                                    \
        {"__reversed__", name##_reversed, NATIVE_NOARGS, NULL},                                    \
        {0},                                                                                       \
    };

VIEW_PART(keys, ORDERED_KEYS)
VIEW_PART(values, ORDERED_VALUES)
VIEW_PART(items, ORDERED_ITEMS)

static int init_view(VM *vm, Type **slot, const char *name, Type *base, UnarySlot *iter,
                     const NativeDef *methods) {
    if (*slot != NULL) {
        return 0;
    }
    Type *type =
        type_new_builtin(vm, name, LAYOUT_OTHER, sizeof(DictView), base, TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return -1;
    }
    type->iter = iter;
    type->methods = methods;
    return type_ready_take(vm, slot, type, NULL);
}

int collections_init_ordered_views(VM *vm) {
    Types *types = &vm->types;
    return init_iterator(vm) < 0 ||
                   init_view(vm, &types->ordered_keys, "odict_keys", types->dict_keys, keys_iter,
                             keys_methods) < 0 ||
                   init_view(vm, &types->ordered_values, "odict_values", types->dict_values,
                             values_iter, values_methods) < 0
               ? -1
               : init_view(vm, &types->ordered_items, "odict_items", types->dict_items, items_iter,
                           items_methods);
}
