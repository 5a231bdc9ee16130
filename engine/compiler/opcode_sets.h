/*
 * opcode_sets.h - what the flow graph and the assembler ask about every instruction.
 *
 * The passes ask these questions for every instruction, so the answers are in
 * two small tables: the sets an opcode is in, and its stack effect and caches.
 *
 * Source: CPython 3.14 Include/internal/pycore_opcode_utils.h and the flags of
 * pycore_opcode_metadata.h; numbers from engine/bytecode/opcodes.def.
 */
#ifndef GENSTEP_COMPILER_OPCODE_SETS_H
#define GENSTEP_COMPILER_OPCODE_SETS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/bytecode/opcode.h"

enum {
    TRAIT_PUSHES_BLOCK = 1,
    TRAIT_JUMPS = 2,
    TRAIT_ALWAYS_JUMPS = 4,
    TRAIT_POPS_AND_JUMPS = 8,
    TRAIT_EXITS_SCOPE = 16,
    TRAIT_CHECKS_EVAL_BREAKER = 32,
    TRAIT_TOUCHES_LOCAL = 64, /* loads, stores or deletes one fast local */
    TRAIT_IS_SPECIAL = 128,   /* to flow_optimize_load_fast: more than pops and pushes */
    TRAIT_UNBINDS_LOCAL = 256,
    TRAIT_LOADS_CONSTANT = 512,
    TRAIT_POPS_TOP = 1024,     /* POP_TOP */
    TRAIT_IS_NOP = 2048,       /* NOP */
    TRAIT_IS_PSEUDO = 4096,    /* not in co_code: becomes something else that does not jump */
    TRAIT_HAS_REWRITES = 8192, /* flow_optimize_basic_blocks looks at it */
};

typedef struct OpcodeShape {
    StackCount pops;
    StackCount pushes;
    uint8_t caches; /* code units behind the instruction */
} OpcodeShape;

extern const uint16_t opcode_traits[OPCODE_COUNT_WITH_PSEUDO];
extern const OpcodeShape opcode_shapes[OPCODE_COUNT_WITH_PSEUDO]; /* not of specialised forms */

static inline bool opcode_has_trait(int opcode, int traits) {
    return (opcode_traits[opcode] & traits) != 0;
}

/* Opens a range of instructions that a handler (the target) protects. IS_BLOCK_PUSH_OPCODE */
static inline bool opcode_pushes_block(int opcode) {
    return opcode_has_trait(opcode, TRAIT_PUSHES_BLOCK);
}

/* May jump in any way. OPCODE_HAS_JUMP */
static inline bool opcode_may_jump(int opcode) {
    return opcode_has_trait(opcode, TRAIT_JUMPS);
}

/* Always jumps. IS_UNCONDITIONAL_JUMP_OPCODE */
static inline bool opcode_is_unconditional_jump(int opcode) {
    return opcode_has_trait(opcode, TRAIT_ALWAYS_JUMPS);
}

/* Pops a value and jumps depending on it. IS_CONDITIONAL_JUMP_OPCODE */
static inline bool opcode_is_conditional_jump(int opcode) {
    return opcode_has_trait(opcode, TRAIT_POPS_AND_JUMPS);
}

/* The oparg names another instruction. HAS_TARGET */
static inline bool opcode_has_target(int opcode) {
    return opcode_has_trait(opcode, TRAIT_JUMPS | TRAIT_PUSHES_BLOCK);
}

/* Leaves the code object, by returning or raising. IS_SCOPE_EXIT_OPCODE */
static inline bool opcode_exits_scope(int opcode) {
    return opcode_has_trait(opcode, TRAIT_EXITS_SCOPE);
}

/* Control does not go on to the next instruction. */
static inline bool opcode_never_falls_through(int opcode) {
    return opcode_has_trait(opcode, TRAIT_EXITS_SCOPE | TRAIT_ALWAYS_JUMPS);
}

/* Must be the last of its block. IS_TERMINATOR_OPCODE */
static inline bool opcode_ends_block(int opcode) {
    return opcode_has_trait(opcode, TRAIT_JUMPS | TRAIT_EXITS_SCOPE);
}

/* Loads, stores or deletes one fast local. */
static inline bool opcode_touches_local(int opcode) {
    return opcode_has_trait(opcode, TRAIT_TOUCHES_LOCAL);
}

static inline bool opcode_both_touch_locals(int first, int second) {
    return (opcode_traits[first] & opcode_traits[second] & TRAIT_TOUCHES_LOCAL) != 0;
}

/* Deletes or clears one fast local, or stores what may be nothing. */
static inline bool opcode_unbinds_local(int opcode) {
    return opcode_has_trait(opcode, TRAIT_UNBINDS_LOCAL);
}

/* Leaves values where they are, copies them or has to do with locals. */
static inline bool opcode_is_special(int opcode) {
    return opcode_has_trait(opcode, TRAIT_IS_SPECIAL);
}

/* Where CPython looks for signals and other pending work. OPCODE_HAS_EVAL_BREAK */
static inline bool opcode_checks_eval_breaker(int opcode) {
    return opcode_has_trait(opcode, TRAIT_CHECKS_EVAL_BREAKER);
}

/* Pushes a constant whose value the compiler knows. loads_const in flowgraph.c */
static inline bool opcode_loads_constant(int opcode) {
    return opcode_has_trait(opcode, TRAIT_LOADS_CONSTANT);
}

/* Values popped and pushed when it does not jump. */
static inline int opcode_pops(int opcode, int oparg) {
    return stack_count(opcode_shapes[opcode].pops, oparg);
}

static inline int opcode_pushes(int opcode, int oparg) {
    return stack_count(opcode_shapes[opcode].pushes, oparg);
}

#endif
