/*
 * with.h - finding and calling __enter__ and __exit__.
 *
 * Source: CPython 3.14 Python/ceval.c (_Py_SpecialMethods), Python/bytecodes.c.
 */
#ifndef GENSTEP_INTERP_WITH_H
#define GENSTEP_INTERP_WITH_H

#include "engine/objects/object.h"

/* LOAD_SPECIAL: the method (0 __enter__, 1 __exit__, 2 __aenter__, 3 __aexit__) of the manager's
 * type; *self is the manager when it must be passed first, else NULL. TypeError when missing. */
Value with_load_special(VM *vm, Value manager, int which, Value *self);

/* exit(type, exception, traceback) */
Value with_call_exit(VM *vm, Value exit, Value self, Value exception);

#endif
