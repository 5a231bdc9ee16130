/*
 * instruction_sequence.h - instructions on their way from codegen to flowgraph.
 *
 * A flat list of (opcode, oparg, location) where jumps name labels. Code
 * generation appends; the flow graph cuts it into basic blocks, in place.
 * Pseudo opcodes may appear.
 *
 * Ownership: everything lives in the compilation's arena.
 * Source: CPython 3.14 Python/instruction_sequence.c.
 */
#ifndef GENSTEP_COMPILER_INSTRUCTION_SEQUENCE_H
#define GENSTEP_COMPILER_INSTRUCTION_SEQUENCE_H

#include <stdbool.h>

#include "engine/base/arena.h"
#include "engine/bytecode/code.h"

/* A place to jump to; ids count from 0 within a sequence. */
typedef struct Label {
    int id;
} Label;

#define LABEL_NONE ((Label){-1})

/* Stands for the location of the instruction that will follow; the assembler fills it in. */
#define LOCATION_NEXT ((Location){-2, -2, -2, -2})

typedef struct FlowBlock FlowBlock;

typedef struct SequenceInstruction {
    int opcode;
    int oparg; /* of jumps: a label's id until labels are applied, then an instruction's index */
    Location location;
    FlowBlock *target; /* these two are the flow graph's, which works on the same array */
    FlowBlock *handler;
} SequenceInstruction;

typedef struct InstructionSequence {
    Arena *arena;
    SequenceInstruction *items;
    int count;
    int capacity;
    int *jumps; /* indexes of the instructions whose oparg is a label */
    int jump_count;
    int jump_capacity;
    int next_label;
    int *label_map; /* label id -> instruction index, -1 unused */
    int label_map_size;
    int label_map_capacity;
} InstructionSequence;

InstructionSequence *sequence_new(Arena *arena);
void sequence_init(InstructionSequence *sequence, Arena *arena);
/* Empty again, as after sequence_init, but with the memory that it has. */
void sequence_clear(InstructionSequence *sequence);
Label sequence_new_label(InstructionSequence *sequence);
/* The label now names the next instruction to be added. */
void sequence_use_label(InstructionSequence *sequence, Label label);
/* Makes room for one more instruction. */
void sequence_grow(InstructionSequence *sequence);

static inline void sequence_add(InstructionSequence *sequence, int opcode, int oparg,
                                Location location) {
    if (sequence->count == sequence->capacity) {
        sequence_grow(sequence);
    }
    sequence->items[sequence->count++] =
        (SequenceInstruction){.opcode = opcode, .oparg = oparg, .location = location};
}

void sequence_add_jump(InstructionSequence *sequence, int opcode, Label target, Location location);
void sequence_insert_jump(InstructionSequence *sequence, int index, int opcode, Label target,
                          Location location);
/* Inserts the instructions of another sequence, which has no jumps. */
void sequence_splice(InstructionSequence *sequence, int index, const InstructionSequence *other);
/* Replaces the labels in jumps' opargs by instruction indexes. To be called once. */
void sequence_apply_labels(InstructionSequence *sequence);

#endif
