/*
 * heap.h - the memory of one VM's objects, and the collector of reference cycles.
 *
 * Objects are freed the moment their last reference goes (value.h). What
 * references alone cannot free, objects that hold each other, the collector
 * finds by walking all objects whose type has a traverse slot.
 *
 *     page (16 KiB, aligned)  [ header | cell | cell | cell | ... not carved yet ]
 *
 * All cells of a page have one size and one kind, so that an object needs no
 * header of the allocator's, and the collector finds all traced objects by
 * walking pages. Free cells of one size and kind are linked: `free`. A free
 * cell's reference count is 0. What is larger than the largest cell has
 * pages of its own.
 *
 * In debug builds (GENSTEP_DEBUG) every object is a malloc block, so that the
 * sanitizers and valgrind see the use of freed objects.
 *
 * Ownership: the heap owns all its memory; heap_done gives it all back.
 * Failure: NULL when options.max_memory would be passed (the caller raises
 * MemoryError).
 * Source: CPython 3.14 InternalDocs/garbage_collector.md for the algorithm.
 */
#ifndef GENSTEP_OBJECTS_HEAP_H
#define GENSTEP_OBJECTS_HEAP_H

#include "engine/objects/value.h"

#define HEAP_SMALL_MAX   512 /* bytes; up to here, cell sizes are multiples of 16 */
#define HEAP_CLASS_COUNT 40  /* cell sizes */

typedef enum CellKind {
    CELL_PLAIN,  /* objects that hold no references */
    CELL_TRACED, /* objects that the collector walks */
    CELL_RAW,    /* buffers of objects: no Object inside */
    CELL_KIND_COUNT,
} CellKind;

/* A free cell. It lies where an object was: refcount 0 says that it is free. */
typedef struct FreeCell {
    uint32_t refcount;
    uint32_t unused;
    struct FreeCell *next;
} FreeCell;

typedef struct Heap {
    struct HeapState *state; /* heap.c's own */
    /* The list behind the others is of frozen cells (heap_freeze): never handed out again. */
    FreeCell *free[CELL_KIND_COUNT][HEAP_CLASS_COUNT + 1];
    size_t used;  /* bytes handed out (whole pages of small cells), buffers included */
    size_t limit; /* 0: none */
} Heap;

/* objects_init and objects_done (shared.h) call these two. */
void heap_init(VM *vm, size_t limit);
void heap_done(VM *vm);

/* Memory that belongs to an object but can grow: list items, dict tables, big strings. Counted
 * towards the limit. `size` and `old_size` are bytes. NULL when the limit is passed (no exception
 * is set), the old block then being as it was. */
void *heap_alloc(VM *vm, size_t size);
void *heap_resize(VM *vm, void *block, size_t old_size, size_t size);
void heap_free(VM *vm, void *block, size_t size);

/* Cells, for object_new and the few places that make objects without it. Not zeroed. */
void *heap_cell_slow(Heap *heap, size_t size, CellKind kind);
void heap_cell_free(Heap *heap, void *cell);

static inline void *heap_cell(Heap *heap, size_t size, CellKind kind) {
    if (size <= HEAP_SMALL_MAX) {
        FreeCell **list = &heap->free[kind][(size - 1) / 16];
        FreeCell *cell = *list;
        if (cell != NULL) {
            *list = cell->next;
            return cell;
        }
    }
    return heap_cell_slow(heap, size, kind);
}

/* heap_cell_free for a cell whose size and kind the caller knows; no larger than HEAP_SMALL_MAX. */
static inline void heap_cell_give(Heap *heap, void *cell, size_t size, CellKind kind) {
#ifdef GENSTEP_DEBUG
    (void)size;
    (void)kind;
    heap_cell_free(heap, cell);
#else
    FreeCell *free_cell = cell;
    FreeCell **list = &heap->free[kind][(size - 1) / 16];
    *free_cell = (FreeCell){.next = *list};
    *list = free_cell;
#endif
}

/* Finds and destroys unreachable cycles, finalizers first; the number of objects found. */
size_t heap_collect(VM *vm);

/* The objects there are now, those that every program begins with, live as long as the VM: the
 * collector takes what they hold as held, and need not walk them each time. heap_thaw undoes it. */
void heap_freeze(VM *vm);
void heap_thaw(VM *vm);

/* Calls `visit` for every living object the collector walks, frozen ones too (gc.get_objects). */
void heap_each_traced(VM *vm, void (*visit)(Object *object, void *context), void *context);

/* Objects alive now, of all kinds; slow: for tests. */
size_t heap_count_objects(VM *vm);

#endif
