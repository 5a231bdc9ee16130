#include "engine/base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/memory.h"

struct ArenaBlock {
    ArenaBlock *previous;
    max_align_t start[];
};

/* Blocks double up to a bound, so that small modules stay small and large ones need few blocks. */
enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024 };

/* More than this is not kept when an arena is reset. */
enum { KEPT_MAX = 64 * 1024 };

void arena_init(Arena *arena) {
    *arena = (Arena){0};
}

static void free_blocks(ArenaBlock *block) {
    while (block != NULL) {
        ArenaBlock *previous = block->previous;
        memory_free(block);
        block = previous;
    }
}

void arena_done(Arena *arena) {
    free_blocks(arena->block);
    *arena = (Arena){0};
}

void arena_reset(Arena *arena) {
    ArenaBlock *block = arena->block;
    if (arena->total > KEPT_MAX || block == NULL) {
        arena_done(arena);
    } else {
        free_blocks(block->previous);
        block->previous = NULL;
        arena->next = (char *)block->start;
        arena->total = (size_t)(arena->end - arena->next);
    }
}

/* Adds a block unless `needed` bytes are left in the present one. */
static void make_room(Arena *arena, size_t needed) {
    if ((size_t)(arena->end - arena->next) >= needed && arena->block != NULL) {
        return;
    }
    size_t size = arena->total < FIRST_BLOCK ? FIRST_BLOCK : arena->total;
    if (size > LARGEST_BLOCK) {
        size = LARGEST_BLOCK;
    }
    if (size < needed) {
        size = needed;
    }
    ArenaBlock *block = memory_alloc(sizeof(ArenaBlock) + size);
    block->previous = arena->block;
    arena->block = block;
    arena->next = (char *)block->start;
    arena->end = arena->next + size;
    arena->total += size;
}

static size_t round_up(size_t size) {
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2) {
        die("out of memory");
    }
    return (size + align - 1) / align * align;
}

void *arena_alloc_unset(Arena *arena, size_t size) {
    size = round_up(size);
    make_room(arena, size);
    void *piece = arena->next;
    arena->next += size;
    return piece;
}

void *arena_alloc(Arena *arena, size_t size) {
    return memset(arena_alloc_unset(arena, size), 0, size);
}

static size_t array_size(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / 2 / size) {
        die("out of memory");
    }
    return count * size;
}

void *arena_alloc_array(Arena *arena, size_t count, size_t size) {
    return arena_alloc(arena, array_size(count, size));
}

void *arena_grow_array(Arena *arena, const void *items, size_t kept, size_t count, size_t size) {
    void *larger = arena_alloc_unset(arena, array_size(count, size));
    if (kept != 0) {
        memcpy(larger, items, kept * size);
    }
    return larger;
}

char *arena_copy(Arena *arena, const void *bytes, size_t size) {
    char *copy = arena_alloc_unset(arena, size + 1);
    if (size != 0) {
        memcpy(copy, bytes, size);
    }
    copy[size] = '\0';
    return copy;
}
