#include "engine/base/text.h"

#include <string.h>

#include "engine/base/memory.h"

enum { FIRST_CAPACITY = 256 };

static uint64_t mix(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static uint64_t load64(const char *data) {
    uint64_t word;
    memcpy(&word, data, sizeof word);
    return word;
}

static uint64_t load32(const char *data) {
    uint32_t word;
    memcpy(&word, data, sizeof word);
    return word;
}

/*
 * Every name of a program comes through here, and every docstring: eight bytes
 * at a time, the last few as two loads that may overlap.
 */
static uint64_t hash_bytes(const char *data, size_t size) {
    uint64_t hash = size;
    for (; size > 8; data += 8, size -= 8) {
        hash = mix(hash, load64(data));
    }
    if (size >= 4) {
        return mix(hash, load32(data) | load32(data + size - 4) << 32);
    }
    uint64_t last = 0;
    for (size_t i = 0; i < size; i++) {
        last = last << 8 | (unsigned char)data[i];
    }
    return mix(hash, last);
}

/* Most names are short. */
static bool same_bytes(const char *left, const char *right, size_t size) {
    if (size > 16) {
        return memcmp(left, right, size) == 0;
    }
    if (size >= 8) {
        return load64(left) == load64(right) && load64(left + size - 8) == load64(right + size - 8);
    }
    if (size >= 4) {
        return load32(left) == load32(right) && load32(left + size - 4) == load32(right + size - 4);
    }
    for (size_t i = 0; i < size; i++) {
        if (left[i] != right[i]) {
            return false;
        }
    }
    return true;
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

const Text *text_intern(TextPool *pool, const char *data, size_t size) {
    uint64_t hash = hash_bytes(data, size);
    size_t slot = hash & (pool->capacity - 1);
    for (const Text *text; (text = pool->slots[slot]) != NULL;
         slot = (slot + 1) & (pool->capacity - 1)) {
        if (text->hash == hash && text->size == size && same_bytes(text->data, data, size)) {
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
    if (++pool->count * 3 > pool->capacity * 2) {
        grow(pool);
    }
    return text;
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
