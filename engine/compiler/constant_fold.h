/*
 * constant_fold.h - expressions on constants, worked out while compiling.
 *
 * Gives what CPython's own operators would give, within the limits that keep
 * constants small. NULL: not folded, because the operator would raise, or is
 * not defined for these types, or the result would be too large; the
 * instruction then stays and does at run time what it does.
 *
 * Ownership: results live in the program, or are operands. Failure: none beyond NULL.
 * Source: CPython 3.14 Python/flowgraph.c (eval_const_binop, eval_const_unaryop,
 * const_folding_safe_multiply, _power, _lshift, _mod).
 */
#ifndef GENSTEP_COMPILER_CONSTANT_FOLD_H
#define GENSTEP_COMPILER_CONSTANT_FOLD_H

#include "engine/bytecode/program.h"

/* Opargs of BINARY_OP, without the in-place ones. CPython: NB_* in opcode.h */
typedef enum BinaryOperator {
    BINARY_ADD = 0,
    BINARY_AND = 1,
    BINARY_FLOOR_DIVIDE = 2,
    BINARY_LSHIFT = 3,
    BINARY_MATRIX_MULTIPLY = 4,
    BINARY_MULTIPLY = 5,
    BINARY_REMAINDER = 6,
    BINARY_OR = 7,
    BINARY_POWER = 8,
    BINARY_RSHIFT = 9,
    BINARY_SUBTRACT = 10,
    BINARY_TRUE_DIVIDE = 11,
    BINARY_XOR = 12,
    BINARY_SUBSCRIPT = 26,
} BinaryOperator;

typedef enum UnaryOperator {
    UNARY_OPERATOR_NEGATIVE,
    UNARY_OPERATOR_POSITIVE,
    UNARY_OPERATOR_INVERT,
    UNARY_OPERATOR_NOT,
} UnaryOperator;

/* `op` may be any oparg of BINARY_OP; in-place operators have nothing to fold. */
const Constant *constant_fold_binary(Program *program, const Constant *left, int op,
                                     const Constant *right);
const Constant *constant_fold_unary(Program *program, UnaryOperator op, const Constant *operand);

#endif
