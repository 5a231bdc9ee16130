/*
 * ast_preprocess.h - the small changes made to the tree before scopes are worked out.
 *
 * In place: `__debug__` becomes a constant, "..." % (...) with simple
 * conversions becomes an f-string, negative and complex numbers in match
 * patterns become constants, docstrings go away at optimisation level 2. On
 * the way it warns of return, break and continue that leave a finally block.
 * Statements in which the parser has seen nothing of the kind are passed over.
 * (All other constant folding is the flow graph's.)
 *
 * Ownership: new nodes live in `arena`.
 * Failure: false, with diagnostics->error set (nesting too deep).
 * Source: CPython 3.14 Python/ast_preprocess.c.
 */
#ifndef GENSTEP_COMPILER_AST_PREPROCESS_H
#define GENSTEP_COMPILER_AST_PREPROCESS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"
#include "engine/compiler/ast.h"
#include "engine/compiler/diagnostic.h"

typedef struct PreprocessOptions {
    int optimize;          /* as CompileOptions.optimize */
    uint32_t future_flags; /* FutureFeatures.flags */
} PreprocessOptions;

bool ast_preprocess(Module *module, const PreprocessOptions *options, Arena *arena, TextPool *texts,
                    Diagnostics *diagnostics);

/* The docstring of a body, or NULL: a first statement that is nothing but a str constant. */
const Constant *ast_docstring(const StmtList *body);

#endif
