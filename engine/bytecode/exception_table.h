/*
 * exception_table.h - where an exception goes next (co_exceptiontable).
 *
 * The table is a run of entries sorted by start; ranges do not overlap. Each
 * is four varints of six bits a byte, highest first, 0x40 set on all but the
 * last byte; 0x80 marks the first byte of an entry, so that a lookup can start
 * in the middle:
 *
 *     start, length, target (all in code units), depth << 1 | lasti
 *
 * An instruction in no range has no handler: the exception leaves the frame.
 * Offsets here are bytes in co_code, as everywhere outside the assembler.
 *
 * Failure: none. A damaged table (only a .pyc file can have one) ends early;
 * the verifier checks ranges, targets and depths before anything runs.
 * Source: CPython 3.14 InternalDocs/exception_handling.md, Python/assemble.c,
 * get_exception_handler in Python/ceval.c.
 */
#ifndef GENSTEP_BYTECODE_EXCEPTION_TABLE_H
#define GENSTEP_BYTECODE_EXCEPTION_TABLE_H

#include <stdbool.h>

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"

typedef struct ExceptionEntry {
    int start; /* handles what is raised at start <= offset < end */
    int end;
    int target; /* offset of the handler */
    int depth;  /* the value stack is cut to this depth before anything is pushed */
    bool lasti; /* push the offset of the raising instruction, then the exception */
} ExceptionEntry;

/* Adds an entry; entries come in order of start. */
void exception_table_add(Buffer *out, const ExceptionEntry *entry);

/*
 * Reads a table entry by entry:
 *
 *     ExceptionTableIterator table;
 *     ExceptionEntry entry;
 *     exception_table_iterator_init(&table, code);
 *     while (exception_table_iterator_next(&table, &entry)) { ... }
 */
typedef struct ExceptionTableIterator {
    const uint8_t *next;
    const uint8_t *limit;
} ExceptionTableIterator;

void exception_table_iterator_init(ExceptionTableIterator *iterator, const Code *code);
bool exception_table_iterator_next(ExceptionTableIterator *iterator, ExceptionEntry *entry);

/* The entry whose range holds the offset; false when there is none. A binary search. */
bool exception_table_lookup(const Code *code, int offset, ExceptionEntry *entry);

#endif
