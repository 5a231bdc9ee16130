/*
 * nearest_name.h - "Did you mean ...?": the known name that is nearest to a wrong one.
 *
 * Names are offered one after the other; the search keeps the nearest so far.
 * Near is counted in edits: a letter more, less or other costs 2, a letter in
 * the other case 1, and no more than a third of the letters may differ.
 *
 * Ownership: the names are borrowed. Failure: none.
 * Source: CPython 3.14 Python/suggestions.c.
 */
#ifndef GENSTEP_BASE_NEAREST_NAME_H
#define GENSTEP_BASE_NEAREST_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* Where more names than this could be meant, CPython does not look for one. */
enum { NEAREST_NAME_CANDIDATES_MAX = 749 };

typedef struct NearestName {
    const char *name;
    size_t size;
    size_t cost_limit; /* what is worth having must cost less */
} NearestName;

void nearest_name_start(NearestName *search, const char *name, size_t size);

/* Whether this one is nearer than all that were offered before. */
bool nearest_name_offer(NearestName *search, const char *candidate, size_t size);

#endif
