/*
 * json_texts.h - JSON text that was written once, kept to be written again.
 *
 * Most of what an event says, the event before it said too: the same locals,
 * the same objects on the stack, the same exception states. A slot keeps such a
 * text together with the state's clock when it was made; it is good as long as
 * nothing in it has changed since (state.h has the clocks).
 *
 * Slots are few and are taken over by others: memory does not grow with a run.
 *
 * Ownership: the JsonTexts owns its texts; zeroed, it is empty.
 */
#ifndef GENSTEP_TRACER_FORMATS_JSON_TEXTS_H
#define GENSTEP_TRACER_FORMATS_JSON_TEXTS_H

#include <stdbool.h>

#include "engine/base/buffer.h"

typedef struct TextSlot {
    uint64_t key;   /* whose text; 0: nobody's */
    uint64_t clock; /* when it was made */
    bool alone;     /* it shows no other object: changes elsewhere do not matter */
    Buffer text;
} TextSlot;

enum { OBJECT_SLOTS = 2048, LOCALS_SLOTS = 256, POSITION_SLOTS = 2048 };

typedef struct JsonTexts {
    TextSlot objects[OBJECT_SLOTS];
    TextSlot locals[LOCALS_SLOTS];
    TextSlot positions[POSITION_SLOTS];
    TextSlot exc;
} JsonTexts;

void json_texts_done(JsonTexts *texts);

#endif
