#include "engine/objects/heap_state.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"

/* The first collection is due at this many bytes of traced objects. */
#define COLLECT_BUDGET_MIN ((size_t)4 * 1024 * 1024)

#define SMALL_CLASSES (HEAP_SMALL_MAX / 16)

/* Cell sizes above HEAP_SMALL_MAX. */
static const uint32_t large_cells[HEAP_CLASS_COUNT - SMALL_CLASSES] = {640,  768,  896,  1024,
                                                                       1280, 1536, 1792, 2032};

/* The index of the cell size for `size` bytes, or -1: it needs a page of its own. */
static int class_of(size_t size) {
#ifdef GENSTEP_DEBUG
    (void)size;
    return -1;
#else
    if (size <= HEAP_SMALL_MAX) {
        return size == 0 ? 0 : (int)((size - 1) / 16);
    }
    for (int i = 0; i < HEAP_CLASS_COUNT - SMALL_CLASSES; i++) {
        if (size <= large_cells[i]) {
            return SMALL_CLASSES + i;
        }
    }
    return -1;
#endif
}

static uint32_t class_size(int index) {
    return index < SMALL_CLASSES ? (uint32_t)(index + 1) * 16 : large_cells[index - SMALL_CLASSES];
}

void heap_init(VM *vm, size_t limit) {
    vm->heap = (Heap){.limit = limit};
    vm->heap.state = memory_alloc_zeroed(1, sizeof(HeapState));
    vm->heap.state->collect_budget = COLLECT_BUDGET_MIN;
}

void heap_done(VM *vm) {
    HeapState *state = vm->heap.state;
    heap_thaw(vm);
    for (int kind = 0; kind < CELL_KIND_COUNT; kind++) {
        for (HeapPage *page = state->pages[kind]; page != NULL;) {
            HeapPage *next = page->next;
            if (page->single) {
                free(page);
            }
            page = next;
        }
    }
    for (HeapBuffer *buffer = state->buffers; buffer != NULL;) {
        HeapBuffer *next = buffer->next;
        free(buffer);
        buffer = next;
    }
    for (HeapChunk *chunk = state->chunks; chunk != NULL;) {
        HeapChunk *next = chunk->next;
        free(chunk->pages);
        memory_free(chunk);
        chunk = next;
    }
    memory_free(state);
    vm->heap.state = NULL;
}

/* Counts `size` more bytes; false when the limit is passed. */
static bool heap_count(Heap *heap, size_t size) {
    if (memory_fails(MEMORY_HEAP)) {
        return false;
    }
    if (heap->limit != 0 && (size > heap->limit || heap->used > heap->limit - size)) {
        return false;
    }
    heap->used += size;
    return true;
}

/* At the end: garbage is found, and finalized, in about the order in which it was made. */
static void page_link(HeapState *state, HeapPage *page) {
    HeapPage *last = state->last[page->kind];
    page->previous = last;
    page->next = NULL;
    *(last != NULL ? &last->next : &state->pages[page->kind]) = page;
    state->last[page->kind] = page;
    if (page->kind == CELL_TRACED) {
        state->fresh += page->size;
    }
}

static void page_unlink(HeapState *state, HeapPage *page) {
    if (page->previous != NULL) {
        page->previous->next = page->next;
    } else {
        *(page->frozen ? &state->frozen : &state->pages[page->kind]) = page->next;
    }
    if (page->next != NULL) {
        page->next->previous = page->previous;
    } else if (!page->frozen) {
        state->last[page->kind] = page->previous;
    }
}

static HeapPage *page_take_free(HeapState *state) {
    if (state->free_pages == 0) {
        char *pages = aligned_alloc(HEAP_PAGE_SIZE, HEAP_PAGE_SIZE * HEAP_CHUNK_PAGES);
        if (pages == NULL) {
            return NULL;
        }
        HeapChunk *chunk = memory_alloc(sizeof(HeapChunk));
        *chunk = (HeapChunk){.next = state->chunks, .pages = pages};
        state->chunks = chunk;
        state->free_pages = HEAP_CHUNK_PAGES;
    }
    char *end = state->chunks->pages + HEAP_PAGE_SIZE * HEAP_CHUNK_PAGES;
    return (HeapPage *)(void *)(end - HEAP_PAGE_SIZE * (size_t)state->free_pages--);
}

/* A page of cells of one size; its cells are carved as they are needed. */
static HeapPage *page_new(Heap *heap, int class_index, CellKind kind) {
    if (!heap_count(heap, HEAP_PAGE_SIZE)) {
        return NULL;
    }
    HeapPage *page = page_take_free(heap->state);
    if (page == NULL) {
        heap->used -= HEAP_PAGE_SIZE;
        return NULL;
    }
    uint32_t cell_size = class_size(class_index);
    *page = (HeapPage){
        .cell_size = cell_size,
        .capacity = (uint32_t)(HEAP_PAGE_SIZE - HEAP_PAGE_HEADER) / cell_size,
        .kind = (uint8_t)kind,
        .class_index = (uint8_t)class_index,
        .size = HEAP_PAGE_SIZE,
    };
    page_link(heap->state, page);
    return page;
}

/* A page for one cell. */
static void *single_new(Heap *heap, size_t cell_size, CellKind kind) {
    size_t size = HEAP_PAGE_HEADER + cell_size;
#ifndef GENSTEP_DEBUG
    size = (size + HEAP_PAGE_SIZE - 1) / HEAP_PAGE_SIZE * HEAP_PAGE_SIZE;
#endif
    if (cell_size > UINT32_MAX || !heap_count(heap, size)) {
        return NULL;
    }
#ifdef GENSTEP_DEBUG
    HeapPage *page = malloc(size);
#else
    HeapPage *page = aligned_alloc(HEAP_PAGE_SIZE, size);
#endif
    if (page == NULL) {
        heap->used -= size;
        return NULL;
    }
    *page = (HeapPage){
        .cell_size = (uint32_t)cell_size,
        .capacity = 1,
        .carved = 1,
        .kind = (uint8_t)kind,
        .single = true,
        .size = size,
    };
    page_link(heap->state, page);
    return heap_page_cells(page);
}

static void single_free(Heap *heap, HeapPage *page) {
    HeapState *state = heap->state;
    if (page->kind == CELL_TRACED && !page->frozen) {
        state->fresh -= page->size < state->fresh ? page->size : state->fresh;
    }
    page_unlink(state, page);
    heap->used -= page->size;
    memory_free(page->marks);
    free(page);
}

/* Links up to 4 KiB of new cells into their free list: pages become resident as they are used. */
static void page_carve(Heap *heap, HeapPage *page) {
    uint32_t count = 4096 / page->cell_size;
    count = count < page->capacity - page->carved ? count : page->capacity - page->carved;
    FreeCell **list = &heap->free[page->kind][page->class_index];
    char *cells = heap_page_cells(page) + (size_t)page->carved * page->cell_size;
    for (uint32_t i = count; i-- > 0;) {
        FreeCell *cell = (FreeCell *)(void *)(cells + (size_t)i * page->cell_size);
        *cell = (FreeCell){.next = *list};
        *list = cell;
    }
    page->carved += count;
}

static void collect_if_due(Heap *heap, CellKind kind) {
    if (kind == CELL_TRACED && heap->state->fresh > heap->state->collect_budget) {
        /* The heap is the first member of its VM. */
        ((VM *)(void *)heap)->breaker |= BREAK_COLLECT;
    }
}

void *heap_cell_slow(Heap *heap, size_t size, CellKind kind) {
    int index = class_of(size);
    if (index < 0) {
        void *cell = single_new(heap, size, kind);
        collect_if_due(heap, kind);
        return cell;
    }
    FreeCell **list = &heap->free[kind][index];
    if (*list == NULL) {
        HeapPage *page = heap->state->current[kind][index];
        if (page == NULL || page->carved == page->capacity) {
            page = page_new(heap, index, kind);
            if (page == NULL) {
                return NULL;
            }
            heap->state->current[kind][index] = page;
            if (kind == CELL_TRACED) {
                heap->state->fresh += heap->state->idle[index];
                heap->state->idle[index] = 0;
            }
            collect_if_due(heap, kind);
        }
        page_carve(heap, page);
    }
    FreeCell *cell = *list;
    *list = cell->next;
    return cell;
}

void heap_cell_free(Heap *heap, void *cell) {
    HeapPage *page = heap_page_of(cell);
    if (page->single) {
        single_free(heap, page);
        return;
    }
    FreeCell *free_cell = cell;
    FreeCell **list = &heap->free[page->kind][page->class_index];
    free_cell->refcount = 0;
    free_cell->next = *list;
    *list = free_cell;
}

/* ---- freezing ---- */

void heap_freeze(VM *vm) {
    HeapState *state = vm->heap.state;
    HeapPage *next;
    for (HeapPage *page = state->pages[CELL_TRACED]; page != NULL; page = next) {
        next = page->next;
        page_unlink(state, page);
        page->frozen = true;
        page->class_index = HEAP_CLASS_COUNT;
        page->previous = NULL;
        page->next = state->frozen;
        if (state->frozen != NULL) {
            state->frozen->previous = page;
        }
        state->frozen = page;
    }
    memset(vm->heap.free[CELL_TRACED], 0, sizeof vm->heap.free[CELL_TRACED]);
    memset(state->current[CELL_TRACED], 0, sizeof state->current[CELL_TRACED]);
    state->fresh = 0;
}

void heap_thaw(VM *vm) {
    HeapState *state = vm->heap.state;
    while (state->frozen != NULL) {
        HeapPage *page = state->frozen;
        page_unlink(state, page);
        page->frozen = false;
        page_link(state, page);
    }
}

/* ---- buffers ---- */

/* Small ones are cells of their own kind, others malloc blocks in a list. */
static bool buffer_is_cell(size_t size) {
    return class_of(size) >= 0 && size <= HEAP_SMALL_MAX;
}

static void buffer_link(HeapState *state, HeapBuffer *buffer) {
    buffer->previous = NULL;
    buffer->next = state->buffers;
    if (state->buffers != NULL) {
        state->buffers->previous = buffer;
    }
    state->buffers = buffer;
}

static void buffer_unlink(HeapState *state, HeapBuffer *buffer) {
    if (buffer->previous != NULL) {
        buffer->previous->next = buffer->next;
    } else {
        state->buffers = buffer->next;
    }
    if (buffer->next != NULL) {
        buffer->next->previous = buffer->previous;
    }
}

void *heap_alloc(VM *vm, size_t size) {
    if (buffer_is_cell(size)) {
        return heap_cell(&vm->heap, size == 0 ? 1 : size, CELL_RAW);
    }
    if (size > SIZE_MAX / 2 || !heap_count(&vm->heap, size)) {
        return NULL;
    }
    HeapBuffer *buffer = malloc(sizeof(HeapBuffer) + size);
    if (buffer == NULL) {
        vm->heap.used -= size;
        return NULL;
    }
    buffer_link(vm->heap.state, buffer);
    return buffer + 1;
}

void heap_free(VM *vm, void *block, size_t size) {
    if (block == NULL) {
        return;
    }
    if (buffer_is_cell(size)) {
        heap_cell_free(&vm->heap, block);
        return;
    }
    HeapBuffer *buffer = (HeapBuffer *)block - 1;
    buffer_unlink(vm->heap.state, buffer);
    vm->heap.used -= size;
    free(buffer);
}

/* Both sizes are too large for cells. */
static void *buffer_resize(VM *vm, void *block, size_t old_size, size_t size) {
    if (size > SIZE_MAX / 2 || (size > old_size && !heap_count(&vm->heap, size - old_size))) {
        return NULL;
    }
    HeapBuffer *buffer = (HeapBuffer *)block - 1;
    buffer_unlink(vm->heap.state, buffer);
    HeapBuffer *resized = realloc(buffer, sizeof(HeapBuffer) + size);
    buffer_link(vm->heap.state, resized == NULL ? buffer : resized);
    if (resized == NULL) {
        vm->heap.used -= size > old_size ? size - old_size : 0;
        return NULL;
    }
    vm->heap.used -= size < old_size ? old_size - size : 0;
    return resized + 1;
}

void *heap_resize(VM *vm, void *block, size_t old_size, size_t size) {
    if (block == NULL) {
        return heap_alloc(vm, size);
    }
    bool old_cell = buffer_is_cell(old_size);
    bool new_cell = buffer_is_cell(size);
    if (!old_cell && !new_cell) {
        return buffer_resize(vm, block, old_size, size);
    }
    if (old_cell && new_cell && class_of(old_size) == class_of(size)) {
        return block;
    }
    void *moved = heap_alloc(vm, size);
    if (moved != NULL) {
        memcpy(moved, block, old_size < size ? old_size : size);
        heap_free(vm, block, old_size);
    }
    return moved;
}

static void visit_pages(HeapPage *first, void (*visit)(Object *object, void *context),
                        void *context) {
    for (HeapPage *page = first; page != NULL; page = page->next) {
        for (uint32_t i = 0; i < page->carved; i++) {
            Object *object =
                (Object *)(void *)(heap_page_cells(page) + (size_t)i * page->cell_size);
            if (object->refcount > 0) {
                visit(object, context);
            }
        }
    }
}

void heap_each_traced(VM *vm, void (*visit)(Object *object, void *context), void *context) {
    visit_pages(vm->heap.state->pages[CELL_TRACED], visit, context);
    visit_pages(vm->heap.state->frozen, visit, context);
}

static void count_object(Object *object, void *context) {
    (void)object;
    ++*(size_t *)context;
}

size_t heap_count_objects(VM *vm) {
    size_t count = 0;
    visit_pages(vm->heap.state->pages[CELL_PLAIN], count_object, &count);
    heap_each_traced(vm, count_object, &count);
    return count;
}
