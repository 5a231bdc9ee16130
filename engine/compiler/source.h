/*
 * source.h - a file's bytes as the text that the tokenizer reads.
 *
 * A byte-order mark or an encoding declaration (PEP 263) in one of the first
 * two lines says how the bytes are to be read; without one they are UTF-8.
 * Line ends become "\n", and the last line gets one.
 *
 * Bytes that cannot be read are a flaw of their line: CPython meets it only
 * when its tokenizer reaches that line, so an earlier syntax error wins. The
 * tokenizer reports it from here.
 *
 * Ownership: `text` is the arena's; the flaw's texts go to whoever reports it,
 * or to source_done.
 * Source: CPython 3.14 Parser/tokenizer/file_tokenizer.c, helpers.c.
 */
#ifndef GENSTEP_COMPILER_SOURCE_H
#define GENSTEP_COMPILER_SOURCE_H

#include "engine/base/arena.h"
#include "engine/compiler/diagnostic.h"

typedef struct Source {
    const char *text; /* UTF-8, NUL-terminated */
    size_t size;
    const char *end;  /* what may be read: the start of the flawed line, or text + size */
    Diagnostics flaw; /* its error says what is wrong with the line at `end` */
} Source;

void source_decode(Source *source, const char *bytes, size_t size, Arena *arena);
void source_done(Source *source);

#endif
