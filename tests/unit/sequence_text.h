/*
 * sequence_text.h - instruction sequences and constants as text, for the checks.
 *
 *     "LOAD_NAME 0; POP_JUMP_IF_FALSE end @2; NOP @-; end: LOAD_CONST 0"
 *
 * An instruction is a name, an oparg or a label where it jumps, and `@` with the
 * line: 1 if there is none, `-` for no location, `>` for that of the next
 * instruction. `name:` is a label. Written out, jumps name instruction indexes.
 *
 * Constants: N T F (None, True, False), 12, 1.5, 1.5-2j, 'text', b'bytes',
 * (1,'a') a tuple, [N:2:N] a slice. Several are separated by blanks.
 */
#ifndef GENSTEP_TESTS_SEQUENCE_TEXT_H
#define GENSTEP_TESTS_SEQUENCE_TEXT_H

#include "engine/base/buffer.h"
#include "engine/compiler/flow_graph.h"

InstructionSequence *sequence_from_text(Arena *arena, const char *text);
void flow_graph_to_text(FlowGraph *graph, Buffer *out);

const Constant *constant_from_text(Program *program, const char *text);
void constants_from_text(ConstantIndex *consts, Program *program, const char *text);

/* "[None, 1, 'a']" */
void constants_to_text(const Constant *const *items, int count, Buffer *out);

/* The instructions of a code object without its caches; jumps name byte offsets. */
void code_to_text(const Code *code, Buffer *out);

/* "4-10 -> 12 [0] lasti; ..." */
void exception_table_to_text(const Code *code, Buffer *out);

/* "0-4 1; 4-6 2:3-2:8; 6-8 -; ...": the line, with columns where there are some */
void location_table_to_text(const Code *code, Buffer *out);

#endif
