/*
 * ast_dump.h - the syntax tree as text, exactly as Python's
 * ast.dump(tree, include_attributes=True) writes it.
 *
 * For tests and for debugging the compiler.
 * Source: CPython 3.14 Lib/ast.py (dump).
 */
#ifndef GENSTEP_COMPILER_AST_DUMP_H
#define GENSTEP_COMPILER_AST_DUMP_H

#include "engine/base/buffer.h"
#include "engine/compiler/ast.h"

void ast_dump_module(const Module *module, Buffer *out);
void ast_dump_expression(const Expr *expr, Buffer *out);

#endif
