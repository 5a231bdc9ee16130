/*
 * compile_error.h - what the compiler found wrong with text that a running program brought along,
 * as the exception that CPython's compile() raises for it.
 */
#ifndef GENSTEP_INTERP_COMPILE_ERROR_H
#define GENSTEP_INTERP_COMPILE_ERROR_H

#include "engine/compiler/diagnostic.h"
#include "engine/interp/vm.h"

/* Raises it; what is not covered stops the program. `text`: the source that the exception shows, or
 * NULL: the line that the diagnostic has. Always NULL. */
Value compile_error_raise(VM *vm, const Diagnostic *found, Value filename, Value text);

#endif
