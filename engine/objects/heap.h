/*
 * heap.h - the memory of one VM's objects, and the collector of reference cycles.
 *
 * Objects are freed the moment their last reference goes (value.h). What
 * references alone cannot free, objects that hold each other, the collector
 * finds by walking all objects whose type has a traverse slot.
 *
 * Ownership: the heap owns all its memory; heap_done gives it all back.
 * Failure: NULL when options.max_memory would be passed (the caller raises
 * MemoryError).
 * Source: CPython 3.14 InternalDocs/garbage_collector.md for the algorithm.
 */
#ifndef GENSTEP_OBJECTS_HEAP_H
#define GENSTEP_OBJECTS_HEAP_H

#include "engine/objects/value.h"

typedef struct Heap {
    struct HeapState *state; /* heap.c's own */
    size_t used;             /* bytes handed out, buffers of objects included */
    size_t limit;            /* 0: none */
} Heap;

void heap_init(Heap *heap, size_t limit);
void heap_done(Heap *heap);

/* Memory that belongs to an object but can grow: list items, dict tables, big strings. Counted
 * towards the limit. `size` and `old_size` are bytes. NULL when the limit is passed. */
void *heap_alloc(VM *vm, size_t size);
void *heap_resize(VM *vm, void *block, size_t old_size, size_t size);
void heap_free(VM *vm, void *block, size_t size);

/* Finds and destroys unreachable cycles, finalizers first; the number of objects found. */
size_t heap_collect(VM *vm);

#endif
