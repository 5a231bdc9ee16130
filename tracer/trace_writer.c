#include "tracer/trace_writer.h"

#include "engine/base/memory.h"
#include "tracer/snapshot.h"

/* A chunk holds at least this many bytes of records, and twice its keyframe: reaching any event
 * stays quick, and keyframes take at most a third of the memory. */
enum { CHUNK_SIZE = 64 * 1024 };

static void mark_changed(TraceWriter *writer, uint32_t number) {
    StateObject *object = number_map_get(&writer->state.objects, number);
    if (writer->sink == NULL && object != NULL && !object->changed) {
        object->changed = true;
        number_list_add(&writer->changed, number);
    }
}

/* The objects that changed since the last keyframe, and are still there. */
static void write_changed_objects(TraceWriter *writer) {
    for (int i = 0; i < writer->changed.count; i++) {
        uint32_t number = writer->changed.items[i];
        StateObject *object = number_map_get(&writer->state.objects, number);
        if (object != NULL) {
            object->changed = false;
            object_history_add(&writer->trace->history, number,
                               (ObjectVersion){.chunk = (uint32_t)writer->trace->chunk_count,
                                               .offset = (uint32_t)writer->log.size});
            record_object(&writer->log, number, object->payload, object->size);
        }
    }
    writer->changed.count = 0;
}

static void begin_chunk(TraceWriter *writer) {
    buffer_clear(&writer->log);
    buffer_reserve(&writer->log, CHUNK_SIZE + CHUNK_SIZE / 8);
    if (writer->sink == NULL) {
        write_changed_objects(writer);
        writer->objects_size = writer->log.size;
        state_write_keyframe(&writer->state, &writer->log);
    }
    writer->keyframe_size = writer->log.size;
    writer->first_index = writer->state.next_index;
    size_t records = (writer->keyframe_size - writer->objects_size) * 2;
    writer->full = writer->keyframe_size + (records < CHUNK_SIZE ? CHUNK_SIZE : records);
}

static void close_chunk(TraceWriter *writer) {
    writer->trace->event_count = writer->state.next_index;
    if (writer->sink != NULL) {
        writer->sink_closed |= !writer->sink(writer->sink_context,
                                             (const uint8_t *)writer->log.data, writer->log.size);
        return;
    }
    uint8_t *bytes = memory_alloc(writer->log.size);
    memcpy(bytes, writer->log.data, writer->log.size);
    trace_add_chunk(writer->trace, (TraceChunk){.first_index = writer->first_index,
                                                .bytes = bytes,
                                                .objects_size = writer->objects_size,
                                                .keyframe_size = writer->keyframe_size,
                                                .size = writer->log.size});
}

void writer_init(TraceWriter *writer, Trace *trace, TraceSink *sink, void *sink_context) {
    *writer = (TraceWriter){.trace = trace, .sink = sink, .sink_context = sink_context};
    state_init(&writer->state, trace);
    begin_chunk(writer);
}

void writer_finish(TraceWriter *writer) {
    close_chunk(writer);
    state_done(&writer->state);
    buffer_done(&writer->log);
    memory_free(writer->changed.items);
    memory_free(writer->dead.items);
}

/* ---- the dead ---- */

static void mark(NumberMap *shown, TraceValue value) {
    if (trace_value_object(value) != 0) {
        number_map_set(shown, trace_value_object(value), shown);
    }
}

/* Every object that some frame, generator or exception state shows. */
static void mark_shown(const TraceState *state, NumberMap *shown) {
    const StateFrame *frame;
    for (size_t at = 0; (frame = number_map_next(&state->frames, &at)) != NULL;) {
        for (int i = 0; i < frame->view.local_count + frame->view.stack_depth; i++) {
            mark(shown, frame->slots[i]);
        }
    }
    const TraceGenerator *generator;
    for (size_t at = 0; (generator = number_map_next(&state->generators, &at)) != NULL;) {
        mark(shown, generator->yield_from);
        mark(shown, generator->exception);
    }
    for (int i = 0; i < state->exc_count; i++) {
        mark(shown, state->exc[i].exception);
    }
}

/* What a dead object holds may be dead too, and is shown with it. */
static void mark_inside_dead(const TraceWriter *writer, NumberMap *shown) {
    NumberMap seen = {0};
    for (size_t before = shown->count + 1; before != shown->count;) {
        before = shown->count;
        for (int i = 0; i < writer->dead.count; i++) {
            uint32_t number = writer->dead.items[i];
            const StateObject *object = state_object(&writer->state, number);
            if (object == NULL || number_map_get(shown, number) == NULL ||
                number_map_get(&seen, number) != NULL) {
                continue;
            }
            number_map_set(&seen, number, &seen);
            SnapshotWords words = snapshot_words(object);
            TraceValue value;
            while (snapshot_words_next(&words, &value)) {
                mark(shown, value);
            }
        }
    }
    number_map_done(&seen);
}

static void bury_dead(TraceWriter *writer) {
    NumberMap shown = {0};
    mark_shown(&writer->state, &shown);
    mark_inside_dead(writer, &shown);
    /* From the highest number down: that is quick in a NumberMap, where neighbours stand together.
     */
    NumberList *dead = &writer->dead;
    int kept = dead->count;
    for (int i = dead->count; i-- > 0;) {
        uint32_t number = dead->items[i];
        if (number_map_get(&shown, number) != NULL) {
            dead->items[--kept] = number;
        } else {
            record_number(&writer->log, RECORD_OBJECT_DROP, number);
            state_drop_object(&writer->state, number);
        }
    }
    dead->count -= kept;
    if (dead->count > 0) {
        memmove(dead->items, dead->items + kept, (size_t)dead->count * sizeof(uint32_t));
    }
    number_map_done(&shown);
}

void writer_close_full_chunk(TraceWriter *writer) {
    if (writer->log.size >= writer->full) {
        bury_dead(writer);
        close_chunk(writer);
        begin_chunk(writer);
    }
}

void writer_switch(TraceWriter *writer, StateFrame *frame) {
    if (writer->state.current != frame) {
        writer->state.current = frame;
        record_number(&writer->log, RECORD_FRAME_SWITCH, frame->view.number);
    }
}

void writer_frame(TraceWriter *writer, const StateFrame *frame) {
    record_frame(&writer->log, frame);
}

void writer_link(TraceWriter *writer, StateFrame *frame, TraceOwner owner, uint32_t generator,
                 uint32_t previous, bool linked) {
    TraceFrame *view = &frame->view;
    if (view->owner != owner || view->generator != generator || view->previous != previous ||
        view->linked != linked) {
        writer_tell_link(writer, frame, owner, generator, previous, linked);
    }
}

void writer_tell_link(TraceWriter *writer, StateFrame *frame, TraceOwner owner, uint32_t generator,
                      uint32_t previous, bool linked) {
    TraceFrame *view = &frame->view;
    view->owner = owner;
    view->generator = generator;
    view->previous = previous;
    view->linked = linked;
    record_frame_link(&writer->log, frame);
}

void writer_drop_frame(TraceWriter *writer, uint32_t number) {
    if (state_frame(&writer->state, number) != NULL) {
        writer_tell_drop_frame(writer, number);
    }
}

void writer_tell_drop_frame(TraceWriter *writer, uint32_t number) {
    record_number(&writer->log, RECORD_FRAME_DROP, number);
    state_drop_frame(&writer->state, number);
}

void writer_untold(TraceWriter *writer) {
    buffer_add_byte(&writer->log, (char)RECORD_UNTOLD);
}

void writer_object(TraceWriter *writer, uint32_t number, const uint8_t *payload, size_t size) {
    const StateObject *known = state_object(&writer->state, number);
    if (known == NULL) {
        record_object(&writer->log, number, payload, size);
        state_set_object(&writer->state, number, payload, size);
        mark_changed(writer, number);
        return;
    }
    size_t shorter = size < known->size ? size : known->size;
    size_t head = 0;
    while (head < shorter && payload[head] == known->payload[head]) {
        head++;
    }
    size_t tail = 0;
    while (tail < shorter - head &&
           payload[size - 1 - tail] == known->payload[known->size - 1 - tail]) {
        tail++;
    }
    size_t removed = known->size - head - tail;
    size_t added = size - head - tail;
    if (removed != 0 || added != 0) {
        record_object_patch(&writer->log, number, head, removed, payload + head, added);
        state_patch_object(&writer->state, number, head, removed, payload + head, added);
        mark_changed(writer, number);
    }
}

void writer_object_died(TraceWriter *writer, uint32_t number) {
    if (state_object(&writer->state, number) != NULL) {
        number_list_add(&writer->dead, number);
    }
}

void writer_generator(TraceWriter *writer, const TraceGenerator *generator) {
    TraceGenerator *kept = state_add_generator(&writer->state, generator->number);
    if (kept->kind == generator->kind && kept->name == generator->name &&
        kept->qualname == generator->qualname) {
        record_generator_state(&writer->log, generator);
    } else {
        record_generator(&writer->log, writer->trace, generator);
    }
    if (kept != generator) {
        *kept = *generator;
    }
}

void writer_drop_generator(TraceWriter *writer, uint32_t number) {
    if (state_generator(&writer->state, number) != NULL) {
        writer_tell_drop_generator(writer, number);
    }
}

void writer_tell_drop_generator(TraceWriter *writer, uint32_t number) {
    record_number(&writer->log, RECORD_GENERATOR_DROP, number);
    state_drop_generator(&writer->state, number);
}

static void set_exc(TraceWriter *writer, int kept, const TraceExc *entries, int count) {
    record_exc(&writer->log, kept, entries, count);
    state_set_exc(&writer->state, kept, entries, count);
}

static bool same_exc(const TraceExc *left, const TraceExc *right) {
    return left->holder == right->holder && trace_value_equal(left->exception, right->exception);
}

/* How many entries from the outermost on are as the state has them. */
static int kept_exc(const TraceState *state, const TraceExc *entries, int count) {
    int kept = 0;
    while (kept < count && kept < state->exc_count && same_exc(&entries[kept], &state->exc[kept])) {
        kept++;
    }
    return kept;
}

void writer_tell_exc(TraceWriter *writer, const TraceExc *entries, int count) {
    int kept = kept_exc(&writer->state, entries, count);
    set_exc(writer, kept, entries + kept, count - kept);
}

void writer_exc(TraceWriter *writer, const TraceExc *entries, int count) {
    int kept = kept_exc(&writer->state, entries, count);
    if (kept < count || kept < writer->state.exc_count) {
        set_exc(writer, kept, entries + kept, count - kept);
    }
}

void writer_push_exc(TraceWriter *writer, TraceExc entry) {
    set_exc(writer, writer->state.exc_count, &entry, 1);
}

void writer_pop_exc(TraceWriter *writer) {
    if (writer->state.exc_count > 0) {
        set_exc(writer, writer->state.exc_count - 1, NULL, 0);
    }
}

void writer_change_exc(TraceWriter *writer, TraceValue exception) {
    const TraceState *state = &writer->state;
    if (state->exc_count > 0) {
        TraceExc entry = state->exc[state->exc_count - 1];
        if (!trace_value_equal(entry.exception, exception)) {
            entry.exception = exception;
            set_exc(writer, state->exc_count - 1, &entry, 1);
        }
    }
}

void writer_opcode(TraceWriter *writer, const TraceCodeEntry *code, int unit, uint8_t opcode) {
    record_opcode(&writer->log, code, unit, opcode);
    state_set_opcode(&writer->state, code, unit, opcode);
}

void writer_transition(TraceWriter *writer, StateEvent *event, const char *text) {
    TraceState *state = &writer->state;
    if (event->kind == EVENT_OUTPUT) {
        event->text_at = state->output_size;
        state->output_size += event->text_size;
        buffer_add(&writer->trace->output, text, event->text_size);
    }
    record_transition(&writer->log, event);
    state->top = event->top;
    state->event = *event;
    state->next_index++;
    writer_close_full_chunk(writer);
}
