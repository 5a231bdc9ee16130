/*
 * index_table.h - finds where in an array something stands, by its hash.
 *
 * The table holds indexes only; the array is the caller's, and so is the
 * comparison. Entries are never removed.
 *
 * Ownership: a zeroed IndexTable is empty; index_table_done frees it.
 */
#ifndef GENSTEP_BASE_INDEX_TABLE_H
#define GENSTEP_BASE_INDEX_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct IndexTable {
    uint64_t *hashes;
    int *indexes; /* -1: free */
    size_t capacity;
    size_t count;
} IndexTable;

/* Whether the item at `index` of the caller's array is the one looked for. */
typedef bool IndexSame(const void *items, int index, const void *wanted);

void index_table_done(IndexTable *table);

/* The index that was added for an equal item, or -1. */
int index_table_find(const IndexTable *table, uint64_t hash, IndexSame *same, const void *items,
                     const void *wanted);

/* Adds an index whose item is not in the table yet. */
void index_table_add(IndexTable *table, uint64_t hash, int index);

#endif
