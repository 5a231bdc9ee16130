/*
 * input.h - what SOURCE on the command line is, read and ready.
 *
 * A file (`.py`, `.pyc`, pyasm, a saved trace), `-` for standard input, or the
 * name of a lesson. What it is, its content tells; only what is called .pyc
 * is one, or wrong, and so is what is called .json or .jsonl a trace, wherever
 * a trace will do.
 *
 * Ownership: input_done frees everything, the Program included.
 * Failure: what is wrong has been printed, as CPython prints it or as
 * "genstep: FILE:LINE:COL: ..."; the exit status is returned.
 */
#ifndef GENSTEP_UI_CLI_INPUT_H
#define GENSTEP_UI_CLI_INPUT_H

#include "engine/base/buffer.h"
#include "engine/bytecode/program.h"
#include "engine/interp/vm.h"
#include "tracer/trace.h"

typedef struct Input {
    const char *name; /* as code objects and messages call it */
    Buffer bytes;
    Program *program; /* what can be run or disassembled; or: */
    Trace *trace;     /* a saved trace */
} Input;

/* Reads SOURCE, compiles or loads it. `accept_trace`: a saved trace will do. Returns EXIT_FINE, or
 * the status to exit with. */
int input_open(Input *input, const char *source, bool accept_trace);
void input_done(Input *input);

/* For VMOptions.find_module: modules beside the program. `context` is the Input. */
bool input_find_module(void *context, const char *dotted_name, ModuleFile *file);

#endif
