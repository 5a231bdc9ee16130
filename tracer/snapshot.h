/*
 * snapshot.h - what an object looked like at one moment, in a few bytes.
 *
 * The recorder takes a snapshot of an object when a trace first sees it and
 * whenever it changes; nothing is turned into text until someone reads. A
 * payload is a kind, the number of the type's name, and then:
 *
 *     TEXT       the repr itself
 *     STR        UTF-8 of the first SNAPSHOT_CHARACTERS; BYTES the first so many bytes
 *     FLOAT      eight bytes
 *     SEQUENCE   opening byte ('[', '(', '{', 'f' for frozenset, 'd' deque), words, length
 *     MAPPING    pairs of words, length
 *     NAMESPACE  pairs of a name's number and a word, length: the dict of a module or class body
 *     INSTANCE   the same: an object with attributes
 *     NAMED      the numbers of two names: "function", "generator object", ...; and its own
 *     TYPE       the class's name, as its repr gives it
 *     EXCEPTION  words of its args, length
 *     CELL       a word
 *     RANGE      three words: start, stop, step
 *     OPAQUE     nothing: shown by type and number
 *
 * At most SNAPSHOT_ITEMS items are kept (SNAPSHOT_NAMES in a namespace); the
 * true length stands in the last four bytes, so that an append changes the end
 * only. Objects inside are words: their own snapshots say what they look like.
 *
 * A user-defined __repr__ is never called: observing must not run the program.
 */
#ifndef GENSTEP_TRACER_SNAPSHOT_H
#define GENSTEP_TRACER_SNAPSHOT_H

#include "tracer/state.h"

typedef enum SnapshotKind {
    SNAPSHOT_OPAQUE,
    SNAPSHOT_KIND_TEXT,
    SNAPSHOT_STR,
    SNAPSHOT_BYTES,
    SNAPSHOT_FLOAT,
    SNAPSHOT_SEQUENCE,
    SNAPSHOT_MAPPING,
    SNAPSHOT_NAMESPACE,
    SNAPSHOT_INSTANCE,
    SNAPSHOT_NAMED,
    SNAPSHOT_TYPE,
    SNAPSHOT_EXCEPTION,
    SNAPSHOT_CELL,
    SNAPSHOT_RANGE,
} SnapshotKind;

enum { SNAPSHOT_ITEMS = 24, SNAPSHOT_NAMES = 64, SNAPSHOT_CHARACTERS = TRACE_REPR_LIMIT + 1 };

/* Ends a payload that has items: their true number. */
void snapshot_put_length(Buffer *payload, uint32_t length);

/* The names and values of a namespace, one after the other. */
typedef struct SnapshotNames {
    const uint8_t *at;
    const uint8_t *end;
} SnapshotNames;

SnapshotNames snapshot_names(const StateObject *object); /* empty when it is no namespace */
bool snapshot_names_next(const TraceState *state, SnapshotNames *names, const Text **name,
                         TraceValue *value);

/* The values inside a snapshot, one after the other. */
typedef struct SnapshotWords {
    const uint8_t *at;
    const uint8_t *end;
    bool named; /* each has the number of a name before it */
} SnapshotWords;

SnapshotWords snapshot_words(const StateObject *object);
bool snapshot_words_next(SnapshotWords *words, TraceValue *value);

bool snapshot_cell_content(const StateObject *object, TraceValue *content);

/* Adds the type's name, and the repr cut at TRACE_REPR_LIMIT characters. */
void snapshot_type(const TraceState *state, TraceValue value, Buffer *out);
/* False when a namespace is shown, whose changes state.h's clocks do not tell of. */
bool snapshot_repr(const TraceState *state, TraceValue value, Buffer *out);
/* Whether the repr of an object is made of its own snapshot alone. */
bool snapshot_is_alone(const StateObject *object);

#endif
