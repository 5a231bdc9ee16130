/*
 * suggestion.h - which of some names was meant: "Did you mean: 'append'?".
 *
 * Source: CPython 3.14 Python/suggestions.c, Lib/traceback.py.
 */
#ifndef GENSTEP_INTERP_SUGGESTION_H
#define GENSTEP_INTERP_SUGGESTION_H

#include "engine/objects/object.h"

/* The candidate (a Str) nearest to `name`, borrowed; NULL when none is near enough. */
Value suggestion_find_borrow(const Value *candidates, size_t count, Value name);

/* What `name` may have meant where `exception` was raised (NameError, AttributeError or
 * ImportError): a Str ("total", "self.total"), or NULL without an exception. */
Value suggestion_for_exception(VM *vm, Value exception, Value name);

/* Whether CPython's library has a module of that name: "Did you forget to import 'math'?" */
bool suggestion_is_module(Value name);

#endif
