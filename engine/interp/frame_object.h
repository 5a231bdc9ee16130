/*
 * frame_object.h - what Python code sees of a frame: sys._getframe(), gi_frame, tb_frame.
 *
 *     FrameObject --frame--> Frame on the stack, or in a generator, or (when it has outlived
 *                            both) `own`, at the end of the object itself
 *
 * f_locals of a function's frame is a proxy (PEP 667): reading and writing it
 * reads and writes the frame's variables.
 *
 * Source: CPython 3.14 Objects/frameobject.c.
 */
#ifndef GENSTEP_INTERP_FRAME_OBJECT_H
#define GENSTEP_INTERP_FRAME_OBJECT_H

#include "engine/interp/frame.h"

struct FrameObject {
    Object head;
    Frame *frame;
    Value back;         /* f_back once the chain is cut: a FrameObject, or NULL; owned */
    Value trace;        /* f_trace; NULL: None; owned */
    Value extra_locals; /* Dict of names written through f_locals that are no variables, or NULL */
    bool trace_lines;
    bool trace_opcodes;
    Frame own; /* last: its slots follow */
};

static inline FrameObject *value_to_frame_object(Value value) {
    return (FrameObject *)value_object(value);
}

/* locals(): the namespace itself, or a new dict of a function's variables. */
Value frame_locals(VM *vm, Frame *frame);

/* What the variable in a slot holds, seen through its cell; borrowed, or NULL. */
Value frame_variable_borrow(VM *vm, const Frame *frame, int slot);

/* f_locals of a function: a FrameLocalsProxy (frame_locals.c). */
Value frame_locals_proxy_new(VM *vm, FrameObject *frame);

int types_init_frame(VM *vm);
int types_init_frame_locals(VM *vm);

#endif
