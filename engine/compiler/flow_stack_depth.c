/*
 * flow_stack_depth.c - how deep the value stack gets (co_stacksize).
 *
 * Source: CPython 3.14 Python/flowgraph.c (calculate_stackdepth).
 */
#include <assert.h>

#include "engine/compiler/flow_graph.h"

/* The first way found into a block says its depth; CPython looks no deeper than this again. */
static void enter_block(FlowBlock ***top, FlowBlock *block, int depth) {
    assert(block->start_depth < 0 || block->start_depth == depth);
    if (block->start_depth < 0) {
        block->start_depth = depth;
        *(*top)++ = block;
    }
}

/* What it does to the depth when it does not jump. */
static int effect_of(const FlowInstruction *item) {
    return opcode_pushes(item->opcode, item->oparg) - opcode_pops(item->opcode, item->oparg);
}

/* Enters the handlers that a block sets up. */
static void enter_handlers(FlowBlock ***top, const FlowBlock *block) {
    int depth = block->start_depth;
    for (int i = 0; i < block->count; i++) {
        const FlowInstruction *item = &block->items[i];
        if (opcode_pushes_block(item->opcode)) {
            enter_block(top, item->target,
                        depth + opcode_stack_effect(item->opcode, item->oparg, true));
        }
        depth += effect_of(item);
    }
}

int flow_calculate_stackdepth(FlowGraph *graph) {
    FlowBlock **stack = flow_graph_begin_traversal(graph);
    FlowBlock **top = stack;
    int deepest = 0;
    enter_block(&top, graph->entry, 0);
    while (top > stack) {
        FlowBlock *block = *--top;
        int depth = block->start_depth;
        for (int i = 0; i < block->count; i++) {
            deepest = depth > deepest ? depth : deepest;
            depth += effect_of(&block->items[i]);
            assert(depth >= 0);
        }
        if (flow_block_may_have(block, TRAIT_PUSHES_BLOCK)) {
            enter_handlers(&top, block);
        }
        const FlowInstruction *last = flow_block_last(block);
        if (last != NULL && opcode_may_jump(last->opcode) && last->opcode != OP_END_ASYNC_FOR) {
            enter_block(&top, last->target, depth);
        }
        if (block->next != NULL && flow_block_falls_through(block)) {
            enter_block(&top, block->next, depth);
        }
    }
    return deepest;
}
