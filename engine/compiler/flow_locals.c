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
static void add_unsafe(FlowBlock *block, uint64_t unsafe, FlowBlock ***top) {
    uint64_t both = block->unsafe_locals | unsafe;
    if (both == block->unsafe_locals) {
        return;
    }
    block->unsafe_locals = both;
    if (!block->visited) { /* not on the stack already */
        block->visited = true;
        *(*top)++ = block;
    }
}

/* Follows one block's stores and deletions; LOAD_FAST of what may be unbound gets its check. */
static void scan_block_for_locals(FlowBlock *block, FlowBlock ***top) {
    uint64_t unsafe = block->unsafe_locals;
    for (int i = 0; i < block->count; i++) {
        FlowInstruction *item = &block->items[i];
        if (item->handler != NULL) {
            add_unsafe(item->handler, unsafe, top);
        }
        if (!opcode_touches_local(item->opcode) || item->oparg >= TRACKED_LOCALS) {
            continue;
        }
        uint64_t bit = (uint64_t)1 << item->oparg;
        switch (item->opcode) {
        case OP_DELETE_FAST:
        case OP_LOAD_FAST_AND_CLEAR:
        case OP_STORE_FAST_MAYBE_NULL: unsafe |= bit; break;
        case OP_STORE_FAST:
        case OP_LOAD_FAST_CHECK: unsafe &= ~bit; break;
        case OP_LOAD_FAST:
            if ((unsafe & bit) != 0) {
                item->opcode = OP_LOAD_FAST_CHECK;
            }
            unsafe &= ~bit;
            break;
        default: break;
        }
    }
    if (block->next != NULL && flow_block_falls_through(block)) {
        add_unsafe(block->next, unsafe, top);
    }
    const FlowInstruction *last = flow_block_last(block);
    if (last != NULL && opcode_may_jump(last->opcode)) {
        add_unsafe(last->target, unsafe, top);
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
    FlowBlock **stack = flow_graph_begin_traversal(graph);
    FlowBlock **top = stack;
    uint64_t unsafe = 0;
    for (int i = nparams; i < nlocals; i++) {
        unsafe |= (uint64_t)1 << i;
    }
    add_unsafe(graph->entry, unsafe, &top);
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        scan_block_for_locals(block, &top); /* each at least once: it may delete a local */
    }
    while (top > stack) {
        FlowBlock *block = *--top;
        block->visited = false;
        scan_block_for_locals(block, &top);
    }
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
        for (int i = 0; i + 1 < block->count; i++) {
            FlowInstruction *first = &block->items[i];
            FlowInstruction *second = &block->items[i + 1];
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
