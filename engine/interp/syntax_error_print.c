/*
 * syntax_error_print.c - a SyntaxError object as CPython prints it: its line with carets.
 *
 * Source: CPython 3.14 Lib/traceback.py (_format_syntax_error).
 */
#include "engine/interp/traceback_print.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/int.h"
#include "engine/objects/str.h"
#include "engine/unicode/unicode.h"

static bool is_number(Value value, int64_t *number) {
    return value != NULL && value_is_int(value) && int_fits_i64(value, number);
}

static void add_range(const Str *str, size_t start, size_t end, Buffer *out) {
    for (size_t i = start; i < end; i++) {
        buffer_add_codepoint(out, str_at(str, i));
    }
}

/* The line without indentation, and under it the carets. */
static void add_line(const SyntaxException *error, Buffer *out) {
    const Str *text = value_to_str(error->text);
    size_t end = text->length;
    while (end > 0 && str_at(text, end - 1) == '\n') {
        end--;
    }
    size_t start = 0;
    while (start < end && (str_at(text, start) == ' ' || str_at(text, start) == '\n' ||
                           str_at(text, start) == '\f')) {
        start++;
    }
    buffer_add_string(out, "    ");
    add_range(text, start, end, out);
    buffer_add_byte(out, '\n');
    int64_t offset;
    if (!is_number(error->offset, &offset)) {
        return;
    }
    int64_t line = 0;
    int64_t end_line = 0;
    int64_t end_offset = offset;
    bool one_line =
        is_number(error->line, &line) == is_number(error->end_line, &end_line) && line == end_line;
    if (!one_line) {
        end_offset = (int64_t)end + 1;
    } else if (!is_number(error->end_offset, &end_offset) || end_offset == 0) {
        end_offset = offset;
    }
    if (text->length > 0 && offset > (int64_t)text->length) {
        offset = (int64_t)end + 1;
    }
    if (text->length > 0 && end_offset > (int64_t)text->length) {
        end_offset = (int64_t)end + 1;
    }
    if (offset >= end_offset || end_offset < 0) {
        end_offset = offset + 1;
    }
    int64_t column = offset - 1 - (int64_t)start;
    if (column < 0) {
        return;
    }
    buffer_add_string(out, "    ");
    for (size_t i = start; i < start + (size_t)column && i < end; i++) {
        uint32_t c = str_at(text, i);
        buffer_add_codepoint(out, unicode_is_space(c) ? c : ' ');
    }
    buffer_add_repeated(out, '^', (size_t)(end_offset - offset));
    buffer_add_byte(out, '\n');
}

static void add_value(VM *vm, Value value, Buffer *out) {
    Value text = object_str(vm, value);
    if (text != NULL) {
        str_add_utf8(value_to_str(text), out);
        value_release(vm, text);
    }
    error_clear(vm);
}

static bool is_given(Value value) {
    return value != NULL && value != VALUE_NONE;
}

void traceback_format_syntax_error(VM *vm, Value exception, Buffer *out) {
    const SyntaxException *error = (const SyntaxException *)value_object(exception);
    if (is_given(error->line)) {
        buffer_add_string(out, "  File \"");
        if (is_given(error->filename)) {
            add_value(vm, error->filename, out);
        } else {
            buffer_add_string(out, "<string>");
        }
        buffer_add_string(out, "\", line ");
        add_value(vm, error->line, out);
        buffer_add_byte(out, '\n');
    }
    if (error->text != NULL && value_is_str(error->text)) {
        add_line(error, out);
    }
    str_add_utf8(value_to_str(value_object(exception)->type->qualname), out);
    buffer_add_string(out, ": ");
    if (is_given(error->message)) {
        add_value(vm, error->message, out);
    } else {
        buffer_add_string(out, "<no detail available>");
    }
    if (!is_given(error->line) && is_given(error->filename)) {
        buffer_add_string(out, " (");
        add_value(vm, error->filename, out);
        buffer_add_byte(out, ')');
    }
    buffer_add_byte(out, '\n');
}
