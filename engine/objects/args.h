/*
 * args.h - taking the arguments of native functions apart, with CPython's messages.
 *
 * Failure: -1 with TypeError.
 * Source: CPython 3.14 Python/getargs.c.
 */
#ifndef GENSTEP_OBJECTS_ARGS_H
#define GENSTEP_OBJECTS_ARGS_H

#include "engine/objects/object.h"

/* "NAME expected at least 1 argument, got 0" and the like. */
int args_check_count(VM *vm, const char *name, size_t nargs, size_t min, size_t max);
/* "NAME() takes no keyword arguments"; kwnames NULL or empty is fine. */
int args_refuse_keywords(VM *vm, const char *name, Tuple *kwnames);

/* "format() argument 2 must be str, not int"; None is called None here. Always NULL. */
Value args_raise_type(VM *vm, const char *function, const char *argument, const char *expected,
                      Value value);

/*
 * Parameters of one function: names in order, ended by NULL; the first
 * `positional_only` have "" as name. Of them `required` must be given; the
 * first `max_positional` may be given by position.
 */
typedef struct ArgSpec {
    const char *function;
    const char *const *names;
    size_t positional_only;
    size_t required;
    size_t max_positional;
    size_t required_keyword_only;
} ArgSpec;

/* Puts every argument at its parameter's place in `out` (borrowed), NULL where none was given. */
int args_parse(VM *vm, const ArgSpec *spec, const Value *args, size_t nargs, Tuple *kwnames,
               Value *out);

/* "NAME() got an unexpected keyword argument 'x'", and which of the names (ended by NULL) was
 * meant: ". Did you mean 'y'?" Always -1. */
int args_raise_unexpected(VM *vm, const char *function, const char *const *names, Value keyword);

/* That, for the first keyword that is no parameter. args_parse does this too, but counts first; a
 * function that takes any number of positional arguments does not. */
int args_refuse_unknown(VM *vm, const ArgSpec *spec, Tuple *kwnames);

/* The argument is a str. */
int args_check_str(VM *vm, const char *function, const char *argument, Value value);

/* An argument that becomes a C ssize_t: anything with __index__; OverflowError. */
int args_to_index(VM *vm, Value value, int64_t *number);

/* A keyword argument by name, borrowed; NULL if it was not given. */
Value args_keyword(const Value *args, size_t nargs, Tuple *kwnames, const char *name);

#endif
