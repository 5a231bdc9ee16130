/*
 * token_reader.h - the tokens of a text alone, for those who need no tree.
 *
 * A tokenizer with all that it stands on. The text is copied; the tokens' texts live as long as
 * the reader. Warnings are dropped; an error comes as a token (tokenizer.h).
 */
#ifndef GENSTEP_COMPILER_TOKEN_READER_H
#define GENSTEP_COMPILER_TOKEN_READER_H

#include "engine/compiler/source.h"
#include "engine/compiler/tokenizer.h"

typedef struct TokenReader {
    Arena arena;
    TextPool texts;
    Source source;
    Diagnostics warnings;
    Tokenizer tokenizer;
} TokenReader;

/* Owned by the caller, who frees it. */
TokenReader *token_reader_new(const char *text, size_t size);
void token_reader_free(TokenReader *reader);

#endif
