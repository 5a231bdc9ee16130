/*
 * nesting.h - how deep a syntax tree may be before a pass over it gives up.
 *
 * The parser bounds most nesting, but `a + a + a ...` and `a.b.c ...` grow
 * trees of any depth without nesting the parser's rules. Each recursive pass
 * counts its depth here. The limit is the depth at which CPython 3.14 on
 * 64-bit Linux uses up its share of the C stack with such an expression, and
 * the message is the one it then gives.
 *
 * Source: CPython 3.14 Python/ceval.c (_Py_CheckRecursiveCall).
 */
#ifndef GENSTEP_COMPILER_NESTING_H
#define GENSTEP_COMPILER_NESTING_H

#include <stdbool.h>

#include "engine/compiler/diagnostic.h"

enum { NESTING_MAX = 13049 };

/* Sets the error that too deep a nesting is; returns false. */
bool nesting_refuse(Diagnostics *diagnostics);

/* One level down; false, with diagnostics->error set, when that is too deep. */
static inline bool nesting_enter(int *depth, Diagnostics *diagnostics) {
    return ++*depth <= NESTING_MAX || nesting_refuse(diagnostics);
}

/* One level up again; not needed after a failure. */
static inline void nesting_leave(int *depth) {
    (*depth)--;
}

#endif
