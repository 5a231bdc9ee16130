#include <stdarg.h>
#include <string.h>

#include "engine/compiler/parser_internal.h"
#include "engine/unicode/unicode.h"

/* ---- places ---- */

Location location_range(Location first, Location last) {
    return (Location){first.line, last.end_line, first.column, last.end_column};
}

Location starting_from(Location location) {
    return (Location){location.line, CURRENT_POSITION, location.column, CURRENT_POSITION};
}

/* The text of a line (from 1), with its line end; the last one for numbers beyond it. */
static const char *source_line(const Parser *parser, int line, size_t *size) {
    const char *at = parser->source->text;
    const char *end = parser->source->text + parser->source->size;
    for (int i = 1; i < line; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (newline != NULL && newline + 1 == end && parser->source->flaw_line != NULL) {
            *size = strlen(parser->source->flaw_line);
            return parser->source->flaw_line;
        }
        if (newline == NULL || newline + 1 == end) {
            break;
        }
        at = newline + 1;
    }
    if (at == end && parser->source->flaw_line != NULL) {
        *size = strlen(parser->source->flaw_line);
        return parser->source->flaw_line;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    *size = (size_t)((newline != NULL ? newline + 1 : end) - at);
    return at;
}

/* A column in bytes as one in characters. */
static int character_column(const char *line, size_t size, int column) {
    size_t bytes = (size_t)column > size + 1 ? size + 1 : (size_t)column;
    size_t inside = bytes > size ? size : bytes;
    return (int)(unicode_count(line, inside) + (bytes - inside));
}

/* Sets the error; columns are in bytes from 1, 0 or less for none. */
static void set_error(Parser *parser, DiagnosticKind kind, Location location, const char *format,
                      va_list arguments) {
    if (parser->diagnostics->error.kind != DIAGNOSTIC_NONE) {
        return;
    }
    parser->failed = true;
    if (location.end_line == CURRENT_POSITION) {
        location.end_line = parser->tokenizer->line;
    }
    if (location.end_column == CURRENT_POSITION) {
        location.end_column = (int)(parser->tokenizer->cursor - parser->tokenizer->line_start);
    }
    Buffer message = {0};
    buffer_add_format_list(&message, format, arguments);
    Diagnostic *error = diagnostics_set_error(parser->diagnostics, kind, "%s", message.data);
    buffer_done(&message);
    size_t size;
    const char *line = source_line(parser, location.line, &size);
    Buffer text = {0};
    buffer_add(&text, line, size);
    error->text_size = size;
    error->text = buffer_take(&text);
    error->line = location.line;
    error->end_line = location.end_line;
    error->column = character_column(line, size, location.column);
    error->end_column = location.end_column > 0 ? character_column(line, size, location.end_column)
                                                : location.end_column;
}

/* ---- raising ---- */

static void raise_at_token(Parser *parser, DiagnosticKind kind, const Token *token,
                           const char *format, va_list arguments) {
    Location location = token->location;
    /* At its end CPython's buffer is empty, unless it holds the start of a continued line. */
    const Tokenizer *tokenizer = parser->tokenizer;
    bool at_end = tokenizer->done == TOKENIZER_EOF && tokenizer->start == NULL;
    if (tokenizer->done == TOKENIZER_UNDECODABLE || (at_end && location.column == -1)) {
        location.column = 0;
    } else if (location.column == -1) {
        location.column = (int)(tokenizer->cursor - tokenizer->line_start);
    } else {
        location.column++;
    }
    if (location.end_column != -1) {
        location.end_column++;
    }
    set_error(parser, kind, location, format, arguments);
}

void *raise_error(Parser *parser, DiagnosticKind kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_at_token(parser, kind, &parser->tokens[parser->fill - 1], format, arguments);
    va_end(arguments);
    return NULL;
}

void *raise_at_next_token(Parser *parser, const char *format, ...) {
    const Token *token = current_token(parser);
    if (parser->failed) {
        return NULL;
    }
    va_list arguments;
    va_start(arguments, format);
    raise_at_token(parser, DIAGNOSTIC_SYNTAX_ERROR, token, format, arguments);
    va_end(arguments);
    return NULL;
}

void *raise_located(Parser *parser, DiagnosticKind kind, Location location, const char *format,
                    ...) {
    location.column++;
    if (location.end_column != CURRENT_POSITION) {
        location.end_column++;
    }
    va_list arguments;
    va_start(arguments, format);
    set_error(parser, kind, location, format, arguments);
    va_end(arguments);
    return NULL;
}

/* ---- what the tokenizer found ---- */

static void drop_error(Parser *parser) {
    Diagnostics dropped = {.error = parser->diagnostics->error};
    diagnostics_done(&dropped);
    parser->diagnostics->error = (Diagnostic){0};
}

/* Takes over the tokenizer's error in place of the parser's. */
static void take_tokenizer_error(Parser *parser) {
    drop_error(parser);
    parser->diagnostics->error = parser->tokenizer->errors.error;
    parser->tokenizer->errors.error = (Diagnostic){0};
}

static void raise_unclosed_bracket(Parser *parser) {
    const Tokenizer *tokenizer = parser->tokenizer;
    int line = tokenizer->bracket_lines[tokenizer->level - 1];
    Location location = {line, line, tokenizer->bracket_columns[tokenizer->level - 1], -1};
    raise_syntax_error_at(parser, location, "'%c' was never closed",
                          tokenizer->brackets[tokenizer->level - 1]);
}

void raise_tokenizer_error(Parser *parser) {
    const Tokenizer *tokenizer = parser->tokenizer;
    Location line = {tokenizer->line, tokenizer->line, 0, -1};
    parser->failed = true;
    if (tokenizer->errors.error.kind != DIAGNOSTIC_NONE) {
        if (parser->diagnostics->error.kind == DIAGNOSTIC_NONE) {
            take_tokenizer_error(parser);
        }
        return;
    }
    switch (tokenizer->done) {
    case TOKENIZER_EOF:
        if (tokenizer->level > 0) {
            raise_unclosed_bracket(parser);
        } else {
            raise_syntax_error(parser, "unexpected EOF while parsing");
        }
        break;
    case TOKENIZER_BAD_DEDENT:
        raise_error(parser, DIAGNOSTIC_INDENTATION_ERROR,
                    "unindent does not match any outer indentation level");
        break;
    case TOKENIZER_TAB_SPACE:
        raise_located(parser, DIAGNOSTIC_TAB_ERROR, line,
                      "inconsistent use of tabs and spaces in indentation");
        break;
    case TOKENIZER_TOO_DEEP:
        raise_located(parser, DIAGNOSTIC_INDENTATION_ERROR, line, "too many levels of indentation");
        break;
    case TOKENIZER_LINE_CONTINUATION:
        line.column = (int)(tokenizer->cursor - tokenizer->buffer_start) - 1;
        raise_syntax_error_at(parser, line,
                              "unexpected character after line continuation character");
        break;
    case TOKENIZER_UNDECODABLE:
        raise_syntax_error(parser, "(unicode error) %s", parser->source->flaw_text);
        break;
    case TOKENIZER_OK:
    case TOKENIZER_EOF_IN_STRING:
    case TOKENIZER_ERROR: raise_syntax_error_at(parser, line, "unknown parsing error"); break;
    }
}

/*
 * Reads the rest of the file: what the tokenizer finds there is reported in
 * place of the parser's error; a bracket that is never closed only when it was
 * opened in an earlier line than the error's.
 */
static void check_rest_of_source(Parser *parser) {
    Tokenizer *tokenizer = parser->tokenizer;
    int error_line = parser->tokens[parser->fill - 1].location.line;
    Token token;
    do {
        tokenizer_next(tokenizer, &token);
    } while (token.kind != TOKEN_ERROR && token.kind != TOKEN_ENDMARKER);
    if (token.kind != TOKEN_ERROR || tokenizer->mode > 0) {
        return;
    }
    if (tokenizer->errors.error.kind != DIAGNOSTIC_NONE) {
        take_tokenizer_error(parser);
    } else if (tokenizer->done == TOKENIZER_UNDECODABLE) {
        drop_error(parser);
        diagnostics_set_error(parser->diagnostics, DIAGNOSTIC_UNICODE_DECODE_ERROR, "%s",
                              parser->source->flaw_text);
    } else if (tokenizer->level > 0 &&
               error_line > tokenizer->bracket_lines[tokenizer->level - 1]) {
        drop_error(parser);
        raise_unclosed_bracket(parser);
    }
}

static bool is_syntax_error(DiagnosticKind kind) {
    return kind == DIAGNOSTIC_SYNTAX_ERROR || kind == DIAGNOSTIC_INDENTATION_ERROR ||
           kind == DIAGNOSTIC_TAB_ERROR;
}

void raise_final_error(Parser *parser, const Token *last) {
    Tokenizer *tokenizer = parser->tokenizer;
    DiagnosticKind raised = parser->diagnostics->error.kind;
    if (raised != DIAGNOSTIC_NONE) {
        if (tokenizer->done == TOKENIZER_OK && is_syntax_error(raised)) {
            check_rest_of_source(parser);
        }
        return;
    }
    if (last->kind == TOKEN_ERROR && tokenizer->done == TOKENIZER_EOF) {
        if (tokenizer->level > 0) {
            raise_unclosed_bracket(parser);
        } else {
            raise_syntax_error(parser, "unexpected EOF while parsing");
        }
        return;
    }
    if (last->kind == TOKEN_INDENT || last->kind == TOKEN_DEDENT) {
        raise_error(parser, DIAGNOSTIC_INDENTATION_ERROR,
                    last->kind == TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    raise_syntax_error_at(parser, last->location, "invalid syntax");
    check_rest_of_source(parser);
}
