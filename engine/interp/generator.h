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
 * in which methods they offer (generator.c, coroutine.c, async_generator.c).
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
    uint32_t serial;    /* order of creation, with instances: see instance.h */
    int8_t state;       /* GeneratorState */
    bool hooks_inited;  /* async generators */
    bool closed;        /* async generators */
    bool running_async; /* async generators */
    bool was_closed;    /* its finalizer had to run close() */
    Frame frame;        /* last: its slots follow */
};

/* How a generator got control. */
typedef enum ResumeMeans {
    RESUME_FOR_ITER,
    RESUME_FOR_ITER_GEN,
    RESUME_SEND,
    RESUME_SEND_GEN,
    RESUME_NEXT,
    RESUME_SEND_METHOD,
    RESUME_THROW,
    RESUME_CLOSE,
} ResumeMeans;

/* RESUME's oparg: where it stands, and whether only the handler that every generator has for
 * StopIteration encloses it. */
enum {
    RESUME_LOCATION = 3,
    RESUME_AFTER_YIELD_FROM = 2,
    RESUME_DEPTH_1 = 4,
};

/* Running a frame ends in one of these three ways. */
typedef enum GenResult { GEN_RETURNED, GEN_YIELDED, GEN_RAISED } GenResult;

static inline Generator *value_to_generator(Value value) {
    return (Generator *)value_object(value);
}

/* The generator in which this frame is embedded; owner must be OWNER_GENERATOR. */
static inline Generator *frame_generator(const Frame *frame) {
    assert(frame->owner == OWNER_GENERATOR);
    return (Generator *)((uintptr_t)frame - offsetof(Generator, frame));
}

static inline bool generator_is_suspended(const Generator *generator) {
    return generator->state == GEN_SUSPENDED || generator->state == GEN_SUSPENDED_YIELD_FROM;
}

static inline bool generator_is_finished(const Generator *generator) {
    return generator->state >= GEN_COMPLETED;
}

/* RETURN_GENERATOR: a generator, coroutine or async generator (the code's flags say which) for a
 * call of this function; its frame is still empty and its state is `cleared`. */
Generator *generator_new(VM *vm, Function *function);

/* The frame in which RETURN_GENERATOR executes moves into the new generator. */
void generator_adopt_frame(VM *vm, Generator *generator, Frame *frame);

/*
 * The one way in from C code: `value` is delivered (NULL with vm->raised set: the exception is
 * thrown in). *result is the yielded or returned value (owned), NULL when raised. A generator that
 * has nothing more to run and is asked for the next item is GEN_RAISED without an exception.
 */
GenResult generator_resume(VM *vm, Generator *generator, ResumeMeans means, Value value,
                           Value *result);

/* Its frame was left for good: unlinks the exception state, clears the frame. */
void generator_finish(VM *vm, Generator *generator);

/* The methods; a new reference, or NULL with an exception set (StopIteration at the end). */
Value generator_send(VM *vm, Generator *generator, Value value);
Value generator_throw(VM *vm, Generator *generator, bool close_on_exit, Value type, Value value,
                      Value traceback); /* value and traceback may be NULL */
Value generator_close(VM *vm, Generator *generator);

/* tp_iternext: NULL without an exception when it returned None. */
Value generator_next(VM *vm, Value self);

/* What `yield from`/`await` is waiting on; a new reference, or NULL (no exception). */
Value generator_yield_from(Generator *generator);

/* If StopIteration (or nothing) is raised, clears it: its value, a new reference. NULL when
 * another exception is raised, which stays. */
Value stop_iteration_take_value(VM *vm);

/* coroutine.c: what `await value` iterates on (GET_AWAITABLE): CPython's
 * _PyCoro_GetAwaitableIter. NULL with TypeError. */
Value awaitable_iter(VM *vm, Value value);
bool value_is_coroutine(VM *vm, Value value); /* exactly a coroutine, or types.coroutine's kind */

/* async_generator.c: the opcodes' parts. */
Value async_generator_wrap(VM *vm, Value value); /* INTRINSIC_ASYNC_GEN_WRAP */
Value async_generator_anext(VM *vm, Value self);

/* Shared by the three types. */
int generator_traverse(Object *self, VisitCall *visit, void *context);
void generator_destroy(VM *vm, Object *self);
void generator_finalize(VM *vm, Value self);
Value generator_method_send(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
Value generator_method_throw(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
Value generator_method_close(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
Value generator_get_name(VM *vm, Value self, void *closure);
int generator_set_name(VM *vm, Value self, Value value, void *closure);
Value generator_get_qualname(VM *vm, Value self, void *closure);
int generator_set_qualname(VM *vm, Value self, Value value, void *closure);
Value generator_get_yield_from(VM *vm, Value self, void *closure);
Value generator_get_running(VM *vm, Value self, void *closure);
Value generator_get_suspended(VM *vm, Value self, void *closure);
Value generator_get_frame(VM *vm, Value self, void *closure);
Value generator_get_code(VM *vm, Value self, void *closure);

int types_init_generator(VM *vm);
int types_init_coroutine(VM *vm);       /* coroutine, coroutine_wrapper */
int types_init_async_generator(VM *vm); /* async_generator and its awaitables */

#endif
