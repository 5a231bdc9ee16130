/* The two directions of the log: state changes to records, and records to state changes. */
#include <assert.h>

#include "engine/base/memory.h"
#include "tracer/state.h"

/* Which fields of a transition are written, in the order of these bits. */
enum {
    FIELD_FRAME = 1 << 0,
    FIELD_OTHER = 1 << 1,
    FIELD_GENERATOR = 1 << 2,
    FIELD_VALUE = 1 << 3,
    FIELD_EXCEPTION = 1 << 4,
    FIELD_OFFSET = 1 << 5,
    FIELD_HANDLER = 1 << 6, /* target, depth */
    FIELD_MEANS = 1 << 7,
    FIELD_TEXT = 1 << 8, /* stream, text_size */
    FIELD_LASTI = 1 << 9,
    FIELD_CLOSED = 1 << 10,
    FIELD_OWNERS = 1 << 11,
    FIELD_TOP_FRAME = 1 << 12, /* top is the event's frame */
    FIELD_TOP_OTHER = 1 << 13, /* or the other one; without either bit it is written */
};

enum { FRAME_OWNER_MASK = 3, FRAME_LINKED = 4 };

/* ---- writing ---- */

static uint8_t *begin(Buffer *log, size_t most) {
    return (uint8_t *)buffer_reserve(log, most);
}

static void end(Buffer *log, const uint8_t *at) {
    log->size = (size_t)(at - (const uint8_t *)log->data);
}

static uint8_t frame_flags(const StateFrame *frame) {
    return (uint8_t)(frame->view.owner | (frame->view.linked ? FRAME_LINKED : 0));
}

void record_frame(Buffer *log, const StateFrame *frame) {
    int slot_count = frame->view.local_count + frame->view.stack_depth;
    uint8_t *at = begin(log, (size_t)slot_count * LOG_WORD_MAX + 8 * LOG_NUMBER_MAX);
    *at++ = RECORD_FRAME_NEW;
    at = log_put_number(at, frame->view.number);
    at = log_put_number(at, frame->code == NULL ? 0 : (uint64_t)frame->code->index + 1);
    *at++ = frame_flags(frame);
    at = log_put_number(at, frame->view.generator);
    at = log_put_number(at, frame->view.previous);
    at = log_put_number(at, frame->name_space);
    at = log_put_signed(at, frame->view.offset);
    at = log_put_number(at, (uint64_t)frame->view.stack_depth);
    for (int i = 0; i < slot_count; i++) {
        at = log_put_word(at, frame->slots[i]);
    }
    end(log, at);
}

void record_frame_link(Buffer *log, const StateFrame *frame) {
    uint8_t *at = begin(log, 4 * LOG_NUMBER_MAX);
    *at++ = RECORD_FRAME_LINK;
    at = log_put_number(at, frame->view.number);
    *at++ = frame_flags(frame);
    at = log_put_number(at, frame->view.generator);
    at = log_put_number(at, frame->view.previous);
    end(log, at);
}

void record_number(Buffer *log, uint8_t record, uint32_t number) {
    uint8_t *at = begin(log, 1 + LOG_NUMBER_MAX);
    *at++ = record;
    at = log_put_number(at, number);
    end(log, at);
}

void record_object(Buffer *log, uint32_t number, const uint8_t *payload, size_t size) {
    uint8_t *at = begin(log, size + 3 * LOG_NUMBER_MAX);
    *at++ = RECORD_OBJECT;
    at = log_put_number(at, number);
    at = log_put_number(at, size);
    at = log_put_bytes(at, payload, size);
    end(log, at);
}

void record_object_patch(Buffer *log, uint32_t number, size_t start, size_t removed,
                         const uint8_t *bytes, size_t size) {
    uint8_t *at = begin(log, size + 5 * LOG_NUMBER_MAX);
    *at++ = RECORD_OBJECT_PATCH;
    at = log_put_number(at, number);
    at = log_put_number(at, start);
    at = log_put_number(at, removed);
    at = log_put_number(at, size);
    at = log_put_bytes(at, bytes, size);
    end(log, at);
}

/* Names are interned in the trace: generator texts are pointers into it, kept as numbers. */
static uint32_t number_of_name(const Trace *trace, const char *name) {
    return trace_name_number((Trace *)trace, name, strlen(name));
}

static uint8_t *put_generator_state(uint8_t *at, const TraceGenerator *generator) {
    *at++ = (uint8_t)generator->state;
    at = log_put_number(at, generator->frame);
    at = log_put_word(at, generator->yield_from);
    return log_put_word(at, generator->exception);
}

void record_generator(Buffer *log, const Trace *trace, const TraceGenerator *generator) {
    uint8_t *at = begin(log, 10 * LOG_NUMBER_MAX);
    *at++ = RECORD_GENERATOR;
    at = log_put_number(at, generator->number);
    at = log_put_number(at, number_of_name(trace, generator->kind));
    at = log_put_number(at, number_of_name(trace, generator->name));
    at = log_put_number(at, number_of_name(trace, generator->qualname));
    end(log, put_generator_state(at, generator));
}

void record_generator_state(Buffer *log, const TraceGenerator *generator) {
    uint8_t *at = begin(log, 6 * LOG_NUMBER_MAX);
    *at++ = RECORD_GENERATOR_STATE;
    at = log_put_number(at, generator->number);
    end(log, put_generator_state(at, generator));
}

void record_exc(Buffer *log, int kept, const TraceExc *entries, int count) {
    uint8_t *at = begin(log, (size_t)(count + 2) * 2 * LOG_WORD_MAX);
    *at++ = RECORD_EXC;
    at = log_put_number(at, (uint64_t)kept);
    at = log_put_number(at, (uint64_t)count);
    for (int i = 0; i < count; i++) {
        at = log_put_number(at, entries[i].holder);
        at = log_put_word(at, entries[i].exception);
    }
    end(log, at);
}

void record_opcode(Buffer *log, const TraceCodeEntry *code, int unit, uint8_t opcode) {
    uint8_t *at = begin(log, 4 * LOG_NUMBER_MAX);
    *at++ = RECORD_OPCODE;
    at = log_put_number(at, (uint64_t)code->index);
    at = log_put_number(at, (uint64_t)unit);
    *at++ = opcode;
    end(log, at);
}

void record_transition(Buffer *log, const StateEvent *event) {
    unsigned fields = (event->frame_number != 0 ? FIELD_FRAME : 0u) |
                      (event->other != 0 ? FIELD_OTHER : 0u) |
                      (event->generator != 0 ? FIELD_GENERATOR : 0u) |
                      (event->value.word != 0 ? FIELD_VALUE : 0u) |
                      (event->exception.word != 0 ? FIELD_EXCEPTION : 0u) |
                      (event->code != NULL ? FIELD_OFFSET : 0u) |
                      (event->kind == EVENT_HANDLE ? FIELD_HANDLER : 0u) |
                      (event->kind == EVENT_RESUME ? FIELD_MEANS : 0u) |
                      (event->kind == EVENT_OUTPUT ? FIELD_TEXT : 0u) |
                      (event->lasti ? FIELD_LASTI : 0u) | (event->closed ? FIELD_CLOSED : 0u) |
                      (event->owner != 0 || event->owner_before != 0 ? FIELD_OWNERS : 0u) |
                      (event->top == event->frame_number ? FIELD_TOP_FRAME
                       : event->top == event->other      ? FIELD_TOP_OTHER
                                                         : 0u);
    uint8_t *at = begin(log, 16 * LOG_NUMBER_MAX);
    *at++ = RECORD_TRANSITION;
    *at++ = (uint8_t)event->kind;
    at = log_put_number(at, fields);
    if ((fields & (FIELD_TOP_FRAME | FIELD_TOP_OTHER)) == 0) {
        at = log_put_number(at, event->top);
    }
    if (fields & FIELD_FRAME) {
        at = log_put_number(at, event->frame_number);
    }
    if (fields & FIELD_OTHER) {
        at = log_put_number(at, event->other);
    }
    if (fields & FIELD_GENERATOR) {
        at = log_put_number(at, event->generator);
    }
    if (fields & FIELD_VALUE) {
        at = log_put_word(at, event->value);
    }
    if (fields & FIELD_EXCEPTION) {
        at = log_put_word(at, event->exception);
    }
    if (fields & FIELD_OFFSET) {
        at = log_put_number(at, (uint64_t)event->code->index);
        at = log_put_signed(at, event->offset);
    }
    if (fields & FIELD_HANDLER) {
        at = log_put_number(at, (uint64_t)event->target);
        at = log_put_number(at, (uint64_t)event->depth);
    }
    if (fields & FIELD_MEANS) {
        *at++ = (uint8_t)event->means;
    }
    if (fields & FIELD_TEXT) {
        *at++ = (uint8_t)event->stream;
        at = log_put_number(at, event->text_size);
    }
    if (fields & FIELD_OWNERS) {
        *at++ = (uint8_t)(event->owner << 2 | event->owner_before);
    }
    end(log, at);
}

static void record_position(Buffer *log, const TraceState *state) {
    uint8_t *at = begin(log, 5 * LOG_NUMBER_MAX);
    *at++ = RECORD_POSITION;
    at = log_put_number(at, state->next_index);
    at = log_put_number(at, state->output_size);
    at = log_put_number(at, state->top);
    at = log_put_number(at, state->current == NULL ? 0 : state->current->view.number);
    end(log, at);
}

void state_write_keyframe(const TraceState *state, Buffer *log) {
    const StateFrame *frame;
    for (size_t at = 0; (frame = number_map_next(&state->frames, &at)) != NULL;) {
        record_frame(log, frame);
    }
    const TraceGenerator *generator;
    for (size_t at = 0; (generator = number_map_next(&state->generators, &at)) != NULL;) {
        record_generator(log, state->trace, generator);
    }
    record_exc(log, 0, state->exc, state->exc_count);
    for (int i = 0; i < state->opcodes_count; i++) {
        if (state->opcodes[i] == NULL) {
            continue;
        }
        const TraceCodeEntry *code = state->trace->codes[i];
        for (int unit = 0; unit < code->unit_count; unit++) {
            if (state->opcodes[i][unit] != code->opcodes[unit]) {
                record_opcode(log, code, unit, state->opcodes[i][unit]);
            }
        }
    }
    record_position(log, state);
}

/* ---- reading ---- */

static void forget_changes(StateChanges *changes) {
    changes->new_frames.count = 0;
    changes->linked_frames.count = 0;
    changes->gone_frames.count = 0;
    changes->generators.count = 0;
    changes->gone_generators.count = 0;
    changes->exc = false;
}

static void read_frame(TraceState *state, const uint8_t **at) {
    uint32_t number = (uint32_t)log_get_number(at);
    uint64_t code = log_get_number(at);
    StateFrame *frame =
        state_add_frame(state, number, code == 0 ? NULL : state->trace->codes[code - 1]);
    number_list_add(&state->changes.new_frames, number);
    uint8_t flags = *(*at)++;
    frame->view.owner = (TraceOwner)(flags & FRAME_OWNER_MASK);
    frame->view.linked = (flags & FRAME_LINKED) != 0;
    frame->view.generator = (uint32_t)log_get_number(at);
    frame->view.previous = (uint32_t)log_get_number(at);
    frame->name_space = (uint32_t)log_get_number(at);
    frame->view.offset = (int)log_get_signed(at);
    int depth = (int)log_get_number(at);
    frame = state_reserve_stack(state, frame, depth);
    frame->view.stack_depth = depth;
    for (int i = 0; i < frame->view.local_count + depth; i++) {
        frame->slots[i] = log_get_word(at);
    }
}

static void read_frame_link(TraceState *state, const uint8_t **at) {
    StateFrame *frame = state_frame(state, (uint32_t)log_get_number(at));
    uint8_t flags = *(*at)++;
    uint32_t generator = (uint32_t)log_get_number(at);
    uint32_t previous = (uint32_t)log_get_number(at);
    if (frame != NULL) {
        number_list_add(&state->changes.linked_frames, frame->view.number);
        frame->view.owner = (TraceOwner)(flags & FRAME_OWNER_MASK);
        frame->view.linked = (flags & FRAME_LINKED) != 0;
        frame->view.generator = generator;
        frame->view.previous = previous;
    }
}

static void read_generator_names(const TraceState *state, TraceGenerator *generator,
                                 const uint8_t **at) {
    generator->kind = trace_name(state->trace, (uint32_t)log_get_number(at))->data;
    generator->name = trace_name(state->trace, (uint32_t)log_get_number(at))->data;
    generator->qualname = trace_name(state->trace, (uint32_t)log_get_number(at))->data;
}

static void read_generator(TraceState *state, const uint8_t **at, bool with_names) {
    TraceGenerator *generator = state_add_generator(state, (uint32_t)log_get_number(at));
    number_list_add(&state->changes.generators, generator->number);
    if (with_names) {
        read_generator_names(state, generator, at);
    }
    generator->state = (TraceGeneratorState)(*(*at)++);
    generator->frame = (uint32_t)log_get_number(at);
    generator->yield_from = log_get_word(at);
    generator->exception = log_get_word(at);
}

static void read_exc(TraceState *state, const uint8_t **at) {
    state->changes.exc = true;
    int kept = (int)log_get_number(at);
    int count = (int)log_get_number(at);
    state_set_exc(state, kept, NULL, 0);
    for (int i = 0; i < count; i++) {
        TraceExc entry = {.holder = (uint32_t)log_get_number(at)};
        entry.exception = log_get_word(at);
        state_set_exc(state, kept + i, &entry, 1);
    }
}

static void read_transition(TraceState *state, const uint8_t **at) {
    StateEvent event = {.kind = (TraceEventKind)(*(*at)++)};
    unsigned fields = (unsigned)log_get_number(at);
    if ((fields & (FIELD_TOP_FRAME | FIELD_TOP_OTHER)) == 0) {
        event.top = (uint32_t)log_get_number(at);
    }
    if (fields & FIELD_FRAME) {
        event.frame_number = (uint32_t)log_get_number(at);
    }
    if (fields & FIELD_OTHER) {
        event.other = (uint32_t)log_get_number(at);
    }
    if (fields & FIELD_GENERATOR) {
        event.generator = (uint32_t)log_get_number(at);
    }
    if (fields & FIELD_VALUE) {
        event.value = log_get_word(at);
    }
    if (fields & FIELD_EXCEPTION) {
        event.exception = log_get_word(at);
    }
    if (fields & FIELD_OFFSET) {
        event.code = state->trace->codes[log_get_number(at)];
        event.offset = (int)log_get_signed(at);
    }
    if (fields & FIELD_HANDLER) {
        event.target = (int)log_get_number(at);
        event.depth = (int)log_get_number(at);
    }
    if (fields & FIELD_MEANS) {
        event.means = (TraceMeans)(*(*at)++);
    }
    if (fields & FIELD_TEXT) {
        event.stream = *(*at)++;
        event.text_size = (uint32_t)log_get_number(at);
        event.text_at = state->output_size;
        state->output_size += event.text_size;
    }
    event.lasti = (fields & FIELD_LASTI) != 0;
    event.closed = (fields & FIELD_CLOSED) != 0;
    if (fields & FIELD_OWNERS) {
        uint8_t owners = *(*at)++;
        event.owner = (TraceOwner)(owners >> 2);
        event.owner_before = (TraceOwner)(owners & 3);
    }
    if (fields & FIELD_TOP_FRAME) {
        event.top = event.frame_number;
    } else if (fields & FIELD_TOP_OTHER) {
        event.top = event.other;
    }
    state->top = event.top;
    state->event = event;
    state->next_index++;
}

/* Applies an instruction record to the current frame. */
static void read_instruction(TraceState *state, const uint8_t **at, int pops, int pushes,
                             int locals, bool jump) {
    StateFrame *frame = state->current;
    assert(frame != NULL && frame->code != NULL);
    int depth = frame->view.stack_depth - pops;
    if (depth + pushes > frame->stack_capacity) {
        frame = state_reserve_stack(state, frame, depth + pushes);
    }
    TraceValue *stack = frame->slots + frame->view.local_count;
    for (int i = 0; i < pushes; i++) {
        stack[depth++] = log_get_word(at);
    }
    frame->view.stack_depth = depth;
    if (locals > 0) {
        frame->locals_changed = ++state->clock;
    }
    for (int i = 0; i < locals; i++) {
        size_t local = log_get_number(at);
        frame->slots[local] = log_get_word(at);
    }
    int unit = frame->view.offset < 0
                   ? 0
                   : frame->view.offset / 2 + frame->code->lengths[frame->view.offset / 2];
    if (jump) {
        unit += (int)log_get_signed(at);
    }
    frame->view.offset = unit * 2;
    state->top = frame->view.number;
    state->event.kind = EVENT_INSTRUCTION;
    state->event.frame = frame;
    state->next_index++;
}

static bool read_record(TraceState *state, const uint8_t **at);

/* The next record changes the state like any other, but no event brings it along. */
static void read_untold(TraceState *state, const uint8_t **at) {
    StateChanges *changes = &state->changes;
    StateChanges before = *changes;
    read_record(state, at);
    changes->new_frames.count = before.new_frames.count;
    changes->linked_frames.count = before.linked_frames.count;
    changes->gone_frames.count = before.gone_frames.count;
    changes->exc = before.exc;
}

/* Reads one record; true when it was an event. */
static bool read_record(TraceState *state, const uint8_t **at) {
    uint8_t record = *(*at)++;
    if (record < RECORD_INSTRUCTION_LONG) {
        read_instruction(state, at, record >> RECORD_POPS_SHIFT,
                         record >> RECORD_PUSHES_SHIFT & RECORD_SHORT_COUNT,
                         (record & RECORD_LOCAL) != 0, (record & RECORD_JUMP) != 0);
        return true;
    }
    uint32_t number = 0;
    switch (record) {
    case RECORD_INSTRUCTION_LONG: {
        int pops = (int)log_get_number(at);
        int pushes = (int)log_get_number(at);
        int locals = (int)log_get_number(at);
        read_instruction(state, at, pops, pushes, locals, true);
        return true;
    }
    case RECORD_TRANSITION: read_transition(state, at); return true;
    case RECORD_FRAME_SWITCH:
        state->current = state_frame(state, (uint32_t)log_get_number(at));
        break;
    case RECORD_FRAME_NEW: read_frame(state, at); break;
    case RECORD_FRAME_LINK: read_frame_link(state, at); break;
    case RECORD_FRAME_DROP:
        number = (uint32_t)log_get_number(at);
        number_list_add(&state->changes.gone_frames, number);
        state_drop_frame(state, number);
        break;
    case RECORD_OBJECT: {
        number = (uint32_t)log_get_number(at);
        size_t size = log_get_number(at);
        state_set_object(state, number, *at, size);
        *at += size;
        break;
    }
    case RECORD_OBJECT_PATCH: {
        number = (uint32_t)log_get_number(at);
        size_t start = log_get_number(at);
        size_t removed = log_get_number(at);
        size_t size = log_get_number(at);
        state_patch_object(state, number, start, removed, *at, size);
        *at += size;
        break;
    }
    case RECORD_OBJECT_DROP: state_drop_object(state, (uint32_t)log_get_number(at)); break;
    case RECORD_GENERATOR: read_generator(state, at, true); break;
    case RECORD_GENERATOR_STATE: read_generator(state, at, false); break;
    case RECORD_GENERATOR_DROP:
        number = (uint32_t)log_get_number(at);
        number_list_add(&state->changes.gone_generators, number);
        state_drop_generator(state, number);
        break;
    case RECORD_EXC: read_exc(state, at); break;
    case RECORD_OPCODE: {
        const TraceCodeEntry *code = state->trace->codes[log_get_number(at)];
        int unit = (int)log_get_number(at);
        state_set_opcode(state, code, unit, *(*at)++);
        break;
    }
    case RECORD_POSITION:
        state->next_index = log_get_number(at);
        state->output_size = log_get_number(at);
        state->top = (uint32_t)log_get_number(at);
        number = (uint32_t)log_get_number(at);
        state->current = number == 0 ? NULL : state_frame(state, number);
        break;
    case RECORD_UNTOLD: read_untold(state, at); break;
    default: assert(false && "not a record"); break;
    }
    return false;
}

bool state_read_event(TraceState *state, const uint8_t **at, const uint8_t *end_of_log) {
    forget_changes(&state->changes);
    while (*at < end_of_log) {
        if (read_record(state, at)) {
            return true;
        }
    }
    return false;
}

void state_read_keyframe(TraceState *state, int chunk) {
    const TraceChunk *from = &state->trace->chunks[chunk];
    const uint8_t *at = from->bytes + from->objects_size;
    while (at < from->bytes + from->keyframe_size) {
        read_record(state, &at);
    }
    state->home = chunk;
}
