/*
 * arena.h - memory that is given back all at once.
 *
 * A compilation allocates thousands of small pieces (syntax tree, symbol
 * table, instructions) that die together. An arena hands them out by moving a
 * pointer and frees them in one go.
 *
 *     block:  [header | used ........ | free .............. ]  ->  previous block
 *
 * Ownership: the arena owns every piece until arena_done; nothing is freed
 * singly. Failure: none (memory.h ends the process).
 */
#ifndef GENSTEP_BASE_ARENA_H
#define GENSTEP_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *block; /* the newest block, linked to the older ones */
    char *next;        /* first free byte of it */
    char *end;         /* one past its last byte */
    size_t total;      /* bytes in all blocks, for reports */
} Arena;

void arena_init(Arena *arena);
void arena_done(Arena *arena);
/* All pieces are given back, but some memory is kept for the next ones. */
void arena_reset(Arena *arena);

/* `size` bytes, zeroed, aligned for any type. */
void *arena_alloc(Arena *arena, size_t size);

/* The same, but not zeroed, for what is written to at once. */
void *arena_alloc_unset(Arena *arena, size_t size);

/* `count` items of `size` bytes, zeroed; the product is checked. */
void *arena_alloc_array(Arena *arena, size_t count, size_t size);

/* The first `kept` of `items` in a larger array; the rest of it is not set. */
void *arena_grow_array(Arena *arena, const void *items, size_t kept, size_t count, size_t size);

/* A copy of `size` bytes followed by a NUL that is not counted. */
char *arena_copy(Arena *arena, const void *bytes, size_t size);

/* arena_alloc for a size known to the compiler, which makes a few instructions of it. */
static inline void *arena_alloc_fixed(Arena *arena, size_t size) {
    enum { LONGEST_INLINE = 96 }; /* for more, memset is faster than what compilers write */
    if (size > LONGEST_INLINE) {
        return arena_alloc(arena, size);
    }
    const size_t align = _Alignof(max_align_t);
    size_t rounded = (size + align - 1) / align * align;
    void *piece = arena->next;
    if ((size_t)(arena->end - arena->next) >= rounded) {
        arena->next += rounded;
    } else {
        piece = arena_alloc_unset(arena, size);
    }
    return memset(piece, 0, size);
}

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc_fixed((arena), sizeof(Type)))
#define ARENA_NEW_ARRAY(arena, Type, count)                                                        \
    ((Type *)arena_alloc_array((arena), (count), sizeof(Type)))

#endif
