/*
 * pyasm_body.h - gathers the lines of one code object and assembles them.
 *
 * Part of the pyasm reader: pyasm_read.c feeds it the lines.
 */
#ifndef GENSTEP_LOADER_PYASM_BODY_H
#define GENSTEP_LOADER_PYASM_BODY_H

#include "engine/base/index_table.h"
#include "engine/bytecode/code_layout.h"
#include "engine/loader/pyasm_cursor.h"
#include "engine/loader/pyasm_literal.h"

/* A place in the text, for errors that show later. */
typedef struct PyasmPlace {
    const char *next;
    const char *line_start;
    int line;
} PyasmPlace;

typedef struct PyasmLabel {
    const Text *name;
    int index;       /* of the instruction it names; -1 while unknown */
    PyasmPlace used; /* where it was first used */
} PyasmLabel;

typedef struct PyasmHandler {
    int start; /* labels */
    int end;
    int target;
    int32_t depth;
    bool lasti;
    PyasmPlace place;
} PyasmHandler;

typedef struct PyasmTexts {
    const Text **items;
    int count;
    int capacity;
    IndexTable table; /* the first of each text */
} PyasmTexts;

typedef struct PyasmBody {
    PyasmCursor *cursor;   /* borrowed */
    PyasmCodeSlots *slots; /* borrowed */

    PyasmTexts names;
    PyasmTexts locals;
    Buffer kinds; /* of the locals, a byte each */
    const Constant **consts;
    int const_count;
    int const_capacity;
    IndexTable const_table; /* the first of each that can be compared, and code objects */

    LayoutInstruction *instructions; /* targets are labels until the end */
    Location *locations;
    PyasmPlace *places;
    int count;
    int capacity;
    PyasmLabel *labels;
    int label_count;
    int label_capacity;
    IndexTable label_table;
    PyasmHandler *handlers;
    int handler_count;
    int handler_capacity;

    bool has_linetable; /* given in hexadecimal */
    bool has_exceptiontable;
} PyasmBody;

void pyasm_body_init(PyasmBody *body, PyasmCursor *cursor, PyasmCodeSlots *slots);
void pyasm_body_done(PyasmBody *body);

int pyasm_texts_add(PyasmTexts *texts, const Text *text);
void pyasm_body_add_const(PyasmBody *body, const Constant *constant);

/* Reads the rest of an instruction or handler line. */
bool pyasm_body_read_line(PyasmBody *body);

/* The oparg, or the label of a jump, as the line says it (pyasm_operand_read.c). */
bool pyasm_body_read_operand(PyasmBody *body, LayoutInstruction *instruction);

/* The number of a label, known or not yet; -1 after reporting. */
int pyasm_body_need_label(PyasmBody *body);

/* Makes bytecode, tables and lists of what was gathered. */
bool pyasm_body_finish(PyasmBody *body, Code *code);

#endif
