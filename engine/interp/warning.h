/*
 * warning.h - warnings that C code gives, shown on stream 2 as CPython's default filters show them.
 *
 * Once the program has imported `warnings`, its filters and hooks decide.
 * Source: CPython 3.14 Python/_warnings.c, Lib/warnings.py.
 */
#ifndef GENSTEP_INTERP_WARNING_H
#define GENSTEP_INTERP_WARNING_H

#include "engine/interp/vm.h"

/* Warns about the Python frame `level` calls up (1: the innermost). 0, or -1 when the warning was
 * made an exception. */
int warning_warn(VM *vm, Type *category, int level, const char *message);

/* A conversion method gave an instance of a subclass: "__int__ returned non-int (type Mine).  The
 * ability to ... is deprecated". `owner` comes before the method's name, with a point; or NULL. */
int warning_subclass_returned(VM *vm, Type *owner, const char *method, const char *type,
                              Value result);

/* "coroutine 'f' was never awaited"; never raises. */
void warning_unawaited_coroutine(VM *vm, Generator *coroutine);
/* "coroutine method 'asend' of 'f' was never awaited" */
void warning_unawaited_method(VM *vm, Generator *generator, const char *method);

#endif
