/*
 * sentence.h - what an event means, in one sentence a student understands.
 *
 * For an instruction: what it is about to do, with its operand. For a
 * transition: what just happened, with the values concerned.
 */
#ifndef GENSTEP_UI_TUI_SENTENCE_H
#define GENSTEP_UI_TUI_SENTENCE_H

#include "tracer/trace.h"

/* Adds the sentence for the event the cursor stands at. */
void sentence_write(TraceCursor *cursor, Buffer *out);
/* Why the program was stopped before its end: a limit, or something that is not covered. No full
 * sentence. */
void sentence_write_cause(const Trace *trace, Buffer *out);
/* For a frame that is looked at while the event is another one's: where it stands, and what it
 * waits for. */
void sentence_write_frame(TraceCursor *cursor, const TraceFrame *frame, Buffer *out);

#endif
