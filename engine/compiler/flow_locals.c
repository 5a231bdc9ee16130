/*
 * flow_locals.c - which loads of locals need a check, and which go in pairs.
 *
 * Source: CPython 3.14 Python/flowgraph.c.
 */
#include "engine/compiler/flow_graph.h"

/* Locals that are followed from block to block: one bit each. */
enum { TRACKED_LOCALS = 64 };

/* ---- LOAD_FAST or LOAD_FAST_CHECK ---- */

/* Adds to what may be unbound on entry to a block, which is scanned again if that is news. */
static void add_unsafe(FlowBlock *block, uint64_t unsafe, bool *news) {
    if ((unsafe & ~block->unsafe_locals) != 0) {
        block->unsafe_locals |= unsafe;
        block->traversal = 0;
        *news = true;
    }
}

/* Follows one block's stores and deletions; LOAD_FAST of what may be unbound gets its check. */
static void scan_block_for_locals(FlowBlock *block, bool has_handlers, bool *news) {
    uint64_t unsafe = block->unsafe_locals;
    bool is_followed = has_handlers || flow_block_may_have(block, TRAIT_TOUCHES_LOCAL);
    for (int i = 0; is_followed && i < block->count; i++) {
        FlowInstruction *item = &block->items[i];
        if (item->handler != NULL) {
            add_unsafe(item->handler, unsafe, news);
        }
        bool is_tracked = opcode_touches_local(item->opcode) & (item->oparg < TRACKED_LOCALS);
        uint64_t bit = (uint64_t)is_tracked << (item->oparg & (TRACKED_LOCALS - 1));
        if ((unsafe & bit) != 0 && item->opcode == OP_LOAD_FAST) {
            item->opcode = OP_LOAD_FAST_CHECK;
        }
        unsafe = opcode_unbinds_local(item->opcode) ? unsafe | bit : unsafe & ~bit;
    }
    if (block->next != NULL && flow_block_falls_through(block)) {
        add_unsafe(block->next, unsafe, news);
    }
    const FlowInstruction *last = flow_block_last(block);
    if (last != NULL && opcode_may_jump(last->opcode)) {
        add_unsafe(last->target, unsafe, news);
    }
}

/*
 * Locals beyond the tracked ones are followed within a block only: loading one is
 * safe after a load or store of it in the same block.
 */
static void fast_scan_many_locals(FlowGraph *graph, int nlocals) {
    int *bound_in = ARENA_NEW_ARRAY(graph->arena, int, (size_t)(nlocals - TRACKED_LOCALS));
    int number = 0; /* of the block */
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        number++;
        for (int i = 0; i < block->count; i++) {
            FlowInstruction *item = &block->items[i];
            int local = item->oparg - TRACKED_LOCALS;
            if (local < 0) {
                continue;
            }
            switch (item->opcode) {
            case OP_DELETE_FAST:
            case OP_LOAD_FAST_AND_CLEAR:
            case OP_STORE_FAST_MAYBE_NULL: bound_in[local] = number - 1; break;
            case OP_STORE_FAST: bound_in[local] = number; break;
            case OP_LOAD_FAST:
                if (bound_in[local] != number) {
                    item->opcode = OP_LOAD_FAST_CHECK;
                }
                bound_in[local] = number;
                break;
            default: break;
            }
        }
    }
}

/* LOAD_FAST x -> LOAD_FAST_CHECK x where x may be unbound */
void flow_add_checks_for_loads_of_uninitialized_variables(FlowGraph *graph, int nlocals,
                                                          int nparams) {
    if (nlocals == 0) {
        return;
    }
    if (nlocals > TRACKED_LOCALS) {
        fast_scan_many_locals(graph, nlocals);
        nlocals = TRACKED_LOCALS;
    }
    uint64_t unsafe = 0;
    for (int i = nparams; i < nlocals; i++) {
        unsafe |= (uint64_t)1 << i;
    }
    if (unsafe == 0 && (graph->traits & TRAIT_UNBINDS_LOCAL) == 0) {
        return;
    }
    (void)flow_graph_begin_traversal(graph);
    graph->entry->unsafe_locals = unsafe;
    bool news;
    do { /* mostly once: few jumps go back */
        news = false;
        for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
            if (flow_graph_has_met(graph, block)) {
                continue;
            }
            flow_graph_set_met(graph, block);
            if (block->unsafe_locals != 0 || flow_block_may_have(block, TRAIT_UNBINDS_LOCAL)) {
                scan_block_for_locals(block, graph->has_handlers, &news);
            }
        }
    } while (news);
}

/* ---- superinstructions ---- */

/* The opcode that does both, or 0. */
static int superinstruction(int first, int second) {
    if (first == OP_LOAD_FAST && second == OP_LOAD_FAST) {
        return OP_LOAD_FAST_LOAD_FAST;
    }
    if (first == OP_STORE_FAST && second == OP_LOAD_FAST) {
        return OP_STORE_FAST_LOAD_FAST;
    }
    if (first == OP_STORE_FAST && second == OP_STORE_FAST) {
        return OP_STORE_FAST_STORE_FAST;
    }
    return 0;
}

/* LOAD_FAST a, LOAD_FAST b -> LOAD_FAST_LOAD_FAST a << 4 | b; stores likewise */
void flow_insert_superinstructions(FlowGraph *graph) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        int count = flow_block_may_have(block, TRAIT_TOUCHES_LOCAL) ? block->count : 0;
        for (int i = 0; i + 1 < count; i++) {
            FlowInstruction *first = &block->items[i];
            FlowInstruction *second = &block->items[i + 1];
            if (!opcode_both_touch_locals(first->opcode, second->opcode)) {
                continue;
            }
            int combined = superinstruction(first->opcode, second->opcode);
            int line = first->location.line;
            int second_line = second->location.line;
            bool is_one_line = line < 0 || second_line < 0 || line == second_line;
            if (combined != 0 && is_one_line && first->oparg < 16 && second->oparg < 16) {
                flow_instruction_set(first, combined, first->oparg << 4 | second->oparg);
                flow_block_make_nop(block, second);
            }
        }
    }
    (void)flow_remove_redundant_nops(graph);
}
