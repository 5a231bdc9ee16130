/*
 * tokenizer_internal.h - what the tokenizer's own files share.
 */
#ifndef GENSTEP_COMPILER_TOKENIZER_INTERNAL_H
#define GENSTEP_COMPILER_TOKENIZER_INTERNAL_H

#include "engine/compiler/tokenizer.h"

/* What a character can be part of. */
enum {
    CHARACTER_NAME_START = 1, /* letters, '_', and every byte of a non-ASCII character */
    CHARACTER_NAME = 2,
    CHARACTER_DIGIT = 4,
    CHARACTER_HEX = 8,
    CHARACTER_PREFIX = 16,        /* may be part of a string's prefix */
    CHARACTER_STRING_STOP = 64,   /* a quote, backslash, line end or NUL */
    CHARACTER_OPERATOR_TAIL = 32, /* makes a longer operator of some, or a number of '.' */
};
extern const uint8_t character_classes[256];

static inline bool is_name_character(char c) {
    return (character_classes[(uint8_t)c] & CHARACTER_NAME) != 0;
}

static inline bool is_string_stop(char c) {
    return (character_classes[(uint8_t)c] & CHARACTER_STRING_STOP) != 0;
}

static inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/*
 * The cursor is behind a line: enter the next one. false at the end of the
 * file and before a flawed line; `done` says which.
 */
bool tokenizer_enter_line(Tokenizer *tokenizer);

/* Sets the error at the cursor, or at the given columns (from 1). Returns TOKEN_ERROR. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
TokenKind
tokenizer_error(Tokenizer *tokenizer, const char *format, ...);
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
TokenKind
tokenizer_error_at(Tokenizer *tokenizer, ptrdiff_t column, ptrdiff_t end_column, const char *format,
                   ...);

/* The cursor is behind a backslash: go on in the next line. false: an error, see `done`. */
bool tokenizer_continue_line(Tokenizer *tokenizer);

/*
 * Each reads one token from the cursor, which is at its first character (for
 * strings: at the opening quote, the prefix before it starts at `start`; for
 * string parts: behind the last part). Returns its kind; what is between
 * `start` and the cursor is its spelling unless `token` already says otherwise.
 */
TokenKind tokenizer_read_number(Tokenizer *tokenizer);
TokenKind tokenizer_read_string(Tokenizer *tokenizer);
TokenKind tokenizer_read_string_start(Tokenizer *tokenizer);
TokenKind tokenizer_read_string_part(Tokenizer *tokenizer, Token *token);
TokenKind tokenizer_read_normal(Tokenizer *tokenizer, Token *token);

/* A ':', '!', '{' or '}' between the braces of a string: note where the expression is. */
void tokenizer_note_expression(Tokenizer *tokenizer, char c);
/* Gives the token that ends the expression the text of the expression, where it is wanted. */
void tokenizer_keep_expression(Tokenizer *tokenizer, Token *token);

#endif
