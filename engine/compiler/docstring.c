/*
 * docstring.c - docstrings lose the indentation they have from the source.
 *
 * Source: CPython 3.14 Python/compile.c (_PyCompile_CleanDoc), str.expandtabs.
 */
#include "engine/compiler/codegen.h"

#include <stdint.h>
#include <string.h>

enum { TAB_SIZE = 8 };

/* Tabs to spaces, columns counting characters. */
static void expand_tabs(const Text *text, Buffer *out) {
    size_t column = 0;
    for (size_t i = 0; i < text->size; i++) {
        char byte = text->data[i];
        if (byte == '\t') {
            size_t spaces = TAB_SIZE - column % TAB_SIZE;
            buffer_add_repeated(out, ' ', spaces);
            column += spaces;
            continue;
        }
        buffer_add_byte(out, byte);
        if (byte == '\n' || byte == '\r') {
            column = 0;
        } else if (((unsigned char)byte & 0xC0) != 0x80) { /* not within a character */
            column++;
        }
    }
}

/* Behind the newline of the line that `at` is in. */
static const char *next_line(const char *at, const char *end) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline == NULL ? end : newline + 1;
}

/* There is a NUL at the end of the text. */
static const char *skip_spaces(const char *at) {
    while (*at == ' ') {
        at++;
    }
    return at;
}

/* The smallest indentation of all lines but the first and blank ones. */
static size_t find_margin(const char *at, const char *end) {
    size_t margin = SIZE_MAX;
    for (at = next_line(at, end); at < end; at = next_line(at, end)) {
        const char *text = skip_spaces(at);
        if (text < end && *text != '\n' && (size_t)(text - at) < margin) {
            margin = (size_t)(text - at);
        }
        at = text;
    }
    return margin == SIZE_MAX ? 0 : margin;
}

static void strip_margin(const char *at, const char *end, size_t margin, Buffer *out) {
    buffer_reserve(out, (size_t)(end - at));
    at = skip_spaces(at);
    while (at < end) {
        const char *next = next_line(at, end);
        buffer_add(out, at, (size_t)(next - at));
        at = next;
        for (size_t i = 0; i < margin && *at == ' '; i++) {
            at++;
        }
    }
}

const Constant *docstring_clean(Compiler *compiler, const Constant *docstring) {
    const char *data = docstring->as.text->data;
    size_t size = docstring->as.text->size;
    Buffer expanded = {0};
    if (memchr(data, '\t', size) != NULL) {
        expand_tabs(docstring->as.text, &expanded);
        data = expanded.data;
        size = expanded.size;
    }
    size_t margin = find_margin(data, data + size);
    if (margin == 0 && *data != ' ' && expanded.data == NULL) {
        return docstring;
    }
    Buffer clean = {0};
    strip_margin(data, data + size, margin, &clean);
    const Text *text = text_intern(&compiler->program->texts, clean.data, clean.size);
    buffer_done(&clean);
    buffer_done(&expanded);
    return constant_str(&compiler->unit->arena, text);
}
