/*
 * pyasm_names.h - the fixed words of pyasm text: flags, kinds of locals, comparisons.
 *
 * Source: CPython 3.14 Lib/dis.py (COMPILER_FLAG_NAMES), Python/codegen.c (compare masks).
 */
#ifndef GENSTEP_BYTECODE_PYASM_NAMES_H
#define GENSTEP_BYTECODE_PYASM_NAMES_H

#include <stdint.h>

typedef struct PyasmName {
    const char *name;
    uint32_t bit;
} PyasmName;

/* co_flags, ended by a NULL name. */
extern const PyasmName pyasm_flags[];

/* What may be said of a local, cell or free variable. Ended by a NULL name. */
extern const PyasmName pyasm_local_kinds[];

/* SET_FUNCTION_ATTRIBUTE's bits. Ended by a NULL name. */
extern const PyasmName pyasm_function_attributes[];

/* COMPARE_OP's oparg for a comparison operator, 0 for `<`: operator and result mask. */
int pyasm_compare_oparg(int comparison);

/* "tuple", "all": LOAD_COMMON_CONSTANT's as names; NULL when there is none. */
const char *pyasm_common_constant(int number);

#endif
