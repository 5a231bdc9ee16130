/*
 * flow_peephole.c - neighbouring instructions replaced by fewer or faster ones.
 *
 * What is saved becomes NOPs; a later pass removes those that no line event
 * needs. Source: CPython 3.14 Python/flowgraph.c.
 */
#include "engine/compiler/flow_graph.h"

#include <assert.h>

enum {
    COMPARE_BOOL_RESULT = 16, /* COMPARE_OP's oparg bit: push a bool */
    INTRINSIC_UNARY_POSITIVE = 5,
    INTRINSIC_LIST_TO_TUPLE = 6,
};

/* ---- after a constant ---- */

/* LOAD_CONST c, POP_JUMP_IF_x t -> JUMP t or nothing (JUMP_IF_x leaves the constant there) */
static void decide_jump(FlowGraph *graph, FlowBlock *block, FlowInstruction *load,
                        FlowInstruction *jump, const Constant *constant) {
    bool jumps_if_true = jump->opcode == OP_POP_JUMP_IF_TRUE || jump->opcode == OP_JUMP_IF_TRUE;
    if (jump->opcode == OP_POP_JUMP_IF_TRUE || jump->opcode == OP_POP_JUMP_IF_FALSE) {
        flow_block_make_nop(block, load);
    }
    graph->has_new_ways = true;
    if (constant_is_true(constant) == jumps_if_true) {
        jump->opcode = OP_JUMP;
    } else {
        flow_block_make_nop(block, jump);
    }
}

/*
 * LOAD_CONST None, IS_OP, [TO_BOOL], POP_JUMP_IF_x t
 *     -> POP_JUMP_IF_NONE t or POP_JUMP_IF_NOT_NONE t
 */
static void jump_if_none(FlowBlock *block, int index) {
    if (block->count <= index + 2) {
        return;
    }
    FlowInstruction *load = &block->items[index];
    FlowInstruction *is = &block->items[index + 1];
    FlowInstruction *jump = &block->items[index + 2];
    if (jump->opcode == OP_TO_BOOL) {
        flow_block_make_nop(block, jump);
        if (block->count <= index + 3) {
            return;
        }
        jump++;
    }
    bool is_inverted = is->oparg != 0;
    if (jump->opcode == OP_POP_JUMP_IF_FALSE) {
        is_inverted = !is_inverted;
    } else if (jump->opcode != OP_POP_JUMP_IF_TRUE) {
        return;
    }
    flow_block_make_nop(block, load);
    flow_block_make_nop(block, is);
    jump->opcode = is_inverted ? OP_POP_JUMP_IF_NOT_NONE : OP_POP_JUMP_IF_NONE;
}

/* LOAD_CONST c, TO_BOOL -> LOAD_CONST True or False */
static void fold_to_bool(FlowGraph *graph, FlowBlock *block, FlowInstruction *load,
                         const Constant *constant) {
    const Constant *truth = constant_is_true(constant) ? constant_true() : constant_false();
    flow_block_make_nop(block, load);
    flow_instruction_set(load + 1, OP_LOAD_CONST, flow_add_const(graph, truth));
}

/* CPython: basicblock_optimize_load_const. */
static void optimize_load_const_in_block(FlowGraph *graph, FlowBlock *block) {
    int opcode = 0; /* of the instruction whose value is on top: a COPY 1 keeps it */
    int oparg = 0;
    for (int i = 0; i < block->count; i++) {
        FlowInstruction *item = &block->items[i];
        if (item->opcode == OP_LOAD_CONST) {
            flow_make_load_small_int(item, flow_constant_value(graph, item->opcode, item->oparg));
        }
        bool is_copy = opcode == OP_LOAD_CONST && item->opcode == OP_COPY && item->oparg == 1;
        if (!is_copy) {
            opcode = item->opcode;
            oparg = item->oparg;
        }
        if (!opcode_loads_constant(opcode)) {
            continue;
        }
        switch (flow_block_opcode_at(block, i + 1)) {
        case OP_POP_JUMP_IF_FALSE:
        case OP_POP_JUMP_IF_TRUE:
        case OP_JUMP_IF_FALSE:
        case OP_JUMP_IF_TRUE:
            decide_jump(graph, block, item, item + 1, flow_constant_value(graph, opcode, oparg));
            break;
        case OP_IS_OP:
            if (flow_constant_value(graph, opcode, oparg)->kind == CONSTANT_NONE) {
                jump_if_none(block, i);
            }
            break;
        case OP_TO_BOOL:
            fold_to_bool(graph, block, item, flow_constant_value(graph, opcode, oparg));
            break;
        default: break;
        }
    }
}

void flow_optimize_load_const(FlowGraph *graph) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (flow_block_may_have(block, TRAIT_LOADS_CONSTANT)) {
            optimize_load_const_in_block(graph, block);
        }
    }
}

/* ---- jumps to jumps ---- */

/*
 * jump a; ... a: JUMP b -> NOP, `opcode` b; ... (the NOP keeps the line, if it is needed)
 * Returns whether the jump moved. CPython: jump_thread.
 */
static bool thread_jump(FlowGraph *graph, FlowBlock *block, FlowInstruction *jump,
                        const FlowInstruction *target, int opcode) {
    if (jump->target == target->target) {
        return false;
    }
    FlowInstruction threaded = {
        .opcode = opcode, .target = target->target, .location = target->location};
    flow_block_make_nop(block, jump);
    flow_block_add(graph, block, threaded);
    graph->has_new_ways = true;
    return true;
}

/*
 * A jump at the end of a block whose target is itself a jump. Returns whether
 * the block's new last instruction should be looked at again.
 */
static bool optimize_jump(FlowGraph *graph, FlowBlock *block, FlowInstruction *jump) {
    const FlowInstruction *target = flow_block_first(jump->target);
    int opcode = jump->opcode;
    switch (opcode) {
    case OP_POP_JUMP_IF_NOT_NONE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
        return target->opcode == OP_JUMP && thread_jump(graph, block, jump, target, opcode);
    case OP_JUMP_IF_FALSE:
    case OP_JUMP_IF_TRUE:
        if (target->opcode == OP_JUMP || target->opcode == opcode) {
            return thread_jump(graph, block, jump, target, opcode);
        }
        if (target->opcode == OP_JUMP_IF_FALSE || target->opcode == OP_JUMP_IF_TRUE) {
            jump->target = jump->target->next; /* the opposite test: it will not jump */
            graph->has_new_ways = true;
            return true;
        }
        return false;
    case OP_JUMP:
    case OP_JUMP_NO_INTERRUPT:
        if (target->opcode == OP_JUMP) {
            return thread_jump(graph, block, jump, target, OP_JUMP);
        }
        return target->opcode == OP_JUMP_NO_INTERRUPT &&
               thread_jump(graph, block, jump, target, opcode);
    default: return false;
    }
}

/* ---- pairs ---- */

/* BUILD_TUPLE n, UNPACK_SEQUENCE n -> nothing (n = 1) or SWAP n (n = 2, 3) */
static bool drop_tuple(FlowBlock *block, FlowInstruction *build, FlowInstruction *unpack) {
    int size = build->oparg;
    if (unpack->oparg != size || size < 1 || size > 3) {
        return false;
    }
    flow_block_make_nop(block, build);
    if (size == 1) {
        flow_block_make_nop(block, unpack);
    } else {
        unpack->opcode = OP_SWAP;
    }
    return true;
}

/* CALL_INTRINSIC_1 on a constant, or list-to-tuple before GET_ITER, which needs no tuple */
static void optimize_intrinsic(FlowGraph *graph, FlowBlock *block, int index, int next_opcode) {
    switch (block->items[index].oparg) {
    case INTRINSIC_LIST_TO_TUPLE:
        if (next_opcode == OP_GET_ITER) {
            flow_block_make_nop(block, &block->items[index]);
        } else {
            flow_fold_list_to_tuple(graph, block, index);
        }
        break;
    case INTRINSIC_UNARY_POSITIVE: flow_fold_unary_op(graph, block, index); break;
    default: break;
    }
}

/* A test whose result the next instruction only turns into a bool, or inverts. */
static void optimize_test(FlowGraph *graph, FlowBlock *block, int index, int next_opcode) {
    FlowInstruction *item = &block->items[index];
    FlowInstruction *next = item + 1;
    int opcode = item->opcode;
    int oparg = item->oparg;
    switch (opcode) {
    case OP_COMPARE_OP: /* COMPARE_OP x, TO_BOOL -> COMPARE_OP bool(x) */
        if (next_opcode == OP_TO_BOOL) {
            flow_block_make_nop(block, item);
            flow_instruction_set(next, OP_COMPARE_OP, oparg | COMPARE_BOOL_RESULT);
        }
        break;
    case OP_CONTAINS_OP: /* CONTAINS_OP, TO_BOOL -> CONTAINS_OP; UNARY_NOT inverts it */
    case OP_IS_OP:
        if (next_opcode == OP_TO_BOOL || next_opcode == OP_UNARY_NOT) {
            flow_block_make_nop(block, item);
            flow_instruction_set(next, opcode, next_opcode == OP_UNARY_NOT ? oparg ^ 1 : oparg);
        }
        break;
    case OP_TO_BOOL: /* TO_BOOL, TO_BOOL -> TO_BOOL */
        if (next_opcode == OP_TO_BOOL) {
            flow_block_make_nop(block, item);
        }
        break;
    default: /* UNARY_NOT, TO_BOOL -> UNARY_NOT; UNARY_NOT, UNARY_NOT -> nothing */
        assert(opcode == OP_UNARY_NOT);
        if (next_opcode == OP_TO_BOOL) {
            flow_block_make_nop(block, item);
            flow_instruction_set(next, OP_UNARY_NOT, 0);
        } else if (next_opcode == OP_UNARY_NOT) {
            flow_block_make_nop(block, item);
            flow_block_make_nop(block, next);
        } else {
            flow_fold_unary_op(graph, block, index);
        }
        break;
    }
}

/* Rewrites what starts at `index`; returns where to look next. CPython: optimize_basic_block. */
static int optimize_instruction(FlowGraph *graph, FlowBlock *block, int index) {
    FlowInstruction *item = &block->items[index];
    int next_opcode = flow_block_opcode_at(block, index + 1);
    switch (item->opcode) {
    case OP_BUILD_TUPLE:
        if (next_opcode != OP_UNPACK_SEQUENCE || !drop_tuple(block, item, item + 1)) {
            flow_fold_tuple_of_constants(graph, block, index);
        }
        break;
    case OP_BUILD_LIST:
    case OP_BUILD_SET: flow_optimize_lists_and_sets(graph, block, index, next_opcode); break;
    case OP_POP_JUMP_IF_NOT_NONE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_JUMP_IF_FALSE:
    case OP_JUMP_IF_TRUE:
    case OP_JUMP:
    case OP_JUMP_NO_INTERRUPT:
        if (optimize_jump(graph, block, item)) {
            return index;
        }
        break;
    case OP_STORE_FAST: /* STORE_FAST x, STORE_FAST x -> POP_TOP, STORE_FAST x */
        if (next_opcode == OP_STORE_FAST && item[0].oparg == item[1].oparg &&
            item[0].location.line == item[1].location.line) {
            flow_instruction_set(item, OP_POP_TOP, 0);
            block->traits |= TRAIT_POPS_TOP;
        }
        break;
    case OP_SWAP:
        if (item->oparg == 1) {
            flow_block_make_nop(block, item);
        }
        break;
    case OP_LOAD_GLOBAL: /* LOAD_GLOBAL f, PUSH_NULL -> LOAD_GLOBAL f + NULL */
        if (next_opcode == OP_PUSH_NULL && (item->oparg & 1) == 0) {
            item->oparg |= 1;
            flow_block_make_nop(block, item + 1);
        }
        break;
    case OP_COMPARE_OP:
    case OP_CONTAINS_OP:
    case OP_IS_OP:
    case OP_TO_BOOL:
    case OP_UNARY_NOT: optimize_test(graph, block, index, next_opcode); break;
    case OP_UNARY_INVERT:
    case OP_UNARY_NEGATIVE: flow_fold_unary_op(graph, block, index); break;
    case OP_CALL_INTRINSIC_1: optimize_intrinsic(graph, block, index, next_opcode); break;
    case OP_BINARY_OP: flow_fold_binary_op(graph, block, index); break;
    default: break;
    }
    return index + 1;
}

void flow_optimize_basic_blocks(FlowGraph *graph) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (!flow_block_may_have(block, TRAIT_HAS_REWRITES)) {
            continue;
        }
        bool has_swaps = false;
        for (int i = 0; i < block->count;) {
            if (!opcode_has_trait(block->items[i].opcode, TRAIT_HAS_REWRITES)) {
                i++;
                continue;
            }
            has_swaps |= block->items[i].opcode == OP_SWAP;
            i = optimize_instruction(graph, block, i);
        }
        if (has_swaps) {
            flow_optimize_swaps(graph, block);
        }
    }
}

/* ---- pseudo opcodes ---- */

/* SETUP_x -> NOP; LOAD_CLOSURE -> LOAD_FAST; STORE_FAST_MAYBE_NULL -> STORE_FAST */
void flow_convert_pseudo_ops(FlowGraph *graph) {
    bool has_pseudo_ops = (graph->traits & TRAIT_IS_PSEUDO) != 0;
    for (FlowBlock *block = has_pseudo_ops ? graph->entry : NULL; block != NULL;
         block = block->next) {
        for (int i = 0; i < block->count && flow_block_may_have(block, TRAIT_IS_PSEUDO); i++) {
            FlowInstruction *item = &block->items[i];
            if (opcode_pushes_block(item->opcode)) {
                flow_block_make_nop(block, item);
            } else if (item->opcode == OP_LOAD_CLOSURE) {
                item->opcode = OP_LOAD_FAST;
                block->traits |= TRAIT_TOUCHES_LOCAL;
            } else if (item->opcode == OP_STORE_FAST_MAYBE_NULL) {
                item->opcode = OP_STORE_FAST;
            }
        }
    }
    flow_remove_redundant_nops_and_jumps(graph);
}
