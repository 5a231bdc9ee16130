#include "tracer/formats/json_events.h"

#include "engine/bytecode/opcode.h"
#include "tracer/snapshot.h"
#include "tracer/trace_view.h"

/* ---- values ---- */

#define ADD(out, literal) buffer_add((out), (literal), sizeof(literal) - 1)

static void write_integer(Buffer *out, int64_t number) {
    char digits[24];
    char *at = digits + sizeof(digits);
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0) {
        *--at = '-';
    }
    buffer_add(out, at, (size_t)(digits + sizeof(digits) - at));
}

static void write_escape(Buffer *out, unsigned code_unit) {
    static const char hex[] = "0123456789abcdef";
    char escape[6] = {'\\',
                      'u',
                      hex[code_unit >> 12 & 15],
                      hex[code_unit >> 8 & 15],
                      hex[code_unit >> 4 & 15],
                      hex[code_unit & 15]};
    buffer_add(out, escape, sizeof(escape));
}

/* A surrogate as WTF-8 has it: ED A0..BF 80..BF. */
static bool is_lone_surrogate(const unsigned char *at, size_t left) {
    return left >= 3 && at[0] == 0xED && at[1] >= 0xA0;
}

void json_write_string(Buffer *out, const char *text, size_t size) {
    buffer_add_byte(out, '"');
    const unsigned char *bytes = (const unsigned char *)text;
    size_t plain = 0; /* start of what needs no escape */
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = bytes[i];
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0xED && byte != 0x7F) {
            continue;
        }
        if (byte == 0xED && !is_lone_surrogate(bytes + i, size - i)) {
            continue;
        }
        buffer_add(out, text + plain, i - plain);
        if (byte == '"' || byte == '\\') {
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, (char)byte);
        } else if (byte == '\n') {
            ADD(out, "\\n");
        } else if (byte == 0xED) {
            write_escape(out, 0xD000u | (bytes[i + 1] & 0x3Fu) << 6 | (bytes[i + 2] & 0x3Fu));
            i += 2;
        } else {
            write_escape(out, byte);
        }
        plain = i + 1;
    }
    buffer_add(out, text + plain, size - plain);
    buffer_add_byte(out, '"');
}

static void write_text(Buffer *out, const char *text) {
    json_write_string(out, text, strlen(text));
}

static void write_field_number(Buffer *out, const char *name, int64_t number) {
    ADD(out, ",\"");
    buffer_add_string(out, name);
    ADD(out, "\":");
    write_integer(out, number);
}

static void write_field_text(Buffer *out, const char *name, const char *text) {
    ADD(out, ",\"");
    buffer_add_string(out, name);
    ADD(out, "\":");
    write_text(out, text);
}

static void write_field_bool(Buffer *out, const char *name, bool truth) {
    ADD(out, ",\"");
    buffer_add_string(out, name);
    buffer_add_string(out, truth ? "\":true" : "\":false");
}

/* Inside an object: "type":...,"repr":...,"object":... */
static void write_value_fields(const TraceState *state, TraceValue value, Buffer *out) {
    if (value.word & 1) {
        ADD(out, "\"type\":\"int\",\"repr\":\"");
        write_integer(out, (int64_t)value.word >> 1);
        ADD(out, "\"");
        return;
    }
    Buffer text = {0};
    ADD(out, "\"type\":");
    snapshot_type(state, value, &text);
    json_write_string(out, text.data, text.size);
    buffer_clear(&text);
    ADD(out, ",\"repr\":");
    snapshot_repr(state, value, &text);
    json_write_string(out, text.data, text.size);
    buffer_done(&text);
    if (trace_value_object(value) != 0) {
        write_field_number(out, "object", trace_value_object(value));
    }
}

static void write_value(const TraceState *state, TraceValue value, Buffer *out) {
    if (value.word == 0) {
        ADD(out, "null");
        return;
    }
    buffer_add_byte(out, '{');
    write_value_fields(state, value, out);
    buffer_add_byte(out, '}');
}

static void write_field_value(const TraceState *state, const char *name, TraceValue value,
                              Buffer *out) {
    ADD(out, ",\"");
    buffer_add_string(out, name);
    ADD(out, "\":");
    write_value(state, value, out);
}

/* A local variable; a cell is shown by what it holds, beside its own number. */
static void write_local(const TraceState *state, TraceValue value, Buffer *out) {
    const StateObject *object = state_object(state, trace_value_object(value));
    TraceValue content;
    if (object == NULL || !snapshot_cell_content(object, &content)) {
        write_value(state, value, out);
        return;
    }
    ADD(out, "{\"cell\":");
    write_integer(out, object->number);
    if (content.word != 0) {
        buffer_add_byte(out, ',');
        write_value_fields(state, content, out);
    }
    buffer_add_byte(out, '}');
}

/* ---- frames ---- */

static void write_fast_locals(const TraceState *state, const StateFrame *frame, Buffer *out) {
    bool first = true;
    buffer_add_byte(out, '{');
    for (int i = 0; i < frame->view.local_count; i++) {
        if (frame->slots[i].word == 0) {
            continue;
        }
        if (!first) {
            buffer_add_byte(out, ',');
        }
        first = false;
        write_text(out, frame->view.local_names[i]);
        buffer_add_byte(out, ':');
        write_local(state, frame->slots[i], out);
    }
    buffer_add_byte(out, '}');
}

static bool has_fast_locals(const StateFrame *frame) {
    for (int i = 0; i < frame->view.local_count; i++) {
        if (frame->slots[i].word != 0) {
            return true;
        }
    }
    return false;
}

/* "locals" are what f_locals holds: fast locals of a function, the namespace of a module or class
 * body. The latter's few fast locals are in "fast". */
static void write_locals(const TraceState *state, const StateFrame *frame, Buffer *out) {
    ADD(out, ",\"locals\":");
    if (frame->name_space == 0) {
        write_fast_locals(state, frame, out);
        return;
    }
    const StateObject *object = state_object(state, frame->name_space);
    SnapshotNames names = object == NULL ? (SnapshotNames){0} : snapshot_names(object);
    const Text *name;
    TraceValue value;
    const char *separator = "{";
    while (snapshot_names_next(state, &names, &name, &value)) {
        buffer_add_string(out, separator);
        separator = ",";
        json_write_string(out, name->data, name->size);
        buffer_add_byte(out, ':');
        write_value(state, value, out);
    }
    buffer_add_string(out, *separator == '{' ? "{}" : "}");
    if (has_fast_locals(frame)) {
        ADD(out, ",\"fast\":");
        write_fast_locals(state, frame, out);
    }
}

static void write_stack(const TraceState *state, const StateFrame *frame, Buffer *out) {
    ADD(out, ",\"stack\":[");
    for (int i = 0; i < frame->view.stack_depth; i++) {
        if (i != 0) {
            buffer_add_byte(out, ',');
        }
        write_value(state, frame->view.stack[i], out);
    }
    buffer_add_byte(out, ']');
}

static void write_exc(const TraceState *state, Buffer *out) {
    ADD(out, ",\"exc\":[");
    for (int i = state->exc_count - 1; i >= 0; i--) {
        const TraceExc *entry = &state->exc[i];
        if (entry->holder == 0) {
            ADD(out, "{\"holder\":\"thread\"");
        } else {
            ADD(out, "{\"holder\":\"generator\"");
            write_field_number(out, "generator", entry->holder);
        }
        write_field_value(state, "exception", entry->exception, out);
        buffer_add_string(out, i > 0 ? "}," : "}");
    }
    buffer_add_byte(out, ']');
}

/* ---- what changed besides the executing frame ---- */

static void write_frame_change(const TraceState *state, const StateFrame *frame, bool new,
                               Buffer *out) {
    ADD(out, "{\"number\":");
    write_integer(out, frame->view.number);
    if (new) {
        if (frame->code != NULL) {
            write_field_number(out, "code", frame->view.code->id);
        }
        write_field_number(out, "offset", frame->view.offset);
    }
    write_field_text(out, "owner", trace_owner_name(frame->view.owner));
    if (frame->view.generator != 0) {
        write_field_number(out, "generator", frame->view.generator);
    }
    if (frame->view.previous != 0) {
        write_field_number(out, "previous", frame->view.previous);
    }
    write_field_bool(out, "linked", frame->view.linked);
    if (new && frame->code != NULL) {
        if (frame->name_space != 0) {
            write_field_number(out, "namespace", frame->name_space);
        }
        write_locals(state, frame, out);
        write_stack(state, frame, out);
    }
    buffer_add_byte(out, '}');
}

static void write_changed_frames(const TraceState *state, Buffer *out) {
    const NumberList *new = &state->changes.new_frames;
    const NumberList *linked = &state->changes.linked_frames;
    bool first = true;
    for (int i = 0; i < new->count + linked->count; i++) {
        bool is_new = i < new->count;
        uint32_t number = is_new ? new->items[i] : linked->items[i - new->count];
        const StateFrame *frame = state_frame(state, number);
        if (frame != NULL) {
            buffer_add_string(out, first ? ",\"frames\":[" : ",");
            write_frame_change(state, frame, is_new, out);
            first = false;
        }
    }
    if (!first) {
        buffer_add_byte(out, ']');
    }
}

static void write_generator(const TraceState *state, const TraceGenerator *generator, Buffer *out) {
    ADD(out, "{\"number\":");
    write_integer(out, generator->number);
    write_field_text(out, "type", generator->kind);
    write_field_text(out, "name", generator->name);
    write_field_text(out, "qualname", generator->qualname);
    write_field_text(out, "state", trace_generator_state_name(generator->state));
    if (generator->frame != 0) {
        write_field_number(out, "frame", generator->frame);
        const StateFrame *frame = state_frame(state, generator->frame);
        if (frame != NULL) {
            write_field_number(out, "offset", frame->view.offset);
        }
    }
    if (generator->yield_from.word != 0) {
        write_field_value(state, "yield_from", generator->yield_from, out);
    }
    if (generator->exception.word != 0) {
        write_field_value(state, "exception", generator->exception, out);
    }
    buffer_add_byte(out, '}');
}

static void write_changed_generators(const TraceState *state, Buffer *out) {
    const NumberList *changed = &state->changes.generators;
    bool first = true;
    for (int i = 0; i < changed->count; i++) {
        const TraceGenerator *generator = state_generator(state, changed->items[i]);
        if (generator != NULL) {
            buffer_add_string(out, first ? ",\"generators\":[" : ",");
            write_generator(state, generator, out);
            first = false;
        }
    }
    if (!first) {
        buffer_add_byte(out, ']');
    }
}

static void write_numbers(const char *name, const NumberList *numbers, Buffer *out) {
    if (numbers->count == 0) {
        return;
    }
    ADD(out, ",\"");
    buffer_add_string(out, name);
    ADD(out, "\":[");
    for (int i = 0; i < numbers->count; i++) {
        if (i != 0) {
            buffer_add_byte(out, ',');
        }
        write_integer(out, numbers->items[i]);
    }
    buffer_add_byte(out, ']');
}

/* ---- events ---- */

static void write_position(const TraceEvent *event, Buffer *out) {
    if (event->code != NULL) {
        write_field_number(out, "code", event->code->id);
        write_field_number(out, "offset", event->offset);
    }
}

static void write_line(const TraceEvent *event, Buffer *out) {
    if (event->line >= 0) {
        write_field_number(out, "line", event->line);
    }
}

static void write_instruction(const TraceState *state, const TraceEvent *event, Buffer *out) {
    const StateFrame *frame = state->event.frame;
    write_position(event, out);
    write_field_text(out, "op", opcode_name(event->opcode));
    if (event->specialized >= 0) {
        write_field_text(out, "specialized", opcode_name(event->specialized));
    }
    if (event->arg >= 0) {
        write_field_number(out, "arg", event->arg);
    }
    write_line(event, out);
    write_stack(state, frame, out);
    write_locals(state, frame, out);
    write_exc(state, out);
}

static void write_transition(const TraceState *state, const TraceEvent *event, Buffer *out) {
    if (event->other != 0) {
        write_field_number(out, "other", event->other);
    }
    if (event->kind == EVENT_CREATE || event->kind == EVENT_OWN) {
        write_field_text(out, "owner_before", trace_owner_name(event->owner_before));
    }
    write_position(event, out);
    write_line(event, out);
    if (event->kind == EVENT_RESUME) {
        write_field_text(out, "means", trace_means_name(event->means));
    }
    if (event->value.word != 0) {
        write_field_value(state, "value", event->value, out);
    }
    if (event->exception.word != 0) {
        write_field_value(state, "exception", event->exception, out);
    }
    if (event->kind == EVENT_HANDLE) {
        write_field_number(out, "target", event->target);
        write_field_number(out, "depth", event->depth);
        write_field_bool(out, "lasti", event->lasti);
    }
    if (event->kind == EVENT_DESTROY) {
        write_field_bool(out, "closed", event->closed);
    }
    if (event->kind == EVENT_OUTPUT) {
        write_field_text(out, "stream", event->stream == 2 ? "stderr" : "stdout");
        ADD(out, ",\"text\":");
        json_write_string(out, event->text, event->text_size);
    }
    if (state->changes.exc) {
        write_exc(state, out);
    }
    if (state->top != event->frame) {
        write_field_number(out, "top", state->top);
    }
}

void json_write_event(const TraceState *state, Buffer *out) {
    TraceEvent event;
    view_event(state, &event);
    ADD(out, "{\"seq\":");
    write_integer(out, (int64_t)event.seq);
    write_field_text(out, "kind", trace_kind_name(event.kind));
    if (event.frame != 0) {
        write_field_number(out, "frame", event.frame);
        write_field_text(out, "owner", trace_owner_name(event.owner));
    }
    if (event.generator != 0) {
        write_field_number(out, "generator", event.generator);
    }
    if (event.kind == EVENT_INSTRUCTION) {
        write_instruction(state, &event, out);
    } else {
        write_transition(state, &event, out);
    }
    write_changed_frames(state, out);
    write_changed_generators(state, out);
    write_numbers("gone_frames", &state->changes.gone_frames, out);
    write_numbers("gone_generators", &state->changes.gone_generators, out);
    buffer_add_byte(out, '}');
}
