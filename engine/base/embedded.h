/*
 * embedded.h - files that are part of the binary: modules of engine/lib/, lessons.
 *
 * The tables are generated at build time by engine/base/embed.sh; each ends
 * with an entry whose name is NULL. Constant data.
 */
#ifndef GENSTEP_BASE_EMBEDDED_H
#define GENSTEP_BASE_EMBEDDED_H

#include <stddef.h>

typedef struct EmbeddedFile {
    const char *name;  /* path below the embedded folder, without .py: "collections/abc" */
    const char *bytes; /* a NUL follows them */
    size_t size;
} EmbeddedFile;

/* The modules of engine/lib/. */
extern const EmbeddedFile embedded_library[];

/* The file of that name, or NULL. */
const EmbeddedFile *embedded_find(const EmbeddedFile *table, const char *name);

#endif
