/*
 * warning.h - warnings: giving them (warning.c), and what filters make of them (warning_filter.c).
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

/* The same with any message: a Str, or an instance of Warning, whose type then counts. `source`:
 * the object it is about, or NULL. */
int warning_warn_value(VM *vm, Type *category, int64_t level, Value message, Value source);

/* A warning about a given place. `module` NULL: from the file's name; `registry`: the dict that
 * remembers what was shown there, or NULL. */
int warning_explicit(VM *vm, Type *category, Value message, Value filename, int64_t line,
                     Value module, Value registry, Value source);

/* The list warnings.filters and the dict warnings.onceregistry begin as; NULL on error. */
Value warning_filters_borrow(VM *vm);
Value warning_once_borrow(VM *vm);
/* Registries from before are no longer valid. */
void warning_filters_changed(VM *vm);

/* A conversion method gave an instance of a subclass: "__int__ returned non-int (type Mine).  The
 * ability to ... is deprecated". `owner` comes before the method's name, with a point; or NULL. */
int warning_subclass_returned(VM *vm, Type *owner, const char *method, const char *type,
                              Value result);

/* "coroutine 'f' was never awaited"; never raises. */
void warning_unawaited_coroutine(VM *vm, Generator *coroutine);
/* "coroutine method 'asend' of 'f' was never awaited" */
void warning_unawaited_method(VM *vm, Generator *generator, const char *method);

#endif
