/*
 * operand.h - what an oparg stands for, in words: "x", "range + NULL", "+=".
 *
 * Formatted by the operand kind of the opcode table, as dis writes it in
 * parentheses behind the number. Jump targets are not covered: where they
 * lead is Instruction.target, and what that is called is the face's choice.
 *
 * Source: CPython 3.14 Lib/dis.py (ArgResolver), Lib/opcode.py.
 */
#ifndef GENSTEP_BYTECODE_OPERAND_H
#define GENSTEP_BYTECODE_OPERAND_H

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"
#include "engine/bytecode/opcode.h"

/*
 * The fixed names of the kinds BINARY ("+"), CONVERSION, INTRINSIC_1,
 * INTRINSIC_2, COMMON_CONSTANT, SPECIAL and of comparison operators (COMPARE:
 * "<"). NULL for other kinds and where the number has no name.
 */
const char *operand_name(OperandKind kind, int number);

/* How many names that kind has: numbers from 0 up to it. */
int operand_name_count(OperandKind kind);

/* Adds the text; nothing where dis prints nothing or the oparg is out of range. */
void operand_text(const Code *code, int opcode, int oparg, Buffer *out);

#endif
