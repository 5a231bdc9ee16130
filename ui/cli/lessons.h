/*
 * lessons.h - the lessons that come with genstep, part of the binary.
 *
 * A lesson's file begins with "# Lesson N: TITLE" and lines "# Watch: ...".
 */
#ifndef GENSTEP_UI_CLI_LESSONS_H
#define GENSTEP_UI_CLI_LESSONS_H

#include "engine/base/buffer.h"
#include "engine/base/embedded.h"

typedef struct Lesson {
    const EmbeddedFile *file;
    int number;
    const char *title; /* not NUL-terminated */
    size_t title_size;
} Lesson;

/* All lessons in teaching order; the caller frees the array with memory_free. */
Lesson *lessons_all(size_t *count);

/* Where a lesson lies in the project: programs/lessons/NAME.py. */
void lesson_path(const char *name, Buffer *path);

extern const EmbeddedFile embedded_lessons[];

#endif
