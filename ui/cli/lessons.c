#include "ui/cli/lessons.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

static const char mark[] = "# Lesson ";

static Lesson read_header(const EmbeddedFile *file) {
    Lesson lesson = {.file = file, .title = file->name, .title_size = strlen(file->name)};
    if (file->size < sizeof(mark) || memcmp(file->bytes, mark, sizeof(mark) - 1) != 0) {
        return lesson;
    }
    char *end;
    lesson.number = (int)strtol(file->bytes + sizeof(mark) - 1, &end, 10);
    if (*end == ':') {
        lesson.title = end + 1 + strspn(end + 1, " ");
        lesson.title_size = strcspn(lesson.title, "\n");
    }
    return lesson;
}

static int by_number(const void *left, const void *right) {
    const Lesson *a = left;
    const Lesson *b = right;
    return a->number != b->number ? a->number - b->number : strcmp(a->file->name, b->file->name);
}

Lesson *lessons_all(size_t *count) {
    *count = 0;
    while (embedded_lessons[*count].name != NULL) {
        (*count)++;
    }
    Lesson *lessons = memory_alloc_zeroed(*count, sizeof(Lesson));
    for (size_t i = 0; i < *count; i++) {
        lessons[i] = read_header(&embedded_lessons[i]);
    }
    qsort(lessons, *count, sizeof(Lesson), by_number);
    return lessons;
}

void lesson_path(const char *name, Buffer *path) {
    buffer_add_format(path, "programs/lessons/%s.py", name);
}
