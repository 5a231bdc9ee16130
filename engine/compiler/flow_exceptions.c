/*
 * flow_exceptions.c - which handler each instruction belongs to.
 *
 * Code generation brackets protected code with SETUP_FINALLY (or _WITH,
 * _CLEANUP) and POP_BLOCK. These passes turn the brackets into a pointer from
 * every instruction to its handler, and the POP_BLOCKs into NOPs.
 * Source: CPython 3.14 Python/flowgraph.c.
 */
#include <assert.h>

#include "engine/compiler/flow_graph.h"

/* CPython's RESUME opargs: the place, and whether one handler (the generator's own) is in force. */
enum { RESUME_AT_FUNC_START = 0, RESUME_DEPTH1 = 4 };

void flow_mark_except_handlers(FlowGraph *graph) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int i = 0; i < block->count; i++) {
            if (opcode_pushes_block(block->items[i].opcode)) {
                block->items[i].target->is_handler = true;
            }
        }
    }
}

static const ExceptionStack *push_except_block(FlowGraph *graph, const ExceptionStack *stack,
                                               const FlowInstruction *setup) {
    FlowBlock *handler = setup->target;
    if (setup->opcode == OP_SETUP_WITH || setup->opcode == OP_SETUP_CLEANUP) {
        handler->preserve_lasti = true;
    }
    ExceptionStack *pushed = ARENA_NEW(graph->arena, ExceptionStack);
    *pushed = (ExceptionStack){handler, stack, stack->depth + 1};
    return pushed;
}

/* Blocks to visit; the top is at `next` - 1. */
typedef struct Pending {
    const FlowGraph *graph;
    FlowBlock **next;
} Pending;

static void visit_later(Pending *pending, FlowBlock *block, const ExceptionStack *stack) {
    if (flow_graph_meet(pending->graph, &pending->next, block)) {
        block->exception_stack = stack;
    }
}

/* Gives the handlers to one block's instructions and what follows it its exception stack. */
static void label_block(FlowGraph *graph, Pending *pending, FlowBlock *block) {
    const ExceptionStack *stack = block->exception_stack;
    int last_yield_depth = -1;
    for (int i = 0; i < block->count; i++) {
        FlowInstruction *item = &block->items[i];
        if (opcode_pushes_block(item->opcode)) {
            visit_later(pending, item->target, stack);
            stack = push_except_block(graph, stack, item);
            continue;
        }
        if (item->opcode == OP_POP_BLOCK) {
            assert(stack->outer != NULL);
            stack = stack->outer;
            flow_block_make_nop(block, item);
            continue;
        }
        item->handler = stack->handler;
        if (opcode_may_jump(item->opcode)) {
            visit_later(pending, item->target, stack);
        } else if (item->opcode == OP_YIELD_VALUE) {
            last_yield_depth = stack->depth;
        } else if (item->opcode == OP_RESUME && item->oparg != RESUME_AT_FUNC_START) {
            if (last_yield_depth == 1) {
                item->oparg |= RESUME_DEPTH1;
            }
            last_yield_depth = -1;
        }
    }
    if (flow_block_falls_through(block) && block->next != NULL) {
        visit_later(pending, block->next, stack);
    }
}

/* SETUP_FINALLY h ... POP_BLOCK -> SETUP_FINALLY h ... NOP, and the code between points at h. */
void flow_label_exception_targets(FlowGraph *graph) {
    static const ExceptionStack bottom = {NULL, NULL, 0};
    FlowBlock **stack = flow_graph_begin_traversal(graph);
    Pending pending = {graph, stack};
    visit_later(&pending, graph->entry, &bottom);
    while (pending.next > stack) {
        label_block(graph, &pending, *--pending.next);
    }
}
