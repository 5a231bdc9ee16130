/*
 * unpack.h - `a, b = value` and `a, *b, c = value`.
 *
 * Source: CPython 3.14 Python/ceval.c, _PyEval_UnpackIterableStackRef.
 */
#ifndef GENSTEP_INTERP_UNPACK_H
#define GENSTEP_INTERP_UNPACK_H

#include "engine/objects/object.h"

/*
 * Fills the slots below `top` downwards: `before` items and, when `after` is
 * not -1, a list of the middle ones, then `after` items. On failure (-1, a
 * ValueError or TypeError) nothing is left there.
 */
int unpack_iterable(VM *vm, Value iterable, int before, int after, Value *top);

#endif
