/* library_lines.c - see library_lines.h. */
#include "tests/golden/library_lines.h"

#include <stdbool.h>
#include <string.h>

static const char folder[] = "engine/lib/";
static const char file[] = "File \"engine/lib/";

typedef struct Line {
    const char *start;
    const char *end; /* behind its newline */
} Line;

/* Where `part` is in the line, or NULL. */
static const char *find(Line line, const char *part) {
    size_t size = strlen(part);
    for (const char *at = line.start; at + size <= line.end; at++) {
        if (memcmp(at, part, size) == 0) {
            return at;
        }
    }
    return NULL;
}

/* The end of "engine/lib/NAME.py:N" at `at`; NULL when it is no such place. */
static const char *place_end(const char *at, const char *end) {
    at += strlen(folder);
    while (at < end && *at != ':' && *at != ' ' && *at != '"' && *at != '\n') {
        at++;
    }
    const char *digits = at + 1;
    at = digits;
    while (at < end && *at >= '0' && *at <= '9') {
        at++;
    }
    return digits <= end && digits[-1] == ':' && at > digits ? at : NULL;
}

/* Adds the line with its places reduced; whether it began with one. */
static bool add_reduced(Buffer *out, Line line) {
    bool at_start = false;
    const char *at;
    while ((at = find(line, folder)) != NULL) {
        const char *end = place_end(at, line.end);
        buffer_add(out, line.start, (size_t)(at - line.start));
        if (end == NULL) {
            buffer_add_string(out, folder);
            end = at + strlen(folder);
        } else {
            at_start |= at == line.start;
            buffer_add_string(out, "LIBRARY");
        }
        line.start = end;
    }
    buffer_add(out, line.start, (size_t)(line.end - line.start));
    return at_start;
}

void library_lines_reduce(Buffer *text) {
    Buffer out = {0};
    Buffer dropped = {0}; /* how the lines begin that belong to the one before; empty: none do */
    const char *end = text->data + text->size;
    for (const char *at = text->data; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        Line line = {at, newline == NULL ? end : newline + 1};
        at = line.end;
        if (dropped.size > 0 && (size_t)(line.end - line.start) > dropped.size &&
            memcmp(line.start, dropped.data, dropped.size) == 0) {
            continue;
        }
        buffer_done(&dropped);
        dropped = (Buffer){0};
        const char *entry = find(line, file);
        const char *in = entry == NULL ? NULL : find(line, ", in ");
        if (in != NULL) {
            buffer_add(&out, line.start, (size_t)(entry - line.start));
            buffer_add_string(&out, "File \"LIBRARY\"");
            buffer_add(&out, in, (size_t)(line.end - in));
            buffer_add(&dropped, line.start, (size_t)(entry - line.start));
            buffer_add_string(&dropped, "  ");
        } else if (add_reduced(&out, line)) {
            buffer_add_string(&dropped, "  ");
        }
    }
    buffer_done(&dropped);
    buffer_done(text);
    *text = out;
}
