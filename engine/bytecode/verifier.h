/*
 * verifier.h - proves that bytecode can do no harm before anything runs it.
 *
 * A .pyc or .pyasm file may say anything. The eval loop trusts its code: it
 * never asks whether the stack is deep enough or a local is bound. The
 * verifier follows every path through a code object, as the loop would, and
 * keeps for each place what is on the stack and in the locals. It accepts all
 * that CPython's compiler writes.
 *
 * What an accepted program guarantees to the loop:
 * - bytecode is whole instructions of the base opcodes, their caches zero, and
 *   control never leaves it, nor enters an instruction behind its EXTENDED_ARG;
 * - opargs are in range: constants, names, locals (cells where cells are
 *   meant), operators, intrinsics, flags; opargs fit 31 bits;
 * - the stack neither underflows nor exceeds stacksize, has the same depth
 *   whichever way a place is reached, and is empty but for the result at
 *   RETURN_VALUE; where an instruction raises it is at least as deep as the handler's entry
 *   says, given that throw() leaves None in place of what YIELD_VALUE took;
 * - NULL is on the stack only where the opcode knows of it: below the
 *   arguments of a call, as LOAD_SPECIAL's self, and for POP_TOP, COPY, SWAP
 *   and STORE_FAST;
 * - LOAD_FAST and its kin (all but _CHECK and _AND_CLEAR) find the local bound,
 *   the DEREF opcodes find a cell in it;
 * - containers that comprehensions and displays add to are list, set, dict
 *   (but SET_ADD may meet any object: a module can change the set of its
 *   conditional annotations);
 *   the names of CALL_KW and MATCH_CLASS are tuples of strs; keyword arguments
 *   of CALL_FUNCTION_EX are a dict or NULL; BUILD_STRING joins strs;
 *   UNARY_NOT, POP_JUMP_IF_TRUE and POP_JUMP_IF_FALSE get a bool (the jumps also
 *   what a comparison gave, whatever that is); IMPORT_NAME gets a small int,
 *   and None or a tuple of strs;
 * - MAKE_FUNCTION gets a code object, and a function whose code has free
 *   variables gets a tuple of exactly as many cells before any other use
 *   (defaults, which a generic function passes on in a local, may be anything);
 * - handlers find an exception on the stack, RERAISE the kept offset where its
 *   oparg says; what PREP_RERAISE_STAR and CHECK_EG_MATCH give may be None,
 *   and so may what RERAISE and POP_EXCEPT get from there;
 * - FOR_ITER's jump leads to END_FOR, SEND's to END_SEND, RESUME follows
 *   YIELD_VALUE; RETURN_GENERATOR stands only in the prologue of a generator,
 *   coroutine or async generator, and YIELD_VALUE only behind it;
 * - LOAD_NAME and other users of a namespace are not in functions.
 *
 * It does not prove that a borrowed local outlives its use (LOAD_FAST_BORROW),
 * so a loop that runs verified files has to count those references too.
 *
 * Source: what CPython 3.14 asserts in Python/bytecodes.c. The method
 * is that of QuickJS (compute_stack_size): a worklist of places with their depth.
 */
#ifndef GENSTEP_BYTECODE_VERIFIER_H
#define GENSTEP_BYTECODE_VERIFIER_H

#include <stdbool.h>

#include "engine/base/buffer.h"
#include "engine/bytecode/program.h"

/*
 * Checks a module and every code object in it. False: `message` has one line,
 * such as "f at offset 12: LOAD_FAST of 'x', which may be unbound". Code too
 * large to be judged in a few seconds is refused too.
 */
bool program_verify(const Program *program, Buffer *message);

#endif
