/*
 * opcode_sets.h - the sets of opcodes that the compiler asks about.
 *
 * What an opcode means to the flow graph and the assembler, as questions that
 * compile to a bit test: these are asked for every instruction in every pass.
 * Source: CPython 3.14 Include/internal/pycore_opcode_utils.h and the flags of
 * pycore_opcode_metadata.h.
 */
#ifndef GENSTEP_COMPILER_OPCODE_SETS_H
#define GENSTEP_COMPILER_OPCODE_SETS_H

#include <stdbool.h>

#include "engine/bytecode/opcode.h"

/* Opens a range of instructions that a handler (the target) protects. IS_BLOCK_PUSH_OPCODE */
static inline bool opcode_pushes_block(int opcode) {
    return opcode == OP_SETUP_FINALLY || opcode == OP_SETUP_WITH || opcode == OP_SETUP_CLEANUP;
}

/* Always jumps. IS_UNCONDITIONAL_JUMP_OPCODE */
static inline bool opcode_is_unconditional_jump(int opcode) {
    switch (opcode) {
    case OP_JUMP:
    case OP_JUMP_NO_INTERRUPT:
    case OP_JUMP_FORWARD:
    case OP_JUMP_BACKWARD:
    case OP_JUMP_BACKWARD_NO_INTERRUPT: return true;
    default: return false;
    }
}

/* Pops a value and jumps depending on it. IS_CONDITIONAL_JUMP_OPCODE */
static inline bool opcode_is_conditional_jump(int opcode) {
    switch (opcode) {
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE: return true;
    default: return false;
    }
}

/* May jump in any way. OPCODE_HAS_JUMP */
static inline bool opcode_may_jump(int opcode) {
    switch (opcode) {
    case OP_JUMP_IF_FALSE:
    case OP_JUMP_IF_TRUE:
    case OP_FOR_ITER:
    case OP_SEND:
    case OP_END_ASYNC_FOR: return true;
    default: return opcode_is_unconditional_jump(opcode) || opcode_is_conditional_jump(opcode);
    }
}

/* The oparg names another instruction. HAS_TARGET */
static inline bool opcode_has_target(int opcode) {
    return opcode_may_jump(opcode) || opcode_pushes_block(opcode);
}

/* Leaves the code object, by returning or raising. IS_SCOPE_EXIT_OPCODE */
static inline bool opcode_exits_scope(int opcode) {
    return opcode == OP_RETURN_VALUE || opcode == OP_RAISE_VARARGS || opcode == OP_RERAISE;
}

/* Must be the last of its block. IS_TERMINATOR_OPCODE */
static inline bool opcode_ends_block(int opcode) {
    return opcode_may_jump(opcode) || opcode_exits_scope(opcode);
}

/* Where CPython looks for signals and other pending work. OPCODE_HAS_EVAL_BREAK */
static inline bool opcode_checks_eval_breaker(int opcode) {
    switch (opcode) {
    case OP_CALL:
    case OP_CALL_FUNCTION_EX:
    case OP_JUMP:
    case OP_JUMP_BACKWARD:
    case OP_RESUME: return true;
    default: return false;
    }
}

/* Pushes a constant whose value the compiler knows. loads_const in flowgraph.c */
static inline bool opcode_loads_constant(int opcode) {
    return opcode == OP_LOAD_CONST || opcode == OP_LOAD_SMALL_INT;
}

#endif
