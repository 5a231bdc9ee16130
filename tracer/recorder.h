/*
 * recorder.h - watches a VM through its hook and makes a Trace of what it sees.
 *
 * An instruction is recorded as what the one before it changed: a few bytes.
 * Objects get their number, and a snapshot, when they are first seen; they are
 * looked at again only when the engine says that they changed. No text is made
 * and no Python code runs.
 *
 * Ownership: the trace is borrowed from the caller; attach before the program
 * runs, detach after it ended and before the VM is freed. One recorder to a VM.
 */
#ifndef GENSTEP_TRACER_RECORDER_H
#define GENSTEP_TRACER_RECORDER_H

#include "engine/interp/vm.h"
#include "tracer/trace_writer.h"

typedef struct Recorder Recorder;

/* `max_events` 0: no limit. With a sink, records go there and the trace keeps none. */
Recorder *recorder_new(VM *vm, Trace *trace, uint64_t max_events, TraceSink *sink,
                       void *sink_context);
/* The trace is complete afterwards, but for trace->end. */
void recorder_free(Recorder *recorder);

/* Whether the program was stopped because it reached max_events. */
bool recorder_reached_limit(const Recorder *recorder);

#endif
