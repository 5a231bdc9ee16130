/*
 * library_lines.h - what a program's output says about the library is compared without its text.
 *
 *     File "engine/lib/asyncio.py", line 513, in run_until_complete
 *       return future.result()
 *
 * becomes `File "LIBRARY", in run_until_complete`: CPython's library has other
 * files, lines and words, but the functions called must be the same ones. A
 * place, "engine/lib/asyncio.py:513", becomes "LIBRARY". record.py does the
 * same to CPython's output.
 */
#ifndef GENSTEP_GOLDEN_LIBRARY_LINES_H
#define GENSTEP_GOLDEN_LIBRARY_LINES_H

#include "engine/base/buffer.h"

void library_lines_reduce(Buffer *text);

#endif
