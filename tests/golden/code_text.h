/*
 * code_text.h - every field of a code object as text, as the recordings have it.
 *
 * The same text that code_lines in tests/oracle/record.py writes for CPython's
 * own code objects, so that comparing code objects is comparing text.
 */
#ifndef GENSTEP_TESTS_CODE_TEXT_H
#define GENSTEP_TESTS_CODE_TEXT_H

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"

/* Adds the code object, then those in its constants, outermost first. */
void code_text_add(Buffer *out, const Code *code);

#endif
