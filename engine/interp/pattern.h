/*
 * pattern.h - the parts of `match` that look inside the subject.
 *
 * Source: CPython 3.14 Python/ceval.c (_PyEval_MatchKeys, _PyEval_MatchClass).
 */
#ifndef GENSTEP_INTERP_PATTERN_H
#define GENSTEP_INTERP_PATTERN_H

#include "engine/objects/object.h"

/* A tuple of the subject's values for `keys`; None when one is missing; NULL on error. */
Value pattern_match_keys(VM *vm, Value subject, const Tuple *keys);

/* Whether subject is an instance of `class`: a tuple of the attributes that the `positional`
 * first sub-patterns and those named by `names` look at; None when it does not match. */
Value pattern_match_class(VM *vm, Value subject, Value class, size_t positional,
                          const Tuple *names);

#endif
