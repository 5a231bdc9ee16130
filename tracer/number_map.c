#include "tracer/number_map.h"

#include "engine/base/memory.h"

enum { FIRST_CAPACITY = 64 };

/* Neighbouring numbers go to neighbouring slots: they live and die together. */
static size_t home(const NumberMap *map, uint32_t number) {
    return number & (map->capacity - 1);
}

void number_map_done(NumberMap *map) {
    memory_free(map->slots);
    *map = (NumberMap){0};
}

void *number_map_get(const NumberMap *map, uint32_t number) {
    if (map->capacity == 0 || number == 0) {
        return NULL;
    }
    for (size_t at = home(map, number); map->slots[at].number != 0;
         at = (at + 1) & (map->capacity - 1)) {
        if (map->slots[at].number == number) {
            return map->slots[at].item;
        }
    }
    return NULL;
}

static void grow(NumberMap *map) {
    NumberMap bigger = {0};
    bigger.capacity = map->capacity == 0 ? FIRST_CAPACITY : map->capacity * 2;
    bigger.slots = memory_alloc_zeroed(bigger.capacity, sizeof(NumberMapSlot));
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].number != 0) {
            number_map_set(&bigger, map->slots[i].number, map->slots[i].item);
        }
    }
    number_map_done(map);
    *map = bigger;
}

void number_map_set(NumberMap *map, uint32_t number, void *item) {
    if ((map->count + 1) * 2 > map->capacity) {
        grow(map);
    }
    size_t at = home(map, number);
    while (map->slots[at].number != 0 && map->slots[at].number != number) {
        at = (at + 1) & (map->capacity - 1);
    }
    map->count += map->slots[at].number == 0;
    map->slots[at] = (NumberMapSlot){number, item};
}

void *number_map_remove(NumberMap *map, uint32_t number) {
    if (map->capacity == 0) {
        return NULL;
    }
    size_t mask = map->capacity - 1;
    size_t hole = home(map, number);
    while (map->slots[hole].number != number) {
        if (map->slots[hole].number == 0) {
            return NULL;
        }
        hole = (hole + 1) & mask;
    }
    void *item = map->slots[hole].item;
    /* Close the hole: move back whatever was pushed past it. */
    for (size_t at = (hole + 1) & mask; map->slots[at].number != 0; at = (at + 1) & mask) {
        size_t wanted = home(map, map->slots[at].number);
        if (((at - wanted) & mask) >= ((at - hole) & mask)) {
            map->slots[hole] = map->slots[at];
            hole = at;
        }
    }
    map->slots[hole] = (NumberMapSlot){0, NULL};
    map->count--;
    return item;
}

void *number_map_next(const NumberMap *map, size_t *at) {
    while (*at < map->capacity) {
        const NumberMapSlot *slot = &map->slots[(*at)++];
        if (slot->number != 0) {
            return slot->item;
        }
    }
    return NULL;
}
