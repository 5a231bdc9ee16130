#include "engine/objects/dict.h"

#include <string.h>

#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"

#define INDEX_EMPTY   (-1)
#define INDEX_DELETED (-2)

#define LOG2_MIN      3 /* 8 places, 5 entries */
#define LOG2_MAX      30
#define PERTURB_SHIFT 5

bool value_is_dict(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_DICT;
}

/* ---- the table ---- */

static size_t usable_for(uint8_t log2_size) {
    return ((size_t)1 << log2_size) * 2 / 3;
}

static size_t index_bytes(uint8_t log2_size) {
    size_t width = log2_size < 8 ? 1 : log2_size < 16 ? 2 : 4;
    return width << log2_size;
}

static size_t table_bytes(uint8_t log2_size) {
    return log2_size == 0 ? 0 : index_bytes(log2_size) + usable_for(log2_size) * sizeof(DictEntry);
}

static int64_t index_get(const Dict *dict, size_t place) {
    if (dict->log2_size < 8) {
        return ((const int8_t *)dict->indices)[place];
    }
    return dict->log2_size < 16 ? ((const int16_t *)dict->indices)[place]
                                : ((const int32_t *)dict->indices)[place];
}

static void index_set(Dict *dict, size_t place, int64_t index) {
    if (dict->log2_size < 8) {
        ((int8_t *)dict->indices)[place] = (int8_t)index;
    } else if (dict->log2_size < 16) {
        ((int16_t *)dict->indices)[place] = (int16_t)index;
    } else {
        ((int32_t *)dict->indices)[place] = (int32_t)index;
    }
}

/* The places of the index table in the order in which a hash tries them. */
typedef struct Probe {
    size_t place;
    size_t mask;
    uint64_t perturb;
} Probe;

static Probe probe_start(const Dict *dict, int64_t hash) {
    size_t mask = ((size_t)1 << dict->log2_size) - 1;
    return (Probe){(size_t)hash & mask, mask, (uint64_t)hash};
}

static void probe_next(Probe *probe) {
    probe->perturb >>= PERTURB_SHIFT;
    probe->place = (probe->place * 5 + (size_t)probe->perturb + 1) & probe->mask;
}

/* Puts the number of an entry where its hash will find it. */
static void index_add(Dict *dict, int64_t hash, int64_t index) {
    Probe probe = probe_start(dict, hash);
    while (index_get(dict, probe.place) >= 0) {
        probe_next(&probe);
    }
    index_set(dict, probe.place, index);
}

static uint8_t log2_for(size_t places) {
    uint8_t log2_size = LOG2_MIN;
    while (((size_t)1 << log2_size) < places && log2_size <= LOG2_MAX) {
        log2_size++;
    }
    return log2_size;
}

/* A new table with the same items, deleted entries left out. */
static int table_resize(VM *vm, Dict *dict, uint8_t log2_size) {
    char *table = log2_size > LOG2_MAX ? NULL : heap_alloc(vm, table_bytes(log2_size));
    if (table == NULL) {
        error_no_memory(vm);
        return -1;
    }
    Dict old = *dict;
    dict->indices = table;
    dict->entries = (DictEntry *)(void *)(table + index_bytes(log2_size));
    dict->log2_size = log2_size;
    memset(table, 0xFF, index_bytes(log2_size)); /* all INDEX_EMPTY */
    uint32_t count = 0;
    for (uint32_t i = 0; i < old.entry_count; i++) {
        if (old.entries[i].key != NULL) {
            dict->entries[count] = old.entries[i];
            index_add(dict, old.entries[i].hash, count++);
        }
    }
    dict->entry_count = count;
    dict->usable = (uint32_t)usable_for(log2_size) - count;
    dict->keys_version = 0;
    heap_free(vm, old.indices, table_bytes(old.log2_size));
    return 0;
}

/* ---- lookup ---- */

static bool is_exact_str(VM *vm, Value key) {
    return value_is_object(key) && value_object(key)->type == vm->types.str;
}

/* A str in a dict of strs: no code runs. The number of the entry, or -1. */
static int64_t find_str(const Dict *dict, Value name, int64_t hash) {
    const Str *str = value_to_str(name);
    Probe probe = probe_start(dict, hash);
    while (true) {
        int64_t index = index_get(dict, probe.place);
        if (index >= 0) {
            const DictEntry *entry = &dict->entries[index];
            if (entry->key == name) {
                return index;
            }
            if (entry->hash == hash) {
                const Str *key = value_to_str(entry->key);
                if (!(key->interned && str->interned) && str_equal(key, str)) {
                    return index;
                }
            }
        } else if (index == INDEX_EMPTY) {
            return -1;
        }
        probe_next(&probe);
    }
}

/* The same for a name that is no object, ASCII, in any dict: only its strs are looked at. */
static int64_t find_string(const Dict *dict, const char *name) {
    int64_t hash = hash_bytes(name, strlen(name));
    Probe probe = probe_start(dict, hash);
    while (true) {
        int64_t index = index_get(dict, probe.place);
        if (index >= 0) {
            const DictEntry *entry = &dict->entries[index];
            if (entry->hash == hash && value_is_str(entry->key) &&
                str_equal_string(value_to_str(entry->key), name)) {
                return index;
            }
        } else if (index == INDEX_EMPTY) {
            return -1;
        }
        probe_next(&probe);
    }
}

#define FIND_ERROR (-3)

/* Any key: comparing may run code, which may even change the dict; then the search starts anew. */
static int64_t find_any(VM *vm, Dict *dict, Value key, int64_t hash) {
restart:
    if (dict->log2_size == 0) {
        return -1;
    }
    const void *table = dict->indices;
    uint8_t log2_size = dict->log2_size;
    Probe probe = probe_start(dict, hash);
    while (true) {
        int64_t index = index_get(dict, probe.place);
        if (index >= 0) {
            Value candidate = dict->entries[index].key;
            if (candidate == key) {
                return index;
            }
            if (dict->entries[index].hash == hash) {
                value_retain(candidate);
                int equal = object_compare_bool(vm, candidate, key, CMP_EQ);
                /* A new table may lie where the old one did, with leavings behind its entries. */
                bool changed = dict->indices != table || dict->log2_size != log2_size ||
                               index >= dict->entry_count || dict->entries[index].key != candidate;
                value_release(vm, candidate);
                if (equal < 0) {
                    return FIND_ERROR;
                }
                if (changed) {
                    goto restart;
                }
                if (equal) {
                    return index;
                }
            }
        } else if (index == INDEX_EMPTY) {
            return -1;
        }
        probe_next(&probe);
    }
}

static int64_t find(VM *vm, Dict *dict, Value key, int64_t hash) {
    if (dict->log2_size == 0) {
        return -1;
    }
    if (dict->only_strs && is_exact_str(vm, key)) {
        return find_str(dict, key, hash);
    }
    return find_any(vm, dict, key, hash);
}

/* An unhashable key is told as a key. */
int dict_hash_key(VM *vm, Value key, int64_t *hash) {
    if (object_hash(vm, key, hash) == 0) {
        return 0;
    }
    return error_explain_unhashable(vm, key, "a dict key");
}

int dict_get_hashed(VM *vm, Dict *dict, Value key, int64_t hash, Value *value) {
    int64_t index = find(vm, dict, key, hash);
    *value = index < 0 ? NULL : value_retain(dict->entries[index].value);
    return index >= 0 ? 1 : index == FIND_ERROR ? -1 : 0;
}

int dict_get_borrow(VM *vm, Dict *dict, Value key, Value *value) {
    int64_t hash;
    *value = NULL;
    if (dict_hash_key(vm, key, &hash) < 0) {
        return -1;
    }
    int64_t index = find(vm, dict, key, hash);
    if (index >= 0) {
        *value = dict->entries[index].value;
        return 1;
    }
    return index == FIND_ERROR ? -1 : 0;
}

int dict_get(VM *vm, Dict *dict, Value key, Value *value) {
    int found = dict_get_borrow(vm, dict, key, value);
    value_retain_if(*value);
    return found;
}

int dict_contains(VM *vm, Dict *dict, Value key) {
    Value value;
    return dict_get_borrow(vm, dict, key, &value);
}

Value dict_get_str_borrow(VM *vm, Dict *dict, Value name) {
    if (dict->log2_size == 0) {
        return NULL;
    }
    int64_t hash = str_hash(value_to_str(name));
    int64_t index;
    if (dict->only_strs) {
        index = find_str(dict, name, hash);
    } else {
        Value raised = error_fetch_take(vm);
        index = find_any(vm, dict, name, hash);
        error_restore_take(vm, raised);
    }
    return index < 0 ? NULL : dict->entries[index].value;
}

Value dict_get_string_borrow(const Dict *dict, const char *name) {
    int64_t index = dict->log2_size == 0 ? -1 : find_string(dict, name);
    return index < 0 ? NULL : dict->entries[index].value;
}

/* ---- insertion ---- */

/* A key that is not there: consumes both. */
static int insert_new(VM *vm, Dict *dict, Value key, int64_t hash, Value value) {
    bool is_str = is_exact_str(vm, key);
    if (dict->usable == 0) {
        uint8_t log2_size = dict->log2_size == 0 ? LOG2_MIN : log2_for((size_t)dict->used * 3);
        if (table_resize(vm, dict, log2_size) < 0) {
            value_release(vm, key);
            value_release(vm, value);
            return -1;
        }
    }
    dict->only_strs = is_str && (dict->used == 0 || dict->only_strs);
    dict->entries[dict->entry_count] = (DictEntry){hash, key, value};
    index_add(dict, hash, dict->entry_count++);
    dict->used++;
    dict->usable--;
    dict->keys_version = 0;
    object_changed(vm, &dict->head);
    return 0;
}

static int set_hashed_take(VM *vm, Dict *dict, Value key, int64_t hash, Value value) {
    int64_t index = find(vm, dict, key, hash);
    if (index == FIND_ERROR) {
        value_release(vm, key);
        value_release(vm, value);
        return -1;
    }
    if (index < 0) {
        return insert_new(vm, dict, key, hash, value);
    }
    value_replace_take(vm, &dict->entries[index].value, value);
    value_release(vm, key);
    object_changed(vm, &dict->head);
    return 0;
}

int dict_set_take(VM *vm, Dict *dict, Value key, Value value) {
    int64_t hash;
    if (dict_hash_key(vm, key, &hash) < 0) {
        value_release(vm, key);
        value_release(vm, value);
        return -1;
    }
    return set_hashed_take(vm, dict, key, hash, value);
}

int dict_set(VM *vm, Dict *dict, Value key, Value value) {
    return dict_set_take(vm, dict, value_retain(key), value_retain(value));
}

int dict_set_hashed(VM *vm, Dict *dict, Value key, int64_t hash, Value value) {
    return set_hashed_take(vm, dict, value_retain(key), hash, value_retain(value));
}

int dict_set_string(VM *vm, Dict *dict, const char *name, Value value) {
    Value interned = str_intern_string(vm, name);
    return interned == NULL ? -1 : dict_set_take(vm, dict, interned, value_retain(value));
}

Value dict_set_default(VM *vm, Dict *dict, Value key, Value value) {
    int64_t hash;
    if (dict_hash_key(vm, key, &hash) < 0) {
        return NULL;
    }
    int64_t index = find(vm, dict, key, hash);
    if (index == FIND_ERROR) {
        return NULL;
    }
    if (index >= 0) {
        return value_retain(dict->entries[index].value);
    }
    value_retain(value); /* the result */
    if (insert_new(vm, dict, value_retain(key), hash, value_retain(value)) < 0) {
        value_release(vm, value);
        return NULL;
    }
    return value;
}

/* ---- deletion ---- */

/* Takes an entry out of the table; its key is released, its value given to the caller. */
static Value take_entry(VM *vm, Dict *dict, size_t index) {
    DictEntry *entry = &dict->entries[index];
    Probe probe = probe_start(dict, entry->hash);
    while (index_get(dict, probe.place) != (int64_t)index) {
        probe_next(&probe);
    }
    index_set(dict, probe.place, INDEX_DELETED);
    Value key = entry->key;
    Value value = entry->value;
    entry->key = NULL;
    entry->value = NULL;
    dict->used--;
    dict->keys_version = 0;
    value_release(vm, key);
    object_changed(vm, &dict->head);
    return value;
}

int dict_pop_hashed(VM *vm, Dict *dict, Value key, int64_t hash, Value *value) {
    *value = NULL;
    int64_t index = find(vm, dict, key, hash);
    if (index < 0) {
        return index == FIND_ERROR ? -1 : 0;
    }
    *value = take_entry(vm, dict, (size_t)index);
    return 1;
}

int dict_pop(VM *vm, Dict *dict, Value key, Value *value) {
    int64_t hash;
    *value = NULL;
    return dict_hash_key(vm, key, &hash) < 0 ? -1 : dict_pop_hashed(vm, dict, key, hash, value);
}

int dict_remove_hashed(VM *vm, Dict *dict, Value key, int64_t hash) {
    Value value;
    int removed = dict_pop_hashed(vm, dict, key, hash, &value);
    value_release_if(vm, value);
    return removed;
}

int dict_remove(VM *vm, Dict *dict, Value key) {
    Value value;
    int removed = dict_pop(vm, dict, key, &value);
    value_release_if(vm, value);
    return removed;
}

bool dict_pop_last(VM *vm, Dict *dict, Value *key, Value *value) {
    if (dict->used == 0) {
        return false;
    }
    uint32_t last = dict->entry_count - 1;
    while (dict->entries[last].key == NULL) {
        last--;
    }
    *key = value_retain(dict->entries[last].key);
    *value = take_entry(vm, dict, last);
    dict->entry_count = last;
    return true;
}

bool dict_pop_first(VM *vm, Dict *dict, Value *key, Value *value) {
    if (dict->used == 0) {
        return false;
    }
    uint32_t first = 0;
    while (dict->entries[first].key == NULL) {
        first++;
    }
    *key = value_retain(dict->entries[first].key);
    *value = take_entry(vm, dict, first);
    return true;
}

/* Entry `index` becomes the first; the table is made anew, as all entries before it move. */
static int move_to_front(VM *vm, Dict *dict, size_t index) {
    DictEntry entry = dict->entries[index];
    memmove(dict->entries + 1, dict->entries, index * sizeof(DictEntry));
    dict->entries[0] = entry;
    return table_resize(vm, dict, dict->log2_size);
}

int dict_move_hashed(VM *vm, Dict *dict, Value key, int64_t hash, bool to_end) {
    int64_t index = find(vm, dict, key, hash);
    if (index < 0) {
        return index == FIND_ERROR ? -1 : 0;
    }
    object_changed(vm, &dict->head);
    if (!to_end) {
        return move_to_front(vm, dict, (size_t)index) < 0 ? -1 : 1;
    }
    Value moved = value_retain(dict->entries[index].key);
    Value value = take_entry(vm, dict, (size_t)index);
    return insert_new(vm, dict, moved, hash, value) < 0 ? -1 : 1;
}

void dict_clear(VM *vm, Dict *dict) {
    Dict old = *dict;
    dict->entries = NULL;
    dict->indices = NULL;
    dict->used = 0;
    dict->entry_count = 0;
    dict->usable = 0;
    dict->keys_version = 0;
    dict->log2_size = 0;
    dict->only_strs = true;
    for (uint32_t i = 0; i < old.entry_count; i++) {
        value_release_if(vm, old.entries[i].key);
        value_release_if(vm, old.entries[i].value);
    }
    heap_free(vm, old.indices, table_bytes(old.log2_size));
    object_changed(vm, &dict->head);
}

/* ---- making, walking ---- */

Dict *dict_new_of(VM *vm, Type *type) {
    Dict *dict = object_new(vm, type, type->basic_size);
    if (dict != NULL) {
        dict->only_strs = true;
    }
    return dict;
}

Dict *dict_new(VM *vm) {
    return dict_new_of(vm, vm->types.dict);
}

Dict *dict_new_sized(VM *vm, size_t items) {
    Dict *dict = dict_new(vm);
    if (dict != NULL && items > 0 && table_resize(vm, dict, log2_for((items * 3 + 1) / 2)) < 0) {
        value_release(vm, value_from_object(dict));
        return NULL;
    }
    return dict;
}

Dict *dict_copy(VM *vm, Dict *dict) {
    Dict *copy = dict_new(vm);
    if (copy == NULL || dict->used == 0) {
        return copy;
    }
    /* The same table; with few deleted entries it is copied with its holes. */
    bool dense = dict->used >= dict->entry_count * 2 / 3;
    uint8_t log2_size = dense ? dict->log2_size : log2_for(((size_t)dict->used * 3 + 1) / 2);
    if (table_resize(vm, copy, log2_size) < 0) {
        value_release(vm, value_from_object(copy));
        return NULL;
    }
    for (uint32_t i = 0; i < dict->entry_count; i++) {
        const DictEntry *entry = &dict->entries[i];
        if (entry->key != NULL) {
            insert_new(vm, copy, value_retain(entry->key), entry->hash, value_retain(entry->value));
        }
    }
    return copy;
}

bool dict_next(const Dict *dict, size_t *position, Value *key, Value *value) {
    while (*position < dict->entry_count) {
        const DictEntry *entry = &dict->entries[(*position)++];
        if (entry->key != NULL) {
            *key = entry->key;
            *value = entry->value;
            return true;
        }
    }
    return false;
}

bool dict_next_hashed(const Dict *dict, size_t *position, Value *key, int64_t *hash) {
    Value value;
    if (!dict_next(dict, position, key, &value)) {
        return false;
    }
    *hash = dict->entries[*position - 1].hash;
    return true;
}

/* ---- for inline caches ---- */

uint32_t dict_keys_version(VM *vm, Dict *dict) {
    if (dict->keys_version == 0 && dict->only_strs && dict->log2_size != 0 &&
        vm->shared.next_keys_version != 0) {
        dict->keys_version = vm->shared.next_keys_version++;
    }
    return dict->keys_version;
}

int64_t dict_entry_index(VM *vm, Dict *dict, Value name) {
    (void)vm;
    if (dict->log2_size == 0 || !dict->only_strs) {
        return -1;
    }
    return find_str(dict, name, str_hash(value_to_str(name)));
}
