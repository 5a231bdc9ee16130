#include "engine/bytecode/verifier.h"

#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/flow_check.h"
#include "engine/bytecode/instruction.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/operand.h"

enum {
    MAX_STACK = (1 << 24) - 2, /* fits the info of a slot */
    MAX_UNITS = 1 << 28,
    MAX_EXTENDED_ARGS = 3,
    MAX_NESTING = 2000, /* code objects within code objects, as deep as marshal goes */
    GENERATOR_FLAGS = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR,
};

/* Slots looked at over the whole program: a second or two, some hundred megabytes at most. */
#define MAX_WORK ((uint64_t)200 * 1000 * 1000)

/* ---- the code object's own numbers ---- */

/* Locals come first, then cells that are no arguments, then free variables. */
static bool check_locals(Verification *v) {
    const Code *code = v->code;
    int32_t cells = 0;
    int32_t plain = 0;
    for (int32_t i = 0; i < code->nlocalsplus; i++) {
        uint8_t kind = code->localspluskinds[i];
        bool is_free = kind & LOCAL_FREE;
        if (is_free ? (kind & (LOCAL_PLAIN | LOCAL_CELL)) != 0
                    : (kind & (LOCAL_PLAIN | LOCAL_CELL)) == 0) {
            return verification_fail(v, -1, "'%s' is of no kind that a local can be",
                                     code->localsplusnames[i]->data);
        }
        plain += (kind & LOCAL_PLAIN) != 0;
        cells += (kind & LOCAL_CELL) != 0;
        int32_t section = is_free ? 2 : kind & LOCAL_PLAIN ? 0 : 1;
        int32_t place = i >= code->nlocalsplus - code->nfreevars ? 2 : i < code->nlocals ? 0 : 1;
        if (section != place) {
            return verification_fail(v, -1, "'%s' is out of place among the locals",
                                     code->localsplusnames[i]->data);
        }
    }
    if (plain != code->nlocals || cells != code->ncellvars) {
        return verification_fail(v, -1, "the locals are miscounted");
    }
    return true;
}

static bool check_numbers(Verification *v) {
    const Code *code = v->code;
    if (code->posonlyargcount < 0 || code->argcount < code->posonlyargcount ||
        code->kwonlyargcount < 0) {
        return verification_fail(v, -1, "its counts of parameters cannot be");
    }
    int64_t parameters = (int64_t)code->argcount + code->kwonlyargcount +
                         ((code->flags & CODE_VARARGS) != 0) +
                         ((code->flags & CODE_VARKEYWORDS) != 0);
    if (parameters > code->nlocals) {
        return verification_fail(v, -1, "it has more parameters than locals");
    }
    if (code->stacksize < 0 || code->stacksize > MAX_STACK) {
        return verification_fail(v, -1, "its co_stacksize of %d cannot be", (int)code->stacksize);
    }
    uint32_t generator = code->flags & GENERATOR_FLAGS;
    if ((generator & (generator - 1)) != 0) {
        return verification_fail(v, -1, "it is more than one sort of generator");
    }
    return check_locals(v);
}

/* ---- whole instructions ---- */

/* The places where an instruction starts, and those of them that another one may lead to. */
typedef struct Places {
    bool *starts; /* per unit, one more for the end of the code */
    int units;
} Places;

static bool is_place(const Places *places, int offset) {
    return offset >= 0 && offset % 2 == 0 && offset / 2 < places->units &&
           places->starts[offset / 2];
}

static bool check_units(Verification *v, Places *places) {
    Bytes bytecode = v->code->bytecode;
    if (bytecode.size == 0 || bytecode.size % 2 != 0 || bytecode.size / 2 > MAX_UNITS) {
        return verification_fail(v, -1, "its bytecode is %zu bytes long", bytecode.size);
    }
    places->units = (int)(bytecode.size / 2);
    places->starts = memory_alloc_zeroed((size_t)places->units + 1, sizeof(bool));
    InstructionIterator instructions;
    Instruction instruction;
    instruction_iterator_init(&instructions, v->code);
    instruction.opcode = OP_NOP;
    while (instruction_iterator_next(&instructions, &instruction)) {
        int offset = instruction.offset;
        switch (instruction.opcode) {
        case OP_CACHE:
        case OP_RESERVED:
        case OP_INTERPRETER_EXIT:
        case OP_EXIT_INIT_CHECK:
            return verification_fail(v, offset, "%s is no instruction of a program",
                                     opcode_name(instruction.opcode));
        default: break;
        }
        if (!opcode_is_base(instruction.opcode)) {
            return verification_fail(v, offset,
                                     "%s is no instruction that CPython's compiler writes",
                                     opcode_name(instruction.opcode));
        }
        if ((offset - instruction.start) / 2 > MAX_EXTENDED_ARGS || instruction.oparg < 0) {
            return verification_fail(v, offset, "the oparg is too large");
        }
        if (!opcode_has_argument(instruction.opcode) &&
            (instruction.start != offset || bytecode.data[offset + 1] != 0)) {
            return verification_fail(v, offset, "%s has an oparg, which it takes none of",
                                     opcode_name(instruction.opcode));
        }
        if (instruction.next > (int)bytecode.size) {
            return verification_fail(v, offset, "its caches are cut off");
        }
        for (int i = offset + 2; i < instruction.next; i++) {
            if (bytecode.data[i] != 0) {
                return verification_fail(v, offset, "its caches are not empty");
            }
        }
        places->starts[instruction.start / 2] = true;
    }
    if (instruction.opcode == OP_EXTENDED_ARG) {
        return verification_fail(v, instruction.offset, "EXTENDED_ARG ends the code");
    }
    places->starts[places->units] = true;
    return true;
}

/* ---- opargs ---- */

static bool refuse_operand(Verification *v, const Instruction *instruction) {
    return verification_fail(v, instruction->offset, "%s cannot have the oparg %d",
                             opcode_name(instruction->opcode), instruction->oparg);
}

/* The opcodes whose oparg is a plain number, but not any number. */
static bool count_is_valid(const Code *code, const Instruction *instruction) {
    int oparg = instruction->oparg;
    switch (instruction->opcode) {
    case OP_BUILD_INTERPOLATION: return oparg >= 2 && oparg < 16;
    case OP_BUILD_SLICE: return oparg == 2 || oparg == 3;
    case OP_BUILD_MAP:
    case OP_UNPACK_EX:
    case OP_RERAISE: return oparg < MAX_STACK;
    case OP_COPY_FREE_VARS: return oparg > 0 && oparg == code->nfreevars;
    case OP_GET_AWAITABLE:
    case OP_RAISE_VARARGS: return oparg <= 2;
    case OP_YIELD_VALUE: return oparg <= 1;
    default: return oparg <= MAX_STACK;
    }
}

static bool operand_is_valid(const Code *code, const Instruction *instruction) {
    int oparg = instruction->oparg;
    switch (opcode_operand(instruction->opcode)) {
    case OPERAND_NONE: return true;
    case OPERAND_COUNT: return count_is_valid(code, instruction);
    case OPERAND_DEPTH:
        return oparg >= (instruction->opcode == OP_SWAP ? 2 : 1) && oparg <= MAX_STACK;
    case OPERAND_SMALL_INT: return oparg <= 255;
    case OPERAND_CONST: return oparg < code->nconsts;
    case OPERAND_NAME: return oparg < code->nnames;
    case OPERAND_NAME_PUSH_NULL:
    case OPERAND_NAME_METHOD: return oparg >> 1 < code->nnames;
    case OPERAND_NAME_SUPER: return oparg >> 2 < code->nnames;
    case OPERAND_LOCAL: return oparg < code->nlocalsplus;
    case OPERAND_LOCAL_PAIR:
        return oparg <= 0xFF && oparg >> 4 < code->nlocalsplus && (oparg & 15) < code->nlocalsplus;
    case OPERAND_DEREF:
        return oparg < code->nlocalsplus &&
               (code->localspluskinds[oparg] & (LOCAL_CELL | LOCAL_FREE));
    case OPERAND_JUMP_FORWARD:
    case OPERAND_JUMP_BACKWARD: return true;
    case OPERAND_COMPARE: return operand_name(OPERAND_COMPARE, oparg >> 5) != NULL;
    case OPERAND_BINARY:
    case OPERAND_COMMON_CONSTANT:
    case OPERAND_SPECIAL: return operand_name(opcode_operand(instruction->opcode), oparg) != NULL;
    case OPERAND_CONVERSION: /* the first of these is a hole */
    case OPERAND_INTRINSIC_1:
    case OPERAND_INTRINSIC_2:
        return oparg > 0 && operand_name(opcode_operand(instruction->opcode), oparg) != NULL;
    case OPERAND_INVERT: return oparg <= 1;
    case OPERAND_FUNCTION_ATTRIBUTE:
        return oparg == 1 || oparg == 2 || oparg == 4 || oparg == 8 || oparg == 16;
    case OPERAND_RESUME: return oparg <= 7;
    }
    return false;
}

static int opcode_at(const Code *code, int offset) {
    Instruction instruction;
    return instruction_decode(code, offset, &instruction) ? instruction.opcode : -1;
}

static bool check_target(Verification *v, const Places *places, const Instruction *instruction) {
    if (!is_place(places, instruction->target)) {
        return verification_fail(v, instruction->offset, "%s leads to no instruction",
                                 opcode_name(instruction->opcode));
    }
    int there = opcode_at(v->code, instruction->target);
    if (instruction->opcode == OP_FOR_ITER && there != OP_END_FOR) {
        return verification_fail(v, instruction->offset, "FOR_ITER does not lead to END_FOR");
    }
    if (instruction->opcode == OP_SEND && there != OP_END_SEND) {
        return verification_fail(v, instruction->offset, "SEND does not lead to END_SEND");
    }
    return true;
}

/* Opcodes that work on the namespace of a module or class body. */
static bool needs_namespace(const Instruction *instruction) {
    enum { INTRINSIC_IMPORT_STAR = 2 };
    switch (instruction->opcode) {
    case OP_LOAD_LOCALS:
    case OP_LOAD_NAME:
    case OP_STORE_NAME:
    case OP_DELETE_NAME:
    case OP_SETUP_ANNOTATIONS: return true;
    case OP_CALL_INTRINSIC_1: return instruction->oparg == INTRINSIC_IMPORT_STAR;
    default: return false;
    }
}

static bool check_instructions(Verification *v, const Places *places, int prologue_end) {
    const Code *code = v->code;
    InstructionIterator instructions;
    Instruction instruction;
    instruction_iterator_init(&instructions, code);
    while (instruction_iterator_next(&instructions, &instruction)) {
        int offset = instruction.offset;
        if (instruction.opcode == OP_EXTENDED_ARG) {
            continue;
        }
        if (!operand_is_valid(code, &instruction)) {
            return refuse_operand(v, &instruction);
        }
        if (instruction.target >= 0) {
            if (!check_target(v, places, &instruction)) {
                return false;
            }
            if (instruction.target < prologue_end) {
                return verification_fail(v, offset, "a jump leads back into the prologue");
            }
        }
        if (offset >= prologue_end && (instruction.opcode == OP_COPY_FREE_VARS ||
                                       instruction.opcode == OP_RETURN_GENERATOR)) {
            return verification_fail(v, offset, "%s stands behind the prologue",
                                     opcode_name(instruction.opcode));
        }
        if (instruction.opcode == OP_YIELD_VALUE) {
            if ((code->flags & GENERATOR_FLAGS) == 0) {
                return verification_fail(v, offset, "YIELD_VALUE in what is no generator");
            }
            if (opcode_at(code, instruction.next) != OP_RESUME) {
                return verification_fail(v, offset, "YIELD_VALUE without RESUME behind it");
            }
        }
        if (needs_namespace(&instruction) && (code->flags & CODE_OPTIMIZED)) {
            return verification_fail(v, offset, "%s in a function, which has no namespace",
                                     opcode_name(instruction.opcode));
        }
    }
    return true;
}

/*
 * The prologue: COPY_FREE_VARS, MAKE_CELLs, then RETURN_GENERATOR and POP_TOP in a generator.
 * Returns the offset behind it, or -1 after reporting.
 */
static int check_prologue(Verification *v) {
    Instruction instruction;
    int offset = 0;
    while (instruction_decode(v->code, offset, &instruction) &&
           (instruction.opcode == OP_MAKE_CELL ||
            (instruction.opcode == OP_COPY_FREE_VARS && offset == 0))) {
        offset = instruction.next;
    }
    bool generator = (v->code->flags & GENERATOR_FLAGS) != 0;
    bool returns_generator = opcode_at(v->code, offset) == OP_RETURN_GENERATOR;
    if (generator != returns_generator) {
        verification_fail(v, offset,
                          generator ? "a generator without RETURN_GENERATOR"
                                    : "RETURN_GENERATOR in what is no generator");
        return -1;
    }
    if (returns_generator) {
        offset += 2;
        if (opcode_at(v->code, offset) != OP_POP_TOP) {
            verification_fail(v, offset, "RETURN_GENERATOR without POP_TOP behind it");
            return -1;
        }
        offset += 2;
    }
    return offset;
}

/* ---- the tables ---- */

static bool check_exception_table(Verification *v, const Places *places, int prologue_end) {
    ExceptionTableIterator table;
    ExceptionEntry entry;
    int end = 0;
    exception_table_iterator_init(&table, v->code);
    while (table.next < table.limit) {
        if ((*table.next & 0x80) == 0 || !exception_table_iterator_next(&table, &entry)) {
            return verification_fail(v, -1, "its exception table is damaged");
        }
        bool ends_well = entry.end / 2 <= places->units && places->starts[entry.end / 2];
        if (entry.start < end || entry.start >= entry.end || !ends_well ||
            !is_place(places, entry.start) || !is_place(places, entry.target)) {
            return verification_fail(v, -1, "its exception table has ranges that cannot be");
        }
        if (entry.start < prologue_end || entry.target < prologue_end) {
            return verification_fail(v, -1, "its exception table covers the prologue");
        }
        end = entry.end;
    }
    return true;
}

/*
 * The location table has to cover the code exactly, each entry as long as its form says. The
 * numbers are read where their bytes stand: all are below 0x80, which starts an entry.
 */
static bool check_location_table(Verification *v) {
    enum { LAST_SHORT = 9, LAST_ONE_LINE = 12, NO_COLUMNS = 13, LONG = 14, MAX_VARINT_BYTES = 6 };
    Bytes table = v->code->linetable;
    int64_t units = 0;
    size_t at = 0;
    while (at < table.size) {
        uint8_t first = table.data[at++];
        if ((first & 0x80) == 0) {
            return verification_fail(v, -1, "its location table is damaged");
        }
        int form = first >> 3 & 15;
        int bytes = form <= LAST_SHORT ? 1 : form <= LAST_ONE_LINE ? 2 : 0;
        int varints = form == NO_COLUMNS ? 1 : form == LONG ? 4 : 0;
        for (; bytes > 0; bytes--, at++) {
            if (at >= table.size || (table.data[at] & 0x80)) {
                return verification_fail(v, -1, "its location table is damaged");
            }
        }
        for (; varints > 0; varints--) {
            int length = 1;
            while (at < table.size && (table.data[at] & 0xC0) == 0x40) {
                at++;
                length++;
            }
            if (at >= table.size || (table.data[at] & 0x80) || length > MAX_VARINT_BYTES) {
                return verification_fail(v, -1, "its location table is damaged");
            }
            at++;
        }
        units += 1 + (first & 7);
    }
    if (units * 2 != (int64_t)v->code->bytecode.size) {
        return verification_fail(v, -1, "its location table covers %lld of %zu bytes",
                                 (long long)units * 2, v->code->bytecode.size);
    }
    return true;
}

/* ---- everything ---- */

static bool check_code(const Code *code, Buffer *message, uint64_t *work) {
    Verification v = {code, message, *work};
    Places places = {0};
    int prologue_end = 0;
    bool good = check_numbers(&v) && check_units(&v, &places) &&
                (prologue_end = check_prologue(&v)) >= 0 &&
                check_instructions(&v, &places, prologue_end) &&
                check_exception_table(&v, &places, prologue_end) && check_location_table(&v) &&
                flow_check_run(&v);
    memory_free(places.starts);
    *work = v.work;
    return good;
}

static bool check_tree(const Code *code, Buffer *message, uint64_t *work, int nesting);

/* Code objects are among the constants, or within constants. */
static bool check_constant(const Constant *constant, Buffer *message, uint64_t *work, int nesting) {
    if (constant->kind == CONSTANT_CODE) {
        return check_tree(constant->as.code, message, work, nesting + 1);
    }
    if (constant->kind == CONSTANT_TUPLE || constant->kind == CONSTANT_FROZENSET ||
        constant->kind == CONSTANT_SLICE) {
        for (size_t i = 0; i < constant->as.sequence.size; i++) {
            if (!check_constant(constant->as.sequence.items[i], message, work, nesting)) {
                return false;
            }
        }
    }
    return true;
}

static bool check_tree(const Code *code, Buffer *message, uint64_t *work, int nesting) {
    if (nesting > MAX_NESTING) {
        buffer_add_string(message, "code objects are nested too deeply");
        return false;
    }
    if (!check_code(code, message, work)) {
        return false;
    }
    for (int32_t i = 0; i < code->nconsts; i++) {
        if (!check_constant(code->consts[i], message, work, nesting)) {
            return false;
        }
    }
    return true;
}

bool program_verify(const Program *program, Buffer *message) {
    const Code *code = program->code;
    uint64_t work = MAX_WORK;
    if (code->nfreevars != 0 || code->argcount != 0 || code->kwonlyargcount != 0 ||
        (code->flags & (GENERATOR_FLAGS | CODE_OPTIMIZED)) != 0) {
        buffer_add_string(message, "the outermost code object is not a module's");
        return false;
    }
    return check_tree(code, message, &work, 0);
}
