/*
 * flow_graph.h - the instructions of one code object as a graph of basic blocks.
 *
 * A basic block is a run of instructions that is entered at its first one and
 * left at its last one: only the last may jump, return or raise. Blocks are
 * linked in the order in which they will be laid out; a jump points at the
 * block it goes to, and every instruction at the block that handles what it
 * raises.
 *
 *     entry --next--> [ ... POP_JUMP_IF_FALSE ]--next--> [ ... ] --next--> ...
 *                              |target                                ^
 *                              +--------------------------------------+
 *
 * Each pass is one function, named after CPython's, that leaves a valid graph;
 * flow_graph_optimize and code_unit_assemble run them in CPython's order. An emptied
 * block stays in the list: what jumps to it goes on to the next one.
 *
 * Ownership: everything lives in the graph's arena, which code_unit_assemble
 * frees when the code object is done. Failure: none; what the passes cannot
 * handle is a bug of code generation (assert).
 * Source: CPython 3.14 Python/flowgraph.c.
 */
#ifndef GENSTEP_COMPILER_FLOW_GRAPH_H
#define GENSTEP_COMPILER_FLOW_GRAPH_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/compiler/code_unit.h"
#include "engine/compiler/instruction_sequence.h"
#include "engine/compiler/opcode_sets.h"

/*
 * `target` is the block where an instruction jumps, for SETUP opcodes the handler;
 * `handler` is where an exception in it goes, NULL: out of the frame.
 */
typedef SequenceInstruction FlowInstruction;

/* A handler in force, and those around it. Shared: blocks point into one tree. */
typedef struct ExceptionStack {
    FlowBlock *handler;
    const struct ExceptionStack *outer; /* NULL at the bottom, which has no handler */
    int depth;
} ExceptionStack;

struct FlowBlock {
    FlowInstruction *items;
    int count;
    int capacity;
    FlowBlock *next; /* the block behind it; control falls through unless the last item jumps */
    const ExceptionStack *exception_stack; /* on entry; only inside label_exception_targets */
    uint64_t unsafe_locals;                /* locals 0-63 that may be unbound on entry */
    int index;           /* of its first instruction, counted from the start of the code */
    int offset;          /* likewise, in code units; both are set by the assembler */
    int predecessors;    /* ways in; exact after remove_unreachable */
    int traversal;       /* the last one that has met it */
    int start_depth;     /* of the value stack, on entry; INT_MIN while unknown */
    uint16_t traits;     /* of its instructions, and perhaps of some that are gone */
    bool may_have_nops;  /* false: certainly not */
    bool may_lack_lines; /* some instruction may be without a location; false: certainly not */
    bool is_labelled;    /* some jump named it: code is not moved across its start */
    bool preserve_lasti; /* a handler that wants the raising instruction's offset pushed */
    bool is_handler;
    bool is_cold; /* runs only after an exception: goes to the end */
    bool is_warm; /* reached without an exception */
};

typedef struct FlowGraph {
    Arena *arena;
    FlowBlock *entry;
    int block_count;   /* blocks ever made: room that a traversal needs */
    FlowBlock **stack; /* for traversals, kept from one to the next */
    int stack_capacity;
    int traversal;         /* the present one's number, from 1 */
    uint16_t traits;       /* of all instructions, as for a block */
    bool has_handlers;     /* some instruction sets one up */
    bool has_new_ways;     /* from block to block, since remove_unreachable followed them */
    bool has_all_lines;    /* no instruction is without a location; sure only when set */
    ConstantIndex *consts; /* the code unit's; what it grows by lives in the graph's arena */
    Program *program;      /* borrowed; new Constants live in it: they outlast the graph */
} FlowGraph;

/* ---- blocks: flow_graph.c ---- */

/*
 * Cuts a sequence into blocks, jumps resolved; its labels are applied in passing.
 * The blocks are slices of the sequence until they grow. The graph lives in
 * `arena`, the Constants that folding makes in `program`.
 */
FlowGraph *flow_graph_from_sequence(Arena *arena, Program *program, InstructionSequence *sequence,
                                    ConstantIndex *consts);

/*
 * The passes up to the order of the blocks. What follows, in code_unit_assemble, turns
 * the graph into instructions that exist. `nparams`: the first locals, bound from the start.
 */
void flow_graph_optimize(FlowGraph *graph, int nlocals, int nparams);

FlowBlock *flow_block_new(FlowGraph *graph);
/*
 * Adds an instruction at the end. Its handler is the one left there by an instruction
 * that a pass removed, as in CPython, where it decides how the exception table is split.
 */
void flow_block_add(FlowGraph *graph, FlowBlock *block, FlowInstruction instruction);
void flow_block_insert(FlowGraph *graph, FlowBlock *block, int index, FlowInstruction instruction);
/* Adds copies of the instructions of `from`. */
void flow_block_append(FlowGraph *graph, FlowBlock *block, const FlowBlock *from);

/* An empty stack with room for every block, none of which has been met. */
FlowBlock **flow_graph_begin_traversal(FlowGraph *graph);

static inline bool flow_graph_has_met(const FlowGraph *graph, const FlowBlock *block) {
    return block->traversal == graph->traversal;
}

static inline void flow_graph_set_met(const FlowGraph *graph, FlowBlock *block) {
    block->traversal = graph->traversal;
}

/* Puts a block on the traversal's stack unless it has been met; returns whether it did. */
static inline bool flow_graph_meet(const FlowGraph *graph, FlowBlock ***top, FlowBlock *block) {
    if (flow_graph_has_met(graph, block)) {
        return false;
    }
    flow_graph_set_met(graph, block);
    *(*top)++ = block;
    return true;
}

/* This block, or the first one after it that has instructions; NULL when there is none. */
FlowBlock *flow_block_skip_empty(FlowBlock *block);

static inline FlowInstruction *flow_block_last(const FlowBlock *block) {
    return block->count == 0 ? NULL : &block->items[block->count - 1];
}

static inline FlowInstruction *flow_block_first(const FlowBlock *block) {
    assert(block->count > 0);
    return &block->items[0];
}

/* The opcode at an index, or 0 (CACHE) behind the end. */
static inline int flow_block_opcode_at(const FlowBlock *block, int index) {
    return index < block->count ? block->items[index].opcode : 0;
}

static inline bool flow_block_falls_through(const FlowBlock *block) {
    const FlowInstruction *last = flow_block_last(block);
    return last == NULL || !opcode_never_falls_through(last->opcode);
}

/* Where to start looking for targets: only the last instruction jumps, but any may set up a
 * handler. */
static inline int flow_block_first_target(const FlowGraph *graph, const FlowBlock *block) {
    return graph->has_handlers || block->count == 0 ? 0 : block->count - 1;
}

static inline void flow_instruction_set(FlowInstruction *instruction, int opcode, int oparg) {
    instruction->opcode = opcode;
    instruction->oparg = oparg;
}

/* False: no instruction of the block has any of these traits. */
static inline bool flow_block_may_have(const FlowBlock *block, int traits) {
    return (block->traits & traits) != 0;
}

/* Makes a NOP of an instruction of the block. */
static inline void flow_block_make_nop(FlowBlock *block, FlowInstruction *instruction) {
    flow_instruction_set(instruction, OP_NOP, 0);
    block->may_have_nops = true;
}

/* ---- passes, in the order in which they first run ---- */

/* flow_exceptions.c */
void flow_mark_except_handlers(FlowGraph *graph);
void flow_label_exception_targets(FlowGraph *graph);

/* flow_jumps.c */
void flow_inline_small_or_no_lineno_blocks(FlowGraph *graph);
void flow_remove_redundant_nops_and_jumps(FlowGraph *graph);
void flow_convert_pseudo_conditional_jumps(FlowGraph *graph);
void flow_normalize_jumps(FlowGraph *graph);

/* flow_blocks.c */
void flow_remove_unreachable(FlowGraph *graph);
int flow_remove_redundant_nops(FlowGraph *graph); /* how many */
void flow_remove_redundant_nops_and_pairs(FlowGraph *graph);
void flow_push_cold_blocks_to_end(FlowGraph *graph);

/* flow_line_numbers.c */
void flow_resolve_line_numbers(FlowGraph *graph);

/* flow_peephole.c */
void flow_optimize_load_const(FlowGraph *graph);
void flow_optimize_basic_blocks(FlowGraph *graph);
void flow_convert_pseudo_ops(FlowGraph *graph);

/* flow_constants.c: rewrites at instruction `index` of a block, when its operands are constants */
void flow_fold_tuple_of_constants(FlowGraph *graph, FlowBlock *block, int index);
void flow_fold_list_to_tuple(FlowGraph *graph, FlowBlock *block, int index);
void flow_optimize_lists_and_sets(FlowGraph *graph, FlowBlock *block, int index, int next_opcode);
void flow_fold_binary_op(FlowGraph *graph, FlowBlock *block, int index);
void flow_fold_unary_op(FlowGraph *graph, FlowBlock *block, int index);
/* LOAD_CONST of an int from 0 to 255 -> LOAD_SMALL_INT */
bool flow_make_load_small_int(FlowInstruction *instruction, const Constant *constant);
/* The value that LOAD_CONST or LOAD_SMALL_INT pushes. */
const Constant *flow_constant_value(FlowGraph *graph, int opcode, int oparg);
/* Its index in co_consts, added if it is new. */
int flow_add_const(FlowGraph *graph, const Constant *constant);
void flow_remove_unused_consts(FlowGraph *graph);

/* flow_swaps.c */
void flow_optimize_swaps(FlowGraph *graph, FlowBlock *block);

/* flow_locals.c */
void flow_add_checks_for_loads_of_uninitialized_variables(FlowGraph *graph, int nlocals,
                                                          int nparams);
void flow_insert_superinstructions(FlowGraph *graph);

/* flow_stack_depth.c */
int flow_calculate_stackdepth(FlowGraph *graph);

/* flow_cells.c: adds the prefix and gives cells their place; returns the size of localsplus */
int flow_prepare_localsplus(FlowGraph *graph, const CodeUnit *unit);

/* flow_load_fast.c; `stacksize`: as flow_calculate_stackdepth gave it */
void flow_optimize_load_fast(FlowGraph *graph, int stacksize);

#endif
