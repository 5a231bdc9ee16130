/*
 * output_file.h - a file that is written whole or not at all.
 *
 * What is written goes to a temporary file beside the target, which takes the
 * target's name when all is well. A symbolic link leads to the target. Things
 * that are no regular files (a pipe, /dev/null) are written directly.
 *
 * Failure: false, said on stderr; the target is as it was.
 */
#ifndef GENSTEP_UI_CLI_OUTPUT_FILE_H
#define GENSTEP_UI_CLI_OUTPUT_FILE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct OutputFile {
    const char *path; /* NULL: standard output */
    char *temporary;  /* NULL: written directly */
    char *target;     /* whose name the temporary file takes */
    int descriptor;
} OutputFile;

bool output_file_open(OutputFile *file, const char *path);
bool output_file_write(OutputFile *file, const char *bytes, size_t size);
/* Keeps what was written, or with keep false leaves no trace of it. */
bool output_file_close(OutputFile *file, bool keep);

#endif
