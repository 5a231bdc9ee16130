/*
 * symtable_text.h - a symbol table as text, for the checks.
 *
 * A line for each block, deeper ones indented: what it is, its name,
 * parameters, properties in brackets, and its names in string order, each with
 * its scope and what was said of it:
 *
 *     module top: f=local(bind)
 *       function f(x): g=local(bind) x=cell(param)
 *         function g() [nested]: x=free(use)
 *
 * Scopes are local, global (implicit), global! (by a global statement), free
 * and cell. Annotation blocks without annotations are left out.
 */
#ifndef GENSTEP_TESTS_SYMTABLE_TEXT_H
#define GENSTEP_TESTS_SYMTABLE_TEXT_H

#include "engine/base/buffer.h"
#include "engine/compiler/diagnostic.h"

/* Adds the table of a program, or sets diagnostics->error. */
void symtable_to_text(const char *source, Buffer *out, Diagnostics *diagnostics);

#endif
