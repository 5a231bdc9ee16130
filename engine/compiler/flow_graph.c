#include "engine/compiler/flow_graph.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

/* ---- blocks ---- */

FlowBlock *flow_block_new(FlowGraph *graph) {
    FlowBlock *block = ARENA_NEW(graph->arena, FlowBlock);
    block->start_depth = INT_MIN;
    graph->block_count++;
    return block;
}

static void reserve(FlowGraph *graph, FlowBlock *block, int more) {
    int needed = block->count + more;
    if (needed <= block->capacity) {
        return;
    }
    int capacity = block->capacity * 2 > needed ? block->capacity * 2 : needed;
    FlowInstruction *items = ARENA_NEW_ARRAY(graph->arena, FlowInstruction, (size_t)capacity);
    if (block->count != 0) {
        memcpy(items, block->items, (size_t)block->count * sizeof *items);
    }
    block->items = items;
    block->capacity = capacity;
}

/* What is known of the block's instructions, with one more. */
static void note_instruction(FlowBlock *block, const FlowInstruction *instruction) {
    block->traits |= opcode_traits[instruction->opcode];
    block->may_lack_lines |= instruction->location.line < 0;
}

void flow_block_add(FlowGraph *graph, FlowBlock *block, FlowInstruction instruction) {
    reserve(graph, block, 1);
    note_instruction(block, &instruction);
    FlowInstruction *place = &block->items[block->count++];
    instruction.handler = place->handler;
    *place = instruction;
}

void flow_block_insert(FlowGraph *graph, FlowBlock *block, int index, FlowInstruction instruction) {
    reserve(graph, block, 1);
    note_instruction(block, &instruction);
    FlowInstruction *place = &block->items[index];
    memmove(place + 1, place, (size_t)(block->count - index) * sizeof *place);
    *place = instruction;
    block->count++;
}

void flow_block_append(FlowGraph *graph, FlowBlock *block, const FlowBlock *from) {
    int count = from->count; /* read first: a block may be appended to itself */
    reserve(graph, block, count);
    if (count != 0) {
        memcpy(&block->items[block->count], from->items, (size_t)count * sizeof *from->items);
    }
    block->count += count;
    block->traits |= from->traits;
    block->may_have_nops |= from->may_have_nops;
    block->may_lack_lines |= from->may_lack_lines;
}

FlowBlock *flow_block_skip_empty(FlowBlock *block) {
    while (block != NULL && block->count == 0) {
        block = block->next;
    }
    return block;
}

FlowBlock **flow_graph_begin_traversal(FlowGraph *graph) {
    graph->traversal++;
    if (graph->stack_capacity < graph->block_count) {
        graph->stack_capacity = graph->block_count * 2;
        graph->stack = ARENA_NEW_ARRAY(graph->arena, FlowBlock *, (size_t)graph->stack_capacity);
    }
    return graph->stack;
}

/* ---- from a sequence ---- */

/*
 * What is known while a sequence is split up. Handlers come later: until the jumps
 * are linked, `handler` of an instruction that is jumped to is the block it starts.
 */
typedef struct Splitter {
    FlowGraph *graph;
    FlowBlock *current;
} Splitter;

/* The current block ends before this instruction. */
static void close_block(Splitter *splitter, const FlowInstruction *end) {
    FlowBlock *block = splitter->current;
    block->count = block->capacity = (int)(end - block->items);
    block->may_have_nops = flow_block_may_have(block, TRAIT_IS_NOP);
    splitter->graph->traits |= block->traits;
    splitter->graph->has_all_lines &= !block->may_lack_lines;
}

/* Starts a new block if a jump or exit ended the current one, or a label starts here. */
static void maybe_start_new_block(Splitter *splitter, FlowInstruction *item, bool label_here) {
    FlowBlock *current = splitter->current;
    bool is_empty = item == current->items;
    bool is_closed = !is_empty && opcode_ends_block(item[-1].opcode);
    if (is_closed || (label_here && (!is_empty || current->is_labelled))) {
        close_block(splitter, item);
        FlowBlock *block = flow_block_new(splitter->graph);
        block->items = item;
        current->next = block;
        splitter->current = current = block;
    }
    current->is_labelled |= label_here;
}

/* Where something jumps to, `handler` is not NULL; for a start, the entry is as good as any. */
static void mark_targets(const Splitter *splitter, const InstructionSequence *sequence) {
    for (int i = 0; i < sequence->jump_count; i++) {
        const FlowInstruction *jump = &sequence->items[sequence->jumps[i]];
        sequence->items[jump->oparg].handler = splitter->graph->entry;
    }
}

/* CPython: translate_jump_labels_to_targets. */
static void link_targets(const InstructionSequence *sequence) {
    for (int i = 0; i < sequence->jump_count; i++) {
        FlowInstruction *jump = &sequence->items[sequence->jumps[i]];
        jump->target = sequence->items[jump->oparg].handler;
    }
    for (int i = 0; i < sequence->jump_count; i++) {
        flow_block_first(sequence->items[sequence->jumps[i]].target)->handler = NULL;
    }
}

/* CPython: _PyCfg_FromInstructionSequence, cfg_builder_maybe_start_new_block. */
FlowGraph *flow_graph_from_sequence(Arena *arena, Program *program, InstructionSequence *sequence,
                                    ConstantIndex *consts) {
    FlowGraph *graph = ARENA_NEW(arena, FlowGraph);
    graph->arena = arena;
    graph->consts = consts;
    graph->program = program;
    graph->entry = flow_block_new(graph);
    graph->entry->items = sequence->items;
    graph->has_all_lines = true;
    Splitter splitter = {.graph = graph, .current = graph->entry};
    sequence_apply_labels(sequence);
    mark_targets(&splitter, sequence);
    for (int i = 0; i < sequence->count; i++) {
        FlowInstruction *item = &sequence->items[i];
        bool label_here = item->handler != NULL;
        maybe_start_new_block(&splitter, item, label_here);
        if (label_here) {
            item->handler = splitter.current;
        }
        note_instruction(splitter.current, item);
    }
    close_block(&splitter, sequence->items + sequence->count);
    link_targets(sequence);
    graph->has_handlers = (graph->traits & TRAIT_PUSHES_BLOCK) != 0;
    return graph;
}

/* ---- all passes ---- */

/* CPython: _PyCfg_OptimizeCodeUnit and optimize_cfg. */
void flow_graph_optimize(FlowGraph *graph, int nlocals, int nparams) {
    if (graph->has_handlers) {
        flow_mark_except_handlers(graph);
        flow_label_exception_targets(graph);
    }
    flow_inline_small_or_no_lineno_blocks(graph);
    flow_remove_unreachable(graph);
    flow_resolve_line_numbers(graph);
    flow_optimize_load_const(graph);
    flow_optimize_basic_blocks(graph);
    flow_remove_redundant_nops_and_pairs(graph);
    if (graph->has_new_ways) {
        flow_remove_unreachable(graph);
    }
    flow_remove_redundant_nops_and_jumps(graph);

    flow_remove_unused_consts(graph);
    flow_add_checks_for_loads_of_uninitialized_variables(graph, nlocals, nparams);
    flow_insert_superinstructions(graph);
    flow_push_cold_blocks_to_end(graph);
    flow_resolve_line_numbers(graph);
}
