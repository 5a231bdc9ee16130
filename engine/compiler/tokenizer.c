#include "engine/compiler/tokenizer.h"

#include <limits.h>
#include <stdarg.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/word.h"
#include "engine/compiler/tokenizer_internal.h"
#include "engine/unicode/normalize.h"
#include "engine/unicode/unicode.h"

enum { TAB_SIZE = 8 };

/* clang-format off */
#define N  CHARACTER_NAME | CHARACTER_NAME_START
#define D  CHARACTER_NAME | CHARACTER_DIGIT | CHARACTER_HEX | CHARACTER_OPERATOR_TAIL
#define O  CHARACTER_OPERATOR_TAIL
#define S  CHARACTER_STRING_STOP
#define X  CHARACTER_NAME | CHARACTER_NAME_START | CHARACTER_HEX
#define P  N | CHARACTER_PREFIX
#define Q  X | CHARACTER_PREFIX
#define N4 N, N, N, N
#define N16 N4, N4, N4, N4
const uint8_t character_classes[256] = {
    S, 0, 0, 0, 0, 0, 0, 0, 0, 0, S, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, S, 0, 0, 0, 0, S, 0, 0, O, 0, 0, 0, O, O,
    D, D, D, D, D, D, D, D, D, D, 0, 0, O, O, O, 0,
    0, X, Q, X, X, X, Q, N, N, N, N, N, N, N, N, N,
    N, N, P, N, P, P, N, N, N, N, N, 0, S, 0, 0, N,
    0, X, Q, X, X, X, Q, N, N, N, N, N, N, N, N, N,
    N, N, P, N, P, P, N, N, N, N, N, 0, 0, 0, 0, 0,
    N16, N16, N16, N16, N16, N16, N16, N16,
};
#undef N
#undef D
#undef O
#undef S
#undef X
#undef P
#undef Q
#undef N4
#undef N16
/* clang-format on */

void tokenizer_init(Tokenizer *tokenizer, const Source *source, TextPool *texts,
                    Diagnostics *warnings) {
    tokenizer->source = source;
    tokenizer->texts = texts;
    tokenizer->cursor = tokenizer->line_start = tokenizer->buffer_start = source->text;
    tokenizer->line = 0;
    tokenizer->start = tokenizer->start_line_start = NULL;
    tokenizer->start_line = 0;
    tokenizer->done = TOKENIZER_OK;
    tokenizer->at_line_start = true;
    tokenizer->pending = 0;
    tokenizer->indent = 0;
    tokenizer->indents[0] = tokenizer->alternate_indents[0] = 0;
    tokenizer->level = 0;
    tokenizer->mode = 0;
    tokenizer->modes[0] = (StringMode){.expression_depth = -1};
    tokenizer->errors = (Diagnostics){0};
    tokenizer->warnings = warnings;
}

void tokenizer_done(Tokenizer *tokenizer) {
    diagnostics_done(&tokenizer->errors);
}

char tokenizer_string_prefix(const Tokenizer *tokenizer) {
    return tokenizer->modes[tokenizer->mode].template ? 't' : 'f';
}

bool tokenizer_string_is_raw(const Tokenizer *tokenizer) {
    return tokenizer->mode > 0 && tokenizer->modes[tokenizer->mode].raw;
}

/* ---- errors ---- */

/* The text of the current line, without its end. */
static void set_error_text(const Tokenizer *tokenizer, Diagnostic *error) {
    const Source *source = tokenizer->source;
    const char *line = tokenizer->line_start;
    if (line == source->end && source->flaw_line != NULL) {
        line = source->flaw_line;
    }
    Buffer text = {0};
    error->text_size = strcspn(line, "\n");
    buffer_add(&text, line, error->text_size);
    error->text = buffer_take(&text);
}

static void fill_error(Tokenizer *tokenizer, const char *message, ptrdiff_t column,
                       ptrdiff_t end_column) {
    Diagnostic *error =
        diagnostics_set_error(&tokenizer->errors, DIAGNOSTIC_SYNTAX_ERROR, "%s", message);
    error->line = error->end_line = tokenizer->line;
    error->column = (int)column;
    error->end_column = (int)end_column;
    set_error_text(tokenizer, error);
    tokenizer->done = TOKENIZER_ERROR;
}

TokenKind tokenizer_error(Tokenizer *tokenizer, const char *format, ...) {
    if (tokenizer->done != TOKENIZER_ERROR) {
        Buffer message = {0};
        va_list arguments;
        va_start(arguments, format);
        buffer_add_format_list(&message, format, arguments);
        va_end(arguments);
        ptrdiff_t column = (ptrdiff_t)unicode_count(
            tokenizer->line_start, (size_t)(tokenizer->cursor - tokenizer->line_start));
        fill_error(tokenizer, message.data, column, column);
        buffer_done(&message);
    }
    return TOKEN_ERROR;
}

TokenKind tokenizer_error_at(Tokenizer *tokenizer, ptrdiff_t column, ptrdiff_t end_column,
                             const char *format, ...) {
    if (tokenizer->done != TOKENIZER_ERROR) {
        Buffer message = {0};
        va_list arguments;
        va_start(arguments, format);
        buffer_add_format_list(&message, format, arguments);
        va_end(arguments);
        fill_error(tokenizer, message.data, column, end_column);
        buffer_done(&message);
    }
    return TOKEN_ERROR;
}

/* ---- lines ---- */

/*
 * The next line is not UTF-8 although nothing else is declared. CPython counts
 * its lines from the start of what it has in its buffer there: the second one
 * is the first one of a buffer when the line before it was code.
 */
static void report_not_utf8(Tokenizer *tokenizer) {
    const Source *source = tokenizer->source;
    int line = tokenizer->line;
    if (line == 2 && source->code_in_first_line && tokenizer->start == NULL &&
        tokenizer->mode == 0) {
        line = 1;
    }
    const char *filename = tokenizer->warnings->filename;
    Diagnostic *error = diagnostics_set_error(
        &tokenizer->errors, DIAGNOSTIC_SYNTAX_ERROR,
        "Non-UTF-8 code starting with '%s'%s%s on line %d, but no encoding declared; see "
        "https://peps.python.org/pep-0263/ for details",
        source->flaw_text, filename != NULL ? " in file " : "", filename != NULL ? filename : "",
        line);
    error->line = error->end_line = line;
    error->column = error->end_column = source->flaw_column;
    set_error_text(tokenizer, error);
    tokenizer->done = TOKENIZER_UNDECODABLE;
}

/* The cursor is at the end of what can be read. */
static void report_end(Tokenizer *tokenizer) {
    if (tokenizer->done != TOKENIZER_OK) {
        return;
    }
    const Source *source = tokenizer->source;
    if (source->flaw == SOURCE_FINE) {
        tokenizer->done = TOKENIZER_EOF;
        return;
    }
    /* A codec fails before the line is there; UTF-8 is checked when it is. */
    if (source->flaw_line != NULL) {
        tokenizer->line_start = tokenizer->cursor;
        tokenizer->line++;
    }
    switch (source->flaw) {
    case SOURCE_NULL_BYTE:
        tokenizer_error(tokenizer, "source code cannot contain null bytes");
        break;
    case SOURCE_NOT_UTF_8: report_not_utf8(tokenizer); break;
    case SOURCE_UNDECODABLE: tokenizer->done = TOKENIZER_UNDECODABLE; break;
    case SOURCE_FINE: break;
    }
}

bool tokenizer_enter_line(Tokenizer *tokenizer) {
    if (tokenizer->cursor == tokenizer->source->end) {
        report_end(tokenizer);
        return false;
    }
    tokenizer->line++;
    tokenizer->line_start = tokenizer->cursor;
    if (tokenizer->start == NULL && tokenizer->mode == 0) {
        tokenizer->buffer_start = tokenizer->cursor;
    }
    return true;
}

/* Puts the cursor where CPython has it once a line is given up. */
static void skip_line(Tokenizer *tokenizer) {
    const char *newline = strchr(tokenizer->cursor, '\n');
    tokenizer->cursor = newline != NULL ? newline + 1 : tokenizer->source->end;
}

bool tokenizer_continue_line(Tokenizer *tokenizer) {
    if (*tokenizer->cursor != '\n') {
        tokenizer->cursor++;
        tokenizer->done = TOKENIZER_LINE_CONTINUATION;
        return false;
    }
    tokenizer->cursor++;
    return tokenizer_enter_line(tokenizer);
}

static TokenKind tab_error(Tokenizer *tokenizer) {
    tokenizer->done = TOKENIZER_TAB_SPACE;
    skip_line(tokenizer);
    return TOKEN_ERROR;
}

/* The indentation has changed to `column`: note it, and how many INDENTs or DEDENTs are due. */
static TokenKind change_indentation(Tokenizer *tokenizer, int column, int alternate) {
    if (column > tokenizer->indents[tokenizer->indent]) {
        if (tokenizer->indent + 1 >= INDENTATION_MAX) {
            tokenizer->done = TOKENIZER_TOO_DEEP;
            skip_line(tokenizer);
            return TOKEN_ERROR;
        }
        if (alternate <= tokenizer->alternate_indents[tokenizer->indent]) {
            return tab_error(tokenizer);
        }
        tokenizer->pending++;
        tokenizer->indent++;
        tokenizer->indents[tokenizer->indent] = column;
        tokenizer->alternate_indents[tokenizer->indent] = alternate;
        return TOKEN_INDENT;
    }
    while (tokenizer->indent > 0 && column < tokenizer->indents[tokenizer->indent]) {
        tokenizer->pending--;
        tokenizer->indent--;
    }
    if (column != tokenizer->indents[tokenizer->indent]) {
        tokenizer->done = TOKENIZER_BAD_DEDENT;
        skip_line(tokenizer);
        return TOKEN_ERROR;
    }
    if (alternate != tokenizer->alternate_indents[tokenizer->indent]) {
        return tab_error(tokenizer);
    }
    return TOKEN_DEDENT;
}

/* Reads the blanks at the start of a line. *blank: nothing else is in it but a comment. */
static TokenKind read_indentation(Tokenizer *tokenizer, bool *blank) {
    int column = 0;
    int alternate = 0;
    int continued_column = 0; /* the first backslash decides the indentation */
    tokenizer->at_line_start = false;
    bool more = tokenizer_enter_line(tokenizer);
    while (more) {
        switch (*tokenizer->cursor) {
        case ' ': {
            size_t spaces = word_run(word_load(tokenizer->cursor), ' ');
            tokenizer->cursor += spaces;
            column += (int)spaces;
            alternate += (int)spaces;
            break;
        }
        case '\t':
            column = (column / TAB_SIZE + 1) * TAB_SIZE;
            alternate++;
            tokenizer->cursor++;
            break;
        case '\014':
            column = alternate = 0;
            tokenizer->cursor++;
            break;
        case '\\':
            continued_column = continued_column != 0 ? continued_column : column;
            tokenizer->cursor++;
            if (!tokenizer_continue_line(tokenizer)) {
                return TOKEN_ERROR;
            }
            break;
        default: more = false;
        }
    }
    *blank = *tokenizer->cursor == '#' || *tokenizer->cursor == '\n';
    if (*blank || tokenizer->level > 0) {
        return TOKEN_NEWLINE;
    }
    if (continued_column != 0) {
        column = alternate = continued_column;
    }
    if (column != tokenizer->indents[tokenizer->indent]) {
        return change_indentation(tokenizer, column, alternate);
    }
    if (alternate != tokenizer->alternate_indents[tokenizer->indent]) {
        return tab_error(tokenizer);
    }
    return TOKEN_NEWLINE;
}

/* ---- names ---- */

/* Whether the non-ASCII name between start and cursor is an identifier (PEP 3131). */
static bool verify_identifier(Tokenizer *tokenizer) {
    const char *end = tokenizer->cursor;
    size_t length;
    for (const char *at = tokenizer->start; at < end; at += length) {
        uint32_t c = unicode_decode(at, (size_t)(end - at), &length);
        if (at == tokenizer->start ? unicode_is_xid_start(c) || c == '_'
                                   : unicode_is_xid_continue(c)) {
            continue;
        }
        tokenizer->cursor = at + length;
        if (unicode_is_printable(c)) {
            tokenizer_error(tokenizer, "invalid character '%.*s' (U+%04X)", (int)length, at, c);
        } else {
            tokenizer_error(tokenizer, "invalid non-printable character U+%04X", c);
        }
        return false;
    }
    return true;
}

/* A word of ASCII characters; of a name, the text is kept. */
static inline TokenKind keyword_or_name(Tokenizer *tokenizer, Token *token, const char *word,
                                        size_t size) {
    TokenKind kind = keyword_find(word, size);
    if (kind == TOKEN_NAME) {
        token->text = text_intern_padded(tokenizer->texts, word, size);
    }
    return kind;
}

/* Marks the bytes that no name contains. */
static uint64_t name_ends(uint64_t word) {
    uint64_t low = word & ~WORD_MARKS; /* no sum below carries into the next byte */
    uint64_t folded = low | WORD_OF(0x20);
    uint64_t letters = (folded + WORD_OF(0x80 - 'a')) & ~(folded + WORD_OF(0x7F - 'z'));
    uint64_t digits = (low + WORD_OF(0x80 - '0')) & ~(low + WORD_OF(0x7F - '9'));
    uint64_t underscores = ~((low ^ WORD_OF('_')) + WORD_OF(0x7F));
    return ~(word | letters | digits | underscores) & WORD_MARKS;
}

/* The end of a name, or of the part that is left of it. */
static const char *find_name_end(const char *cursor, bool *is_ascii) {
    uint64_t bytes = 0;
    uint64_t word = word_load(cursor);
    uint64_t ends = name_ends(word);
    for (; ends == 0; ends = name_ends(word)) {
        bytes |= word;
        cursor += WORD_SIZE;
        word = word_load(cursor);
    }
    size_t size = word_zeros(ends);
    bytes |= word_start(word, size);
    *is_ascii = (bytes & WORD_MARKS) == 0;
    return cursor + size;
}

static TokenKind read_name(Tokenizer *tokenizer, Token *token) {
    const char *start = tokenizer->start;
    bool is_ascii;
    tokenizer->cursor = find_name_end(tokenizer->cursor, &is_ascii);
    size_t size = (size_t)(tokenizer->cursor - start);
    if (is_ascii) {
        return keyword_or_name(tokenizer, token, start, size);
    }
    if (!verify_identifier(tokenizer)) {
        return TOKEN_ERROR;
    }
    Buffer normal = {0};
    unicode_normalize_kc(start, size, &normal);
    token->normalized = normal.size != size || memcmp(normal.data, start, size) != 0;
    token->text = text_intern(tokenizer->texts, normal.data, normal.size);
    buffer_done(&normal);
    return TOKEN_NAME;
}

/* The prefixes that cannot be used together, in the order in which CPython complains. */
static bool check_prefixes(Tokenizer *tokenizer, bool b, bool r, bool u, bool f, bool t) {
    const char *pair = u && b   ? "ub"
                       : u && r ? "ur"
                       : u && f ? "uf"
                       : u && t ? "ut"
                       : b && f ? "bf"
                       : b && t ? "bt"
                       : f && t ? "ft"
                                : NULL;
    if (pair != NULL) {
        tokenizer->cursor++; /* the quote counts */
        tokenizer_error_at(tokenizer, tokenizer->start + 1 - tokenizer->line_start,
                           tokenizer->cursor - tokenizer->line_start,
                           "'%c' and '%c' prefixes are incompatible", pair[0], pair[1]);
    }
    return pair == NULL;
}

/* A name, or a string with a prefix such as rb"". */
static TokenKind read_name_or_string(Tokenizer *tokenizer, Token *token) {
    if ((character_classes[(uint8_t)*tokenizer->cursor] & CHARACTER_PREFIX) == 0) {
        return read_name(tokenizer, token);
    }
    bool b = false, r = false, u = false, f = false, t = false;
    for (;;) {
        /* A prefix letter counts once, so that "bb" starts a name. */
        switch (*tokenizer->cursor) {
        case 'b':
        case 'B':
            if (b) {
                return read_name(tokenizer, token);
            }
            b = true;
            break;
        case 'u':
        case 'U':
            if (u) {
                return read_name(tokenizer, token);
            }
            u = true;
            break;
        case 'r':
        case 'R':
            if (r) {
                return read_name(tokenizer, token);
            }
            r = true;
            break;
        case 'f':
        case 'F':
            if (f) {
                return read_name(tokenizer, token);
            }
            f = true;
            break;
        case 't':
        case 'T':
            if (t) {
                return read_name(tokenizer, token);
            }
            t = true;
            break;
        default: return read_name(tokenizer, token);
        }
        tokenizer->cursor++;
        if (*tokenizer->cursor == '"' || *tokenizer->cursor == '\'') {
            if (!check_prefixes(tokenizer, b, r, u, f, t)) {
                return TOKEN_ERROR;
            }
            return f || t ? tokenizer_read_string_start(tokenizer)
                          : tokenizer_read_string(tokenizer);
        }
    }
}

/* ---- operators and brackets ---- */

static TokenKind open_bracket(Tokenizer *tokenizer, char c, TokenKind kind) {
    if (tokenizer->level >= BRACKETS_MAX) {
        return tokenizer_error(tokenizer, "too many nested parentheses");
    }
    tokenizer->brackets[tokenizer->level] = c;
    tokenizer->bracket_lines[tokenizer->level] = tokenizer->line;
    tokenizer->bracket_columns[tokenizer->level] = (int)(tokenizer->start - tokenizer->line_start);
    tokenizer->level++;
    if (tokenizer->mode > 0) {
        tokenizer->modes[tokenizer->mode].bracket_depth++;
    }
    return kind;
}

static TokenKind close_bracket(Tokenizer *tokenizer, char c, char opening, TokenKind kind) {
    StringMode *mode = &tokenizer->modes[tokenizer->mode];
    if (tokenizer->mode > 0 && mode->bracket_depth == 0 && c == '}') {
        return tokenizer_error(tokenizer, "%c-string: single '}' is not allowed",
                               tokenizer_string_prefix(tokenizer));
    }
    if (tokenizer->level == 0) {
        return tokenizer_error(tokenizer, "unmatched '%c'", c);
    }
    tokenizer->level--;
    char open = tokenizer->brackets[tokenizer->level];
    if (open != opening) {
        if (tokenizer->mode > 0 && open == '{' &&
            mode->bracket_depth - 1 == mode->expression_depth) {
            return tokenizer_error(tokenizer, "%c-string: unmatched '%c'",
                                   tokenizer_string_prefix(tokenizer), c);
        }
        int open_line = tokenizer->bracket_lines[tokenizer->level];
        if (open_line != tokenizer->line) {
            return tokenizer_error(tokenizer,
                                   "closing parenthesis '%c' does not match opening parenthesis "
                                   "'%c' on line %d",
                                   c, open, open_line);
        }
        return tokenizer_error(
            tokenizer, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
    }
    if (tokenizer->mode > 0) {
        mode->bracket_depth--;
        if (mode->bracket_depth < 0) {
            return tokenizer_error(tokenizer, "%c-string: unmatched '%c'",
                                   tokenizer_string_prefix(tokenizer), c);
        }
        if (c == '}' && mode->bracket_depth == mode->expression_depth) {
            mode->expression_depth--;
            mode->in_string = true;
            mode->in_format = mode->in_debug = false;
        }
    }
    return kind;
}

/*
 * A ':', '!', '{' or '}' in the braces of a string may end the expression, or
 * start a format specification: then the colon is a token of its own, and true
 * is returned.
 */
static bool read_string_punctuation(Tokenizer *tokenizer, char c, Token *token) {
    StringMode *mode = &tokenizer->modes[tokenizer->mode];
    int depth = mode->bracket_depth - (c != '{');
    if (depth == 0 || (depth == 1 && (mode->in_debug || mode->in_format))) {
        tokenizer_note_expression(tokenizer, c);
        if (c != '{') {
            tokenizer_keep_expression(tokenizer, token);
        }
    }
    if (c == ':' && depth == mode->expression_depth) {
        mode->in_string = true;
        mode->in_format = true;
        return true;
    }
    return false;
}

#define TWO(second, kind)                                                                          \
    if (next[0] == (second)) {                                                                     \
        tokenizer->cursor++;                                                                       \
        return kind;                                                                               \
    }
#define THREE(second, third, kind)                                                                 \
    if (next[0] == (second) && next[1] == (third)) {                                               \
        tokenizer->cursor += 2;                                                                    \
        return kind;                                                                               \
    }

/* The cursor is behind `c`. */
static TokenKind read_operator(Tokenizer *tokenizer, char c, Token *token) {
    StringMode *mode = &tokenizer->modes[tokenizer->mode];
    if (tokenizer->mode > 0 && mode->expression_depth >= 0 &&
        (c == ':' || c == '}' || c == '!' || c == '{') &&
        read_string_punctuation(tokenizer, c, token)) {
        return TOKEN_COLON;
    }
    const char *next = tokenizer->cursor;
    switch (c) {
    case '(': return open_bracket(tokenizer, c, TOKEN_LPAR);
    case '[': return open_bracket(tokenizer, c, TOKEN_LSQB);
    case '{': return open_bracket(tokenizer, c, TOKEN_LBRACE);
    case ')': return close_bracket(tokenizer, c, '(', TOKEN_RPAR);
    case ']': return close_bracket(tokenizer, c, '[', TOKEN_RSQB);
    case '}': return close_bracket(tokenizer, c, '{', TOKEN_RBRACE);
    case ',': return TOKEN_COMMA;
    case ';': return TOKEN_SEMI;
    case '~': return TOKEN_TILDE;
    case '.': THREE('.', '.', TOKEN_ELLIPSIS) return TOKEN_DOT;
    case ':': TWO('=', TOKEN_COLONEQUAL) return TOKEN_COLON;
    case '=':
        TWO('=', TOKEN_EQEQUAL)
        mode->in_debug = mode->in_debug || mode->expression_depth >= 0;
        return TOKEN_EQUAL;
    case '!': TWO('=', TOKEN_NOTEQUAL) return TOKEN_EXCLAMATION;
    case '+': TWO('=', TOKEN_PLUSEQUAL) return TOKEN_PLUS;
    case '-':
        TWO('=', TOKEN_MINEQUAL)
        TWO('>', TOKEN_RARROW)
        return TOKEN_MINUS;
    case '*':
        THREE('*', '=', TOKEN_DOUBLESTAREQUAL)
        TWO('*', TOKEN_DOUBLESTAR)
        TWO('=', TOKEN_STAREQUAL)
        return TOKEN_STAR;
    case '/':
        THREE('/', '=', TOKEN_DOUBLESLASHEQUAL)
        TWO('/', TOKEN_DOUBLESLASH)
        TWO('=', TOKEN_SLASHEQUAL)
        return TOKEN_SLASH;
    case '%': TWO('=', TOKEN_PERCENTEQUAL) return TOKEN_PERCENT;
    case '@': TWO('=', TOKEN_ATEQUAL) return TOKEN_AT;
    case '&': TWO('=', TOKEN_AMPEREQUAL) return TOKEN_AMPER;
    case '|': TWO('=', TOKEN_VBAREQUAL) return TOKEN_VBAR;
    case '^': TWO('=', TOKEN_CIRCUMFLEXEQUAL) return TOKEN_CIRCUMFLEX;
    case '<':
        THREE('<', '=', TOKEN_LEFTSHIFTEQUAL)
        TWO('<', TOKEN_LEFTSHIFT)
        TWO('=', TOKEN_LESSEQUAL)
        TWO('>', TOKEN_NOTEQUAL)
        return TOKEN_LESS;
    case '>':
        THREE('>', '=', TOKEN_RIGHTSHIFTEQUAL)
        TWO('>', TOKEN_RIGHTSHIFT)
        TWO('=', TOKEN_GREATEREQUAL)
        return TOKEN_GREATER;
    default:
        if ((uint8_t)c < 0x20 || c == 0x7f) {
            return tokenizer_error(tokenizer, "invalid non-printable character U+%04X", c);
        }
        return TOKEN_OTHER;
    }
}

#undef TWO
#undef THREE

/* ---- tokens ---- */

static TokenKind read_end(Tokenizer *tokenizer) {
    bool whole = tokenizer->level == 0 && tokenizer->done == TOKENIZER_EOF;
    return whole ? TOKEN_ENDMARKER : TOKEN_ERROR;
}

TokenKind tokenizer_read_normal(Tokenizer *tokenizer, Token *token) {
next_line:
    tokenizer->start = NULL;
    bool blank = false;
    if (tokenizer->at_line_start && read_indentation(tokenizer, &blank) == TOKEN_ERROR) {
        return TOKEN_ERROR;
    }
    tokenizer->start = tokenizer->cursor;
    if (tokenizer->pending != 0) {
        int pending = tokenizer->pending;
        tokenizer->pending += pending < 0 ? 1 : -1;
        tokenizer->start = NULL;
        return pending < 0 ? TOKEN_DEDENT : TOKEN_INDENT;
    }
again:
    tokenizer->start = NULL;
    while (*tokenizer->cursor == ' ' || *tokenizer->cursor == '\t' ||
           *tokenizer->cursor == '\014') {
        tokenizer->cursor++;
    }
    tokenizer->start = tokenizer->cursor;
    if (*tokenizer->cursor == '#') {
        /* The line end that follows starts, as a token, at its comment. */
        const char *end = tokenizer->source->end;
        const char *line_end = memchr(tokenizer->cursor, '\n', (size_t)(end - tokenizer->cursor));
        tokenizer->cursor = line_end != NULL ? line_end : end;
    }
    char c = *tokenizer->cursor;
    if ((character_classes[(uint8_t)c] & CHARACTER_NAME_START) != 0) {
        return read_name_or_string(tokenizer, token);
    }
    switch (c) {
    case '\0':
        if (tokenizer->cursor == tokenizer->source->end) {
            tokenizer_enter_line(tokenizer);
            tokenizer->start = NULL;
            return read_end(tokenizer);
        }
        break;
    case '\n':
        tokenizer->cursor++;
        tokenizer->at_line_start = true;
        if (blank || tokenizer->level > 0) {
            goto next_line;
        }
        return TOKEN_NEWLINE;
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': return tokenizer_read_number(tokenizer);
    case '.':
        if (is_digit(tokenizer->cursor[1])) {
            return tokenizer_read_number(tokenizer);
        }
        break;
    case '"':
    case '\'': return tokenizer_read_string(tokenizer);
    case '\\':
        tokenizer->cursor++;
        if (!tokenizer_continue_line(tokenizer)) {
            return TOKEN_ERROR;
        }
        goto again;
    default: break;
    }
    tokenizer->cursor++;
    return read_operator(tokenizer, c, token);
}

/* What most characters that are not in names mean by themselves. */
enum { MAY_BE_LONGER = 0x80 }; /* an operator of more characters may start so */
static const uint8_t operator_kinds[UCHAR_MAX + 1] = {
    ['('] = TOKEN_LPAR,
    [')'] = TOKEN_RPAR,
    ['['] = TOKEN_LSQB,
    [']'] = TOKEN_RSQB,
    ['{'] = TOKEN_LBRACE,
    ['}'] = TOKEN_RBRACE,
    [','] = TOKEN_COMMA,
    ['.'] = TOKEN_DOT | MAY_BE_LONGER,
    [':'] = TOKEN_COLON | MAY_BE_LONGER,
    ['='] = TOKEN_EQUAL | MAY_BE_LONGER,
    ['+'] = TOKEN_PLUS | MAY_BE_LONGER,
    ['-'] = TOKEN_MINUS | MAY_BE_LONGER,
    ['*'] = TOKEN_STAR | MAY_BE_LONGER,
    ['%'] = TOKEN_PERCENT | MAY_BE_LONGER,
    ['<'] = TOKEN_LESS | MAY_BE_LONGER,
    ['>'] = TOKEN_GREATER | MAY_BE_LONGER,
};

/* Whether an operator is what its first character says: the next one is no part of it. */
static bool is_whole(uint8_t entry, char next) {
    return (entry & MAY_BE_LONGER) == 0 ||
           (character_classes[(uint8_t)next] & CHARACTER_OPERATOR_TAIL) == 0;
}

/* A bracket that needs no complaint is noted. */
static bool take_bracket(Tokenizer *tokenizer, TokenKind kind, const char *start) {
    if (kind == TOKEN_LPAR || kind == TOKEN_LSQB || kind == TOKEN_LBRACE) {
        if (tokenizer->level >= BRACKETS_MAX) {
            return false;
        }
        tokenizer->start = start;
        open_bracket(tokenizer, *start, kind);
        return true;
    }
    const char open = "([{"[(kind - TOKEN_RPAR) / 2];
    if (tokenizer->level == 0 || tokenizer->brackets[tokenizer->level - 1] != open) {
        return false;
    }
    tokenizer->level--;
    return true;
}

/*
 * What most tokens are, in short: a name, keyword or operator in the middle of a line, outside
 * of strings' braces. false: it is something else, and nothing has been done.
 */
static bool read_plain(Tokenizer *tokenizer, Token *token) {
    const char *start = tokenizer->cursor;
    start += *start == ' '; /* one space or none: a branch would be foreseen badly */
    while (*start == ' ') {
        start++;
    }
    const char *cursor = start + 1;
    uint8_t class = character_classes[(uint8_t)*start];
    TokenKind kind;
    token->text = NULL;
    if ((class & CHARACTER_NAME_START) != 0) {
        bool is_ascii;
        cursor = find_name_end(start, &is_ascii);
        if (!is_ascii || ((class & CHARACTER_PREFIX) != 0 && (*cursor == '"' || *cursor == '\''))) {
            return false;
        }
        kind = keyword_or_name(tokenizer, token, start, (size_t)(cursor - start));
    } else {
        uint8_t entry = operator_kinds[(uint8_t)*start];
        kind = entry & ~MAY_BE_LONGER;
        if (entry == 0 || !is_whole(entry, *cursor) ||
            (kind <= TOKEN_RBRACE && !take_bracket(tokenizer, kind, start))) {
            return false;
        }
    }
    int line = tokenizer->line;
    const char *line_start = tokenizer->line_start;
    tokenizer->start = start;
    tokenizer->cursor = cursor;
    token->kind = (uint8_t)kind;
    token->level = (uint8_t)tokenizer->level;
    token->normalized = false;
    token->location = (Location){.line = line,
                                 .end_line = line,
                                 .column = (int32_t)(start - line_start),
                                 .end_column = (int32_t)(cursor - line_start)};
    token->size = (uint32_t)(cursor - start);
    token->start = start;
    return true;
}

static bool is_string_token(TokenKind kind) {
    return kind == TOKEN_STRING || (kind >= TOKEN_FSTRING_START && kind <= TOKEN_TSTRING_END);
}

void tokenizer_next(Tokenizer *tokenizer, Token *token) {
    bool in_line = !tokenizer->at_line_start && tokenizer->pending == 0 && tokenizer->mode == 0;
    if (in_line && read_plain(tokenizer, token)) {
        return;
    }
    token->normalized = false;
    token->text = NULL;
    token->size = 0;
    TokenKind kind = tokenizer->modes[tokenizer->mode].in_string
                         ? tokenizer_read_string_part(tokenizer, token)
                         : tokenizer_read_normal(tokenizer, token);
    if (tokenizer->done == TOKENIZER_UNDECODABLE) {
        kind = TOKEN_ERROR;
    }
    token->kind = (uint8_t)kind;
    token->level = (uint8_t)tokenizer->level;
    token->location.line = token->location.end_line = tokenizer->line;
    if (tokenizer->start == NULL || kind == TOKEN_ERROR) {
        token->location.column = token->location.end_column = -1;
        token->start = tokenizer->cursor;
        token->size = 0;
        return;
    }
    const char *line_start = tokenizer->line_start;
    if (is_string_token(kind)) {
        token->location.line = tokenizer->start_line;
        line_start = tokenizer->start_line_start;
    }
    token->location.column = (int32_t)(tokenizer->start - line_start);
    token->location.end_column = (int32_t)(tokenizer->cursor - tokenizer->line_start);
    token->start = tokenizer->start;
    if (token->size == 0) {
        token->size = (uint32_t)(tokenizer->cursor - tokenizer->start);
    }
}
