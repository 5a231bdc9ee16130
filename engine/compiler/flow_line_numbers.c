/*
 * flow_line_numbers.c - a line for every instruction that needs one.
 *
 * Code generation leaves some instructions without a location: those that no
 * source text stands for. A traceback or a line event must still find a line at
 * every exit (PEP 626), so such instructions inherit one from what runs before.
 * Source: CPython 3.14 Python/flowgraph.c.
 */
#include "engine/compiler/flow_graph.h"

/* An exit, or a place where a signal may raise, without any line number. */
static bool is_exit_or_eval_check_without_lineno(const FlowBlock *block) {
    const FlowInstruction *last = flow_block_last(block);
    bool needs_line = last != NULL && opcode_exits_scope(last->opcode);
    for (int i = 0; i < block->count; i++) {
        if (block->items[i].location.line >= 0) {
            return false;
        }
        needs_line |= opcode_checks_eval_breaker(block->items[i].opcode);
    }
    return needs_line;
}

static bool has_exits_without_lineno(const FlowGraph *graph) {
    for (const FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (block->may_lack_lines && is_exit_or_eval_check_without_lineno(block)) {
            return true;
        }
    }
    return false;
}

static bool jumps(const FlowBlock *block) {
    return opcode_may_jump(flow_block_last(block)->opcode);
}

/*
 * Where a block jumps to, or the block itself. Whether it jumps cannot be foreseen, whether a
 * target lacks lines can: so that is asked first.
 */
static FlowBlock *target_or_self(FlowBlock *block) {
    FlowBlock *target = flow_block_last(block)->target;
    return jumps(block) ? target : block;
}

/*
 * Gives every jump to a shared exit without a line a copy of its own, with the
 * jump's line; one that is only fallen into takes the line before it.
 */
static void duplicate_exits_without_lineno(FlowGraph *graph) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (block->count == 0) {
            continue;
        }
        FlowBlock *target = flow_block_skip_empty(target_or_self(block));
        if (target->may_lack_lines && target->predecessors > 1 && jumps(block) &&
            is_exit_or_eval_check_without_lineno(target)) {
            FlowInstruction *last = flow_block_last(block);
            FlowBlock *copy = flow_block_new(graph);
            flow_block_append(graph, copy, target);
            copy->items[0].location = last->location;
            copy->predecessors = 1;
            copy->is_labelled = true;
            copy->next = target->next;
            target->next = copy;
            target->predecessors--;
            last->target = copy;
            graph->has_new_ways = true;
        }
    }
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (block->next != NULL && block->next->may_lack_lines && block->count > 0 &&
            flow_block_falls_through(block) && is_exit_or_eval_check_without_lineno(block->next)) {
            block->next->items[0].location = flow_block_last(block)->location;
        }
    }
}

/* The first instruction of a block with one way in takes the line of that way. */
static void inherit_line(FlowBlock *block, Location location) {
    if (block->predecessors == 1 && block->count > 0 && block->items[0].location.line == -1) {
        block->items[0].location = location;
    }
}

/* Within a block; returns the last line. */
static Location propagate_in_block(FlowBlock *block) {
    if (!block->may_lack_lines) {
        return flow_block_last(block)->location;
    }
    block->may_lack_lines = false;
    Location previous = LOCATION_NONE;
    for (int i = 0; i < block->count; i++) {
        if (block->items[i].location.line == -1) {
            block->items[i].location = previous;
        } else {
            previous = block->items[i].location;
        }
        block->may_lack_lines |= previous.line < 0;
    }
    return previous;
}

/* An instruction without a line takes that of the one before it, also into the next blocks. */
static void propagate_line_numbers(FlowGraph *graph) {
    graph->has_all_lines = true;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (block->count == 0) {
            continue;
        }
        Location line = propagate_in_block(block);
        graph->has_all_lines &= !block->may_lack_lines;
        if (block->next != NULL && block->next->may_lack_lines && flow_block_falls_through(block)) {
            inherit_line(block->next, line);
        }
        FlowBlock *target = target_or_self(block);
        if (target->may_lack_lines && jumps(block)) {
            inherit_line(target, line);
        }
    }
}

void flow_resolve_line_numbers(FlowGraph *graph) {
    if (graph->has_all_lines) {
        return;
    }
    if (has_exits_without_lineno(graph)) {
        duplicate_exits_without_lineno(graph);
    }
    propagate_line_numbers(graph);
}
