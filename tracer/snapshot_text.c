/* Snapshots turned into text: type names and reprs, made when someone reads. */
#include "tracer/snapshot.h"

#include "engine/bytecode/constant.h"

/* Containers inside containers are spelled out this deep, then cut. */
enum { DEEPEST = 5, TAIL = 4 /* bytes of a payload's true length */ };

#define ELLIPSIS "\xE2\x80\xA6"

/* Text with a limit in characters; the first that does not fit becomes an ellipsis. */
typedef struct Writer {
    const TraceState *state;
    Buffer *out;
    int room;
    bool full;
    bool met_namespace;
} Writer;

static bool begins_character(char byte) {
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static void add(Writer *writer, const char *text, size_t size) {
    if (writer->full) {
        return;
    }
    size_t fits = 0;
    while (fits < size) {
        if (begins_character(text[fits])) {
            if (writer->room == 0) {
                buffer_add(writer->out, text, fits);
                buffer_add_string(writer->out, ELLIPSIS);
                writer->full = true;
                return;
            }
            writer->room--;
        }
        fits++;
    }
    buffer_add(writer->out, text, size);
}

static void add_string(Writer *writer, const char *text) {
    add(writer, text, strlen(text));
}

static void add_number_sign(Writer *writer, uint32_t number) {
    char text[16];
    uint8_t digits = 0;
    char reversed[12];
    do {
        reversed[digits++] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    size_t size = 0;
    text[size++] = '#';
    while (digits > 0) {
        text[size++] = reversed[--digits];
    }
    add(writer, text, size);
}

static void add_constant(Writer *writer, const Constant *constant) {
    Buffer text = {0};
    constant_repr(constant, &text);
    add(writer, text.data, text.size);
    buffer_done(&text);
}

static void add_value(Writer *writer, TraceValue value, int depth);

/* What is left of a payload after its kind and type: words up to the length at its end. */
typedef struct Items {
    const uint8_t *at;
    const uint8_t *end;
    uint32_t length; /* of the container, shown items or not */
} Items;

static uint32_t read_tail(const uint8_t *at) {
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

void snapshot_put_length(Buffer *payload, uint32_t length) {
    for (int shift = 0; shift < 32; shift += 8) {
        buffer_add_byte(payload, (char)(length >> shift & 0xFF));
    }
}

static Items items_of(const StateObject *object, const uint8_t *at) {
    const uint8_t *end = object->payload + object->size - TAIL;
    return (Items){at, end, read_tail(end)};
}

static void add_items(Writer *writer, Items items, int depth) {
    uint32_t shown = 0;
    for (; items.at < items.end && !writer->full; shown++) {
        if (shown != 0) {
            add_string(writer, ", ");
        }
        add_value(writer, log_get_word(&items.at), depth + 1);
    }
    if (shown < items.length) {
        add_string(writer, shown == 0 ? ELLIPSIS : ", " ELLIPSIS);
    }
}

static void add_sequence(Writer *writer, const StateObject *object, const uint8_t *at, int depth) {
    char opening = (char)*at++;
    Items items = items_of(object, at);
    if (items.length == 0 && opening != '[' && opening != '(') {
        add_string(writer, opening == '{' ? "set()" : opening == 'f' ? "frozenset()" : "deque([])");
        return;
    }
    switch (opening) {
    case '(': add_string(writer, "("); break;
    case '{': add_string(writer, "{"); break;
    case 'f': add_string(writer, "frozenset({"); break;
    case 'd': add_string(writer, "deque(["); break;
    default: add_string(writer, "["); break;
    }
    add_items(writer, items, depth);
    switch (opening) {
    case '(': add_string(writer, items.length == 1 ? ",)" : ")"); break;
    case '{': add_string(writer, "}"); break;
    case 'f': add_string(writer, "})"); break;
    case 'd': add_string(writer, "])"); break;
    default: add_string(writer, "]"); break;
    }
}

static void add_mapping(Writer *writer, Items items, bool named_keys, int depth) {
    uint32_t shown = 0;
    add_string(writer, "{");
    for (; items.at < items.end && !writer->full; shown++) {
        if (shown != 0) {
            add_string(writer, ", ");
        }
        if (named_keys) {
            const Text *name =
                trace_name(writer->state->trace, (uint32_t)log_get_number(&items.at));
            add_constant(writer, &(Constant){.kind = CONSTANT_STR, .as.text = name});
        } else {
            add_value(writer, log_get_word(&items.at), depth + 1);
        }
        add_string(writer, ": ");
        add_value(writer, log_get_word(&items.at), depth + 1);
    }
    if (shown < items.length) {
        add_string(writer, shown == 0 ? ELLIPSIS : ", " ELLIPSIS);
    }
    add_string(writer, "}");
}

static const Text *read_name(const TraceState *state, const uint8_t **at) {
    return trace_name(state->trace, (uint32_t)log_get_number(at));
}

/* <function f #3>, <Node #12> */
static void add_angled(Writer *writer, const StateObject *object, const Text *what,
                       const Text *name) {
    add_string(writer, "<");
    add(writer, what->data, what->size);
    if (name != NULL && name->size != 0) {
        add_string(writer, " ");
        add(writer, name->data, name->size);
    }
    add_string(writer, " ");
    add_number_sign(writer, object->number);
    add_string(writer, ">");
}

static void add_range(Writer *writer, const uint8_t *at, int depth) {
    static const TraceValue one = {3}; /* the small int 1 */
    TraceValue start = log_get_word(&at);
    TraceValue stop = log_get_word(&at);
    TraceValue step = log_get_word(&at);
    add_string(writer, "range(");
    add_value(writer, start, depth + 1);
    add_string(writer, ", ");
    add_value(writer, stop, depth + 1);
    if (!trace_value_equal(step, one)) {
        add_string(writer, ", ");
        add_value(writer, step, depth + 1);
    }
    add_string(writer, ")");
}

static void add_object(Writer *writer, const StateObject *object, int depth) {
    const uint8_t *at = object->payload;
    const uint8_t *end = at + object->size;
    SnapshotKind kind = (SnapshotKind)*at++;
    const Text *type = read_name(writer->state, &at);
    bool spelled_out = kind == SNAPSHOT_SEQUENCE || kind == SNAPSHOT_MAPPING ||
                       kind == SNAPSHOT_NAMESPACE || kind == SNAPSHOT_EXCEPTION;
    if (spelled_out && depth > DEEPEST) {
        add_string(writer, ELLIPSIS);
        return;
    }
    switch (kind) {
    case SNAPSHOT_OPAQUE:
    case SNAPSHOT_INSTANCE: add_angled(writer, object, type, NULL); break;
    case SNAPSHOT_KIND_TEXT: add(writer, (const char *)at, (size_t)(end - at)); break;
    case SNAPSHOT_STR:
    case SNAPSHOT_BYTES: {
        Text text = {.data = (const char *)at, .size = (size_t)(end - at)};
        ConstantKind constant = kind == SNAPSHOT_STR ? CONSTANT_STR : CONSTANT_BYTES;
        add_constant(writer, &(Constant){.kind = constant, .as.text = &text});
        break;
    }
    case SNAPSHOT_FLOAT: {
        Constant constant = {.kind = CONSTANT_FLOAT};
        memcpy(&constant.as.real, at, sizeof(double));
        add_constant(writer, &constant);
        break;
    }
    case SNAPSHOT_SEQUENCE: add_sequence(writer, object, at, depth); break;
    case SNAPSHOT_MAPPING: add_mapping(writer, items_of(object, at), false, depth); break;
    case SNAPSHOT_NAMESPACE:
        writer->met_namespace = true;
        add_mapping(writer, items_of(object, at), true, depth);
        break;
    case SNAPSHOT_NAMED: {
        const Text *what = read_name(writer->state, &at);
        add_angled(writer, object, what, read_name(writer->state, &at));
        break;
    }
    case SNAPSHOT_TYPE: {
        const Text *name = read_name(writer->state, &at);
        add_string(writer, "<class '");
        add(writer, name->data, name->size);
        add_string(writer, "'>");
        break;
    }
    case SNAPSHOT_EXCEPTION:
        add(writer, type->data, type->size);
        add_string(writer, "(");
        add_items(writer, items_of(object, at), depth);
        add_string(writer, ")");
        break;
    case SNAPSHOT_CELL:
        add_string(writer, "<cell ");
        add_number_sign(writer, object->number);
        add_string(writer, ": ");
        add_value(writer, log_get_word(&at), depth + 1);
        add_string(writer, ">");
        break;
    case SNAPSHOT_RANGE: add_range(writer, at, depth); break;
    }
}

static const char *const immediate_texts[] = {"None", "False", "True", "Ellipsis",
                                              "NotImplemented"};
static const char *const immediate_types[] = {"NoneType", "bool", "bool", "ellipsis",
                                              "NotImplementedType"};

static void add_value(Writer *writer, TraceValue value, int depth) {
    if (value.word & 1) {
        add_constant(writer,
                     &(Constant){.kind = CONSTANT_INT, .as.integer = (int64_t)value.word >> 1});
    } else if (value.word == 0) {
        add_string(writer, "NULL");
    } else if (value.word & 7) {
        add_string(writer, immediate_texts[value.word >> 3]);
    } else {
        const StateObject *object = state_object(writer->state, trace_value_object(value));
        if (object != NULL) {
            add_object(writer, object, depth);
        } else {
            add_string(writer, "<freed ");
            add_number_sign(writer, trace_value_object(value));
            add_string(writer, ">");
        }
    }
}

bool snapshot_repr(const TraceState *state, TraceValue value, Buffer *out) {
    Writer writer = {.state = state, .out = out, .room = TRACE_REPR_LIMIT};
    add_value(&writer, value, 0);
    return !writer.met_namespace;
}

bool snapshot_is_alone(const StateObject *object) {
    switch ((SnapshotKind)object->payload[0]) {
    case SNAPSHOT_SEQUENCE:
    case SNAPSHOT_MAPPING:
    case SNAPSHOT_NAMESPACE:
    case SNAPSHOT_EXCEPTION:
    case SNAPSHOT_CELL:
    case SNAPSHOT_RANGE: return false;
    default: return true;
    }
}

void snapshot_type(const TraceState *state, TraceValue value, Buffer *out) {
    if (value.word & 1) {
        buffer_add_string(out, "int");
    } else if (value.word == 0) {
        buffer_add_string(out, "NULL");
    } else if (value.word & 7) {
        buffer_add_string(out, immediate_types[value.word >> 3]);
    } else {
        const StateObject *object = state_object(state, trace_value_object(value));
        if (object == NULL) {
            buffer_add_string(out, "object");
            return;
        }
        const uint8_t *at = object->payload + 1;
        const Text *type = read_name(state, &at);
        buffer_add(out, type->data, type->size);
    }
}

bool snapshot_cell_content(const StateObject *object, TraceValue *content) {
    const uint8_t *at = object->payload;
    if (*at++ != SNAPSHOT_CELL) {
        return false;
    }
    log_get_number(&at);
    *content = log_get_word(&at);
    return true;
}

SnapshotNames snapshot_names(const StateObject *object) {
    const uint8_t *at = object->payload;
    if (*at++ != SNAPSHOT_NAMESPACE) {
        return (SnapshotNames){at, at};
    }
    log_get_number(&at);
    Items items = items_of(object, at);
    return (SnapshotNames){items.at, items.end};
}

bool snapshot_names_next(const TraceState *state, SnapshotNames *names, const Text **name,
                         TraceValue *value) {
    if (names->at >= names->end) {
        return false;
    }
    *name = read_name(state, &names->at);
    *value = log_get_word(&names->at);
    return true;
}

SnapshotWords snapshot_words(const StateObject *object) {
    const uint8_t *at = object->payload;
    const uint8_t *end = at + object->size;
    SnapshotKind kind = (SnapshotKind)*at++;
    log_get_number(&at);
    switch (kind) {
    case SNAPSHOT_SEQUENCE: return (SnapshotWords){at + 1, end - TAIL, false};
    case SNAPSHOT_MAPPING:
    case SNAPSHOT_EXCEPTION: return (SnapshotWords){at, end - TAIL, false};
    case SNAPSHOT_NAMESPACE:
    case SNAPSHOT_INSTANCE: return (SnapshotWords){at, end - TAIL, true};
    case SNAPSHOT_CELL:
    case SNAPSHOT_RANGE: return (SnapshotWords){at, end, false};
    default: return (SnapshotWords){end, end, false};
    }
}

bool snapshot_words_next(SnapshotWords *words, TraceValue *value) {
    if (words->at >= words->end) {
        return false;
    }
    if (words->named) {
        log_get_number(&words->at);
    }
    *value = log_get_word(&words->at);
    return true;
}
