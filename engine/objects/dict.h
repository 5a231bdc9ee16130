/*
 * dict.h - dicts: a hash table that remembers the order of insertion.
 *
 *     index table (power of two, 1, 2 or 4 bytes each)     entries, in order of insertion
 *     [ -1 | 2 | -1 | 0 | -2 | ... ]        --->           [ hash key value | ... | free ]
 *
 * -1 is an empty place, -2 one whose entry was deleted. A deleted entry has
 * a NULL key until the table is rebuilt. Sizes, growth and the order in which
 * places are tried are CPython's, since they decide which __eq__ run.
 *
 * `keys_version` serves inline caches (LOAD_GLOBAL): as long as it is the
 * same non-zero number, the same keys lie at the same places in `entries`;
 * values may have changed.
 *
 * Ownership: a dict owns keys, values and its table (a heap_alloc buffer).
 * Source: CPython 3.14 Objects/dictobject.c.
 */
#ifndef GENSTEP_OBJECTS_DICT_H
#define GENSTEP_OBJECTS_DICT_H

#include "engine/objects/type.h"

typedef struct DictEntry {
    int64_t hash;
    Value key; /* NULL: deleted */
    Value value;
} DictEntry;

struct Dict {
    Object head;
    DictEntry *entries;    /* NULL while the dict has no table */
    void *indices;         /* lies before the entries, in the same buffer */
    uint32_t used;         /* items */
    uint32_t entry_count;  /* entries in use or deleted */
    uint32_t usable;       /* entries there is still room for */
    uint32_t keys_version; /* 0: none given since keys last changed */
    uint8_t log2_size;     /* of the index table; 0: no table */
    bool only_strs;        /* every key is exactly a str: comparing them runs no code */
};

bool value_is_dict(Value value); /* subclasses too */

static inline Dict *value_to_dict(Value value) {
    return (Dict *)value_object(value);
}

Dict *dict_new(VM *vm);
Dict *dict_new_sized(VM *vm, size_t items); /* room for that many without growing */
Dict *dict_copy(VM *vm, Dict *dict);        /* exactly a dict, same order */

/* 1 found, 0 not, -1 with the exception set (an unhashable key, an __eq__ that raised). */
int dict_get_borrow(VM *vm, Dict *dict, Value key, Value *value);
int dict_get(VM *vm, Dict *dict, Value key, Value *value); /* *value retained */
int dict_get_hashed(VM *vm, Dict *dict, Value key, int64_t hash, Value *value); /* retained */
int dict_contains(VM *vm, Dict *dict, Value key);

/* `name` is exactly a str, interned for speed: no code runs when the keys are strs. Borrowed;
 * NULL without an exception when absent (an __eq__ that raises is ignored, as CPython's
 * PyDict_GetItem does). */
Value dict_get_str_borrow(VM *vm, Dict *dict, Value name);
/* The same for a name in ASCII; nothing is made for it and no code ever runs. */
Value dict_get_string_borrow(const Dict *dict, const char *name);

int dict_set(VM *vm, Dict *dict, Value key, Value value);      /* retains both */
int dict_set_take(VM *vm, Dict *dict, Value key, Value value); /* consumes both, always */
int dict_set_string(VM *vm, Dict *dict, const char *name, Value value);
int dict_set_hashed(VM *vm, Dict *dict, Value key, int64_t hash, Value value);
/* Deletes: 1 done, 0 not there (no exception), -1. */
int dict_remove(VM *vm, Dict *dict, Value key);
int dict_remove_hashed(VM *vm, Dict *dict, Value key, int64_t hash);
/* Takes out: *value is the caller's. 1, 0, -1. */
int dict_pop(VM *vm, Dict *dict, Value key, Value *value);
int dict_pop_hashed(VM *vm, Dict *dict, Value key, int64_t hash, Value *value);
/* Takes the last or the first item out; both are the caller's. False if there is none. */
bool dict_pop_last(VM *vm, Dict *dict, Value *key, Value *value);
bool dict_pop_first(VM *vm, Dict *dict, Value *key, Value *value);
/* Moves an item to the end of the order, or to its beginning: 1, 0 (not there), -1. */
int dict_move_hashed(VM *vm, Dict *dict, Value key, int64_t hash, bool to_end);
/* The value there, or `value` put there; retained. NULL on error. */
Value dict_set_default(VM *vm, Dict *dict, Value key, Value value);
void dict_clear(VM *vm, Dict *dict);

/* dict.update(other): mappings with keys(), or iterables of pairs. override false: keep what is
 * there. */
int dict_update(VM *vm, Dict *dict, Value other);
int dict_merge(VM *vm, Dict *dict, Value mapping, bool override);
Dict *dict_from_mapping(VM *vm, Value mapping); /* a new one, merged from it; NULL on error */
int dict_merge_pairs(VM *vm, Dict *dict, Value iterable, bool override);
/* f(**mapping): TypeError "got multiple values for keyword argument" names the repeated key. */
int dict_merge_keywords(VM *vm, Dict *dict, Value mapping, Value function);

/* Walks the items: start with *position 0; false at the end. Borrowed; the dict must not change
 * meanwhile. */
bool dict_next(const Dict *dict, size_t *position, Value *key, Value *value);
bool dict_next_hashed(const Dict *dict, size_t *position, Value *key, int64_t *hash);

Value dict_keys_list(VM *vm, Dict *dict);
Value dict_values_list(VM *vm, Dict *dict);
Value dict_items_list(VM *vm, Dict *dict);

/* For inline caches. The version is given on demand; 0 when versions have run out or some key is
 * not a str. dict_entry_index: where the key's entry lies, -1 if absent. */
uint32_t dict_keys_version(VM *vm, Dict *dict);
int64_t dict_entry_index(VM *vm, Dict *dict, Value name);

/* Replaces the value of an existing entry (consumes `value`): STORE_GLOBAL's and
 * STORE_ATTR_WITH_HINT's fast path. */
static inline void dict_entry_replace_take(VM *vm, Dict *dict, size_t index, Value value) {
    value_replace_take(vm, &dict->entries[index].value, value);
    object_changed(vm, &dict->head);
}

/* keys(), values(), items(): a live view. */
typedef struct DictView {
    Object head;
    Dict *dict;
} DictView;

/* Iterators over a dict; FOR_ITER goes through next. */
typedef struct DictIterator {
    Object head;
    Dict *dict;       /* NULL when exhausted */
    int64_t position; /* next entry; going down when reversed */
    uint32_t used;    /* the dict's size at the start, or UINT32_MAX after an error */
    int64_t remaining;
} DictIterator;

/* The traverse slot, for types that go on where a dict ends. */
int dict_traverse(Object *self, VisitCall *visit, void *context);

int types_init_dict(VM *vm);

#endif
