/*
 * effect_check.h - what one instruction does to an abstract state, and what it demands of it.
 *
 * Part of the verifier. Source: the stack effects and asserts in CPython 3.14
 * Python/bytecodes.c.
 */
#ifndef GENSTEP_BYTECODE_EFFECT_CHECK_H
#define GENSTEP_BYTECODE_EFFECT_CHECK_H

#include "engine/bytecode/abstract_state.h"
#include "engine/bytecode/flow_check.h"
#include "engine/bytecode/instruction.h"

/*
 * Applies the instruction; `state` becomes what follows, jump or not. False: a
 * demand was not met, and is reported. *locals_changed is set when a local
 * changed its kind, *lowest lowered to the lowest stack index written.
 */
bool effect_check_apply(Verification *verification, AbstractState *state,
                        const Instruction *instruction, bool *locals_changed, int *lowest);

/* Whether the instruction can raise at all. */
bool effect_check_may_raise(int opcode);

/* How many values of the stack may be gone when it raises. */
int effect_check_consumed(const Instruction *instruction);

#endif
