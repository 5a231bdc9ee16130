#include "engine/loader/pyasm_body.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/opcode.h"

void pyasm_body_init(PyasmBody *body, PyasmCursor *cursor, PyasmCodeSlots *slots) {
    *body = (PyasmBody){.cursor = cursor, .slots = slots};
}

void pyasm_body_done(PyasmBody *body) {
    memory_free(body->names.items);
    index_table_done(&body->names.table);
    memory_free(body->locals.items);
    index_table_done(&body->locals.table);
    buffer_done(&body->kinds);
    memory_free(body->consts);
    index_table_done(&body->const_table);
    memory_free(body->instructions);
    memory_free(body->locations);
    memory_free(body->places);
    memory_free(body->labels);
    index_table_done(&body->label_table);
    memory_free(body->handlers);
}

static PyasmPlace place_of(const PyasmCursor *cursor) {
    return (PyasmPlace){cursor->next, cursor->line_start, cursor->line};
}

/* Reports at an earlier place. */
static bool fail_at(PyasmCursor *cursor, const PyasmPlace *place, const char *message,
                    const char *name) {
    cursor->next = place->next;
    cursor->line_start = place->line_start;
    cursor->line = place->line;
    return name == NULL ? cursor_fail(cursor, "%s", message)
                        : cursor_fail(cursor, "%s '%s'", message, name);
}

/* ---- lines ---- */

static bool same_label(const void *items, int index, const void *wanted) {
    return ((const PyasmLabel *)items)[index].name == wanted; /* of one pool */
}

static int label_number(PyasmBody *body, const Text *name) {
    int number = index_table_find(&body->label_table, name->hash, same_label, body->labels, name);
    if (number >= 0) {
        return number;
    }
    if (body->label_count == body->label_capacity) {
        body->label_capacity = body->label_capacity == 0 ? 16 : 2 * body->label_capacity;
        body->labels =
            memory_resize(body->labels, (size_t)body->label_capacity, sizeof(PyasmLabel));
    }
    body->labels[body->label_count] = (PyasmLabel){name, -1, place_of(body->cursor)};
    index_table_add(&body->label_table, name->hash, body->label_count);
    return body->label_count++;
}

int pyasm_body_need_label(PyasmBody *body) {
    const Text *name = cursor_need_word(body->cursor);
    return name == NULL ? -1 : label_number(body, name);
}

static bool read_column(PyasmCursor *cursor, int32_t *column) {
    *column = -1;
    return cursor_take(cursor, "?") || cursor_need_int(cursor, 0, INT32_MAX, column);
}

/* `--`, LINE, LINE:COLUMN-COLUMN or LINE:COLUMN-LINE:COLUMN */
static bool read_position(PyasmCursor *cursor, Location *location) {
    *location = LOCATION_NONE;
    if (cursor_take(cursor, "--")) {
        return true;
    }
    if (!cursor_need_int(cursor, INT32_MIN, INT32_MAX, &location->line)) {
        return false;
    }
    location->end_line = location->line;
    if (!cursor_take(cursor, ":")) {
        return true;
    }
    if (!read_column(cursor, &location->column) || !cursor_need(cursor, "-")) {
        return false;
    }
    int32_t number = -1;
    if (!cursor_take(cursor, "?") && !cursor_need_int(cursor, INT32_MIN, INT32_MAX, &number)) {
        return false;
    }
    if (cursor_take(cursor, ":")) {
        location->end_line = number;
        return read_column(cursor, &location->end_column);
    }
    location->end_column = number;
    return number >= -1 || cursor_fail(cursor, "a column cannot be negative");
}

/* handler LABEL to LABEL -> LABEL depth N [lasti] */
static bool read_handler(PyasmBody *body) {
    PyasmCursor *cursor = body->cursor;
    PyasmHandler handler = {.place = place_of(cursor)};
    handler.start = pyasm_body_need_label(body);
    if (handler.start < 0 || !cursor_need(cursor, "to")) {
        return false;
    }
    handler.end = pyasm_body_need_label(body);
    if (handler.end < 0 || !cursor_need(cursor, "->")) {
        return false;
    }
    handler.target = pyasm_body_need_label(body);
    if (handler.target < 0 || !cursor_need(cursor, "depth") ||
        !cursor_need_int(cursor, 0, 1 << 24, &handler.depth)) {
        return false;
    }
    handler.lasti = cursor_take_keyword(cursor, "lasti");
    if (body->handler_count == body->handler_capacity) {
        body->handler_capacity = body->handler_capacity == 0 ? 16 : 2 * body->handler_capacity;
        body->handlers =
            memory_resize(body->handlers, (size_t)body->handler_capacity, sizeof(PyasmHandler));
    }
    body->handlers[body->handler_count++] = handler;
    return true;
}

static void add_instruction(PyasmBody *body, const LayoutInstruction *instruction,
                            Location location, PyasmPlace place) {
    if (body->count == body->capacity) {
        body->capacity = body->capacity == 0 ? 64 : 2 * body->capacity;
        size_t capacity = (size_t)body->capacity;
        body->instructions = memory_resize(body->instructions, capacity, sizeof(LayoutInstruction));
        body->locations = memory_resize(body->locations, capacity, sizeof(Location));
        body->places = memory_resize(body->places, capacity, sizeof(PyasmPlace));
    }
    body->instructions[body->count] = *instruction;
    body->locations[body->count] = location;
    body->places[body->count] = place;
    body->count++;
}

static bool read_opcode(PyasmCursor *cursor, LayoutInstruction *instruction) {
    const Text *name = cursor_need_word(cursor);
    if (name == NULL) {
        return false;
    }
    instruction->opcode = opcode_from_name(name->data);
    if (!opcode_is_base(instruction->opcode) || instruction->opcode == OP_CACHE ||
        instruction->opcode == OP_EXTENDED_ARG) {
        return cursor_fail(cursor, "'%s' is no instruction that can stand here", name->data);
    }
    /* Right behind it: BINARY_OP has a slash as operand. */
    instruction->fixed = cursor->next < cursor->end && *cursor->next == '/';
    cursor->next += instruction->fixed;
    return !instruction->fixed || cursor_need_int(cursor, 0, 3, &instruction->prefixes);
}

bool pyasm_body_read_line(PyasmBody *body) {
    PyasmCursor *cursor = body->cursor;
    if (cursor_take_keyword(cursor, "handler")) {
        return read_handler(body);
    }
    Location location = body->count > 0 ? body->locations[body->count - 1] : LOCATION_NONE;
    char first = cursor_peek(cursor);
    if ((first == '-' || (first >= '0' && first <= '9')) && !read_position(cursor, &location)) {
        return false;
    }
    PyasmPlace place = place_of(cursor);
    while (!cursor_at_line_end(cursor)) {
        place = place_of(cursor);
        const Text *word = cursor_need_word(cursor);
        if (word == NULL) {
            return false;
        }
        if (!cursor_take(cursor, ":")) {
            break; /* it is the opcode */
        }
        int number = label_number(body, word); /* may move the labels */
        PyasmLabel *label = &body->labels[number];
        if (label->index >= 0) {
            return cursor_fail(cursor, "the label '%s' is there twice", word->data);
        }
        label->index = body->count;
        place = place_of(cursor);
    }
    cursor->next = place.next;
    if (cursor_at_line_end(cursor)) {
        return true;
    }
    LayoutInstruction instruction = {.target = -1};
    if (!read_opcode(cursor, &instruction)) {
        return false;
    }
    if (opcode_has_argument(instruction.opcode) && !pyasm_body_read_operand(body, &instruction)) {
        return false;
    }
    add_instruction(body, &instruction, location, place);
    return true;
}

/* ---- assembling ---- */

static bool resolve_labels(PyasmBody *body) {
    for (int i = 0; i < body->label_count; i++) {
        if (body->labels[i].index < 0) {
            return fail_at(body->cursor, &body->labels[i].used, "there is no label",
                           body->labels[i].name->data);
        }
    }
    for (int i = 0; i < body->count; i++) {
        if (body->instructions[i].target >= 0) {
            body->instructions[i].target = body->labels[body->instructions[i].target].index;
        }
    }
    return true;
}

static bool lay_out(PyasmBody *body, int *size) {
    int bad;
    const char *problem = NULL;
    switch (code_layout_run(body->instructions, body->count, size, &bad)) {
    case LAYOUT_GOOD: return true;
    case LAYOUT_WRONG_DIRECTION: problem = "this jump leads the other way"; break;
    case LAYOUT_TOO_FEW: problem = "its oparg needs more EXTENDED_ARGs"; break;
    case LAYOUT_ENDLESS: problem = "the code is too large"; break;
    }
    return fail_at(body->cursor, &body->places[bad < 0 ? 0 : bad], problem, NULL);
}

static int offset_of(const PyasmBody *body, int index, int size) {
    return index < body->count ? body->instructions[index].start : size;
}

static bool write_handlers(const PyasmBody *body, int size, Buffer *out) {
    int after = 0; /* the end of the range before */
    for (int i = 0; i < body->handler_count; i++) {
        const PyasmHandler *handler = &body->handlers[i];
        ExceptionEntry entry = {
            .start = offset_of(body, body->labels[handler->start].index, size),
            .end = offset_of(body, body->labels[handler->end].index, size),
            .target = offset_of(body, body->labels[handler->target].index, size),
            .depth = handler->depth,
            .lasti = handler->lasti,
        };
        if (entry.start >= entry.end || entry.start < after) {
            return fail_at(body->cursor, &handler->place,
                           "handlers' ranges have to follow one another", NULL);
        }
        after = entry.end;
        exception_table_add(out, &entry);
    }
    return true;
}

static Bytes keep(PyasmBody *body, Buffer *buffer) {
    Bytes bytes = {NULL, buffer->size};
    bytes.data = (const uint8_t *)arena_copy(
        &body->cursor->program->arena, buffer->data == NULL ? "" : buffer->data, buffer->size);
    buffer_done(buffer);
    return bytes;
}

static const Text *const *keep_texts(PyasmBody *body, const PyasmTexts *texts) {
    const Text **copy =
        ARENA_NEW_ARRAY(&body->cursor->program->arena, const Text *, (size_t)texts->count);
    for (int i = 0; i < texts->count; i++) {
        copy[i] = texts->items[i];
    }
    return copy;
}

static void keep_lists(PyasmBody *body, Code *code) {
    code->names = keep_texts(body, &body->names);
    code->nnames = body->names.count;
    code->localsplusnames = keep_texts(body, &body->locals);
    code->nlocalsplus = body->locals.count;
    code->localspluskinds = keep(body, &body->kinds).data;
    code_count_locals(code);
    const Constant **consts =
        ARENA_NEW_ARRAY(&body->cursor->program->arena, const Constant *, (size_t)body->const_count);
    for (int i = 0; i < body->const_count; i++) {
        consts[i] = body->consts[i];
    }
    code->consts = consts;
    code->nconsts = body->const_count;
}

bool pyasm_body_finish(PyasmBody *body, Code *code) {
    int size;
    if (body->count == 0) {
        return cursor_fail(body->cursor, "the code object before has no instructions");
    }
    if (!resolve_labels(body) || !lay_out(body, &size)) {
        return false;
    }
    Buffer bytes = {0};
    code_layout_write(body->instructions, body->count, &bytes);
    code->bytecode = keep(body, &bytes);
    if (!body->has_linetable) {
        code_layout_write_locations(body->instructions, body->locations, body->count, size,
                                    code->firstlineno, &bytes);
        code->linetable = keep(body, &bytes);
    }
    if (!body->has_exceptiontable) {
        bool good = write_handlers(body, size, &bytes);
        code->exceptiontable = keep(body, &bytes);
        if (!good) {
            return false;
        }
    }
    keep_lists(body, code);
    return true;
}
