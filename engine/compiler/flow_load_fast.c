/*
 * flow_load_fast.c - loads of locals that need not count a reference.
 *
 * LOAD_FAST_BORROW pushes a local without taking a reference of its own: the
 * local's keeps the object alive. That is safe when the value has left the
 * stack, consumed by some instruction, before the local changes, and is not
 * itself stored in a local. This pass runs every block on a stack that holds,
 * for each value, which instruction loaded it and from which local, and turns
 * the loads that keep the rule into borrowing ones:
 *
 *     LOAD_FAST x            -> LOAD_FAST_BORROW x
 *     LOAD_FAST_LOAD_FAST xy -> LOAD_FAST_BORROW_LOAD_FAST_BORROW xy
 *
 * Source: CPython 3.14 Python/flowgraph.c (optimize_load_fast).
 */
#include <assert.h>

#include "engine/compiler/flow_graph.h"

enum { NO_LOCAL = -1, NO_INSTRUCTION = -1 };

/* A value on the stack: the index of the instruction that pushed it, and the local it is of. */
typedef struct Reference {
    int instruction;
    int local;
} Reference;

typedef struct LoadFastPass {
    FlowGraph *graph;
    FlowBlock **next; /* top of the blocks to visit */
    Reference *stack; /* has room for all that is ever on it, and two more */
    int depth;
    FlowInstruction *items; /* the block's; loads borrow until something speaks against it */
} LoadFastPass;

static inline void push(LoadFastPass *pass, int instruction, int local) {
    pass->stack[pass->depth++] = (Reference){instruction, local};
}

static void push_many(LoadFastPass *pass, int instruction, int count) {
    for (int i = 0; i < count; i++) {
        push(pass, instruction, NO_LOCAL);
    }
}

static Reference pop(LoadFastPass *pass) {
    assert(pass->depth > 0);
    return pass->stack[--pass->depth];
}

static void pop_many(LoadFastPass *pass, int count) {
    assert(pass->depth >= count);
    pass->depth -= count;
}

/*
 * What nearly all instructions do: pop some values and push none, one or two. No branch depends on
 * which of these it is, for no processor could foresee it.
 */
static inline void follow_plain(LoadFastPass *pass, FlowInstruction *item, int index) {
    int opcode = item->opcode;
    int pushes = opcode_pushes(opcode, item->oparg);
    bool is_load = opcode == OP_LOAD_FAST;
    item->opcode = is_load ? OP_LOAD_FAST_BORROW : opcode;
    pop_many(pass, opcode_pops(opcode, item->oparg));
    Reference *top = &pass->stack[pass->depth];
    Reference self = *top;
    top[0] = (Reference){index, is_load ? item->oparg : NO_LOCAL};
    top[1] = opcode == OP_LOAD_ATTR ? self : (Reference){index, NO_LOCAL}; /* a method's may stay */
    for (int i = 2; i < pushes; i++) {
        top[i] = (Reference){index, NO_LOCAL};
    }
    pass->depth += pushes;
}

/* What the instruction pushed may not be borrowed, if it is a load. */
static void must_own(LoadFastPass *pass, int instruction) {
    if (instruction == NO_INSTRUCTION) {
        return;
    }
    FlowInstruction *item = &pass->items[instruction];
    if (item->opcode == OP_LOAD_FAST_BORROW) {
        item->opcode = OP_LOAD_FAST;
    } else if (item->opcode == OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW) {
        item->opcode = OP_LOAD_FAST_LOAD_FAST;
    }
}

/* The local changes: what was loaded from it and is still on the stack must own its value. */
static void kill_local(LoadFastPass *pass, int local) {
    for (int i = 0; i < pass->depth; i++) {
        if (pass->stack[i].local == local) {
            must_own(pass, pass->stack[i].instruction);
        }
    }
}

static void store_local(LoadFastPass *pass, int local) {
    Reference stored = pop(pass);
    kill_local(pass, local);
    must_own(pass, stored.instruction);
}

/* Opcodes that leave some of their inputs where they are. */
static void follow_partial_consumer(LoadFastPass *pass, const FlowInstruction *item, int index) {
    int pops = opcode_pops(item->opcode, item->oparg);
    int pushes = opcode_pushes(item->opcode, item->oparg);
    switch (item->opcode) {
    case OP_FORMAT_SIMPLE: /* consume nothing */
    case OP_GET_ANEXT:
    case OP_GET_LEN:
    case OP_GET_YIELD_FROM_ITER:
    case OP_IMPORT_FROM:
    case OP_MATCH_KEYS:
    case OP_MATCH_MAPPING:
    case OP_MATCH_SEQUENCE:
    case OP_WITH_EXCEPT_START:
        /* CPython 3.14 takes the block's first instruction for the one that pushes here (its
           loop variable hides the index), which may keep that one from borrowing. */
        push_many(pass, 0, pushes - pops);
        break;
    case OP_DICT_MERGE: /* consume the top, push nothing */
    case OP_DICT_UPDATE:
    case OP_LIST_APPEND:
    case OP_LIST_EXTEND:
    case OP_MAP_ADD:
    case OP_RERAISE:
    case OP_SET_ADD:
    case OP_SET_UPDATE: pop_many(pass, pops - pushes); break;
    case OP_END_SEND: /* consume what is below the top */
    case OP_SET_FUNCTION_ATTRIBUTE: {
        Reference top = pop(pass);
        pop_many(pass, 1);
        push(pass, top.instruction, top.local);
        break;
    }
    case OP_LOAD_SPECIAL: /* push something below the top */
    case OP_PUSH_EXC_INFO: {
        Reference top = pop(pass);
        push(pass, index, NO_LOCAL);
        push(pass, top.instruction, top.local);
        break;
    }
    case OP_CHECK_EXC_MATCH: /* consumes the top, pushes */
    case OP_SEND:
        pop_many(pass, 1);
        push(pass, index, NO_LOCAL);
        break;
    case OP_FOR_ITER: push(pass, index, NO_LOCAL); break;
    case OP_LOAD_SUPER_ATTR: { /* a method's self may stay */
        Reference self = pop(pass);
        pop_many(pass, 2);
        push(pass, index, NO_LOCAL);
        if ((item->oparg & 1) != 0) {
            push(pass, self.instruction, self.local);
        }
        break;
    }
    default: assert(false); break;
    }
}

/* An instruction that does more than pop and push. */
static void follow_special(LoadFastPass *pass, FlowInstruction *item, int index) {
    int oparg = item->oparg;
    switch (item->opcode) {
    case OP_DELETE_FAST: kill_local(pass, oparg); break;
    case OP_LOAD_FAST_CHECK: push(pass, index, NO_LOCAL); break;
    case OP_LOAD_FAST_AND_CLEAR:
        kill_local(pass, oparg);
        push(pass, index, oparg);
        break;
    case OP_LOAD_FAST_LOAD_FAST:
        item->opcode = OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW;
        push(pass, index, oparg >> 4);
        push(pass, index, oparg & 15);
        break;
    case OP_STORE_FAST: store_local(pass, oparg); break;
    case OP_STORE_FAST_LOAD_FAST:
        store_local(pass, oparg >> 4);
        push(pass, index, oparg & 15);
        break;
    case OP_STORE_FAST_STORE_FAST:
        store_local(pass, oparg >> 4);
        store_local(pass, oparg & 15);
        break;
    case OP_COPY: {
        Reference copied = pass->stack[pass->depth - oparg];
        push(pass, copied.instruction, copied.local);
        break;
    }
    case OP_SWAP: {
        Reference *top = &pass->stack[pass->depth - 1];
        Reference *other = &pass->stack[pass->depth - oparg];
        Reference exchanged = *top;
        *top = *other;
        *other = exchanged;
        break;
    }
    default: follow_partial_consumer(pass, item, index); break;
    }
}

/* Turns the loads of a block into borrowing ones where that is safe. */
static void borrow_in_block(LoadFastPass *pass, FlowBlock *block) {
    pass->items = block->items;
    pass->depth = 0;
    push_many(pass, NO_INSTRUCTION, block->start_depth);
    for (int i = 0; i < block->count; i++) {
        FlowInstruction *item = &block->items[i];
        if (opcode_is_special(item->opcode)) {
            follow_special(pass, item, i);
        } else {
            follow_plain(pass, item, i);
        }
    }
    for (int i = 0; i < pass->depth; i++) { /* what is left for the next block */
        must_own(pass, pass->stack[i].instruction);
    }
}

/* The last instruction jumps, or the one before a NOT_TAKEN. */
static void visit_next(LoadFastPass *pass, FlowBlock *block) {
    if (block->count == 0) {
        return; /* like CPython, do not look past an empty block here */
    }
    const FlowInstruction *last = flow_block_last(block);
    if (last->opcode == OP_NOT_TAKEN && block->count > 1) {
        last--;
    }
    if (opcode_may_jump(last->opcode)) {
        flow_graph_meet(pass->graph, &pass->next, last->target);
    }
    if (block->next != NULL && flow_block_falls_through(block)) {
        flow_graph_meet(pass->graph, &pass->next, block->next);
    }
}

/*
 * Only blocks that are reached without an exception: the SETUP opcodes, through
 * which the handlers could be reached, are gone when this runs.
 */
void flow_optimize_load_fast(FlowGraph *graph, int stacksize) {
    if ((graph->traits & (TRAIT_TOUCHES_LOCAL | TRAIT_IS_PSEUDO)) == 0) {
        return;
    }
    FlowBlock **stack = flow_graph_begin_traversal(graph);
    LoadFastPass pass = {
        .graph = graph,
        .next = stack,
        .stack = ARENA_NEW_ARRAY(graph->arena, Reference, (size_t)stacksize + 2),
    };
    graph->entry->start_depth = 0;
    flow_graph_meet(graph, &pass.next, graph->entry);
    while (pass.next > stack) {
        FlowBlock *block = *--pass.next;
        visit_next(&pass, block);
        if (flow_block_may_have(block, TRAIT_TOUCHES_LOCAL)) {
            borrow_in_block(&pass, block);
        }
    }
}
