#include "tracer/state.h"

#include "engine/base/memory.h"
#include "tracer/snapshot.h"

void state_init(TraceState *state, const Trace *trace) {
    *state = (TraceState){.trace = trace, .home = -1};
}

void state_done(TraceState *state) {
    void *item;
    for (size_t at = 0; (item = number_map_next(&state->frames, &at)) != NULL;) {
        memory_free(item);
    }
    for (size_t at = 0; (item = number_map_next(&state->objects, &at)) != NULL;) {
        memory_free(item);
    }
    for (size_t at = 0; (item = number_map_next(&state->generators, &at)) != NULL;) {
        memory_free(item);
    }
    for (int i = 0; i < state->opcodes_count; i++) {
        memory_free(state->opcodes[i]);
    }
    number_map_done(&state->frames);
    number_map_done(&state->objects);
    number_map_done(&state->generators);
    memory_free(state->opcodes);
    memory_free(state->exc);
    memory_free(state->changes.new_frames.items);
    memory_free(state->changes.linked_frames.items);
    memory_free(state->changes.gone_frames.items);
    memory_free(state->changes.generators.items);
    memory_free(state->changes.gone_generators.items);
    *state = (TraceState){0};
}

void number_list_add(NumberList *list, uint32_t number) {
    if (list->count == list->capacity) {
        list->capacity = list->capacity * 2 + 8;
        list->items = memory_resize(list->items, (size_t)list->capacity, sizeof(uint32_t));
    }
    list->items[list->count++] = number;
}

/* ---- frames ---- */

StateFrame *state_frame(const TraceState *state, uint32_t number) {
    if (state->current != NULL && state->current->view.number == number) {
        return state->current;
    }
    return number_map_get(&state->frames, number);
}

static void point_at_slots(StateFrame *frame) {
    frame->view.locals = frame->slots;
    frame->view.stack = frame->slots + frame->view.local_count;
}

StateFrame *state_add_frame(TraceState *state, uint32_t number, const TraceCodeEntry *code) {
    state_drop_frame(state, number);
    int local_count = code == NULL ? 0 : code->view.local_count;
    int stack_capacity = code == NULL ? 0 : code->view.stacksize;
    size_t slot_count = (size_t)local_count + (size_t)stack_capacity;
    StateFrame *frame =
        memory_alloc_zeroed(1, sizeof(StateFrame) + slot_count * sizeof(TraceValue));
    frame->code = code;
    frame->stack_capacity = stack_capacity;
    frame->locals_changed = ++state->clock;
    frame->changed_locals[0] = frame->changed_locals[1] = -1;
    frame->view.number = number;
    frame->view.offset = -1;
    if (code != NULL) {
        frame->view.code = &code->view;
        frame->view.local_count = local_count;
        frame->view.local_names = code->view.local_names;
    }
    point_at_slots(frame);
    number_map_set(&state->frames, number, frame);
    return frame;
}

void state_drop_frame(TraceState *state, uint32_t number) {
    StateFrame *frame = number_map_remove(&state->frames, number);
    if (state->current == frame) {
        state->current = NULL;
    }
    memory_free(frame);
}

StateFrame *state_reserve_stack(TraceState *state, StateFrame *frame, int depth) {
    if (depth <= frame->stack_capacity) {
        return frame;
    }
    size_t size =
        sizeof(StateFrame) + (size_t)(frame->view.local_count + depth) * sizeof(TraceValue);
    StateFrame *moved = memory_resize(frame, size, 1);
    moved->stack_capacity = depth;
    point_at_slots(moved);
    number_map_set(&state->frames, moved->view.number, moved);
    if (state->current == frame) {
        state->current = moved;
    }
    return moved;
}

/* ---- objects ---- */

/* What the history knows becomes part of the state: it is not asked twice. */
static StateObject *find_object(TraceState *state, uint32_t number) {
    StateObject *object = number_map_get(&state->objects, number);
    if (object != NULL || state->home < 0 || number == 0) {
        return object;
    }
    const ObjectVersion *version =
        object_history_find(&state->trace->history, number, (uint32_t)state->home);
    if (version == NULL) {
        return NULL;
    }
    const uint8_t *at = state->trace->chunks[version->chunk].bytes + version->offset;
    at++; /* RECORD_OBJECT */
    log_get_number(&at);
    size_t size = log_get_number(&at);
    state_set_object(state, number, at, size);
    return number_map_get(&state->objects, number);
}

const StateObject *state_object(const TraceState *state, uint32_t number) {
    return find_object((TraceState *)(uintptr_t)state, number); /* what it means stays the same */
}

static void note_change(TraceState *state, StateObject *object, bool known) {
    object->version = ++state->clock;
    if (known && object->payload[0] != SNAPSHOT_NAMESPACE) {
        state->object_changed = state->clock;
    }
}

void state_set_object(TraceState *state, uint32_t number, const uint8_t *payload, size_t size) {
    StateObject *object = number_map_get(&state->objects, number);
    bool known = object != NULL;
    if (object == NULL || object->size != size) {
        bool changed = object != NULL && object->changed;
        object = memory_resize(object, 1, sizeof(StateObject) + size);
        object->number = number;
        object->size = (uint32_t)size;
        object->changed = changed;
        number_map_set(&state->objects, number, object);
    }
    memcpy(object->payload, payload, size);
    note_change(state, object, known);
}

void state_patch_object(TraceState *state, uint32_t number, size_t start, size_t removed,
                        const uint8_t *bytes, size_t size) {
    StateObject *object = find_object(state, number);
    if (object == NULL || start + removed > object->size) {
        return;
    }
    size_t tail = object->size - start - removed;
    size_t new_size = start + size + tail;
    if (new_size > object->size) {
        object = memory_resize(object, 1, sizeof(StateObject) + new_size);
        number_map_set(&state->objects, number, object);
    }
    memmove(object->payload + start + size, object->payload + start + removed, tail);
    memcpy(object->payload + start, bytes, size);
    object->size = (uint32_t)new_size;
    note_change(state, object, true);
}

void state_drop_object(TraceState *state, uint32_t number) {
    memory_free(number_map_remove(&state->objects, number));
}

/* ---- generators ---- */

TraceGenerator *state_generator(const TraceState *state, uint32_t number) {
    return number_map_get(&state->generators, number);
}

TraceGenerator *state_add_generator(TraceState *state, uint32_t number) {
    TraceGenerator *generator = state_generator(state, number);
    if (generator == NULL) {
        generator = memory_alloc_zeroed(1, sizeof(TraceGenerator));
        generator->number = number;
        number_map_set(&state->generators, number, generator);
    }
    return generator;
}

int state_generator_offset(const TraceState *state, const TraceGenerator *generator) {
    const StateFrame *frame = state_frame(state, generator->frame);
    int offset = frame == NULL ? -1 : frame->view.offset;
    if (offset < 0 || frame->code == NULL || generator->state == TRACE_GEN_EXECUTING) {
        return offset;
    }
    return offset + 2 * frame->code->lengths[offset / 2];
}

void state_drop_generator(TraceState *state, uint32_t number) {
    memory_free(number_map_remove(&state->generators, number));
}

/* ---- exception states and opcodes ---- */

void state_set_exc(TraceState *state, int kept, const TraceExc *entries, int count) {
    if (kept + count > state->exc_capacity) {
        state->exc_capacity = (kept + count) * 2;
        state->exc = memory_resize(state->exc, (size_t)state->exc_capacity, sizeof(TraceExc));
    }
    if (count != 0) {
        memcpy(state->exc + kept, entries, (size_t)count * sizeof(TraceExc));
    }
    state->exc_count = kept + count;
    state->exc_changed = ++state->clock;
}

const uint8_t *state_opcodes(const TraceState *state, const TraceCodeEntry *code) {
    if (code->index < state->opcodes_count && state->opcodes[code->index] != NULL) {
        return state->opcodes[code->index];
    }
    return code->opcodes;
}

void state_set_opcode(TraceState *state, const TraceCodeEntry *code, int unit, uint8_t opcode) {
    if (code->index >= state->opcodes_count) {
        int count = code->index + 16;
        state->opcodes = memory_resize(state->opcodes, (size_t)count, sizeof(uint8_t *));
        for (int i = state->opcodes_count; i < count; i++) {
            state->opcodes[i] = NULL;
        }
        state->opcodes_count = count;
    }
    uint8_t **opcodes = &state->opcodes[code->index];
    if (*opcodes == NULL) {
        *opcodes = memory_alloc((size_t)code->unit_count);
        memcpy(*opcodes, code->opcodes, (size_t)code->unit_count);
    }
    (*opcodes)[unit] = opcode;
}
