/*
 * program.h - a compiled or loaded module: its code objects and their memory.
 *
 * The compiler, the .pyc loader and the pyasm reader each make one; the
 * verifier checks it, the VM runs it, the disassembler prints it.
 *
 * Ownership: whoever made it frees it with program_free, after every VM that
 * runs it is gone.
 */
#ifndef GENSTEP_BYTECODE_PROGRAM_H
#define GENSTEP_BYTECODE_PROGRAM_H

#include "engine/base/arena.h"
#include "engine/base/text.h"
#include "engine/bytecode/code.h"

typedef struct Program {
    Arena arena;
    TextPool texts;
    const Text *filename;
    const Text *source; /* UTF-8 text for display and tracebacks; NULL when not known */
    const Code *code;   /* the module's code object */
} Program;

Program *program_new(const char *filename);
void program_free(Program *program);

#endif
