/* frame.c - see frame.h. */
#include "engine/interp/frame.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/event.h"
#include "engine/interp/frame_object.h"
#include "engine/interp/frame_stack.h"
#include "engine/interp/function.h"
#include "engine/interp/generator.h"
#include "engine/interp/runtime.h"
#include "engine/objects/error.h"

enum { CHUNK_SIZE = 64 * 1024 };

Frame *frame_first_complete(Frame *frame) {
    while (frame != NULL && frame_is_incomplete(frame)) {
        frame = frame->previous;
    }
    return frame;
}

int frame_line(const Frame *frame) {
    return code_object_location(frame->code, (int)(frame->ip - frame->code->units)).line;
}

/* The frame stack. */

static char *chunk_start(FrameChunk *chunk) {
    return (char *)(chunk + 1);
}

static void chunk_enter(VM *vm, FrameChunk *chunk) {
    chunk->previous = vm->runtime->chunk;
    chunk->resume = vm->frame_stack_top;
    vm->runtime->chunk = chunk;
    vm->frame_stack = vm->frame_stack_top = chunk_start(chunk);
    vm->frame_stack_end = chunk->end;
}

static FrameChunk *chunk_new(VM *vm, size_t size) {
    if (size < CHUNK_SIZE) {
        size = CHUNK_SIZE;
    }
    FrameChunk *chunk = heap_alloc(vm, sizeof(FrameChunk) + size);
    if (chunk != NULL) {
        chunk->end = chunk_start(chunk) + size;
    }
    return chunk;
}

static void chunk_free(VM *vm, FrameChunk *chunk) {
    if (chunk != NULL) {
        heap_free(vm, chunk, (size_t)(chunk->end - (char *)chunk));
    }
}

bool frame_stack_grow(VM *vm, size_t size) {
    FrameChunk *spare = vm->runtime->spare;
    if (spare != NULL && (size_t)(spare->end - chunk_start(spare)) >= size) {
        vm->runtime->spare = NULL;
        chunk_enter(vm, spare);
        return true;
    }
    FrameChunk *chunk = chunk_new(vm, size);
    if (chunk == NULL) {
        error_raise(vm, vm->types.MemoryError, "");
        return false;
    }
    chunk_enter(vm, chunk);
    return true;
}

void frame_stack_shrink(VM *vm) {
    FrameChunk *chunk = vm->runtime->chunk;
    if (chunk->previous == NULL) {
        return;
    }
    vm->runtime->chunk = chunk->previous;
    vm->frame_stack = chunk_start(chunk->previous);
    vm->frame_stack_top = chunk->resume;
    vm->frame_stack_end = chunk->previous->end;
    chunk_free(vm, vm->runtime->spare);
    vm->runtime->spare = chunk;
}

void frame_stack_init(VM *vm) {
    FrameChunk *chunk = chunk_new(vm, CHUNK_SIZE);
    if (chunk == NULL) {
        die("the memory limit leaves no room for the frame stack");
    }
    chunk_enter(vm, chunk);
}

void frame_stack_done(VM *vm) {
    while (vm->runtime->chunk != NULL) {
        FrameChunk *chunk = vm->runtime->chunk;
        vm->runtime->chunk = chunk->previous;
        chunk_free(vm, chunk);
    }
    chunk_free(vm, vm->runtime->spare);
    vm->runtime->spare = NULL;
}

Frame *frame_push_take(VM *vm, Function *function, CodeObject *code, int first_empty,
                       Frame *previous) {
    if (!frame_stack_fits(vm, code->frame_size) && !frame_stack_grow(vm, code->frame_size)) {
        value_release(vm, value_from_object(function));
        return NULL;
    }
    return frame_push_unchecked_take(vm, function, code, first_empty, previous);
}

void frame_pop(VM *vm, Frame *frame) {
    if (frame->owner == OWNER_THREAD) {
        frame_clear(vm, frame);
        frame_stack_release(vm, frame);
    } else {
        generator_finish(vm, frame_generator(frame));
    }
}

/* The end of a frame. */

void frame_move(const Frame *from, Frame *to) {
    size_t slots = (size_t)(from->stack - frame_slots(from));
    memcpy(to, from, sizeof(Frame));
    memcpy(frame_slots(to), frame_slots(from), slots * sizeof(Value));
    to->stack = frame_slots(to) + slots;
    to->previous = NULL;
}

/* The frame object lives on: it gets the frame's contents, and the object of the caller's frame,
 * since the chain of frames can no longer be followed from here. */
static void take_ownership(VM *vm, FrameObject *object, Frame *frame) {
    FrameOwner before = (FrameOwner)frame->owner;
    Frame *previous = frame_first_complete(frame->previous);
    Frame *copy = &object->own;
    frame_move(frame, copy);
    copy->owner = OWNER_FRAME_OBJECT;
    copy->frame_object = NULL;
    object->frame = copy;
    Unit *first = copy->code->units + copy->code->first_traceable;
    if (copy->ip < first) { /* a generator that never ran: as if its RESUME had */
        copy->ip = first + 1;
    }
    if (previous != NULL) {
        Value raised = error_fetch_take(vm);
        object->back = frame_get_object(vm, previous);
        error_restore_take(vm, raised);
    }
    event_own(vm, copy, before);
}

void frame_clear(VM *vm, Frame *frame) {
    FrameObject *object = frame->frame_object;
    if (object != NULL) {
        frame->frame_object = NULL;
        if (object->head.refcount > 1) {
            take_ownership(vm, object, frame);
            value_release(vm, value_from_object(object));
            return;
        }
        value_release(vm, value_from_object(object));
    }
    event_clear(vm, frame);
    Value *slots = frame_slots(frame);
    Value *top = frame->stack;
    frame->stack = slots;
    while (top > slots) {
        value_release_if(vm, *--top);
    }
    value_clear(vm, &frame->locals);
    Function *function = frame->function;
    frame->function = NULL;
    if (function != NULL) {
        value_release(vm, value_from_object(function));
    }
}

int frame_traverse(Frame *frame, VisitCall *visit, void *context) {
    if (frame->frame_object != NULL &&
        visit(value_from_object(frame->frame_object), context) != 0) {
        return -1;
    }
    if (frame->locals != NULL && visit(frame->locals, context) != 0) {
        return -1;
    }
    if (frame->function != NULL && visit(value_from_object(frame->function), context) != 0) {
        return -1;
    }
    for (Value *slot = frame_slots(frame); slot < frame->stack; slot++) {
        if (*slot != NULL && visit(*slot, context) != 0) {
            return -1;
        }
    }
    return 0;
}
