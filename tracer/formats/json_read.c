/* Traces read from JSON, in either form. */
#include <limits.h>

#include "engine/base/memory.h"
#include "tracer/formats/json.h"
#include "tracer/formats/json_format.h"
#include "tracer/formats/json_reader.h"

/* ---- header and end ---- */

static void read_header(JsonReader *reader, const JsonItem *header) {
    const char *format = reader_need_text(reader, header, "format");
    if (!reader_failed(reader) && strcmp(format, JSON_FORMAT_NAME) != 0) {
        reader_complain(reader, "format", "not a genstep trace");
    }
    if (reader_need_number(reader, header, "version", 0, UINT32_MAX) != JSON_FORMAT_VERSION) {
        reader_complain(reader, "version", "this genstep reads version 1");
    }
    const char *bytecode = reader_need_text(reader, header, "bytecode");
    if (!reader_failed(reader) && strcmp(bytecode, JSON_BYTECODE_NAME) != 0) {
        reader_complain(reader, "bytecode", "this genstep reads cpython-3.14");
    }
    const JsonItem *program = json_find(header, "program");
    size_t before = reader_enter(reader, "program", -1);
    if (!json_is_object(program)) {
        reader_complain(reader, NULL, program == NULL ? "missing" : "expected an object");
    } else {
        reader->trace->program_name =
            trace_copy_string(reader->trace, reader_need_text(reader, program, "name"));
        const char *name = reader->trace->program_name;
        trace_set_program_file(reader->trace, reader_text_or(reader, program, "filename", name));
        reader->trace->source =
            trace_copy_string(reader->trace, reader_need_text(reader, program, "source"));
    }
    reader_leave(reader, before);
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

static void read_end(JsonReader *reader, const JsonItem *item) {
    TraceEnd *end = &reader->trace->end;
    end->result = end_results[reader_need_name(reader, item, "result", end_result_from_name)];
    end->exit_status = reader_need_int(reader, item, "exit_status", 0, INT_MAX);
    if (json_find(item, "message") != NULL) {
        end->message = trace_copy_string(reader->trace, reader_need_text(reader, item, "message"));
    }
    end->events =
        (uint64_t)reader_need_number(reader, item, "events", 0, (double)(UINT64_C(1) << 53));
    reader->has_end = true;
}

/* ---- which form ---- */

/* Whether the first object is a line of its own: a header with its kind. */
static bool is_lines(const char *text, const char *end) {
    PieceWalk walk = piece_walk((Piece){text, end});
    Piece key, value;
    return piece_next(&walk, &key, &value) == PIECE_FOUND && piece_is(key, "\"kind\"") &&
           piece_is(value, "\"header\"");
}

bool json_is_trace(const char *text, size_t size) {
    static const char mark[] = JSON_FORMAT_NAME;
    enum { WITHIN = 256 };
    const char *end = text + (size < WITHIN ? size : WITHIN);
    const char *at = piece_skip_space(text, end);
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

/* ---- one object ---- */

/* A step of a walk; false at the end, or when the text is damaged, which is complained about. */
static bool next_piece(JsonReader *reader, PieceWalk *walk, Piece *key, Piece *value) {
    switch (piece_next(walk, key, value)) {
    case PIECE_FOUND: return true;
    case PIECE_END: return false;
    case PIECE_CUT_OFF: reader_complain(reader, NULL, "the file ends too early"); return false;
    case PIECE_NOT_JSON: reader_complain(reader, NULL, "not valid JSON"); return false;
    }
    return false;
}

static JsonItem *parse_piece(JsonReader *reader, Piece piece) {
    JsonItem *item = json_parse(piece.at, (size_t)(piece.end - piece.at));
    if (item == NULL) {
        reader_complain(reader, NULL, "not valid JSON");
    }
    return item;
}

static void read_elements(JsonReader *reader, Piece array, const char *name, bool events) {
    if (array.at == NULL) {
        reader_complain(reader, name, "missing");
        return;
    }
    if (*array.at != '[') {
        reader_complain(reader, name, "expected an array");
        return;
    }
    PieceWalk walk = piece_walk(array);
    Piece value;
    for (int index = 0; !reader_failed(reader); index++) {
        const char *next = events ? piece_peek(&walk) : NULL;
        const char *behind = next == NULL ? NULL : json_read_fast_event(reader, next, walk.end);
        if (behind != NULL) {
            piece_step(&walk, behind);
            continue;
        }
        size_t before = reader_enter(reader, name, index);
        if (!next_piece(reader, &walk, NULL, &value)) {
            reader_leave(reader, before);
            return;
        }
        JsonItem *item = parse_piece(reader, value);
        if (item != NULL && events) {
            json_read_event(reader, item, value);
        } else if (item != NULL) {
            json_read_code(reader, item);
        }
        json_free(item);
        reader_leave(reader, before);
    }
}

static void read_one_object(JsonReader *reader, const char *text, const char *end) {
    enum { FORMAT, VERSION, BYTECODE, PROGRAM, CODES, EVENTS, END, COUNT };
    static const char *const names[COUNT] = {"\"format\"",  "\"version\"", "\"bytecode\"",
                                             "\"program\"", "\"codes\"",   "\"events\"",
                                             "\"end\""};
    static const char *const plain_names[] = {"format", "version", "bytecode", "program"};
    Piece parts[COUNT] = {{NULL, NULL}};
    PieceWalk walk = piece_walk((Piece){text, end});
    Piece key, value;
    while (next_piece(reader, &walk, &key, &value)) {
        for (int i = 0; i < COUNT; i++) {
            if (piece_is(key, names[i])) {
                parts[i] = value;
            }
        }
    }
    if (!reader_failed(reader) && piece_skip_space(walk.at, end) != end) {
        reader_complain(reader, NULL, "text behind the end of the trace");
    }
    JsonItem *header = json_new_object();
    for (int i = FORMAT; i <= PROGRAM && !reader_failed(reader); i++) {
        JsonItem *item = parts[i].at == NULL ? NULL : parse_piece(reader, parts[i]);
        if (item != NULL) {
            json_add_item(header, plain_names[i], item);
        }
    }
    if (!reader_failed(reader)) {
        read_header(reader, header);
    }
    json_free(header);
    if (!reader_failed(reader)) {
        read_elements(reader, parts[CODES], "codes", false);
    }
    if (!reader_failed(reader)) {
        read_elements(reader, parts[EVENTS], "events", true);
    }
    if (!reader_failed(reader) && parts[END].at != NULL) {
        size_t before = reader_enter(reader, "end", -1);
        JsonItem *item = parse_piece(reader, parts[END]);
        if (item != NULL) {
            read_end(reader, item);
        }
        json_free(item);
        reader_leave(reader, before);
    }
}

/* ---- an object a line ---- */

static void read_line(JsonReader *reader, Piece line) {
    JsonItem *item = parse_piece(reader, line);
    const char *kind = item == NULL ? "" : reader_need_text(reader, item, "kind");
    if (reader_failed(reader)) {
        json_free(item);
        return;
    }
    if (strcmp(kind, "header") == 0 && !reader->has_header) {
        read_header(reader, item);
    } else if (!reader->has_header) {
        reader_complain(reader, "kind", "the first line of a trace is its header");
    } else if (reader->has_end) {
        reader_complain(reader, NULL, "a line behind the end of the trace");
    } else if (strcmp(kind, "code") == 0) {
        json_read_code(reader, item);
    } else if (strcmp(kind, "end") == 0) {
        read_end(reader, item);
    } else {
        json_read_event(reader, item, line);
    }
    json_free(item);
}

static void read_lines(JsonReader *reader, const char *text, const char *end) {
    int number = 1;
    for (const char *at = text; at < end && !reader_failed(reader); number++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        Piece line = {piece_skip_space(at, end), newline == NULL ? end : newline};
        const char *behind = reader->has_header && !reader->has_end
                                 ? json_read_fast_event(reader, line.at, line.end)
                                 : NULL;
        size_t before = reader->path.size;
        buffer_add_format(&reader->path, "line %d", number);
        if (behind != NULL && piece_skip_space(behind, line.end) != line.end) {
            reader_complain(reader, NULL, "not valid JSON");
        } else if (behind == NULL && line.at < line.end) {
            read_line(reader, line);
        }
        reader_leave(reader, before);
        at = newline == NULL ? end : newline + 1;
    }
}

Trace *json_read_trace(const char *text, size_t size, char **error) {
    *error = NULL;
    JsonReader reader = {.error = error, .next_hidden = UINT32_MAX >> 3};
    reader.object_texts = memory_alloc_zeroed(OBJECT_TEXTS, sizeof(ObjectText));
    reader.trace = trace_new("", "");
    writer_init(&reader.writer, reader.trace, NULL, NULL);
    writer_untold(&reader.writer);
    writer_push_exc(&reader.writer, (TraceExc){0, TRACE_NO_VALUE}); /* as every run begins */
    const char *end = text + size;
    const char *at = piece_skip_space(text, end);
    if (at == end) {
        reader_complain(&reader, NULL, "not a genstep trace: there is nothing in it");
    } else if (*at != '{') {
        reader_complain(&reader, NULL, "not a genstep trace: it does not begin with '{'");
    } else if (is_lines(at, end)) {
        read_lines(&reader, at, end);
    } else {
        read_one_object(&reader, at, end);
    }
    if (!reader_failed(&reader) && !reader.has_end) {
        reader_complain(&reader, NULL, "the file ends too early: it has no \"end\"");
    }
    writer_finish(&reader.writer);
    buffer_done(&reader.path);
    buffer_done(&reader.payload);
    memory_free(reader.values);
    memory_free(reader.object_texts);
    if (reader_failed(&reader)) {
        trace_free(reader.trace);
        return NULL;
    }
    return reader.trace;
}
