/*
 * instruction.h - one instruction taken from bytecode, and how to walk over them.
 *
 *     offset 4   EXTENDED_ARG 1          start   <- jumps to it lead here
 *            6   JUMP_BACKWARD 2         offset  <- the instruction proper; oparg 258
 *            8   cache
 *           10   ...                     next    <- where control goes on
 *
 * Offsets and sizes are bytes in co_code. Walking works on any bytes: damaged
 * code gives odd instructions, never a read outside (the verifier judges them).
 *
 * Source: CPython 3.14 Lib/dis.py (_unpack_opargs, _get_jump_target).
 */
#ifndef GENSTEP_BYTECODE_INSTRUCTION_H
#define GENSTEP_BYTECODE_INSTRUCTION_H

#include <stdbool.h>

#include "engine/bytecode/code.h"

typedef struct Instruction {
    int offset;
    int start; /* of the first EXTENDED_ARG before it; offset where there is none */
    int next;
    int opcode;
    int oparg;  /* whole, EXTENDED_ARGs included; 0 where the opcode has none */
    int target; /* offset that a jump leads to, END_ASYNC_FOR's loop start; -1 for others */
} Instruction;

typedef struct InstructionIterator {
    const uint8_t *bytecode;
    int size;
    int next;
    int start;     /* of the EXTENDED_ARGs under way, or -1 */
    uint32_t high; /* the bits they gave */
} InstructionIterator;

/*
 * Walks over every instruction of a code object. An EXTENDED_ARG comes as an
 * instruction of its own, as dis and the trace show it; its oparg is what has
 * been gathered so far. Whoever wants whole instructions only skips those:
 *
 *     InstructionIterator iterator;
 *     Instruction instruction;
 *     instruction_iterator_init(&iterator, code);
 *     while (instruction_iterator_next(&iterator, &instruction)) { ... }
 */
void instruction_iterator_init(InstructionIterator *iterator, const Code *code);
bool instruction_iterator_next(InstructionIterator *iterator, Instruction *instruction);

/*
 * The whole instruction that starts at `start`, where its EXTENDED_ARGs begin
 * if it has any. False when no instruction is there.
 */
bool instruction_decode(const Code *code, int start, Instruction *instruction);

#endif
