#include "tracer/formats/json.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/bytecode/code.h"
#include "engine/bytecode/opcode.h"
#include "tracer/formats/json_events.h"
#include "tracer/snapshot.h"
#include "tracer/trace_writer.h"

static const char format_name[] = "genstep-trace";
static const char bytecode_name[] = "cpython-3.14";
enum { FORMAT_VERSION = 1 };

/* ---- writing: the parts around the events ---- */

struct JsonExport {
    Trace *trace;
    TraceState state;
    JsonOptions options;
    JsonOutput *output;
    void *context;
    Buffer text;
    int codes_written; /* jsonl: code lines so far, by index */
    bool *code_written;
    bool began_events;
    bool failed;
};

enum { FLUSH_SIZE = 256 * 1024 };

static void flush(JsonExport *export) {
    if (!export->failed && export->text.size != 0 &&
        !export->output(export->context, export->text.data, export->text.size)) {
        export->failed = true;
    }
    buffer_clear(&export->text);
}

/* Adds a small part as cJSON prints it; consumes it. Surrogates are not valid UTF-8: strings that
 * have them are escaped by json_write_string, so none reach cJSON. */
static void add_part(Buffer *out, cJSON *part) {
    char *text = cJSON_PrintUnformatted(part);
    if (text == NULL) {
        die("out of memory");
    }
    buffer_add_string(out, text);
    cJSON_free(text);
    cJSON_Delete(part);
}

/* A string that may hold lone surrogates, as a ready-made piece of JSON. */
static cJSON *new_string(const char *text) {
    Buffer quoted = {0};
    json_write_string(&quoted, text, strlen(text));
    cJSON *raw = cJSON_CreateRaw(quoted.data);
    buffer_done(&quoted);
    return raw;
}

static void add_header_fields(cJSON *header, const Trace *trace) {
    cJSON_AddStringToObject(header, "format", format_name);
    cJSON_AddNumberToObject(header, "version", FORMAT_VERSION);
    cJSON_AddStringToObject(header, "bytecode", bytecode_name);
    cJSON *program = cJSON_AddObjectToObject(header, "program");
    cJSON_AddItemToObject(program, "name", new_string(trace->program_name));
    cJSON_AddItemToObject(program, "source", new_string(trace->source));
}

static cJSON *new_instruction(const TraceInstruction *instruction) {
    cJSON *item = cJSON_CreateObject();
    cJSON_AddNumberToObject(item, "offset", instruction->offset);
    cJSON_AddStringToObject(item, "op", opcode_name(instruction->opcode));
    if (instruction->arg >= 0) {
        cJSON_AddNumberToObject(item, "arg", instruction->arg);
    }
    if (instruction->argrepr[0] != '\0') {
        cJSON_AddItemToObject(item, "argrepr", new_string(instruction->argrepr));
    }
    if (instruction->target >= 0) {
        cJSON_AddNumberToObject(item, "target", instruction->target);
    }
    if (instruction->line >= 0) {
        cJSON_AddNumberToObject(item, "line", instruction->line);
    }
    if (instruction->end_line >= 0) {
        cJSON_AddNumberToObject(item, "end_line", instruction->end_line);
    }
    if (instruction->column >= 0) {
        cJSON_AddNumberToObject(item, "col", instruction->column);
    }
    if (instruction->end_column >= 0) {
        cJSON_AddNumberToObject(item, "end_col", instruction->end_column);
    }
    return item;
}

static void add_code_fields(cJSON *item, const TraceCodeEntry *entry) {
    const TraceCode *code = &entry->view;
    cJSON_AddNumberToObject(item, "id", code->id);
    cJSON_AddItemToObject(item, "name", new_string(code->name));
    cJSON_AddItemToObject(item, "qualname", new_string(code->qualname));
    cJSON_AddItemToObject(item, "filename", new_string(code->filename));
    cJSON_AddNumberToObject(item, "firstlineno", code->firstlineno);
    cJSON_AddNumberToObject(item, "flags", code->flags);
    cJSON_AddNumberToObject(item, "stacksize", code->stacksize);
    cJSON_AddNumberToObject(item, "size", entry->unit_count * 2);
    cJSON *locals = cJSON_AddArrayToObject(item, "localsplus");
    for (int i = 0; i < code->local_count; i++) {
        cJSON *local = cJSON_CreateObject();
        cJSON_AddItemToObject(local, "name", new_string(code->local_names[i]));
        cJSON_AddNumberToObject(local, "kind", code->local_kinds[i]);
        cJSON_AddItemToArray(locals, local);
    }
    cJSON *instructions = cJSON_AddArrayToObject(item, "instructions");
    for (int i = 0; i < code->instruction_count; i++) {
        cJSON_AddItemToArray(instructions, new_instruction(&code->instructions[i]));
    }
    cJSON *exceptions = cJSON_AddArrayToObject(item, "exception_table");
    for (int i = 0; i < code->exception_count; i++) {
        const TraceExceptionEntry *from = &code->exceptions[i];
        cJSON *exception = cJSON_CreateObject();
        cJSON_AddNumberToObject(exception, "start", from->start);
        cJSON_AddNumberToObject(exception, "end", from->end);
        cJSON_AddNumberToObject(exception, "target", from->target);
        cJSON_AddNumberToObject(exception, "depth", from->depth);
        cJSON_AddBoolToObject(exception, "lasti", from->lasti);
        cJSON_AddItemToArray(exceptions, exception);
    }
}

static void add_end_fields(cJSON *item, const Trace *trace) {
    cJSON_AddStringToObject(item, "result", trace->end.result);
    cJSON_AddNumberToObject(item, "exit_status", trace->end.exit_status);
    if (trace->end.message != NULL) {
        cJSON_AddItemToObject(item, "message", new_string(trace->end.message));
    }
    cJSON_AddNumberToObject(item, "events", (double)trace->end.events);
}

/* ---- writing: the stream ---- */

JsonExport *json_export_new(Trace *trace, const JsonOptions *options, JsonOutput *output,
                            void *context) {
    JsonExport *export = memory_alloc_zeroed(1, sizeof(JsonExport));
    export->trace = trace;
    state_init(&export->state, trace);
    export->options = *options;
    export->output = output;
    export->context = context;
    cJSON *header = cJSON_CreateObject();
    if (options->lines) {
        cJSON_AddStringToObject(header, "kind", "header");
    }
    add_header_fields(header, trace);
    add_part(&export->text, header);
    if (!options->lines) {
        export->text.size--; /* without its closing brace: the events follow inside */
        buffer_add_string(&export->text, ",\"events\":[");
    }
    return export;
}

void json_export_free(JsonExport *export) {
    if (export != NULL) {
        state_done(&export->state);
        buffer_done(&export->text);
        memory_free(export->code_written);
        memory_free(export);
    }
}

/* jsonl: a line for a code object that no line has told of yet. */
static void write_code_line(JsonExport *export, const TraceCodeEntry *code) {
    if (code->index >= export->codes_written) {
        int count = code->index * 2 + 16;
        export->code_written = memory_resize(export->code_written, (size_t)count, sizeof(bool));
        for (int i = export->codes_written; i < count; i++) {
            export->code_written[i] = false;
        }
        export->codes_written = count;
    }
    if (!export->code_written[code->index]) {
        export->code_written[code->index] = true;
        cJSON *line = cJSON_CreateObject();
        cJSON_AddStringToObject(line, "kind", "code");
        add_code_fields(line, code);
        buffer_add_byte(&export->text, '\n');
        add_part(&export->text, line);
    }
}

static void write_used_codes(JsonExport *export) {
    const TraceState *state = &export->state;
    const StateEvent *event = &state->event;
    const TraceCodeEntry *code =
        event->kind == EVENT_INSTRUCTION ? event->frame->code : event->code;
    if (code != NULL) {
        write_code_line(export, code);
    }
    const NumberList *new = &state->changes.new_frames;
    for (int i = 0; i < new->count; i++) {
        const StateFrame *frame = state_frame(state, new->items[i]);
        if (frame != NULL && frame->code != NULL) {
            write_code_line(export, frame->code);
        }
    }
}

static void write_current_event(JsonExport *export) {
    const JsonOptions *options = &export->options;
    const Trace *trace = export->state.trace;
    uint64_t index = export->state.next_index - 1;
    uint64_t seq = trace->seqs == NULL ? index : trace->seqs[index];
    if (seq < options->from || seq > options->to ||
        (options->kinds != 0 && (options->kinds >> export->state.event.kind & 1) == 0)) {
        return;
    }
    if (options->lines) {
        write_used_codes(export);
        buffer_add_byte(&export->text, '\n');
    } else {
        buffer_add_string(&export->text, export->began_events ? ",\n" : "\n");
        export->began_events = true;
    }
    json_write_event(&export->state, &export->text);
    if (export->text.size >= FLUSH_SIZE) {
        flush(export);
    }
}

void json_export_records(JsonExport *export, const uint8_t *records, size_t size) {
    const uint8_t *at = records;
    while (!export->failed && state_read_event(&export->state, &at, records + size)) {
        write_current_event(export);
    }
}

void json_export_stream(void *context, const uint8_t *records, size_t size) {
    JsonExport *export = context;
    json_export_records(export, records, size);
    Trace *trace = export->trace;
    trace->output_dropped += trace->output.size;
    buffer_clear(&trace->output);
}

bool json_export_finish(JsonExport *export) {
    const Trace *trace = export->state.trace;
    if (export->options.lines) {
        cJSON *line = cJSON_CreateObject();
        cJSON_AddStringToObject(line, "kind", "end");
        add_end_fields(line, trace);
        buffer_add_byte(&export->text, '\n');
        add_part(&export->text, line);
        buffer_add_byte(&export->text, '\n');
    } else {
        buffer_add_string(&export->text, "\n],\"codes\":[");
        for (int i = 0; i < trace->code_count; i++) {
            cJSON *code = cJSON_CreateObject();
            add_code_fields(code, trace->codes[i]);
            buffer_add_string(&export->text, i == 0 ? "\n" : ",\n");
            add_part(&export->text, code);
        }
        buffer_add_string(&export->text, "\n],\"end\":");
        cJSON *last = cJSON_CreateObject();
        add_end_fields(last, trace);
        add_part(&export->text, last);
        buffer_add_string(&export->text, "}\n");
    }
    flush(export);
    return !export->failed;
}

bool json_write_trace(Trace *trace, const JsonOptions *options, JsonOutput *output, void *context) {
    JsonExport *export = json_export_new(trace, options, output, context);
    for (int i = 0; i < trace->chunk_count; i++) {
        const TraceChunk *chunk = &trace->chunks[i];
        if (i == 0) {
            state_read_keyframe(&export->state, chunk->bytes, chunk->bytes + chunk->keyframe_size);
        }
        json_export_records(export, chunk->bytes + chunk->keyframe_size,
                            chunk->size - chunk->keyframe_size);
    }
    bool written = json_export_finish(export);
    json_export_free(export);
    return written;
}

/* ---- reading: validation ---- */

typedef struct Reader {
    Trace *trace;
    TraceWriter writer;
    char **error;         /* *error set: reading has failed */
    Buffer path;          /* where in the document we are: events[3].stack[0] */
    uint32_t next_hidden; /* object numbers for namespaces a file does not number, from the top */
    uint64_t last_seq;
    uint64_t seq_capacity;
    bool has_header, has_end, has_program;
} Reader;

static bool failed(const Reader *reader) {
    return *reader->error != NULL;
}

/* Notes what is wrong with the field `name` of where we are; the first error stands. */
static void complain(Reader *reader, const char *name, const char *what) {
    if (failed(reader)) {
        return;
    }
    Buffer message = {0};
    buffer_add(&message, reader->path.data, reader->path.size);
    if (name != NULL) {
        buffer_add_format(&message, "%s%s", reader->path.size == 0 ? "" : ".", name);
    }
    buffer_add_format(&message, "%s%s", message.size == 0 ? "" : ": ", what);
    *reader->error = buffer_take(&message);
}

/* Steps into a part of the document; the returned length leads back out. */
static size_t enter(Reader *reader, const char *name, int index) {
    size_t before = reader->path.size;
    if (name != NULL) {
        buffer_add_format(&reader->path, "%s%s", before == 0 ? "" : ".", name);
    }
    if (index >= 0) {
        buffer_add_format(&reader->path, "[%d]", index);
    }
    return before;
}

static void leave(Reader *reader, size_t before) {
    reader->path.size = before;
}

static const cJSON *find(const cJSON *object, const char *name) {
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static const char *need_text(Reader *reader, const cJSON *object, const char *name) {
    const cJSON *item = find(object, name);
    if (!cJSON_IsString(item)) {
        complain(reader, name, item == NULL ? "missing" : "expected a string");
        return "";
    }
    return item->valuestring;
}

static const char *text_or(Reader *reader, const cJSON *object, const char *name,
                           const char *fallback) {
    return find(object, name) == NULL ? fallback : need_text(reader, object, name);
}

/* A whole number between `low` and `high`. */
static double need_number(Reader *reader, const cJSON *object, const char *name, double low,
                          double high) {
    const cJSON *item = find(object, name);
    if (!cJSON_IsNumber(item)) {
        complain(reader, name, item == NULL ? "missing" : "expected a number");
        return low;
    }
    double number = item->valuedouble;
    if (!(number >= low && number <= high) || number != (double)(int64_t)number) {
        complain(reader, name, "out of range");
        return low;
    }
    return number;
}

static int need_int(Reader *reader, const cJSON *object, const char *name, int low, int high) {
    return (int)need_number(reader, object, name, low, high);
}

static int int_or(Reader *reader, const cJSON *object, const char *name, int low, int high,
                  int fallback) {
    return find(object, name) == NULL ? fallback : need_int(reader, object, name, low, high);
}

/* The number of a frame, generator or object; 0 where the field may be left out. */
static uint32_t number_or_none(Reader *reader, const cJSON *object, const char *name) {
    return find(object, name) == NULL
               ? 0
               : (uint32_t)need_number(reader, object, name, 1, (double)(UINT32_MAX - 1));
}

static bool bool_or_false(Reader *reader, const cJSON *object, const char *name) {
    const cJSON *item = find(object, name);
    if (item != NULL && !cJSON_IsBool(item)) {
        complain(reader, name, "expected true or false");
    }
    return cJSON_IsTrue(item);
}

static const cJSON *need_array(Reader *reader, const cJSON *object, const char *name) {
    const cJSON *item = find(object, name);
    if (!cJSON_IsArray(item)) {
        complain(reader, name, item == NULL ? "missing" : "expected an array");
        return NULL;
    }
    return item;
}

static const cJSON *array_or_none(Reader *reader, const cJSON *object, const char *name) {
    return find(object, name) == NULL ? NULL : need_array(reader, object, name);
}

static int need_name(Reader *reader, const cJSON *object, const char *name,
                     int (*number_of)(const char *name)) {
    int number = number_of(need_text(reader, object, name));
    if (number < 0) {
        complain(reader, name, "unknown name");
        return 0;
    }
    return number;
}

/* ---- reading: code objects ---- */

enum { LARGEST_CODE = 1 << 26 /* bytes of bytecode */ };

static void read_instructions(Reader *reader, const cJSON *array, TraceCodeEntry *entry) {
    Arena *arena = &reader->trace->arena;
    int count = cJSON_GetArraySize(array);
    TraceInstruction *instructions = ARENA_NEW_ARRAY(arena, TraceInstruction, (size_t)count);
    int end = entry->unit_count * 2;
    int index = 0;
    int next = 0; /* the first offset that an instruction may still have */
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        size_t before = enter(reader, "instructions", index);
        TraceInstruction *to = &instructions[index++];
        to->offset = need_int(reader, item, "offset", next, end - 2);
        if (to->offset % 2 != 0) {
            complain(reader, "offset", "an odd offset");
        }
        to->opcode = need_name(reader, item, "op", opcode_from_name);
        if (to->opcode >= OPCODE_COUNT || !opcode_is_base(to->opcode)) {
            complain(reader, "op", "not an instruction of compiled code");
        }
        to->arg = int_or(reader, item, "arg", 0, INT_MAX, -1);
        to->argrepr = trace_copy_string(reader->trace, text_or(reader, item, "argrepr", ""));
        to->target = int_or(reader, item, "target", 0, end - 2, -1);
        to->line = int_or(reader, item, "line", 0, INT_MAX, -1);
        to->end_line = int_or(reader, item, "end_line", 0, INT_MAX, -1);
        to->column = int_or(reader, item, "col", 0, INT_MAX, -1);
        to->end_column = int_or(reader, item, "end_col", 0, INT_MAX, -1);
        next = to->offset + 2;
        leave(reader, before);
    }
    if (count == 0 || instructions[0].offset != 0) {
        complain(reader, "instructions", "none at offset 0");
    }
    entry->view.instructions = instructions;
    entry->view.instruction_count = count;
}

static void read_exception_table(Reader *reader, const cJSON *array, TraceCodeEntry *entry) {
    int count = cJSON_GetArraySize(array);
    TraceExceptionEntry *entries =
        ARENA_NEW_ARRAY(&reader->trace->arena, TraceExceptionEntry, (size_t)count);
    int end = entry->unit_count * 2;
    int index = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        size_t before = enter(reader, "exception_table", index);
        TraceExceptionEntry *to = &entries[index++];
        to->start = need_int(reader, item, "start", 0, end);
        to->end = need_int(reader, item, "end", to->start, end);
        to->target = need_int(reader, item, "target", 0, end);
        to->depth = need_int(reader, item, "depth", 0, entry->view.stacksize);
        to->lasti = bool_or_false(reader, item, "lasti");
        leave(reader, before);
    }
    entry->view.exceptions = entries;
    entry->view.exception_count = count;
}

static void read_localsplus(Reader *reader, const cJSON *array, TraceCodeEntry *entry) {
    int count = cJSON_GetArraySize(array);
    const char **names = ARENA_NEW_ARRAY(&reader->trace->arena, const char *, (size_t)count);
    uint8_t *kinds = ARENA_NEW_ARRAY(&reader->trace->arena, uint8_t, (size_t)count);
    int index = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        size_t before = enter(reader, "localsplus", index);
        names[index] = trace_copy_string(reader->trace, need_text(reader, item, "name"));
        kinds[index++] = (uint8_t)need_int(reader, item, "kind", 0, UINT8_MAX);
        leave(reader, before);
    }
    entry->view.local_names = names;
    entry->view.local_kinds = kinds;
    entry->view.local_count = count;
}

static void read_code(Reader *reader, const cJSON *item) {
    uint32_t id = (uint32_t)need_number(reader, item, "id", 0, UINT32_MAX);
    int size = need_int(reader, item, "size", 2, LARGEST_CODE);
    if (trace_find_code(reader->trace, id) != NULL) {
        complain(reader, "id", "used twice");
    }
    const cJSON *instructions = need_array(reader, item, "instructions");
    const cJSON *exceptions = need_array(reader, item, "exception_table");
    const cJSON *localsplus = need_array(reader, item, "localsplus");
    if (failed(reader)) {
        return;
    }
    TraceCodeEntry *entry = trace_add_code(reader->trace, id, size / 2);
    TraceCode *view = &entry->view;
    view->name = trace_copy_string(reader->trace, need_text(reader, item, "name"));
    view->qualname = trace_copy_string(reader->trace, need_text(reader, item, "qualname"));
    view->filename = trace_copy_string(reader->trace, need_text(reader, item, "filename"));
    view->firstlineno = need_int(reader, item, "firstlineno", INT_MIN, INT_MAX);
    view->flags = (uint32_t)need_number(reader, item, "flags", 0, UINT32_MAX);
    view->stacksize = need_int(reader, item, "stacksize", 0, INT_MAX / 64);
    entry->has_namespace = (view->flags & CODE_OPTIMIZED) == 0;
    read_instructions(reader, instructions, entry);
    read_exception_table(reader, exceptions, entry);
    read_localsplus(reader, localsplus, entry);
    if (!failed(reader)) {
        trace_code_index_units(entry);
    }
}

/* ---- reading: values ---- */

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

static TraceValue read_immediate(Reader *reader, const char *type, const char *repr) {
    TraceValue value = TRACE_NO_VALUE;
    if (strcmp(type, "int") == 0 && parse_small_int(repr, &value)) {
        return value;
    }
    for (uint64_t i = 0; i < sizeof(immediate_types) / sizeof(*immediate_types); i++) {
        if (strcmp(type, immediate_types[i]) == 0 && strcmp(repr, immediate_reprs[i]) == 0) {
            return (TraceValue){i << 3 | 2};
        }
    }
    complain(reader, "object", "missing: only small ints, bools, None and the like have none");
    return value;
}

static void put_type(Reader *reader, Buffer *payload, SnapshotKind kind, const char *type) {
    uint8_t *at = (uint8_t *)buffer_reserve(payload, 1 + LOG_NUMBER_MAX);
    const uint8_t *start = at;
    *at++ = (uint8_t)kind;
    at = log_put_number(at, trace_name_number(reader->trace, type, strlen(type)));
    payload->size += (size_t)(at - start);
}

static void put_word(Buffer *payload, TraceValue value) {
    uint8_t *at = (uint8_t *)buffer_reserve(payload, LOG_WORD_MAX);
    payload->size += (size_t)(log_put_word(at, value) - at);
}

static void set_object(Reader *reader, uint32_t number, Buffer *payload) {
    writer_object(&reader->writer, number, (const uint8_t *)payload->data, payload->size);
    buffer_done(payload);
}

/* {"type", "repr", "object"} */
static TraceValue read_plain_value(Reader *reader, const cJSON *item) {
    const char *type = need_text(reader, item, "type");
    const char *repr = need_text(reader, item, "repr");
    uint32_t object = number_or_none(reader, item, "object");
    if (failed(reader)) {
        return TRACE_NO_VALUE;
    }
    if (object == 0) {
        return read_immediate(reader, type, repr);
    }
    Buffer payload = {0};
    put_type(reader, &payload, SNAPSHOT_KIND_TEXT, type);
    buffer_add_string(&payload, repr);
    set_object(reader, object, &payload);
    return (TraceValue){(uint64_t)object << 3};
}

/* A value, null (none), or a cell with what it holds. */
static TraceValue read_value(Reader *reader, const cJSON *item) {
    if (cJSON_IsNull(item)) {
        return TRACE_NO_VALUE;
    }
    if (!cJSON_IsObject(item)) {
        complain(reader, NULL, "expected a value");
        return TRACE_NO_VALUE;
    }
    if (find(item, "cell") == NULL) {
        return read_plain_value(reader, item);
    }
    uint32_t cell = number_or_none(reader, item, "cell");
    TraceValue content = TRACE_NO_VALUE;
    if (find(item, "type") != NULL) {
        content = read_plain_value(reader, item);
    }
    if (!failed(reader)) {
        Buffer payload = {0};
        put_type(reader, &payload, SNAPSHOT_CELL, "cell");
        put_word(&payload, content);
        set_object(reader, cell, &payload);
    }
    return (TraceValue){(uint64_t)cell << 3};
}

static TraceValue value_or_none(Reader *reader, const cJSON *object, const char *name) {
    const cJSON *item = find(object, name);
    if (item == NULL) {
        return TRACE_NO_VALUE;
    }
    size_t before = enter(reader, name, -1);
    TraceValue value = read_value(reader, item);
    leave(reader, before);
    return value;
}

/* ---- reading: frames ---- */

/* "locals" or "fast" into slots by name; entries for names the code does not have are refused. */
static void read_fast_locals(Reader *reader, const cJSON *object, const char *field,
                             const TraceCodeEntry *code, TraceValue *slots) {
    for (int i = 0; i < code->view.local_count; i++) {
        slots[i] = TRACE_NO_VALUE;
    }
    const cJSON *locals = find(object, field);
    if (locals == NULL) {
        return;
    }
    if (!cJSON_IsObject(locals)) {
        complain(reader, field, "expected an object");
        return;
    }
    size_t before = enter(reader, field, -1);
    int index = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, locals) {
        /* They come in the code's order: go on from the last one found. */
        int tried = 0;
        while (tried < code->view.local_count &&
               strcmp(code->view.local_names[index], item->string) != 0) {
            index = (index + 1) % code->view.local_count;
            tried++;
        }
        if (tried == code->view.local_count) {
            complain(reader, item->string, "the code object has no such local");
            break;
        }
        size_t inner = enter(reader, item->string, -1);
        slots[index] = read_value(reader, item);
        leave(reader, inner);
    }
    leave(reader, before);
}

/* "locals" of a module or class body: the snapshot of its namespace. */
static void read_namespace(Reader *reader, const cJSON *object, uint32_t number) {
    const cJSON *locals = find(object, "locals");
    if (!cJSON_IsObject(locals)) {
        complain(reader, "locals", locals == NULL ? "missing" : "expected an object");
        return;
    }
    size_t before = enter(reader, "locals", -1);
    Buffer payload = {0};
    put_type(reader, &payload, SNAPSHOT_NAMESPACE, "dict");
    uint32_t count = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, locals) {
        size_t inner = enter(reader, item->string, -1);
        TraceValue value = read_value(reader, item);
        leave(reader, inner);
        uint8_t *at = (uint8_t *)buffer_reserve(&payload, LOG_NUMBER_MAX);
        uint32_t name = trace_name_number(reader->trace, item->string, strlen(item->string));
        payload.size += (size_t)(log_put_number(at, name) - at);
        put_word(&payload, value);
        count++;
    }
    snapshot_put_length(&payload, count);
    leave(reader, before);
    if (failed(reader)) {
        buffer_done(&payload);
    } else {
        set_object(reader, number, &payload);
    }
}

static int read_stack(Reader *reader, const cJSON *array, TraceValue *stack) {
    int depth = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        size_t before = enter(reader, "stack", depth);
        stack[depth++] = read_value(reader, item);
        leave(reader, before);
    }
    return depth;
}

static const TraceCodeEntry *need_code(Reader *reader, const cJSON *item) {
    uint32_t id = (uint32_t)need_number(reader, item, "code", 0, UINT32_MAX);
    const TraceCodeEntry *code = failed(reader) ? NULL : trace_find_code(reader->trace, id);
    if (code == NULL) {
        complain(reader, "code", "no such code object");
    }
    return code;
}

static int need_offset(Reader *reader, const cJSON *item, const TraceCodeEntry *code) {
    int offset = need_int(reader, item, "offset", -1, code->unit_count * 2 - 1);
    if (!failed(reader) && offset >= 0 && code->by_unit[offset / 2] < 0) {
        complain(reader, "offset", "no instruction starts there");
    }
    return offset;
}

/* A frame that the state does not have yet: from a "frames" entry or, where those were left out,
 * from the event itself. */
static StateFrame *add_frame(Reader *reader, const cJSON *item, uint32_t number,
                             const TraceCodeEntry *code) {
    TraceState *state = &reader->writer.state;
    StateFrame *frame = state_add_frame(state, number, code);
    frame->view.owner = (TraceOwner)need_name(reader, item, "owner", trace_owner_from_name);
    frame->view.generator = number_or_none(reader, item, "generator");
    frame->view.previous = number_or_none(reader, item, "previous");
    frame->view.linked = find(item, "linked") == NULL || bool_or_false(reader, item, "linked");
    if (code != NULL && code->has_namespace) {
        frame->name_space = number_or_none(reader, item, "namespace");
        if (frame->name_space == 0) {
            frame->name_space = reader->next_hidden--;
        }
    }
    return frame;
}

static void read_new_frame(Reader *reader, const cJSON *item, uint32_t number) {
    const TraceCodeEntry *code = find(item, "code") == NULL ? NULL : need_code(reader, item);
    if (failed(reader)) {
        return;
    }
    StateFrame *frame = add_frame(reader, item, number, code);
    if (code != NULL) {
        frame->view.offset = need_offset(reader, item, code);
        const cJSON *stack = need_array(reader, item, "stack");
        if (failed(reader)) {
            return;
        }
        frame = state_reserve_stack(&reader->writer.state, frame, cJSON_GetArraySize(stack));
        bool module = frame->name_space != 0;
        read_fast_locals(reader, item, module ? "fast" : "locals", code, frame->slots);
        frame->view.stack_depth = read_stack(reader, stack, frame->slots + frame->view.local_count);
        if (module) {
            read_namespace(reader, item, frame->name_space);
        }
    }
    writer_frame(&reader->writer, frame);
}

static void read_frames(Reader *reader, const cJSON *array) {
    int index = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        size_t before = enter(reader, "frames", index++);
        uint32_t number = (uint32_t)need_number(reader, item, "number", 1, UINT32_MAX);
        StateFrame *frame = state_frame(&reader->writer.state, number);
        if (find(item, "stack") != NULL || frame == NULL) {
            read_new_frame(reader, item, number);
        } else {
            writer_link(&reader->writer, frame,
                        (TraceOwner)need_name(reader, item, "owner", trace_owner_from_name),
                        number_or_none(reader, item, "generator"),
                        number_or_none(reader, item, "previous"),
                        bool_or_false(reader, item, "linked"));
        }
        leave(reader, before);
    }
}

static const char *kept_name(Reader *reader, const char *name) {
    return trace_name(reader->trace, trace_name_number(reader->trace, name, strlen(name)))->data;
}

static void read_generators(Reader *reader, const cJSON *array) {
    int index = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        size_t before = enter(reader, "generators", index++);
        TraceGenerator generator = {
            .number = (uint32_t)need_number(reader, item, "number", 1, UINT32_MAX),
            .kind = kept_name(reader, need_text(reader, item, "type")),
            .name = kept_name(reader, need_text(reader, item, "name")),
            .qualname = kept_name(reader, need_text(reader, item, "qualname")),
            .state = (TraceGeneratorState)need_name(reader, item, "state",
                                                    trace_generator_state_from_name),
            .frame = number_or_none(reader, item, "frame"),
            .yield_from = value_or_none(reader, item, "yield_from"),
            .exception = value_or_none(reader, item, "exception"),
        };
        if (!failed(reader)) {
            writer_generator(&reader->writer, &generator);
        }
        leave(reader, before);
    }
}

/* Numbers of frames or generators that are gone. */
static void read_gone(Reader *reader, const cJSON *event, const char *name,
                      void (*drop)(TraceWriter *writer, uint32_t number)) {
    const cJSON *item;
    cJSON_ArrayForEach(item, array_or_none(reader, event, name)) {
        if (!cJSON_IsNumber(item) || item->valuedouble < 1 || item->valuedouble > UINT32_MAX) {
            complain(reader, name, "expected numbers");
            return;
        }
        drop(&reader->writer, (uint32_t)item->valuedouble);
    }
}

static void read_exc(Reader *reader, const cJSON *event) {
    const cJSON *array = array_or_none(reader, event, "exc");
    if (array == NULL) {
        return;
    }
    int count = cJSON_GetArraySize(array);
    TraceExc *entries = memory_alloc_zeroed((size_t)count, sizeof(TraceExc));
    int index = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        size_t before = enter(reader, "exc", index);
        TraceExc *entry = &entries[count - 1 - index++]; /* the file has the innermost first */
        entry->holder = number_or_none(reader, item, "generator");
        entry->exception = value_or_none(reader, item, "exception");
        leave(reader, before);
    }
    if (!failed(reader)) {
        writer_exc(&reader->writer, entries, count);
    }
    memory_free(entries);
}

/* ---- reading: events ---- */

/* The one opcode that may stand at a place besides the compiled one. */
static void read_specialized(Reader *reader, const cJSON *event, const TraceCodeEntry *code,
                             int unit) {
    int opcode = code->opcodes[unit];
    if (find(event, "specialized") != NULL) {
        opcode = need_name(reader, event, "specialized", opcode_from_name);
        if (opcode >= OPCODE_COUNT || opcode_base(opcode) != code->opcodes[unit]) {
            complain(reader, "specialized", "not a form of this instruction");
            return;
        }
    }
    if (state_opcodes(&reader->writer.state, code)[unit] != opcode) {
        writer_opcode(&reader->writer, code, unit, (uint8_t)opcode);
    }
}

static void read_instruction_event(Reader *reader, const cJSON *event) {
    TraceWriter *writer = &reader->writer;
    uint32_t number = (uint32_t)need_number(reader, event, "frame", 1, UINT32_MAX);
    const TraceCodeEntry *code = need_code(reader, event);
    const cJSON *stack = need_array(reader, event, "stack");
    if (failed(reader)) {
        return;
    }
    int offset = need_offset(reader, event, code);
    int opcode = need_name(reader, event, "op", opcode_from_name);
    if (!failed(reader) && (offset < 0 || code->opcodes[offset / 2] != opcode)) {
        complain(reader, "op", "not the instruction at this offset");
    }
    if (failed(reader)) {
        return;
    }
    StateFrame *frame = state_frame(&writer->state, number);
    if (frame == NULL || frame->code != code) {
        frame = add_frame(reader, event, number, code);
        writer_frame(writer, frame);
    }
    int depth = cJSON_GetArraySize(stack);
    frame = state_reserve_stack(&writer->state, frame, depth);
    writer_switch(writer, frame);
    read_specialized(reader, event, code, offset / 2);
    int local_count = code->view.local_count;
    TraceValue *slots = memory_alloc_zeroed((size_t)(2 * local_count + depth), sizeof(TraceValue));
    TraceValue *changed = slots + local_count;
    TraceValue *values = changed + local_count;
    int *indexes = memory_alloc_zeroed((size_t)local_count, sizeof(int));
    bool module = frame->name_space != 0;
    read_fast_locals(reader, event, module ? "fast" : "locals", code, slots);
    read_stack(reader, stack, values);
    if (module) {
        read_namespace(reader, event, frame->name_space);
    }
    read_exc(reader, event);
    if (!failed(reader)) {
        int changes = 0;
        for (int i = 0; i < local_count; i++) {
            if (!trace_value_equal(slots[i], frame->slots[i])) {
                indexes[changes] = i;
                changed[changes++] = slots[i];
            }
        }
        int kept = 0;
        while (kept < depth && kept < frame->view.stack_depth &&
               trace_value_equal(values[kept], frame->view.stack[kept])) {
            kept++;
        }
        writer_instruction(writer, offset / 2, kept, values + kept, depth - kept, indexes, changed,
                           changes);
    }
    memory_free(slots);
    memory_free(indexes);
}

static void read_transition_event(Reader *reader, TraceEventKind kind, const cJSON *event,
                                  const char *text, size_t text_size) {
    StateEvent to = {.kind = kind};
    to.frame_number = number_or_none(reader, event, "frame");
    to.other = number_or_none(reader, event, "other");
    to.generator = number_or_none(reader, event, "generator");
    if (to.frame_number != 0) {
        to.owner = (TraceOwner)need_name(reader, event, "owner", trace_owner_from_name);
    }
    if (find(event, "owner_before") != NULL) {
        to.owner_before =
            (TraceOwner)need_name(reader, event, "owner_before", trace_owner_from_name);
    }
    if (find(event, "code") != NULL) {
        to.code = need_code(reader, event);
        if (to.code != NULL) {
            to.offset = need_offset(reader, event, to.code);
        }
    }
    to.value = value_or_none(reader, event, "value");
    to.exception = value_or_none(reader, event, "exception");
    if (kind == EVENT_RESUME) {
        to.means = (TraceMeans)need_name(reader, event, "means", trace_means_from_name);
    }
    if (kind == EVENT_HANDLE) {
        to.target = need_int(reader, event, "target", 0, INT_MAX);
        to.depth = need_int(reader, event, "depth", 0, INT_MAX);
        to.lasti = bool_or_false(reader, event, "lasti");
    }
    to.closed = bool_or_false(reader, event, "closed");
    if (kind == EVENT_OUTPUT) {
        to.stream = strcmp(need_text(reader, event, "stream"), "stderr") == 0 ? 2 : 1;
        to.text_size = (uint32_t)text_size;
    }
    to.top = find(event, "top") == NULL
                 ? to.frame_number
                 : (uint32_t)need_number(reader, event, "top", 0, UINT32_MAX);
    read_exc(reader, event);
    if (!failed(reader)) {
        writer_transition(&reader->writer, &to, text);
    }
}

/* Numbers that are not simply 0, 1, 2 ... are kept beside the log. */
static void read_seq(Reader *reader, const cJSON *event) {
    Trace *trace = reader->trace;
    uint64_t index = reader->writer.state.next_index;
    uint64_t least = index == 0 ? 0 : reader->last_seq + 1;
    uint64_t seq =
        (uint64_t)need_number(reader, event, "seq", (double)least, (double)(UINT64_C(1) << 53));
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

/* ---- reading: the document, cut into pieces that cJSON parses ---- */

typedef struct Piece {
    const char *at;
    const char *end;
} Piece;

static const char *skip_space(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) {
        at++;
    }
    return at;
}

/* Behind the closing quote; `end` when there is none. */
static const char *skip_string(const char *at, const char *end) {
    for (at++; at < end && *at != '"'; at++) {
        at += *at == '\\';
    }
    return at < end ? at + 1 : end;
}

/* Behind a value, whose inside cJSON will check. */
static const char *skip_value(const char *at, const char *end) {
    int depth = 0;
    while (at < end) {
        char byte = *at;
        if (byte == '"') {
            at = skip_string(at, end);
        } else if (byte == '{' || byte == '[') {
            depth++;
            at++;
        } else if (byte == '}' || byte == ']') {
            if (depth == 0) {
                return at;
            }
            depth--;
            at++;
        } else if (depth == 0 && (byte == ',' || byte == ':')) {
            return at;
        } else {
            at++;
            continue;
        }
        if (depth == 0) {
            return at;
        }
    }
    return end;
}

/* The next element of an array, or value of an object with its key. False at the end; what stands
 * in the wrong place is complained about. */
static bool next_piece(Reader *reader, Piece *rest, bool *first, Piece *key, Piece *value) {
    rest->at = skip_space(rest->at, rest->end);
    if (rest->at < rest->end && (*rest->at == ']' || *rest->at == '}')) {
        rest->at++;
        return false;
    }
    if (!*first) {
        if (rest->at == rest->end || *rest->at != ',') {
            complain(reader, NULL,
                     rest->at == rest->end ? "the file ends too early" : "not valid JSON");
            return false;
        }
        rest->at = skip_space(rest->at + 1, rest->end);
    }
    *first = false;
    if (key != NULL) {
        key->at = rest->at;
        rest->at = key->end = skip_value(rest->at, rest->end);
        rest->at = skip_space(rest->at, rest->end);
        if (rest->at == rest->end || *rest->at != ':') {
            complain(reader, NULL,
                     rest->at == rest->end ? "the file ends too early" : "not valid JSON");
            return false;
        }
        rest->at = skip_space(rest->at + 1, rest->end);
    }
    value->at = rest->at;
    rest->at = value->end = skip_value(rest->at, rest->end);
    if (rest->at == rest->end) {
        complain(reader, NULL, "the file ends too early");
        return false;
    }
    return true;
}

static bool piece_is(Piece piece, const char *text) {
    return (size_t)(piece.end - piece.at) == strlen(text) &&
           memcmp(piece.at, text, strlen(text)) == 0;
}

static cJSON *parse_piece(Reader *reader, Piece piece) {
    cJSON *item = cJSON_ParseWithLength(piece.at, (size_t)(piece.end - piece.at));
    if (item == NULL) {
        complain(reader, NULL, "not valid JSON");
    }
    return item;
}

/* cJSON's strings end at the first NUL, which printed text may contain: the text of an output
 * event is decoded here. Every other string was checked by cJSON already. */
static void decode_text(Piece event, Buffer *text) {
    Piece rest = {event.at + 1, event.end};
    Piece key, value = {NULL, NULL};
    bool first = true;
    Reader nobody = {.error = &(char *){NULL}};
    while (next_piece(&nobody, &rest, &first, &key, &value) && !piece_is(key, "\"text\"")) {
        value = (Piece){NULL, NULL};
    }
    memory_free(*nobody.error);
    if (value.at == NULL || value.end - value.at < 2) {
        return;
    }
    for (const char *at = value.at + 1; at < value.end - 1; at++) {
        if (*at != '\\') {
            buffer_add_byte(text, *at);
            continue;
        }
        at++;
        switch (*at) {
        case 'n': buffer_add_byte(text, '\n'); break;
        case 'r': buffer_add_byte(text, '\r'); break;
        case 't': buffer_add_byte(text, '\t'); break;
        case 'b': buffer_add_byte(text, '\b'); break;
        case 'f': buffer_add_byte(text, '\f'); break;
        case 'u': {
            uint32_t unit = (uint32_t)strtoul((char[]){at[1], at[2], at[3], at[4], 0}, NULL, 16);
            at += 4;
            if (unit >= 0xD800 && unit < 0xDC00 && at[1] == '\\' && at[2] == 'u') {
                uint32_t low = (uint32_t)strtoul((char[]){at[3], at[4], at[5], at[6], 0}, NULL, 16);
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                at += 6;
            }
            buffer_add_codepoint(text, unit);
            break;
        }
        default: buffer_add_byte(text, *at); break;
        }
    }
}

static void read_event(Reader *reader, const cJSON *event, Piece piece) {
    if (!cJSON_IsObject(event)) {
        complain(reader, NULL, "expected an object");
        return;
    }
    TraceEventKind kind = (TraceEventKind)need_name(reader, event, "kind", trace_kind_from_name);
    read_seq(reader, event);
    read_frames(reader, array_or_none(reader, event, "frames"));
    read_generators(reader, array_or_none(reader, event, "generators"));
    read_gone(reader, event, "gone_frames", writer_drop_frame);
    read_gone(reader, event, "gone_generators", writer_drop_generator);
    if (failed(reader)) {
        return;
    }
    if (kind == EVENT_INSTRUCTION) {
        read_instruction_event(reader, event);
        return;
    }
    Buffer text = {0};
    if (kind == EVENT_OUTPUT) {
        need_text(reader, event, "text");
        decode_text(piece, &text);
    }
    read_transition_event(reader, kind, event, text.data == NULL ? "" : text.data, text.size);
    buffer_done(&text);
}

static void read_header(Reader *reader, const cJSON *header) {
    const char *format = need_text(reader, header, "format");
    if (!failed(reader) && strcmp(format, format_name) != 0) {
        complain(reader, "format", "not a genstep trace");
    }
    if (need_number(reader, header, "version", 0, UINT32_MAX) != FORMAT_VERSION) {
        complain(reader, "version", "this genstep reads version 1");
    }
    const char *bytecode = need_text(reader, header, "bytecode");
    if (!failed(reader) && strcmp(bytecode, bytecode_name) != 0) {
        complain(reader, "bytecode", "this genstep reads cpython-3.14");
    }
    const cJSON *program = find(header, "program");
    size_t before = enter(reader, "program", -1);
    if (!cJSON_IsObject(program)) {
        complain(reader, NULL, program == NULL ? "missing" : "expected an object");
    } else {
        reader->trace->program_name =
            trace_copy_string(reader->trace, need_text(reader, program, "name"));
        reader->trace->source =
            trace_copy_string(reader->trace, need_text(reader, program, "source"));
    }
    leave(reader, before);
    reader->has_header = true;
}

static const char *const end_results[] = {"ok",    "exception",   "exit",
                                          "limit", "unsupported", "stopped"};

static int end_result_from_name(const char *name) {
    for (int i = 0; i < (int)(sizeof(end_results) / sizeof(*end_results)); i++) {
        if (strcmp(end_results[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

static void read_end(Reader *reader, const cJSON *item) {
    TraceEnd *end = &reader->trace->end;
    end->result = end_results[need_name(reader, item, "result", end_result_from_name)];
    end->exit_status = need_int(reader, item, "exit_status", 0, INT_MAX);
    if (find(item, "message") != NULL) {
        end->message = trace_copy_string(reader->trace, need_text(reader, item, "message"));
    }
    end->events = (uint64_t)need_number(reader, item, "events", 0, (double)(UINT64_C(1) << 53));
    reader->has_end = true;
}

/* ---- reading: both forms ---- */

/* Whether the first object is a line of its own: a header with its kind. */
static bool is_lines(const char *text, const char *end) {
    Piece rest = {text + 1, end};
    Piece key, value;
    bool first = true;
    Reader nobody = {.error = &(char *){NULL}};
    bool is_header = next_piece(&nobody, &rest, &first, &key, &value) &&
                     piece_is(key, "\"kind\"") && piece_is(value, "\"header\"");
    memory_free(*nobody.error);
    return is_header;
}

bool json_is_trace(const char *text, size_t size) {
    static const char mark[] = "genstep-trace";
    enum { WITHIN = 256 };
    const char *end = text + (size < WITHIN ? size : WITHIN);
    const char *at = skip_space(text, end);
    if (at == end || *at != '{') {
        return false;
    }
    for (; (size_t)(end - at) >= sizeof(mark) - 1; at++) {
        if (memcmp(at, mark, sizeof(mark) - 1) == 0) {
            return true;
        }
    }
    return false;
}

static void read_elements(Reader *reader, Piece array, const char *name, bool events) {
    if (array.at == NULL) {
        complain(reader, name, "missing");
        return;
    }
    if (*array.at != '[') {
        complain(reader, name, "expected an array");
        return;
    }
    Piece rest = {array.at + 1, array.end};
    Piece value;
    bool first = true;
    for (int index = 0; !failed(reader); index++) {
        size_t before = enter(reader, name, index);
        if (!next_piece(reader, &rest, &first, NULL, &value)) {
            leave(reader, before);
            return;
        }
        cJSON *item = parse_piece(reader, value);
        if (item != NULL && events) {
            read_event(reader, item, value);
        } else if (item != NULL) {
            read_code(reader, item);
        }
        cJSON_Delete(item);
        leave(reader, before);
    }
}

static void read_one_object(Reader *reader, const char *text, const char *end) {
    static const char *const names[] = {"\"format\"", "\"version\"", "\"bytecode\"", "\"program\"",
                                        "\"codes\"",  "\"events\"",  "\"end\""};
    enum { FORMAT, VERSION, BYTECODE, PROGRAM, CODES, EVENTS, END, COUNT };
    Piece parts[COUNT] = {{NULL, NULL}};
    Piece rest = {text + 1, end};
    Piece key, value;
    bool first = true;
    while (next_piece(reader, &rest, &first, &key, &value)) {
        for (int i = 0; i < COUNT; i++) {
            if (piece_is(key, names[i])) {
                parts[i] = value;
            }
        }
    }
    if (!failed(reader) && skip_space(rest.at, end) != end) {
        complain(reader, NULL, "text behind the end of the trace");
    }
    cJSON *header = cJSON_CreateObject();
    for (int i = FORMAT; i <= PROGRAM && !failed(reader); i++) {
        if (parts[i].at != NULL) {
            cJSON *item = parse_piece(reader, parts[i]);
            char name[16] = {0};
            memcpy(name, names[i] + 1, strlen(names[i]) - 2);
            cJSON_AddItemToObject(header, name, item);
        }
    }
    if (!failed(reader)) {
        read_header(reader, header);
    }
    cJSON_Delete(header);
    if (!failed(reader)) {
        read_elements(reader, parts[CODES], "codes", false);
    }
    if (!failed(reader)) {
        read_elements(reader, parts[EVENTS], "events", true);
    }
    if (!failed(reader) && parts[END].at != NULL) {
        size_t before = enter(reader, "end", -1);
        cJSON *item = parse_piece(reader, parts[END]);
        if (item != NULL) {
            read_end(reader, item);
        }
        cJSON_Delete(item);
        leave(reader, before);
    }
}

static void read_line(Reader *reader, Piece line) {
    cJSON *item = parse_piece(reader, line);
    const char *kind = item == NULL ? "" : need_text(reader, item, "kind");
    if (failed(reader)) {
        cJSON_Delete(item);
        return;
    }
    if (strcmp(kind, "header") == 0 && !reader->has_header) {
        read_header(reader, item);
    } else if (!reader->has_header) {
        complain(reader, "kind", "the first line of a trace is its header");
    } else if (reader->has_end) {
        complain(reader, NULL, "a line behind the end of the trace");
    } else if (strcmp(kind, "code") == 0) {
        read_code(reader, item);
    } else if (strcmp(kind, "end") == 0) {
        read_end(reader, item);
    } else {
        read_event(reader, item, line);
    }
    cJSON_Delete(item);
}

static void read_lines(Reader *reader, const char *text, const char *end) {
    int number = 1;
    for (const char *at = text; at < end && !failed(reader); number++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        Piece line = {skip_space(at, end), newline == NULL ? end : newline};
        size_t before = reader->path.size;
        buffer_add_format(&reader->path, "line %d", number);
        if (line.at < line.end) {
            read_line(reader, line);
        }
        leave(reader, before);
        at = newline == NULL ? end : newline + 1;
    }
}

Trace *json_read_trace(const char *text, size_t size, char **error) {
    *error = NULL;
    Reader reader = {.error = error, .next_hidden = UINT32_MAX >> 3};
    reader.trace = trace_new("", "");
    writer_init(&reader.writer, reader.trace, NULL, NULL);
    const char *end = text + size;
    const char *at = skip_space(text, end);
    if (at == end || *at != '{') {
        complain(&reader, NULL, "not a genstep trace");
    } else if (is_lines(at, end)) {
        read_lines(&reader, at, end);
    } else {
        read_one_object(&reader, at, end);
    }
    if (!failed(&reader) && !reader.has_end) {
        complain(&reader, NULL, "the file ends too early: it has no \"end\"");
    }
    writer_finish(&reader.writer);
    buffer_done(&reader.path);
    if (failed(&reader)) {
        trace_free(reader.trace);
        return NULL;
    }
    return reader.trace;
}
