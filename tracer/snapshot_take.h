/*
 * snapshot_take.h - looks at a live object and writes its snapshot (snapshot.h).
 *
 * Looking changes nothing and runs no Python code. Objects found inside are
 * written as words; giving them a number, and a snapshot of their own, is the
 * caller's part, through `word`.
 */
#ifndef GENSTEP_TRACER_SNAPSHOT_TAKE_H
#define GENSTEP_TRACER_SNAPSHOT_TAKE_H

#include "engine/interp/vm.h"
#include "tracer/snapshot.h"

typedef struct SnapshotTaker {
    VM *vm;
    Trace *trace;
    Buffer payload;                                 /* of the last snapshot */
    TraceValue (*word)(void *context, Value value); /* may be called again for objects inside */
    void *context;
} SnapshotTaker;

/* Leaves the snapshot of `object` in taker->payload. `as_namespace`: a dict that is the namespace
 * of a module or class body; names with two leading underscores are left out there. */
void snapshot_take(SnapshotTaker *taker, Object *object, bool as_namespace);

#endif
