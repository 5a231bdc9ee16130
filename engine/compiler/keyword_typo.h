/*
 * keyword_typo.h - "invalid syntax. Did you mean 'while'?"
 *
 * Where the parser has nothing better to say than "invalid syntax", each name
 * in the line of the error is replaced by keywords that look like it; when the
 * code compiles that way, the message says so. CPython does this when it prints
 * the error; here it is done when compiling has failed, while the source is there.
 *
 * Source: CPython 3.14 Lib/traceback.py (_find_keyword_typos), Lib/codeop.py.
 */
#ifndef GENSTEP_COMPILER_KEYWORD_TYPO_H
#define GENSTEP_COMPILER_KEYWORD_TYPO_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/compiler/diagnostic.h"

/*
 * Improves diagnostics->error, where it came from parsing `source` (raw bytes).
 * `is_file`: the source is a file that CPython can open again; otherwise it
 * knows no more than the error's line. Warnings about the code that was tried
 * are added, as CPython gives them.
 */
void keyword_typo_suggest(Diagnostics *diagnostics, const char *source, size_t size, bool is_file);

#endif
