/*
 * standard_error.h - where C code tells the user something: sys.stderr, whatever it is now.
 *
 * Source: the place of CPython 3.14's _PySys_GetRequiredAttr("stderr") with PyFile_WriteObject.
 */
#ifndef GENSTEP_INTERP_STANDARD_ERROR_H
#define GENSTEP_INTERP_STANDARD_ERROR_H

#include "engine/interp/vm.h"

/* Writes UTF-8 text. An exception that sys.stderr's write raises is dropped; the one on its way
 * stays. Nothing when sys.stderr is None or gone. */
void standard_error_write(VM *vm, const char *text, size_t size);

#endif
