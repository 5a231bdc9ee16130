/*
 * json_read_fast.c - instruction events just as genstep writes them, read without a tree.
 *
 * Nearly all of a trace is instruction events, and most of each says what the
 * one before it said. Fields are expected in the order in which they are
 * written; a text that was read before (the locals of a frame, an object, the
 * exception states) is recognised and not read again. At the first thing that
 * is not as expected this gives up, having changed nothing that matters, and the
 * event is read the long way, which also says what is wrong.
 */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "tracer/formats/json_reader.h"
#include "tracer/snapshot.h"

typedef struct Scan {
    const char *at;
    const char *end;
} Scan;

/* ---- texts that were read before ---- */

static FrameText *frame_text(JsonReader *reader, uint32_t number) {
    return &reader->frame_texts[number % FRAME_TEXTS];
}

static ObjectText *object_text(JsonReader *reader, uint32_t number) {
    return &reader->object_texts[number % OBJECT_TEXTS];
}

void reader_forget_object(JsonReader *reader, uint32_t number) {
    ObjectText *text = object_text(reader, number);
    if (text->number == number) {
        text->number = 0;
    }
}

void reader_forget_frame(JsonReader *reader, uint32_t number) {
    FrameText *text = frame_text(reader, number);
    if (text->number == number) {
        text->number = 0;
    }
}

/* Goes over a text that was read before, if it stands here. */
static bool take_known(Scan *scan, Piece known) {
    size_t size = (size_t)(known.end - known.at);
    if ((size_t)(scan->end - scan->at) < size || memcmp(scan->at, known.at, size) != 0) {
        return false;
    }
    scan->at += size;
    return true;
}

/* ---- pieces of an event ---- */

static bool take_bytes(Scan *scan, const char *text, size_t size) {
    return take_known(scan, (Piece){text, text + size});
}

#define TAKE(scan, literal) take_bytes((scan), (literal), sizeof(literal) - 1)

static bool take_name(Scan *scan, const char *name) {
    return take_bytes(scan, name, strlen(name)) && TAKE(scan, "\"");
}

static bool take_number(Scan *scan, uint32_t *number) {
    uint64_t value = 0;
    const char *start = scan->at;
    while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9' && scan->at - start < 10) {
        value = value * 10 + (uint64_t)(*scan->at++ - '0');
    }
    *number = (uint32_t)value;
    return scan->at > start && value < UINT32_MAX && (*start != '0' || scan->at == start + 1);
}

/* The inside of a string without escapes; the scan is behind its opening quote. */
static bool take_plain(Scan *scan, Piece *text) {
    const char *quote = memchr(scan->at, '"', (size_t)(scan->end - scan->at));
    if (quote == NULL || memchr(scan->at, '\\', (size_t)(quote - scan->at)) != NULL) {
        return false;
    }
    *text = (Piece){scan->at, quote};
    scan->at = quote + 1;
    return true;
}

/* Behind the quote that ends a string. */
static bool skip_string(Scan *scan) {
    for (; scan->at < scan->end && *scan->at != '"'; scan->at++) {
        scan->at += *scan->at == '\\';
    }
    scan->at++;
    return scan->at <= scan->end;
}

/* ---- values ---- */

/* Behind `{"type":"int","repr":"`. */
static bool take_small_int(Scan *scan, TraceValue *value) {
    bool negative = scan->at < scan->end && *scan->at == '-';
    const char *start = scan->at += negative;
    int64_t number = 0;
    while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9' && scan->at - start < 18) {
        number = number * 10 + (*scan->at++ - '0');
    }
    *value = (TraceValue){(uint64_t)(negative ? -number : number) << 1 | 1};
    return scan->at > start && TAKE(scan, "\"}");
}

static bool take_immediate(Scan *scan, TraceValue *value) {
    static const struct {
        const char *text;
        size_t size;
    } immediates[] = {
#define IMMEDIATE(type, repr)                                                                      \
    {"{\"type\":\"" type "\",\"repr\":\"" repr "\"}",                                              \
     sizeof("{\"type\":\"" type "\",\"repr\":\"" repr "\"}") - 1}
        IMMEDIATE("NoneType", "None"),
        IMMEDIATE("bool", "False"),
        IMMEDIATE("bool", "True"),
        IMMEDIATE("ellipsis", "Ellipsis"),
        IMMEDIATE("NotImplementedType", "NotImplemented"),
#undef IMMEDIATE
    };
    for (uint64_t i = 0; i < sizeof(immediates) / sizeof(*immediates); i++) {
        if (take_bytes(scan, immediates[i].text, immediates[i].size)) {
            *value = (TraceValue){i << 3 | 2};
            return true;
        }
    }
    return false;
}

/* A value that was not seen before, or looks different now. */
static bool read_piece(JsonReader *reader, Piece piece, TraceValue *value) {
    JsonItem *item = json_parse(piece.at, (size_t)(piece.end - piece.at));
    *value = item == NULL ? TRACE_NO_VALUE : reader_value(reader, item);
    json_free(item);
    return item != NULL && !reader_failed(reader);
}

/* Keeps the text of an object; not that of a cell, which shows in two ways. */
static void keep_object(JsonReader *reader, uint32_t number, Piece piece) {
    const StateObject *object = state_object(&reader->writer.state, number);
    if (object != NULL && object->payload[0] == SNAPSHOT_KIND_TEXT) {
        *object_text(reader, number) = (ObjectText){number, piece};
    }
}

/* {"type":"...","repr":"...","object":N} */
static bool take_object(JsonReader *reader, Scan *scan, TraceValue *value) {
    Piece piece = {scan->at, NULL};
    uint32_t number;
    if (!TAKE(scan, "{\"type\":\"") || !skip_string(scan) || !TAKE(scan, ",\"repr\":\"") ||
        !skip_string(scan) || !TAKE(scan, ",\"object\":") || !take_number(scan, &number) ||
        number == 0 || !TAKE(scan, "}")) {
        return false;
    }
    piece.end = scan->at;
    const ObjectText *known = object_text(reader, number);
    size_t size = (size_t)(piece.end - piece.at);
    if (known->number == number && (size_t)(known->text.end - known->text.at) == size &&
        memcmp(known->text.at, piece.at, size) == 0) {
        *value = (TraceValue){(uint64_t)number << 3};
        return true;
    }
    if (!read_piece(reader, piece, value)) {
        return false;
    }
    keep_object(reader, number, piece);
    return true;
}

/* {"cell":N} or {"cell":N,"type":...}: read anew each time, for they are rare. */
static bool take_cell(JsonReader *reader, Scan *scan, TraceValue *value) {
    Piece piece = {scan->at, NULL};
    uint32_t number;
    scan->at += sizeof("{\"cell\":") - 1;
    if (!take_number(scan, &number)) {
        return false;
    }
    if (!TAKE(scan, "}")) {
        if (!TAKE(scan, ",\"type\":\"") || !skip_string(scan) || !TAKE(scan, ",\"repr\":\"") ||
            !skip_string(scan)) {
            return false;
        }
        if (TAKE(scan, ",\"object\":") && !take_number(scan, &number)) {
            return false;
        }
        if (!TAKE(scan, "}")) {
            return false;
        }
    }
    piece.end = scan->at;
    return read_piece(reader, piece, value);
}

static bool take_value(JsonReader *reader, Scan *scan, TraceValue *value) {
    if (TAKE(scan, "{\"type\":\"int\",\"repr\":\"")) {
        Scan before = *scan;
        if (take_small_int(scan, value)) {
            return true;
        }
        scan->at = before.at - (sizeof("{\"type\":\"int\",\"repr\":\"") - 1);
    }
    if (TAKE(scan, "null")) {
        *value = TRACE_NO_VALUE;
        return true;
    }
    if (take_immediate(scan, value)) {
        return true;
    }
    Scan ahead = *scan;
    return TAKE(&ahead, "{\"cell\":") ? take_cell(reader, scan, value)
                                      : take_object(reader, scan, value);
}

/* ---- stack and locals ---- */

static bool has_room(JsonReader *reader, size_t count) {
    if (count > reader->value_capacity) {
        reader->value_capacity = count * 2 + 64;
        reader->values = memory_resize(reader->values, reader->value_capacity, sizeof(TraceValue));
    }
    return count < UINT16_MAX;
}

/* Behind `"stack":[`; the values go to reader->values. */
static bool take_stack(JsonReader *reader, Scan *scan, int *depth) {
    *depth = 0;
    if (TAKE(scan, "]")) {
        return true;
    }
    do {
        TraceValue value;
        if (!has_room(reader, (size_t)*depth + 1) || !take_value(reader, scan, &value)) {
            return false;
        }
        reader->values[(*depth)++] = value;
    } while (TAKE(scan, ","));
    return TAKE(scan, "]");
}

/* `"name":`, with its opening quote taken. */
static bool take_key(Scan *scan, Piece *name) {
    return take_plain(scan, name) && TAKE(scan, ":");
}

/* Behind the brace; values of fast locals go behind the stack in reader->values. */
static bool take_fast_locals(JsonReader *reader, Scan *scan, const TraceCodeEntry *code,
                             TraceValue *slots) {
    int index = 0;
    memset(slots, 0, (size_t)code->view.local_count * sizeof(TraceValue));
    if (TAKE(scan, "}")) {
        return true;
    }
    do {
        Piece name;
        if (!TAKE(scan, "\"") || !take_key(scan, &name)) {
            return false;
        }
        while (
            index < code->view.local_count &&
            (strncmp(code->view.local_names[index], name.at, (size_t)(name.end - name.at)) != 0 ||
             code->view.local_names[index][name.end - name.at] != '\0')) {
            index++;
        }
        if (index == code->view.local_count || !take_value(reader, scan, &slots[index])) {
            return false;
        }
        index++;
    } while (TAKE(scan, ","));
    return TAKE(scan, "}");
}

static void put_number(Buffer *out, uint32_t number) {
    uint8_t *at = (uint8_t *)buffer_reserve(out, LOG_NUMBER_MAX);
    out->size += (size_t)(log_put_number(at, number) - at);
}

static void put_word(Buffer *out, TraceValue value) {
    uint8_t *at = (uint8_t *)buffer_reserve(out, LOG_WORD_MAX);
    out->size += (size_t)(log_put_word(at, value) - at);
}

/* Behind the brace: the snapshot of a module's or class body's names, in reader->payload. */
static bool take_namespace(JsonReader *reader, Scan *scan, uint32_t number) {
    Buffer *payload = &reader->payload;
    uint32_t count = 0;
    buffer_clear(payload);
    buffer_add_byte(payload, (char)SNAPSHOT_NAMESPACE);
    put_number(payload, reader_namespace_type(reader, number));
    if (!TAKE(scan, "}")) {
        do {
            Piece name;
            TraceValue value;
            if (!TAKE(scan, "\"") || !take_key(scan, &name) || !take_value(reader, scan, &value)) {
                return false;
            }
            put_number(payload,
                       trace_name_number(reader->trace, name.at, (size_t)(name.end - name.at)));
            put_word(payload, value);
            count++;
        } while (TAKE(scan, ","));
        if (!TAKE(scan, "}")) {
            return false;
        }
    }
    snapshot_put_length(payload, count);
    return true;
}

/* ---- the event ---- */

/* The opcode that stands at the unit, by the names that the event gives. */
static bool take_opcode(JsonReader *reader, Scan *scan, const TraceCodeEntry *code, int unit,
                        int *opcode) {
    *opcode = code->opcodes[unit];
    if (!take_name(scan, opcode_name(*opcode))) {
        return false;
    }
    if (!TAKE(scan, ",\"specialized\":\"")) {
        return true;
    }
    *opcode = state_opcodes(&reader->writer.state, code)[unit];
    Scan before = *scan;
    if (*opcode != code->opcodes[unit] && take_name(scan, opcode_name(*opcode))) {
        return true;
    }
    *scan = before;
    return false;
}

/* Where an instruction stands, and which it is. Numbers that follow from the code are not looked
 * at any further. */
static bool take_position(JsonReader *reader, Scan *scan, const TraceCodeEntry *code, int *unit,
                          int *opcode) {
    uint32_t number;
    if (!TAKE(scan, ",\"code\":") || !take_number(scan, &number) || number != code->view.id ||
        !TAKE(scan, ",\"offset\":") || !take_number(scan, &number) ||
        number / 2 >= (uint32_t)code->unit_count || code->by_unit[number / 2] < 0 ||
        !TAKE(scan, ",\"op\":\"")) {
        return false;
    }
    *unit = (int)number / 2;
    return take_opcode(reader, scan, code, *unit, opcode) &&
           (!TAKE(scan, ",\"arg\":") || take_number(scan, &number)) &&
           (!TAKE(scan, ",\"line\":") || take_number(scan, &number));
}

/* *text: what was read, with nothing in it when it was known. */
static bool take_locals(JsonReader *reader, Scan *scan, const StateFrame *frame, int depth,
                        Piece *text) {
    const TraceCodeEntry *code = frame->code;
    size_t count = (size_t)code->view.local_count;
    const FrameText *known = frame_text(reader, frame->view.number);
    *text = (Piece){NULL, NULL};
    if (known->number == frame->view.number && take_known(scan, known->locals)) {
        return true;
    }
    text->at = scan->at;
    if (!has_room(reader, (size_t)depth + count + 1) || !TAKE(scan, ",\"locals\":{")) {
        return false;
    }
    TraceValue *slots = reader->values + depth;
    if (frame->name_space == 0) {
        if (!take_fast_locals(reader, scan, code, slots)) {
            return false;
        }
    } else {
        memset(slots, 0, count * sizeof(TraceValue));
        if (!take_namespace(reader, scan, frame->name_space) ||
            (TAKE(scan, ",\"fast\":{") && !take_fast_locals(reader, scan, code, slots))) {
            return false;
        }
    }
    text->end = scan->at;
    return true;
}

static const char *read_instruction(JsonReader *reader, Scan *scan) {
    TraceWriter *writer = &reader->writer;
    uint32_t number;
    uint64_t index = writer->state.next_index;
    if (!TAKE(scan, "{\"seq\":") || !take_number(scan, &number) || number != index ||
        reader->trace->seqs != NULL || !TAKE(scan, ",\"kind\":\"instruction\",\"frame\":") ||
        !take_number(scan, &number)) {
        return NULL;
    }
    StateFrame *frame = state_frame(&writer->state, number);
    if (frame == NULL || frame->code == NULL || !TAKE(scan, ",\"owner\":\"") ||
        !take_name(scan, trace_owner_name(frame->view.owner))) {
        return NULL;
    }
    number = 0;
    if ((TAKE(scan, ",\"generator\":") && !take_number(scan, &number)) ||
        number != frame->view.generator) {
        return NULL;
    }
    int unit, opcode, depth;
    Piece locals;
    if (!take_position(reader, scan, frame->code, &unit, &opcode) || !TAKE(scan, ",\"stack\":[") ||
        !take_stack(reader, scan, &depth) || !take_locals(reader, scan, frame, depth, &locals) ||
        !TAKE(scan, ",\"exc\":") || reader->exc_text.at == NULL ||
        !take_known(scan, reader->exc_text) || !TAKE(scan, "}")) {
        return NULL;
    }
    bool changed = locals.at != NULL;
    if (changed) {
        *frame_text(reader, frame->view.number) = (FrameText){frame->view.number, locals};
    }
    if (changed && frame->name_space != 0) {
        writer_object(writer, frame->name_space, (const uint8_t *)reader->payload.data,
                      reader->payload.size);
    }
    reader->last_seq = index;
    reader_apply_instruction(reader, frame, unit, opcode, reader->values, depth,
                             changed ? reader->values + depth : NULL);
    return scan->at;
}

const char *json_read_fast_event(JsonReader *reader, const char *at, const char *end) {
    return read_instruction(reader, &(Scan){at, end});
}
