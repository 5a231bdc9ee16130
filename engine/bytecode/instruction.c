#include "engine/bytecode/instruction.h"

#include "engine/bytecode/opcode.h"

void instruction_iterator_init(InstructionIterator *iterator, const Code *code) {
    *iterator = (InstructionIterator){
        .bytecode = code->bytecode.data,
        .size = (int)(code->bytecode.size & ~(size_t)1),
        .start = -1,
    };
}

bool instruction_iterator_next(InstructionIterator *iterator, Instruction *instruction) {
    int offset = iterator->next;
    if (offset >= iterator->size) {
        return false;
    }
    int opcode = iterator->bytecode[offset];
    uint32_t oparg = 0;
    if (opcode_has_argument(opcode)) {
        oparg = iterator->high | iterator->bytecode[offset + 1];
    }
    instruction->offset = offset;
    instruction->start = iterator->start < 0 ? offset : iterator->start;
    instruction->next = offset + 2 + 2 * opcode_caches(opcode);
    instruction->opcode = opcode;
    instruction->oparg = (int)oparg;
    instruction->target = -1;
    if (opcode_is_jump(opcode)) {
        int64_t distance = 2 * (int64_t)(int32_t)oparg;
        int64_t target = instruction->next + (opcode_jumps_backward(opcode) ? -distance : distance);
        /* A jump out of the code leads to its end, where no instruction is. */
        instruction->target = target < 0 || target > iterator->size ? iterator->size : (int)target;
    }
    iterator->next = instruction->next;
    bool prefix = opcode == OP_EXTENDED_ARG;
    iterator->start = prefix ? instruction->start : -1;
    iterator->high = prefix ? oparg << 8 : 0;
    return true;
}

bool instruction_decode(const Code *code, int start, Instruction *instruction) {
    InstructionIterator iterator;
    instruction_iterator_init(&iterator, code);
    iterator.next = start;
    while (instruction_iterator_next(&iterator, instruction)) {
        if (instruction->opcode != OP_EXTENDED_ARG) {
            return true;
        }
    }
    return false;
}
