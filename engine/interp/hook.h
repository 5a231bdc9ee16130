/*
 * hook.h - how an observer sees a program run.
 *
 * The VM calls `instruction` before each instruction executes, and
 * `transition` from the one function that makes each transition. With no hook
 * set, the VM runs a loop that has no such calls in it.
 *
 * The observer reads the VM's frames; what it is given is valid during the
 * call only. It must not run Python code or change anything but object
 * numbers. Returning false asks the VM to stop the program before the next
 * instruction. How a stopped program is taken down, is not shown: CPython does
 * nothing like it.
 *
 * Source: the place of CPython's sys.monitoring (PEP 669); event kinds are
 * DESIGN section 3's.
 */
#ifndef GENSTEP_INTERP_HOOK_H
#define GENSTEP_INTERP_HOOK_H

#include "engine/interp/generator.h"

typedef enum TransitionKind {
    TRANSITION_CALL,     /* frame pushed: frame is the new one, other the caller */
    TRANSITION_RETURN,   /* frame popped by RETURN_VALUE: value; other the frame it goes to */
    TRANSITION_ENTER,    /* C code enters the loop: frame is the shim, other who called */
    TRANSITION_EXIT,     /* C code leaves it: frame is the shim, value or NULL (raised) */
    TRANSITION_CREATE,   /* frame is the generator's new frame, other the original */
    TRANSITION_RESUME,   /* frame gets control from other; means; value or exception delivered */
    TRANSITION_YIELD,    /* frame gives value to other; offset saved; exception saved */
    TRANSITION_STOP,     /* generator finished: value returned, or exception */
    TRANSITION_RAISE,    /* exception starts in frame, or arrives there from C code */
    TRANSITION_HANDLE,   /* exception-table entry taken: target, depth, lasti */
    TRANSITION_UNWIND,   /* frame popped by exception */
    TRANSITION_EXC_PUSH, /* exception becomes the handled one; holder: generator or thread */
    TRANSITION_EXC_POP,  /* the handled one goes; exception: what is handled now, or NULL */
    TRANSITION_CLEANUP_THROW, /* value: StopIteration's; or NULL: exception re-raised */
    TRANSITION_OWN,     /* take_ownership: owner_before -> frame object; frame: the new copy */
    TRANSITION_CLEAR,   /* frame cleared */
    TRANSITION_DESTROY, /* generator deallocated; closed: its finalizer ran close */
    TRANSITION_OUTPUT,  /* text printed; stream 1 or 2 */
} TransitionKind;

typedef struct Transition {
    TransitionKind kind;
    const Frame *frame;         /* whom it happens to */
    const Frame *other;         /* the other frame, or NULL */
    const Generator *generator; /* the generator concerned, or NULL */
    Value value;                /* or NULL */
    Value exception;            /* or NULL */
    ResumeMeans means;
    int offset;  /* byte offset saved (yield) */
    int target;  /* handle: byte offset of the handler */
    int depth;   /* handle: stack depth kept */
    bool lasti;  /* handle: whether the offset is pushed */
    bool closed; /* destroy */
    FrameOwner owner_before;
    FrameOwner owner_after;
    int stream; /* output: 1 or 2 */
    const char *text;
    size_t text_size;
} Transition;

typedef struct TraceHook {
    void *context;
    /* Before frame->ip executes; frame->stack is saved. */
    bool (*instruction)(void *context, VM *vm, const Frame *frame);
    bool (*transition)(void *context, VM *vm, const Transition *transition);
    /* A numbered object's contents changed; called after the change. */
    void (*changed)(void *context, VM *vm, Object *object);
    /* A numbered object is about to be freed. */
    void (*destroyed)(void *context, VM *vm, Object *object);
} TraceHook;

#endif
