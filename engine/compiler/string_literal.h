/*
 * string_literal.h - the body of a string or bytes literal to its value: escape sequences.
 *
 * Source: CPython 3.14 Parser/string_parser.c, Objects/unicodeobject.c
 * (DecodeUnicodeEscape) and Objects/bytesobject.c (DecodeEscape).
 */
#ifndef GENSTEP_COMPILER_STRING_LITERAL_H
#define GENSTEP_COMPILER_STRING_LITERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/buffer.h"

/* What decoding met besides text. */
typedef struct EscapeReport {
    /* Behind the backslash of the first sequence that means nothing, or of the
       first octal number above 0377; NULL when there is none. */
    const char *invalid;
    Buffer error; /* why the literal is wrong, in CPython's words; empty when it is not */
} EscapeReport;

/* Each adds the decoded body to `out`. false: report->error is set, the caller's to release. */
bool string_decode_escapes(const char *body, size_t size, Buffer *out, EscapeReport *report);
bool bytes_decode_escapes(const char *body, size_t size, Buffer *out, EscapeReport *report);

#endif
