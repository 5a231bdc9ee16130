/* Values, frames and events of a JSON trace: what they say is written to the log as a recorder
 * would write it. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "tracer/formats/json_reader.h"
#include "tracer/snapshot.h"

/* ---- values ---- */

static const char *const immediate_types[] = {"NoneType", "bool", "bool", "ellipsis",
                                              "NotImplementedType"};
static const char *const immediate_reprs[] = {"None", "False", "True", "Ellipsis",
                                              "NotImplemented"};

/* The int a repr spells, if the engine would keep it in the word itself. */
static bool parse_small_int(const char *repr, TraceValue *value) {
    char *end;
    errno = 0;
    long long number = strtoll(repr, &end, 10);
    if (*repr == '\0' || *end != '\0' || errno != 0 || number > INT64_MAX >> 1 ||
        number < INT64_MIN >> 1) {
        return false;
    }
    *value = (TraceValue){(uint64_t)number << 1 | 1};
    return true;
}

static TraceValue read_immediate(JsonReader *reader, const char *type, const char *repr) {
    TraceValue value = TRACE_NO_VALUE;
    if (strcmp(type, "int") == 0 && parse_small_int(repr, &value)) {
        return value;
    }
    for (uint64_t i = 0; i < sizeof(immediate_types) / sizeof(*immediate_types); i++) {
        if (strcmp(type, immediate_types[i]) == 0 && strcmp(repr, immediate_reprs[i]) == 0) {
            return (TraceValue){i << 3 | 2};
        }
    }
    reader_complain(reader, "object",
                    "missing: only small ints, bools, None and the like have none");
    return value;
}

static uint32_t type_number(JsonReader *reader, const char *type) {
    return trace_name_number(reader->trace, type, strlen(type));
}

static void put_type(Buffer *payload, SnapshotKind kind, uint32_t type) {
    uint8_t *at = (uint8_t *)buffer_reserve(payload, 1 + LOG_NUMBER_MAX);
    const uint8_t *start = at;
    *at++ = (uint8_t)kind;
    at = log_put_number(at, type);
    payload->size += (size_t)(at - start);
}

static void put_word(Buffer *payload, TraceValue value) {
    uint8_t *at = (uint8_t *)buffer_reserve(payload, LOG_WORD_MAX);
    payload->size += (size_t)(log_put_word(at, value) - at);
}

static void set_object(JsonReader *reader, uint32_t number, Buffer *payload) {
    writer_object(&reader->writer, number, (const uint8_t *)payload->data, payload->size);
    reader_forget_object(reader, number);
    buffer_done(payload);
}

/* Whether the object is a cell or a namespace, as the locals of some frame tell it, and looks just
 * so: then more is known of it than its text. */
static bool is_known_better(JsonReader *reader, uint32_t number, const char *repr) {
    const TraceState *state = &reader->writer.state;
    const StateObject *known = state_object(state, number);
    if (known == NULL ||
        (known->payload[0] != SNAPSHOT_CELL && known->payload[0] != SNAPSHOT_NAMESPACE)) {
        return false;
    }
    Buffer text = {0};
    snapshot_repr(state, (TraceValue){(uint64_t)number << 3}, &text);
    bool same = text.size == strlen(repr) && memcmp(text.data, repr, text.size) == 0;
    buffer_done(&text);
    if (!same) {
        memset(reader->frame_texts, 0, sizeof(reader->frame_texts)); /* locals may show it */
    }
    return same;
}

uint32_t reader_namespace_type(JsonReader *reader, uint32_t number) {
    const StateObject *known = state_object(&reader->writer.state, number);
    if (known == NULL) {
        return type_number(reader, "dict");
    }
    const uint8_t *at = known->payload + 1;
    return (uint32_t)log_get_number(&at);
}

/* A namespace that was taken for a dict shows its type as a value only. */
static void set_type(JsonReader *reader, uint32_t number, uint32_t type) {
    const StateObject *known = state_object(&reader->writer.state, number);
    const uint8_t *rest = known->payload + 1;
    if (log_get_number(&rest) == type) {
        return;
    }
    Buffer payload = {0};
    put_type(&payload, (SnapshotKind)known->payload[0], type);
    buffer_add(&payload, (const char *)rest, known->size - (size_t)(rest - known->payload));
    set_object(reader, number, &payload);
}

/* {"type", "repr", "object"} */
static TraceValue read_plain_value(JsonReader *reader, const JsonItem *item) {
    const char *type = reader_need_text(reader, item, "type");
    const char *repr = reader_need_text(reader, item, "repr");
    uint32_t object = reader_number_or_none(reader, item, "object");
    if (reader_failed(reader)) {
        return TRACE_NO_VALUE;
    }
    if (object == 0) {
        return read_immediate(reader, type, repr);
    }
    if (is_known_better(reader, object, repr)) {
        set_type(reader, object, type_number(reader, type));
        return (TraceValue){(uint64_t)object << 3};
    }
    Buffer payload = {0};
    put_type(&payload, SNAPSHOT_KIND_TEXT, type_number(reader, type));
    buffer_add_string(&payload, repr);
    set_object(reader, object, &payload);
    return (TraceValue){(uint64_t)object << 3};
}

TraceValue reader_value(JsonReader *reader, const JsonItem *item) {
    if (json_is_null(item)) {
        return TRACE_NO_VALUE;
    }
    if (!json_is_object(item)) {
        reader_complain(reader, NULL, "expected a value");
        return TRACE_NO_VALUE;
    }
    if (json_find(item, "cell") == NULL) {
        return read_plain_value(reader, item);
    }
    uint32_t cell = reader_number_or_none(reader, item, "cell");
    TraceValue content = TRACE_NO_VALUE;
    if (json_find(item, "type") != NULL) {
        content = read_plain_value(reader, item);
    }
    if (!reader_failed(reader)) {
        Buffer payload = {0};
        put_type(&payload, SNAPSHOT_CELL, type_number(reader, "cell"));
        put_word(&payload, content);
        set_object(reader, cell, &payload);
    }
    return (TraceValue){(uint64_t)cell << 3};
}

static TraceValue value_or_none(JsonReader *reader, const JsonItem *object, const char *name) {
    const JsonItem *item = json_find(object, name);
    if (item == NULL) {
        return TRACE_NO_VALUE;
    }
    size_t before = reader_enter(reader, name, -1);
    TraceValue value = reader_value(reader, item);
    reader_leave(reader, before);
    return value;
}

/* ---- frames ---- */

/* "locals" or "fast" into slots by name; entries for names the code does not have are refused. */
static void read_fast_locals(JsonReader *reader, const JsonItem *object, const char *field,
                             const TraceCodeEntry *code, TraceValue *slots) {
    for (int i = 0; i < code->view.local_count; i++) {
        slots[i] = TRACE_NO_VALUE;
    }
    const JsonItem *locals = json_find(object, field);
    if (locals == NULL) {
        return;
    }
    if (!json_is_object(locals)) {
        reader_complain(reader, field, "expected an object");
        return;
    }
    size_t before = reader_enter(reader, field, -1);
    int index = 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, locals) {
        /* They come in the code's order: go on from the last one found. */
        int tried = 0;
        while (tried < code->view.local_count &&
               strcmp(code->view.local_names[index], json_key(item)) != 0) {
            index = (index + 1) % code->view.local_count;
            tried++;
        }
        if (tried == code->view.local_count) {
            reader_complain(reader, json_key(item), "the code object has no such local");
            break;
        }
        size_t inner = reader_enter(reader, json_key(item), -1);
        slots[index] = reader_value(reader, item);
        reader_leave(reader, inner);
    }
    reader_leave(reader, before);
}

/* "locals" of a module or class body: the snapshot of its namespace. */
static void read_namespace(JsonReader *reader, const JsonItem *object, uint32_t number) {
    const JsonItem *locals = json_find(object, "locals");
    if (!json_is_object(locals)) {
        reader_complain(reader, "locals", locals == NULL ? "missing" : "expected an object");
        return;
    }
    size_t before = reader_enter(reader, "locals", -1);
    Buffer payload = {0};
    put_type(&payload, SNAPSHOT_NAMESPACE, reader_namespace_type(reader, number));
    uint32_t count = 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, locals) {
        size_t inner = reader_enter(reader, json_key(item), -1);
        TraceValue value = reader_value(reader, item);
        reader_leave(reader, inner);
        uint8_t *at = (uint8_t *)buffer_reserve(&payload, LOG_NUMBER_MAX);
        uint32_t name = trace_name_number(reader->trace, json_key(item), strlen(json_key(item)));
        payload.size += (size_t)(log_put_number(at, name) - at);
        put_word(&payload, value);
        count++;
    }
    snapshot_put_length(&payload, count);
    reader_leave(reader, before);
    if (reader_failed(reader)) {
        buffer_done(&payload);
    } else {
        set_object(reader, number, &payload);
    }
}

static int read_stack(JsonReader *reader, const JsonItem *array, TraceValue *stack) {
    int depth = 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, array) {
        size_t before = reader_enter(reader, "stack", depth);
        stack[depth++] = reader_value(reader, item);
        reader_leave(reader, before);
    }
    return depth;
}

static const TraceCodeEntry *need_code(JsonReader *reader, const JsonItem *item) {
    uint32_t id = (uint32_t)reader_need_number(reader, item, "code", 0, UINT32_MAX);
    const TraceCodeEntry *code = reader_failed(reader) ? NULL : trace_find_code(reader->trace, id);
    if (code == NULL) {
        reader_complain(reader, "code", "no such code object");
    }
    return code;
}

static int need_offset(JsonReader *reader, const JsonItem *item, const TraceCodeEntry *code) {
    int offset = reader_need_int(reader, item, "offset", -1, code->unit_count * 2 - 1);
    if (!reader_failed(reader) && offset >= 0 && code->by_unit[offset / 2] < 0) {
        reader_complain(reader, "offset", "no instruction starts there");
    }
    return offset;
}

/* A frame that the state does not have yet: from a "frames" entry or, where those were left out,
 * from the event itself. */
static StateFrame *add_frame(JsonReader *reader, const JsonItem *item, uint32_t number,
                             const TraceCodeEntry *code) {
    TraceState *state = &reader->writer.state;
    StateFrame *frame = state_add_frame(state, number, code);
    frame->view.owner = (TraceOwner)reader_need_name(reader, item, "owner", trace_owner_from_name);
    frame->view.generator = reader_number_or_none(reader, item, "generator");
    frame->view.previous = reader_number_or_none(reader, item, "previous");
    frame->view.linked =
        json_find(item, "linked") == NULL || reader_bool_or_false(reader, item, "linked");
    if (code != NULL && code->has_namespace) {
        frame->name_space = reader_number_or_none(reader, item, "namespace");
        if (frame->name_space == 0) {
            frame->name_space = reader->next_hidden--;
        }
    }
    return frame;
}

static void read_new_frame(JsonReader *reader, const JsonItem *item, uint32_t number) {
    const TraceCodeEntry *code = json_find(item, "code") == NULL ? NULL : need_code(reader, item);
    if (reader_failed(reader)) {
        return;
    }
    reader_forget_frame(reader, number);
    StateFrame *frame = add_frame(reader, item, number, code);
    if (code != NULL) {
        frame->view.offset = need_offset(reader, item, code);
        const JsonItem *stack = reader_need_array(reader, item, "stack");
        if (reader_failed(reader)) {
            return;
        }
        frame = state_reserve_stack(&reader->writer.state, frame, json_size(stack));
        bool module = frame->name_space != 0;
        frame->view.stack_depth = read_stack(reader, stack, frame->slots + frame->view.local_count);
        read_fast_locals(reader, item, module ? "fast" : "locals", code, frame->slots);
        if (module) {
            read_namespace(reader, item, frame->name_space);
        }
    }
    writer_frame(&reader->writer, frame);
}

/* The frame of that number; if no event has brought it along, one of which nothing is known. */
static StateFrame *frame_or_untold(JsonReader *reader, uint32_t number) {
    TraceWriter *writer = &reader->writer;
    StateFrame *frame = state_frame(&writer->state, number);
    if (frame == NULL) {
        frame = state_add_frame(&writer->state, number, NULL);
        writer_untold(writer);
        writer_frame(writer, frame);
    }
    return frame;
}

static void read_frames(JsonReader *reader, const JsonItem *array) {
    int index = 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, array) {
        size_t before = reader_enter(reader, "frames", index++);
        uint32_t number = (uint32_t)reader_need_number(reader, item, "number", 1, UINT32_MAX);
        if (json_find(item, "offset") != NULL) {
            read_new_frame(reader, item, number);
        } else {
            writer_tell_link(
                &reader->writer, frame_or_untold(reader, number),
                (TraceOwner)reader_need_name(reader, item, "owner", trace_owner_from_name),
                reader_number_or_none(reader, item, "generator"),
                reader_number_or_none(reader, item, "previous"),
                reader_bool_or_false(reader, item, "linked"));
        }
        reader_leave(reader, before);
    }
}

static const char *kept_name(JsonReader *reader, const char *name) {
    return trace_name(reader->trace, trace_name_number(reader->trace, name, strlen(name)))->data;
}

static void read_generators(JsonReader *reader, const JsonItem *array) {
    int index = 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, array) {
        size_t before = reader_enter(reader, "generators", index++);
        TraceGenerator generator = {
            .number = (uint32_t)reader_need_number(reader, item, "number", 1, UINT32_MAX),
            .kind = kept_name(reader, reader_need_text(reader, item, "type")),
            .name = kept_name(reader, reader_need_text(reader, item, "name")),
            .qualname = kept_name(reader, reader_need_text(reader, item, "qualname")),
            .state = (TraceGeneratorState)reader_need_name(reader, item, "state",
                                                           trace_generator_state_from_name),
            .frame = reader_number_or_none(reader, item, "frame"),
            .yield_from = value_or_none(reader, item, "yield_from"),
            .exception = value_or_none(reader, item, "exception"),
        };
        if (!reader_failed(reader)) {
            writer_generator(&reader->writer, &generator);
        }
        reader_leave(reader, before);
    }
}

/* Where a frame must stand for its generator to be at `offset` (state_generator_offset); -1, too,
 * when it can be nowhere. */
static int place_for(const TraceGenerator *generator, const TraceCodeEntry *code, int offset) {
    bool executing = generator->state == TRACE_GEN_EXECUTING;
    for (int unit = 0; unit < code->unit_count; unit++) {
        int next = unit + code->lengths[unit];
        if (next != unit && 2 * (executing ? unit : next) == offset) {
            return 2 * unit;
        }
    }
    return -1;
}

/* Where a generator goes on, its frame tells; the event that brought the frame there may have been
 * left out. `moving`: the frame whose instruction the event is, which brings it there; 0: none. */
static void place_generator(JsonReader *reader, const JsonItem *item, uint32_t moving) {
    TraceState *state = &reader->writer.state;
    TraceWriter *writer = &reader->writer;
    const TraceGenerator *generator =
        state_generator(state, reader_number_or_none(reader, item, "number"));
    if (generator == NULL || generator->frame == 0 || generator->frame == moving) {
        return;
    }
    StateFrame *frame = state_frame(state, generator->frame);
    bool has_offset = json_find(item, "offset") != NULL;
    int offset = reader_int_or(reader, item, "offset", -1, INT_MAX, -1);
    if (!has_offset && frame != NULL) {
        writer_untold(writer);
        writer_tell_drop_frame(writer, generator->frame);
    }
    if (!has_offset || (frame != NULL && state_generator_offset(state, generator) == offset)) {
        return;
    }
    bool is_code = frame != NULL && frame->code != NULL;
    int place = is_code ? place_for(generator, frame->code, offset) : offset;
    if (frame == NULL || (place < 0 && offset >= 0)) {
        reader_forget_frame(reader, generator->frame);
        frame = state_add_frame(state, generator->frame, NULL);
        frame->view.owner = TRACE_OWNER_GENERATOR;
        frame->view.generator = generator->number;
        place = offset;
    }
    frame->view.offset = place;
    writer_untold(writer);
    writer_frame(writer, frame);
    if (state->current == frame) {
        state->current = NULL; /* as it is for who reads the record */
    }
}

static void place_generators(JsonReader *reader, const JsonItem *event, TraceEventKind kind) {
    uint32_t moving = kind == EVENT_INSTRUCTION ? reader_number_or_none(reader, event, "frame") : 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, reader_array_or_none(reader, event, "generators")) {
        place_generator(reader, item, moving);
    }
}

/* Numbers of frames or generators that are gone. */
static void read_gone(JsonReader *reader, const JsonItem *event, const char *name,
                      void (*drop)(TraceWriter *writer, uint32_t number)) {
    const JsonItem *item;
    JSON_FOR_EACH(item, reader_array_or_none(reader, event, name)) {
        if (!json_is_number(item) || json_number(item) < 1 || json_number(item) > UINT32_MAX) {
            reader_complain(reader, name, "expected numbers");
            return;
        }
        drop(&reader->writer, (uint32_t)json_number(item));
    }
}

static void read_exc(JsonReader *reader, const JsonItem *event, Piece piece,
                     void (*write)(TraceWriter *writer, const TraceExc *entries, int count)) {
    const JsonItem *array = reader_array_or_none(reader, event, "exc");
    if (array == NULL) {
        return;
    }
    reader->exc_text = piece_field(piece, "\"exc\"");
    int count = json_size(array);
    TraceExc *entries = memory_alloc_zeroed((size_t)count, sizeof(TraceExc));
    int index = 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, array) {
        size_t before = reader_enter(reader, "exc", index);
        TraceExc *entry = &entries[count - 1 - index++]; /* the file has the innermost first */
        entry->holder = reader_number_or_none(reader, item, "generator");
        entry->exception = value_or_none(reader, item, "exception");
        reader_leave(reader, before);
    }
    if (!reader_failed(reader)) {
        write(&reader->writer, entries, count);
    }
    memory_free(entries);
}

/* ---- events ---- */

/* The one opcode that may stand at a place besides the compiled one. */
static int read_specialized(JsonReader *reader, const JsonItem *event, const TraceCodeEntry *code,
                            int unit) {
    int opcode = code->opcodes[unit];
    if (json_find(event, "specialized") != NULL) {
        opcode = reader_need_name(reader, event, "specialized", opcode_from_name);
        if (opcode >= OPCODE_COUNT || opcode_base(opcode) != code->opcodes[unit]) {
            reader_complain(reader, "specialized", "not a form of this instruction");
        }
    }
    return opcode;
}

/* Puts the locals that differ from those of the frame into `indexes` and `changed`. */
static int changed_locals(const StateFrame *frame, const TraceValue *slots, int *indexes,
                          TraceValue *changed) {
    int count = 0;
    for (int i = 0; i < frame->view.local_count; i++) {
        if (!trace_value_equal(slots[i], frame->slots[i])) {
            indexes[count] = i;
            changed[count++] = slots[i];
        }
    }
    return count;
}

void reader_apply_instruction(JsonReader *reader, StateFrame *frame, int unit, int opcode,
                              const TraceValue *values, int depth, const TraceValue *slots) {
    enum { FEW = 32 };
    TraceWriter *writer = &reader->writer;
    const TraceCodeEntry *code = frame->code;
    frame = state_reserve_stack(&writer->state, frame, depth);
    writer_switch(writer, frame);
    if (state_opcodes(&writer->state, code)[unit] != opcode) {
        writer_opcode(writer, code, unit, (uint8_t)opcode);
    }
    int few_indexes[FEW];
    TraceValue few_values[FEW];
    size_t count = (size_t)code->view.local_count;
    bool many = slots != NULL && count > FEW;
    int *indexes = many ? memory_alloc_zeroed(count, sizeof(int)) : few_indexes;
    TraceValue *changed = many ? memory_alloc_zeroed(count, sizeof(TraceValue)) : few_values;
    int changes = slots == NULL ? 0 : changed_locals(frame, slots, indexes, changed);
    int kept = 0;
    while (kept < depth && kept < frame->view.stack_depth &&
           trace_value_equal(values[kept], frame->view.stack[kept])) {
        kept++;
    }
    writer_instruction(writer, unit, kept, values + kept, depth - kept, indexes, changed, changes);
    if (many) {
        memory_free(indexes);
        memory_free(changed);
    }
}

static void read_instruction_event(JsonReader *reader, const JsonItem *event, Piece piece) {
    TraceWriter *writer = &reader->writer;
    uint32_t number = (uint32_t)reader_need_number(reader, event, "frame", 1, UINT32_MAX);
    const TraceCodeEntry *code = need_code(reader, event);
    const JsonItem *stack = reader_need_array(reader, event, "stack");
    if (reader_failed(reader)) {
        return;
    }
    TraceOwner owner = (TraceOwner)reader_need_name(reader, event, "owner", trace_owner_from_name);
    uint32_t generator = reader_number_or_none(reader, event, "generator");
    int offset = need_offset(reader, event, code);
    int opcode = reader_need_name(reader, event, "op", opcode_from_name);
    if (!reader_failed(reader) && (offset < 0 || code->opcodes[offset / 2] != opcode)) {
        reader_complain(reader, "op", "not the instruction at this offset");
    }
    if (reader_failed(reader)) {
        return;
    }
    StateFrame *frame = state_frame(&writer->state, number);
    if (frame == NULL || frame->code != code) {
        frame = add_frame(reader, event, number, code);
        writer_untold(writer);
        writer_frame(writer, frame);
    } else if (frame->view.owner != owner || frame->view.generator != generator) {
        writer_untold(writer);
        writer_tell_link(writer, frame, owner, generator, frame->view.previous, true);
    }
    reader_forget_frame(reader, number);
    int depth = json_size(stack);
    opcode = read_specialized(reader, event, code, offset / 2);
    size_t local_count = (size_t)code->view.local_count;
    TraceValue *slots = memory_alloc_zeroed(local_count + (size_t)depth, sizeof(TraceValue));
    TraceValue *values = slots + local_count;
    bool module = frame->name_space != 0;
    read_stack(reader, stack, values);
    read_fast_locals(reader, event, module ? "fast" : "locals", code, slots);
    if (module) {
        read_namespace(reader, event, frame->name_space);
    }
    read_exc(reader, event, piece, writer_exc);
    if (!reader_failed(reader)) {
        reader_apply_instruction(reader, frame, offset / 2, opcode, values, depth, slots);
    }
    memory_free(slots);
}

static void read_transition_event(JsonReader *reader, TraceEventKind kind, const JsonItem *event,
                                  Piece piece, const char *text, size_t text_size) {
    StateEvent to = {.kind = kind};
    to.frame_number = reader_number_or_none(reader, event, "frame");
    to.other = reader_number_or_none(reader, event, "other");
    to.generator = reader_number_or_none(reader, event, "generator");
    if (to.frame_number != 0) {
        to.owner = (TraceOwner)reader_need_name(reader, event, "owner", trace_owner_from_name);
    }
    if (json_find(event, "owner_before") != NULL) {
        to.owner_before =
            (TraceOwner)reader_need_name(reader, event, "owner_before", trace_owner_from_name);
    }
    if (json_find(event, "code") != NULL) {
        to.code = need_code(reader, event);
        if (to.code != NULL) {
            to.offset = need_offset(reader, event, to.code);
        }
    }
    to.value = value_or_none(reader, event, "value");
    to.exception = value_or_none(reader, event, "exception");
    if (kind == EVENT_RESUME) {
        to.means = (TraceMeans)reader_need_name(reader, event, "means", trace_means_from_name);
    }
    if (kind == EVENT_HANDLE) {
        to.target = reader_need_int(reader, event, "target", 0, INT_MAX);
        to.depth = reader_need_int(reader, event, "depth", 0, INT_MAX);
        to.lasti = reader_bool_or_false(reader, event, "lasti");
    }
    to.closed = reader_bool_or_false(reader, event, "closed");
    if (kind == EVENT_OUTPUT) {
        to.stream = strcmp(reader_need_text(reader, event, "stream"), "stderr") == 0 ? 2 : 1;
        to.text_size = (uint32_t)text_size;
    }
    to.top = json_find(event, "top") == NULL
                 ? to.frame_number
                 : (uint32_t)reader_need_number(reader, event, "top", 0, UINT32_MAX);
    read_exc(reader, event, piece, writer_tell_exc);
    if (!reader_failed(reader)) {
        writer_transition(&reader->writer, &to, text);
    }
}

/* Numbers that are not simply 0, 1, 2 ... are kept beside the log. */
static void read_seq(JsonReader *reader, const JsonItem *event) {
    Trace *trace = reader->trace;
    uint64_t index = reader->writer.state.next_index;
    uint64_t least = index == 0 ? 0 : reader->last_seq + 1;
    uint64_t seq = (uint64_t)reader_need_number(reader, event, "seq", (double)least,
                                                (double)(UINT64_C(1) << 53));
    if (seq != index && trace->seqs == NULL) {
        reader->seq_capacity = index * 2 + 64;
        trace->seqs = memory_resize(NULL, reader->seq_capacity, sizeof(uint64_t));
        for (uint64_t i = 0; i < index; i++) {
            trace->seqs[i] = i;
        }
    }
    if (trace->seqs != NULL) {
        if (index == reader->seq_capacity) {
            reader->seq_capacity *= 2;
            trace->seqs = memory_resize(trace->seqs, reader->seq_capacity, sizeof(uint64_t));
        }
        trace->seqs[index] = seq;
    }
    reader->last_seq = seq;
}

void json_read_event(JsonReader *reader, const JsonItem *event, Piece piece) {
    if (!json_is_object(event)) {
        reader_complain(reader, NULL, "expected an object");
        return;
    }
    TraceEventKind kind =
        (TraceEventKind)reader_need_name(reader, event, "kind", trace_kind_from_name);
    read_seq(reader, event);
    read_frames(reader, reader_array_or_none(reader, event, "frames"));
    read_generators(reader, reader_array_or_none(reader, event, "generators"));
    read_gone(reader, event, "gone_frames", writer_tell_drop_frame);
    read_gone(reader, event, "gone_generators", writer_tell_drop_generator);
    place_generators(reader, event, kind);
    if (reader_failed(reader)) {
        return;
    }
    if (kind == EVENT_INSTRUCTION) {
        read_instruction_event(reader, event, piece);
        return;
    }
    Buffer text = {0};
    if (kind == EVENT_OUTPUT) {
        reader_need_text(reader, event, "text");
        piece_decode_field(piece, "\"text\"", &text);
    }
    read_transition_event(reader, kind, event, piece, text.data == NULL ? "" : text.data,
                          text.size);
    buffer_done(&text);
}
