/*
 * stepper.h - walks through a trace in a terminal, or by a script.
 */
#ifndef GENSTEP_UI_TUI_STEPPER_H
#define GENSTEP_UI_TUI_STEPPER_H

#include "tracer/trace.h"

/* Runs until the user leaves. Returns the exit status; what is wrong is said on stderr. */
int stepper_run(const Trace *trace);

/*
 * Replays `script` on a screen of this size without a terminal: names of
 * actions (action.h), with a count as in "next*5", and "show", which adds the
 * screen as text to `out`; separated by blanks. Returns NULL, or the word that
 * is no action (the caller's to memory_free).
 */
char *stepper_script(const Trace *trace, const char *script, int width, int height, Buffer *out);

#endif
