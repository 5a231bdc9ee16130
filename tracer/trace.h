/*
 * trace.h - a recorded run, and a cursor that stands at one of its events.
 *
 * A Trace is plain data: code objects, events, how the run ended. It comes
 * from a live run (recorder.h) or from a file (formats/json_read.h); nobody
 * can tell which. It holds no pointer into a VM.
 *
 * A TraceCursor stands at one event and shows the whole state there: the
 * event itself, every frame that exists, every generator, the exception-state
 * stack, the output so far. Moving it forward applies changes; moving it back
 * starts from the nearest keyframe before. Any event is reached in about the
 * time of a few ten thousand events forward, whatever the length of the trace.
 *
 * Ownership: a Trace owns everything its cursors and their views point to.
 * What a cursor returns is valid until the cursor moves.
 */
#ifndef GENSTEP_TRACER_TRACE_H
#define GENSTEP_TRACER_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/buffer.h"

typedef struct Trace Trace;
typedef struct TraceCursor TraceCursor;

/* Kinds of events, in the order of DESIGN section 3. */
typedef enum TraceEventKind {
    EVENT_INSTRUCTION,
    EVENT_CALL,
    EVENT_RETURN,
    EVENT_ENTER,
    EVENT_EXIT,
    EVENT_CREATE,
    EVENT_RESUME,
    EVENT_YIELD,
    EVENT_STOP,
    EVENT_RAISE,
    EVENT_HANDLE,
    EVENT_UNWIND,
    EVENT_EXC_PUSH,
    EVENT_EXC_POP,
    EVENT_CLEANUP_THROW,
    EVENT_OWN,
    EVENT_CLEAR,
    EVENT_DESTROY,
    EVENT_OUTPUT,
} TraceEventKind;

enum { EVENT_KIND_COUNT = EVENT_OUTPUT + 1 };

/* "instruction", "call", ...; and back, -1 for a name that is none. */
const char *trace_kind_name(TraceEventKind kind);
int trace_kind_from_name(const char *name);

/*
 * A value as it was at that moment, in one word, as the engine's Value: an
 * immediate (int, bool, None, ...) is the word itself, a heap object is its
 * number. What the object looked like, the cursor knows: cursor_value_*.
 */
typedef struct TraceValue {
    uint64_t word; /* 0: no value (an unbound local, a NULL on the stack) */
} TraceValue;

#define TRACE_NO_VALUE ((TraceValue){0})

/* The number of a heap object; 0 for immediates and for no value. */
static inline uint32_t trace_value_object(TraceValue value) {
    return (value.word & 7) == 0 ? (uint32_t)(value.word >> 3) : 0;
}

static inline bool trace_value_equal(TraceValue left, TraceValue right) {
    return left.word == right.word;
}

typedef enum TraceOwner {
    TRACE_OWNER_THREAD,
    TRACE_OWNER_GENERATOR,
    TRACE_OWNER_FRAME_OBJECT,
    TRACE_OWNER_INTERPRETER,
} TraceOwner;

const char *trace_owner_name(TraceOwner owner); /* "thread", "generator", ... */

typedef enum TraceGeneratorState {
    TRACE_GEN_CREATED,
    TRACE_GEN_SUSPENDED,
    TRACE_GEN_SUSPENDED_YIELD_FROM,
    TRACE_GEN_EXECUTING,
    TRACE_GEN_COMPLETED,
    TRACE_GEN_CLEARED,
} TraceGeneratorState;

const char *trace_generator_state_name(TraceGeneratorState state);

/* How a generator got control; "next", "send", "FOR_ITER_GEN", ... */
typedef enum TraceMeans {
    TRACE_MEANS_FOR_ITER,
    TRACE_MEANS_FOR_ITER_GEN,
    TRACE_MEANS_SEND,
    TRACE_MEANS_SEND_GEN,
    TRACE_MEANS_NEXT,
    TRACE_MEANS_SEND_METHOD,
    TRACE_MEANS_THROW,
    TRACE_MEANS_CLOSE,
} TraceMeans;

const char *trace_means_name(TraceMeans means);

/* One instruction of a code object, as compiled. */
typedef struct TraceInstruction {
    int offset;          /* bytes in co_code */
    int opcode;          /* base opcode; EXTENDED_ARG is an instruction of its own */
    int arg;             /* the full oparg, EXTENDED_ARGs folded in; -1 when it has none */
    const char *argrepr; /* "x", "'abc'", "to 24", "+"; "" when there is nothing to say */
    int line, end_line, column, end_column; /* column in bytes from 0; -1: none */
    int target;                             /* byte offset a jump goes to; -1 */
} TraceInstruction;

typedef struct TraceExceptionEntry {
    int start, end, target; /* byte offsets, end exclusive */
    int depth;
    bool lasti;
} TraceExceptionEntry;

/* A code object that the trace speaks of. */
typedef struct TraceCode {
    uint32_t id;
    const char *name;
    const char *qualname;
    const char *filename;
    int firstlineno;
    uint32_t flags; /* CODE_* */
    int stacksize;
    int instruction_count;
    const TraceInstruction *instructions;
    int exception_count;
    const TraceExceptionEntry *exceptions;
    int local_count; /* localsplus */
    const char *const *local_names;
    const uint8_t *local_kinds; /* LOCAL_* of bytecode/code.h */
} TraceCode;

/* The instruction at a byte offset; NULL when none starts there. */
const TraceInstruction *trace_code_instruction(const TraceCode *code, int offset);

typedef struct TraceExc {
    uint32_t holder;      /* the generator that holds this entry; 0: the thread */
    TraceValue exception; /* no value: nothing is being handled */
} TraceExc;

/* A frame as it was at its last event. */
typedef struct TraceFrame {
    uint32_t number;
    const TraceCode *code; /* NULL for the shim frame of an interpreter entry */
    TraceOwner owner;
    uint32_t generator; /* the generator it is embedded in; 0: none */
    uint32_t previous;  /* frame number of the caller; 0: none (suspended, or outermost) */
    bool linked;        /* on the chain of running frames now */
    int offset;         /* of its current instruction; -1 before the first */
    int local_count;    /* fast locals, or in a module or class body the names in its namespace */
    const char *const *local_names;
    const TraceValue *locals; /* cells stand for themselves: cursor_cell_content */
    int stack_depth;
    const TraceValue *stack; /* bottom first */
} TraceFrame;

typedef struct TraceGenerator {
    uint32_t number;  /* object number */
    const char *kind; /* "generator", "coroutine", "async_generator" */
    const char *name;
    const char *qualname;
    TraceGeneratorState state;
    uint32_t frame;        /* number of its frame; 0 once cleared */
    int offset;            /* where it goes on, or while it runs, is; -1: nowhere */
    TraceValue yield_from; /* what it delegates to */
    TraceValue exception;  /* exception state saved on it */
} TraceGenerator;

/* One event; which fields mean something depends on the kind (docs/trace-format.md). */
typedef struct TraceEvent {
    uint64_t seq; /* its index, but in an imported trace from which events were left out */
    TraceEventKind kind;
    uint32_t frame;          /* number of the frame concerned; 0: none */
    uint32_t other;          /* the other frame: caller, resumer, receiver; 0: none */
    uint32_t generator;      /* 0: none */
    TraceOwner owner;        /* of the frame, at this moment */
    TraceOwner owner_before; /* create, own */
    const TraceCode *code;
    int offset;
    int opcode;      /* instruction: base opcode */
    int specialized; /* instruction: the form that executes, where it differs; else -1 */
    int arg;         /* instruction: the unit's own oparg with EXTENDED_ARGs folded in; -1 none */
    int line;        /* -1: none */
    TraceValue value;
    TraceValue exception;
    TraceMeans means;
    int target, depth; /* handle */
    bool lasti;        /* handle */
    bool closed;       /* destroy */
    int stream;        /* output */
    const char *text;  /* output */
    size_t text_size;
} TraceEvent;

/* How the traced run ended. */
typedef struct TraceEnd {
    const char *result;  /* "ok", "exception", "exit", "limit", "unsupported", "stopped" */
    int exit_status;     /* of `genstep run` */
    const char *message; /* limit or unsupported: what was said; else NULL */
    uint64_t events;     /* how many there were; an imported trace may have fewer of them */
} TraceEnd;

void trace_free(Trace *trace);

const char *trace_program_name(const Trace *trace); /* file or lesson, as given */
const char *trace_source(const Trace *trace);       /* of the program; "" when not known */
/* Whether the code comes from the program's own file, not from a module's. */
bool trace_is_program(const Trace *trace, const TraceCode *code);
/* The text of the file it comes from; "" when not known. The same pointer for all of a file. */
const char *trace_code_source(const Trace *trace, const TraceCode *code);
uint64_t trace_event_count(const Trace *trace);
int trace_code_count(const Trace *trace);
const TraceCode *trace_code(const Trace *trace, int index);
const TraceEnd *trace_end(const Trace *trace);
size_t trace_memory(const Trace *trace); /* bytes its events take, keyframes included */

/* Stands before the first event; cursor_next brings it to event 0. */
TraceCursor *cursor_new(const Trace *trace);
void cursor_free(TraceCursor *cursor);

/* Each returns false and stays where it is when there is no such event. */
bool cursor_next(TraceCursor *cursor);
bool cursor_seek(TraceCursor *cursor, uint64_t index);

const TraceEvent *cursor_event(const TraceCursor *cursor); /* NULL before the first */
uint64_t cursor_index(const TraceCursor *cursor);          /* of that event, from 0 */

/* The frame that runs now, its caller, ... : `previous` numbers lead down the chain. */
uint32_t cursor_top_frame(const TraceCursor *cursor);                 /* 0: none */
const TraceFrame *cursor_frame(TraceCursor *cursor, uint32_t number); /* NULL: no such frame now */
/* All frames that exist, suspended ones too, by number; *count of them. */
const TraceFrame *const *cursor_frames(TraceCursor *cursor, int *count);
const TraceGenerator *cursor_generator(TraceCursor *cursor, uint32_t number);
const TraceGenerator *const *cursor_generators(TraceCursor *cursor, int *count);
/* The exception-state stack, innermost first. */
const TraceExc *cursor_exc(TraceCursor *cursor, int *count);
/* What the program has printed up to here, both streams in order. */
const char *cursor_output(TraceCursor *cursor, size_t *size);
/* The opcode that stands at an offset now: the base form, or what it was specialised to. */
int cursor_current_opcode(TraceCursor *cursor, const TraceCode *code, int offset);

/* Whether the value is a cell; *content is then what it holds. */
bool cursor_cell_content(TraceCursor *cursor, TraceValue value, TraceValue *content);

/* The value's repr, cut at TRACE_REPR_LIMIT characters with an ellipsis. Of two values that
 * contain each other, the inner one is cut. Added to `out`. */
enum { TRACE_REPR_LIMIT = 80 };
void cursor_value_repr(TraceCursor *cursor, TraceValue value, Buffer *out);

#endif
