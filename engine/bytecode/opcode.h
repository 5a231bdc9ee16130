/*
 * opcode.h - what is known about an opcode, derived from opcodes.def.
 *
 * Everything here is constant data. Source: CPython 3.14 Lib/opcode.py,
 * Include/internal/pycore_opcode_metadata.h.
 */
#ifndef GENSTEP_BYTECODE_OPCODE_H
#define GENSTEP_BYTECODE_OPCODE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum Opcode {
#define OPCODE(name, number, operand, caches, pops, pushes, help) OP_##name = number,
#define SPECIALIZED(name, number, base, help)                     OP_##name = number,
#define INSTRUMENTED(name, number)                                OP_##name = number,
#define PSEUDO(name, number, operand, pops, pushes, help)         OP_##name = number,
#include "engine/bytecode/opcodes.def"
} Opcode;

/* Opcodes below this have no oparg (opcode.HAVE_ARGUMENT is one below it). */
enum { OPCODE_FIRST_WITH_ARGUMENT = 44, OPCODE_COUNT = 256, OPCODE_COUNT_WITH_PSEUDO = 267 };

/* What an oparg means; the disassembler and the event writer format by this. */
typedef enum OperandKind {
    OPERAND_NONE,
    OPERAND_COUNT,              /* a plain number */
    OPERAND_DEPTH,              /* a position on the value stack, counted from the top */
    OPERAND_SMALL_INT,          /* the int that is pushed */
    OPERAND_CONST,              /* index in co_consts */
    OPERAND_NAME,               /* index in co_names */
    OPERAND_NAME_PUSH_NULL,     /* LOAD_GLOBAL: index << 1 | push a NULL after the value */
    OPERAND_NAME_METHOD,        /* LOAD_ATTR: index << 1 | method call follows */
    OPERAND_NAME_SUPER,         /* LOAD_SUPER_ATTR: index << 2 | two flags */
    OPERAND_LOCAL,              /* index in localsplus */
    OPERAND_LOCAL_PAIR,         /* two localsplus indexes, high and low four bits */
    OPERAND_DEREF,              /* index in localsplus of a cell or free variable */
    OPERAND_JUMP_FORWARD,       /* code units to skip, from the next instruction */
    OPERAND_JUMP_BACKWARD,      /* code units to go back, from the next instruction */
    OPERAND_COMPARE,            /* comparison << 5 | bool flag and result mask */
    OPERAND_BINARY,             /* index of an operator (+, -, ..., []) */
    OPERAND_INVERT,             /* 1 for `is not`, `not in` */
    OPERAND_CONVERSION,         /* 1 str, 2 repr, 3 ascii */
    OPERAND_INTRINSIC_1,        /* index of a one-argument intrinsic */
    OPERAND_INTRINSIC_2,        /* index of a two-argument intrinsic */
    OPERAND_COMMON_CONSTANT,    /* AssertionError, NotImplementedError, tuple, all, any */
    OPERAND_SPECIAL,            /* __enter__, __exit__, __aenter__, __aexit__ */
    OPERAND_FUNCTION_ATTRIBUTE, /* defaults, kwdefaults, annotations, closure, annotate */
    OPERAND_RESUME,             /* where: 0 start, 1 yield, 2 yield from, 3 await; | 4 depth 1 */
} OperandKind;

/*
 * How many values an instruction pops or pushes, as opcodes.def writes it: a number from 0 to 255,
 * to which the oparg, or twice the oparg, or a part of it may be added.
 */
typedef int16_t StackCount;
enum {
    OPARG_BIT = 0x100,
    OPARG = -0x100,
    OPARG_TWICE = 2 * OPARG,
    OPARG_BYTES = 3 * OPARG,
};

static inline int stack_count(StackCount count, int oparg) {
    int mask = count >> 8; /* of the oparg, mostly: 0 none of it, 1 its lowest bit, -1 all */
    unsigned part = (unsigned)oparg & (unsigned)mask;
    if (mask == OPARG_TWICE >> 8) {
        part = 2 * (unsigned)oparg;
    } else if (mask == OPARG_BYTES >> 8) {
        part = ((unsigned)oparg & 0xFF) + ((unsigned)oparg >> 8);
    }
    return (int)((unsigned)(count & 0xFF) + part);
}

/* "LOAD_FAST"; "<17>"-like for numbers that are no opcode. Valid for pseudo opcodes too. */
const char *opcode_name(int opcode);

/* The number of a name, or -1. Includes specialised and pseudo names. */
int opcode_from_name(const char *name);

/* Whether the byte is an instruction that co_code may contain (no specialised form). */
bool opcode_is_base(int opcode);

/* The adaptive instruction a specialised form belongs to; others map to themselves. */
int opcode_base(int opcode);

bool opcode_has_argument(int opcode);
OperandKind opcode_operand(int opcode);

/* 16-bit cache units that follow the instruction (specialised forms: those of the base). */
int opcode_caches(int opcode);

/* Whether the oparg is a distance to another instruction. Pseudo jumps count, SETUP ones do not. */
bool opcode_is_jump(int opcode);
bool opcode_jumps_backward(int opcode);

/* Whether control never goes on to the instruction after it. */
bool opcode_ends_flow(int opcode);

/* What it does, one line for a student; "" for numbers that are no opcode. */
const char *opcode_help(int opcode);

/*
 * How an instruction changes the depth of the value stack. Values that are only
 * looked at count as popped and pushed again. `jump` asks for the effect when
 * the jump is taken; only the SETUP pseudo opcodes differ. FOR_ITER's jump
 * counts as landing on END_FOR with a value to pop, as in CPython's own sums.
 * Source: the stack effects written in CPython's Python/bytecodes.c.
 */
int opcode_stack_pops(int opcode, int oparg);
int opcode_stack_pushes(int opcode, int oparg, bool jump);
int opcode_stack_effect(int opcode, int oparg, bool jump);

#endif
