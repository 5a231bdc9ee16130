/*
 * pattern_constant.h - the numbers of match patterns: -1, 1 + 2j.
 *
 * To the parser they are operations; to the match statement, constants.
 *
 * Source: CPython 3.14 Python/ast_preprocess.c (fold_const_match_patterns).
 */
#ifndef GENSTEP_COMPILER_PATTERN_CONSTANT_H
#define GENSTEP_COMPILER_PATTERN_CONSTANT_H

#include "engine/base/arena.h"
#include "engine/compiler/ast.h"

/* Turns the node into a constant where it is such a number; leaves it alone otherwise. */
void pattern_constant_fold(Expr *expr, Arena *arena);

#endif
