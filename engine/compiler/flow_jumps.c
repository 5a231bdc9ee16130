/*
 * flow_jumps.c - jumps made shorter, fewer and of the kind that exists.
 *
 * Source: CPython 3.14 Python/flowgraph.c.
 */
#include <assert.h>

#include "engine/compiler/flow_graph.h"

/* A block of at most this many instructions is copied rather than jumped to (MAX_COPY_SIZE). */
enum { SMALL_BLOCK = 4 };

static bool has_no_line_numbers(const FlowBlock *block) {
    for (int i = 0; i < block->count; i++) {
        if (block->items[i].location.line >= 0) {
            return false;
        }
    }
    return true;
}

/*
 * JUMP to a small block that exits, or to one without line numbers that does not
 * fall through -> NOP and a copy of that block.
 * CPython: basicblock_inline_small_or_no_lineno_blocks.
 */
static bool inline_jump_target(FlowGraph *graph, FlowBlock *block) {
    FlowInstruction *last = flow_block_last(block);
    if (last == NULL || !opcode_is_unconditional_jump(last->opcode)) {
        return false;
    }
    FlowBlock *target = last->target;
    const FlowInstruction *target_last = flow_block_last(target);
    bool is_small_exit = target_last != NULL && opcode_exits_scope(target_last->opcode) &&
                         target->count <= SMALL_BLOCK;
    bool is_without_lines = !flow_block_falls_through(target) && has_no_line_numbers(target);
    if (!is_small_exit && !is_without_lines) {
        return false;
    }
    int removed_jump = last->opcode;
    flow_block_make_nop(block, last);
    flow_block_append(graph, block, target);
    if (is_without_lines) {
        last = flow_block_last(block);
        if (opcode_is_unconditional_jump(last->opcode) && removed_jump == OP_JUMP) {
            last->opcode = OP_JUMP; /* it has to look for signals as the removed one did */
        }
    }
    target->predecessors--;
    return true;
}

void flow_inline_small_or_no_lineno_blocks(FlowGraph *graph) {
    bool changed;
    do {
        changed = false;
        for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
            changed |= inline_jump_target(graph, block);
        }
    } while (changed); /* every change removes a jump */
}

/* JUMP to the instruction behind it -> NOP. Returns how many. */
static int remove_redundant_jumps(FlowGraph *graph) {
    int changes = 0;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        FlowInstruction *last = flow_block_last(block);
        if (last != NULL && opcode_is_unconditional_jump(last->opcode) &&
            flow_block_skip_empty(last->target) == flow_block_skip_empty(block->next)) {
            flow_block_make_nop(block, last);
            changes++;
        }
    }
    return changes;
}

void flow_remove_redundant_nops_and_jumps(FlowGraph *graph) {
    int removed;
    do {
        removed = flow_remove_redundant_nops(graph);
        removed += remove_redundant_jumps(graph);
    } while (removed != 0);
}

/* JUMP_IF_FALSE t -> COPY 1, TO_BOOL, POP_JUMP_IF_FALSE t (and JUMP_IF_TRUE likewise) */
void flow_convert_pseudo_conditional_jumps(FlowGraph *graph) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        FlowInstruction *last = flow_block_last(block);
        if (last == NULL || (last->opcode != OP_JUMP_IF_FALSE && last->opcode != OP_JUMP_IF_TRUE)) {
            continue;
        }
        last->opcode =
            last->opcode == OP_JUMP_IF_FALSE ? OP_POP_JUMP_IF_FALSE : OP_POP_JUMP_IF_TRUE;
        FlowInstruction added = {.location = last->location, .handler = last->handler};
        flow_instruction_set(&added, OP_COPY, 1);
        flow_block_insert(graph, block, block->count - 1, added);
        flow_instruction_set(&added, OP_TO_BOOL, 0);
        flow_block_insert(graph, block, block->count - 1, added);
    }
}

static int reversed_jump(int opcode) {
    switch (opcode) {
    case OP_POP_JUMP_IF_NOT_NONE: return OP_POP_JUMP_IF_NONE;
    case OP_POP_JUMP_IF_NONE: return OP_POP_JUMP_IF_NOT_NONE;
    case OP_POP_JUMP_IF_FALSE: return OP_POP_JUMP_IF_TRUE;
    default: assert(opcode == OP_POP_JUMP_IF_TRUE); return OP_POP_JUMP_IF_FALSE;
    }
}

/*
 * Conditional jumps only go forward:
 *
 *     POP_JUMP_IF_x later    ->  POP_JUMP_IF_x later; NOT_TAKEN
 *     POP_JUMP_IF_x earlier  ->  POP_JUMP_IF_not_x over; NOT_TAKEN; JUMP earlier; over:
 *
 * CPython: normalize_jumps_in_block.
 */
static void normalize_jump(FlowGraph *graph, FlowBlock *block) {
    FlowInstruction *last = flow_block_last(block);
    if (last == NULL || !opcode_is_conditional_jump(last->opcode)) {
        return;
    }
    FlowInstruction not_taken = {.opcode = OP_NOT_TAKEN, .location = last->location};
    if (!flow_graph_has_met(graph, last->target)) { /* it comes later */
        flow_block_add(graph, block, not_taken);
        return;
    }
    FlowBlock *target = last->target;
    FlowBlock *backwards = flow_block_new(graph);
    flow_block_add(graph, backwards, not_taken);
    flow_block_add(
        graph, backwards,
        (FlowInstruction){.opcode = OP_JUMP, .target = target, .location = last->location});
    backwards->start_depth = target->start_depth;
    backwards->is_cold = block->is_cold;
    backwards->next = block->next;
    last->opcode = reversed_jump(last->opcode);
    last->target = block->next;
    block->next = backwards;
}

void flow_normalize_jumps(FlowGraph *graph) {
    (void)flow_graph_begin_traversal(graph);
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        flow_graph_set_met(graph, block);
        normalize_jump(graph, block);
    }
}
