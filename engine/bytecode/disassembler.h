/*
 * disassembler.h - bytecode as `python3.14 -m dis FILE` prints it.
 *
 *      3           LOAD_NAME                1 (print)
 *                  PUSH_NULL
 *      |           |                        |  what it stands for
 *      line        opcode                   oparg
 *
 * The same text to the byte, with one exception: where Python prints the
 * address of a code object, which no two runs share, there is `0x0`
 * (constant_repr).
 *
 * Source: CPython 3.14 Lib/dis.py.
 */
#ifndef GENSTEP_BYTECODE_DISASSEMBLER_H
#define GENSTEP_BYTECODE_DISASSEMBLER_H

#include <stdbool.h>

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"

typedef struct DisassemblyOptions {
    bool caches;      /* -C: inline caches, a line each */
    bool offsets;     /* -O: instruction offsets */
    bool positions;   /* -P: LINE:COLUMN-LINE:COLUMN instead of line numbers */
    bool specialized; /* -S: as it stands before the first run: counters set */
} DisassemblyOptions;

/* Adds the code object, then the code objects among its constants, each with a heading. */
void disassembly_write(const Code *code, const DisassemblyOptions *options, Buffer *out);

/* Adds this one code object only. */
void disassembly_write_one(const Code *code, const DisassemblyOptions *options, Buffer *out);

#endif
