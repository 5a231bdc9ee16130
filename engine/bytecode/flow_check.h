/*
 * flow_check.h - the verifier's walk over every path through one code object.
 *
 * Starts with the state a call leaves, applies each instruction's effect
 * (effect_check.h), and carries the result to wherever control can go: the
 * next instruction, jump targets, exception handlers. A place whose state
 * changed is walked again, until nothing changes.
 *
 * Needs bytecode that verifier.c has found to be whole instructions.
 */
#ifndef GENSTEP_BYTECODE_FLOW_CHECK_H
#define GENSTEP_BYTECODE_FLOW_CHECK_H

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"

/* The code object under check, and where the first complaint goes. */
typedef struct Verification {
    const Code *code;
    Buffer *message; /* borrowed */
    uint64_t work;   /* what may still be done before the code counts as too large */
} Verification;

/* Reports once: "NAME at offset N: ..." (no offset when it is negative). Returns false. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
bool verification_fail(Verification *verification, int offset, const char *format, ...);

bool flow_check_run(Verification *verification);

#endif
