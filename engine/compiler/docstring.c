/*
 * docstring.c - docstrings lose the indentation they have from the source.
 *
 * Source: CPython 3.14 Python/compile.c (_PyCompile_CleanDoc), str.expandtabs.
 */
#include "engine/compiler/codegen.h"

#include <stdint.h>

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

static const char *end_of_line(const char *at, const char *end) {
    while (at < end && *at++ != '\n') {
    }
    return at;
}

static const char *skip_spaces(const char *at) {
    while (*at == ' ') {
        at++;
    }
    return at;
}

/* The smallest indentation of all lines but the first and blank ones. */
static size_t find_margin(const char *at, const char *end) {
    size_t margin = SIZE_MAX;
    at = end_of_line(at, end);
    while (at < end) {
        const char *text = skip_spaces(at);
        if (text < end && *text != '\n' && (size_t)(text - at) < margin) {
            margin = (size_t)(text - at);
        }
        at = end_of_line(text, end);
    }
    return margin == SIZE_MAX ? 0 : margin;
}

static const char *copy_line(const char *at, const char *end, Buffer *out) {
    const char *next = end_of_line(at, end);
    buffer_add(out, at, (size_t)(next - at));
    return next;
}

const Constant *docstring_clean(Compiler *compiler, const Constant *docstring) {
    Buffer expanded = {0};
    expand_tabs(docstring->as.text, &expanded);
    buffer_add(&expanded, "", 0); /* so that there is data, and a NUL behind it */
    const char *at = expanded.data;
    const char *end = at + expanded.size;
    size_t margin = find_margin(at, end);

    Buffer clean = {0};
    at = copy_line(skip_spaces(at), end, &clean);
    while (at < end) {
        for (size_t i = 0; i < margin && *at == ' '; i++) {
            at++;
        }
        at = copy_line(at, end, &clean);
    }
    const Text *text = text_intern(&compiler->program->texts, clean.data, clean.size);
    buffer_done(&clean);
    buffer_done(&expanded);
    return constant_str(&compiler->unit->arena, text);
}
