/*
 * pyc.h - opens a .pyc file of Python 3.14.
 *
 *     | magic 2b 0e 0d 0a | flags | mtime, size  or  source hash | marshalled code object
 *
 * What comes out is well formed as data (names are names, tables are bytes),
 * but nothing says yet that its instructions make sense: run program_verify
 * (verifier.h) before anything executes it.
 *
 * Ownership: the Program belongs to the caller.
 * Failure: NULL, and `error` has one line that says what is wrong, such as
 * "bytecode of Python 3.11; genstep reads 3.14's". Never more memory or time
 * than in proportion to the file.
 * Source: CPython 3.14 Lib/importlib/_bootstrap_external.py (_classify_pyc),
 * Include/internal/pycore_magic_number.h.
 */
#ifndef GENSTEP_LOADER_PYC_H
#define GENSTEP_LOADER_PYC_H

#include "engine/base/buffer.h"
#include "engine/bytecode/program.h"

/* Whether the bytes begin like a .pyc file of any Python. */
bool pyc_is(const void *bytes, size_t size);

/* `filename` names the Program; its code objects keep the names they were compiled with. */
Program *pyc_load(const void *bytes, size_t size, const char *filename, Buffer *error);

#endif
