/*
 * error.h - raising Python exceptions from C.
 *
 * The exception being raised is vm->raised (an exception object, owned, or
 * NULL). A C function that fails sets it and returns NULL or -1; every caller
 * passes that on until the eval loop finds a handler.
 *
 * Source: CPython 3.14 Python/errors.c.
 */
#ifndef GENSTEP_OBJECTS_ERROR_H
#define GENSTEP_OBJECTS_ERROR_H

#include "engine/objects/object.h"

/*
 * Raises `type` with a formatted message; always returns NULL (as a Value), so
 * that `return error_raise(...)` works. Conversions (others are our bug): %s
 * (UTF-8 C string; %.200s cuts it), %d %ld %lld %zd %zu %c %%, and for Values
 * %U (a Str as it is), %R (repr), %S (str), %T (the name of the value's type),
 * %F (that name with module and outer classes), %N (the name of a Type).
 */
Value error_raise(VM *vm, Type *type, const char *format, ...);

/* The same for functions that return int: always -1. */
int error_raise_int(VM *vm, Type *type, const char *format, ...);

/* AttributeError with its attributes name and obj; always NULL. */
Value error_raise_attribute(VM *vm, Value object, Value name, const char *format, ...);

/* Gives them to the AttributeError that is raised, if it is one and has neither: suggestions. */
void error_note_attribute(VM *vm, Value object, Value name);

/* Raises an exception object (retained), or instantiates a class with `argument` (may be NULL). */
Value error_raise_value(VM *vm, Value exception);
/* The same with an exception just made: consumed; NULL: making it has raised something already. */
Value error_raise_value_take(VM *vm, Value exception);
Value error_raise_with(VM *vm, Type *type, Value argument);

/* A TypeError from hashing gets the words "cannot use 'list' as a dict key (...)" around it, other
 * exceptions stay as they are. Always -1. */
int error_explain_unhashable(VM *vm, Value key, const char *as_what);

/* MemoryError, without needing memory. Always NULL. */
Value error_no_memory(VM *vm);

bool error_occurred(const VM *vm);
bool error_matches(VM *vm, Type *type); /* whether vm->raised is an instance */
/* The exception, now the caller's; vm->raised is NULL afterwards. */
Value error_fetch_take(VM *vm);
void error_restore_take(VM *vm, Value exception);
void error_clear(VM *vm);

/* Prints "Exception ignored ..." with its traceback on the program's stderr and clears it. */
void error_write_unraisable(VM *vm, const char *message, Value object);

#endif
