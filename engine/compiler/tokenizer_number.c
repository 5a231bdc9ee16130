#include <string.h>

#include "engine/compiler/tokenizer_internal.h"

static bool is_hex_digit(char c) {
    return (character_classes[(uint8_t)c] & CHARACTER_HEX) != 0;
}

static bool is_octal_digit(char c) {
    return c >= '0' && c <= '7';
}

static bool is_binary_digit(char c) {
    return c == '0' || c == '1';
}

/* Whether `word` stands at `at` and the name ends there. */
static bool is_word(const char *at, const char *word) {
    size_t size = strlen(word);
    return strncmp(at, word, size) == 0 && !is_name_character(at[size]);
}

/*
 * The number ends at the cursor. A keyword that may follow a number in valid
 * code ("1if x else y") only earns a warning, any other letter is an error.
 */
static bool verify_end(Tokenizer *tokenizer, const char *kind) {
    const char *at = tokenizer->cursor;
    bool keyword = false;
    switch (*at) {
    case 'a': keyword = is_word(at, "and"); break;
    case 'e': keyword = is_word(at, "else"); break;
    case 'f': keyword = is_word(at, "for"); break;
    case 'i': keyword = at[1] == 'f' || at[1] == 'n' || at[1] == 's'; break;
    case 'n': keyword = is_word(at, "not"); break;
    case 'o': keyword = is_word(at, "or"); break;
    default: break;
    }
    if (keyword) {
        Diagnostic *warning = diagnostics_add_warning(
            tokenizer->warnings, DIAGNOSTIC_SYNTAX_WARNING, "invalid %s literal", kind);
        warning->line = tokenizer->line;
        return true;
    }
    if ((uint8_t)*at < 0x80 && is_name_character(*at)) {
        tokenizer_error(tokenizer, "invalid %s literal", kind);
        return false;
    }
    return true;
}

static bool decimal_error(Tokenizer *tokenizer) {
    tokenizer_error(tokenizer, "invalid decimal literal");
    return false;
}

/* digit+ ('_' digit+)*, the first digit is there. */
static bool read_decimal_tail(Tokenizer *tokenizer) {
    for (;;) {
        while (is_digit(*tokenizer->cursor)) {
            tokenizer->cursor++;
        }
        if (*tokenizer->cursor != '_') {
            return true;
        }
        tokenizer->cursor++;
        if (!is_digit(*tokenizer->cursor)) {
            return decimal_error(tokenizer);
        }
    }
}

typedef struct Base {
    const char *name;
    bool (*is_member)(char c);
} Base;

static const Base hexadecimal = {"hexadecimal", is_hex_digit};
static const Base octal = {"octal", is_octal_digit};
static const Base binary = {"binary", is_binary_digit};

static TokenKind digit_error(Tokenizer *tokenizer, const Base *base) {
    char digit = *tokenizer->cursor++;
    return tokenizer_error(tokenizer, "invalid digit '%c' in %s literal", digit, base->name);
}

/* The cursor is behind "0x", "0o" or "0b": ('_'? digit+)+ */
static TokenKind read_based(Tokenizer *tokenizer, const Base *base) {
    do {
        if (*tokenizer->cursor == '_') {
            tokenizer->cursor++;
        }
        if (!base->is_member(*tokenizer->cursor)) {
            return is_digit(*tokenizer->cursor)
                       ? digit_error(tokenizer, base)
                       : tokenizer_error(tokenizer, "invalid %s literal", base->name);
        }
        while (base->is_member(*tokenizer->cursor)) {
            tokenizer->cursor++;
        }
    } while (*tokenizer->cursor == '_');
    if (is_digit(*tokenizer->cursor)) {
        return digit_error(tokenizer, base);
    }
    return verify_end(tokenizer, base->name) ? TOKEN_NUMBER : TOKEN_ERROR;
}

/* [('e' | 'E') ['+' | '-'] digits] ['j' | 'J'] */
static TokenKind read_exponent(Tokenizer *tokenizer) {
    const char *e = tokenizer->cursor;
    if (*e == 'e' || *e == 'E') {
        tokenizer->cursor++;
        if (*tokenizer->cursor == '+' || *tokenizer->cursor == '-') {
            tokenizer->cursor++;
            if (!is_digit(*tokenizer->cursor)) {
                decimal_error(tokenizer);
                return TOKEN_ERROR;
            }
        } else if (!is_digit(*tokenizer->cursor)) {
            /* No exponent after all: the number ends before the letter, as in "1else". */
            tokenizer->cursor = e;
            return verify_end(tokenizer, "decimal") ? TOKEN_NUMBER : TOKEN_ERROR;
        }
        if (!read_decimal_tail(tokenizer)) {
            return TOKEN_ERROR;
        }
    }
    const char *kind = "decimal";
    if (*tokenizer->cursor == 'j' || *tokenizer->cursor == 'J') {
        tokenizer->cursor++;
        kind = "imaginary";
    }
    return verify_end(tokenizer, kind) ? TOKEN_NUMBER : TOKEN_ERROR;
}

/* The cursor is behind the point. */
static TokenKind read_fraction(Tokenizer *tokenizer) {
    if (is_digit(*tokenizer->cursor) && !read_decimal_tail(tokenizer)) {
        return TOKEN_ERROR;
    }
    return read_exponent(tokenizer);
}

/* The cursor is behind a first '0' that no letter follows: only zeros may. */
static TokenKind read_zero(Tokenizer *tokenizer) {
    for (;;) {
        if (*tokenizer->cursor == '_') {
            tokenizer->cursor++;
            if (!is_digit(*tokenizer->cursor)) {
                decimal_error(tokenizer);
                return TOKEN_ERROR;
            }
        }
        if (*tokenizer->cursor != '0') {
            break;
        }
        tokenizer->cursor++;
    }
    const char *zeros_end = tokenizer->cursor;
    bool nonzero = is_digit(*tokenizer->cursor);
    if (nonzero && !read_decimal_tail(tokenizer)) {
        return TOKEN_ERROR;
    }
    switch (*tokenizer->cursor) {
    case '.': tokenizer->cursor++; return read_fraction(tokenizer);
    case 'e':
    case 'E':
    case 'j':
    case 'J': return read_exponent(tokenizer);
    default: break;
    }
    if (nonzero) {
        return tokenizer_error_at(tokenizer, tokenizer->start + 1 - tokenizer->line_start,
                                  zeros_end + 1 - tokenizer->line_start,
                                  "leading zeros in decimal integer literals are not permitted; "
                                  "use an 0o prefix for octal integers");
    }
    return verify_end(tokenizer, "decimal") ? TOKEN_NUMBER : TOKEN_ERROR;
}

TokenKind tokenizer_read_number(Tokenizer *tokenizer) {
    char first = *tokenizer->cursor++;
    if (first == '.') {
        return read_fraction(tokenizer);
    }
    if (first != '0') {
        if (!read_decimal_tail(tokenizer)) {
            return TOKEN_ERROR;
        }
        if (*tokenizer->cursor == '.') {
            tokenizer->cursor++;
            return read_fraction(tokenizer);
        }
        return read_exponent(tokenizer);
    }
    switch (*tokenizer->cursor) {
    case 'x':
    case 'X': tokenizer->cursor++; return read_based(tokenizer, &hexadecimal);
    case 'o':
    case 'O': tokenizer->cursor++; return read_based(tokenizer, &octal);
    case 'b':
    case 'B': tokenizer->cursor++; return read_based(tokenizer, &binary);
    default: return read_zero(tokenizer);
    }
}
