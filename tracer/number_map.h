/*
 * number_map.h - from small numbers (of frames, generators, objects) to pointers.
 *
 * Numbers are handed out in rising order and die in any order, so a hash table
 * holds just the live ones. 0 is no number.
 *
 * Ownership: the map owns its table, not what the pointers point to.
 */
#ifndef GENSTEP_TRACER_NUMBER_MAP_H
#define GENSTEP_TRACER_NUMBER_MAP_H

#include <stddef.h>
#include <stdint.h>

typedef struct NumberMapSlot {
    uint32_t number; /* 0: empty */
    void *item;
} NumberMapSlot;

typedef struct NumberMap {
    NumberMapSlot *slots; /* open addressing; NULL while empty */
    size_t capacity;      /* power of two, or 0 */
    size_t count;
} NumberMap;

void number_map_done(NumberMap *map);
void *number_map_get(const NumberMap *map, uint32_t number); /* NULL when absent */
void number_map_set(NumberMap *map, uint32_t number, void *item);
void *number_map_remove(NumberMap *map, uint32_t number); /* what was there, or NULL */

/* Visits every entry: `for (size_t at = 0; (item = number_map_next(map, &at)) != NULL;)`. */
void *number_map_next(const NumberMap *map, size_t *at);

#endif
