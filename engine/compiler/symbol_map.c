#include "engine/compiler/symbol_map.h"

#include <string.h>

enum { FIRST_CAPACITY = 4, LINEAR_MAX = 4 }; /* up to LINEAR_MAX items are searched one by one */

/* The slot that names `name`, or the empty one where it belongs. */
static int find_slot(const SymbolMap *map, const Text *name) {
    int mask = map->slot_count - 1;
    int slot = (int)(name->hash & (uint64_t)mask);
    while (map->slots[slot] >= 0 && map->items[map->slots[slot]].name != name) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

Symbol *symbol_map_find(const SymbolMap *map, const Text *name) {
    if (map->slots != NULL) {
        int index = map->slots[find_slot(map, name)];
        return index < 0 ? NULL : &map->items[index];
    }
    for (int i = 0; i < map->count; i++) {
        if (map->items[i].name == name) {
            return &map->items[i];
        }
    }
    return NULL;
}

/* Makes the slots anew for the present capacity, leaving removed items out. */
static void make_slots(SymbolMap *map, Arena *arena) {
    map->slot_count = map->capacity * 2;
    size_t size = (size_t)map->slot_count * sizeof(int);
    map->slots = memset(arena_alloc_unset(arena, size), 0xFF, size);
    for (int i = 0; i < map->count; i++) {
        if (map->items[i].name != NULL) {
            map->slots[find_slot(map, map->items[i].name)] = i;
        }
    }
}

static void grow(SymbolMap *map, Arena *arena) {
    map->capacity = map->capacity == 0 ? FIRST_CAPACITY : map->capacity * 2;
    map->items = arena_grow_array(arena, map->items, (size_t)map->count, (size_t)map->capacity,
                                  sizeof(Symbol));
    if (map->capacity > LINEAR_MAX) {
        make_slots(map, arena);
    }
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
