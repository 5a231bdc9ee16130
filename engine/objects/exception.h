/*
 * exception.h - exception objects.
 *
 * Every exception begins with the struct Exception. Types with attributes of
 * their own (StopIteration.value, OSError.errno) continue it with a struct
 * below, whose further fields are all Values: that is how the collector knows
 * them.
 *
 * Ownership: an exception owns everything it holds. `traceback` is the
 * interp room's object.
 * Source: CPython 3.14 Objects/exceptions.c.
 */
#ifndef GENSTEP_OBJECTS_EXCEPTION_H
#define GENSTEP_OBJECTS_EXCEPTION_H

#include "engine/objects/object.h"

typedef struct Exception {
    Object head;
    Dict *dict; /* NULL until an attribute is set */
    Tuple *args;
    Value traceback; /* or NULL */
    Value context;   /* or NULL */
    Value cause;     /* or NULL */
    bool suppress_context;
} Exception;

typedef struct ValueException { /* StopIteration.value, SystemExit.code */
    Exception base;
    Value value;
} ValueException;

typedef struct NameException { /* NameError.name, AttributeError.name and .obj */
    Exception base;
    Value name; /* or NULL */
    Value object;
} NameException;

typedef struct ImportException {
    Exception base;
    Value message;
    Value name;
    Value path;
    Value name_from;
} ImportException;

typedef struct OSException {
    Exception base;
    Value error_number;
    Value message; /* strerror */
    Value filename;
    Value filename2;
    Value characters_written;
} OSException;

typedef struct SyntaxException {
    Exception base;
    Value message;
    Value filename;
    Value line;
    Value offset;
    Value end_line;
    Value end_offset;
    Value text;
    Value print_file_and_line;
    Value metadata;
} SyntaxException;

typedef struct UnicodeException {
    Exception base;
    Value encoding; /* NULL in a UnicodeTranslateError */
    Value object;
    Value start; /* small ints */
    Value end;
    Value reason;
} UnicodeException;

typedef struct GroupException {
    Exception base;
    Value message;
    Value exceptions; /* Tuple */
} GroupException;

static inline Exception *value_to_exception(Value value) {
    return (Exception *)value_object(value);
}

bool value_is_exception(Value value);      /* an instance of BaseException */
bool value_is_exception_type(Value value); /* a class derived from BaseException */

/* type(args...) without running __init__ of subclasses: for the built-in types. */
Value exception_new(VM *vm, Type *type, Tuple *args);
Value exception_new_message(VM *vm, Type *type, Value message); /* args (message,) */

/* Setters consume; NULL clears. set_cause also sets suppress_context. */
void exception_set_cause_take(VM *vm, Value exception, Value cause);
void exception_set_context_take(VM *vm, Value exception, Value context);
void exception_set_traceback_take(VM *vm, Value exception, Value traceback);

/* exception.add_note(note) */
int exception_add_note(VM *vm, Value exception, Value note);

/* StopIteration.value of the exception on its way: retained None when it has none. */
Value exception_stop_value(VM *vm, Value exception);
/* Raises StopIteration(value), whatever value is (a tuple, an exception). */
int exception_raise_stop(VM *vm, Value value);

/* `except target:` and `except* target:`: 1 when it matches. -1 with TypeError when the target is
 * no exception class (groups are refused for except*). */
int exception_matches(VM *vm, Value exception, Value target);
int exception_check_match_type(VM *vm, Value target);
int exception_check_match_star_type(VM *vm, Value target);
/* CHECK_EG_MATCH: what of `exception` matches (None: nothing) and the rest; both retained. */
int exception_group_match(VM *vm, Value exception, Value target, Value *match, Value *rest);
/* except* at its end: the exceptions raised in the clauses and the unhandled rest become the one
 * exception to re-raise, or None (CALL_INTRINSIC_2 PREP_RERAISE_STAR). */
Value exception_group_reraise(VM *vm, Value original, List *exceptions);

int types_init_exceptions(VM *vm);

#endif
