/* Errors and warnings as CPython prints them on stderr. */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/compiler/diagnostic.h"
#include "engine/unicode/unicode.h"

/* ---- lines as characters ---- */

typedef struct Characters {
    uint32_t *items;
    int count;
} Characters;

static Characters characters_new(const char *text, size_t size) {
    Characters characters = {memory_alloc_zeroed(size + 1, sizeof(uint32_t)), 0};
    for (size_t i = 0, length; i < size; i += length) {
        uint32_t character = unicode_decode(text + i, size - i, &length);
        characters.items[characters.count++] = character == UNICODE_INVALID ? 0xFFFD : character;
    }
    return characters;
}

static void add_characters(const Characters *characters, int from, int to, Buffer *out) {
    for (int i = from; i < to; i++) {
        buffer_add_codepoint(out, characters->items[i]);
    }
}

/* ---- syntax errors ---- */

/* What is marked, in characters of the text from 0. Nothing where `from` is before the line. */
typedef struct CaretRange {
    int from;
    int to;
} CaretRange;

/*
 * `shown`: characters of the text without its line end. Columns that lie
 * behind the text stand for its end; at least one character is marked.
 */
static CaretRange caret_range(const Diagnostic *error, int size, int shown) {
    int from = error->column;
    int to = shown + 1;
    if (error->line == error->end_line) {
        to = error->end_column != 0 ? error->end_column : from;
    }
    if (size > 0 && from > size) {
        from = shown + 1;
    }
    if (size > 0 && to > size) {
        to = shown + 1;
    }
    if (from >= to || to < 0) {
        to = from + 1;
    }
    return (CaretRange){from - 1, to - 1};
}

/* Tabs and their like are kept under the line, so that the carets stand where they should. */
static void add_carets(const Characters *text, int indentation, CaretRange range, Buffer *out) {
    buffer_add_repeated(out, ' ', 4);
    for (int i = indentation; i < range.from && i < text->count; i++) {
        buffer_add_codepoint(out, unicode_is_space(text->items[i]) ? text->items[i] : ' ');
    }
    buffer_add_repeated(out, '^', (size_t)(range.to - range.from));
    buffer_add_byte(out, '\n');
}

/* The line of an error without its indentation, and carets below it. */
static void add_marked_line(const Diagnostic *error, Buffer *out) {
    Characters text = characters_new(error->text, error->text_size);
    int size = text.count;
    while (text.count > 0 && text.items[text.count - 1] == '\n') {
        text.count--;
    }
    int indentation = 0;
    while (indentation < text.count &&
           (text.items[indentation] == ' ' || text.items[indentation] == '\n' ||
            text.items[indentation] == '\f')) {
        indentation++;
    }
    buffer_add_repeated(out, ' ', 4);
    add_characters(&text, indentation, text.count, out);
    buffer_add_byte(out, '\n');
    CaretRange range = caret_range(error, size, text.count);
    if (range.from >= indentation) {
        add_carets(&text, indentation, range, out);
    }
    memory_free(text.items);
}

/* Lib/traceback.py: TracebackException._format_syntax_error */
static void print_syntax_error(const Diagnostic *error, const char *filename, Buffer *out) {
    buffer_add_format(out, "  File \"%s\", line %d\n", filename, error->line);
    if (error->text != NULL) {
        add_marked_line(error, out);
    }
    buffer_add_format(out, "%s: %s\n", diagnostic_kind_name(error->kind), error->message);
}

/* ---- the others ---- */

/* "RecursionError: what happened"; some exceptions have nothing to say. */
static void print_other_error(const Diagnostic *error, Buffer *out) {
    buffer_add_string(out, diagnostic_kind_name(error->kind));
    if (error->message[0] != '\0') {
        buffer_add_format(out, ": %s", error->message);
    }
    buffer_add_byte(out, '\n');
}

/* Lib/warnings.py: the line below is stripped of white space. */
static void print_warning(const Diagnostic *warning, const char *filename, Buffer *out) {
    buffer_add_format(out, "%s:%d: %s: %s\n", warning->of_attempt ? "<input>" : filename,
                      warning->line, diagnostic_kind_name(warning->kind), warning->message);
    if (warning->text == NULL || warning->of_attempt) {
        return;
    }
    Characters text = characters_new(warning->text, warning->text_size);
    int from = 0;
    int to = text.count;
    while (from < to && unicode_is_space(text.items[from])) {
        from++;
    }
    while (to > from && unicode_is_space(text.items[to - 1])) {
        to--;
    }
    buffer_add_string(out, "  ");
    add_characters(&text, from, to, out);
    buffer_add_byte(out, '\n');
    memory_free(text.items);
}

/* genstep's own: one line that says where and what, and the source line. */
static void print_unsupported(const Diagnostic *error, const char *filename, Buffer *out) {
    buffer_add_format(out, "genstep: %s:", filename);
    if (error->line > 0) {
        buffer_add_format(out, "%d:", error->line);
    }
    if (error->line > 0 && error->column > 0) {
        buffer_add_format(out, "%d:", error->column);
    }
    buffer_add_format(out, " %s\n", error->message);
    if (error->text != NULL) {
        add_marked_line(error, out);
    }
}

void diagnostic_print(const Diagnostic *diagnostic, const char *filename, Buffer *out) {
    switch (diagnostic->kind) {
    case DIAGNOSTIC_SYNTAX_ERROR:
    case DIAGNOSTIC_INDENTATION_ERROR:
    case DIAGNOSTIC_TAB_ERROR: print_syntax_error(diagnostic, filename, out); break;
    case DIAGNOSTIC_OVERFLOW_ERROR:
    case DIAGNOSTIC_RECURSION_ERROR:
    case DIAGNOSTIC_MEMORY_ERROR:
    case DIAGNOSTIC_SYSTEM_ERROR:
    case DIAGNOSTIC_VALUE_ERROR:
    case DIAGNOSTIC_UNICODE_DECODE_ERROR: print_other_error(diagnostic, out); break;
    case DIAGNOSTIC_SYNTAX_WARNING: print_warning(diagnostic, filename, out); break;
    case DIAGNOSTIC_UNSUPPORTED: print_unsupported(diagnostic, filename, out); break;
    case DIAGNOSTIC_NONE:
    case DIAGNOSTIC_DEPRECATION_WARNING: break;
    }
}
