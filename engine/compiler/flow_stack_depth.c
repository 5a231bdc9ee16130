/*
 * flow_stack_depth.c - how deep the value stack gets (co_stacksize).
 *
 * Source: CPython 3.14 Python/flowgraph.c (calculate_stackdepth).
 */
#include <assert.h>
#include <limits.h>

#include "engine/compiler/flow_graph.h"

/* The first way found into a block says its depth; CPython looks no deeper than this again. */
static void enter_block(FlowBlock ***top, FlowBlock *block, int depth) {
    assert(block->start_depth < 0 || block->start_depth == depth);
    if (block->start_depth < 0) {
        block->start_depth = depth;
        *(*top)++ = block;
    }
}

/* What it does to the depth when it does not jump; nothing, if it sets up a handler. */
static int effect_of(const FlowInstruction *item) {
    return opcode_pushes(item->opcode, item->oparg) - opcode_pops(item->opcode, item->oparg);
}

int flow_calculate_stackdepth(FlowGraph *graph) {
    FlowBlock **stack = flow_graph_begin_traversal(graph);
    FlowBlock **top = stack;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        block->start_depth = INT_MIN;
    }
    int deepest = 0;
    enter_block(&top, graph->entry, 0);
    while (top > stack) {
        FlowBlock *block = *--top;
        int depth = block->start_depth;
        for (int i = 0; i < block->count; i++) {
            const FlowInstruction *item = &block->items[i];
            deepest = depth > deepest ? depth : deepest;
            if (opcode_has_target(item->opcode) && item->opcode != OP_END_ASYNC_FOR) {
                enter_block(&top, item->target,
                            depth + opcode_stack_effect(item->opcode, item->oparg, true));
            }
            depth += effect_of(item);
            assert(depth >= 0);
        }
        if (block->next != NULL && flow_block_falls_through(block)) {
            enter_block(&top, block->next, depth);
        }
    }
    return deepest;
}
