/*
 * tokenizer.h - source text to tokens, one at a time, as the parser asks for them.
 *
 * Inside an f-string or t-string the tokenizer changes between two modes: in
 * the string it reads up to the next brace, in the braces it reads ordinary
 * tokens (PEP 701). Modes nest, so they are a stack:
 *
 *     f"a{b:{w}}c"   START MIDDLE(a) '{' NAME ':' '{' NAME '}' '}' MIDDLE(c) END
 *
 * Ownership: borrows source and pool; tokens point into the source.
 * Failure: a TOKEN_ERROR; `done` says why, and `errors.error` holds the
 * error where the tokenizer itself words it (TOKENIZER_ERROR), else the parser
 * words it.
 * Source: CPython 3.14 Parser/lexer/lexer.c, state.h, Parser/tokenizer/helpers.c.
 */
#ifndef GENSTEP_COMPILER_TOKENIZER_H
#define GENSTEP_COMPILER_TOKENIZER_H

#include "engine/base/text.h"
#include "engine/compiler/diagnostic.h"
#include "engine/compiler/source.h"
#include "engine/compiler/token.h"

enum {
    INDENTATION_MAX = 100,  /* levels of indentation */
    BRACKETS_MAX = 200,     /* nested brackets */
    STRING_MODES_MAX = 150, /* nested f-strings and t-strings */
    FORMAT_DEPTH_MAX = 3    /* replacement fields nested in format specifications */
};

typedef enum TokenizerStatus {
    TOKENIZER_OK,
    TOKENIZER_EOF,
    TOKENIZER_ERROR,         /* worded in errors.error */
    TOKENIZER_EOF_IN_STRING, /* likewise: a string goes on to the end of the file */
    TOKENIZER_UNDECODABLE,   /* worded in errors.error, else in source->flaw_text */
    TOKENIZER_BAD_DEDENT,
    TOKENIZER_TAB_SPACE,
    TOKENIZER_TOO_DEEP,
    TOKENIZER_LINE_CONTINUATION, /* something after a backslash */
} TokenizerStatus;

/* An f-string or t-string being read; the bottom entry of the stack is the file. */
typedef struct StringMode {
    bool in_string; /* false: in the braces, or in the file */
    bool raw;
    bool template; /* a t-string */
    bool in_debug; /* after the '=' of {x=} */
    bool in_format;
    char quote;
    int quote_size;
    int bracket_depth;    /* brackets open in this string's braces */
    int expression_depth; /* nested replacement fields, from 0; -1 outside of braces */
    const char *start;    /* the string's first character, and where that is */
    const char *line_start;
    int line;
    const char *expression_start; /* the text between the braces, for {x=} and t-strings */
    const char *expression_end;   /* NULL while not known */
} StringMode;

typedef struct Tokenizer {
    const Source *source;
    TextPool *texts;
    const char *cursor;     /* the next character */
    const char *line_start; /* of the line that the cursor is in or just behind */
    int line;
    const char *start;        /* of the token being read; NULL between tokens */
    const char *buffer_start; /* of the lines that CPython's buffer would hold now */
    int start_line;           /* of a string being read, and where that line starts */
    const char *start_line_start;
    TokenizerStatus done;
    bool at_line_start;
    int pending; /* INDENTs (positive) or DEDENTs (negative) still to be given */
    int indent;
    int indents[INDENTATION_MAX];
    int alternate_indents[INDENTATION_MAX]; /* with tabs as wide as spaces */
    int level;
    char brackets[BRACKETS_MAX];
    int bracket_lines[BRACKETS_MAX];
    int bracket_columns[BRACKETS_MAX];
    int mode;
    StringMode modes[STRING_MODES_MAX];
    Diagnostics errors;    /* its error: what the tokenizer itself has worded */
    Diagnostics *warnings; /* borrowed: where warnings go */
} Tokenizer;

void tokenizer_init(Tokenizer *tokenizer, const Source *source, TextPool *texts,
                    Diagnostics *warnings);
void tokenizer_done(Tokenizer *tokenizer);

/* Reads the next token. At the end of the file it gives ENDMARKER again and again. */
void tokenizer_next(Tokenizer *tokenizer, Token *token);

/* 'f' or 't': what messages call the string being read. */
char tokenizer_string_prefix(const Tokenizer *tokenizer);

/* Whether the f-string or t-string being read is a raw one. */
bool tokenizer_string_is_raw(const Tokenizer *tokenizer);

#endif
