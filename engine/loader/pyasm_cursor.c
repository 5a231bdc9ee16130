#include "engine/loader/pyasm_cursor.h"

#include <stdarg.h>
#include <string.h>

#include "engine/bytecode/pyasm_constant.h"
#include "engine/unicode/unicode.h"

bool cursor_fail(PyasmCursor *cursor, const char *format, ...) {
    PyasmError *error = cursor->error;
    if (error->message.size == 0) {
        error->line = cursor->line;
        error->column =
            1 + (int)unicode_count(cursor->line_start, (size_t)(cursor->next - cursor->line_start));
        va_list arguments;
        va_start(arguments, format);
        buffer_add_format_list(&error->message, format, arguments);
        va_end(arguments);
    }
    return false;
}

static void skip_spaces(PyasmCursor *cursor) {
    while (cursor->next < cursor->end &&
           (*cursor->next == ' ' || *cursor->next == '\t' || *cursor->next == '\r')) {
        cursor->next++;
    }
    if (cursor->next < cursor->end && *cursor->next == ';') {
        const char *newline = memchr(cursor->next, '\n', (size_t)(cursor->end - cursor->next));
        cursor->next = newline == NULL ? cursor->end : newline;
    }
}

char cursor_peek(PyasmCursor *cursor) {
    skip_spaces(cursor);
    return cursor->next < cursor->end ? *cursor->next : '\n';
}

bool cursor_at_line_end(PyasmCursor *cursor) {
    return cursor_peek(cursor) == '\n';
}

bool cursor_need_line_end(PyasmCursor *cursor) {
    return cursor_at_line_end(cursor) || cursor_fail(cursor, "nothing more expected on this line");
}

bool cursor_next_line(PyasmCursor *cursor) {
    while (cursor_at_line_end(cursor)) {
        if (cursor->next >= cursor->end) {
            return false;
        }
        cursor->next++;
        cursor->line++;
        cursor->line_start = cursor->next;
    }
    return true;
}

bool cursor_take(PyasmCursor *cursor, const char *text) {
    skip_spaces(cursor);
    size_t size = strlen(text);
    if ((size_t)(cursor->end - cursor->next) < size || memcmp(cursor->next, text, size) != 0) {
        return false;
    }
    cursor->next += size;
    return true;
}

bool cursor_need(PyasmCursor *cursor, const char *text) {
    return cursor_take(cursor, text) || cursor_fail(cursor, "'%s' expected", text);
}

static size_t word_length(PyasmCursor *cursor) {
    const char *at = cursor->next;
    while (at < cursor->end) {
        size_t length;
        uint32_t character = unicode_decode(at, (size_t)(cursor->end - at), &length);
        if (character == UNICODE_INVALID ||
            !pyasm_is_word_character(character, at == cursor->next)) {
            break;
        }
        at += length;
    }
    return (size_t)(at - cursor->next);
}

bool cursor_take_keyword(PyasmCursor *cursor, const char *keyword) {
    skip_spaces(cursor);
    size_t size = strlen(keyword);
    if (word_length(cursor) != size || memcmp(cursor->next, keyword, size) != 0) {
        return false;
    }
    cursor->next += size;
    return true;
}

const Text *cursor_need_word(PyasmCursor *cursor) {
    char first = cursor_peek(cursor);
    if (first == '\'' || first == '"') {
        return cursor_need_quoted(cursor, false);
    }
    size_t size = word_length(cursor);
    if (size == 0) {
        cursor_fail(cursor, "a word or a quoted one expected");
        return NULL;
    }
    const Text *text = text_intern(&cursor->program->texts, cursor->next, size);
    cursor->next += size;
    return text;
}

const Text *cursor_need_token(PyasmCursor *cursor) {
    if (cursor_at_line_end(cursor)) {
        cursor_fail(cursor, "something more expected on this line");
        return NULL;
    }
    const char *start = cursor->next;
    while (cursor->next < cursor->end && strchr(" \t\r\n;", *cursor->next) == NULL) {
        cursor->next++;
    }
    return text_intern(&cursor->program->texts, start, (size_t)(cursor->next - start));
}

static int digit_value(char character) {
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    if (character >= 'a' && character <= 'f') {
        return character - 'a' + 10;
    }
    if (character >= 'A' && character <= 'F') {
        return character - 'A' + 10;
    }
    return 16;
}

bool cursor_need_int(PyasmCursor *cursor, int64_t least, int64_t largest, int32_t *value) {
    skip_spaces(cursor);
    const char *start = cursor->next;
    bool negative = cursor_take(cursor, "-");
    int base = cursor_take(cursor, "0x") ? 16 : 10;
    int64_t number = 0;
    bool any = false;
    bool too_large = false;
    while (cursor->next < cursor->end && digit_value(*cursor->next) < base) {
        number = number * base + digit_value(*cursor->next++);
        any = true;
        too_large |= number > (int64_t)1 << 40;
        number = too_large ? 0 : number;
    }
    number = negative ? -number : number;
    if (!any || too_large || number < least || number > largest) {
        cursor->next = start;
        return cursor_fail(cursor, any ? "the number is out of range" : "a number expected");
    }
    *value = (int32_t)(uint32_t)number; /* flags use all 32 bits */
    return true;
}

/* The digits of \xHH, \uHHHH, \UHHHHHHHH. */
static bool take_digits(PyasmCursor *cursor, int count, uint32_t *value) {
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (cursor->next >= cursor->end || digit_value(*cursor->next) == 16) {
            return cursor_fail(cursor, "%d hexadecimal digits expected", count);
        }
        *value = *value << 4 | (uint32_t)digit_value(*cursor->next++);
    }
    return true;
}

/* What follows a backslash. */
static bool take_escape(PyasmCursor *cursor, bool bytes, Buffer *out) {
    char kind = cursor->next < cursor->end ? *cursor->next : '\n';
    uint32_t value;
    switch (kind) {
    case '\\':
    case '\'':
    case '"': buffer_add_byte(out, kind); break;
    case 'n': buffer_add_byte(out, '\n'); break;
    case 'r': buffer_add_byte(out, '\r'); break;
    case 't': buffer_add_byte(out, '\t'); break;
    case 'x':
    case 'u':
    case 'U':
        if (bytes && kind != 'x') {
            return cursor_fail(cursor, "no such escape in bytes");
        }
        cursor->next++;
        if (!take_digits(cursor, kind == 'x' ? 2 : kind == 'u' ? 4 : 8, &value)) {
            return false;
        }
        if (value >= UNICODE_LIMIT) {
            return cursor_fail(cursor, "no such character");
        }
        if (bytes) {
            buffer_add_byte(out, (char)value);
        } else {
            buffer_add_codepoint(out, value);
        }
        return true;
    default: return cursor_fail(cursor, "no such escape");
    }
    cursor->next++;
    return true;
}

const Text *cursor_need_quoted(PyasmCursor *cursor, bool bytes) {
    char quote = cursor_peek(cursor);
    if (quote != '\'' && quote != '"') {
        cursor_fail(cursor, "a quote expected");
        return NULL;
    }
    cursor->next++;
    Buffer contents = {0};
    const Text *text = NULL;
    while (cursor->next < cursor->end && *cursor->next != quote && *cursor->next != '\n') {
        if (*cursor->next == '\\') {
            cursor->next++;
            if (!take_escape(cursor, bytes, &contents)) {
                goto done;
            }
            continue;
        }
        size_t length;
        uint32_t character =
            unicode_decode(cursor->next, (size_t)(cursor->end - cursor->next), &length);
        if (character == UNICODE_INVALID || (bytes && character >= 0x80)) {
            cursor_fail(cursor, bytes ? "a byte above 127 needs \\x" : "this is not UTF-8");
            goto done;
        }
        buffer_add(&contents, cursor->next, length);
        cursor->next += length;
    }
    if (cursor->next >= cursor->end || *cursor->next != quote) {
        cursor_fail(cursor, "the closing quote is missing");
        goto done;
    }
    cursor->next++;
    text = text_intern(&cursor->program->texts, contents.data == NULL ? "" : contents.data,
                       contents.size);
done:
    buffer_done(&contents);
    return text;
}

bool cursor_need_hex(PyasmCursor *cursor, Bytes *bytes) {
    Buffer contents = {0};
    while (!cursor_at_line_end(cursor)) {
        uint32_t value;
        if (!take_digits(cursor, 2, &value)) {
            buffer_done(&contents);
            return false;
        }
        buffer_add_byte(&contents, (char)value);
    }
    bytes->size = contents.size;
    bytes->data = (const uint8_t *)arena_copy(
        &cursor->program->arena, contents.data == NULL ? "" : contents.data, contents.size);
    buffer_done(&contents);
    return true;
}
