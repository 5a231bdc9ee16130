/*
 * state.h - everything there is at one event: frames, objects, generators.
 *
 * The recorder keeps a TraceState while it writes the log, a cursor keeps one
 * while it reads it; both change it through the functions here, so they cannot
 * disagree. A log is a run of these records:
 *
 *     0 pp qq l j       an instruction in the current frame: pp values popped, qq pushed (words
 *                       follow), l: a local changed (index, word), j: it is not the one that
 *                       follows (signed distance in units)
 *     INSTRUCTION_LONG  the same with counts of any size
 *     FRAME_*, OBJECT*, GENERATOR*, EXC, OPCODE    changes between events
 *     TRANSITION        a transition event
 *     POSITION          where a keyframe stands
 *     UNTOLD            the record that follows stands for events that are not in the log
 *
 * An event is an INSTRUCTION or TRANSITION record; what comes before it are the
 * changes that lead to it. A keyframe is the same records: those objects that
 * changed since the keyframe before it, then all of the rest, enough to build the
 * state from nothing. An object that a cursor has not met since its keyframe is
 * looked up in the trace's history when someone asks for it.
 *
 * Ownership: the state owns its frames, objects and generators.
 */
#ifndef GENSTEP_TRACER_STATE_H
#define GENSTEP_TRACER_STATE_H

#include "tracer/log.h"
#include "tracer/number_map.h"
#include "tracer/trace_data.h"

enum {
    RECORD_POPS_SHIFT = 4,
    RECORD_PUSHES_SHIFT = 2,
    RECORD_LOCAL = 2,
    RECORD_JUMP = 1,
    RECORD_SHORT_COUNT = 3, /* the most pops or pushes of a short record */
    RECORD_INSTRUCTION_LONG = 0x40,
    RECORD_FRAME_SWITCH,
    RECORD_FRAME_NEW,
    RECORD_FRAME_LINK,
    RECORD_FRAME_DROP,
    RECORD_OBJECT,
    RECORD_OBJECT_PATCH,
    RECORD_OBJECT_DROP,
    RECORD_GENERATOR,
    RECORD_GENERATOR_STATE, /* of one whose names are known */
    RECORD_GENERATOR_DROP,
    RECORD_EXC,
    RECORD_OPCODE,
    RECORD_TRANSITION,
    RECORD_POSITION,
    RECORD_UNTOLD,
};

typedef struct StateFrame {
    TraceFrame view; /* locals and stack point into slots */
    const TraceCodeEntry *code;
    uint32_t name_space; /* object number of the dict of a module or class body; 0: fast locals */
    int stack_capacity;
    uint64_t locals_changed; /* the state's clock when a fast local changed last */
    int known; /* recorder: stack slots from the bottom that the last instruction left alone */
    int changed_locals[2]; /* recorder: locals it may have changed; -1 none */
    TraceValue slots[];
} StateFrame;

/* What an object looks like: snapshot.h gives the bytes meaning. */
typedef struct StateObject {
    uint32_t number;
    uint32_t size;
    uint64_t version; /* the state's clock when it changed last */
    bool changed;     /* writer: since the last keyframe */
    uint8_t payload[];
} StateObject;

/* A transition event as it is kept. */
typedef struct StateEvent {
    TraceEventKind kind;
    const StateFrame *frame; /* of an instruction */
    uint32_t frame_number, other, generator;
    TraceOwner owner, owner_before;
    const TraceCodeEntry *code;
    int offset;
    TraceValue value, exception;
    TraceMeans means;
    int target, depth;
    bool lasti, closed;
    int stream;
    uint64_t text_at; /* output: where its text begins in the trace's output */
    uint32_t text_size;
    uint32_t top; /* number of the frame that runs after it */
} StateEvent;

typedef struct NumberList {
    uint32_t *items;
    int count;
    int capacity;
} NumberList;

void number_list_add(NumberList *list, uint32_t number);

/* What the records before an event changed, untold ones apart; exporters tell it with the event. */
typedef struct StateChanges {
    NumberList new_frames, linked_frames, gone_frames;
    NumberList generators, gone_generators;
    bool exc;
} StateChanges;

typedef struct TraceState {
    const Trace *trace;
    int home;             /* the chunk whose keyframe this began with; -1: everything is here */
    NumberMap frames;     /* StateFrame */
    NumberMap objects;    /* StateObject */
    NumberMap generators; /* TraceGenerator */
    StateFrame *current;  /* the frame of the last instruction; NULL */
    uint32_t top;
    TraceExc *exc; /* outermost first: a resumed generator's entry goes on the end */
    int exc_count;
    int exc_capacity;
    uint8_t **opcodes; /* by code index: what stands at each unit now; NULL: as compiled */
    int opcodes_count;
    uint64_t next_index; /* of the event to come */
    uint64_t output_size;
    /* Counts changes, so that who keeps something made of the state can tell whether it is still
     * true; and when an object that was known already, no namespace, or the exception states
     * changed last. */
    uint64_t clock, object_changed, exc_changed;
    StateEvent event;
    StateChanges changes; /* kept by state_read_event */
} TraceState;

void state_init(TraceState *state, const Trace *trace);
void state_done(TraceState *state);

StateFrame *state_frame(const TraceState *state, uint32_t number);
/* A frame with unbound locals and an empty stack. `code` is NULL for a shim. */
StateFrame *state_add_frame(TraceState *state, uint32_t number, const TraceCodeEntry *code);
void state_drop_frame(TraceState *state, uint32_t number);
/* Room for `depth` values on the frame's stack; the frame may move. */
StateFrame *state_reserve_stack(TraceState *state, StateFrame *frame, int depth);

const StateObject *state_object(const TraceState *state, uint32_t number);
void state_set_object(TraceState *state, uint32_t number, const uint8_t *payload, size_t size);
void state_patch_object(TraceState *state, uint32_t number, size_t start, size_t removed,
                        const uint8_t *bytes, size_t size);
void state_drop_object(TraceState *state, uint32_t number);

TraceGenerator *state_generator(const TraceState *state, uint32_t number);
TraceGenerator *state_add_generator(TraceState *state, uint32_t number);
/* Where it goes on, or while it runs, where it is; -1 without a frame. */
int state_generator_offset(const TraceState *state, const TraceGenerator *generator);
void state_drop_generator(TraceState *state, uint32_t number);

/* Keeps the `kept` outermost entries; `count` others follow. */
void state_set_exc(TraceState *state, int kept, const TraceExc *entries, int count);

/* The opcodes of a code object as they stand now, a byte a unit. */
const uint8_t *state_opcodes(const TraceState *state, const TraceCodeEntry *code);
void state_set_opcode(TraceState *state, const TraceCodeEntry *code, int unit, uint8_t opcode);

/* Reads records up to and with the next event. False when the log ends first. */
bool state_read_event(TraceState *state, const uint8_t **at, const uint8_t *end);
/* Builds the state that a chunk begins with, from nothing. */
void state_read_keyframe(TraceState *state, int chunk);
/* Writes all of it but the objects. */
void state_write_keyframe(const TraceState *state, Buffer *log);

/* Record writers; each writes just the bytes. `log` grows as needed. */
void record_frame(Buffer *log, const StateFrame *frame);
void record_frame_link(Buffer *log, const StateFrame *frame);
void record_number(Buffer *log, uint8_t record, uint32_t number); /* switch and drops */
void record_object(Buffer *log, uint32_t number, const uint8_t *payload, size_t size);
void record_object_patch(Buffer *log, uint32_t number, size_t start, size_t removed,
                         const uint8_t *bytes, size_t size);
void record_generator(Buffer *log, const Trace *trace, const TraceGenerator *generator);
void record_generator_state(Buffer *log, const TraceGenerator *generator);
void record_exc(Buffer *log, int kept, const TraceExc *entries, int count);
void record_opcode(Buffer *log, const TraceCodeEntry *code, int unit, uint8_t opcode);
void record_transition(Buffer *log, const StateEvent *event);

#endif
