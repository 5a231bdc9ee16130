#include "engine/bytecode/flow_check.h"

#include <stdarg.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/abstract_state.h"
#include "engine/bytecode/effect_check.h"
#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/instruction.h"
#include "engine/bytecode/opcode.h"

typedef struct Flow {
    Verification *verification;
    const Code *code;
    int units;
    bool *meeting;          /* per unit: a jump or handler leads here */
    AbstractState **states; /* per unit: what is known there; only for meeting places */
    bool *waiting;          /* per unit: in the worklist */
    int *worklist;
    int worklist_size;

    ExceptionEntry *entries;
    int entry_count;
    int *entry_of; /* per unit: index in entries, or -1 */
} Flow;

bool verification_fail(Verification *verification, int offset, const char *format, ...) {
    Buffer *message = verification->message;
    if (message->size == 0) {
        buffer_add(message, verification->code->qualname->data, verification->code->qualname->size);
        if (offset >= 0) {
            buffer_add_format(message, " at offset %d", offset);
        }
        buffer_add_string(message, ": ");
        va_list arguments;
        va_start(arguments, format);
        buffer_add_format_list(message, format, arguments);
        va_end(arguments);
    }
    return false;
}

static bool spend(Flow *flow, uint64_t work) {
    Verification *verification = flow->verification;
    if (verification->work < work) {
        return verification_fail(verification, -1, "too large to be verified");
    }
    verification->work -= work;
    return true;
}

static void add_to_worklist(Flow *flow, int unit) {
    if (!flow->waiting[unit]) {
        flow->waiting[unit] = true;
        flow->worklist[flow->worklist_size++] = unit;
    }
}

/* The state of a place takes in one more way to get there, whose stack is cut to `depth`. */
static bool merge(Flow *flow, int offset, const AbstractState *state, int depth, bool *changed) {
    AbstractState *known = flow->states[offset / 2];
    if (known->depth != depth) {
        return verification_fail(flow->verification, offset,
                                 "the stack is %d or %d deep, depending on the way there",
                                 known->depth, depth);
    }
    bool possible = true;
    for (int i = 0; i < depth; i++) {
        Slot joined = slot_join(flow->code, known->stack[i], state->stack[i], &possible);
        *changed |= joined != known->stack[i];
        known->stack[i] = joined;
    }
    for (int i = 0; i < flow->code->nlocalsplus; i++) {
        uint8_t joined = local_join(known->locals[i], state->locals[i]);
        *changed |= joined != known->locals[i];
        known->locals[i] = joined;
    }
    return possible ||
           verification_fail(flow->verification, offset, "a function may lack its closure here");
}

static bool arrive(Flow *flow, int offset, const AbstractState *state) {
    int unit = offset / 2;
    bool changed = false;
    if (!spend(flow, (uint64_t)state->depth + (uint64_t)flow->code->nlocalsplus)) {
        return false;
    }
    if (flow->states[unit] == NULL) {
        flow->states[unit] = abstract_state_copy(flow->code, state, state->depth, 0);
        changed = true;
    } else if (!merge(flow, offset, state, state->depth, &changed)) {
        return false;
    }
    if (changed) {
        add_to_worklist(flow, unit);
    }
    return true;
}

/* A handler starts with the stack cut to its depth, maybe the offset, and the exception. */
static bool arrive_at_handler(Flow *flow, const ExceptionEntry *entry, const AbstractState *state) {
    int unit = entry->target / 2;
    int pushed = entry->lasti ? 2 : 1;
    if (!spend(flow, (uint64_t)entry->depth + (uint64_t)flow->code->nlocalsplus)) {
        return false;
    }
    if (entry->depth > flow->code->stacksize - pushed) {
        return verification_fail(flow->verification, entry->target,
                                 "the handler's stack is deeper than co_stacksize");
    }
    AbstractState *arrival = abstract_state_copy(flow->code, state, entry->depth, pushed);
    if (entry->lasti) {
        arrival->stack[arrival->depth++] = SLOT_OFFSET;
    }
    arrival->stack[arrival->depth++] = SLOT_EXCEPTION;
    if (flow->states[unit] == NULL) {
        flow->states[unit] = arrival;
        add_to_worklist(flow, unit);
        return true;
    }
    bool changed = false;
    bool good = merge(flow, entry->target, arrival, arrival->depth, &changed);
    abstract_state_free(arrival);
    if (changed) {
        add_to_worklist(flow, unit);
    }
    return good;
}

/* ---- following the instructions from one meeting place to the next ---- */

typedef struct Walk {
    AbstractState *state;
    int entry;           /* whose handler has been told of the state; -1 for none */
    bool locals_changed; /* since then */
    int lowest;          /* stack index written since then */
} Walk;

/* What an exception raised by this instruction brings to its handler. */
static bool check_handler(Flow *flow, Walk *walk, const Instruction *instruction) {
    int index = flow->entry_of[instruction->offset / 2];
    if (index < 0 || !effect_check_may_raise(instruction->opcode)) {
        return true;
    }
    const ExceptionEntry *entry = &flow->entries[index];
    if (walk->state->depth - effect_check_consumed(instruction) < entry->depth) {
        return verification_fail(flow->verification, instruction->offset,
                                 "%s may leave less on the stack than its handler expects",
                                 opcode_name(instruction->opcode));
    }
    if (index == walk->entry && !walk->locals_changed && walk->lowest >= entry->depth) {
        return true;
    }
    walk->entry = index;
    walk->locals_changed = false;
    walk->lowest = walk->state->depth;
    return arrive_at_handler(flow, entry, walk->state);
}

/* Applies the instructions from `unit` on until control ends or meets another way. */
static bool walk_from(Flow *flow, int unit, AbstractState *state) {
    const AbstractState *known = flow->states[unit];
    state->depth = known->depth;
    memcpy(state->stack, known->stack, (size_t)known->depth * sizeof(Slot));
    if (flow->code->nlocalsplus > 0) {
        memcpy(state->locals, known->locals, (size_t)flow->code->nlocalsplus);
    }
    Walk walk = {.state = state, .entry = -1};
    int offset = 2 * unit;
    for (;;) {
        Instruction instruction;
        if (!instruction_decode(flow->code, offset, &instruction)) {
            return verification_fail(flow->verification, offset, "control falls off the end");
        }
        if (!spend(flow, 1) || !check_handler(flow, &walk, &instruction)) {
            return false;
        }
        if (walk.entry < 0) {
            walk.lowest = 0;
        }
        if (!effect_check_apply(flow->verification, state, &instruction, &walk.locals_changed,
                                &walk.lowest)) {
            return false;
        }
        /* END_ASYNC_FOR names the start of its loop but does not go there. */
        if (instruction.target >= 0 && instruction.opcode != OP_END_ASYNC_FOR &&
            !arrive(flow, instruction.target, state)) {
            return false;
        }
        if (opcode_ends_flow(instruction.opcode)) {
            return true;
        }
        offset = instruction.next;
        if (offset / 2 < flow->units && flow->meeting[offset / 2]) {
            return arrive(flow, offset, state);
        }
    }
}

static void collect_entries(Flow *flow) {
    ExceptionTableIterator table;
    ExceptionEntry entry;
    int capacity = 0;
    for (int unit = 0; unit < flow->units; unit++) {
        flow->entry_of[unit] = -1;
    }
    exception_table_iterator_init(&table, flow->code);
    while (exception_table_iterator_next(&table, &entry)) {
        if (flow->entry_count == capacity) {
            capacity = capacity == 0 ? 8 : capacity * 2;
            flow->entries = memory_resize(flow->entries, (size_t)capacity, sizeof(ExceptionEntry));
        }
        for (int unit = entry.start / 2; unit < entry.end / 2; unit++) {
            flow->entry_of[unit] = flow->entry_count;
        }
        flow->meeting[entry.target / 2] = true;
        flow->entries[flow->entry_count++] = entry;
    }
}

static void mark_jump_targets(Flow *flow) {
    InstructionIterator instructions;
    Instruction instruction;
    instruction_iterator_init(&instructions, flow->code);
    while (instruction_iterator_next(&instructions, &instruction)) {
        if (instruction.target >= 0) {
            flow->meeting[instruction.target / 2] = true;
        }
    }
}

bool flow_check_run(Verification *verification) {
    const Code *code = verification->code;
    size_t units = code->bytecode.size / 2;
    Flow flow = {
        .verification = verification,
        .code = code,
        .units = (int)units,
        .meeting = memory_alloc_zeroed(units, sizeof(bool)),
        .states = memory_alloc_zeroed(units, sizeof(AbstractState *)),
        .waiting = memory_alloc_zeroed(units, sizeof(bool)),
        .worklist = memory_alloc_zeroed(units, sizeof(int)),
        .entry_of = memory_alloc_zeroed(units, sizeof(int)),
    };
    collect_entries(&flow);
    mark_jump_targets(&flow);

    AbstractState *state = abstract_state_new(code);
    bool good = arrive(&flow, 0, state);
    while (good && flow.worklist_size > 0) {
        int unit = flow.worklist[--flow.worklist_size];
        flow.waiting[unit] = false;
        good = walk_from(&flow, unit, state);
    }
    abstract_state_free(state);
    for (size_t unit = 0; unit < units; unit++) {
        abstract_state_free(flow.states[unit]);
    }
    memory_free(flow.meeting);
    memory_free(flow.states);
    memory_free(flow.waiting);
    memory_free(flow.worklist);
    memory_free(flow.entries);
    memory_free(flow.entry_of);
    return good;
}
