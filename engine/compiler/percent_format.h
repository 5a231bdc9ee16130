/*
 * percent_format.h - "..." % (...) as the f-string that does the same.
 *
 * Only %s, %r and %a (with flags, a width and a precision of at most two
 * digits) and %% have an equal in f-strings; anything else is left to run time.
 *
 * Source: CPython 3.14 Python/ast_preprocess.c (optimize_format).
 */
#ifndef GENSTEP_COMPILER_PERCENT_FORMAT_H
#define GENSTEP_COMPILER_PERCENT_FORMAT_H

#include "engine/base/arena.h"
#include "engine/base/text.h"
#include "engine/compiler/ast.h"

/* Turns the node into a joined str where it is such an expression; leaves it alone otherwise. */
void percent_format_optimize(Expr *expr, Arena *arena, TextPool *texts);

#endif
