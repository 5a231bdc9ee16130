#include "tracer/formats/json_pieces.h"

#include <stdlib.h>
#include <string.h>

const char *piece_skip_space(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) {
        at++;
    }
    return at;
}

/* What a scan stops at: most bytes are none of these. */
static const bool ends_plain[256] = {['"'] = true, ['\\'] = true};
static const bool is_mark[256] = {['"'] = true, ['{'] = true, ['}'] = true, ['['] = true,
                                  [']'] = true, [','] = true, [':'] = true};
static const bool is_bracket[256] = {
    ['"'] = true, ['{'] = true, ['}'] = true, ['['] = true, [']'] = true};

/* Behind the closing quote; `end` when there is none. */
static const char *skip_string(const char *at, const char *end) {
    at++;
    while (at < end) {
        while (at < end && !ends_plain[(unsigned char)*at]) {
            at++;
        }
        if (at == end) {
            break;
        }
        if (*at == '"') {
            return at + 1;
        }
        at += 2; /* a backslash and what it escapes */
    }
    return end;
}

/* Behind a value. */
static const char *skip_value(const char *at, const char *end) {
    int depth = 0;
    for (;;) {
        const bool *stops = depth == 0 ? is_mark : is_bracket;
        while (at < end && !stops[(unsigned char)*at]) {
            at++;
        }
        if (at == end) {
            return end;
        }
        char byte = *at;
        if (byte == '"') {
            at = skip_string(at, end);
        } else if (byte == '{' || byte == '[') {
            depth++;
            at++;
        } else if (byte == '}' || byte == ']') {
            if (depth == 0) {
                return at;
            }
            depth--;
            at++;
        } else {
            return at; /* a comma or colon */
        }
        if (depth == 0) {
            return at;
        }
    }
}

PieceWalk piece_walk(Piece text) {
    return (PieceWalk){.at = text.at + 1, .end = text.end};
}

static PieceResult misplaced(const PieceWalk *walk) {
    return walk->at == walk->end ? PIECE_CUT_OFF : PIECE_NOT_JSON;
}

/* Goes over one punctuation mark and the space around it. */
static bool skip_mark(PieceWalk *walk, char mark) {
    walk->at = piece_skip_space(walk->at, walk->end);
    if (walk->at == walk->end || *walk->at != mark) {
        return false;
    }
    walk->at = piece_skip_space(walk->at + 1, walk->end);
    return true;
}

PieceResult piece_next(PieceWalk *walk, Piece *key, Piece *value) {
    walk->at = piece_skip_space(walk->at, walk->end);
    if (walk->at < walk->end && (*walk->at == ']' || *walk->at == '}')) {
        walk->at++;
        return PIECE_END;
    }
    if (walk->begun && !skip_mark(walk, ',')) {
        return misplaced(walk);
    }
    walk->begun = true;
    if (key != NULL) {
        key->at = walk->at;
        walk->at = key->end = skip_value(walk->at, walk->end);
        if (!skip_mark(walk, ':')) {
            return misplaced(walk);
        }
    }
    value->at = walk->at;
    walk->at = value->end = skip_value(walk->at, walk->end);
    return walk->at == walk->end ? PIECE_CUT_OFF : PIECE_FOUND;
}

bool piece_is(Piece piece, const char *text) {
    return piece.at != NULL && (size_t)(piece.end - piece.at) == strlen(text) &&
           memcmp(piece.at, text, strlen(text)) == 0;
}

static uint32_t hex_digits(const char *at) {
    return (uint32_t)strtoul((char[]){at[0], at[1], at[2], at[3], '\0'}, NULL, 16);
}

/* Decodes the escape behind a backslash; returns its last character. */
static const char *decode_escape(const char *at, Buffer *out) {
    static const char letters[] = "nrtbf";
    static const char meanings[] = "\n\r\t\b\f";
    const char *letter = strchr(letters, *at);
    if (*at == 'u') {
        uint32_t unit = hex_digits(at + 1);
        at += 4;
        if (unit >= 0xD800 && unit < 0xDC00 && at[1] == '\\' && at[2] == 'u') {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (hex_digits(at + 3) - 0xDC00);
            at += 6;
        }
        buffer_add_codepoint(out, unit);
    } else {
        buffer_add_byte(out, letter == NULL ? *at : meanings[letter - letters]);
    }
    return at;
}

const char *piece_peek(const PieceWalk *walk) {
    PieceWalk ahead = *walk;
    ahead.at = piece_skip_space(ahead.at, ahead.end);
    if (ahead.begun && !skip_mark(&ahead, ',')) {
        return NULL;
    }
    return ahead.at;
}

void piece_step(PieceWalk *walk, const char *behind) {
    walk->begun = true;
    walk->at = behind;
}

Piece piece_field(Piece object, const char *quoted_name) {
    PieceWalk walk = piece_walk(object);
    Piece key, value;
    do {
        if (piece_next(&walk, &key, &value) != PIECE_FOUND) {
            return (Piece){NULL, NULL};
        }
    } while (!piece_is(key, quoted_name));
    return value;
}

void piece_decode_field(Piece object, const char *quoted_name, Buffer *out) {
    Piece value = piece_field(object, quoted_name);
    if (value.at == NULL) {
        return;
    }
    for (const char *at = value.at + 1; at < value.end - 1; at++) {
        if (*at == '\\') {
            at = decode_escape(at + 1, out);
        } else {
            buffer_add_byte(out, *at);
        }
    }
}
