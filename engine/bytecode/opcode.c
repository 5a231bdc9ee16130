#include "engine/bytecode/opcode.h"

#include <stddef.h>
#include <string.h>

typedef enum OpcodeClass {
    CLASS_UNUSED,
    CLASS_BASE,
    CLASS_SPECIALIZED,
    CLASS_INSTRUMENTED,
    CLASS_PSEUDO,
} OpcodeClass;

typedef struct OpcodeRow {
    const char *name;
    const char *help;
    uint8_t class;
    uint8_t operand; /* OperandKind; specialised forms have their base's */
    uint8_t caches;
    uint8_t base; /* of a specialised form */
    StackCount pops;
    StackCount pushes;
} OpcodeRow;

/* clang-format off */
static const OpcodeRow rows[OPCODE_COUNT_WITH_PSEUDO] = {
#define OPCODE(name, number, operand, caches, pops, pushes, help)                                  \
    [number] = {#name, help, CLASS_BASE, OPERAND_##operand, caches, 0, pops, pushes},
#define SPECIALIZED(name, number, base, help)                                                      \
    [number] = {#name, help, CLASS_SPECIALIZED, OPERAND_NONE, 0, OP_##base, 0, 0},
#define INSTRUMENTED(name, number)                                                                 \
    [number] = {#name, "Stands in for another instruction while CPython monitors a program.",      \
                CLASS_INSTRUMENTED, OPERAND_NONE, 0, 0, 0, 0},
#define PSEUDO(name, number, operand, pops, pushes, help)                                          \
    [number] = {#name, help, CLASS_PSEUDO, OPERAND_##operand, 0, 0, pops, pushes},
#include "engine/bytecode/opcodes.def"
};

static const char *const unused_names[OPCODE_COUNT_WITH_PSEUDO] = {
#define UNUSED(number)    [number] = "<" #number ">",
#define UNUSED_TEN(tens)                                                                           \
    UNUSED(tens##0) UNUSED(tens##1) UNUSED(tens##2) UNUSED(tens##3) UNUSED(tens##4)                \
    UNUSED(tens##5) UNUSED(tens##6) UNUSED(tens##7) UNUSED(tens##8) UNUSED(tens##9)
    UNUSED_TEN(12) UNUSED_TEN(21) UNUSED_TEN(22) UNUSED_TEN(23)
};
/* clang-format on */

/* The row that says how an instruction behaves: specialised forms behave as their base. */
static const OpcodeRow *row_of(int opcode) {
    static const OpcodeRow none = {"", "", CLASS_UNUSED, OPERAND_NONE, 0, 0, 0, 0};
    if (opcode < 0 || opcode >= OPCODE_COUNT_WITH_PSEUDO) {
        return &none;
    }
    return &rows[rows[opcode].class == CLASS_SPECIALIZED ? rows[opcode].base : opcode];
}

const char *opcode_name(int opcode) {
    if (opcode < 0 || opcode >= OPCODE_COUNT_WITH_PSEUDO) {
        return "<unknown>";
    }
    return rows[opcode].name != NULL ? rows[opcode].name : unused_names[opcode];
}

int opcode_from_name(const char *name) {
    for (int opcode = 0; opcode < OPCODE_COUNT_WITH_PSEUDO; opcode++) {
        if (rows[opcode].name != NULL && strcmp(rows[opcode].name, name) == 0) {
            return opcode;
        }
    }
    return -1;
}

const char *opcode_help(int opcode) {
    if (opcode < 0 || opcode >= OPCODE_COUNT_WITH_PSEUDO || rows[opcode].help == NULL) {
        return "";
    }
    return rows[opcode].help;
}

bool opcode_is_base(int opcode) {
    return opcode >= 0 && opcode < OPCODE_COUNT && rows[opcode].class == CLASS_BASE;
}

int opcode_base(int opcode) {
    if (opcode >= 0 && opcode < OPCODE_COUNT && rows[opcode].class == CLASS_SPECIALIZED) {
        return rows[opcode].base;
    }
    return opcode;
}

bool opcode_has_argument(int opcode) {
    return row_of(opcode)->operand != OPERAND_NONE;
}

OperandKind opcode_operand(int opcode) {
    return (OperandKind)row_of(opcode)->operand;
}

int opcode_caches(int opcode) {
    return row_of(opcode)->caches;
}

bool opcode_is_jump(int opcode) {
    OperandKind operand = opcode_operand(opcode);
    return operand == OPERAND_JUMP_FORWARD || operand == OPERAND_JUMP_BACKWARD;
}

bool opcode_jumps_backward(int opcode) {
    return opcode_operand(opcode) == OPERAND_JUMP_BACKWARD;
}

bool opcode_ends_flow(int opcode) {
    switch (opcode_base(opcode)) {
    case OP_RETURN_VALUE:
    case OP_RAISE_VARARGS:
    case OP_RERAISE:
    case OP_INTERPRETER_EXIT:
    case OP_JUMP_FORWARD:
    case OP_JUMP_BACKWARD:
    case OP_JUMP_BACKWARD_NO_INTERRUPT:
    case OP_JUMP:
    case OP_JUMP_NO_INTERRUPT: return true;
    default: return false;
    }
}

/* What a SETUP pseudo opcode has its handler find on the stack. */
static int pushes_for_handler(int opcode) {
    switch (opcode) {
    case OP_SETUP_FINALLY:
    case OP_SETUP_WITH: return 1;
    case OP_SETUP_CLEANUP: return 2;
    default: return 0;
    }
}

int opcode_stack_pops(int opcode, int oparg) {
    return stack_count(row_of(opcode)->pops, oparg);
}

int opcode_stack_pushes(int opcode, int oparg, bool jump) {
    return stack_count(row_of(opcode)->pushes, oparg) + (jump ? pushes_for_handler(opcode) : 0);
}

int opcode_stack_effect(int opcode, int oparg, bool jump) {
    return opcode_stack_pushes(opcode, oparg, jump) - opcode_stack_pops(opcode, oparg);
}
