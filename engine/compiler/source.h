/*
 * source.h - a file's bytes as the text that the tokenizer reads.
 *
 * A byte-order mark or an encoding declaration (PEP 263) in one of the first
 * two lines says how the bytes are to be read; without one they are UTF-8.
 * Line ends become "\n", and the last line gets one.
 *
 * Bytes that cannot be read are a flaw of their line: CPython meets it only
 * when its tokenizer reaches that line, so that an earlier error wins. Here,
 * too, the tokenizer reports it.
 *
 * Ownership: texts are the arena's; `refusal` is released by source_done.
 * Failure: a refusal, where the declaration is wrong or cannot be followed.
 * Source: CPython 3.14 Parser/tokenizer/file_tokenizer.c, helpers.c.
 */
#ifndef GENSTEP_COMPILER_SOURCE_H
#define GENSTEP_COMPILER_SOURCE_H

#include <stdbool.h>

#include "engine/base/arena.h"
#include "engine/base/word.h"
#include "engine/compiler/diagnostic.h"

/* So many bytes behind the text's NUL can be read, whatever they are. */
enum { SOURCE_PADDING = WORD_SIZE };

typedef enum SourceFlaw {
    SOURCE_FINE,
    SOURCE_NULL_BYTE,
    SOURCE_NOT_UTF_8,   /* and no encoding declared */
    SOURCE_UNDECODABLE, /* in the declared encoding */
} SourceFlaw;

typedef struct Source {
    /* UTF-8, up to the flawed line if there is one; a NUL and SOURCE_PADDING bytes are behind it.
     */
    const char *text;
    size_t size;
    const char *end; /* text + size */
    SourceFlaw flaw;
    const char *flaw_line; /* the line as messages show it; NULL when it could not be read */
    const char *flaw_text; /* NOT_UTF_8: the byte as "\xff"; UNDECODABLE: the codec's words */
    int flaw_column;       /* NOT_UTF_8: in characters, from 1 */
    bool code_in_first_line;
    Diagnostics refusal; /* an error: nothing can be read */
} Source;

void source_decode(Source *source, const char *bytes, size_t size, Arena *arena);
void source_done(Source *source);

/* Whether CPython has a text encoding of this normalized name, such as "cp1252". */
bool source_encoding_is_known(const char *normal);

#endif
