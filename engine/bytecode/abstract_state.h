/*
 * abstract_state.h - what the verifier knows of a frame at one place in the code.
 *
 * Instead of values it keeps kinds of values. Where two paths meet, the kinds
 * are joined to what both have in common:
 *
 *     CONST list ... tuple str exception function cell offset     NULL
 *                        \    |    /                                |
 *                        any value  ---------- value or NULL -------+
 *
 * Ownership: a state owns its slots. Part of the verifier; nobody else needs it.
 */
#ifndef GENSTEP_BYTECODE_ABSTRACT_STATE_H
#define GENSTEP_BYTECODE_ABSTRACT_STATE_H

#include "engine/bytecode/code.h"

typedef enum SlotKind {
    SLOT_NULL,
    SLOT_VALUE,    /* some object */
    SLOT_NULLABLE, /* NULL or some object */
    SLOT_BOOL,
    SLOT_COMPARISON, /* COMPARE_OP's result where compiled code counts on a bool */
    SLOT_INT,        /* a small one that is not negative */
    SLOT_CONST,      /* info: index in co_consts */
    SLOT_LIST,       /* exactly of that type */
    SLOT_SET,
    SLOT_DICT,
    SLOT_STR,
    SLOT_TUPLE, /* info: its size + 1, 0 where that is not known */
    SLOT_CELL,
    SLOT_CELLS, /* a tuple; info: of that many cells */
    SLOT_FUNCTION,
    SLOT_OPEN_FUNCTION, /* info: it still needs a closure of that many cells; no use before */
    SLOT_EXCEPTION,     /* an exception instance */
    SLOT_EXCEPTION_OR_NONE,
    SLOT_OFFSET, /* the int that a handler with lasti gets */
} SlotKind;

/* A kind with its info; locals keep only whether they are bound and whether to a cell. */
typedef uint32_t Slot;

/* Info takes 24 bits; no verified oparg needs more. */
static inline Slot slot_make(SlotKind kind, uint32_t info) {
    return (Slot)kind | info << 8;
}

static inline SlotKind slot_kind(Slot slot) {
    return (SlotKind)(slot & 0xFF);
}

static inline uint32_t slot_info(Slot slot) {
    return slot >> 8;
}

typedef struct AbstractState {
    Slot *stack;
    uint8_t *locals; /* SLOT_NULL, SLOT_VALUE, SLOT_NULLABLE or SLOT_CELL */
    int depth;
} AbstractState;

/* Locals as a call leaves them: arguments bound, the rest not. Room for co_stacksize values. */
AbstractState *abstract_state_new(const Code *code);
/* A copy with its stack cut to `depth` and room for `extra` more. */
AbstractState *abstract_state_copy(const Code *code, const AbstractState *state, int depth,
                                   int extra);
void abstract_state_free(AbstractState *state);

/* Whether an instruction that expects some object may get this. */
bool slot_is_value(Slot slot);
/* Whether it is an object of that kind (SLOT_STR, SLOT_TUPLE), constants included. */
bool slot_is(const Code *code, Slot slot, SlotKind kind);
/* Its constant; NULL when it is none. */
const Constant *slot_constant(const Code *code, Slot slot);

/* The size of a tuple; -1 where it is not known or the slot is no tuple. */
int64_t slot_tuple_size(const Code *code, Slot slot);

/* What both have in common. False in *possible: an open function met something else. */
Slot slot_join(const Code *code, Slot left, Slot right, bool *possible);
uint8_t local_join(uint8_t left, uint8_t right);

#endif
