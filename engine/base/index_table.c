#include "engine/base/index_table.h"

#include "engine/base/memory.h"

enum { FIRST_CAPACITY = 16 };

void index_table_done(IndexTable *table) {
    memory_free(table->hashes);
    memory_free(table->indexes);
    *table = (IndexTable){0};
}

int index_table_find(const IndexTable *table, uint64_t hash, IndexSame *same, const void *items,
                     const void *wanted) {
    if (table->capacity == 0) {
        return -1;
    }
    for (size_t slot = hash & (table->capacity - 1); table->indexes[slot] >= 0;
         slot = (slot + 1) & (table->capacity - 1)) {
        if (table->hashes[slot] == hash && same(items, table->indexes[slot], wanted)) {
            return table->indexes[slot];
        }
    }
    return -1;
}

static void put(IndexTable *table, uint64_t hash, int index) {
    size_t slot = hash & (table->capacity - 1);
    while (table->indexes[slot] >= 0) {
        slot = (slot + 1) & (table->capacity - 1);
    }
    table->hashes[slot] = hash;
    table->indexes[slot] = index;
}

static void grow(IndexTable *table) {
    IndexTable larger = {.capacity = table->capacity == 0 ? FIRST_CAPACITY : 2 * table->capacity,
                         .count = table->count};
    larger.hashes = memory_alloc_zeroed(larger.capacity, sizeof(uint64_t));
    larger.indexes = memory_alloc_zeroed(larger.capacity, sizeof(int));
    for (size_t slot = 0; slot < larger.capacity; slot++) {
        larger.indexes[slot] = -1;
    }
    for (size_t slot = 0; slot < table->capacity; slot++) {
        if (table->indexes[slot] >= 0) {
            put(&larger, table->hashes[slot], table->indexes[slot]);
        }
    }
    index_table_done(table);
    *table = larger;
}

void index_table_add(IndexTable *table, uint64_t hash, int index) {
    if (2 * (table->count + 1) > table->capacity) {
        grow(table);
    }
    put(table, hash, index);
    table->count++;
}
