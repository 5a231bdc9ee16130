#include "engine/loader/pyasm_read.h"

#include <string.h>

#include "engine/bytecode/pyasm_names.h"
#include "engine/loader/pyasm_body.h"
#include "engine/loader/pyasm_cursor.h"
#include "engine/loader/pyasm_literal.h"

enum { MAX_NESTING = 2000 };

typedef struct Reader {
    PyasmCursor cursor;
    PyasmCodeSlots slots;
    const Text *filename; /* of the code objects that name none */
} Reader;

void pyasm_error_done(PyasmError *error) {
    buffer_done(&error->message);
}

bool pyasm_is(const char *text, size_t size) {
    static const char start[] = "pyasm ";
    return size >= sizeof(start) - 1 && memcmp(text, start, sizeof(start) - 1) == 0;
}

/* ---- the lines of a code object before its body ---- */

static bool read_text(PyasmCursor *cursor, const Text **text) {
    *text = cursor_need_word(cursor);
    return *text != NULL;
}

static bool read_arguments(PyasmCursor *cursor, Code *code) {
    return cursor_need_int(cursor, 0, INT32_MAX, &code->argcount) &&
           cursor_need(cursor, "positional-only") &&
           cursor_need_int(cursor, 0, INT32_MAX, &code->posonlyargcount) &&
           cursor_need(cursor, "keyword-only") &&
           cursor_need_int(cursor, 0, INT32_MAX, &code->kwonlyargcount);
}

/* Names and numbers, or'ed together, to the end of the line. */
static bool read_bits(PyasmCursor *cursor, const PyasmName *names, int64_t largest,
                      uint32_t *bits) {
    while (!cursor_at_line_end(cursor)) {
        const PyasmName *name = names;
        while (name->name != NULL && !cursor_take_keyword(cursor, name->name)) {
            name++;
        }
        int32_t number = (int32_t)name->bit;
        if (name->name == NULL) {
            char first = cursor_peek(cursor);
            if (first < '0' || first > '9') {
                return cursor_fail(cursor, "not a name that is known here, nor a number");
            }
            if (!cursor_need_int(cursor, 0, largest, &number)) {
                return false;
            }
        }
        *bits |= (uint32_t)number;
    }
    return true;
}

static bool read_variable(PyasmCursor *cursor, PyasmBody *body) {
    const Text *name = cursor_need_word(cursor);
    uint32_t kind = 0;
    bool plain = name != NULL && cursor_at_line_end(cursor);
    if (name == NULL || !read_bits(cursor, pyasm_local_kinds, UINT8_MAX, &kind)) {
        return false;
    }
    pyasm_texts_add(&body->locals, name);
    buffer_add_byte(&body->kinds, (char)(plain ? LOCAL_PLAIN : kind));
    return true;
}

/* One line; *is_body is set on the one that ends them. */
static bool read_field(Reader *reader, PyasmBody *body, Code *code, bool *is_body) {
    PyasmCursor *cursor = &reader->cursor;
    if (cursor_take_keyword(cursor, "called")) {
        return read_text(cursor, &code->name);
    }
    if (cursor_take_keyword(cursor, "file")) {
        return read_text(cursor, &code->filename);
    }
    if (cursor_take_keyword(cursor, "line")) {
        return cursor_need_int(cursor, INT32_MIN, INT32_MAX, &code->firstlineno);
    }
    if (cursor_take_keyword(cursor, "arguments")) {
        return read_arguments(cursor, code);
    }
    if (cursor_take_keyword(cursor, "stack")) {
        return cursor_need_int(cursor, 0, INT32_MAX, &code->stacksize);
    }
    if (cursor_take_keyword(cursor, "flags")) {
        return read_bits(cursor, pyasm_flags, UINT32_MAX, &code->flags);
    }
    if (cursor_take_keyword(cursor, "var")) {
        return read_variable(cursor, body);
    }
    if (cursor_take_keyword(cursor, "name")) {
        const Text *name = cursor_need_word(cursor);
        return name != NULL && pyasm_texts_add(&body->names, name) >= 0;
    }
    if (cursor_take_keyword(cursor, "const")) {
        const Constant *constant = pyasm_need_constant(cursor, &reader->slots);
        if (constant != NULL) {
            pyasm_body_add_const(body, constant);
        }
        return constant != NULL;
    }
    if (cursor_take_keyword(cursor, "linetable")) {
        body->has_linetable = true;
        return cursor_need_hex(cursor, &code->linetable);
    }
    if (cursor_take_keyword(cursor, "exceptiontable")) {
        body->has_exceptiontable = true;
        return cursor_need_hex(cursor, &code->exceptiontable);
    }
    *is_body = cursor_take_keyword(cursor, "body");
    return *is_body || cursor_fail(cursor, "not a line that a code object has");
}

/* ---- code objects ---- */

/* co_name is what stands behind the last dot of co_qualname. */
static const Text *last_part(Program *program, const Text *qualname) {
    size_t start = qualname->size;
    while (start > 0 && qualname->data[start - 1] != '.') {
        start--;
    }
    return text_intern(&program->texts, qualname->data + start, qualname->size - start);
}

/* N WORD, then the lines; ends on the next `code` line. *more says whether there is one. */
static bool read_code(Reader *reader, bool *more) {
    PyasmCursor *cursor = &reader->cursor;
    PyasmCodeSlot *slot = pyasm_need_code_number(cursor, &reader->slots);
    if (slot == NULL) {
        return false;
    }
    if (slot->written) {
        return cursor_fail(cursor, "a code object of this number is there already");
    }
    slot->written = true;
    Code *code = slot->code; /* the slot itself may move */
    code->filename = reader->filename;
    code->firstlineno = 1;
    if (!read_text(cursor, &code->qualname) || !cursor_need_line_end(cursor)) {
        return false;
    }
    code->name = last_part(cursor->program, code->qualname);

    PyasmBody body;
    pyasm_body_init(&body, cursor, &reader->slots);
    bool good = true;
    bool in_body = false;
    *more = false;
    while (good && (*more = cursor_next_line(cursor)) && !cursor_take_keyword(cursor, "code")) {
        good =
            (in_body ? pyasm_body_read_line(&body) : read_field(reader, &body, code, &in_body)) &&
            cursor_need_line_end(cursor);
    }
    good = good && pyasm_body_finish(&body, code);
    pyasm_body_done(&body);
    return good;
}

/* ---- the whole ---- */

static bool count_used(Reader *reader, const Code *code, int nesting, int *count);

static bool count_used_in(Reader *reader, const Constant *constant, int nesting, int *count) {
    if (constant->kind == CONSTANT_CODE) {
        return count_used(reader, constant->as.code, nesting + 1, count);
    }
    if (constant->kind == CONSTANT_TUPLE || constant->kind == CONSTANT_SLICE) {
        for (size_t i = 0; i < constant->as.sequence.size; i++) {
            if (!count_used_in(reader, constant->as.sequence.items[i], nesting, count)) {
                return false;
            }
        }
    }
    return true;
}

/* Each code object has one place at most, so from the module on there are no cycles. */
static bool count_used(Reader *reader, const Code *code, int nesting, int *count) {
    if (nesting > MAX_NESTING) {
        return cursor_fail(&reader->cursor, "code objects nested too deeply");
    }
    ++*count;
    for (int32_t i = 0; i < code->nconsts; i++) {
        if (!count_used_in(reader, code->consts[i], nesting, count)) {
            return false;
        }
    }
    return true;
}

static bool check_codes(Reader *reader) {
    PyasmCursor *cursor = &reader->cursor;
    int written = 0;
    for (int i = 0; i < reader->slots.count; i++) {
        const PyasmCodeSlot *slot = &reader->slots.items[i];
        if (slot->code != NULL && !slot->written) {
            return cursor_fail(cursor, "code %d is mentioned but not there", i);
        }
        if (i == 0 && slot->used) {
            return cursor_fail(cursor, "code 0, the module, is a constant");
        }
        if (i != 0 && slot->written && !slot->used) {
            return cursor_fail(cursor, "code %d is no constant of another one", i);
        }
        written += slot->written;
    }
    int used = 0;
    if (!count_used(reader, reader->slots.items[0].code, 0, &used)) {
        return false;
    }
    return used == written ||
           cursor_fail(cursor, "some code objects are constants of themselves only");
}

static bool read_file(Reader *reader) {
    PyasmCursor *cursor = &reader->cursor;
    if (!cursor_next_line(cursor) || !cursor_take_keyword(cursor, "pyasm") ||
        !cursor_take(cursor, "3.14") || !cursor_at_line_end(cursor)) {
        return cursor_fail(cursor, "'pyasm 3.14' expected");
    }
    bool more = cursor_next_line(cursor);
    if (more && cursor_take_keyword(cursor, "file")) {
        if (!read_text(cursor, &reader->filename) || !cursor_need_line_end(cursor)) {
            return false;
        }
        more = cursor_next_line(cursor);
    }
    if (!more || !cursor_take_keyword(cursor, "code")) {
        return cursor_fail(cursor, "'code' expected");
    }
    while (more) {
        if (!read_code(reader, &more)) {
            return false;
        }
    }
    if (!reader->slots.items[0].written) {
        return cursor_fail(cursor, "code 0, the module, is missing");
    }
    return check_codes(reader);
}

Program *pyasm_read(const char *text, size_t size, const char *filename, PyasmError *error) {
    Program *program = program_new(filename);
    Reader reader = {
        .cursor =
            {
                .program = program,
                .error = error,
                .next = text,
                .end = text + size,
                .line_start = text,
                .line = 1,
            },
        .filename = program->filename,
    };
    bool good = read_file(&reader);
    if (good) {
        program->code = reader.slots.items[0].code;
    } else {
        program_free(program);
        program = NULL;
    }
    pyasm_code_slots_done(&reader.slots);
    return program;
}
