/* Programs whose instructions are changed at random: what the verifier still accepts must run
 * without harm. The input is four bytes that choose the changes, then a program as pyasm. */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/verifier.h"
#include "engine/interp/vm.h"
#include "engine/loader/pyasm_read.h"

enum { MAX_CODES = 1000, CHANGES = 3, TRIES = 40, SEED_SIZE = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Changer {
    uint64_t random;
    const Code *codes[MAX_CODES];
    int count;
} Changer;

static unsigned pick(Changer *changer, size_t below) {
    changer->random = changer->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((changer->random >> 33) % below);
}

static void gather(Changer *changer, const Code *code) {
    if (changer->count < MAX_CODES) {
        changer->codes[changer->count++] = code;
        for (int32_t i = 0; i < code->nconsts; i++) {
            if (code->consts[i]->kind == CONSTANT_CODE) {
                gather(changer, code->consts[i]->as.code);
            }
        }
    }
}

/* The unit of some instruction of the code. */
static size_t pick_instruction(Changer *changer, const uint8_t *bytecode, size_t units) {
    size_t wanted = pick(changer, units);
    size_t unit = 0;
    for (size_t next = 0; next <= wanted; next += 1 + (size_t)opcode_caches(bytecode[2 * next])) {
        unit = next;
    }
    return unit;
}

/* Another opcode with as many caches; its oparg stays if it takes one. */
static void change_opcode(Changer *changer, uint8_t *instruction) {
    int opcode = (int)pick(changer, OP_RESUME + 1);
    if (opcode_is_base(opcode) && opcode_caches(opcode) == opcode_caches(instruction[0])) {
        instruction[0] = (uint8_t)opcode;
        instruction[1] = opcode_has_argument(opcode) ? instruction[1] : 0;
    }
}

static void exchange(uint8_t *first, uint8_t *second) {
    if (opcode_caches(first[0]) == opcode_caches(second[0])) {
        uint8_t saved[2];
        memcpy(saved, first, 2);
        memcpy(first, second, 2);
        memcpy(second, saved, 2);
    }
}

/* The bytes belong to the program's arena, which this program alone has. */
static void change(Changer *changer, const Code *code) {
    uint8_t *bytecode = (uint8_t *)(uintptr_t)code->bytecode.data;
    size_t units = code->bytecode.size / 2;
    uint8_t *instruction = bytecode + 2 * pick_instruction(changer, bytecode, units);
    switch (pick(changer, 4)) {
    case 0: instruction[1] = (uint8_t)pick(changer, pick(changer, 2) ? 8 : 256); break;
    case 1: change_opcode(changer, instruction); break;
    case 2: exchange(instruction, bytecode + 2 * pick_instruction(changer, bytecode, units)); break;
    default:
        if (code->exceptiontable.size > 0) {
            uint8_t *table = (uint8_t *)(uintptr_t)code->exceptiontable.data;
            size_t at = pick(changer, code->exceptiontable.size);
            table[at] = (uint8_t)((table[at] & 0xC0) | pick(changer, 64));
        }
        break;
    }
}

/* Takes a change back unless the verifier accepts it. */
static bool change_or_restore(Changer *changer, const Program *program) {
    const Code *code = changer->codes[pick(changer, (size_t)changer->count)];
    size_t bytecode_size = code->bytecode.size;
    size_t table_size = code->exceptiontable.size;
    uint8_t *saved = memory_alloc(bytecode_size + table_size);
    memcpy(saved, code->bytecode.data, bytecode_size);
    memcpy(saved + bytecode_size, code->exceptiontable.data, table_size);
    change(changer, code);
    Buffer message = {0};
    bool accepted = program_verify(program, &message);
    if (!accepted) {
        memcpy((uint8_t *)(uintptr_t)code->bytecode.data, saved, bytecode_size);
        memcpy((uint8_t *)(uintptr_t)code->exceptiontable.data, saved + bytecode_size, table_size);
    }
    buffer_done(&message);
    memory_free(saved);
    return accepted;
}

static void change_and_run(Program *program, uint64_t seed) {
    Changer changer = {.random = seed};
    gather(&changer, program->code);
    int changes = 0;
    for (int i = 0; i < TRIES && changes < CHANGES; i++) {
        changes += change_or_restore(&changer, program);
    }
    VMOptions options = {
        .max_instructions = 20000,
        .max_memory = (size_t)64 << 20,
        .max_depth = 120,
        .no_specialization = pick(&changer, 2) == 0,
    };
    VM *vm = vm_new(&options);
    vm_run(vm, program);
    vm_free(vm);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < SEED_SIZE) {
        return 0;
    }
    uint32_t seed;
    memcpy(&seed, data, SEED_SIZE);
    PyasmError error = {0};
    Program *program = pyasm_read((const char *)data + SEED_SIZE, size - SEED_SIZE, "fuzz", &error);
    if (program != NULL && program_verify(program, &error.message)) {
        change_and_run(program, seed);
    }
    program_free(program);
    pyasm_error_done(&error);
    return 0;
}
