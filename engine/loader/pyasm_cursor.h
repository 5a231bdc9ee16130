/*
 * pyasm_cursor.h - a place in pyasm text, and the small things found there.
 *
 * Each `take` function moves on when it finds what it is for and says so; a
 * `need` function reports an error otherwise. Part of the pyasm reader.
 */
#ifndef GENSTEP_LOADER_PYASM_CURSOR_H
#define GENSTEP_LOADER_PYASM_CURSOR_H

#include "engine/loader/pyasm_read.h"

typedef struct PyasmCursor {
    Program *program; /* borrowed: what is read goes into its arena and pool */
    PyasmError *error;
    const char *next;
    const char *end;
    const char *line_start;
    int line;
} PyasmCursor;

/* Reports once, at the place where the cursor is. Returns false. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
bool cursor_fail(PyasmCursor *cursor, const char *format, ...);

/* Goes to the next line that has something on it; false when there is none. */
bool cursor_next_line(PyasmCursor *cursor);

/* Whether nothing but a comment is left on the line. */
bool cursor_at_line_end(PyasmCursor *cursor);
bool cursor_need_line_end(PyasmCursor *cursor);

/* The character that comes next after spaces, '\n' at the end of the line. */
char cursor_peek(PyasmCursor *cursor);

/* Punctuation. */
bool cursor_take(PyasmCursor *cursor, const char *text);
bool cursor_need(PyasmCursor *cursor, const char *text);

/* A word that is exactly this, not the beginning of a longer one. */
bool cursor_take_keyword(PyasmCursor *cursor, const char *keyword);

/* A word, bare or quoted; NULL after reporting. */
const Text *cursor_need_word(PyasmCursor *cursor);

/* Everything up to the next space or comment; NULL after reporting. */
const Text *cursor_need_token(PyasmCursor *cursor);

/* A decimal number, or a hexadecimal one from 0x. */
bool cursor_need_int(PyasmCursor *cursor, int64_t least, int64_t largest, int32_t *value);

/* A quoted str or, `bytes`, the part of a bytes constant behind its b. NULL after reporting. */
const Text *cursor_need_quoted(PyasmCursor *cursor, bool bytes);

/* Bytes as pairs of hexadecimal digits, to the end of the line. */
bool cursor_need_hex(PyasmCursor *cursor, Bytes *bytes);

#endif
