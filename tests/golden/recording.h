/*
 * recording.h - what CPython 3.14 made of a program, read from a .golden file.
 *
 *     CPython 3.14.2: exit status 1
 *     === stdout 126
 *     ...126 bytes, and a newline if they do not end in one...
 *     === stderr 151
 *     ...
 *
 * tests/README.md describes the sections; tests/oracle/record.py writes them.
 */
#ifndef GENSTEP_TESTS_RECORDING_H
#define GENSTEP_TESTS_RECORDING_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Section {
    const char *data; /* in the recording's text; NULL: the recording has no such section */
    size_t size;
} Section;

/* The options of `dis`, in the order of Recording.dis_options; "-C" first. */
enum { DIS_OPTION_COUNT = 4 };
extern const char *const dis_option_names[DIS_OPTION_COUNT];

typedef struct Recording {
    char *text; /* the whole file, owned */
    int status;
    Section standard_output;
    Section standard_error;
    Section dis;
    Section dis_options[DIS_OPTION_COUNT]; /* with -C, -O, -P, -S: in group dis alone */
    Section codes;
    Section events;
} Recording;

/* False when the file cannot be read or is no recording. */
bool recording_read(Recording *recording, const char *path);
void recording_done(Recording *recording);

#endif
