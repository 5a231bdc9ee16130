/*
 * constant_set.c - the order of a frozenset among the constants.
 *
 * CPython iterates over a set in the order of its hash table, so to print one
 * as CPython does, the table has to be filled as CPython fills it.
 * Source: CPython 3.14 Objects/setobject.c (set_add_entry, set_table_resize).
 */
#include <math.h>

#include "engine/base/hash.h"
#include "engine/base/memory.h"
#include "engine/bytecode/code.h"

enum {
    MIN_TABLE = 8,
    LINEAR_PROBES = 9,
    PERTURB_SHIFT = 5,
    LARGE_SET = 50000,
    PROBES_PER_ITEM = 64, /* far above what honest items need */
    PROBES_ANYWAY = 100000,
};

typedef struct SetEntry {
    const Constant *item; /* NULL: free */
    int64_t hash;
} SetEntry;

typedef struct SetTable {
    SetEntry *entries;
    size_t mask;
    size_t used;
    size_t probes_left;
} SetTable;

static bool is_number(const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_FALSE:
    case CONSTANT_TRUE:
    case CONSTANT_INT:
    case CONSTANT_BIG_INT:
    case CONSTANT_FLOAT:
    case CONSTANT_COMPLEX: return true;
    default: return false;
    }
}

/* The integer value of a whole double that no int64_t holds, compared byte by byte. */
static bool big_equals_double(const Constant *big, double value) {
    if (!isfinite(value) || (value < 0) != big->as.big.negative) {
        return false;
    }
    double rest = fabs(value);
    for (size_t i = big->as.big.size; i-- > 0;) {
        double scale = ldexp(1.0, (int)(8 * (i > 127 ? 127 : i)));
        double digit = i > 127 ? 256.0 : floor(rest / scale);
        if (digit != big->as.big.magnitude[i]) {
            return false;
        }
        rest -= digit * scale;
    }
    return rest == 0.0;
}

/* Python compares numbers of different types by value, exactly. */
static bool numbers_equal(const Constant *left, const Constant *right) {
    if (left->kind == CONSTANT_COMPLEX || right->kind == CONSTANT_COMPLEX) {
        if (left->kind != CONSTANT_COMPLEX) {
            return numbers_equal(right, left);
        }
        if (right->kind == CONSTANT_COMPLEX) {
            return left->as.complex.real == right->as.complex.real &&
                   left->as.complex.imaginary == right->as.complex.imaginary;
        }
        Constant real = {.kind = CONSTANT_FLOAT, .as.real = left->as.complex.real};
        return left->as.complex.imaginary == 0.0 && numbers_equal(&real, right);
    }
    if (left->kind == CONSTANT_BIG_INT || right->kind == CONSTANT_BIG_INT) {
        if (left->kind == right->kind) {
            return constant_same(left, right);
        }
        const Constant *big = left->kind == CONSTANT_BIG_INT ? left : right;
        const Constant *other = left->kind == CONSTANT_BIG_INT ? right : left;
        return other->kind == CONSTANT_FLOAT && big_equals_double(big, other->as.real);
    }
    if (left->kind == CONSTANT_FLOAT && right->kind == CONSTANT_FLOAT) {
        return left->as.real == right->as.real;
    }
    if (left->kind == CONSTANT_FLOAT || right->kind == CONSTANT_FLOAT) {
        double real = left->kind == CONSTANT_FLOAT ? left->as.real : right->as.real;
        const Constant *whole = left->kind == CONSTANT_FLOAT ? right : left;
        int64_t integer =
            whole->kind == CONSTANT_INT ? whole->as.integer : whole->kind == CONSTANT_TRUE;
        return real >= -0x1p63 && real < 0x1p63 && real == floor(real) && (int64_t)real == integer;
    }
    int64_t first = left->kind == CONSTANT_INT ? left->as.integer : left->kind == CONSTANT_TRUE;
    int64_t second = right->kind == CONSTANT_INT ? right->as.integer : right->kind == CONSTANT_TRUE;
    return first == second;
}

static bool set_contains(const Constant *set, const Constant *item) {
    for (size_t i = 0; i < set->as.sequence.size; i++) {
        if (constant_equal(set->as.sequence.items[i], item)) {
            return true;
        }
    }
    return false;
}

bool constant_equal(const Constant *left, const Constant *right) {
    if (left == right) {
        return true;
    }
    if (is_number(left) && is_number(right)) {
        return numbers_equal(left, right);
    }
    if (left->kind != right->kind) {
        return false;
    }
    if (left->kind == CONSTANT_TUPLE || left->kind == CONSTANT_SLICE ||
        left->kind == CONSTANT_FROZENSET) {
        if (left->as.sequence.size != right->as.sequence.size) {
            return false;
        }
        for (size_t i = 0; i < left->as.sequence.size; i++) {
            const Constant *item = left->as.sequence.items[i];
            if (left->kind == CONSTANT_FROZENSET
                    ? !set_contains(right, item)
                    : !constant_equal(item, right->as.sequence.items[i])) {
                return false;
            }
        }
        return true;
    }
    return constant_same(left, right);
}

int64_t constant_python_hash(const Constant *constant) {
    size_t size = 0;
    uint64_t hash = 0;
    switch (constant->kind) {
    case CONSTANT_NONE: return HASH_NONE;
    case CONSTANT_FALSE: return 0;
    case CONSTANT_TRUE: return 1;
    case CONSTANT_INT: return hash_int(constant->as.integer);
    case CONSTANT_BIG_INT:
        return hash_big_int(constant->as.big.negative, constant->as.big.magnitude,
                            constant->as.big.size);
    case CONSTANT_FLOAT: return isnan(constant->as.real) ? 0 : hash_double(constant->as.real);
    case CONSTANT_COMPLEX:
        return isnan(constant->as.complex.real) || isnan(constant->as.complex.imaginary)
                   ? 0
                   : hash_complex(constant->as.complex.real, constant->as.complex.imaginary);
    case CONSTANT_STR: return hash_text(constant->as.text->data, constant->as.text->size);
    case CONSTANT_BYTES: return hash_bytes(constant->as.text->data, constant->as.text->size);
    case CONSTANT_TUPLE:
    case CONSTANT_SLICE:
        hash = hash_tuple_start();
        size = constant->as.sequence.size;
        for (size_t i = 0; i < size; i++) {
            hash = hash_tuple_step(hash, constant_python_hash(constant->as.sequence.items[i]));
        }
        return constant->kind == CONSTANT_TUPLE ? hash_tuple_finish(hash, size)
                                                : hash_slice_finish(hash);
    case CONSTANT_FROZENSET:
        size = constant->as.sequence.size;
        for (size_t i = 0; i < size; i++) {
            hash = hash_set_step(hash, constant_python_hash(constant->as.sequence.items[i]));
        }
        return hash_set_finish(hash, size);
    case CONSTANT_ELLIPSIS: /* depends on addresses in CPython */
    case CONSTANT_CODE: return 0;
    }
    return 0;
}

/* The free entry for a new item, or the entry that has an equal one. NULL: too many probes. */
static SetEntry *find_entry(SetTable *table, const Constant *item, int64_t hash, bool only_free) {
    size_t perturb = (size_t)hash;
    size_t i = (size_t)hash & table->mask;
    for (;;) {
        size_t probes = i + LINEAR_PROBES <= table->mask ? LINEAR_PROBES : 0;
        for (size_t j = 0; j <= probes; j++) {
            SetEntry *entry = &table->entries[i + j];
            if (entry->item == NULL ||
                (!only_free && entry->hash == hash && constant_equal(entry->item, item))) {
                return entry;
            }
            if (table->probes_left-- == 0) {
                return NULL;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & table->mask;
    }
}

static bool grow(SetTable *table) {
    size_t wanted = table->used > LARGE_SET ? table->used * 2 : table->used * 4;
    SetTable larger = {NULL, MIN_TABLE, table->used, table->probes_left};
    while (larger.mask <= wanted) {
        larger.mask *= 2;
    }
    larger.entries = memory_alloc_zeroed(larger.mask, sizeof(SetEntry));
    larger.mask--;
    bool good = true;
    for (size_t i = 0; good && i <= table->mask; i++) {
        const SetEntry *entry = &table->entries[i];
        if (entry->item != NULL) {
            SetEntry *place = find_entry(&larger, entry->item, entry->hash, true);
            good = place != NULL;
            if (good) {
                *place = *entry;
            }
        }
    }
    memory_free(table->entries);
    *table = larger;
    return good;
}

static bool add(SetTable *table, const Constant *item) {
    int64_t hash = constant_python_hash(item);
    SetEntry *entry = find_entry(table, item, hash, false);
    if (entry == NULL) {
        return false;
    }
    if (entry->item != NULL) {
        return true;
    }
    *entry = (SetEntry){item, hash};
    table->used++;
    return table->used * 5 < table->mask * 3 || grow(table);
}

const Constant *constant_frozenset(Arena *arena, const Constant *const *items, size_t size) {
    SetTable table = {memory_alloc_zeroed(MIN_TABLE, sizeof(SetEntry)), MIN_TABLE - 1, 0,
                      size * PROBES_PER_ITEM + PROBES_ANYWAY};
    const Constant *result = NULL;
    for (size_t i = 0; i < size; i++) {
        if (!add(&table, items[i])) {
            goto done;
        }
    }
    Constant *set = ARENA_NEW(arena, Constant);
    set->kind = CONSTANT_FROZENSET;
    set->as.sequence.items = ARENA_NEW_ARRAY(arena, const Constant *, table.used);
    set->as.sequence.added = ARENA_NEW_ARRAY(arena, const Constant *, size);
    set->as.sequence.added_size = size;
    for (size_t i = 0; i < size; i++) {
        set->as.sequence.added[i] = items[i];
    }
    for (size_t i = 0; i <= table.mask; i++) {
        if (table.entries[i].item != NULL) {
            set->as.sequence.items[set->as.sequence.size++] = table.entries[i].item;
        }
    }
    result = set;
done:
    memory_free(table.entries);
    return result;
}
