/*
 * token.h - the words of a program: names, numbers, operators, line ends.
 *
 *     x = f"{y}"  ->  NAME '=' FSTRING_START '{' NAME '}' FSTRING_END NEWLINE ENDMARKER
 *
 * Keywords have kinds of their own; soft keywords (match, case, type, _) are
 * NAMEs that the parser looks at. INDENT and DEDENT stand for the change of
 * indentation before a line.
 *
 * Source: CPython 3.14 Grammar/Tokens, Parser/token.c.
 */
#ifndef GENSTEP_COMPILER_TOKEN_H
#define GENSTEP_COMPILER_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "engine/bytecode/code.h"
#include "engine/bytecode/constant.h"

typedef enum TokenKind {
    TOKEN_ENDMARKER,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_LPAR,
    TOKEN_RPAR,
    TOKEN_LSQB,
    TOKEN_RSQB,
    TOKEN_LBRACE,
    TOKEN_RBRACE,
    TOKEN_COLON,
    TOKEN_COMMA,
    TOKEN_SEMI,
    TOKEN_DOT,
    TOKEN_ELLIPSIS,
    TOKEN_EQUAL,
    TOKEN_COLONEQUAL,
    TOKEN_RARROW,
    TOKEN_EXCLAMATION,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_SLASH,
    TOKEN_DOUBLESLASH,
    TOKEN_PERCENT,
    TOKEN_AT,
    TOKEN_DOUBLESTAR,
    TOKEN_VBAR,
    TOKEN_AMPER,
    TOKEN_CIRCUMFLEX,
    TOKEN_TILDE,
    TOKEN_LEFTSHIFT,
    TOKEN_RIGHTSHIFT,
    TOKEN_EQEQUAL,
    TOKEN_NOTEQUAL,
    TOKEN_LESS,
    TOKEN_LESSEQUAL,
    TOKEN_GREATER,
    TOKEN_GREATEREQUAL,
    TOKEN_PLUSEQUAL,
    TOKEN_MINEQUAL,
    TOKEN_STAREQUAL,
    TOKEN_SLASHEQUAL,
    TOKEN_DOUBLESLASHEQUAL,
    TOKEN_PERCENTEQUAL,
    TOKEN_ATEQUAL,
    TOKEN_DOUBLESTAREQUAL,
    TOKEN_VBAREQUAL,
    TOKEN_AMPEREQUAL,
    TOKEN_CIRCUMFLEXEQUAL,
    TOKEN_LEFTSHIFTEQUAL,
    TOKEN_RIGHTSHIFTEQUAL,
    TOKEN_OTHER, /* a character that means nothing in Python, such as '$' */
    TOKEN_FSTRING_START,
    TOKEN_FSTRING_MIDDLE,
    TOKEN_FSTRING_END,
    TOKEN_TSTRING_START,
    TOKEN_TSTRING_MIDDLE,
    TOKEN_TSTRING_END,
    TOKEN_ERROR,
    KEYWORD_FALSE,
    KEYWORD_NONE,
    KEYWORD_TRUE,
    KEYWORD_AND,
    KEYWORD_AS,
    KEYWORD_ASSERT,
    KEYWORD_ASYNC,
    KEYWORD_AWAIT,
    KEYWORD_BREAK,
    KEYWORD_CLASS,
    KEYWORD_CONTINUE,
    KEYWORD_DEF,
    KEYWORD_DEL,
    KEYWORD_ELIF,
    KEYWORD_ELSE,
    KEYWORD_EXCEPT,
    KEYWORD_FINALLY,
    KEYWORD_FOR,
    KEYWORD_FROM,
    KEYWORD_GLOBAL,
    KEYWORD_IF,
    KEYWORD_IMPORT,
    KEYWORD_IN,
    KEYWORD_IS,
    KEYWORD_LAMBDA,
    KEYWORD_NONLOCAL,
    KEYWORD_NOT,
    KEYWORD_OR,
    KEYWORD_PASS,
    KEYWORD_RAISE,
    KEYWORD_RETURN,
    KEYWORD_TRY,
    KEYWORD_WHILE,
    KEYWORD_WITH,
    KEYWORD_YIELD,
} TokenKind;

typedef struct Token {
    uint8_t kind;      /* a TokenKind */
    uint8_t level;     /* brackets that are open after it */
    bool normalized;   /* a NAME whose text is not its spelling (NFKC) */
    Location location; /* columns -1 for INDENT, DEDENT, ENDMARKER and ERROR */
    uint32_t size;
    const char *start; /* its spelling in the source, of `size` bytes */
    union {
        /* NAME: the identifier. After an expression in braces: that expression's spelling. */
        const Text *text;
        /* NUMBER and STRING: its value, once the parser has asked for it. */
        const Constant *value;
    };
} Token;

static inline const char *token_end(const Token *token) {
    return token->start + token->size;
}

/* A line end, a change of indentation, the end of the file: where no code ends. */
static inline bool token_is_layout(const Token *token) {
    return token->kind == TOKEN_ENDMARKER ||
           (token->kind >= TOKEN_NEWLINE && token->kind <= TOKEN_DEDENT);
}

/* The keyword of this spelling, TOKEN_NAME when it is none. WORD_SIZE bytes are read at least. */
TokenKind keyword_find(const char *name, size_t size);

#endif
