/*
 * symbol_map.h - names to flags, in order of first appearance (like a dict).
 *
 *     items   [x|flags] [y|flags] [removed] [z|flags]
 *     slots   index into items, found by the name's hash; none while the map is short
 *
 * Keys are interned Texts and compared with ==. A map also serves as a set of
 * names: the flags stay 0.
 *
 * Ownership: everything lives in the arena that is given along. A zeroed
 * SymbolMap is an empty one.
 */
#ifndef GENSTEP_COMPILER_SYMBOL_MAP_H
#define GENSTEP_COMPILER_SYMBOL_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"

typedef struct Symbol {
    const Text *name; /* NULL: removed, skip it */
    uint32_t flags;   /* in a symbol table: DEF_... and the scope */
} Symbol;

typedef struct SymbolMap {
    Symbol *items; /* to be iterated from 0 to count */
    int count;     /* removed ones included */
    int capacity;
    int *slots; /* index into items, -1 empty; NULL while the map is short */
    int slot_count;
} SymbolMap;

/* The symbol of that name, valid until the next symbol_map_add; NULL when there is none. */
Symbol *symbol_map_find(const SymbolMap *map, const Text *name);

/* The same, but a name that is missing is appended, with flags 0. */
Symbol *symbol_map_add(SymbolMap *map, Arena *arena, const Text *name);

/* Returns whether it was there. */
bool symbol_map_remove(SymbolMap *map, const Text *name);

#endif
