#include "engine/bytecode/opcode.h"

#include <stddef.h>
#include <string.h>

enum { VARIES = -1 };

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
    int8_t pops;
    int8_t pushes;
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

/* Pops of the rows marked VARIES. */
static int varying_pops(int opcode, int oparg) {
    switch (opcode) {
    case OP_BUILD_INTERPOLATION: return 2 + (oparg & 1);
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
    case OP_BUILD_SLICE:
    case OP_BUILD_STRING:
    case OP_BUILD_TUPLE:
    case OP_RAISE_VARARGS: return oparg;
    case OP_BUILD_MAP: return 2 * oparg;
    case OP_CALL: return 2 + oparg;    /* callable, self or NULL */
    case OP_CALL_KW: return 3 + oparg; /* ... and the tuple of names */
    case OP_COPY:
    case OP_SWAP: return oparg;
    case OP_DICT_UPDATE:
    case OP_LIST_APPEND:
    case OP_LIST_EXTEND:
    case OP_SET_ADD:
    case OP_SET_UPDATE:
    case OP_RERAISE: return 1 + oparg;
    case OP_MAP_ADD: return 2 + oparg;
    case OP_DICT_MERGE: return 4 + oparg; /* the call's callable is below the dict, for messages */
    default: return 0;                    /* the SETUP pseudo opcodes */
    }
}

static int varying_pushes(int opcode, int oparg, bool jump) {
    switch (opcode) {
    case OP_COPY: return oparg + 1;
    case OP_SWAP:
    case OP_DICT_UPDATE:
    case OP_LIST_APPEND:
    case OP_LIST_EXTEND:
    case OP_SET_ADD:
    case OP_SET_UPDATE:
    case OP_MAP_ADD:
    case OP_RERAISE:
    case OP_UNPACK_SEQUENCE: return oparg;
    case OP_DICT_MERGE: return 3 + oparg;
    case OP_LOAD_ATTR:
    case OP_LOAD_GLOBAL:
    case OP_LOAD_SUPER_ATTR: return 1 + (oparg & 1);
    case OP_UNPACK_EX: return 1 + (oparg & 0xFF) + (oparg >> 8);
    case OP_SETUP_FINALLY:
    case OP_SETUP_WITH: return jump ? 1 : 0;
    case OP_SETUP_CLEANUP: return jump ? 2 : 0;
    default: return 0;
    }
}

int opcode_stack_pops(int opcode, int oparg, bool jump) {
    (void)jump;
    const OpcodeRow *row = row_of(opcode);
    return row->pops == VARIES ? varying_pops(opcode_base(opcode), oparg) : row->pops;
}

int opcode_stack_pushes(int opcode, int oparg, bool jump) {
    const OpcodeRow *row = row_of(opcode);
    return row->pushes == VARIES ? varying_pushes(opcode_base(opcode), oparg, jump) : row->pushes;
}

int opcode_stack_effect(int opcode, int oparg, bool jump) {
    return opcode_stack_pushes(opcode, oparg, jump) - opcode_stack_pops(opcode, oparg, jump);
}
