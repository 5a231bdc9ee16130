/*
 * json.h - traces as JSON: one object (`json`), or an object a line (`jsonl`); and back.
 *
 *     json    {"format":"genstep-trace", "version":1, ..., "events":[...], "codes":[...], "end":{}}
 *     jsonl   a "header" line, a "code" line before a code object's first use, the events, an
 *             "end" line
 *
 * The codes come behind the events: a run is written while it goes on, and may
 * load code objects at any time. docs/trace-format.md describes every field,
 * docs/trace.schema.json checks them.
 *
 * Writing: an exporter takes records as the recorder makes them and holds no
 * more than one chunk. Reading: a file becomes a Trace like any other; what is
 * wrong with it is said by field, and nothing of it is kept.
 */
#ifndef GENSTEP_TRACER_FORMATS_JSON_H
#define GENSTEP_TRACER_FORMATS_JSON_H

#include "tracer/trace_data.h"

typedef struct JsonOptions {
    bool lines;     /* jsonl */
    uint64_t from;  /* the first event to write, by seq */
    uint64_t to;    /* the last one */
    uint32_t kinds; /* bit 1 << kind: written; 0: all */
} JsonOptions;

/* Where the text goes; false when it could not be written, and nothing more is tried. */
typedef bool JsonOutput(void *context, const char *text, size_t size);

typedef struct JsonExport JsonExport;

JsonExport *json_export_new(Trace *trace, const JsonOptions *options, JsonOutput *output,
                            void *context);
/* The records of some more events. */
void json_export_records(JsonExport *export, const uint8_t *records, size_t size);
/* A TraceSink for a run that is written while it goes on: what was written is not kept. */
bool json_export_stream(void *export, const uint8_t *records, size_t size);
/* Writes what follows the events. False when some text could not be written. */
bool json_export_finish(JsonExport *export);
void json_export_free(JsonExport *export);

/* A whole trace at once. */
bool json_write_trace(Trace *trace, const JsonOptions *options, JsonOutput *output, void *context);

/* Reads either form. NULL: *error says what is wrong and where (the caller's to memory_free). */
Trace *json_read_trace(const char *text, size_t size, char **error);

/* Whether a file's beginning looks like a trace rather than a program. */
bool json_is_trace(const char *text, size_t size);

#endif
