/*
 * assemble.h - from an optimised flow graph to a finished Code.
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
#include "engine/compiler/flow_graph.h"

/*
 * The graph, its blocks in order, holds no pseudo opcodes but JUMP and
 * JUMP_NO_INTERRUPT; it is used up. CPython: _PyAssemble_MakeCodeObject.
 */
const Code *assemble_code(Program *program, const CodeUnit *unit, FlowGraph *graph, int stacksize,
                          int nlocalsplus);

#endif
