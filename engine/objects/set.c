#include "engine/objects/set.h"

#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

#define LINEAR_PROBES 9
#define PERTURB_SHIFT 5
#define DELETED_HASH  (-1)

bool value_is_set(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_SET;
}

static bool is_unused(const SetEntry *entry) {
    return entry->key == NULL && entry->hash == 0;
}

static bool is_deleted(const SetEntry *entry) {
    return entry->key == NULL && entry->hash == DELETED_HASH;
}

/* The places of the table in the order in which a hash tries them: stretches of ten, where they do
 * not run over the end of the table. */
typedef struct Probe {
    size_t place;
    size_t in_stretch; /* places left in this stretch */
    size_t next;       /* where the stretch started */
    uint64_t perturb;
} Probe;

static Probe probe_start(const Set *set, int64_t hash) {
    size_t place = (size_t)hash & set->mask;
    return (Probe){place, place + LINEAR_PROBES <= set->mask ? LINEAR_PROBES : 0, place,
                   (uint64_t)hash};
}

static void probe_advance(const Set *set, Probe *probe) {
    if (probe->in_stretch > 0) {
        probe->in_stretch--;
        probe->place++;
        return;
    }
    probe->perturb >>= PERTURB_SHIFT;
    probe->next = (probe->next * 5 + 1 + (size_t)probe->perturb) & set->mask;
    probe->place = probe->next;
    probe->in_stretch = probe->next + LINEAR_PROBES <= set->mask ? LINEAR_PROBES : 0;
}

/* ---- the table ---- */

/* Puts in a key that is known not to be there, into a table without deleted entries. */
static void insert_clean(Set *set, Value key, int64_t hash) {
    Probe probe = probe_start(set, hash);
    while (set->table[probe.place].key != NULL) {
        probe_advance(set, &probe);
    }
    set->table[probe.place] = (SetEntry){key, hash};
}

static void free_table(VM *vm, Set *set, SetEntry *table, size_t mask) {
    if (table != set->small) {
        heap_free(vm, table, (mask + 1) * sizeof(SetEntry));
    }
}

/* A new table with room for more than `min_used`. */
static int table_resize(VM *vm, Set *set, size_t min_used) {
    size_t size = SET_SMALL_SIZE;
    while (size <= min_used) {
        size *= 2;
    }
    SetEntry *old_table = set->table;
    size_t old_mask = set->mask;
    SetEntry copy[SET_SMALL_SIZE];
    SetEntry *table = set->small;
    if (size > SET_SMALL_SIZE) {
        table =
            size > SIZE_MAX / 4 / sizeof(SetEntry) ? NULL : heap_alloc(vm, size * sizeof(SetEntry));
        if (table == NULL) {
            error_no_memory(vm);
            return -1;
        }
    } else if (old_table == set->small) {
        if (set->fill == set->used) {
            return 0;
        }
        memcpy(copy, old_table, sizeof copy);
        old_table = copy;
    }
    memset(table, 0, size * sizeof(SetEntry));
    set->table = table;
    set->mask = size - 1;
    set->fill = set->used;
    for (size_t i = 0; i <= old_mask; i++) {
        if (old_table[i].key != NULL) {
            insert_clean(set, old_table[i].key, old_table[i].hash);
        }
    }
    if (old_table != copy) {
        free_table(vm, set, old_table, old_mask);
    }
    return 0;
}

/* Comparing ran a program's __eq__, and that changed the table: look again from the start. */
enum { MATCH_CHANGED = 2, MATCH_EQUAL_CHANGED = 3 };

/* Whether the entry's key is the one looked for: 1, 0, -1 error, or one of the above. */
static int entry_matches(VM *vm, Set *set, const SetEntry *entry, Value key, int64_t hash) {
    Value candidate = entry->key;
    if (entry->hash != hash || candidate == NULL) {
        return 0;
    }
    if (candidate == key) {
        return 1;
    }
    if (value_object_is(candidate, vm->types.str) && value_object_is(key, vm->types.str)) {
        return str_equal(value_to_str(candidate), value_to_str(key));
    }
    const SetEntry *table = set->table;
    size_t mask = set->mask;
    value_retain(candidate);
    int equal = object_compare_bool(vm, candidate, key, CMP_EQ);
    value_release(vm, candidate);
    if (equal < 0) {
        return -1;
    }
    bool is_changed = set->table != table || set->mask != mask || entry->key != candidate;
    return is_changed ? (equal ? MATCH_EQUAL_CHANGED : MATCH_CHANGED) : equal;
}

/* The entry of a key, or the unused one where the search ended; NULL on error. */
static SetEntry *find(VM *vm, Set *set, Value key, int64_t hash) {
    Probe probe = probe_start(set, hash);
    while (true) {
        SetEntry *entry = &set->table[probe.place];
        if (is_unused(entry)) {
            return entry;
        }
        int match = entry_matches(vm, set, entry, key, hash);
        if (match == 1) {
            return entry;
        }
        if (match < 0) {
            return NULL;
        }
        if (match == MATCH_CHANGED || match == MATCH_EQUAL_CHANGED) {
            probe = probe_start(set, hash);
        } else {
            probe_advance(set, &probe);
        }
    }
}

int set_add_hashed(VM *vm, Set *set, Value key, int64_t hash) {
    Probe probe = probe_start(set, hash);
    SetEntry *deleted = NULL;
    SetEntry *entry;
    while (!is_unused(entry = &set->table[probe.place])) {
        int match = entry_matches(vm, set, entry, key, hash);
        if (match < 0) {
            return -1;
        }
        if (match == 1 || match == MATCH_EQUAL_CHANGED) {
            return 0; /* as in CPython, which asks no further here */
        }
        if (match == MATCH_CHANGED) {
            probe = probe_start(set, hash);
            deleted = NULL;
            continue;
        }
        if (is_deleted(entry)) {
            deleted = entry;
        }
        probe_advance(set, &probe);
    }
    set->used++;
    object_changed(vm, &set->head);
    if (deleted != NULL && is_deleted(deleted)) { /* not taken by an __eq__ meanwhile */
        *deleted = (SetEntry){value_retain(key), hash};
        return 0;
    }
    *entry = (SetEntry){value_retain(key), hash};
    set->fill++;
    if (set->fill * 5 < set->mask * 3) {
        return 0;
    }
    return table_resize(vm, set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

/* ---- keys ---- */

static int hash_item(VM *vm, Value key, int64_t *hash) {
    return object_hash(vm, key, hash) == 0 ? 0 : error_explain_unhashable(vm, key, "a set element");
}

int set_add(VM *vm, Set *set, Value key) {
    int64_t hash;
    return hash_item(vm, key, &hash) < 0 ? -1 : set_add_hashed(vm, set, key, hash);
}

int set_contains_hashed(VM *vm, Set *set, Value key, int64_t hash) {
    const SetEntry *entry = find(vm, set, key, hash);
    return entry == NULL ? -1 : entry->key != NULL;
}

int set_contains(VM *vm, Set *set, Value key) {
    int64_t hash;
    return hash_item(vm, key, &hash) < 0 ? -1 : set_contains_hashed(vm, set, key, hash);
}

int set_discard_hashed(VM *vm, Set *set, Value key, int64_t hash) {
    SetEntry *entry = find(vm, set, key, hash);
    if (entry == NULL) {
        return -1;
    }
    if (entry->key == NULL) {
        return 0;
    }
    Value old = entry->key;
    *entry = (SetEntry){NULL, DELETED_HASH};
    set->used--;
    object_changed(vm, &set->head);
    value_release(vm, old);
    return 1;
}

int set_discard(VM *vm, Set *set, Value key) {
    int64_t hash;
    return hash_item(vm, key, &hash) < 0 ? -1 : set_discard_hashed(vm, set, key, hash);
}

Value set_pop(VM *vm, Set *set) {
    if (set->used == 0) {
        return error_raise(vm, vm->types.KeyError, "pop from an empty set");
    }
    size_t place = set->finger & set->mask;
    while (set->table[place].key == NULL) {
        place = place == set->mask ? 0 : place + 1;
    }
    Value key = set->table[place].key;
    set->table[place] = (SetEntry){NULL, DELETED_HASH};
    set->used--;
    set->finger = place + 1;
    object_changed(vm, &set->head);
    return key;
}

bool set_next(const Set *set, size_t *position, Value *key, int64_t *hash) {
    while (*position <= set->mask) {
        const SetEntry *entry = &set->table[(*position)++];
        if (entry->key != NULL) {
            *key = entry->key;
            *hash = entry->hash;
            return true;
        }
    }
    return false;
}

void set_clear(VM *vm, Set *set) {
    SetEntry copy[SET_SMALL_SIZE];
    SetEntry *table = set->table;
    size_t mask = set->mask;
    if (table == set->small) {
        memcpy(copy, table, sizeof copy);
        table = copy;
    }
    memset(set->small, 0, sizeof set->small);
    set->table = set->small;
    set->mask = SET_SMALL_SIZE - 1;
    set->fill = 0;
    set->used = 0;
    set->hash = -1;
    for (size_t i = 0; i <= mask; i++) {
        value_release_if(vm, table[i].key);
    }
    if (table != copy) {
        free_table(vm, set, table, mask);
    }
    object_changed(vm, &set->head);
}

void set_swap(VM *vm, Set *left, Set *right) {
    Set was = *left;
    left->fill = right->fill;
    left->used = right->used;
    left->mask = right->mask;
    left->table = right->table == right->small ? left->small : right->table;
    memcpy(left->small, right->small, sizeof left->small);
    right->fill = was.fill;
    right->used = was.used;
    right->mask = was.mask;
    right->table = was.table == left->small ? right->small : was.table;
    memcpy(right->small, was.small, sizeof right->small);
    left->hash = -1;
    right->hash = -1;
    object_changed(vm, &left->head);
    object_changed(vm, &right->head);
}

int set_drop_deleted(VM *vm, Set *set) {
    if (set->fill - set->used <= set->mask / 4) {
        return 0;
    }
    return table_resize(vm, set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

/* ---- making ---- */

Set *set_new(VM *vm, Type *type) {
    Set *set = object_new(vm, type, type->basic_size);
    if (set != NULL) {
        set->table = set->small;
        set->mask = SET_SMALL_SIZE - 1;
        set->hash = -1;
    }
    return set;
}

/* One resize at the start, expecting few of `count` keys to be there already. */
static int expect(VM *vm, Set *set, size_t count) {
    if ((set->fill + count) * 5 >= set->mask * 3) {
        return table_resize(vm, set, (set->used + count) * 2);
    }
    return 0;
}

static int update_from_set(VM *vm, Set *set, Set *other) {
    if (set == other || other->used == 0) {
        return 0;
    }
    if (expect(vm, set, other->used) < 0) {
        return -1;
    }
    size_t position = 0;
    Value key;
    int64_t hash;
    if (set->fill == 0 && set->mask == other->mask && other->fill == other->used) {
        for (size_t i = 0; i <= other->mask; i++) {
            set->table[i] = other->table[i];
            value_retain_if(set->table[i].key);
        }
        set->fill = other->fill;
        set->used = other->used;
    } else if (set->fill == 0) {
        while (set_next(other, &position, &key, &hash)) {
            insert_clean(set, value_retain(key), hash);
        }
        set->fill = other->used;
        set->used = other->used;
    } else {
        while (set_next(other, &position, &key, &hash)) {
            value_retain(key);
            int status = set_add_hashed(vm, set, key, hash);
            value_release(vm, key);
            if (status < 0) {
                return -1;
            }
        }
    }
    object_changed(vm, &set->head);
    return 0;
}

static int update_from_dict(VM *vm, Set *set, Dict *dict) {
    if (expect(vm, set, dict->used) < 0) {
        return -1;
    }
    size_t position = 0;
    Value key;
    int64_t hash;
    while (dict_next_hashed(dict, &position, &key, &hash)) {
        value_retain(key);
        int status = set_add_hashed(vm, set, key, hash);
        value_release(vm, key);
        if (status < 0) {
            return -1;
        }
    }
    return 0;
}

int set_update(VM *vm, Set *set, Value iterable) {
    if (value_is_set(iterable)) {
        return update_from_set(vm, set, value_to_set(iterable));
    }
    if (value_object_is(iterable, vm->types.dict)) {
        return update_from_dict(vm, set, value_to_dict(iterable));
    }
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        return -1;
    }
    int status = 0;
    Value key;
    while (status == 0 && (key = object_next(vm, iterator)) != NULL) {
        status = set_add(vm, set, key);
        value_release(vm, key);
    }
    value_release(vm, iterator);
    return status < 0 || error_occurred(vm) ? -1 : 0;
}

Value set_from_iterable(VM *vm, Type *type, Value iterable) {
    Set *set = set_new(vm, type);
    if (set != NULL && set_update(vm, set, iterable) < 0) {
        value_release(vm, value_from_object(set));
        return NULL;
    }
    return value_from_object(set);
}
