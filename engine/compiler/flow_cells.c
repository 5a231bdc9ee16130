/*
 * flow_cells.c - the prefix of a code object, and where its cells are.
 *
 * Code generation numbers cells and free variables by themselves, from 0.
 * A frame has one array for all: locals, then cells, then free variables, where
 * a parameter that is a cell keeps its place among the locals:
 *
 *     numbered     cells: a(parameter) c   free: f     locals: a b
 *     localsplus   0: a (cell)  1: b  2: c (cell)  3: f (free)
 *
 * Source: CPython 3.14 Python/flowgraph.c (prepare_localsplus and its helpers).
 */
#include "engine/compiler/flow_graph.h"

/* The places of cells and free variables if none were dropped. CPython: build_cellfixedoffsets. */
static int *first_places(FlowGraph *graph, const CodeUnit *unit) {
    int count = unit->cellvars.count + unit->freevars.count;
    int *places = ARENA_NEW_ARRAY(graph->arena, int, (size_t)count);
    for (int i = 0; i < count; i++) {
        places[i] = unit->varnames.count + i;
    }
    for (int i = 0; i < unit->cellvars.count; i++) {
        int local = name_index_find(&unit->varnames, unit->cellvars.names[i]);
        if (local >= 0) {
            places[i] = local;
        }
    }
    return places;
}

/*
 * RETURN_GENERATOR, POP_TOP for a generator; before them a MAKE_CELL for every
 * cell, in the order of their places; before those COPY_FREE_VARS.
 */
static void insert_prefix_instructions(FlowGraph *graph, const CodeUnit *unit, const int *places) {
    FlowBlock *entry = graph->entry;
    if ((unit->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)) != 0) {
        FlowInstruction item = {.location = {unit->firstlineno, unit->firstlineno, -1, -1}};
        item.opcode = OP_RETURN_GENERATOR;
        flow_block_insert(graph, entry, 0, item);
        item.opcode = OP_POP_TOP;
        flow_block_insert(graph, entry, 1, item);
    }
    int ncells = unit->cellvars.count;
    if (ncells > 0) {
        int nplaces = ncells + unit->varnames.count;
        int *cell_at = ARENA_NEW_ARRAY(graph->arena, int, (size_t)nplaces); /* number + 1 */
        for (int i = 0; i < ncells; i++) {
            cell_at[places[i]] = i + 1;
        }
        int made = 0;
        for (int i = 0; i < nplaces; i++) {
            if (cell_at[i] != 0) {
                flow_block_insert(graph, entry, made++,
                                  (FlowInstruction){.opcode = OP_MAKE_CELL,
                                                    .oparg = cell_at[i] - 1,
                                                    .location = LOCATION_NONE});
            }
        }
    }
    if (unit->freevars.count > 0) {
        flow_block_insert(graph, entry, 0,
                          (FlowInstruction){.opcode = OP_COPY_FREE_VARS,
                                            .oparg = unit->freevars.count,
                                            .location = LOCATION_NONE});
    }
}

/* Closes the gaps left by parameters that are cells; returns how many. */
static int close_gaps(const CodeUnit *unit, int *places) {
    int dropped = 0;
    for (int i = 0; i < unit->cellvars.count + unit->freevars.count; i++) {
        if (places[i] == unit->varnames.count + i) {
            places[i] -= dropped;
        } else {
            dropped++;
        }
    }
    return dropped;
}

/* LOAD_DEREF cell number -> LOAD_DEREF place in localsplus; also the others that name cells */
static void fix_cell_offsets(FlowGraph *graph, const int *places) {
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int i = 0; i < block->count; i++) {
            FlowInstruction *item = &block->items[i];
            switch (item->opcode) {
            case OP_MAKE_CELL:
            case OP_LOAD_CLOSURE:
            case OP_LOAD_DEREF:
            case OP_STORE_DEREF:
            case OP_DELETE_DEREF:
            case OP_LOAD_FROM_DICT_OR_DEREF: item->oparg = places[item->oparg]; break;
            default: break;
            }
        }
    }
}

int flow_prepare_localsplus(FlowGraph *graph, const CodeUnit *unit) {
    if (unit->cellvars.count + unit->freevars.count == 0) {
        insert_prefix_instructions(graph, unit, NULL);
        return unit->varnames.count;
    }
    int *places = first_places(graph, unit);
    insert_prefix_instructions(graph, unit, places);
    int dropped = close_gaps(unit, places);
    fix_cell_offsets(graph, places);
    return unit->varnames.count + unit->cellvars.count + unit->freevars.count - dropped;
}
