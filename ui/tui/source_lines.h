/*
 * source_lines.h - source texts cut into lines, each when it is first shown.
 *
 * A trace has the texts of many files; a student looks into few of them.
 *
 * Ownership: a SourceLines owns its lists of lines, the texts are the trace's;
 * zeroed, it is empty.
 */
#ifndef GENSTEP_UI_TUI_SOURCE_LINES_H
#define GENSTEP_UI_TUI_SOURCE_LINES_H

#include <stddef.h>

typedef struct SourceLine {
    const char *text;
    size_t size;
} SourceLine;

typedef struct SourceText {
    const char *source; /* tells the texts apart by where they are */
    SourceLine *lines;
    int line_count;
} SourceText;

typedef struct SourceLines {
    SourceText *texts;
    int count;
} SourceLines;

/* The lines of a text; valid until the next call. */
const SourceText *source_lines_of(SourceLines *all, const char *source);
void source_lines_done(SourceLines *all);

#endif
