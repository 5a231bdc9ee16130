/*
 * code_replace.h - code.replace(): a copy of a code object with other names, flags or file.
 *
 * What would change how it runs (bytecode, constants, parameters) is refused by name.
 * Source: CPython 3.14 Objects/codeobject.c, code_replace_impl.
 */
#ifndef GENSTEP_INTERP_CODE_REPLACE_H
#define GENSTEP_INTERP_CODE_REPLACE_H

#include "engine/interp/code_object.h"

Value code_replace(VM *vm, CodeObject *code, const Value *args, size_t nargs, Tuple *kwnames);

/* Frees the `code` of a code object with owns_code. */
void code_replace_free(VM *vm, const Code *code);

#endif
