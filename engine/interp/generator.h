/*
 * generator.h - generators, coroutines and async generators: a frame with a life of its own.
 *
 *     +------------------+ Generator
 *     | name, qualname   |
 *     | state            |  created -> suspended <-> executing -> completed -> cleared
 *     | exception state  |  saved here while suspended, linked into the VM's while executing
 *     +------------------+ frame          <- frame_generator goes back up
 *     | Frame ...        |
 *     +------------------+
 *
 * The three kinds share this struct and every transition; their types differ
 * in which methods they offer.
 *
 * Source: CPython 3.14 Objects/genobject.c, pycore_genobject.h,
 * InternalDocs/generators.md.
 */
#ifndef GENSTEP_INTERP_GENERATOR_H
#define GENSTEP_INTERP_GENERATOR_H

#include "engine/interp/frame.h"

/* CPython's frame states (pycore_frame.h), by the same order of comparison. */
typedef enum GeneratorState {
    GEN_CREATED = -3,
    GEN_SUSPENDED = -2,
    GEN_SUSPENDED_YIELD_FROM = -1,
    GEN_EXECUTING = 0,
    GEN_COMPLETED = 1,
    GEN_CLEARED = 4,
} GeneratorState;

/* One entry of the exception-state stack: the exception being handled, innermost first. The VM
 * owns the bottom entry; each generator brings its own while it executes. */
typedef struct ExcState {
    Value handled;             /* exception object, or NULL; owned */
    struct ExcState *previous; /* NULL at the bottom, and while not linked in */
} ExcState;

struct Generator {
    Object head;
    Value name;
    Value qualname;
    Value weakrefs;
    ExcState exc;
    Value origin;       /* coroutines: cr_origin; NULL */
    Value finalizer;    /* async generators: the finalizer hook; NULL */
    int8_t state;       /* GeneratorState */
    bool hooks_inited;  /* async generators */
    bool closed;        /* async generators */
    bool running_async; /* async generators */
    Frame frame;        /* last: its slots follow */
};

/* Running a frame ends in one of these three ways. */
typedef enum GenResult { GEN_RETURNED, GEN_YIELDED, GEN_RAISED } GenResult;

/* The one way in: `value` is delivered (NULL with vm->raised set: the exception is thrown in).
 * *result is the yielded or returned value (owned), NULL when raised. */
GenResult generator_resume(VM *vm, Generator *generator, Value value, Value *result);

/* What `yield from`/`await` is waiting on; a new reference, or NULL (no exception). */
Value generator_yield_from(Generator *generator);

#endif
