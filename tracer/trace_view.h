/*
 * trace_view.h - the view of an event or frame, from a state: what the cursor and the exporters
 * share.
 */
#ifndef GENSTEP_TRACER_TRACE_VIEW_H
#define GENSTEP_TRACER_TRACE_VIEW_H

#include "tracer/state.h"

/* The event the state stands at, every field filled in. */
void view_event(const TraceState *state, TraceEvent *view);

#endif
