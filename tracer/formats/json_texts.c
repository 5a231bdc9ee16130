#include "tracer/formats/json_texts.h"

static void free_slots(TextSlot *slots, int count) {
    for (int i = 0; i < count; i++) {
        buffer_done(&slots[i].text);
    }
}

void json_texts_done(JsonTexts *texts) {
    free_slots(texts->objects, OBJECT_SLOTS);
    free_slots(texts->locals, LOCALS_SLOTS);
    free_slots(texts->positions, POSITION_SLOTS);
    free_slots(&texts->exc, 1);
}
