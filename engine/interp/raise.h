/*
 * raise.h - the raise statement and except*.
 *
 * Source: CPython 3.14 Python/ceval.c (do_raise, _PyEval_ExceptionGroupMatch).
 */
#ifndef GENSTEP_INTERP_RAISE_H
#define GENSTEP_INTERP_RAISE_H

#include "engine/interp/frame.h"

/*
 * `raise exception from cause`; both consumed, both may be NULL. Always sets
 * an exception. True: the handled exception is re-raised as it was, so that its
 * traceback does not grow.
 */
bool raise_statement_take(VM *vm, Value exception, Value cause);

/* CHECK_EG_MATCH: what matches becomes the handled exception. *match and *rest are retained. */
int raise_group_match(VM *vm, Frame *frame, Value exception, Value target, Value *match,
                      Value *rest);

#endif
