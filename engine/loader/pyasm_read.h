/*
 * pyasm_read.h - reads what pyasm_write writes, and what people write that way.
 *
 * One item a line; `;` starts a comment; a WORD is an identifier (also with
 * `.`, `<` and `>`) or quoted like a Python str; a CONSTANT is written as
 * repr() does, but complex(REAL, IMAG), and `code N` for a code object.
 *
 *     pyasm 3.14                     first
 *     file WORD                      where the source was
 *     code N WORD                    a code object and its co_qualname; 0 is the module
 *       called WORD                  co_name, when it is not the last part of that
 *       file WORD                    co_filename, when another
 *       line NUMBER                  co_firstlineno
 *       arguments N positional-only N keyword-only N
 *       stack NUMBER                 co_stacksize
 *       flags NAME...                OPTIMIZED, GENERATOR, ... or numbers
 *       var WORD KIND...             local (if nothing is said), cell, free, hidden,
 *                                    positional, keyword, variadic
 *       name WORD                    an entry of co_names
 *       const CONSTANT               an entry of co_consts
 *       linetable HEX                instead of the positions below
 *       exceptiontable HEX           instead of the handlers below
 *       body
 *         POSITION LABEL: OPCODE OPERAND
 *         handler LABEL to LABEL -> LABEL depth N lasti
 *
 * POSITION is `--`, LINE, LINE:COLUMN-COLUMN or LINE:COLUMN-LINE:COLUMN, `?`
 * for what is not known; without one the instruction comes from where the one
 * before came from. Columns are UTF-8 bytes from 0. OPCODE/2 has exactly two
 * EXTENDED_ARGs; normally there are as many as needed.
 *
 * OPERAND is what dis shows: a name (and `+ NULL`, `+ NULL|self`), a constant, a
 * variable, an operator, a label; or a number; or `#N`, the oparg itself. Names
 * and constants that are not listed above are added at the end of their list.
 *
 * Failure: NULL, and `error` says where and what. The result has to pass
 * program_verify before it runs.
 */
#ifndef GENSTEP_LOADER_PYASM_READ_H
#define GENSTEP_LOADER_PYASM_READ_H

#include "engine/base/buffer.h"
#include "engine/bytecode/program.h"

typedef struct PyasmError {
    int line;   /* from 1 */
    int column; /* characters, from 1 */
    Buffer message;
} PyasmError;

void pyasm_error_done(PyasmError *error);

/* Whether the text begins like pyasm. */
bool pyasm_is(const char *text, size_t size);

/* `filename` names the Program. The Program belongs to the caller; `error` must be zeroed. */
Program *pyasm_read(const char *text, size_t size, const char *filename, PyasmError *error);

#endif
