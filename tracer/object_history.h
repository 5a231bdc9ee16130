/*
 * object_history.h - what long-lived objects looked like, for those who come by seeking.
 *
 * A keyframe does not hold every object there is: a tree of fifty thousand
 * nodes would be written again and again. It holds the snapshots of those that
 * changed since the keyframe before it, and the history says, for an object,
 * in which keyframes it stands:
 *
 *     #7    chunk 0, chunk 3        its snapshot in chunk 2 is the one of chunk 0
 *     #12   chunk 3
 *
 * Objects that come and go within one chunk are in no keyframe and cost nothing here.
 *
 * Ownership: the trace owns its history.
 */
#ifndef GENSTEP_TRACER_OBJECT_HISTORY_H
#define GENSTEP_TRACER_OBJECT_HISTORY_H

#include <stddef.h>

#include "tracer/number_map.h"

/* A RECORD_OBJECT in the keyframe of a chunk. */
typedef struct ObjectVersion {
    uint32_t chunk;
    uint32_t offset;
} ObjectVersion;

typedef struct ObjectHistory {
    NumberMap objects;
    size_t bytes; /* what the lists take */
} ObjectHistory;

void object_history_done(ObjectHistory *history);
/* Chunks are added in rising order. */
void object_history_add(ObjectHistory *history, uint32_t number, ObjectVersion version);
/* The last version in a chunk up to `chunk`; NULL when there is none. */
const ObjectVersion *object_history_find(const ObjectHistory *history, uint32_t number,
                                         uint32_t chunk);
size_t object_history_memory(const ObjectHistory *history);

#endif
