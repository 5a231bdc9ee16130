/*
 * stack.h - releasing values from the top of a frame's value stack.
 */
#ifndef GENSTEP_INTERP_STACK_H
#define GENSTEP_INTERP_STACK_H

#include "engine/interp/vm.h"

/* Releases down to `bottom`, the top first; NULLs are allowed. Destructors find the frame's stack
 * without what is being released. Returns the new top. */
static inline Value *stack_cut(VM *vm, Frame *frame, Value *top, Value *bottom) {
    frame->stack = top; /* what was popped before is no longer the frame's */
    while (top > bottom) {
        Value value = *--top;
        frame->stack = top;
        value_release_if(vm, value);
    }
    return top;
}

static inline Value *stack_drop(VM *vm, Frame *frame, Value *top, unsigned count) {
    return stack_cut(vm, frame, top, top - count);
}

#endif
