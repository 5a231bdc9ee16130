#include "tracer/formats/json_events.h"

#include "engine/bytecode/opcode.h"
#include "engine/unicode/unicode.h"
#include "tracer/snapshot.h"
#include "tracer/trace_view.h"

/* ---- values ---- */

/* Everything goes through here: short pieces, millions a second. The NUL that a Buffer ends with is
 * put there once an event. */
static inline void put(Buffer *out, const char *text, size_t size) {
    if (out->capacity - out->size <= size) {
        buffer_reserve(out, size);
    }
    memcpy(out->data + out->size, text, size);
    out->size += size;
}

static inline void put_byte(Buffer *out, char byte) {
    put(out, &byte, 1);
}

#define ADD(out, literal) put((out), (literal), sizeof(literal) - 1)

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
    put(out, at, (size_t)(digits + sizeof(digits) - at));
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

/* What stands at a byte of 0x80 or more, as JSON must have it: false for what is UTF-8 and stays,
 * else it is escaped. A lone surrogate (WTF-8) stands for itself, a byte that is no text for the
 * surrogate that Python makes of one in the name of a file. */
static bool is_escaped(const char *at, size_t left, unsigned *code_unit, size_t *length) {
    uint32_t character = unicode_decode(at, left, length);
    *code_unit = character < UNICODE_LIMIT ? character : 0xDC00u | (unsigned char)*at;
    return unicode_is_surrogate(*code_unit);
}

void json_write_string(Buffer *out, const char *text, size_t size) {
    buffer_add_byte(out, '"');
    size_t plain = 0; /* start of what needs no escape */
    size_t length;
    for (size_t i = 0; i < size; i += length) {
        unsigned code_unit = (unsigned char)text[i];
        length = 1;
        if (code_unit >= 0x80
                ? !is_escaped(text + i, size - i, &code_unit, &length)
                : code_unit >= 0x20 && code_unit != '"' && code_unit != '\\' && code_unit != 0x7F) {
            continue;
        }
        buffer_add(out, text + plain, i - plain);
        if (code_unit == '"' || code_unit == '\\') {
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, (char)code_unit);
        } else if (code_unit == '\n') {
            ADD(out, "\\n");
        } else {
            write_escape(out, code_unit);
        }
        plain = i + length;
    }
    buffer_add(out, text + plain, size - plain);
    buffer_add_byte(out, '"');
}

static void write_text(Buffer *out, const char *text) {
    json_write_string(out, text, strlen(text));
}

/* `name` is a literal with its comma, quotes and colon. */
#define FIELD(name) ",\"" name "\":"

static void put_field_number(Buffer *out, const char *field, size_t size, int64_t number) {
    put(out, field, size);
    write_integer(out, number);
}

/* For names that need no escape: those of opcodes, kinds, owners. */
static void put_field_name(Buffer *out, const char *field, size_t size, const char *name) {
    put(out, field, size);
    put_byte(out, '"');
    put(out, name, strlen(name));
    put_byte(out, '"');
}

static void put_field_text(Buffer *out, const char *field, size_t size, const char *text) {
    put(out, field, size);
    write_text(out, text);
}

#define write_field_number(out, name, number)                                                      \
    put_field_number((out), FIELD(name), sizeof(FIELD(name)) - 1, (number))
#define write_field_name(out, name, text)                                                          \
    put_field_name((out), FIELD(name), sizeof(FIELD(name)) - 1, (text))
#define write_field_text(out, name, text)                                                          \
    put_field_text((out), FIELD(name), sizeof(FIELD(name)) - 1, (text))
#define write_field_bool(out, name, truth)                                                         \
    ((truth) ? ADD((out), FIELD(name) "true") : ADD((out), FIELD(name) "false"))

/* ---- values and frames ---- */

/* What an event is made from and goes to. */
typedef struct EventWriter {
    const TraceState *state;
    JsonTexts *texts;
    Buffer *out;
    bool alone; /* what was written so far shows no object */
} EventWriter;

static TextSlot *slot_for(TextSlot *slots, int count, uint64_t key) {
    return &slots[key % (uint64_t)count];
}

/* Whether the slot's text was made for `key`, and nothing it shows has changed since `changed`. */
static bool is_good(const EventWriter *writer, const TextSlot *slot, uint64_t key,
                    uint64_t changed) {
    return slot->key == key && slot->clock >= changed &&
           (slot->alone || slot->clock >= writer->state->object_changed);
}

/* Keeps what was added to `out` behind `start`. */
static void keep(const EventWriter *writer, TextSlot *slot, uint64_t key, bool alone,
                 size_t start) {
    slot->key = key;
    slot->clock = writer->state->clock;
    slot->alone = alone;
    slot->text.size = 0;
    put(&slot->text, writer->out->data + start, writer->out->size - start);
}

static void put_kept(const EventWriter *writer, const TextSlot *slot) {
    put(writer->out, slot->text.data, slot->text.size);
}

/* Text made by the snapshots, with quotes. */
static void write_made(Buffer *made, Buffer *out) {
    json_write_string(out, made->data == NULL ? "" : made->data, made->size);
    buffer_clear(made);
}

static bool write_made_fields(const TraceState *state, TraceValue value, Buffer *out) {
    Buffer text = {0};
    ADD(out, "\"type\":");
    snapshot_type(state, value, &text);
    write_made(&text, out);
    ADD(out, ",\"repr\":");
    bool settled = snapshot_repr(state, value, &text);
    write_made(&text, out);
    buffer_done(&text);
    return settled;
}

static void write_object_fields(EventWriter *writer, TraceValue value) {
    uint32_t number = trace_value_object(value);
    const StateObject *object = state_object(writer->state, number);
    TextSlot *slot = slot_for(writer->texts->objects, OBJECT_SLOTS, number);
    writer->alone = false;
    if (object != NULL && is_good(writer, slot, number, object->version)) {
        put_kept(writer, slot);
        return;
    }
    size_t start = writer->out->size;
    bool settled = write_made_fields(writer->state, value, writer->out);
    write_field_number(writer->out, "object", number);
    if (object != NULL && settled) {
        keep(writer, slot, number, snapshot_is_alone(object), start);
    }
}

/* Inside an object: "type":...,"repr":...,"object":... */
static void write_value_fields(EventWriter *writer, TraceValue value) {
    Buffer *out = writer->out;
    if (value.word & 1) {
        ADD(out, "\"type\":\"int\",\"repr\":\"");
        write_integer(out, (int64_t)value.word >> 1);
        put_byte(out, '"');
    } else if (trace_value_object(value) != 0) {
        write_object_fields(writer, value);
    } else {
        write_made_fields(writer->state, value, out);
    }
}

static void write_value(EventWriter *writer, TraceValue value) {
    if (value.word == 0) {
        ADD(writer->out, "null");
        return;
    }
    put_byte(writer->out, '{');
    write_value_fields(writer, value);
    put_byte(writer->out, '}');
}

#define write_field_value(writer, name, value)                                                     \
    (ADD((writer)->out, FIELD(name)), write_value((writer), (value)))

/* A local variable; a cell is shown by what it holds, beside its own number. */
static void write_local(EventWriter *writer, TraceValue value) {
    const StateObject *object = state_object(writer->state, trace_value_object(value));
    TraceValue content;
    if (object == NULL || !snapshot_cell_content(object, &content)) {
        write_value(writer, value);
        return;
    }
    writer->alone = false;
    ADD(writer->out, "{\"cell\":");
    write_integer(writer->out, object->number);
    if (content.word != 0) {
        put_byte(writer->out, ',');
        write_value_fields(writer, content);
    }
    put_byte(writer->out, '}');
}

static void write_fast_locals(EventWriter *writer, const StateFrame *frame) {
    bool first = true;
    put_byte(writer->out, '{');
    for (int i = 0; i < frame->view.local_count; i++) {
        if (frame->slots[i].word == 0) {
            continue;
        }
        if (!first) {
            put_byte(writer->out, ',');
        }
        first = false;
        write_text(writer->out, frame->view.local_names[i]);
        put_byte(writer->out, ':');
        write_local(writer, frame->slots[i]);
    }
    put_byte(writer->out, '}');
}

static bool has_fast_locals(const StateFrame *frame) {
    for (int i = 0; i < frame->view.local_count; i++) {
        if (frame->slots[i].word != 0) {
            return true;
        }
    }
    return false;
}

static void write_namespace(EventWriter *writer, const StateFrame *frame,
                            const StateObject *object) {
    SnapshotNames names = object == NULL ? (SnapshotNames){0} : snapshot_names(object);
    const Text *name;
    TraceValue value;
    bool first = true;
    put_byte(writer->out, '{');
    while (snapshot_names_next(writer->state, &names, &name, &value)) {
        if (!first) {
            put_byte(writer->out, ',');
        }
        first = false;
        json_write_string(writer->out, name->data, name->size);
        put_byte(writer->out, ':');
        write_value(writer, value);
    }
    put_byte(writer->out, '}');
    if (has_fast_locals(frame)) {
        ADD(writer->out, FIELD("fast"));
        write_fast_locals(writer, frame);
    }
}

/* "locals" are what f_locals holds: fast locals of a function, the namespace of a module or class
 * body. The latter's few fast locals are in "fast". */
static void write_locals(EventWriter *writer, const StateFrame *frame) {
    const StateObject *object = state_object(writer->state, frame->name_space);
    TextSlot *slot = slot_for(writer->texts->locals, LOCALS_SLOTS, frame->view.number);
    uint64_t changed = frame->locals_changed;
    if (object != NULL && object->version > changed) {
        changed = object->version;
    }
    ADD(writer->out, FIELD("locals"));
    if (is_good(writer, slot, frame->view.number, changed)) {
        put_kept(writer, slot);
        return;
    }
    size_t start = writer->out->size;
    writer->alone = true;
    if (frame->name_space == 0) {
        write_fast_locals(writer, frame);
    } else {
        write_namespace(writer, frame, object);
    }
    keep(writer, slot, frame->view.number, writer->alone, start);
}

static void write_stack(EventWriter *writer, const StateFrame *frame) {
    ADD(writer->out, FIELD("stack") "[");
    for (int i = 0; i < frame->view.stack_depth; i++) {
        if (i != 0) {
            put_byte(writer->out, ',');
        }
        write_value(writer, frame->view.stack[i]);
    }
    put_byte(writer->out, ']');
}

static void write_exc(EventWriter *writer) {
    const TraceState *state = writer->state;
    Buffer *out = writer->out;
    TextSlot *slot = &writer->texts->exc;
    if (is_good(writer, slot, 1, state->exc_changed)) {
        put_kept(writer, slot);
        return;
    }
    size_t start = out->size;
    writer->alone = true;
    ADD(out, FIELD("exc") "[");
    for (int i = state->exc_count - 1; i >= 0; i--) {
        const TraceExc *entry = &state->exc[i];
        if (entry->holder == 0) {
            ADD(out, "{\"holder\":\"thread\"");
        } else {
            ADD(out, "{\"holder\":\"generator\"");
            write_field_number(out, "generator", entry->holder);
        }
        write_field_value(writer, "exception", entry->exception);
        put_byte(out, '}');
        if (i > 0) {
            put_byte(out, ',');
        }
    }
    put_byte(out, ']');
    keep(writer, slot, 1, writer->alone, start);
}

/* ---- what changed besides the executing frame ---- */

static void write_frame_change(EventWriter *writer, const StateFrame *frame, bool new) {
    Buffer *out = writer->out;
    ADD(out, "{\"number\":");
    write_integer(out, frame->view.number);
    if (new) {
        if (frame->code != NULL) {
            write_field_number(out, "code", frame->view.code->id);
        }
        write_field_number(out, "offset", frame->view.offset);
    }
    write_field_name(out, "owner", trace_owner_name(frame->view.owner));
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
        write_locals(writer, frame);
        write_stack(writer, frame);
    }
    put_byte(out, '}');
}

/* The first of a list has its field's name before it. */
static void begin_item(Buffer *out, bool *first, const char *field, size_t size) {
    if (*first) {
        put(out, field, size);
    } else {
        put_byte(out, ',');
    }
    *first = false;
}

static void write_changed_frames(EventWriter *writer) {
    const TraceState *state = writer->state;
    const NumberList *new = &state->changes.new_frames;
    const NumberList *linked = &state->changes.linked_frames;
    bool first = true;
    for (int i = 0; i < new->count + linked->count; i++) {
        bool is_new = i < new->count;
        uint32_t number = is_new ? new->items[i] : linked->items[i - new->count];
        const StateFrame *frame = state_frame(state, number);
        if (frame != NULL) {
            begin_item(writer->out, &first, FIELD("frames") "[", sizeof(FIELD("frames") "[") - 1);
            write_frame_change(writer, frame, is_new);
        }
    }
    if (!first) {
        put_byte(writer->out, ']');
    }
}

static void write_generator(EventWriter *writer, const TraceGenerator *generator) {
    const TraceState *state = writer->state;
    Buffer *out = writer->out;
    ADD(out, "{\"number\":");
    write_integer(out, generator->number);
    write_field_name(out, "type", generator->kind);
    write_field_text(out, "name", generator->name);
    write_field_text(out, "qualname", generator->qualname);
    write_field_name(out, "state", trace_generator_state_name(generator->state));
    if (generator->frame != 0) {
        write_field_number(out, "frame", generator->frame);
        if (state_frame(state, generator->frame) != NULL) {
            write_field_number(out, "offset", state_generator_offset(state, generator));
        }
    }
    if (generator->yield_from.word != 0) {
        write_field_value(writer, "yield_from", generator->yield_from);
    }
    if (generator->exception.word != 0) {
        write_field_value(writer, "exception", generator->exception);
    }
    put_byte(out, '}');
}

static void write_changed_generators(EventWriter *writer) {
    const TraceState *state = writer->state;
    const NumberList *changed = &state->changes.generators;
    bool first = true;
    for (int i = 0; i < changed->count; i++) {
        const TraceGenerator *generator = state_generator(state, changed->items[i]);
        if (generator != NULL) {
            begin_item(writer->out, &first, FIELD("generators") "[",
                       sizeof(FIELD("generators") "[") - 1);
            write_generator(writer, generator);
        }
    }
    if (!first) {
        put_byte(writer->out, ']');
    }
}

static void write_numbers(const char *field, size_t size, const NumberList *numbers, Buffer *out) {
    if (numbers->count == 0) {
        return;
    }
    put(out, field, size);
    for (int i = 0; i < numbers->count; i++) {
        if (i != 0) {
            put_byte(out, ',');
        }
        write_integer(out, numbers->items[i]);
    }
    put_byte(out, ']');
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

/* Where an instruction stands and what it is: the same each time it comes by. */
static void write_instruction_position(EventWriter *writer, const StateFrame *frame) {
    Buffer *out = writer->out;
    int unit = frame->view.offset / 2;
    uint8_t opcode = state_opcodes(writer->state, frame->code)[unit];
    uint64_t key = ((uint64_t)frame->code->index + 1) << 32 | (uint64_t)unit << 8 | opcode;
    TextSlot *slot = slot_for(writer->texts->positions, POSITION_SLOTS, key >> 8);
    if (slot->key == key) {
        put_kept(writer, slot);
        return;
    }
    TraceEvent event;
    view_event(writer->state, &event);
    size_t start = out->size;
    write_position(&event, out);
    write_field_name(out, "op", opcode_name(event.opcode));
    if (event.specialized >= 0) {
        write_field_name(out, "specialized", opcode_name(event.specialized));
    }
    if (event.arg >= 0) {
        write_field_number(out, "arg", event.arg);
    }
    write_line(&event, out);
    keep(writer, slot, key, true, start);
}

static void write_instruction(EventWriter *writer) {
    const TraceState *state = writer->state;
    const StateFrame *frame = state->event.frame;
    Buffer *out = writer->out;
    ADD(out, FIELD("kind") "\"instruction\"" FIELD("frame"));
    write_integer(out, frame->view.number);
    write_field_name(out, "owner", trace_owner_name(frame->view.owner));
    if (frame->view.generator != 0) {
        write_field_number(out, "generator", frame->view.generator);
    }
    write_instruction_position(writer, frame);
    write_stack(writer, frame);
    write_locals(writer, frame);
    write_exc(writer);
}

static void write_transition(EventWriter *writer) {
    const TraceState *state = writer->state;
    Buffer *out = writer->out;
    TraceEvent view;
    const TraceEvent *event = &view;
    view_event(state, &view);
    write_field_name(out, "kind", trace_kind_name(event->kind));
    if (event->frame != 0) {
        write_field_number(out, "frame", event->frame);
        write_field_name(out, "owner", trace_owner_name(event->owner));
    }
    if (event->generator != 0) {
        write_field_number(out, "generator", event->generator);
    }
    if (event->other != 0) {
        write_field_number(out, "other", event->other);
    }
    if (event->kind == EVENT_CREATE || event->kind == EVENT_OWN) {
        write_field_name(out, "owner_before", trace_owner_name(event->owner_before));
    }
    write_position(event, out);
    write_line(event, out);
    if (event->kind == EVENT_RESUME) {
        write_field_name(out, "means", trace_means_name(event->means));
    }
    if (event->value.word != 0) {
        write_field_value(writer, "value", event->value);
    }
    if (event->exception.word != 0) {
        write_field_value(writer, "exception", event->exception);
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
        write_field_name(out, "stream", event->stream == 2 ? "stderr" : "stdout");
        ADD(out, ",\"text\":");
        json_write_string(out, event->text, event->text_size);
    }
    if (state->changes.exc) {
        write_exc(writer);
    }
    if (state->top != event->frame) {
        write_field_number(out, "top", state->top);
    }
}

#define write_field_numbers(out, name, numbers)                                                    \
    write_numbers(FIELD(name) "[", sizeof(FIELD(name) "[") - 1, (numbers), (out))

void json_write_event(const TraceState *state, JsonTexts *texts, Buffer *out) {
    EventWriter writer = {.state = state, .texts = texts, .out = out};
    uint64_t index = state->next_index - 1;
    ADD(out, "{\"seq\":");
    write_integer(out, (int64_t)(state->trace->seqs == NULL ? index : state->trace->seqs[index]));
    if (state->event.kind == EVENT_INSTRUCTION) {
        write_instruction(&writer);
    } else {
        write_transition(&writer);
    }
    write_changed_frames(&writer);
    write_changed_generators(&writer);
    write_field_numbers(out, "gone_frames", &state->changes.gone_frames);
    write_field_numbers(out, "gone_generators", &state->changes.gone_generators);
    put_byte(out, '}');
    out->data[out->size] = '\0';
}
