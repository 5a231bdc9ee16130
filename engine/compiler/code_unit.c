#include "engine/compiler/code_unit.h"

#include <string.h>

#include "engine/compiler/assemble.h"
#include "engine/compiler/flow_graph.h"

enum { FIRST_CAPACITY = 8 };

/* An empty hash table with room for `capacity` entries. */
static int *new_slots(Arena *arena, int capacity, int *slot_count) {
    *slot_count = capacity * 4; /* mostly the first look finds it */
    size_t size = (size_t)*slot_count * sizeof(int);
    return memset(arena_alloc_unset(arena, size), -1, size);
}

/* ---- names ---- */

/* The slot of the name, or the empty one where it belongs. */
static int name_slot(const NameIndex *index, const Text *name) {
    unsigned mask = (unsigned)index->slot_count - 1;
    unsigned slot = (unsigned)name->hash & mask;
    while (index->slots[slot] >= 0 && index->names[index->slots[slot]] != name) {
        slot = (slot + 1) & mask;
    }
    return (int)slot;
}

int name_index_find(const NameIndex *index, const Text *name) {
    return index->count == 0 ? -1 : index->slots[name_slot(index, name)];
}

static void grow_names(NameIndex *index, Arena *arena) {
    index->capacity = index->capacity == 0 ? FIRST_CAPACITY : index->capacity * 2;
    index->names = arena_grow_array(arena, index->names, (size_t)index->count,
                                    (size_t)index->capacity, sizeof *index->names);
    index->slots = new_slots(arena, index->capacity, &index->slot_count);
    for (int i = 0; i < index->count; i++) {
        index->slots[name_slot(index, index->names[i])] = i;
    }
}

int name_index_add(NameIndex *index, Arena *arena, const Text *name) {
    if (index->count == index->capacity) {
        grow_names(index, arena);
    }
    int *slot = &index->slots[name_slot(index, name)];
    if (*slot < 0) {
        index->names[index->count] = name;
        *slot = index->count++;
    }
    return *slot;
}

/* ---- constants ---- */

/* constant_same, which is only called where it can be true. */
static bool is_same(const Constant *left, const Constant *right) {
    if (left->kind != right->kind) {
        return false;
    }
    switch (left->kind) {
    case CONSTANT_NONE: return true;
    case CONSTANT_INT: return left->as.integer == right->as.integer;
    case CONSTANT_STR:
        return left->as.text == right->as.text ||
               (left->as.text->hash == right->as.text->hash && constant_same(left, right));
    default: return constant_same(left, right);
    }
}

static int constant_slot(const ConstantIndex *index, const Constant *constant) {
    unsigned mask = (unsigned)index->slot_count - 1;
    unsigned slot = (unsigned)constant_hash(constant) & mask;
    while (index->slots[slot] >= 0 && !is_same(index->items[index->slots[slot]], constant)) {
        slot = (slot + 1) & mask;
    }
    return (int)slot;
}

static void grow_constants(ConstantIndex *index, Arena *arena) {
    index->capacity = index->capacity == 0 ? FIRST_CAPACITY : index->capacity * 2;
    index->items = arena_grow_array(arena, index->items, (size_t)index->count,
                                    (size_t)index->capacity, sizeof *index->items);
    index->slots = new_slots(arena, index->capacity, &index->slot_count);
    for (int i = 0; i < index->count; i++) {
        index->slots[constant_slot(index, index->items[i])] = i;
    }
}

int constant_index_add(ConstantIndex *index, Arena *arena, const Constant *constant) {
    if (index->count == index->capacity) {
        grow_constants(index, arena);
    }
    int *slot = &index->slots[constant_slot(index, constant)];
    if (*slot < 0) {
        index->items[index->count] = constant;
        *slot = index->count++;
    }
    return *slot;
}

/* ---- assembly ---- */

/* Code offsets are ints, and an instruction is at most 13 code units long. */
enum { MOST_INSTRUCTIONS = 1 << 26 };

/* Parameters of every kind: the first of varnames, bound when the code starts. */
static int parameter_count(const CodeUnit *unit) {
    return unit->posonlyargcount + unit->argcount + unit->kwonlyargcount +
           ((unit->flags & CODE_VARARGS) != 0) + ((unit->flags & CODE_VARKEYWORDS) != 0);
}

const Code *code_unit_assemble(Program *program, CodeUnit *unit, InstructionSequence *sequence,
                               Arena *scratch, Diagnostics *diagnostics) {
    if (sequence->count > MOST_INSTRUCTIONS) {
        diagnostics_set_error(diagnostics, DIAGNOSTIC_OVERFLOW_ERROR, "code is too large");
        return NULL;
    }
    FlowGraph *graph = flow_graph_from_sequence(scratch, program, sequence, &unit->consts);
    flow_graph_optimize(graph, unit->varnames.count, parameter_count(unit));

    /* CPython: _PyCfg_OptimizedCfgToInstructionSequence. */
    flow_convert_pseudo_conditional_jumps(graph);
    int stacksize = flow_calculate_stackdepth(graph);
    int nlocalsplus = flow_prepare_localsplus(graph, unit);
    flow_convert_pseudo_ops(graph);
    flow_normalize_jumps(graph);
    flow_optimize_load_fast(graph, stacksize);
    const Code *code = assemble_code(program, unit, graph, stacksize, nlocalsplus);
    arena_reset(scratch);
    return code;
}
