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
    pool->slots = memory_alloc_zeroed(FIRST_CAPACITY, sizeof(TextPoolSlot));
}

void text_pool_done(TextPool *pool) {
    memory_free(pool->slots);
    *pool = (TextPool){0};
}

/* The slot of the text, or the empty one where it belongs. */
static TextPoolSlot *find_slot(const TextPool *pool, uint64_t hash, const char *data, size_t size) {
    size_t mask = pool->capacity - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        TextPoolSlot *slot = &pool->slots[i];
        if (slot->text == NULL) {
            return slot;
        }
        /* The hash of one word tells all of it. */
        if (slot->hash == hash && slot->text->size == size &&
            (size <= WORD_SIZE || memcmp(slot->text->data, data, size) == 0)) {
            return slot;
        }
    }
}

static void grow(TextPool *pool) {
    TextPool old = *pool;
    pool->capacity *= 2;
    pool->slots = memory_alloc_zeroed(pool->capacity, sizeof(TextPoolSlot));
    size_t mask = pool->capacity - 1;
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.slots[i].text != NULL) {
            size_t to = old.slots[i].hash & mask;
            while (pool->slots[to].text != NULL) {
                to = (to + 1) & mask;
            }
            pool->slots[to] = old.slots[i];
        }
    }
    memory_free(old.slots);
}

const Text *text_intern_padded(TextPool *pool, const char *data, size_t size) {
    uint64_t hash = mix(size, word_start(word_load(data), size));
    if (size > WORD_SIZE) {
        hash = hash_rest(hash, data + WORD_SIZE, size - WORD_SIZE);
    }
    TextPoolSlot *slot = find_slot(pool, hash, data, size);
    if (slot->text != NULL) {
        return slot->text;
    }
    /* The bytes lie right behind it: who finds the one has the other at hand. */
    Text *text = arena_alloc_unset(pool->arena, sizeof(Text) + size + 1);
    char *bytes = (char *)(text + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    text->data = bytes;
    text->size = size;
    text->hash = hash;
    *slot = (TextPoolSlot){hash, text};
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
