/* Code objects of a JSON trace. */
#include <limits.h>
#include <string.h>

#include "engine/bytecode/code.h"
#include "engine/bytecode/opcode.h"
#include "tracer/formats/json_reader.h"

enum { LARGEST_CODE = 1 << 26 /* bytes of bytecode */ };

static void read_instructions(JsonReader *reader, const JsonItem *array, TraceCodeEntry *entry) {
    Arena *arena = &reader->trace->arena;
    int count = json_size(array);
    TraceInstruction *instructions = ARENA_NEW_ARRAY(arena, TraceInstruction, (size_t)count);
    int end = entry->unit_count * 2;
    int index = 0;
    int next = 0; /* the first offset that an instruction may still have */
    const JsonItem *item;
    JSON_FOR_EACH(item, array) {
        size_t before = reader_enter(reader, "instructions", index);
        TraceInstruction *to = &instructions[index++];
        to->offset = reader_need_int(reader, item, "offset", next, end - 2);
        if (to->offset % 2 != 0) {
            reader_complain(reader, "offset", "an odd offset");
        }
        to->opcode = reader_need_name(reader, item, "op", opcode_from_name);
        if (to->opcode >= OPCODE_COUNT || !opcode_is_base(to->opcode)) {
            reader_complain(reader, "op", "not an instruction of compiled code");
        }
        to->arg = reader_int_or(reader, item, "arg", 0, INT_MAX, -1);
        to->argrepr = trace_copy_string(reader->trace, reader_text_or(reader, item, "argrepr", ""));
        to->target = reader_int_or(reader, item, "target", 0, end - 2, -1);
        to->line = reader_int_or(reader, item, "line", 0, INT_MAX, -1);
        to->end_line = reader_int_or(reader, item, "end_line", 0, INT_MAX, -1);
        to->column = reader_int_or(reader, item, "col", 0, INT_MAX, -1);
        to->end_column = reader_int_or(reader, item, "end_col", 0, INT_MAX, -1);
        next = to->offset + 2;
        reader_leave(reader, before);
    }
    if (count == 0 || instructions[0].offset != 0) {
        reader_complain(reader, "instructions", "none at offset 0");
    }
    entry->view.instructions = instructions;
    entry->view.instruction_count = count;
}

static void read_exception_table(JsonReader *reader, const JsonItem *array, TraceCodeEntry *entry) {
    int count = json_size(array);
    TraceExceptionEntry *entries =
        ARENA_NEW_ARRAY(&reader->trace->arena, TraceExceptionEntry, (size_t)count);
    int end = entry->unit_count * 2;
    int index = 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, array) {
        size_t before = reader_enter(reader, "exception_table", index);
        TraceExceptionEntry *to = &entries[index++];
        to->start = reader_need_int(reader, item, "start", 0, end);
        to->end = reader_need_int(reader, item, "end", to->start, end);
        to->target = reader_need_int(reader, item, "target", 0, end);
        to->depth = reader_need_int(reader, item, "depth", 0, entry->view.stacksize);
        to->lasti = reader_bool_or_false(reader, item, "lasti");
        reader_leave(reader, before);
    }
    entry->view.exceptions = entries;
    entry->view.exception_count = count;
}

static void read_localsplus(JsonReader *reader, const JsonItem *array, TraceCodeEntry *entry) {
    int count = json_size(array);
    const char **names = ARENA_NEW_ARRAY(&reader->trace->arena, const char *, (size_t)count);
    uint8_t *kinds = ARENA_NEW_ARRAY(&reader->trace->arena, uint8_t, (size_t)count);
    int index = 0;
    const JsonItem *item;
    JSON_FOR_EACH(item, array) {
        size_t before = reader_enter(reader, "localsplus", index);
        names[index] = trace_copy_string(reader->trace, reader_need_text(reader, item, "name"));
        kinds[index++] = (uint8_t)reader_need_int(reader, item, "kind", 0, UINT8_MAX);
        reader_leave(reader, before);
    }
    entry->view.local_names = names;
    entry->view.local_kinds = kinds;
    entry->view.local_count = count;
}

void json_read_code(JsonReader *reader, const JsonItem *item) {
    uint32_t id = (uint32_t)reader_need_number(reader, item, "id", 0, UINT32_MAX);
    int size = reader_need_int(reader, item, "size", 2, LARGEST_CODE);
    if (trace_find_code(reader->trace, id) != NULL) {
        reader_complain(reader, "id", "used twice");
    }
    const JsonItem *instructions = reader_need_array(reader, item, "instructions");
    const JsonItem *exceptions = reader_need_array(reader, item, "exception_table");
    const JsonItem *localsplus = reader_need_array(reader, item, "localsplus");
    if (reader_failed(reader)) {
        return;
    }
    TraceCodeEntry *entry = trace_add_code(reader->trace, id, size / 2);
    TraceCode *view = &entry->view;
    view->name = trace_copy_string(reader->trace, reader_need_text(reader, item, "name"));
    view->qualname = trace_copy_string(reader->trace, reader_need_text(reader, item, "qualname"));
    view->filename = trace_copy_string(reader->trace, reader_need_text(reader, item, "filename"));
    if (json_find(item, "source") != NULL) {
        const char *source = reader_need_text(reader, item, "source");
        trace_add_source(reader->trace, view->filename, source, strlen(source));
    }
    view->firstlineno = reader_need_int(reader, item, "firstlineno", INT_MIN, INT_MAX);
    view->flags = (uint32_t)reader_need_number(reader, item, "flags", 0, UINT32_MAX);
    view->stacksize = reader_need_int(reader, item, "stacksize", 0, INT_MAX / 64);
    entry->has_namespace = (view->flags & CODE_OPTIMIZED) == 0;
    read_instructions(reader, instructions, entry);
    read_exception_table(reader, exceptions, entry);
    read_localsplus(reader, localsplus, entry);
    if (!reader_failed(reader)) {
        trace_code_index_units(entry);
    }
}
