/*
 * diagnostic.h - what a compilation has to say: its error, and its warnings.
 *
 * A Diagnostic is what CPython would raise (SyntaxError and its kin) or warn
 * (SyntaxWarning), with everything needed to print it as CPython prints it.
 *
 * Ownership: texts are the Diagnostic's own; diagnostics_done frees them.
 * Source: CPython 3.14 Parser/pegen_errors.c, Lib/traceback.py, Lib/warnings.py.
 */
#ifndef GENSTEP_COMPILER_DIAGNOSTIC_H
#define GENSTEP_COMPILER_DIAGNOSTIC_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"

typedef enum DiagnosticKind {
    DIAGNOSTIC_NONE,
    DIAGNOSTIC_SYNTAX_ERROR,
    DIAGNOSTIC_INDENTATION_ERROR,
    DIAGNOSTIC_TAB_ERROR,
    DIAGNOSTIC_OVERFLOW_ERROR,  /* "too many ..." */
    DIAGNOSTIC_RECURSION_ERROR, /* nesting beyond CPython's own limits */
    DIAGNOSTIC_MEMORY_ERROR,    /* what CPython's parser raises when its stack is used up */
    DIAGNOSTIC_SYSTEM_ERROR,    /* CPython meets a bug of its own */
    DIAGNOSTIC_VALUE_ERROR,
    DIAGNOSTIC_UNICODE_DECODE_ERROR, /* where CPython forgets to make a SyntaxError of it */
    DIAGNOSTIC_SYNTAX_WARNING,
    DIAGNOSTIC_DEPRECATION_WARNING, /* recorded, printed only where CPython prints it */
    DIAGNOSTIC_UNSUPPORTED,         /* genstep's own: exit status 2 */
} DiagnosticKind;

typedef struct Diagnostic {
    DiagnosticKind kind;
    char *message;
    int line;       /* from 1; 0 when there is none */
    int column;     /* characters, from 1, as SyntaxError.offset; 0 when there is none */
    int end_line;   /* as SyntaxError.end_lineno; 0 none */
    int end_column; /* as SyntaxError.end_offset; 0 none, -1 as CPython uses it */
    char *text;     /* the source line(s), as SyntaxError.text; NULL when not known */
    size_t text_size;
    int statement_line; /* from the parser: of the last compound statement before the error; 0 none
                         */
    bool incomplete;    /* from the parser: the source ended too early */
    bool of_attempt;    /* a warning about code that was only tried (keyword_typo.h) */
} Diagnostic;

typedef struct Diagnostics {
    Diagnostic error; /* kind DIAGNOSTIC_NONE when the compilation succeeded */
    Diagnostic *warnings;
    size_t warning_count;
    const char
        *filename; /* borrowed, set by the caller: the file in messages that name it; or NULL */
} Diagnostics;

void diagnostics_done(Diagnostics *diagnostics);

/* Sets the error if none is set yet: the first one wins. Returns it for filling in. */
Diagnostic *diagnostics_set_error(Diagnostics *diagnostics, DiagnosticKind kind, const char *format,
                                  ...);
Diagnostic *diagnostics_add_warning(Diagnostics *diagnostics, DiagnosticKind kind,
                                    const char *format, ...);

/*
 * A SyntaxError or SyntaxWarning about a part of the syntax tree. As in CPython
 * (PyErr_RangedSyntaxLocationObject), its columns count bytes, not characters,
 * and its text is still to be set.
 */
Diagnostic *diagnostics_set_syntax_error(Diagnostics *diagnostics, Location location,
                                         const char *format, ...);
Diagnostic *diagnostics_add_syntax_warning(Diagnostics *diagnostics, Location location,
                                           const char *format, ...);

/* "SyntaxError", "IndentationError", ... */
const char *diagnostic_kind_name(DiagnosticKind kind);

/*
 * Adds what CPython prints on stderr for this error or warning, ending in a
 * newline; nothing for a DeprecationWarning, which CPython does not show.
 */
void diagnostic_print(const Diagnostic *diagnostic, const char *filename, Buffer *out);

#endif
