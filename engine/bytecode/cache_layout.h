/*
 * cache_layout.h - what the inline caches behind an instruction hold.
 *
 *     LOAD_GLOBAL | counter | index | module_keys_version | builtin_keys_version
 *
 * The names and sizes are those that `dis -C` prints.
 * Source: CPython 3.14 Lib/opcode.py (_cache_format), Python/specialize.c (_PyCode_Quicken).
 */
#ifndef GENSTEP_BYTECODE_CACHE_LAYOUT_H
#define GENSTEP_BYTECODE_CACHE_LAYOUT_H

#include <stdint.h>

typedef struct CacheField {
    const char *name;
    int units; /* 16 bits each */
} CacheField;

/* The fields, ended by one whose name is NULL; NULL for an opcode without caches. */
const CacheField *cache_layout(int opcode);

/*
 * What CPython puts into the first cache unit when a code object is made:
 * counters that say how soon to specialise, or which way a branch went last.
 */
uint16_t cache_initial_counter(int opcode);

#endif
