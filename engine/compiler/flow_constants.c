/*
 * flow_constants.c - instructions whose operands are constants.
 *
 * The instructions that loaded the operands become NOPs without a location,
 * which always go away. Source: CPython 3.14 Python/flowgraph.c.
 */
#include <assert.h>
#include <string.h>

#include "engine/compiler/constant_fold.h"
#include "engine/compiler/flow_graph.h"

enum {
    STACK_USE_GUIDELINE = 30, /* a longer display is not on the stack at once */
    MIN_CONST_SEQUENCE = 3,   /* shorter lists and sets are built item by item */
    LARGEST_SMALL_INT = 255,  /* LOAD_SMALL_INT's oparg is one byte */
};

const Constant *flow_constant_value(FlowGraph *graph, int opcode, int oparg) {
    if (opcode == OP_LOAD_SMALL_INT) {
        return constant_int(&graph->program->arena, oparg);
    }
    assert(opcode == OP_LOAD_CONST && oparg < graph->consts->count);
    return graph->consts->items[oparg];
}

int flow_add_const(FlowGraph *graph, const Constant *constant) {
    return constant_index_add(graph->consts, graph->arena, constant);
}

bool flow_make_load_small_int(FlowInstruction *instruction, const Constant *constant) {
    if (constant->kind != CONSTANT_INT || constant->as.integer < 0 ||
        constant->as.integer > LARGEST_SMALL_INT) {
        return false;
    }
    flow_instruction_set(instruction, OP_LOAD_SMALL_INT, (int)constant->as.integer);
    return true;
}

/* CPython: instr_make_load_const. */
static void make_load_const(FlowGraph *graph, FlowBlock *block, FlowInstruction *instruction,
                            const Constant *constant) {
    block->traits |= TRAIT_LOADS_CONSTANT;
    if (!flow_make_load_small_int(instruction, constant)) {
        flow_instruction_set(instruction, OP_LOAD_CONST, flow_add_const(graph, constant));
    }
}

/*
 * The `size` constant loads before `index`, NOPs between them ignored, in order
 * into `loads`; false when there are not that many. CPython: get_const_loading_instrs.
 */
static bool find_constant_loads(FlowBlock *block, int index, FlowInstruction **loads, int size) {
    for (int i = index - 1; i >= 0 && size > 0; i--) {
        FlowInstruction *item = &block->items[i];
        if (item->opcode == OP_NOP) {
            continue;
        }
        if (!opcode_loads_constant(item->opcode)) {
            return false;
        }
        loads[--size] = item;
    }
    return size == 0;
}

/* CPython: nop_out. */
static void drop(FlowGraph *graph, FlowBlock *block, FlowInstruction *instruction) {
    flow_block_make_nop(block, instruction);
    instruction->location = LOCATION_NONE;
    block->may_lack_lines = true;
    graph->has_all_lines = false;
}

static void take_values(FlowGraph *graph, FlowInstruction **loads, int size,
                        const Constant **values) {
    for (int i = 0; i < size; i++) {
        values[i] = flow_constant_value(graph, loads[i]->opcode, loads[i]->oparg);
    }
}

static void drop_all(FlowGraph *graph, FlowBlock *block, FlowInstruction **loads, int size) {
    for (int i = 0; i < size; i++) {
        drop(graph, block, loads[i]);
    }
}

/* LOAD_CONST a, LOAD_CONST b, BUILD_TUPLE 2 -> LOAD_CONST (a, b) */
void flow_fold_tuple_of_constants(FlowGraph *graph, FlowBlock *block, int index) {
    FlowInstruction *build = &block->items[index];
    FlowInstruction *loads[STACK_USE_GUIDELINE];
    const Constant *values[STACK_USE_GUIDELINE];
    int size = build->oparg;
    if (size > STACK_USE_GUIDELINE || !find_constant_loads(block, index, loads, size)) {
        return;
    }
    take_values(graph, loads, size, values);
    drop_all(graph, block, loads, size);
    make_load_const(
        graph, block, build,
        constant_sequence(&graph->program->arena, CONSTANT_TUPLE, values, (size_t)size));
}

/*
 * How many constants are appended by LOAD_CONST, LIST_APPEND 1, ... between a
 * BUILD_LIST 0, whose index is stored, and `index`; -1 when that is not what is there.
 */
static int count_appended_constants(const FlowBlock *block, int index, int *start) {
    int count = 0;
    bool expect_append = true;
    for (int i = index - 1; i >= 0; i--) {
        const FlowInstruction *item = &block->items[i];
        if (item->opcode == OP_NOP) {
            continue;
        }
        if (item->opcode == OP_BUILD_LIST && item->oparg == 0) {
            *start = i;
            return expect_append ? count : -1;
        }
        if (expect_append) {
            if (item->opcode != OP_LIST_APPEND || item->oparg != 1) {
                return -1;
            }
        } else {
            if (!opcode_loads_constant(item->opcode)) {
                return -1;
            }
            count++;
        }
        expect_append = !expect_append;
    }
    return -1;
}

/*
 * BUILD_LIST 0, LOAD_CONST a, LIST_APPEND 1, ... CALL_INTRINSIC_1 LIST_TO_TUPLE
 *     -> LOAD_CONST (a, ...)
 * CPython: fold_constant_intrinsic_list_to_tuple.
 */
void flow_fold_list_to_tuple(FlowGraph *graph, FlowBlock *block, int index) {
    int start = 0;
    int size = count_appended_constants(block, index, &start);
    if (size < 0) {
        return;
    }
    const Constant **values = ARENA_NEW_ARRAY(graph->arena, const Constant *, (size_t)size);
    int found = 0;
    for (int i = start; i < index; i++) {
        FlowInstruction *item = &block->items[i];
        if (opcode_loads_constant(item->opcode)) {
            values[found++] = flow_constant_value(graph, item->opcode, item->oparg);
        }
        if (item->opcode != OP_NOP) {
            drop(graph, block, item);
        }
    }
    make_load_const(
        graph, block, &block->items[index],
        constant_sequence(&graph->program->arena, CONSTANT_TUPLE, values, (size_t)size));
}

/*
 * Only looped over or searched:
 *     [a, b], GET_ITER           -> LOAD_CONST (a, b), GET_ITER
 *     {a, b}, CONTAINS_OP        -> LOAD_CONST frozenset({a, b}), CONTAINS_OP
 *     BUILD_LIST n, GET_ITER     -> BUILD_TUPLE n, GET_ITER
 * Otherwise, from three constants on:
 *     LOAD_CONST a, LOAD_CONST b, LOAD_CONST c, BUILD_LIST 3
 *                                -> BUILD_LIST 0, LOAD_CONST (a, b, c), LIST_EXTEND 1
 */
void flow_optimize_lists_and_sets(FlowGraph *graph, FlowBlock *block, int index, int next_opcode) {
    FlowInstruction *build = &block->items[index];
    int opcode = build->opcode;
    int size = build->oparg;
    bool is_consumed = next_opcode == OP_GET_ITER || next_opcode == OP_CONTAINS_OP;
    if (size > STACK_USE_GUIDELINE || (size < MIN_CONST_SEQUENCE && !is_consumed)) {
        return;
    }
    FlowInstruction *loads[STACK_USE_GUIDELINE];
    const Constant *values[STACK_USE_GUIDELINE];
    if (!find_constant_loads(block, index, loads, size)) {
        if (is_consumed && opcode == OP_BUILD_LIST) {
            build->opcode = OP_BUILD_TUPLE;
        }
        return;
    }
    take_values(graph, loads, size, values);
    const Constant *folded =
        opcode == OP_BUILD_SET
            ? constant_frozenset(&graph->program->arena, values, (size_t)size)
            : constant_sequence(&graph->program->arena, CONSTANT_TUPLE, values, (size_t)size);
    if (folded == NULL) {
        return;
    }
    int constant = flow_add_const(graph, folded);
    block->traits |= TRAIT_LOADS_CONSTANT;
    drop_all(graph, block, loads, size);
    if (is_consumed) {
        flow_instruction_set(build, OP_LOAD_CONST, constant);
        return;
    }
    build[-2].location = build->location;
    flow_instruction_set(&build[-2], opcode, 0);
    flow_instruction_set(&build[-1], OP_LOAD_CONST, constant);
    flow_instruction_set(build, opcode == OP_BUILD_LIST ? OP_LIST_EXTEND : OP_SET_UPDATE, 1);
}

/* LOAD_CONST a, LOAD_CONST b, BINARY_OP -> LOAD_CONST a op b */
void flow_fold_binary_op(FlowGraph *graph, FlowBlock *block, int index) {
    FlowInstruction *operation = &block->items[index];
    FlowInstruction *loads[2];
    const Constant *values[2];
    if (!find_constant_loads(block, index, loads, 2)) {
        return;
    }
    take_values(graph, loads, 2, values);
    const Constant *folded =
        constant_fold_binary(graph->program, values[0], operation->oparg, values[1]);
    if (folded != NULL) {
        drop_all(graph, block, loads, 2);
        make_load_const(graph, block, operation, folded);
    }
}

static UnaryOperator unary_operator(int opcode) {
    switch (opcode) {
    case OP_UNARY_NEGATIVE: return UNARY_OPERATOR_NEGATIVE;
    case OP_UNARY_INVERT: return UNARY_OPERATOR_INVERT;
    case OP_UNARY_NOT: return UNARY_OPERATOR_NOT;
    default: assert(opcode == OP_CALL_INTRINSIC_1); return UNARY_OPERATOR_POSITIVE;
    }
}

/* LOAD_CONST a, UNARY_op -> LOAD_CONST op a; also for the intrinsic of unary plus */
void flow_fold_unary_op(FlowGraph *graph, FlowBlock *block, int index) {
    FlowInstruction *operation = &block->items[index];
    FlowInstruction *load;
    if (!find_constant_loads(block, index, &load, 1)) {
        return;
    }
    const Constant *folded =
        constant_fold_unary(graph->program, unary_operator(operation->opcode),
                            flow_constant_value(graph, load->opcode, load->oparg));
    if (folded != NULL) {
        drop(graph, block, load);
        make_load_const(graph, block, operation, folded);
    }
}

/* Marks the constants that are used with a 0. */
static void mark_used_consts(const FlowGraph *graph, int *marks) {
    int nothing = graph->consts->count; /* one mark more: that saves a branch for each opcode */
    for (const FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        int count = flow_block_may_have(block, TRAIT_LOADS_CONSTANT) ? block->count : 0;
        for (int i = 0; i < count; i++) {
            const FlowInstruction *item = &block->items[i];
            marks[item->opcode == OP_LOAD_CONST ? item->oparg : nothing] = 0;
        }
    }
}

/* Drops the constants that no LOAD_CONST uses, and renumbers the rest. */
void flow_remove_unused_consts(FlowGraph *graph) {
    ConstantIndex *consts = graph->consts;
    if (consts->count == 0) {
        return;
    }
    int *new_index = ARENA_NEW_ARRAY(graph->arena, int, (size_t)consts->count + 1);
    memset(new_index, -1, (size_t)consts->count * sizeof *new_index);
    new_index[0] = 0; /* it may be the docstring */
    mark_used_consts(graph, new_index);
    int used = 0;
    for (int i = 0; i < consts->count; i++) {
        if (new_index[i] == 0) {
            new_index[i] = used;
            consts->items[used++] = consts->items[i];
        }
    }
    if (used == consts->count) {
        return;
    }
    consts->count = used;
    consts->slots = NULL; /* nothing is added from here on */
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        int count = flow_block_may_have(block, TRAIT_LOADS_CONSTANT) ? block->count : 0;
        for (int i = 0; i < count; i++) {
            if (block->items[i].opcode == OP_LOAD_CONST) {
                block->items[i].oparg = new_index[block->items[i].oparg];
            }
        }
    }
}
