/*
 * excerpt.h - the source lines of one traceback entry, with carets under what was executing.
 *
 *         result = compute(1) + other[0]
 *                               ~~~~~^^^
 *
 * Source: CPython 3.14 Lib/traceback.py (StackSummary.format_frame_summary).
 */
#ifndef GENSTEP_INTERP_EXCERPT_H
#define GENSTEP_INTERP_EXCERPT_H

#include "engine/base/buffer.h"
#include "engine/bytecode/code.h"
#include "engine/objects/object.h"

/* Adds the lines, indented by four; nothing when the source is not known or blank. */
void excerpt_add(VM *vm, Value filename, Location location, Buffer *out);

#endif
