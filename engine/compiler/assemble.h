/*
 * assemble.h - from an optimised instruction sequence to a finished Code.
 *
 * The last stage: jumps get their direction and distance, instructions their
 * bytes, and the location and exception tables are written.
 *
 * Ownership: the Code and all it points to live in the program's arena.
 * Failure: none.
 * Source: CPython 3.14 Python/assemble.c.
 */
#ifndef GENSTEP_COMPILER_ASSEMBLE_H
#define GENSTEP_COMPILER_ASSEMBLE_H

#include "engine/compiler/code_unit.h"

/*
 * `sequence` holds no pseudo opcodes but JUMP and JUMP_NO_INTERRUPT, and its opargs of
 * jumps are instruction indexes; it is used up. CPython: _PyAssemble_MakeCodeObject.
 */
const Code *assemble_code(Program *program, const CodeUnit *unit, InstructionSequence *sequence,
                          int stacksize, int nlocalsplus);

#endif
