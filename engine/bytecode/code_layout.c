#include "engine/bytecode/code_layout.h"

#include <stdint.h>

#include "engine/bytecode/location_table.h"
#include "engine/bytecode/opcode.h"

enum { MAX_ROUNDS = 200, MAX_SIZE = 1 << 29 };

int code_layout_prefixes(int oparg) {
    uint32_t value = (uint32_t)oparg;
    return (value > 0xFF) + (value > 0xFFFF) + (value > 0xFFFFFF);
}

/* Gives each instruction its place; false when the code grows too large. */
static bool place(LayoutInstruction *instructions, int count, int *size) {
    int64_t offset = 0;
    for (int i = 0; i < count; i++) {
        instructions[i].start = (int)offset;
        offset += 2 * (instructions[i].prefixes + 1 + opcode_caches(instructions[i].opcode));
        if (offset > MAX_SIZE) {
            return false;
        }
    }
    *size = (int)offset;
    return true;
}

LayoutResult code_layout_run(LayoutInstruction *instructions, int count, int *size, int *bad) {
    *bad = -1;
    for (int i = 0; i < count; i++) {
        if (!instructions[i].fixed) {
            bool jump = instructions[i].target >= 0;
            instructions[i].prefixes = jump ? 0 : code_layout_prefixes(instructions[i].oparg);
        }
    }
    for (int round = 0; round < MAX_ROUNDS; round++) {
        if (!place(instructions, count, size)) {
            return LAYOUT_ENDLESS;
        }
        bool changed = false;
        for (int i = 0; i < count; i++) {
            LayoutInstruction *jump = &instructions[i];
            *bad = i;
            if (jump->target >= 0) {
                int next = i + 1 < count ? instructions[i + 1].start : *size;
                int target = jump->target < count ? instructions[jump->target].start : *size;
                int distance = opcode_jumps_backward(jump->opcode) ? next - target : target - next;
                if (distance < 0) {
                    return LAYOUT_WRONG_DIRECTION;
                }
                jump->oparg = distance / 2;
            }
            int needed = code_layout_prefixes(jump->oparg);
            if (needed > jump->prefixes && jump->fixed) {
                return LAYOUT_TOO_FEW;
            }
            if (needed > jump->prefixes) {
                jump->prefixes = needed;
                changed = true;
            }
        }
        *bad = -1;
        if (!changed) {
            return LAYOUT_GOOD;
        }
    }
    return LAYOUT_ENDLESS;
}

void code_layout_write(const LayoutInstruction *instructions, int count, Buffer *out) {
    for (int i = 0; i < count; i++) {
        const LayoutInstruction *instruction = &instructions[i];
        for (int prefix = instruction->prefixes; prefix > 0; prefix--) {
            buffer_add_byte(out, (char)OP_EXTENDED_ARG);
            buffer_add_byte(out, (char)(instruction->oparg >> (8 * prefix) & 0xFF));
        }
        buffer_add_byte(out, (char)instruction->opcode);
        buffer_add_byte(out, (char)(instruction->oparg & 0xFF));
        buffer_add_repeated(out, 0, 2 * (size_t)opcode_caches(instruction->opcode));
    }
}

void code_layout_write_locations(const LayoutInstruction *instructions, const Location *locations,
                                 int count, int size, int32_t firstlineno, Buffer *out) {
    LocationWriter writer;
    location_writer_init(&writer, out, firstlineno);
    for (int first = 0; first < count;) {
        int after = first + 1;
        while (after < count && location_same(locations[after], locations[first])) {
            after++;
        }
        int end = after < count ? instructions[after].start : size;
        location_writer_add(&writer, locations[first], (end - instructions[first].start) / 2);
        first = after;
    }
}
