/* The cursor: a TraceState that walks the log of a trace. */
#include <stdlib.h>

#include "engine/base/memory.h"
#include "tracer/snapshot.h"
#include "tracer/trace_view.h"

struct TraceCursor {
    const Trace *trace;
    TraceState state;
    int chunk;         /* the one that `at` points into; -1 before the first event */
    const uint8_t *at; /* the next record */
    TraceEvent view;
    bool has_event;
    Arena views; /* whatever was handed out since the cursor moved */
};

TraceCursor *cursor_new(const Trace *trace) {
    TraceCursor *cursor = memory_alloc_zeroed(1, sizeof(TraceCursor));
    cursor->trace = trace;
    cursor->chunk = -1;
    state_init(&cursor->state, trace);
    return cursor;
}

void cursor_free(TraceCursor *cursor) {
    if (cursor == NULL) {
        return;
    }
    state_done(&cursor->state);
    arena_done(&cursor->views);
    memory_free(cursor);
}

/* Builds the state of a keyframe from nothing. */
static void load_chunk(TraceCursor *cursor, int chunk) {
    const TraceChunk *from = &cursor->trace->chunks[chunk];
    state_done(&cursor->state);
    state_init(&cursor->state, cursor->trace);
    state_read_keyframe(&cursor->state, chunk);
    cursor->chunk = chunk;
    cursor->at = from->bytes + from->keyframe_size;
    cursor->has_event = false;
}

static void forget_views(TraceCursor *cursor) {
    if (cursor->views.block != NULL) {
        arena_done(&cursor->views);
    }
}

bool cursor_next(TraceCursor *cursor) {
    forget_views(cursor);
    uint64_t next = cursor->chunk < 0 ? 0 : cursor->state.next_index;
    if (next >= cursor->trace->event_count) {
        return false;
    }
    if (cursor->chunk < 0) {
        load_chunk(cursor, 0);
    }
    for (;;) {
        const TraceChunk *chunk = &cursor->trace->chunks[cursor->chunk];
        if (state_read_event(&cursor->state, &cursor->at, chunk->bytes + chunk->size)) {
            cursor->has_event = true;
            return true;
        }
        /* The next keyframe would build the very state there is: go on behind it. */
        chunk = &cursor->trace->chunks[++cursor->chunk];
        cursor->at = chunk->bytes + chunk->keyframe_size;
    }
}

static int chunk_of(const Trace *trace, uint64_t index) {
    int low = 0;
    int high = trace->chunk_count - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (trace->chunks[middle].first_index <= index) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

bool cursor_seek(TraceCursor *cursor, uint64_t index) {
    if (index >= cursor->trace->event_count) {
        return false;
    }
    int chunk = chunk_of(cursor->trace, index);
    if (cursor->chunk != chunk || cursor->state.next_index > index) {
        bool already_there = cursor->has_event && cursor->state.next_index == index + 1;
        if (already_there) {
            return true;
        }
        forget_views(cursor);
        load_chunk(cursor, chunk);
    }
    while (!cursor->has_event || cursor->state.next_index <= index) {
        if (!cursor_next(cursor)) {
            return false;
        }
    }
    return true;
}

/* ---- views ---- */

const TraceEvent *cursor_event(const TraceCursor *cursor) {
    if (!cursor->has_event) {
        return NULL;
    }
    /* The view is a cache of what the state says; filling it in changes nothing. */
    TraceEvent *view = &((TraceCursor *)cursor)->view;
    view_event(&cursor->state, view);
    return view;
}

uint64_t cursor_index(const TraceCursor *cursor) {
    return cursor->state.next_index - 1;
}

uint32_t cursor_top_frame(const TraceCursor *cursor) {
    return cursor->state.top;
}

/* In a module or class body, the names in its namespace are shown behind the fast locals (which
 * inlined comprehensions and class cells are). */
static const TraceFrame *view_with_namespace(TraceCursor *cursor, const StateFrame *frame) {
    const StateObject *object = state_object(&cursor->state, frame->name_space);
    int count = frame->view.local_count;
    const Text *name;
    TraceValue value;
    if (object != NULL) {
        SnapshotNames all = snapshot_names(object);
        while (snapshot_names_next(&cursor->state, &all, &name, &value)) {
            count++;
        }
    }
    const char **names = ARENA_NEW_ARRAY(&cursor->views, const char *, (size_t)count);
    TraceValue *values = ARENA_NEW_ARRAY(&cursor->views, TraceValue, (size_t)count);
    int at = 0;
    for (; at < frame->view.local_count; at++) {
        names[at] = frame->view.local_names[at];
        values[at] = frame->view.locals[at];
    }
    if (object != NULL) {
        SnapshotNames all = snapshot_names(object);
        while (snapshot_names_next(&cursor->state, &all, &name, &value)) {
            names[at] = name->data;
            values[at++] = value;
        }
    }
    TraceFrame *view = ARENA_NEW(&cursor->views, TraceFrame);
    *view = frame->view;
    view->local_count = count;
    view->local_names = names;
    view->locals = values;
    return view;
}

static const TraceFrame *view_frame(TraceCursor *cursor, const StateFrame *frame) {
    return frame->name_space == 0 ? &frame->view : view_with_namespace(cursor, frame);
}

const TraceFrame *cursor_frame(TraceCursor *cursor, uint32_t number) {
    const StateFrame *frame = state_frame(&cursor->state, number);
    return frame == NULL ? NULL : view_frame(cursor, frame);
}

static int by_frame_number(const void *left, const void *right) {
    uint32_t a = (*(const TraceFrame *const *)left)->number;
    uint32_t b = (*(const TraceFrame *const *)right)->number;
    return (a > b) - (a < b);
}

const TraceFrame *const *cursor_frames(TraceCursor *cursor, int *count) {
    const NumberMap *frames = &cursor->state.frames;
    const TraceFrame **list = ARENA_NEW_ARRAY(&cursor->views, const TraceFrame *, frames->count);
    *count = 0;
    const StateFrame *frame;
    for (size_t at = 0; (frame = number_map_next(frames, &at)) != NULL;) {
        list[(*count)++] = view_frame(cursor, frame);
    }
    qsort(list, (size_t)*count, sizeof(*list), by_frame_number);
    return list;
}

static const TraceGenerator *view_generator(TraceCursor *cursor, TraceGenerator *generator) {
    generator->offset = state_generator_offset(&cursor->state, generator);
    return generator;
}

const TraceGenerator *cursor_generator(TraceCursor *cursor, uint32_t number) {
    TraceGenerator *generator = state_generator(&cursor->state, number);
    return generator == NULL ? NULL : view_generator(cursor, generator);
}

static int by_generator_number(const void *left, const void *right) {
    uint32_t a = (*(const TraceGenerator *const *)left)->number;
    uint32_t b = (*(const TraceGenerator *const *)right)->number;
    return (a > b) - (a < b);
}

const TraceGenerator *const *cursor_generators(TraceCursor *cursor, int *count) {
    const NumberMap *generators = &cursor->state.generators;
    const TraceGenerator **list =
        ARENA_NEW_ARRAY(&cursor->views, const TraceGenerator *, generators->count);
    *count = 0;
    TraceGenerator *generator;
    for (size_t at = 0; (generator = number_map_next(generators, &at)) != NULL;) {
        list[(*count)++] = view_generator(cursor, generator);
    }
    qsort(list, (size_t)*count, sizeof(*list), by_generator_number);
    return list;
}

const TraceExc *cursor_exc(TraceCursor *cursor, int *count) {
    const TraceState *state = &cursor->state;
    TraceExc *view = ARENA_NEW_ARRAY(&cursor->views, TraceExc, (size_t)state->exc_count);
    for (int i = 0; i < state->exc_count; i++) {
        view[i] = state->exc[state->exc_count - 1 - i];
    }
    *count = state->exc_count;
    return view;
}

const char *cursor_output(TraceCursor *cursor, size_t *size) {
    *size = (size_t)(cursor->state.output_size - cursor->trace->output_dropped);
    return cursor->trace->output.data == NULL ? "" : cursor->trace->output.data;
}

int cursor_current_opcode(TraceCursor *cursor, const TraceCode *code, int offset) {
    return state_opcodes(&cursor->state, (const TraceCodeEntry *)code)[offset / 2];
}

bool cursor_cell_content(TraceCursor *cursor, TraceValue value, TraceValue *content) {
    const StateObject *object = state_object(&cursor->state, trace_value_object(value));
    return object != NULL && snapshot_cell_content(object, content);
}

void cursor_value_repr(TraceCursor *cursor, TraceValue value, Buffer *out) {
    snapshot_repr(&cursor->state, value, out);
}
