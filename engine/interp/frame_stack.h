/*
 * frame_stack.h - pushing and popping frames, inline: what every call does.
 *
 *     chunk:  [ main | f | g |......... free ]   vm->frame_stack_top is where the next frame goes
 *
 * Frames never move, so the stack grows by chunks (frame.c). A frame that is
 * the first of its chunk takes the chunk with it.
 */
#ifndef GENSTEP_INTERP_FRAME_STACK_H
#define GENSTEP_INTERP_FRAME_STACK_H

#include "engine/interp/vm.h"

static inline bool frame_stack_fits(const VM *vm, size_t size) {
    return (size_t)(vm->frame_stack_end - vm->frame_stack_top) >= size;
}

/* frame_push_take, when the caller has checked that it fits. */
static inline Frame *frame_push_unchecked_take(VM *vm, Function *function, CodeObject *code,
                                               int first_empty, Frame *previous) {
    Frame *frame = (Frame *)(void *)vm->frame_stack_top;
    vm->frame_stack_top += code->frame_size;
    frame->code = code;
    frame->previous = previous;
    frame->function = function;
    frame->globals = function->globals;
    frame->builtins = function->builtins;
    frame->locals = NULL;
    frame->frame_object = NULL;
    frame->ip = code->units;
    frame->number = vm->hook != NULL ? ++vm->next_frame_number : 0;
    frame->return_offset = 0;
    frame->owner = OWNER_THREAD;
    Value *slots = frame_slots(frame);
    int count = code->nlocalsplus;
    frame->stack = slots + count;
    for (int i = first_empty; i < count; i++) {
        slots[i] = NULL;
    }
    return frame;
}

/* Gives back the memory of the newest frame. */
static inline void frame_stack_release(VM *vm, Frame *frame) {
    vm->frame_stack_top = (char *)frame;
    if (vm->frame_stack_top == vm->frame_stack) {
        frame_stack_shrink(vm);
    }
}

/* frame_pop for the newest frame of an ordinary call, with the common case inline. */
static inline void frame_pop_thread(VM *vm, Frame *frame) {
    if (frame->frame_object != NULL || frame->locals != NULL || vm->hook != NULL) {
        frame_clear(vm, frame);
    } else {
        Value *slots = frame_slots(frame);
        for (int i = frame->code->nlocalsplus; i-- > 0;) {
            value_release_if(vm, slots[i]);
        }
        value_release(vm, value_from_object(frame->function));
    }
    frame_stack_release(vm, frame);
}

#endif
