/*
 * traceback.h - traceback objects: where an exception has been, innermost last.
 *
 *     exception.__traceback__ --> [f, line 9] --next--> [g, line 4] --next--> NULL
 *
 * Each frame that an exception passes adds itself in front.
 * Source: CPython 3.14 Python/traceback.c.
 */
#ifndef GENSTEP_INTERP_TRACEBACK_H
#define GENSTEP_INTERP_TRACEBACK_H

#include "engine/interp/frame.h"

typedef struct Traceback {
    Object head;
    Value next;  /* Traceback or NULL */
    Value frame; /* FrameObject */
    int lasti;   /* byte offset of the instruction */
    int line;    /* -1: as the code object says for lasti */
} Traceback;

static inline Traceback *value_to_traceback(Value value) {
    return (Traceback *)value_object(value);
}

/* A traceback of where the frame is, before `next` (retained, may be NULL). */
Value traceback_new(VM *vm, Value next, Frame *frame);

/* The raised exception passes this frame. */
void traceback_here(VM *vm, Frame *frame);

/* tb_lineno; -1 when unknown. */
int traceback_line(const Traceback *traceback);

int types_init_traceback(VM *vm);

#endif
