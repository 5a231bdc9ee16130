/*
 * code_layout.h - where instructions come to lie once jumps know how far they go.
 *
 * An oparg above 255 needs EXTENDED_ARGs before its instruction, which move
 * everything behind it, which may make other jumps longer. So: assume none,
 * lay out, see which jumps do not fit, give them one more, until all fit. The
 * result is the shortest layout, the one that CPython's assembler finds.
 *
 * Source: CPython 3.14 Python/assemble.c (resolve_jump_offsets).
 */
#ifndef GENSTEP_BYTECODE_CODE_LAYOUT_H
#define GENSTEP_BYTECODE_CODE_LAYOUT_H

#include <stdbool.h>

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"

typedef struct LayoutInstruction {
    int opcode;
    int oparg;    /* for jumps, and END_ASYNC_FOR, worked out here */
    int target;   /* of those: index of the instruction they lead to; -1 for others */
    int prefixes; /* EXTENDED_ARGs before it; worked out unless `fixed` */
    bool fixed;
    int start; /* worked out: offset of the first EXTENDED_ARG, or of the instruction */
} LayoutInstruction;

typedef enum LayoutResult {
    LAYOUT_GOOD,
    LAYOUT_WRONG_DIRECTION, /* a jump leads the way its opcode does not go */
    LAYOUT_TOO_FEW,         /* its fixed EXTENDED_ARGs do not suffice */
    LAYOUT_ENDLESS,         /* more rounds than real code ever takes, or too large */
} LayoutResult;

/* *size is set to the bytes of the whole; *bad to the instruction at fault, if any. */
LayoutResult code_layout_run(LayoutInstruction *instructions, int count, int *size, int *bad);

/* Adds the bytecode: prefixes, opcode and oparg, empty caches. */
void code_layout_write(const LayoutInstruction *instructions, int count, Buffer *out);

/*
 * Adds the location table of laid-out instructions: neighbours from the same
 * place share an entry. `size` is what code_layout_run found.
 */
void code_layout_write_locations(const LayoutInstruction *instructions, const Location *locations,
                                 int count, int size, int32_t firstlineno, Buffer *out);

/* How many EXTENDED_ARGs an oparg needs. */
int code_layout_prefixes(int oparg);

#endif
