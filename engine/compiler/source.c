#include "engine/compiler/source.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/unicode/unicode.h"

/* An encoding in which a byte below 128 is its ASCII character, any other one character or none. */
typedef struct ByteEncoding {
    const char *names; /* normalized, separated by spaces */
    const char *codec; /* what messages call it */
    uint16_t characters[128];
} ByteEncoding;

#include "engine/compiler/source_encodings.inc"

enum {
    LONGEST_NAME = 64,
    FIRST_BYTE = 128, /* of a table */
    CHUNK = 8192      /* bytes that CPython decodes at a time when an encoding is declared */
};

/* ---- the declaration ---- */

typedef struct Declaration {
    char name[LONGEST_NAME]; /* empty: there is none */
    int line;
    size_t end; /* bytes up to the end of its line */
} Declaration;

static size_t line_size(const char *bytes, size_t size) {
    size_t length = 0;
    while (length < size && bytes[length] != '\n' && bytes[length] != '\r') {
        length++;
    }
    return length;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\014';
}

static bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

/* Whether nothing but blanks and a comment is in the line. */
static bool is_comment_line(const char *line, size_t size) {
    size_t i = 0;
    while (i < size && is_blank(line[i])) {
        i++;
    }
    return i == size || line[i] == '#';
}

/* The name in a comment such as "# -*- coding: NAME -*-". */
static bool find_name(const char *line, size_t size, char name[LONGEST_NAME]) {
    static const char word[] = "coding";
    size_t length = sizeof word - 1;
    if (!is_comment_line(line, size)) {
        return false;
    }
    for (size_t i = 0; i + length < size; i++) {
        if (memcmp(line + i, word, length) != 0 ||
            (line[i + length] != ':' && line[i + length] != '=')) {
            continue;
        }
        size_t start = i + length + 1;
        while (start < size && (line[start] == ' ' || line[start] == '\t')) {
            start++;
        }
        size_t end = start;
        while (end < size && is_name_character(line[end])) {
            end++;
        }
        if (end > start) {
            size_t kept = end - start < LONGEST_NAME ? end - start : LONGEST_NAME - 1;
            memcpy(name, line + start, kept);
            name[kept] = '\0';
            return true;
        }
    }
    return false;
}

/* Looks at the first line, and at the second one where the first is a comment or empty. */
static Declaration find_declaration(const char *bytes, size_t size) {
    Declaration found = {.name = ""};
    size_t at = 0;
    for (int line = 1; line <= 2 && at < size; line++) {
        size_t length = line_size(bytes + at, size - at);
        if (find_name(bytes + at, length, found.name)) {
            found.line = line;
            found.end = at + length + 1;
            return found;
        }
        if (!is_comment_line(bytes + at, length)) {
            break;
        }
        at += length;
        at += at + 1 < size && bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
    }
    return found;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* "utf-8" and "iso-8859-1" for the names that CPython's tokenizer itself takes for these. */
static void use_normal_name(char name[LONGEST_NAME]) {
    char start[13] = ""; /* no more is looked at */
    for (int i = 0; i < 12 && name[i] != '\0'; i++) {
        start[i] = name[i] == '_' ? '-' : lower(name[i]);
    }
    if (strcmp(start, "utf-8") == 0 || strncmp(start, "utf-8-", 6) == 0) {
        strcpy(name, "utf-8");
    } else if (strcmp(start, "latin-1") == 0 || strncmp(start, "latin-1-", 8) == 0 ||
               strcmp(start, "iso-8859-1") == 0 || strncmp(start, "iso-8859-1-", 11) == 0 ||
               strcmp(start, "iso-latin-1") == 0 || strncmp(start, "iso-latin-1-", 12) == 0) {
        strcpy(name, "iso-8859-1");
    }
}

/* As encodings.normalize_encoding does: small letters, '_' for whatever else. */
static void normalize_name(const char *name, char normal[LONGEST_NAME]) {
    size_t size = 0;
    for (; *name != '\0'; name++) {
        bool separator = *name == '-' || *name == '_' || *name == '.';
        if (!separator) {
            normal[size++] = lower(*name);
        } else if (size > 0 && normal[size - 1] != '_') {
            normal[size++] = '_';
        }
    }
    normal[size] = '\0';
}

static bool is_listed(const char *name, const char *const *names) {
    for (; *names != NULL; names++) {
        if (strcmp(name, *names) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_word_of(const char *word, const char *words) {
    size_t size = strlen(word);
    for (const char *at = words; size > 0 && (at = strstr(at, word)) != NULL; at += size) {
        if ((at == words || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0')) {
            return true;
        }
    }
    return false;
}

static const ByteEncoding *find_encoding(const char *normal) {
    for (size_t i = 0; i < sizeof byte_encodings / sizeof byte_encodings[0]; i++) {
        if (is_word_of(normal, byte_encodings[i].names)) {
            return &byte_encodings[i];
        }
    }
    return NULL;
}

bool source_encoding_is_known(const char *normal) {
    return is_listed(normal, utf_8_names) || is_listed(normal, other_encodings) ||
           find_encoding(normal) != NULL;
}

/* ---- text ---- */

/* The bytes with every line end as "\n", and one at the end, NUL-terminated. */
static void set_text(Source *source, const char *bytes, size_t size, Arena *arena) {
    char *text = arena_alloc_unset(arena, size + 2 + SOURCE_PADDING);
    char *to = text;
    const char *end = bytes + size;
    while (bytes < end) {
        const char *carriage_return = memchr(bytes, '\r', (size_t)(end - bytes));
        size_t plain = (size_t)((carriage_return != NULL ? carriage_return : end) - bytes);
        memcpy(to, bytes, plain);
        to += plain;
        bytes += plain;
        if (bytes < end) {
            *to++ = '\n';
            bytes += bytes + 1 < end && bytes[1] == '\n' ? 2 : 1;
        }
    }
    if (to > text && to[-1] != '\n') {
        *to++ = '\n';
    }
    memset(to, 0, 1 + SOURCE_PADDING);
    source->text = text;
    source->size = (size_t)(to - text);
    source->end = to;
}

/* Where the last line before `at` starts. */
static const char *line_start(const char *text, const char *at) {
    while (at > text && at[-1] != '\n') {
        at--;
    }
    return at;
}

/*
 * What is wrong with the UTF-8 sequence at `at`, in the words of CPython's
 * codec, and how many bytes of it are to blame.
 */
static const char *utf8_problem(const char *at, const char *end, size_t *length) {
    const unsigned char *bytes = (const unsigned char *)at;
    size_t available = (size_t)(end - at);
    *length = 1;
    if (bytes[0] < 0xC2 || bytes[0] > 0xF4) {
        return "invalid start byte";
    }
    size_t expected = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
    /* The second byte may be restricted: no overlong forms, no surrogates, nothing too large. */
    unsigned char low = bytes[0] == 0xE0 ? 0xA0 : bytes[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = bytes[0] == 0xED ? 0x9F : bytes[0] == 0xF4 ? 0x8F : 0xBF;
    for (; *length < expected; (*length)++) {
        if (*length == available) {
            return "unexpected end of data";
        }
        if (bytes[*length] < low || bytes[*length] > high) {
            break;
        }
        low = 0x80;
        high = 0xBF;
    }
    return "invalid continuation byte";
}

/* The text ends before this line, the first flawed one. */
static void end_at(Source *source, const char *line, Arena *arena) {
    source->size = (size_t)(line - source->text);
    char *text = arena_alloc(arena, source->size + 1 + SOURCE_PADDING);
    memcpy(text, source->text, source->size);
    source->text = text;
    source->end = source->text + source->size;
}

/* A line with U+FFFD for what is not UTF-8 in it. */
static const char *legible_line(const char *line, const char *end, Arena *arena) {
    Buffer text = {0};
    while (line < end && *line != '\n') {
        size_t length;
        uint32_t c = unicode_decode(line, (size_t)(end - line), &length);
        if (c == UNICODE_INVALID || unicode_is_surrogate(c)) {
            utf8_problem(line, end, &length);
            c = 0xFFFD;
        }
        buffer_add_codepoint(&text, c);
        line += length;
    }
    const char *legible = arena_copy(arena, text.data != NULL ? text.data : "", text.size);
    buffer_done(&text);
    return legible;
}

static void set_null_byte(Source *source, const char *null, Arena *arena) {
    const char *line = line_start(source->text, null);
    source->flaw = SOURCE_NULL_BYTE;
    source->flaw_line = arena_copy(arena, line, (size_t)(null - line));
    end_at(source, line, arena);
}

/* The words of a UnicodeDecodeError. */
static const char *decode_message(const char *codec, unsigned char byte, size_t position,
                                  size_t length, const char *reason, Arena *arena) {
    Buffer message = {0};
    buffer_add_format(&message, "'%s' codec can't decode byte", codec);
    if (length == 1) {
        buffer_add_format(&message, " 0x%02x in position %zu", byte, position);
    } else {
        buffer_add_format(&message, "s in position %zu-%zu", position, position + length - 1);
    }
    buffer_add_format(&message, ": %s", reason);
    const char *text = arena_copy(arena, message.data, message.size);
    buffer_done(&message);
    return text;
}

static void set_not_utf8(Source *source, const char *at, bool declared, Arena *arena) {
    const char *line = line_start(source->text, at);
    size_t before = (size_t)(at - line);
    if (declared) {
        size_t length;
        const char *reason = utf8_problem(at, source->text + source->size, &length);
        source->flaw = SOURCE_UNDECODABLE;
        source->flaw_text =
            decode_message("utf-8", (unsigned char)*at, before, length, reason, arena);
    } else {
        static const char digits[] = "0123456789abcdef";
        char byte[] = {'\\', 'x', digits[(unsigned char)*at >> 4], digits[*at & 15], '\0'};
        source->flaw = SOURCE_NOT_UTF_8;
        source->flaw_text = arena_copy(arena, byte, sizeof byte);
        source->flaw_column = (int)unicode_count(line, before) + 1;
    }
    source->flaw_line = legible_line(line, source->end, arena);
    end_at(source, line, arena);
}

/* Behind the ASCII characters, without NUL, at `at`: eight bytes at a time. */
static const char *skip_ascii(const char *at, const char *end) {
    for (; end - at >= WORD_SIZE; at += WORD_SIZE) {
        uint64_t word = word_load(at);
        if (((word | (word - WORD_OF(1))) & WORD_MARKS) != 0) {
            break;
        }
    }
    while (at < end && (signed char)*at > 0) {
        at++;
    }
    return at;
}

/* Looks for the first flaw of UTF-8 text. */
static void check_utf8(Source *source, bool declared, Arena *arena) {
    const char *end = source->text + source->size;
    for (const char *at = source->text; at < end;) {
        at = skip_ascii(at, end);
        if (at == end) {
            return;
        }
        size_t length;
        uint32_t c = unicode_decode(at, (size_t)(end - at), &length);
        if (c == 0) {
            set_null_byte(source, at, arena);
            return;
        }
        if (c == UNICODE_INVALID || unicode_is_surrogate(c)) {
            set_not_utf8(source, at, declared, arena);
            return;
        }
        at += length;
    }
}

/* ---- byte encodings ---- */

static void refuse(Source *source, DiagnosticKind kind, const char *format, const char *name) {
    static const char nothing[1 + SOURCE_PADDING];
    source->text = source->end = nothing;
    source->size = 0;
    diagnostics_set_error(&source->refusal, kind, format, name);
}

/*
 * Reads bytes by a table. CPython decodes a chunk at a time, from the end of
 * the declaration's line: an unknown byte in the first chunk makes the
 * encoding a problem, one in a later chunk is met when that chunk is needed.
 */
static void decode_bytes(Source *source, const ByteEncoding *encoding,
                         const Declaration *declaration, const char *bytes, size_t size,
                         Arena *arena) {
    size_t base = declaration->end - 1;
    size_t chunk_text = 0; /* what was decoded before the current chunk */
    Buffer text = {0};
    buffer_reserve(&text, size + size / 8);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (i >= base && (i - base) % CHUNK == 0) {
            chunk_text = text.size;
        }
        if (byte < FIRST_BYTE) {
            buffer_add_byte(&text, (char)byte);
            continue;
        }
        if (encoding->characters[byte - FIRST_BYTE] != 0) {
            buffer_add_codepoint(&text, encoding->characters[byte - FIRST_BYTE]);
            continue;
        }
        if (i < base + CHUNK) {
            buffer_done(&text);
            refuse(source, DIAGNOSTIC_SYNTAX_ERROR, "encoding problem: %s", declaration->name);
            return;
        }
        const char *reason = strcmp(encoding->codec, "ascii") == 0
                                 ? "ordinal not in range(128)"
                                 : "character maps to <undefined>";
        source->flaw = SOURCE_UNDECODABLE;
        source->flaw_text =
            decode_message(encoding->codec, byte, (i - base) % CHUNK, 1, reason, arena);
        text.size = chunk_text;
        break;
    }
    set_text(source, text.data != NULL ? text.data : "", text.size, arena);
    if (source->flaw == SOURCE_UNDECODABLE && text.size > 0 && text.data[text.size - 1] != '\n') {
        end_at(source, line_start(source->text, source->end - 1), arena);
    }
    buffer_done(&text);
    const char *null = memchr(source->text, '\0', source->size);
    if (null != NULL) {
        set_null_byte(source, null, arena);
    }
}

/* ---- all of it ---- */

static void refuse_mark(Source *source, const Declaration *declaration, const char *bytes,
                        size_t size) {
    refuse(source, DIAGNOSTIC_SYNTAX_ERROR, "encoding problem: %s with BOM", declaration->name);
    Diagnostic *error = &source->refusal.error;
    error->line = error->end_line = declaration->line;
    error->end_column = -1;
    for (int line = 1; line < declaration->line; line++) {
        size_t length = line_size(bytes, size);
        length += bytes[length] == '\r' && length + 1 < size && bytes[length + 1] == '\n' ? 2 : 1;
        bytes += length;
        size -= length;
    }
    Buffer text = {0};
    buffer_add(&text, bytes, line_size(bytes, size));
    error->text_size = text.size;
    error->text = buffer_take(&text);
}

void source_decode(Source *source, const char *bytes, size_t size, Arena *arena) {
    *source = (Source){0};
    bool mark = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
    if (mark) {
        bytes += 3;
        size -= 3;
    }
    Declaration declaration = find_declaration(bytes, size);
    source->code_in_first_line = !is_comment_line(bytes, line_size(bytes, size));
    use_normal_name(declaration.name);
    bool plain = declaration.name[0] == '\0' || strcmp(declaration.name, "utf-8") == 0;
    if (mark && !plain) {
        refuse_mark(source, &declaration, bytes, size);
        return;
    }
    char normal[LONGEST_NAME];
    normalize_name(declaration.name, normal);
    if (plain || is_listed(normal, utf_8_names)) {
        set_text(source, bytes, size, arena);
        check_utf8(source, mark || declaration.name[0] != '\0', arena);
        if (!plain && source->flaw == SOURCE_UNDECODABLE) {
            /* Only the tokenizer's own names escape the codec that reads ahead. */
            refuse(source, DIAGNOSTIC_SYNTAX_ERROR, "encoding problem: %s", declaration.name);
        }
        return;
    }
    const ByteEncoding *encoding = find_encoding(normal);
    if (encoding != NULL) {
        decode_bytes(source, encoding, &declaration, bytes, size, arena);
    } else if (is_listed(normal, other_encodings)) {
        refuse(source, DIAGNOSTIC_UNSUPPORTED, "source encoding '%s' is not supported",
               declaration.name);
    } else {
        refuse(source, DIAGNOSTIC_SYNTAX_ERROR, "encoding problem: %s", declaration.name);
    }
}

void source_done(Source *source) {
    diagnostics_done(&source->refusal);
}
