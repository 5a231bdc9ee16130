#include "engine/compiler/flow_graph.h"

#include <assert.h>
#include <string.h>

/* ---- blocks ---- */

FlowBlock *flow_block_new(FlowGraph *graph) {
    FlowBlock *block = ARENA_NEW(graph->arena, FlowBlock);
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

void flow_block_add(FlowGraph *graph, FlowBlock *block, FlowInstruction instruction) {
    reserve(graph, block, 1);
    FlowInstruction *place = &block->items[block->count++];
    instruction.handler = place->handler;
    *place = instruction;
}

void flow_block_insert(FlowGraph *graph, FlowBlock *block, int index, FlowInstruction instruction) {
    reserve(graph, block, 1);
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
}

FlowBlock *flow_block_skip_empty(FlowBlock *block) {
    while (block != NULL && block->count == 0) {
        block = block->next;
    }
    return block;
}

FlowBlock **flow_graph_begin_traversal(FlowGraph *graph) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        block->visited = false;
    }
    if (graph->stack_capacity < graph->block_count) {
        graph->stack_capacity = graph->block_count * 2;
        graph->stack = ARENA_NEW_ARRAY(graph->arena, FlowBlock *, (size_t)graph->stack_capacity);
    }
    return graph->stack;
}

/* ---- from a sequence ---- */

/* What is known while a sequence is split up. */
typedef struct Splitter {
    FlowGraph *graph;
    FlowBlock *current;
    FlowInstruction *storage; /* one array for all; blocks are slices of it */
    FlowBlock **labelled;     /* the block that starts at an instruction that is a target */
    int used;
} Splitter;

/* A new block if the current one is closed or a label starts here. */
static void maybe_start_new_block(Splitter *splitter, bool label_here) {
    FlowBlock *current = splitter->current;
    const FlowInstruction *last = flow_block_last(current);
    bool is_closed = last != NULL && opcode_ends_block(last->opcode);
    if (is_closed || (label_here && (last != NULL || current->is_labelled))) {
        FlowBlock *block = flow_block_new(splitter->graph);
        current->next = block;
        splitter->current = block;
        block->items = &splitter->storage[splitter->used];
    }
    if (label_here) {
        splitter->current->is_labelled = true;
    }
}

static void split_instruction(Splitter *splitter, const SequenceInstruction *item) {
    FlowBlock *block = splitter->current;
    splitter->storage[splitter->used++] =
        (FlowInstruction){.opcode = item->opcode, .oparg = item->oparg, .location = item->location};
    block->count++;
    block->capacity++;
}

/* `annotations` has no jumps: deferred annotations are straight-line code. */
static void split_annotations(Splitter *splitter, const InstructionSequence *annotations) {
    for (int i = 0; i < annotations->count; i++) {
        assert(!opcode_has_target(annotations->items[i].opcode));
        maybe_start_new_block(splitter, false);
        split_instruction(splitter, &annotations->items[i]);
    }
}

/* CPython: translate_jump_labels_to_targets. Opargs are instruction indexes of the sequence. */
static void translate_jump_labels_to_targets(Splitter *splitter) {
    for (FlowBlock *block = splitter->graph->entry; block != NULL; block = block->next) {
        for (int i = 0; i < block->count; i++) {
            FlowInstruction *item = &block->items[i];
            if (opcode_has_target(item->opcode)) {
                item->target = splitter->labelled[item->oparg];
                assert(item->target != NULL);
            }
        }
    }
}

/* CPython: _PyCfg_FromInstructionSequence, cfg_builder_maybe_start_new_block. */
FlowGraph *flow_graph_from_sequence(Arena *arena, Program *program, InstructionSequence *sequence,
                                    ConstantIndex *consts) {
    sequence_apply_labels(sequence);
    const InstructionSequence *annotations = sequence->annotations;
    size_t total = (size_t)sequence->count;
    if (annotations != NULL) {
        total += (size_t)annotations->count;
    }
    FlowGraph *graph = ARENA_NEW(arena, FlowGraph);
    graph->arena = arena;
    graph->consts = consts;
    graph->program = program;
    Splitter splitter = {
        .graph = graph,
        .storage = ARENA_NEW_ARRAY(arena, FlowInstruction, total),
        .labelled = ARENA_NEW_ARRAY(arena, FlowBlock *, (size_t)sequence->count),
    };
    graph->entry = splitter.current = flow_block_new(graph);
    graph->entry->items = splitter.storage;

    for (int i = 0; i < sequence->count; i++) {
        sequence->items[i].target = 0;
    }
    for (int i = 0; i < sequence->count; i++) {
        if (opcode_has_target(sequence->items[i].opcode)) {
            sequence->items[sequence->items[i].oparg].target = 1;
        }
    }
    for (int i = 0; i < sequence->count; i++) {
        const SequenceInstruction *item = &sequence->items[i];
        if (item->opcode == OP_ANNOTATIONS_PLACEHOLDER) {
            if (annotations != NULL) {
                split_annotations(&splitter, annotations);
            }
            continue;
        }
        maybe_start_new_block(&splitter, item->target != 0);
        if (item->target != 0) {
            splitter.labelled[i] = splitter.current;
        }
        split_instruction(&splitter, item);
    }
    translate_jump_labels_to_targets(&splitter);
    return graph;
}

/* ---- to a sequence ---- */

/* CPython: _PyCfg_ToInstructionSequence. */
void flow_graph_to_sequence(FlowGraph *graph, InstructionSequence *sequence) {
    int index = sequence->count;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        block->label = index;
        index += block->count;
    }
    for (const FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int i = 0; i < block->count; i++) {
            const FlowInstruction *item = &block->items[i];
            int oparg = opcode_has_target(item->opcode) ? item->target->label : item->oparg;
            sequence_add(sequence, item->opcode, oparg, item->location);
            const FlowBlock *handler = item->handler;
            if (handler != NULL) {
                sequence->items[sequence->count - 1].handler = (ExceptHandlerInfo){
                    handler->label, handler->start_depth, handler->preserve_lasti};
            }
        }
    }
}

/* ---- all passes ---- */

/* CPython: _PyCfg_OptimizeCodeUnit and optimize_cfg. */
void flow_graph_optimize(FlowGraph *graph, int nlocals, int nparams) {
    flow_mark_except_handlers(graph);
    flow_label_exception_targets(graph);

    flow_inline_small_or_no_lineno_blocks(graph);
    flow_remove_unreachable(graph);
    flow_resolve_line_numbers(graph);
    flow_optimize_load_const(graph);
    flow_optimize_basic_blocks(graph);
    flow_remove_redundant_nops_and_pairs(graph);
    flow_remove_unreachable(graph);
    flow_remove_redundant_nops_and_jumps(graph);

    flow_remove_unused_consts(graph);
    flow_add_checks_for_loads_of_uninitialized_variables(graph, nlocals, nparams);
    flow_insert_superinstructions(graph);
    flow_push_cold_blocks_to_end(graph);
    flow_resolve_line_numbers(graph);
}
