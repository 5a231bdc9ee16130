#include "engine/bytecode/abstract_state.h"

#include <string.h>

#include "engine/base/memory.h"

static AbstractState *allocate(const Code *code, size_t stack_size) {
    AbstractState *state = memory_alloc_zeroed(1, sizeof(AbstractState));
    state->stack = memory_alloc_zeroed(stack_size, sizeof(Slot));
    state->locals = memory_alloc_zeroed((size_t)code->nlocalsplus, 1);
    return state;
}

AbstractState *abstract_state_new(const Code *code) {
    AbstractState *state = allocate(code, (size_t)code->stacksize);
    int32_t arguments = code->argcount + code->kwonlyargcount +
                        ((code->flags & CODE_VARARGS) != 0) +
                        ((code->flags & CODE_VARKEYWORDS) != 0);
    memset(state->locals, SLOT_VALUE, (size_t)arguments);
    return state;
}

AbstractState *abstract_state_copy(const Code *code, const AbstractState *state, int depth,
                                   int extra) {
    AbstractState *copy = allocate(code, (size_t)(depth + extra));
    copy->depth = depth;
    if (depth > 0) {
        memcpy(copy->stack, state->stack, (size_t)depth * sizeof(Slot));
    }
    if (code->nlocalsplus > 0) {
        memcpy(copy->locals, state->locals, (size_t)code->nlocalsplus);
    }
    return copy;
}

void abstract_state_free(AbstractState *state) {
    if (state != NULL) {
        memory_free(state->stack);
        memory_free(state->locals);
        memory_free(state);
    }
}

bool slot_is_value(Slot slot) {
    switch (slot_kind(slot)) {
    case SLOT_NULL:
    case SLOT_NULLABLE:
    case SLOT_OPEN_FUNCTION: return false;
    default: return true;
    }
}

const Constant *slot_constant(const Code *code, Slot slot) {
    return slot_kind(slot) == SLOT_CONST ? code->consts[slot_info(slot)] : NULL;
}

/* A slot without what only it knows: constants by their type, tuples without their size. */
static Slot generic(const Code *code, Slot slot) {
    if (slot_kind(slot) == SLOT_CELLS || slot_kind(slot) == SLOT_TUPLE) {
        return SLOT_TUPLE;
    }
    const Constant *constant = slot_constant(code, slot);
    if (constant == NULL) {
        return slot;
    }
    switch (constant->kind) {
    case CONSTANT_STR: return SLOT_STR;
    case CONSTANT_TUPLE: return SLOT_TUPLE;
    case CONSTANT_NONE: return SLOT_EXCEPTION_OR_NONE;
    case CONSTANT_FALSE:
    case CONSTANT_TRUE: return SLOT_BOOL;
    case CONSTANT_INT:
        return constant->as.integer >= 0 && constant->as.integer <= INT32_MAX ? SLOT_INT
                                                                              : SLOT_VALUE;
    default: return SLOT_VALUE;
    }
}

bool slot_is(const Code *code, Slot slot, SlotKind kind) {
    return slot_kind(slot) == kind || slot_kind(generic(code, slot)) == kind;
}

int64_t slot_tuple_size(const Code *code, Slot slot) {
    const Constant *constant = slot_constant(code, slot);
    if (constant != NULL) {
        return constant->kind == CONSTANT_TUPLE ? (int64_t)constant->as.sequence.size : -1;
    }
    if (slot_kind(slot) == SLOT_CELLS) {
        return slot_info(slot);
    }
    return slot_kind(slot) == SLOT_TUPLE ? (int64_t)slot_info(slot) - 1 : -1;
}

Slot slot_join(const Code *code, Slot left, Slot right, bool *possible) {
    if (left == right) {
        return left;
    }
    if (slot_kind(left) == SLOT_OPEN_FUNCTION || slot_kind(right) == SLOT_OPEN_FUNCTION) {
        *possible = false;
        return left;
    }
    if (!slot_is_value(left) || !slot_is_value(right)) {
        return SLOT_NULLABLE;
    }
    left = generic(code, left);
    right = generic(code, right);
    if (left == right) {
        return left;
    }
    bool exceptions = (left == SLOT_EXCEPTION || left == SLOT_EXCEPTION_OR_NONE) &&
                      (right == SLOT_EXCEPTION || right == SLOT_EXCEPTION_OR_NONE);
    return exceptions ? SLOT_EXCEPTION_OR_NONE : SLOT_VALUE;
}

uint8_t local_join(uint8_t left, uint8_t right) {
    if (left == right) {
        return left;
    }
    bool maybe_null =
        left == SLOT_NULL || left == SLOT_NULLABLE || right == SLOT_NULL || right == SLOT_NULLABLE;
    return maybe_null ? SLOT_NULLABLE : SLOT_VALUE;
}
