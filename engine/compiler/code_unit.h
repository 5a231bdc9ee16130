/*
 * code_unit.h - what code generation knows of one code object in the making.
 *
 * Codegen fills a CodeUnit and an InstructionSequence; code_unit_assemble
 * (flow graph and assembler) turns both into a Code.
 *
 * Ownership: arena of the compilation.
 * Source: CPython 3.14 pycore_compile.h (_PyCompile_CodeUnitMetadata),
 * Python/compile.c (optimize_and_assemble_code_unit).
 */
#ifndef GENSTEP_COMPILER_CODE_UNIT_H
#define GENSTEP_COMPILER_CODE_UNIT_H

#include "engine/bytecode/program.h"
#include "engine/compiler/diagnostic.h"
#include "engine/compiler/instruction_sequence.h"

/* An insertion-ordered list of names, interned in one pool, with quick lookup of their index. */
typedef struct NameIndex {
    const Text **names;
    int count;
    int capacity;
    int *slots; /* hash index, -1 empty; NULL while there is no name */
    int slot_count;
} NameIndex;

/*
 * Likewise for constants, by constant_same. The flow graph adds entries and drops
 * unused ones, but keeps the first: it may be the docstring.
 */
typedef struct ConstantIndex {
    const Constant **items;
    int count;
    int capacity;
    int *slots;
    int slot_count;
} ConstantIndex;

int name_index_find(const NameIndex *index, const Text *name); /* -1 when absent */
int name_index_add(NameIndex *index, Arena *arena, const Text *name);
int constant_index_add(ConstantIndex *index, Arena *arena, const Constant *constant);

typedef struct CodeUnit {
    const Text *name;
    const Text *qualname;
    ConstantIndex consts;
    NameIndex names;
    NameIndex varnames;
    NameIndex cellvars;
    NameIndex freevars;    /* oparg of a free variable: its index here + cellvars.count */
    NameIndex fast_hidden; /* fast locals only inside an inlined comprehension */
    int argcount;          /* positional parameters without the positional-only ones (u_argcount) */
    int posonlyargcount;
    int kwonlyargcount;
    int firstlineno;
    uint32_t flags; /* CODE_*, complete */
} CodeUnit;

/*
 * Flow graph, optimisation, layout. Returns the finished code object in
 * program's arena, or NULL with diagnostics->error set. Unit and sequence are
 * used up: only the unit's names may be looked at afterwards. `scratch` is
 * empty, and left so.
 */
const Code *code_unit_assemble(Program *program, CodeUnit *unit, InstructionSequence *sequence,
                               Arena *scratch, Diagnostics *diagnostics);

#endif
