#include "engine/compiler/opcode_sets.h"

const uint8_t opcode_traits[OPCODE_COUNT_WITH_PSEUDO] = {
    [OP_SETUP_FINALLY] = TRAIT_PUSHES_BLOCK,
    [OP_SETUP_WITH] = TRAIT_PUSHES_BLOCK,
    [OP_SETUP_CLEANUP] = TRAIT_PUSHES_BLOCK,

    [OP_JUMP] = TRAIT_JUMPS | TRAIT_ALWAYS_JUMPS | TRAIT_CHECKS_EVAL_BREAKER,
    [OP_JUMP_NO_INTERRUPT] = TRAIT_JUMPS | TRAIT_ALWAYS_JUMPS,
    [OP_JUMP_FORWARD] = TRAIT_JUMPS | TRAIT_ALWAYS_JUMPS,
    [OP_JUMP_BACKWARD] = TRAIT_JUMPS | TRAIT_ALWAYS_JUMPS | TRAIT_CHECKS_EVAL_BREAKER,
    [OP_JUMP_BACKWARD_NO_INTERRUPT] = TRAIT_JUMPS | TRAIT_ALWAYS_JUMPS,

    [OP_POP_JUMP_IF_FALSE] = TRAIT_JUMPS | TRAIT_POPS_AND_JUMPS,
    [OP_POP_JUMP_IF_TRUE] = TRAIT_JUMPS | TRAIT_POPS_AND_JUMPS,
    [OP_POP_JUMP_IF_NONE] = TRAIT_JUMPS | TRAIT_POPS_AND_JUMPS,
    [OP_POP_JUMP_IF_NOT_NONE] = TRAIT_JUMPS | TRAIT_POPS_AND_JUMPS,

    [OP_JUMP_IF_FALSE] = TRAIT_JUMPS,
    [OP_JUMP_IF_TRUE] = TRAIT_JUMPS,
    [OP_FOR_ITER] = TRAIT_JUMPS,
    [OP_SEND] = TRAIT_JUMPS,
    [OP_END_ASYNC_FOR] = TRAIT_JUMPS,

    [OP_RETURN_VALUE] = TRAIT_EXITS_SCOPE,
    [OP_RAISE_VARARGS] = TRAIT_EXITS_SCOPE,
    [OP_RERAISE] = TRAIT_EXITS_SCOPE,

    [OP_CALL] = TRAIT_CHECKS_EVAL_BREAKER,
    [OP_CALL_FUNCTION_EX] = TRAIT_CHECKS_EVAL_BREAKER,
    [OP_RESUME] = TRAIT_CHECKS_EVAL_BREAKER,
};

enum { VARIES = -1 }; /* what opcodes.def says where the oparg decides */

/* clang-format off */
const OpcodeShape opcode_shapes[OPCODE_COUNT_WITH_PSEUDO] = {
#define OPCODE(name, number, operand, caches, pops, pushes, help) [number] = {caches, pops, pushes},
#define PSEUDO(name, number, operand, pops, pushes, help)         [number] = {0, pops, pushes},
#include "engine/bytecode/opcodes.def"
};
/* clang-format on */
