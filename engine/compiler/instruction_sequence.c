#include "engine/compiler/instruction_sequence.h"

#include <assert.h>
#include <string.h>

#include "engine/compiler/opcode_sets.h"

enum { FIRST_ITEMS = 128, FIRST_JUMPS = 16, FIRST_LABELS = 16 };

InstructionSequence *sequence_new(Arena *arena) {
    InstructionSequence *sequence = ARENA_NEW(arena, InstructionSequence);
    sequence_init(sequence, arena);
    return sequence;
}

void sequence_init(InstructionSequence *sequence, Arena *arena) {
    *sequence = (InstructionSequence){.arena = arena};
}

void sequence_clear(InstructionSequence *sequence) {
    sequence->count = 0;
    sequence->jump_count = 0;
    sequence->next_label = 0;
    sequence->label_map_size = 0;
}

Label sequence_new_label(InstructionSequence *sequence) {
    return (Label){sequence->next_label++};
}

/* All labels up to this one are in the map then. */
static void extend_label_map(InstructionSequence *sequence, int label) {
    if (label >= sequence->label_map_capacity) {
        int capacity =
            sequence->label_map_capacity == 0 ? FIRST_LABELS : sequence->label_map_capacity * 2;
        while (capacity <= label) {
            capacity *= 2;
        }
        sequence->label_map =
            arena_grow_array(sequence->arena, sequence->label_map, (size_t)sequence->label_map_size,
                             (size_t)capacity, sizeof(int));
        sequence->label_map_capacity = capacity;
    }
    while (sequence->label_map_size <= label) {
        sequence->label_map[sequence->label_map_size++] = -1;
    }
}

void sequence_use_label(InstructionSequence *sequence, Label label) {
    assert(label.id >= 0);
    if (label.id >= sequence->label_map_size) {
        extend_label_map(sequence, label.id);
    }
    sequence->label_map[label.id] = sequence->count;
}

static void reserve(InstructionSequence *sequence, int more) {
    int needed = sequence->count + more;
    if (needed <= sequence->capacity) {
        return;
    }
    int capacity = sequence->capacity == 0 ? FIRST_ITEMS : sequence->capacity * 2;
    if (capacity < needed) {
        capacity = needed;
    }
    sequence->items = arena_grow_array(sequence->arena, sequence->items, (size_t)sequence->count,
                                       (size_t)capacity, sizeof *sequence->items);
    sequence->capacity = capacity;
}

void sequence_grow(InstructionSequence *sequence) {
    reserve(sequence, 1);
}

static void add_to_jumps(InstructionSequence *sequence, int index) {
    if (sequence->jump_count == sequence->jump_capacity) {
        int capacity = sequence->jump_capacity == 0 ? FIRST_JUMPS : sequence->jump_capacity * 2;
        sequence->jumps =
            arena_grow_array(sequence->arena, sequence->jumps, (size_t)sequence->jump_count,
                             (size_t)capacity, sizeof(int));
        sequence->jump_capacity = capacity;
    }
    sequence->jumps[sequence->jump_count++] = index;
}

void sequence_add_jump(InstructionSequence *sequence, int opcode, Label target, Location location) {
    assert(opcode_has_target(opcode) && target.id >= 0);
    add_to_jumps(sequence, sequence->count);
    sequence_add(sequence, opcode, target.id, location);
}

/* Makes room for `count` instructions before `index`. */
static SequenceInstruction *open_gap(InstructionSequence *sequence, int index, int count) {
    assert(index >= 0 && index <= sequence->count);
    reserve(sequence, count);
    SequenceInstruction *place = &sequence->items[index];
    memmove(place + count, place, (size_t)(sequence->count - index) * sizeof *place);
    sequence->count += count;
    for (int label = 0; label < sequence->label_map_size; label++) {
        if (sequence->label_map[label] >= index) {
            sequence->label_map[label] += count;
        }
    }
    for (int jump = 0; jump < sequence->jump_count; jump++) {
        if (sequence->jumps[jump] >= index) {
            sequence->jumps[jump] += count;
        }
    }
    return place;
}

void sequence_insert_jump(InstructionSequence *sequence, int index, int opcode, Label target,
                          Location location) {
    *open_gap(sequence, index, 1) =
        (SequenceInstruction){.opcode = opcode, .oparg = target.id, .location = location};
    add_to_jumps(sequence, index);
}

void sequence_splice(InstructionSequence *sequence, int index, const InstructionSequence *other) {
    assert(other->jump_count == 0);
    SequenceInstruction *place = open_gap(sequence, index, other->count);
    memcpy(place, other->items, (size_t)other->count * sizeof *place);
}

void sequence_apply_labels(InstructionSequence *sequence) {
    for (int i = 0; i < sequence->jump_count; i++) {
        SequenceInstruction *jump = &sequence->items[sequence->jumps[i]];
        assert(jump->oparg < sequence->label_map_size);
        jump->oparg = sequence->label_map[jump->oparg];
        assert(jump->oparg >= 0 && jump->oparg < sequence->count);
    }
}
