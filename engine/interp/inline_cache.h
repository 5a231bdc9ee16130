/*
 * inline_cache.h - the 16-bit units behind an adaptive instruction.
 *
 *     ip[0]  instruction   ip[1]  counter   ip[2..]  what its specialised form remembers
 *
 * The counter holds a countdown in its upper twelve bits and, in the lower
 * four, how often it has been restarted: each restart doubles it.
 *
 * Source: CPython 3.14 Include/internal/pycore_backoff.h, pycore_code.h.
 */
#ifndef GENSTEP_INTERP_INLINE_CACHE_H
#define GENSTEP_INTERP_INLINE_CACHE_H

#include <string.h>

#include "engine/bytecode/opcode.h"
#include "engine/interp/code_object.h"

/* CACHES_BINARY_OP: how many units follow the instruction. */
enum {
#define OPCODE(name, number, operand, caches, pops, pushes, help) CACHES_##name = (caches),
#include "engine/bytecode/opcodes.def"
};

enum {
    BACKOFF_BITS = 4,
    BACKOFF_MAX = 12,
    BACKOFF_NEVER = 15, /* low bits of a counter that never triggers */
};

static inline uint16_t backoff_make(unsigned countdown, unsigned restarts) {
    return (uint16_t)(countdown << BACKOFF_BITS | restarts);
}

static inline bool backoff_triggers(uint16_t counter) {
    return counter < BACKOFF_NEVER;
}

static inline uint16_t backoff_advance(uint16_t counter) {
    return (uint16_t)(counter - (1 << BACKOFF_BITS));
}

static inline uint16_t backoff_restart(uint16_t counter) {
    unsigned restarts = counter & 15u;
    if (restarts < BACKOFF_MAX) {
        restarts++;
    }
    return backoff_make((1u << restarts) - 1, restarts);
}

/* A new instruction tries at its second execution; one that has just been specialised stays so for
 * for 52 misses; loops count towards a compiler that is not there. */
#define BACKOFF_WARMUP   backoff_make(1, 1)
#define BACKOFF_COOLDOWN backoff_make(52, 0)
#define BACKOFF_JUMP     backoff_make(4095, 12)

static inline uint32_t cache_u32(const Unit *cache) {
    uint32_t number;
    memcpy(&number, cache, sizeof(number));
    return number;
}

static inline void cache_set_u32(Unit *cache, uint32_t number) {
    memcpy(cache, &number, sizeof(number));
}

static inline const void *cache_pointer(const Unit *cache) {
    const void *pointer;
    memcpy(&pointer, cache, sizeof(pointer));
    return pointer;
}

static inline void cache_set_pointer(Unit *cache, const void *pointer) {
    memcpy(cache, &pointer, sizeof(pointer));
}

/* A borrowed value: what keeps it alive is guarded by a version. */
static inline Value cache_value(const Unit *cache) {
    Value value;
    memcpy(&value, cache, sizeof(value));
    return value;
}

#endif
