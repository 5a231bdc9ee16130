/*
 * ast_unparse.h - an expression as Python source again.
 *
 * Annotations become such strings under `from __future__ import annotations`;
 * so do the expressions some messages quote.
 *
 * Failure: false when the nesting is too deep, with diagnostics->error set.
 * Source: CPython 3.14 Python/ast_unparse.c.
 */
#ifndef GENSTEP_COMPILER_AST_UNPARSE_H
#define GENSTEP_COMPILER_AST_UNPARSE_H

#include <stdbool.h>

#include "engine/base/buffer.h"
#include "engine/compiler/ast.h"
#include "engine/compiler/diagnostic.h"

/* Adds the source of `expr` to `out` (UTF-8). */
bool ast_unparse(const Expr *expr, Buffer *out, Diagnostics *diagnostics);

#endif
