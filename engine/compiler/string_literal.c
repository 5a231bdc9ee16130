#include "engine/compiler/string_literal.h"

#include <string.h>

#include "engine/unicode/name.h"
#include "engine/unicode/unicode.h"

enum { CHARACTER_MAX = 0x10FFFF, BYTE_MAX = 0xFF };

static int hex_value(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The escapes of one character that strings and bytes share; -1 for others. */
static int simple_escape(char c) {
    switch (c) {
    case '\\':
    case '\'':
    case '"': return c;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return -1;
    }
}

static bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

/* Up to three octal digits at *at. */
static unsigned read_octal(const char **at, const char *end, EscapeReport *report) {
    const char *start = *at;
    unsigned value = 0;
    while (*at < end && *at - start < 3 && is_octal(**at)) {
        value = value * 8 + (unsigned)(*(*at)++ - '0');
    }
    if (value > BYTE_MAX && report->invalid == NULL) {
        report->invalid = start;
    }
    return value;
}

/*
 * CPython decodes a rewritten body, in which every character beyond ASCII has
 * become \UXXXXXXXX and a backslash before one \u005c; its messages count
 * bytes of that.
 */
static size_t rewritten_position(const char *body, const char *at) {
    size_t position = 0;
    for (const char *c = body; c < at; c++) {
        if (((unsigned char)*c & 0xC0) == 0x80) {
            continue; /* counted with its first byte */
        }
        position += (unsigned char)*c >= 0x80 ? 10 : 1;
        if (*c == '\\' && c + 1 < at) {
            position += (unsigned char)c[1] >= 0x80 ? 5 : 1;
            c += (unsigned char)c[1] >= 0x80 ? 0 : 1;
        }
    }
    return position;
}

static bool escape_error(const char *body, const char *backslash, const char *end,
                         const char *reason, EscapeReport *report) {
    size_t first = rewritten_position(body, backslash);
    size_t last = first + (size_t)(end - backslash) - 1;
    const char *codec = "(unicode error) 'unicodeescape' codec can't decode";
    if (first == last) {
        buffer_add_format(&report->error, "%s byte 0x5c in position %zu: %s", codec, first, reason);
    } else {
        buffer_add_format(&report->error, "%s bytes in position %zu-%zu: %s", codec, first, last,
                          reason);
    }
    return false;
}

/* The digits of \xXX, \uXXXX or \UXXXXXXXX, *at behind the letter. */
static bool read_hex(const char *body, const char *backslash, const char **at, const char *end,
                     Buffer *out, EscapeReport *report) {
    char letter = (*at)[-1];
    int count = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        int digit = *at < end ? hex_value(**at) : -1;
        if (digit < 0) {
            return escape_error(body, backslash, *at,
                                letter == 'x'   ? "truncated \\xXX escape"
                                : letter == 'u' ? "truncated \\uXXXX escape"
                                                : "truncated \\UXXXXXXXX escape",
                                report);
        }
        value = value * 16 + (uint32_t)digit;
        (*at)++;
    }
    if (value > CHARACTER_MAX) {
        return escape_error(body, backslash, *at, "illegal Unicode character", report);
    }
    buffer_add_codepoint(out, value);
    return true;
}

/* \N{name}, *at behind the N. */
static bool read_named(const char *body, const char *backslash, const char **at, const char *end,
                       Buffer *out, EscapeReport *report) {
    const char *malformed = "malformed \\N character escape";
    if (*at == end || **at != '{') {
        return escape_error(body, backslash, *at, malformed, report);
    }
    const char *name = ++*at;
    while (*at < end && **at != '}') {
        (*at)++;
    }
    if (*at == end || *at == name) {
        return escape_error(body, backslash, *at, malformed, report);
    }
    size_t size = (size_t)(*at - name);
    (*at)++;
    uint32_t character = unicode_name_find(name, size);
    if (character == UNICODE_INVALID) {
        return escape_error(body, backslash, *at, "unknown Unicode character name", report);
    }
    buffer_add_codepoint(out, character);
    return true;
}

bool string_decode_escapes(const char *body, size_t size, Buffer *out, EscapeReport *report) {
    const char *end = body + size;
    for (const char *at = body; at < end;) {
        const char *backslash = memchr(at, '\\', (size_t)(end - at));
        if (backslash == NULL) {
            backslash = end;
        }
        buffer_add(out, at, (size_t)(backslash - at));
        at = backslash;
        if (at == end) {
            break;
        }
        at++;
        if (at == end || (unsigned char)*at >= 0x80) {
            buffer_add_byte(out, '\\');
            continue;
        }
        int simple = simple_escape(*at);
        if (simple >= 0) {
            buffer_add_byte(out, (char)simple);
            at++;
        } else if (is_octal(*at)) {
            buffer_add_codepoint(out, read_octal(&at, end, report));
        } else if (*at == 'x' || *at == 'u' || *at == 'U') {
            at++;
            if (!read_hex(body, backslash, &at, end, out, report)) {
                return false;
            }
        } else if (*at == 'N') {
            at++;
            if (!read_named(body, backslash, &at, end, out, report)) {
                return false;
            }
        } else if (*at == '\n') {
            at++;
        } else {
            if (report->invalid == NULL) {
                report->invalid = at;
            }
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, *at++);
        }
    }
    return true;
}

bool bytes_decode_escapes(const char *body, size_t size, Buffer *out, EscapeReport *report) {
    const char *end = body + size;
    for (const char *at = body; at < end;) {
        if (*at != '\\') {
            buffer_add_byte(out, *at++);
            continue;
        }
        const char *backslash = at++;
        int simple = simple_escape(*at);
        if (simple >= 0) {
            buffer_add_byte(out, (char)simple);
            at++;
        } else if (is_octal(*at)) {
            buffer_add_byte(out, (char)read_octal(&at, end, report));
        } else if (*at == 'x') {
            int high = at + 1 < end ? hex_value(at[1]) : -1;
            int low = high >= 0 && at + 2 < end ? hex_value(at[2]) : -1;
            if (low < 0) {
                buffer_add_format(&report->error,
                                  "(value error) invalid \\x escape at position %zu",
                                  (size_t)(backslash - body));
                return false;
            }
            buffer_add_byte(out, (char)(high * 16 + low));
            at += 3;
        } else if (*at == '\n') {
            at++;
        } else {
            if (report->invalid == NULL) {
                report->invalid = at;
            }
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, *at++);
        }
    }
    return true;
}
