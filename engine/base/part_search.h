/*
 * part_search.h - finds a long part in a text, in time that grows with their lengths only.
 *
 *     "a" * 100_000 looked through for "a" * 50_000 + "b"
 *
 * Ownership: everything is borrowed.
 * Failure: -1 when the part is not there.
 * Source: CPython 3.14 Objects/stringlib/fastsearch.h, which goes over from a quick
 * search to the two-way algorithm (Crochemore and Perrin, 1991) in the same way.
 */
#ifndef GENSTEP_BASE_PART_SEARCH_H
#define GENSTEP_BASE_PART_SEARCH_H

#include <stddef.h>
#include <stdint.h>

/* Letters of 1 or 4 bytes. */
typedef struct Letters {
    const void *data;
    size_t length;
    uint8_t width;
} Letters;

#define LONG_PART 6 /* letters from which on the search's preparations pay */

/* Where the part, of LONG_PART letters or more, lies in the text the first time. */
int64_t part_search(Letters text, Letters part);

#endif
