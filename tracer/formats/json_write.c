#include "tracer/formats/json.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "tracer/formats/json_events.h"
#include "tracer/formats/json_format.h"
#include "tracer/formats/json_tree.h"

/* ---- writing: the parts around the events ---- */

struct JsonExport {
    Trace *trace;
    TraceState state;
    JsonTexts texts;
    JsonOptions options;
    JsonOutput *output;
    void *context;
    Buffer text;
    int codes_written; /* jsonl: code lines so far, by index */
    bool *code_written;
    bool *source_written; /* by index in the trace's sources */
    int sources_written;
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

/* Text of the program's may hold lone surrogates, which are not valid UTF-8: our own writer escapes
 * them. */
static void add_text(JsonItem *object, const char *name, const char *text) {
    Buffer quoted = {0};
    json_write_string(&quoted, text, strlen(text));
    json_add_raw(object, name, quoted.data);
    buffer_done(&quoted);
}

static void add_header_fields(JsonItem *header, const Trace *trace) {
    json_add_string(header, "format", JSON_FORMAT_NAME);
    json_add_number(header, "version", JSON_FORMAT_VERSION);
    json_add_string(header, "bytecode", JSON_BYTECODE_NAME);
    JsonItem *program = json_add_object(header, "program");
    add_text(program, "name", trace->program_name);
    if (strcmp(trace->program_file, trace->program_name) != 0) {
        add_text(program, "filename", trace->program_file);
    }
    add_text(program, "source", trace->source);
}

static JsonItem *new_instruction(const TraceInstruction *instruction) {
    JsonItem *item = json_new_object();
    json_add_number(item, "offset", instruction->offset);
    json_add_string(item, "op", opcode_name(instruction->opcode));
    if (instruction->arg >= 0) {
        json_add_number(item, "arg", instruction->arg);
    }
    if (instruction->argrepr[0] != '\0') {
        add_text(item, "argrepr", instruction->argrepr);
    }
    if (instruction->target >= 0) {
        json_add_number(item, "target", instruction->target);
    }
    if (instruction->line >= 0) {
        json_add_number(item, "line", instruction->line);
    }
    if (instruction->end_line >= 0) {
        json_add_number(item, "end_line", instruction->end_line);
    }
    if (instruction->column >= 0) {
        json_add_number(item, "col", instruction->column);
    }
    if (instruction->end_column >= 0) {
        json_add_number(item, "end_col", instruction->end_column);
    }
    return item;
}

static void add_code_fields(JsonItem *item, const TraceCodeEntry *entry, const char *source) {
    const TraceCode *code = &entry->view;
    json_add_number(item, "id", code->id);
    add_text(item, "name", code->name);
    add_text(item, "qualname", code->qualname);
    add_text(item, "filename", code->filename);
    if (source != NULL) {
        add_text(item, "source", source);
    }
    json_add_number(item, "firstlineno", code->firstlineno);
    json_add_number(item, "flags", code->flags);
    json_add_number(item, "stacksize", code->stacksize);
    json_add_number(item, "size", entry->unit_count * 2);
    JsonItem *locals = json_add_array(item, "localsplus");
    for (int i = 0; i < code->local_count; i++) {
        JsonItem *local = json_new_object();
        add_text(local, "name", code->local_names[i]);
        json_add_number(local, "kind", code->local_kinds[i]);
        json_append(locals, local);
    }
    JsonItem *instructions = json_add_array(item, "instructions");
    for (int i = 0; i < code->instruction_count; i++) {
        json_append(instructions, new_instruction(&code->instructions[i]));
    }
    JsonItem *exceptions = json_add_array(item, "exception_table");
    for (int i = 0; i < code->exception_count; i++) {
        const TraceExceptionEntry *from = &code->exceptions[i];
        JsonItem *exception = json_new_object();
        json_add_number(exception, "start", from->start);
        json_add_number(exception, "end", from->end);
        json_add_number(exception, "target", from->target);
        json_add_number(exception, "depth", from->depth);
        json_add_bool(exception, "lasti", from->lasti);
        json_append(exceptions, exception);
    }
}

static void add_end_fields(JsonItem *item, const Trace *trace) {
    json_add_string(item, "result", trace->end.result);
    json_add_number(item, "exit_status", trace->end.exit_status);
    if (trace->end.message != NULL) {
        add_text(item, "message", trace->end.message);
    }
    json_add_number(item, "events", (double)trace->end.events);
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
    JsonItem *header = json_new_object();
    if (options->lines) {
        json_add_string(header, "kind", "header");
    }
    add_header_fields(header, trace);
    json_print(header, &export->text);
    if (!options->lines) {
        export->text.size--; /* without its closing brace: the events follow inside */
        buffer_add_string(&export->text, ",\"events\":[");
    }
    return export;
}

void json_export_free(JsonExport *export) {
    if (export != NULL) {
        state_done(&export->state);
        json_texts_done(&export->texts);
        buffer_done(&export->text);
        memory_free(export->code_written);
        memory_free(export->source_written);
        memory_free(export);
    }
}

/* Sets the flag of that index, which the list grows to hold; whether it was set before. */
static bool test_and_set(bool **flags, int *count, int index) {
    if (index >= *count) {
        int grown = index * 2 + 16;
        *flags = memory_resize(*flags, (size_t)grown, sizeof(bool));
        memset(*flags + *count, 0, (size_t)(grown - *count) * sizeof(bool));
        *count = grown;
    }
    bool before = (*flags)[index];
    (*flags)[index] = true;
    return before;
}

/* The source of a code object's file, which the first one written brings along; else NULL. */
static const char *source_to_write(JsonExport *export, const TraceCode *code) {
    int index = trace_find_source(export->trace, code->filename);
    return index < 0 || test_and_set(&export->source_written, &export->sources_written, index)
               ? NULL
               : export->trace->sources[index].text;
}

/* jsonl: a line for a code object that no line has told of yet. */
static void write_code_line(JsonExport *export, const TraceCodeEntry *code) {
    if (!test_and_set(&export->code_written, &export->codes_written, code->index)) {
        JsonItem *line = json_new_object();
        json_add_string(line, "kind", "code");
        add_code_fields(line, code, source_to_write(export, &code->view));
        buffer_add_byte(&export->text, '\n');
        json_print(line, &export->text);
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
    json_write_event(&export->state, &export->texts, &export->text);
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

bool json_export_stream(void *context, const uint8_t *records, size_t size) {
    JsonExport *export = context;
    json_export_records(export, records, size);
    Trace *trace = export->trace;
    trace->output_dropped += trace->output.size;
    buffer_clear(&trace->output);
    return !export->failed;
}

bool json_export_finish(JsonExport *export) {
    const Trace *trace = export->state.trace;
    if (export->options.lines) {
        JsonItem *line = json_new_object();
        json_add_string(line, "kind", "end");
        add_end_fields(line, trace);
        buffer_add_byte(&export->text, '\n');
        json_print(line, &export->text);
        buffer_add_byte(&export->text, '\n');
    } else {
        buffer_add_string(&export->text, "\n],\"codes\":[");
        for (int i = 0; i < trace->code_count; i++) {
            JsonItem *code = json_new_object();
            const TraceCodeEntry *entry = trace->codes[i];
            add_code_fields(code, entry, source_to_write(export, &entry->view));
            buffer_add_string(&export->text, i == 0 ? "\n" : ",\n");
            json_print(code, &export->text);
        }
        buffer_add_string(&export->text, "\n],\"end\":");
        JsonItem *last = json_new_object();
        add_end_fields(last, trace);
        json_print(last, &export->text);
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
            state_read_keyframe(&export->state, 0);
        }
        json_export_records(export, chunk->bytes + chunk->keyframe_size,
                            chunk->size - chunk->keyframe_size);
    }
    bool written = json_export_finish(export);
    json_export_free(export);
    return written;
}
