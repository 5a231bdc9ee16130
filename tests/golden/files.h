/*
 * files.h - whole files in memory.
 */
#ifndef GENSTEP_TESTS_FILES_H
#define GENSTEP_TESTS_FILES_H

#include <stdbool.h>
#include <stdio.h>

#include "engine/base/buffer.h"

/* A file's bytes, NUL-terminated, the caller's to memory_free; NULL when it cannot be read. */
char *file_read(const char *path, size_t *size);

/* Adds what was written to a temporary file, and closes it. False when it cannot be read. */
bool file_read_back(FILE *file, Buffer *content);

#endif
