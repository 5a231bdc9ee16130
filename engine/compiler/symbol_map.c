#include "engine/compiler/symbol_map.h"

#include <string.h>

enum { LINEAR_MAX = 4 }; /* so many items are searched one by one */

/* The slot that names `name`, or the empty one where it belongs. */
static int find_slot(const SymbolMap *map, const Text *name) {
    int mask = map->slot_count - 1;
    int slot = (int)(name->hash & (uint64_t)mask);
    while (map->slots[slot] >= 0 && map->items[map->slots[slot]].name != name) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

/* Looks at all there is room for, which takes less time than a loop whose end is not foreseen. */
static int find_linear(const SymbolMap *map, const Text *name) {
    int found = -1;
    for (int i = 0; i < LINEAR_MAX; i++) {
        found = map->items[i].name == name ? i : found;
    }
    return found;
}

Symbol *symbol_map_find(const SymbolMap *map, const Text *name) {
    if (map->capacity == 0) {
        return NULL;
    }
    int index = map->slots != NULL ? map->slots[find_slot(map, name)] : find_linear(map, name);
    return index < 0 ? NULL : &map->items[index];
}

/* Makes the slots anew for the present capacity, leaving removed items out. */
static void make_slots(SymbolMap *map, Arena *arena) {
    map->slot_count = map->capacity * 4; /* mostly the first look finds it */
    size_t size = (size_t)map->slot_count * sizeof(int);
    map->slots = memset(arena_alloc_unset(arena, size), 0xFF, size);
    for (int i = 0; i < map->count; i++) {
        if (map->items[i].name != NULL) {
            map->slots[find_slot(map, map->items[i].name)] = i;
        }
    }
}

static void grow(SymbolMap *map, Arena *arena) {
    if (map->capacity == 0) {
        map->capacity = LINEAR_MAX;
        map->items = ARENA_NEW_ARRAY(arena, Symbol, LINEAR_MAX); /* zeroed, for find_linear */
        return;
    }
    map->capacity *= 2;
    map->items = arena_grow_array(arena, map->items, (size_t)map->count, (size_t)map->capacity,
                                  sizeof(Symbol));
    make_slots(map, arena);
}

Symbol *symbol_map_add(SymbolMap *map, Arena *arena, const Text *name) {
    if (map->slots == NULL) {
        Symbol *found = symbol_map_find(map, name);
        if (found != NULL) {
            return found;
        }
    }
    if (map->count == map->capacity) {
        grow(map, arena);
    }
    if (map->slots != NULL) {
        int *slot = &map->slots[find_slot(map, name)];
        if (*slot >= 0) {
            return &map->items[*slot];
        }
        *slot = map->count;
    }
    Symbol *symbol = &map->items[map->count++];
    *symbol = (Symbol){name, 0};
    return symbol;
}

bool symbol_map_remove(SymbolMap *map, const Text *name) {
    Symbol *found = symbol_map_find(map, name);
    if (found == NULL) {
        return false;
    }
    found->name = NULL; /* its slot stays taken, so that searches still pass over it */
    return true;
}
