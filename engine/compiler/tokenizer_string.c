#include <string.h>

#include "engine/base/buffer.h"
#include "engine/compiler/tokenizer_internal.h"

enum { AT_END = -1 };

/* The next character of a string, which may be in the next line; AT_END where the file ends. */
static int next_character(Tokenizer *tokenizer) {
    if (tokenizer->cursor > tokenizer->line_start && tokenizer->cursor[-1] == '\n') {
        if (!tokenizer_enter_line(tokenizer)) {
            return AT_END;
        }
    }
    return (uint8_t)*tokenizer->cursor++;
}

/* Goes on to what needs a closer look: a quote, a backslash, the line's end. */
static void skip_plain(Tokenizer *tokenizer) {
    const char *cursor = tokenizer->cursor;
    if (cursor > tokenizer->line_start && cursor[-1] == '\n') {
        return; /* the next line has not been entered */
    }
    while (!is_string_stop(*cursor)) {
        cursor++;
    }
    tokenizer->cursor = cursor;
}

static void start_string(Tokenizer *tokenizer) {
    tokenizer->start_line = tokenizer->line;
    tokenizer->start_line_start = tokenizer->line_start;
}

/* Where the error of a string without end is reported: at its first quote. */
static int go_back(Tokenizer *tokenizer, const char *start, const char *line_start, int line) {
    int detected = tokenizer->line;
    tokenizer->cursor = start + 1;
    tokenizer->line_start = line_start;
    tokenizer->line = line;
    return detected;
}

/* The line ended in a string, or, `at_end`, the file did. */
static TokenKind unterminated_string(Tokenizer *tokenizer, char quote, int quote_size,
                                     bool escaped_quote, bool at_end) {
    int line =
        go_back(tokenizer, tokenizer->start, tokenizer->start_line_start, tokenizer->start_line);
    if (tokenizer->mode > 0) {
        /* The quote that should end the f-string was taken for the start of this string. */
        const StringMode *mode = &tokenizer->modes[tokenizer->mode];
        if (mode->quote == quote && mode->quote_size == quote_size) {
            return tokenizer_error(tokenizer, "%c-string: expecting '}'",
                                   tokenizer_string_prefix(tokenizer));
        }
    }
    if (quote_size == 3) {
        tokenizer_error(tokenizer,
                        "unterminated triple-quoted string literal (detected at line %d)", line);
    } else {
        tokenizer_error(tokenizer, "unterminated string literal (detected at line %d)%s", line,
                        escaped_quote ? "; perhaps you escaped the end quote?" : "");
    }
    if (at_end) {
        tokenizer->done = TOKENIZER_EOF_IN_STRING;
    }
    return TOKEN_ERROR;
}

/* The cursor is at the opening quote: how many quotes open the string. It is put behind them. */
static int read_quotes(Tokenizer *tokenizer) {
    const char *quotes = tokenizer->cursor;
    int size = quotes[1] == quotes[0] && quotes[2] == quotes[0] ? 3 : 1;
    tokenizer->cursor += size;
    return size;
}

TokenKind tokenizer_read_string(Tokenizer *tokenizer) {
    start_string(tokenizer);
    char quote = *tokenizer->cursor;
    int quote_size = read_quotes(tokenizer);
    bool escaped_quote = false;
    int end_size = 0;
    while (end_size != quote_size) {
        if (end_size == 0) {
            skip_plain(tokenizer);
        }
        int c = next_character(tokenizer);
        if (tokenizer->done == TOKENIZER_UNDECODABLE) {
            tokenizer->line = tokenizer->start_line;
        }
        if (tokenizer->done == TOKENIZER_ERROR || tokenizer->done == TOKENIZER_UNDECODABLE) {
            return TOKEN_ERROR;
        }
        if (c == AT_END || (quote_size == 1 && c == '\n')) {
            return unterminated_string(tokenizer, quote, quote_size, escaped_quote, c == AT_END);
        }
        if (c == quote) {
            end_size++;
            continue;
        }
        end_size = 0;
        if (c == '\\') {
            c = next_character(tokenizer);
            escaped_quote = escaped_quote || c == quote;
        }
    }
    return TOKEN_STRING;
}

/* ---- f-strings and t-strings ---- */

TokenKind tokenizer_read_string_start(Tokenizer *tokenizer) {
    start_string(tokenizer);
    char quote = *tokenizer->cursor;
    int quote_size = read_quotes(tokenizer);
    if (tokenizer->mode + 1 >= STRING_MODES_MAX) {
        return tokenizer_error(tokenizer, "too many nested f-strings or t-strings");
    }
    bool raw = false;
    bool template = false;
    for (const char *at = tokenizer->start; *at != quote; at++) {
        raw = raw || *at == 'r' || *at == 'R';
        template = template || *at == 't' || *at == 'T';
    }
    tokenizer->mode++;
    tokenizer->modes[tokenizer->mode] = (StringMode){
        .in_string = true,
        .raw = raw,
        .template = template,
        .quote = quote,
        .quote_size = quote_size,
        .expression_depth = -1,
        .start = tokenizer->start,
        .line_start = tokenizer->line_start,
        .line = tokenizer->line,
    };
    return template ? TOKEN_TSTRING_START : TOKEN_FSTRING_START;
}

void tokenizer_note_expression(Tokenizer *tokenizer, char c) {
    StringMode *mode = &tokenizer->modes[tokenizer->mode];
    if (c == '{') {
        mode->expression_start = tokenizer->cursor;
        mode->expression_end = NULL;
    } else if (c != ':' || mode->expression_end == NULL) {
        mode->expression_end = tokenizer->start;
    }
}

/* The quote of the string it is in after this character, or NUL outside of strings. */
static char quote_after(char quote, char c) {
    if (quote != '\0') {
        return c == quote ? '\0' : quote;
    }
    return c == '"' || c == '\'' ? c : '\0';
}

static bool has_comment(const char *at, const char *end) {
    char quote = '\0';
    for (; at < end; at++) {
        if (*at == '\\') {
            at++;
        } else if (*at == '#' && quote == '\0') {
            return true;
        } else {
            quote = quote_after(quote, *at);
        }
    }
    return false;
}

void tokenizer_keep_expression(Tokenizer *tokenizer, Token *token) {
    const StringMode *mode = &tokenizer->modes[tokenizer->mode];
    if (!mode->in_debug && !mode->template) {
        return;
    }
    const char *at = mode->expression_start;
    const char *end = mode->expression_end;
    if (!has_comment(at, end)) {
        token->text = text_intern(tokenizer->texts, at, (size_t)(end - at));
        return;
    }
    /* Comments are left out, up to their line ends. Like CPython, this takes an escaped quote for
       the end of its string. */
    Buffer text = {0};
    char quote = '\0';
    for (; at < end; at++) {
        if (*at == '#' && quote == '\0') {
            at = memchr(at, '\n', (size_t)(end - at));
            if (at == NULL) {
                break;
            }
        }
        quote = quote_after(quote, *at);
        buffer_add_byte(&text, *at);
    }
    token->text = text_intern(tokenizer->texts, text.size != 0 ? text.data : "", text.size);
    buffer_done(&text);
}

/* A replacement field begins at the cursor: from here on ordinary tokens. */
static bool enter_expression(Tokenizer *tokenizer) {
    StringMode *mode = &tokenizer->modes[tokenizer->mode];
    mode->expression_depth++;
    if (mode->expression_depth >= FORMAT_DEPTH_MAX) {
        tokenizer_error(tokenizer, "%c-string: expressions nested too deeply",
                        tokenizer_string_prefix(tokenizer));
        return false;
    }
    mode->in_string = false;
    return true;
}

static TokenKind unterminated_mode(Tokenizer *tokenizer) {
    const StringMode *mode = &tokenizer->modes[tokenizer->mode];
    int line = go_back(tokenizer, mode->start, mode->line_start, mode->line);
    tokenizer_error(tokenizer, "unterminated %s%c-string literal (detected at line %d)",
                    mode->quote_size == 3 ? "triple-quoted " : "",
                    tokenizer_string_prefix(tokenizer), line);
    if (mode->quote_size == 3) {
        tokenizer->done = TOKENIZER_EOF_IN_STRING;
    }
    return TOKEN_ERROR;
}

/* "\{" and "\}": the backslash stands for itself, the brace for what it always means. */
static void warn_escaped_brace(Tokenizer *tokenizer, char brace) {
    Diagnostic *warning = diagnostics_add_warning(
        tokenizer->warnings, DIAGNOSTIC_SYNTAX_WARNING,
        "\"\\%c\" is an invalid escape sequence. Such sequences will not work in the future. "
        "Did you mean \"\\\\%c\"? A raw string is also an option.",
        brace, brace);
    warning->line = tokenizer->line;
}

/* The cursor is behind a backslash. *name is set when "\N{" was read. */
static void skip_escape(Tokenizer *tokenizer, bool raw, bool *name) {
    char c = *tokenizer->cursor;
    if (c == '{' || c == '}') {
        if (!raw) {
            warn_escaped_brace(tokenizer, c);
        }
        return;
    }
    next_character(tokenizer);
    if (!raw && c == 'N' && *tokenizer->cursor == '{') {
        tokenizer->cursor++;
        *name = true;
    }
}

/* Reads literal text up to a brace or the closing quotes; the cursor is left behind the token. */
static TokenKind read_middle(Tokenizer *tokenizer, Token *token) {
    StringMode *mode = &tokenizer->modes[tokenizer->mode];
    TokenKind kind = mode->template ? TOKEN_TSTRING_MIDDLE : TOKEN_FSTRING_MIDDLE;
    bool in_name = false;
    int end_size = 0;
    tokenizer->start_line_start = tokenizer->line_start;
    while (end_size != mode->quote_size) {
        int c = next_character(tokenizer);
        if (tokenizer->done == TOKENIZER_ERROR || tokenizer->done == TOKENIZER_UNDECODABLE) {
            return TOKEN_ERROR;
        }
        bool in_format = mode->in_format && mode->expression_depth >= 0;
        if (c == AT_END || (mode->quote_size == 1 && c == '\n')) {
            if (in_format && c == '\n') {
                char prefix = tokenizer_string_prefix(tokenizer);
                return tokenizer_error(tokenizer,
                                       "%c-string: newlines are not allowed in format specifiers "
                                       "for single quoted %c-strings",
                                       prefix, prefix);
            }
            return unterminated_mode(tokenizer);
        }
        if (c == mode->quote) {
            end_size++;
            continue;
        }
        end_size = 0;
        if (c == '{') {
            tokenizer_note_expression(tokenizer, '{');
            if (*tokenizer->cursor == '{' && !in_format) {
                token->size = (uint32_t)(tokenizer->cursor++ -
                                         tokenizer->start); /* "{{": the first one is the text */
                return kind;
            }
            tokenizer->cursor--;
            mode->in_format = false;
            return enter_expression(tokenizer) ? kind : TOKEN_ERROR;
        }
        if (c == '}') {
            if (in_name) {
                return kind;
            }
            if (*tokenizer->cursor == '}' && !in_format && mode->bracket_depth == 0) {
                token->size = (uint32_t)(tokenizer->cursor++ - tokenizer->start);
                return kind;
            }
            tokenizer->cursor--;
            mode->in_string = false;
            mode->in_format = false;
            return kind;
        }
        if (c == '\\') {
            skip_escape(tokenizer, mode->raw, &in_name);
        }
    }
    tokenizer->cursor -= mode->quote_size; /* the quotes are a token of their own */
    return kind;
}

TokenKind tokenizer_read_string_part(Tokenizer *tokenizer, Token *token) {
    StringMode *mode = &tokenizer->modes[tokenizer->mode];
    tokenizer->start = tokenizer->cursor;
    start_string(tokenizer);
    if (tokenizer->cursor[0] == '{' && tokenizer->cursor[1] != '{') {
        return enter_expression(tokenizer) ? tokenizer_read_normal(tokenizer, token) : TOKEN_ERROR;
    }
    for (int i = 0; i < mode->quote_size; i++) {
        if (tokenizer->cursor[i] != mode->quote) {
            return read_middle(tokenizer, token);
        }
    }
    tokenizer->cursor += mode->quote_size;
    mode->expression_start = mode->expression_end = NULL;
    tokenizer->mode--;
    return mode->template ? TOKEN_TSTRING_END : TOKEN_FSTRING_END;
}
