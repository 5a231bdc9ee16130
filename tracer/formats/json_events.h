/*
 * json_events.h - events as JSON, one object each, written as they come.
 *
 * The one writer of event text: a function per kind of value, straight into a
 * Buffer. docs/trace-format.md describes the fields.
 *
 * Ownership: the Buffer is the caller's. No newline is added.
 */
#ifndef GENSTEP_TRACER_FORMATS_JSON_EVENTS_H
#define GENSTEP_TRACER_FORMATS_JSON_EVENTS_H

#include "tracer/formats/json_texts.h"
#include "tracer/state.h"

/* Adds the event the state stands at, with what changed on the way to it. `texts` is kept from one
 * event of a trace to the next. */
void json_write_event(const TraceState *state, JsonTexts *texts, Buffer *out);

/* A string with its quotes, escaped. Lone surrogates (WTF-8) become \uD800-style escapes. */
void json_write_string(Buffer *out, const char *text, size_t size);

#endif
