/*
 * flow_swaps.c - SWAPs replaced by fewer SWAPs, or by another order of stores.
 *
 * Source: CPython 3.14 Python/flowgraph.c (swaptimize, apply_static_swaps).
 */
#include "engine/compiler/flow_graph.h"

enum { NOT_FOUND = -1, VISITED = -1 };

/* ---- a run of SWAPs ---- */

/*
 * How many instructions from `index` on are SWAPs and NOPs. Also the largest
 * SWAP, and how many there are.
 */
static int measure_run(const FlowBlock *block, int index, int *depth, int *swaps) {
    int length = 0;
    *depth = 0;
    *swaps = 0;
    for (; index + length < block->count; length++) {
        const FlowInstruction *item = &block->items[index + length];
        if (item->opcode == OP_SWAP) {
            *depth = item->oparg > *depth ? item->oparg : *depth;
            (*swaps)++;
        } else if (item->opcode != OP_NOP) {
            break;
        }
    }
    return length;
}

/*
 * Replaces a run of SWAPs and NOPs by one with as few SWAPs as possible; returns
 * the index of its last instruction.
 *
 * `places[i]` is the item that the run brings to depth i. Every cycle of this
 * permutation is undone by swapping along it, through the top of the stack; done
 * backwards, from the end of the run, that is the shortest way to make it.
 */
static int shorten_run(FlowGraph *graph, FlowBlock *block, int index) {
    int depth;
    int swaps;
    int length = measure_run(block, index, &depth, &swaps);
    if (swaps < 2) {
        return index;
    }
    FlowInstruction *run = &block->items[index];
    int *places = ARENA_NEW_ARRAY(graph->arena, int, (size_t)depth);
    for (int i = 0; i < depth; i++) {
        places[i] = i;
    }
    for (int i = 0; i < length; i++) {
        if (run[i].opcode == OP_SWAP) {
            int top = places[0];
            places[0] = places[run[i].oparg - 1];
            places[run[i].oparg - 1] = top;
        }
    }
    int last = length - 1;
    for (int i = 0; i < depth; i++) {
        if (places[i] == VISITED || places[i] == i) {
            continue;
        }
        for (int j = i;;) {
            if (j != 0) { /* the top needs no swap with itself */
                flow_instruction_set(&run[last--], OP_SWAP, j + 1);
            }
            if (places[j] == VISITED) {
                break;
            }
            int next = places[j];
            places[j] = VISITED;
            j = next;
        }
    }
    while (last >= 0) {
        flow_block_make_nop(block, &run[last--]);
    }
    return index + length - 1;
}

/* ---- SWAPs before stores ---- */

/* Takes the top of the stack and does nothing that could be noticed besides a store. */
static bool is_swappable(int opcode) {
    return opcode == OP_STORE_FAST || opcode == OP_STORE_FAST_MAYBE_NULL || opcode == OP_POP_TOP;
}

/* The local it stores to, or NOT_FOUND. */
static int stored_local(const FlowInstruction *item) {
    bool stores = item->opcode == OP_STORE_FAST || item->opcode == OP_STORE_FAST_MAYBE_NULL;
    return stores ? item->oparg : NOT_FOUND;
}

/* The first instruction after `index` that takes the top, on line `line` if that is not -1. */
static int next_swappable(const FlowBlock *block, int index, int line) {
    for (int i = index + 1; i < block->count; i++) {
        const FlowInstruction *item = &block->items[i];
        if (line >= 0 && item->location.line != line) {
            return NOT_FOUND; /* a line event in between would show the difference */
        }
        if (item->opcode != OP_NOP) {
            return is_swappable(item->opcode) ? i : NOT_FOUND;
        }
    }
    return NOT_FOUND;
}

/* Whether the stores at j and k may change places: nothing from j to k stores to the same local. */
static bool can_exchange(const FlowBlock *block, int j, int k) {
    int store_j = stored_local(&block->items[j]);
    int store_k = stored_local(&block->items[k]);
    if (store_j < 0 && store_k < 0) {
        return true;
    }
    if (store_j == store_k) {
        return false;
    }
    for (int i = j + 1; i < k; i++) {
        int store = stored_local(&block->items[i]);
        if (store >= 0 && (store == store_j || store == store_k)) {
            return false;
        }
    }
    return true;
}

/* SWAP 2, STORE_FAST a, STORE_FAST b -> NOP, STORE_FAST b, STORE_FAST a; also for earlier SWAPs */
static void apply_static_swaps(FlowBlock *block, int index) {
    for (int i = index; i >= 0; i--) {
        FlowInstruction *swap = &block->items[i];
        if (swap->opcode != OP_SWAP) {
            if (swap->opcode == OP_NOP || is_swappable(swap->opcode)) {
                continue;
            }
            return;
        }
        int j = next_swappable(block, i, -1);
        if (j < 0) {
            return;
        }
        int k = j;
        for (int count = swap->oparg - 1; count > 0; count--) {
            k = next_swappable(block, k, block->items[j].location.line);
            if (k < 0) {
                return;
            }
        }
        if (!can_exchange(block, j, k)) {
            return;
        }
        flow_block_make_nop(block, swap);
        FlowInstruction exchanged = block->items[j];
        block->items[j] = block->items[k];
        block->items[k] = exchanged;
    }
}

void flow_optimize_swaps(FlowGraph *graph, FlowBlock *block) {
    for (int i = 0; i < block->count; i++) {
        if (block->items[i].opcode == OP_SWAP) {
            i = shorten_run(graph, block, i);
            apply_static_swaps(block, i);
        }
    }
}
