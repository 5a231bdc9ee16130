/*
 * flow_blocks.c - blocks and instructions that nothing needs, and cold blocks.
 *
 * Source: CPython 3.14 Python/flowgraph.c.
 */
#include <assert.h>

#include "engine/compiler/flow_graph.h"

/* One more way into a block; the first one that is found says that it is reached. */
static void enter(const FlowGraph *graph, FlowBlock ***top, FlowBlock *block) {
    if (flow_graph_meet(graph, top, block)) {
        block->predecessors = 0;
    }
    block->predecessors++;
}

/* Empties the blocks that cannot be reached, and counts the ways into the others. */
void flow_remove_unreachable(FlowGraph *graph) {
    graph->has_new_ways = false;
    FlowBlock **stack = flow_graph_begin_traversal(graph);
    FlowBlock **top = stack;
    enter(graph, &top, graph->entry);
    while (top > stack) {
        const FlowBlock *block = *--top;
        if (block->next != NULL && flow_block_falls_through(block)) {
            enter(graph, &top, block->next);
        }
        for (int i = flow_block_first_target(graph, block); i < block->count; i++) {
            if (opcode_has_target(block->items[i].opcode)) {
                enter(graph, &top, block->items[i].target);
            }
        }
    }
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (!flow_graph_has_met(graph, block)) {
            block->predecessors = 0;
            block->count = 0;
            block->is_handler = false;
        }
    }
}

/* ---- NOPs ---- */

/* The line of the first instruction that will stay in the next non-empty block, or -1. */
static int line_after(const FlowBlock *block) {
    const FlowBlock *next = flow_block_skip_empty(block->next);
    for (int i = 0; next != NULL && i < next->count; i++) {
        const FlowInstruction *item = &next->items[i];
        if (item->opcode != OP_NOP || item->location.line >= 0) {
            return item->location.line;
        }
    }
    return -1;
}

/* Whether no line event would be lost without this NOP. It may pass its location on. */
static bool is_redundant_nop(FlowBlock *block, int index, int previous_line) {
    FlowInstruction *item = &block->items[index];
    int line = item->location.line;
    if (item->opcode != OP_NOP) {
        return false;
    }
    if (line < 0 || line == previous_line) {
        return true;
    }
    if (index == block->count - 1) {
        return line == line_after(block);
    }
    FlowInstruction *following = &block->items[index + 1];
    if (following->location.line < 0) {
        following->location = item->location;
        return true;
    }
    return line == following->location.line;
}

static int remove_redundant_nops_in_block(FlowBlock *block) {
    if (!block->may_have_nops) {
        return 0;
    }
    block->may_have_nops = false;
    int kept = 0;
    while (kept < block->count && block->items[kept].opcode != OP_NOP) {
        kept++;
    }
    int previous_line = kept == 0 ? -1 : block->items[kept - 1].location.line;
    for (int i = kept; i < block->count; i++) {
        if (is_redundant_nop(block, i, previous_line)) {
            continue;
        }
        block->may_have_nops |= block->items[i].opcode == OP_NOP;
        previous_line = block->items[i].location.line;
        if (kept != i) {
            block->items[kept] = block->items[i];
        }
        kept++;
    }
    int removed = block->count - kept;
    block->count = kept;
    return removed;
}

int flow_remove_redundant_nops(FlowGraph *graph) {
    int removed = 0;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        removed += remove_redundant_nops_in_block(block);
    }
    return removed;
}

/* Whether `first` only pushes what the POP_TOP after it takes away again. */
static bool is_popped_push(const FlowInstruction *first) {
    return opcode_loads_constant(first->opcode) || (first->opcode == OP_COPY && first->oparg == 1);
}

/* The instruction that surely ran just before, and the block that it is in; or NULL. */
typedef struct Previous {
    FlowInstruction *item;
    FlowBlock *block;
} Previous;

/* Goes through a block for such pairs; returns whether there was one. */
static bool remove_pairs(FlowBlock *block, Previous *previous) {
    bool found = false;
    for (int i = 0; i < block->count; i++) {
        FlowInstruction *item = &block->items[i];
        if (item->opcode == OP_POP_TOP && previous->item != NULL &&
            is_popped_push(previous->item)) {
            flow_block_make_nop(previous->block, previous->item);
            flow_block_make_nop(block, item);
            found = true;
        }
        *previous = (Previous){item, block};
    }
    return found;
}

/* LOAD_CONST c, POP_TOP -> nothing; COPY 1, POP_TOP -> nothing; until there are none. */
void flow_remove_redundant_nops_and_pairs(FlowGraph *graph) {
    bool done;
    do {
        done = true;
        Previous previous = {NULL, NULL};
        for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
            (void)remove_redundant_nops_in_block(block);
            if (block->is_labelled) {
                previous = (Previous){NULL, NULL};
            }
            if (flow_block_may_have(block, TRAIT_POPS_TOP)) {
                done &= !remove_pairs(block, &previous);
            } else if (block->count > 0) {
                previous = (Previous){flow_block_last(block), block};
            }
            if ((previous.item != NULL && opcode_may_jump(previous.item->opcode)) ||
                !flow_block_falls_through(block)) {
                previous = (Previous){NULL, NULL};
            }
        }
    } while (!done);
}

/* ---- cold blocks ---- */

/* Everything that is reached without an exception. */
static void mark_warm(FlowGraph *graph) {
    FlowBlock **stack = flow_graph_begin_traversal(graph);
    FlowBlock **top = stack;
    flow_graph_meet(graph, &top, graph->entry);
    while (top > stack) {
        FlowBlock *block = *--top;
        block->is_warm = true;
        if (block->next != NULL && flow_block_falls_through(block)) {
            flow_graph_meet(graph, &top, block->next);
        }
        const FlowInstruction *last = flow_block_last(block);
        if (last != NULL && opcode_may_jump(last->opcode)) {
            flow_graph_meet(graph, &top, last->target);
        }
    }
}

/* Exception handlers and what only they reach. */
static void mark_cold(FlowGraph *graph) {
    mark_warm(graph);
    FlowBlock **stack = flow_graph_begin_traversal(graph);
    FlowBlock **top = stack;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (block->is_handler) {
            flow_graph_meet(graph, &top, block);
        }
    }
    while (top > stack) {
        FlowBlock *block = *--top;
        block->is_cold = true;
        if (block->next != NULL && flow_block_falls_through(block) && !block->next->is_warm) {
            flow_graph_meet(graph, &top, block->next);
        }
        const FlowInstruction *last = flow_block_last(block);
        if (last != NULL && opcode_may_jump(last->opcode) && !last->target->is_warm) {
            flow_graph_meet(graph, &top, last->target);
        }
    }
}

/* cold --falls through--> warm becomes cold --> [JUMP_NO_INTERRUPT warm] --> warm */
static void add_explicit_jumps(FlowGraph *graph) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        FlowBlock *next = block->next;
        if (block->is_cold && next != NULL && next->is_warm && flow_block_falls_through(block)) {
            FlowBlock *jump = flow_block_new(graph);
            flow_block_add(graph, jump,
                           (FlowInstruction){.opcode = OP_JUMP_NO_INTERRUPT,
                                             .target = next,
                                             .location = LOCATION_NONE});
            graph->has_all_lines = false;
            next->is_labelled = true;
            jump->is_cold = true;
            jump->predecessors = 1;
            jump->next = next;
            block->next = jump;
        }
    }
}

void flow_push_cold_blocks_to_end(FlowGraph *graph) {
    if (!graph->has_handlers) {
        return;
    }
    mark_cold(graph);
    add_explicit_jumps(graph);

    FlowBlock *cold = NULL; /* the cold blocks, taken out in order */
    FlowBlock **cold_end = &cold;
    FlowBlock **link = &graph->entry;
    assert(!graph->entry->is_cold);
    while (*link != NULL) {
        FlowBlock *block = *link;
        if (block->is_cold) {
            *link = block->next;
            *cold_end = block;
            cold_end = &block->next;
        } else {
            link = &block->next;
        }
    }
    *cold_end = NULL;
    *link = cold;
    if (cold != NULL) {
        flow_remove_redundant_nops_and_jumps(graph);
    }
}
