/*
 * parser.h - source text to syntax tree.
 *
 * Source: CPython 3.14 Grammar/python.gram, Parser/pegen.c,
 * Parser/action_helpers.c, Parser/lexer/.
 */
#ifndef GENSTEP_COMPILER_PARSER_H
#define GENSTEP_COMPILER_PARSER_H

#include "engine/base/arena.h"
#include "engine/base/text.h"
#include "engine/compiler/ast.h"
#include "engine/compiler/diagnostic.h"

/*
 * Parses a whole file of raw bytes. The tree lives in `arena`, its names in
 * `texts`. *decoded is the source as UTF-8, in the arena of `texts`. Failure:
 * NULL and diagnostics->error.
 */
Module *parse_module(const char *source, size_t size, Arena *arena, TextPool *texts,
                     Diagnostics *diagnostics, const Text **decoded);

/* A single expression, as ast.parse(mode="eval"); used for caret anchors in tracebacks. */
Expr *parse_expression(const char *source, size_t size, Arena *arena, TextPool *texts,
                       Diagnostics *diagnostics);

#endif
