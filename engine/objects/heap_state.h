/*
 * heap_state.h - the heap's pages, as the allocator and the collector see them.
 *
 * Private to heap.c and collector.c.
 */
#ifndef GENSTEP_OBJECTS_HEAP_STATE_H
#define GENSTEP_OBJECTS_HEAP_STATE_H

#include "engine/objects/heap.h"

#define HEAP_PAGE_SIZE   ((size_t)16 * 1024)
#define HEAP_CHUNK_PAGES 32

/* The head of a page; its cells follow. A page of one cell may be larger than the others. */
typedef struct HeapPage {
    struct HeapPage *next; /* of the same kind */
    struct HeapPage *previous;
    uint32_t cell_size;
    uint32_t capacity; /* cells that fit */
    uint32_t carved;   /* cells handed out at least once */
    uint8_t kind;      /* CellKind */
    uint8_t class_index;
    bool single; /* one cell, given back when that is freed */
    bool frozen;
    size_t size; /* bytes, this header included */
    /* The collector's, while it runs: what is known of each carved cell. */
    uint32_t *marks;
    uint32_t mark_count;
} HeapPage;

/* Cells are aligned to 16 bytes. */
#define HEAP_PAGE_HEADER (((sizeof(HeapPage)) + 15) / 16 * 16)

/* Memory of 32 pages, given back at the end. */
typedef struct HeapChunk {
    struct HeapChunk *next;
    char *pages;
} HeapChunk;

/* A buffer too large for a cell. */
typedef struct HeapBuffer {
    struct HeapBuffer *next;
    struct HeapBuffer *previous;
} HeapBuffer;

typedef struct HeapState {
    HeapPage *pages[CELL_KIND_COUNT]; /* all of a kind, oldest first */
    HeapPage *last[CELL_KIND_COUNT];
    HeapPage *frozen;                                     /* traced ones that do not take part */
    HeapPage *current[CELL_KIND_COUNT][HEAP_CLASS_COUNT]; /* where new cells are carved, or NULL */
    HeapChunk *chunks;
    int free_pages; /* at the end of the newest chunk */
    HeapBuffer *buffers;
    /* A collection is due when more than `collect_budget` bytes of traced objects were made since
     * the last one. Counted are new pages, and once for each class the cells that were free then,
     * when the first new page is needed beside them. */
    size_t fresh;
    size_t collect_budget;
    size_t idle[HEAP_CLASS_COUNT];
} HeapState;

static inline char *heap_page_cells(HeapPage *page) {
    return (char *)page + HEAP_PAGE_HEADER;
}

/* The page of a cell. */
static inline HeapPage *heap_page_of(const void *cell) {
#ifdef GENSTEP_DEBUG
    return (HeapPage *)((uintptr_t)cell - HEAP_PAGE_HEADER);
#else
    return (HeapPage *)((uintptr_t)cell & ~(uintptr_t)(HEAP_PAGE_SIZE - 1));
#endif
}

static inline uint32_t heap_cell_index(HeapPage *page, const void *cell) {
    return (uint32_t)((uintptr_t)((const char *)cell - heap_page_cells(page)) / page->cell_size);
}

#endif
