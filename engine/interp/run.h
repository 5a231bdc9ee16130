/*
 * run.h - from C code into the eval loop and back, and what interrupts it.
 *
 *     C code --run_frame--> shim frame --> loop_plain or loop_traced --> ... frames ... --> back
 *
 * Python calling Python, and FOR_ITER_GEN and SEND resuming generators, push
 * frames inside one loop; only C code that calls Python enters a new one.
 *
 * Source: the place of CPython's _PyEval_EvalFrameDefault, ceval_gil.c's
 * _Py_HandlePending.
 */
#ifndef GENSTEP_INTERP_RUN_H
#define GENSTEP_INTERP_RUN_H

#include "engine/interp/vm.h"

/*
 * Runs a frame (a call's newest frame, or a generator's) until it returns or
 * yields: the value, or NULL with an exception set. `throwing`: vm->raised is
 * thrown in at once. The frame is popped when it is finished, also on failure.
 */
Value run_frame(VM *vm, Frame *frame, bool throwing, ResumeMeans means);

/* Calls a function from C; what object_call does for functions. */
Value run_function(VM *vm, Function *function, const Value *args, size_t nargs, Tuple *kwnames);

/* Runs a module's or class body's code with `locals` as its namespace. */
Value run_body(VM *vm, Function *function, Value locals);

/* The two loops: the same source (loop.inc), without and with calls of the hook. */
Value loop_plain(VM *vm, Frame *frame, bool throwing);
Value loop_traced(VM *vm, Frame *frame, bool throwing);

/* One more Python frame than the limit allows: sets RecursionError. */
void run_too_deep(VM *vm);

/* What vm->breaker asks for: 0 to go on, -1 with an exception set. */
int run_handle_breaker(VM *vm);

/* Stops the program: no handler, no finally block, no finalizer runs any more. */
void run_stop(VM *vm, RunResult result);
void run_limit(VM *vm, const char *format, ...);
void run_instruction_limit(VM *vm);

/* Sets the exception that unwinds a program being stopped. */
void run_raise_stop(VM *vm);

#endif
