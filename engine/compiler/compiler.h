/*
 * compiler.h - source text in, code objects out: CPython 3.14's own.
 *
 *   source --tokenizer--> tokens --parser--> syntax tree --preprocess-->
 *     --symtable--> scopes --codegen--> instruction sequence
 *     --flowgraph--> optimised blocks --assemble--> Code
 *
 * Ownership: the returned Program belongs to the caller. The compiler keeps
 * nothing between calls and has no global state.
 * Failure: NULL, and diagnostics->error says what CPython would raise.
 */
#ifndef GENSTEP_COMPILER_COMPILER_H
#define GENSTEP_COMPILER_COMPILER_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/bytecode/program.h"
#include "engine/compiler/diagnostic.h"

typedef struct CompileOptions {
    int optimize;        /* 0; 1 drops asserts and __debug__; 2 docstrings too */
    bool no_suggestions; /* after an invalid syntax, don't look for a misspelt keyword */
    bool expression;     /* the source is one expression, whose value the code returns: eval() */
} CompileOptions;

/*
 * Compiles a whole file: `source` is its raw bytes (encoding declarations and
 * byte-order marks are honoured). `diagnostics` must be zeroed; warnings may be
 * in it on success too. Code objects are named after `filename` as given; one
 * in angle brackets ("<stdin>") is no file, so that some messages can't quote it.
 */
Program *compile_source(const char *source, size_t size, const char *filename,
                        const CompileOptions *options, Diagnostics *diagnostics);

#endif
