#include "engine/compiler/source.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/unicode/unicode.h"

/* Sets the flaw of the line at `line_start`, number `line` from 1. */
static Diagnostic *set_flaw(Source *source, const char *line_start, const char *format,
                            const char *detail) {
    source->end = line_start;
    return diagnostics_set_error(&source->flaw, DIAGNOSTIC_SYNTAX_ERROR, format, detail);
}

/* Copies `size` bytes with every line end as "\n", and one at the end. Returns the new size. */
static size_t copy_lines(char *to, const char *from, size_t size) {
    char *start = to;
    const char *end = from + size;
    while (from < end) {
        const char *carriage_return = memchr(from, '\r', (size_t)(end - from));
        if (carriage_return == NULL) {
            carriage_return = end;
        }
        memcpy(to, from, (size_t)(carriage_return - from));
        to += carriage_return - from;
        from = carriage_return;
        if (from < end) {
            *to++ = '\n';
            from += from + 1 < end && from[1] == '\n' ? 2 : 1;
        }
    }
    if (to > start && to[-1] != '\n') {
        *to++ = '\n';
    }
    return (size_t)(to - start);
}

static void check_utf8(Source *source) {
    const char *end = source->text + source->size;
    const char *line_start = source->text;
    int line = 1;
    for (const char *at = source->text; at < end;) {
        if ((unsigned char)*at < 0x80 && *at != '\0') {
            if (*at == '\n') {
                line++;
                line_start = at + 1;
            }
            at++;
            continue;
        }
        size_t length;
        uint32_t c = unicode_decode(at, (size_t)(end - at), &length);
        if (c != 0 && c != UNICODE_INVALID && !unicode_is_surrogate(c)) {
            at += length;
            continue;
        }
        Diagnostic *flaw;
        if (c == 0) {
            flaw = set_flaw(source, line_start, "source code cannot contain null bytes%s", "");
        } else {
            char byte[3];
            static const char digits[] = "0123456789abcdef";
            byte[0] = digits[(unsigned char)*at >> 4];
            byte[1] = digits[(unsigned char)*at & 15];
            byte[2] = '\0';
            flaw = set_flaw(source, line_start,
                            "Non-UTF-8 code starting with '\\x%s', but no encoding declared; see "
                            "https://peps.python.org/pep-0263/ for details",
                            byte);
            flaw->column = (int)unicode_count(line_start, (size_t)(at - line_start)) + 1;
            flaw->end_column = flaw->column;
        }
        flaw->line = flaw->end_line = line;
        Buffer text = {0};
        buffer_add(&text, line_start, (size_t)(at - line_start));
        flaw->text_size = text.size;
        flaw->text = buffer_take(&text);
        return;
    }
}

void source_decode(Source *source, const char *bytes, size_t size, Arena *arena) {
    *source = (Source){0};
    if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    char *text = arena_alloc(arena, size + 2);
    source->text = text;
    source->size = copy_lines(text, bytes, size);
    text[source->size] = '\0';
    source->end = source->text + source->size;
    check_utf8(source);
}

void source_done(Source *source) {
    diagnostics_done(&source->flaw);
}
