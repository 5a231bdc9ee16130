#include "tests/golden/recording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "tests/golden/files.h"

const char *const dis_option_names[DIS_OPTION_COUNT] = {"-C", "-O", "-P", "-S"};

static Section *section_by_name(Recording *recording, const char *name) {
    const struct {
        const char *name;
        Section *section;
    } sections[] = {
        {"stdout", &recording->standard_output},
        {"stderr", &recording->standard_error},
        {"dis", &recording->dis},
        {"codes", &recording->codes},
        {"events", &recording->events},
    };
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
        if (strcmp(sections[i].name, name) == 0) {
            return sections[i].section;
        }
    }
    for (int i = 0; i < DIS_OPTION_COUNT; i++) {
        if (strncmp(name, "dis", 3) == 0 && strcmp(name + 3, dis_option_names[i]) == 0) {
            return &recording->dis_options[i];
        }
    }
    return NULL;
}

/* Reads one section at *position, whose file ends at `end`, and moves past it. */
static bool section_read(Recording *recording, char **position, const char *end) {
    char name[16];
    size_t size = 0;
    int header = 0;
    if (sscanf(*position, "=== %15s %zu%n", name, &size, &header) != 2 ||
        (*position)[header] != '\n') {
        return false;
    }
    char *data = *position + header + 1;
    Section *section = section_by_name(recording, name);
    if (section == NULL || size > (size_t)(end - data)) {
        return false;
    }
    *section = (Section){data, size};
    *position = data + size;
    if (size != 0 && data[size - 1] != '\n') {
        *position += 1;
    }
    return true;
}

bool recording_read(Recording *recording, const char *path) {
    *recording = (Recording){0};
    size_t size = 0;
    recording->text = file_read(path, &size);
    int header = 0;
    if (recording->text == NULL ||
        sscanf(recording->text, "CPython 3.14.%*d: exit status %d%n", &recording->status,
               &header) != 1 ||
        recording->text[header] != '\n') {
        return false;
    }
    char *position = recording->text + header + 1;
    const char *end = recording->text + size;
    while (position < end) {
        if (!section_read(recording, &position, end)) {
            return false;
        }
    }
    return recording->standard_output.data != NULL && recording->standard_error.data != NULL;
}

void recording_done(Recording *recording) {
    memory_free(recording->text);
    *recording = (Recording){0};
}
