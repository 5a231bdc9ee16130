#include "engine/base/text.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/word.h"

enum { FIRST_CAPACITY = 256 };

static uint64_t mix(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* Of the bytes behind the first eight. */
static uint64_t hash_rest(uint64_t hash, const char *data, size_t size) {
    for (; size > WORD_SIZE; data += WORD_SIZE, size -= WORD_SIZE) {
        hash = mix(hash, word_load(data));
    }
    return mix(hash, word_load(data + size - WORD_SIZE));
}

void text_pool_init(TextPool *pool, Arena *arena) {
    pool->arena = arena;
    pool->capacity = FIRST_CAPACITY;
    pool->count = 0;
    pool->slots = memory_alloc_zeroed(FIRST_CAPACITY, sizeof(Text *));
}

void text_pool_done(TextPool *pool) {
    memory_free(pool->slots);
    *pool = (TextPool){0};
}

static void grow(TextPool *pool) {
    size_t capacity = pool->capacity * 2;
    const Text **slots = memory_alloc_zeroed(capacity, sizeof(Text *));
    for (size_t i = 0; i < pool->capacity; i++) {
        const Text *text = pool->slots[i];
        if (text != NULL) {
            size_t slot = text->hash & (capacity - 1);
            while (slots[slot] != NULL) {
                slot = (slot + 1) & (capacity - 1);
            }
            slots[slot] = text;
        }
    }
    memory_free(pool->slots);
    pool->slots = slots;
    pool->capacity = capacity;
}

const Text *text_intern_padded(TextPool *pool, const char *data, size_t size) {
    uint64_t hash = mix(size, word_start(word_load(data), size));
    if (size > WORD_SIZE) {
        hash = hash_rest(hash, data + WORD_SIZE, size - WORD_SIZE);
    }
    size_t slot = hash & (pool->capacity - 1);
    for (const Text *text; (text = pool->slots[slot]) != NULL;
         slot = (slot + 1) & (pool->capacity - 1)) {
        /* The hash of one word tells all of it. */
        if (text->hash == hash && text->size == size &&
            (size <= WORD_SIZE || memcmp(text->data, data, size) == 0)) {
            return text;
        }
    }
    /* The bytes lie right behind it: who finds the one has the other at hand. */
    Text *text = arena_alloc_unset(pool->arena, sizeof(Text) + size + 1);
    char *bytes = (char *)(text + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    text->data = bytes;
    text->size = size;
    text->hash = hash;
    pool->slots[slot] = text;
    if (++pool->count * 2 > pool->capacity) {
        grow(pool);
    }
    return text;
}

const Text *text_intern(TextPool *pool, const char *data, size_t size) {
    char padded[WORD_SIZE] = {0};
    if (size < WORD_SIZE) {
        memcpy(padded, data, size);
        data = padded;
    }
    return text_intern_padded(pool, data, size);
}

const Text *text_intern_string(TextPool *pool, const char *string) {
    return text_intern(pool, string, strlen(string));
}

bool text_equal(const Text *left, const Text *right) {
    return left == right || (left->hash == right->hash && left->size == right->size &&
                             memcmp(left->data, right->data, left->size) == 0);
}

bool text_equal_string(const Text *text, const char *string) {
    return strlen(string) == text->size && memcmp(text->data, string, text->size) == 0;
}
