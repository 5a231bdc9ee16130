/*
 * trace_data.h - what a Trace is made of, for the tracer's own files.
 *
 *     codes   TraceCodeEntry, in the order in which they were first seen
 *     sources of the files they come from, each once
 *     names   interned strings: type names, generator names, attribute names
 *     output  all text the program printed
 *     chunks  the log, cut in pieces that each begin with a keyframe:
 *
 *             [keyframe | record record record ...] [keyframe | ...] ...
 *             ^ first_index
 *
 * Ownership: the Trace owns all of it.
 */
#ifndef GENSTEP_TRACER_TRACE_DATA_H
#define GENSTEP_TRACER_TRACE_DATA_H

#include "engine/base/arena.h"
#include "engine/base/text.h"
#include "tracer/object_history.h"
#include "tracer/trace.h"

typedef struct TraceCodeEntry {
    TraceCode view;     /* first: a view leads back to its entry */
    int index;          /* in the trace's codes */
    int unit_count;     /* 16-bit units of bytecode */
    bool has_namespace; /* module or class body: its names live in a dict */
    /* A byte for each unit: */
    uint8_t *lengths; /* units to the next instruction; 0: none starts here */
    uint8_t *opcodes; /* as compiled */
    uint8_t *pops;    /* stack slots the instruction may change; 255: any number */
    uint8_t *locals;  /* what it may do to fast locals: LOCALS_* */
    int32_t *by_unit; /* index of the instruction that starts at a unit; -1: none */
} TraceCodeEntry;

enum { LOCALS_NONE, LOCALS_ONE, LOCALS_TWO, LOCALS_ALL };

typedef struct TraceChunk {
    uint64_t first_index;
    uint8_t *bytes;
    size_t objects_size; /* of the keyframe's first part: snapshots that the history points to */
    size_t keyframe_size;
    size_t size;
} TraceChunk;

/* The text of a file that code objects of the trace come from; not the program's own. */
typedef struct TraceSource {
    const char *filename;
    const char *text;
} TraceSource;

struct Trace {
    Arena arena; /* codes, names, texts */
    TextPool texts;
    const char *program_name;
    const char *program_file; /* as its code objects call it; mostly the same */
    const char *source;       /* of the program */
    TraceSource *sources;
    int source_count;
    int source_capacity;
    TraceCodeEntry **codes;
    int code_count;
    int code_capacity;
    const Text **names; /* by number */
    int name_count;
    int name_capacity;
    uint32_t *name_slots; /* from a text's hash to its number; twice name_capacity of them */
    Buffer output;
    uint64_t output_dropped; /* bytes before output.data[0], given up by a streaming run */
    TraceChunk *chunks;
    int chunk_count;
    int chunk_capacity;
    ObjectHistory history;
    uint64_t event_count;
    uint64_t *seqs; /* of each event, where an imported file leaves some out; else NULL */
    TraceEnd end;
};

Trace *trace_new(const char *program_name, const char *source);
/* Where the program's code objects name another file: a .pyc's was compiled from it. */
void trace_set_program_file(Trace *trace, const char *filename);

/* An empty entry with room for its tables, already in trace->codes. view.instructions must be
 * filled in by the caller, then trace_code_index_units called. */
TraceCodeEntry *trace_add_code(Trace *trace, uint32_t id, int unit_count);
/* Derives the tables by unit from view.instructions. */
void trace_code_index_units(TraceCodeEntry *code);
TraceCodeEntry *trace_find_code(const Trace *trace, uint32_t id);

/* The index of a file's source in trace->sources; -1: there is none, or it is the program. */
int trace_find_source(const Trace *trace, const char *filename);
/* Keeps a file's source, unless it is there already; the text is copied. */
void trace_add_source(Trace *trace, const char *filename, const char *text, size_t size);

/* The number of an interned name; and back. */
uint32_t trace_name_number(Trace *trace, const char *name, size_t size);
const Text *trace_name(const Trace *trace, uint32_t number);
const char *trace_copy_string(Trace *trace, const char *string);

/* Numbers of names as the trace format writes them; -1 for none. */
int trace_owner_from_name(const char *name);
int trace_generator_state_from_name(const char *name);
int trace_means_from_name(const char *name);

void trace_add_chunk(Trace *trace, TraceChunk chunk);

#endif
