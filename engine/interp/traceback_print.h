/*
 * traceback_print.h - exceptions as CPython prints them: frames, source lines, carets, chains,
 * groups, notes, suggestions.
 *
 * Failure: none; what cannot be shown is left out, as CPython does.
 * Source: CPython 3.14 Lib/traceback.py (which its C default excepthook calls).
 */
#ifndef GENSTEP_INTERP_TRACEBACK_PRINT_H
#define GENSTEP_INTERP_TRACEBACK_PRINT_H

#include "engine/base/buffer.h"
#include "engine/interp/vm.h"

/* Adds the whole text, ending in a newline. */
void traceback_format(VM *vm, Value exception, Buffer *out);

/* The exception alone: its frames without carets, its type and message. */
void traceback_format_plain(VM *vm, Value exception, Buffer *out);

/* traceback_format's text on sys.stderr. */
void traceback_print(VM *vm, Value exception);

/* syntax_error_print.c: the last lines of a SyntaxError, without notes. */
void traceback_format_syntax_error(VM *vm, Value exception, Buffer *out);

/* vm->raised ends the program: sys.last_exc is set, sys.excepthook called. What
 * is in it then is a SystemExit from the hook, or nothing. */
void traceback_print_uncaught(VM *vm);

#endif
