/*
 * model.h - what the stepper knows: where it stands in the trace, what is selected.
 *
 * No terminal, no drawing: the model changes by the functions here (actions
 * call them), and a view draws it.
 *
 * Ownership: the trace is borrowed and outlives the model.
 */
#ifndef GENSTEP_UI_TUI_MODEL_H
#define GENSTEP_UI_TUI_MODEL_H

#include "tracer/trace.h"
#include "ui/tui/source_lines.h"

typedef enum Pane {
    PANE_SOURCE,
    PANE_BYTECODE,
    PANE_FRAMES,
    PANE_STACK,
    PANE_LOCALS,
    PANE_GENERATORS,
    PANE_EXCEPTIONS,
    PANE_OUTPUT,
} Pane;

enum { PANE_COUNT = PANE_OUTPUT + 1 };

typedef struct Model {
    const Trace *trace;
    TraceCursor *cursor;
    SourceLines sources;
    uint32_t selected_frame; /* shown instead of the event's own; 0: follow the event */
    Pane focus;
    int scroll[PANE_COUNT]; /* rows that the user moved a pane by, until the next step */
    bool zoomed;            /* the pane in focus has the screen for itself */
    bool help;              /* the help screen is shown */
    int help_scroll;
    const char *notice; /* one line about the last action, or NULL */
    bool quit;
} Model;

/* Stands at event 0. The trace has at least one event. */
void model_init(Model *model, const Trace *trace);
void model_done(Model *model);

/* Moves; false (with a notice) when there is nowhere to go. */
bool model_next(Model *model);
bool model_previous(Model *model);
bool model_first(Model *model);
bool model_last(Model *model);
/* To the next or previous event that `matches`. */
typedef bool ModelMatch(Model *model, const TraceEvent *event, const void *context);
bool model_find(Model *model, bool forward, ModelMatch *matches, const void *context);
/* To the next event in another line, or another frame. */
bool model_line(Model *model, bool forward);
/* The same in the program's own file, whatever modules do in between. */
bool model_own_line(Model *model, bool forward);
/* To the next point where a generator gives or gets control. */
bool model_switch(Model *model, bool forward);
/* To the next instruction of this frame, or of one that called it: over calls, out of ends. */
bool model_over(Model *model, bool forward);

/* Whether the program would have gone on, had no limit been reached, or genstep covered more. */
bool model_is_cut(const Model *model);
bool model_is_last(const Model *model); /* the cursor stands at the last event */
/* The code that is about to run, where the beginning has no Python frame yet; else NULL. */
const TraceCode *model_next_code(const Model *model);

/* The frame whose code, stack and locals are shown; NULL when there is none. */
const TraceFrame *model_frame(Model *model);
/* The source of what is shown: of the frame's file, or where there is none, the program. */
const SourceText *model_source(Model *model);
/* The frames as they are listed: the chain of running ones from the top, then the others by
 * number; *count of them. The caller's to memory_free. */
const TraceFrame **model_frames(Model *model, int *count);
/* Selects the frame `step` rows further in the list of frames. */
void model_select_frame(Model *model, int step);

#endif
