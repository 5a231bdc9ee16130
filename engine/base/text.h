/*
 * text.h - names and strings while a program is being compiled or loaded.
 *
 * A Text is UTF-8 bytes with a length; lone surrogates are kept as their
 * three-byte form ("WTF-8"), as a Python string can hold them. A TextPool
 * interns Texts: two equal Texts of one pool are the same pointer, so symbol
 * tables compare names with ==.
 *
 * Ownership: Texts live in their pool's arena. Immutable once made.
 */
#ifndef GENSTEP_BASE_TEXT_H
#define GENSTEP_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"

typedef struct Text {
    const char *data; /* NUL-terminated; may also contain NULs */
    size_t size;      /* bytes, without the terminating NUL */
    uint64_t hash;
} Text;

/* The hash stands here too, so that a search looks at no other Text than the one that it finds. */
typedef struct TextPoolSlot {
    uint64_t hash;
    const Text *text; /* NULL: empty */
} TextPoolSlot;

typedef struct TextPool {
    Arena *arena;        /* borrowed */
    TextPoolSlot *slots; /* open addressing, power-of-two capacity */
    size_t capacity;
    size_t count;
} TextPool;

void text_pool_init(TextPool *pool, Arena *arena);
void text_pool_done(TextPool *pool);

/* The one Text of these bytes in this pool. */
const Text *text_intern(TextPool *pool, const char *data, size_t size);
/* The same, where WORD_SIZE bytes can be read even if `size` is less: the way for a source's names.
 */
const Text *text_intern_padded(TextPool *pool, const char *data, size_t size);
const Text *text_intern_string(TextPool *pool, const char *string);

bool text_equal(const Text *left, const Text *right);
bool text_equal_string(const Text *text, const char *string);

#endif
