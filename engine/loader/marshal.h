/*
 * marshal.h - Python's own serialisation of code objects and constants.
 *
 * A value is a type letter and its contents; the top bit of the letter (a flag)
 * puts the value on a list that later `r` items refer to by number:
 *
 *     e9 02 00 00 00      int 2, remembered
 *     72 00 00 00 00      the value remembered first
 *
 * Read are the types that compiled code can hold. Others (lists, dicts, sets)
 * are refused by name, as are values that contain themselves.
 *
 * Source: CPython 3.14 Python/marshal.c, version 5 of the format.
 */
#ifndef GENSTEP_LOADER_MARSHAL_H
#define GENSTEP_LOADER_MARSHAL_H

#include "engine/base/buffer.h"
#include "engine/bytecode/program.h"

/* The code object in these bytes, in the program's arena. NULL: `error` says why. */
const Code *marshal_read_code(Program *program, const uint8_t *bytes, size_t size, Buffer *error);

/* A constant of any kind, likewise. */
const Constant *marshal_read_constant(Program *program, const uint8_t *bytes, size_t size,
                                      Buffer *error);

#endif
