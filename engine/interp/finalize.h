/*
 * finalize.h - the end of a program: what is left is destroyed, in CPython's order.
 *
 * Source: CPython 3.14 Python/pylifecycle.c (Py_FinalizeEx, finalize_modules).
 */
#ifndef GENSTEP_INTERP_FINALIZE_H
#define GENSTEP_INTERP_FINALIZE_H

#include "engine/interp/vm.h"

/* Runs exit handlers, then destroys modules; finalizers and generators' finally blocks run. */
void finalize_program(VM *vm);

/* modules/atexit.c: calls what the program has registered. */
void finalize_run_exit_handlers(VM *vm);

#endif
