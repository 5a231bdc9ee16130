/*
 * location_table.h - which source range each instruction came from (co_linetable).
 *
 * The table is a run of entries; each says how many code units it covers
 * (1 to 8) and where they come from, in the shortest of five forms:
 *
 *     first byte  1 | form (4 bits) | units - 1 (3 bits)
 *     form 0-9    short: one more byte, column below 80, same line as before
 *     form 10-12  one line: two more bytes, column and end column, line + 0, 1, 2
 *     form 13     no columns: line delta as a signed varint
 *     form 14     long: line delta, lines, column + 1, end column + 1 as varints
 *     form 15     no location
 *
 * A varint is six bits a byte, lowest first, 0x40 set on all but the last.
 * Offsets are bytes in co_code, as everywhere outside the assembler.
 *
 * Failure: none. A damaged table (only a .pyc file can have one) ends early,
 * and offsets behind its end have no location.
 * Source: CPython 3.14 InternalDocs/code_objects.md, Python/assemble.c,
 * Objects/codeobject.c.
 */
#ifndef GENSTEP_BYTECODE_LOCATION_TABLE_H
#define GENSTEP_BYTECODE_LOCATION_TABLE_H

#include <stdbool.h>

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"

/* Writes a table front to back. */
typedef struct LocationWriter {
    Buffer *out; /* borrowed */
    int32_t line;
} LocationWriter;

void location_writer_init(LocationWriter *writer, Buffer *out, int32_t firstlineno);

/* The next `units` code units come from `location`; none when its line is -1. */
void location_writer_add(LocationWriter *writer, Location location, int units);

/*
 * Reads a table entry by entry:
 *
 *     LocationIterator entry;
 *     location_iterator_init(&entry, code);
 *     while (location_iterator_next(&entry)) {
 *         ... entry.start, entry.end, entry.location ...
 *     }
 *
 * Neighbouring entries may carry the same location. Where there is none, all
 * four fields of `location` are -1; where there are no columns, the columns are.
 */
typedef struct LocationIterator {
    const uint8_t *next;
    const uint8_t *limit;
    int32_t line;
    int start; /* the bytes of co_code that the entry covers: start <= offset < end */
    int end;
    Location location;
} LocationIterator;

void location_iterator_init(LocationIterator *iterator, const Code *code);
bool location_iterator_next(LocationIterator *iterator);

/* Where the instruction at this offset comes from. Walks the table: linear in its size. */
Location location_table_lookup(const Code *code, int offset);

#endif
