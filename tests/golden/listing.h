/*
 * listing.h - the instruction events of a trace as text, as the recordings have them.
 *
 *     code 0 is <module>, line 1 of tests/golden/generators/first.py
 *     0: 2-28                 instructions at offsets 2 to 28, one after the other
 *     code 1 is gen, line 1 of tests/golden/generators/first.py
 *     1: 6-10
 *
 * The same text that Listing in tests/oracle/record.py writes for CPython's
 * events. Left out, because sys.monitoring never reports them (DESIGN section
 * 3): what comes before a frame's RESUME, RESUME itself, END_FOR. Left out too:
 * code of modules that do not lie beside the program.
 */
#ifndef GENSTEP_TESTS_LISTING_H
#define GENSTEP_TESTS_LISTING_H

#include <stdbool.h>

#include "engine/base/buffer.h"

/*
 * Adds the listing of a JSONL trace. `here` is the current directory with a
 * slash, which file names may begin with; `folder` is the program's. Marks the
 * opcodes executed, specialised forms too, in executed[256]. False when
 * the trace is not as docs/trace-format.md says: *problem tells what is wrong.
 */
bool listing_add(Buffer *out, char *trace, const char *here, const char *folder, bool *executed,
                 const char **problem);

#endif
