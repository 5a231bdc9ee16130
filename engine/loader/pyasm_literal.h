/*
 * pyasm_literal.h - reads a constant from pyasm text. Part of the pyasm reader.
 */
#ifndef GENSTEP_LOADER_PYASM_LITERAL_H
#define GENSTEP_LOADER_PYASM_LITERAL_H

#include "engine/loader/pyasm_cursor.h"

/*
 * The code objects of a file by number. One may be mentioned before it is
 * written, so it has its memory from its first mention on.
 */
typedef struct PyasmCodeSlot {
    Code *code;   /* NULL: not mentioned yet */
    bool written; /* its `code` line has been read */
    bool used;    /* it is a constant of another one, or the module */
} PyasmCodeSlot;

typedef struct PyasmCodeSlots {
    PyasmCodeSlot *items;
    int count;
} PyasmCodeSlots;

void pyasm_code_slots_done(PyasmCodeSlots *slots);

/* The number behind `code`; NULL after reporting. */
PyasmCodeSlot *pyasm_need_code_number(PyasmCursor *cursor, PyasmCodeSlots *slots);

/*
 * A constant; NULL after reporting. `slots` is NULL where code objects have no
 * place. A code object may be a constant once only.
 */
const Constant *pyasm_need_constant(PyasmCursor *cursor, PyasmCodeSlots *slots);

#endif
