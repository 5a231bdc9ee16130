/* event.c - see event.h. */
#include "engine/interp/event.h"

#include "engine/interp/run.h"
#include "engine/interp/runtime.h"

/* Hands a transition to the hook; a hook that has seen enough stops the program. */
static void fire(VM *vm, const Transition *transition) {
    if (!vm->hook->transition(vm->hook->context, vm, transition)) {
        run_stop(vm, RUN_STOPPED);
    }
}

/* A program that is being stopped is taken down by means that CPython does not have: its last event
 * is the one that stopped it. */
static bool is_silent(const VM *vm) {
    return vm->hook == NULL || vm->hook->transition == NULL || vm->runtime->stopping;
}

/* The frame that checks what __init__ returned is no part of what a program can see. */
static bool is_hidden(const Frame *frame) {
    return frame->code != NULL && (frame->code->flags & CODE_NO_MONITORING_EVENTS) != 0;
}

static const Frame *visible(const Frame *frame) {
    while (frame != NULL && is_hidden(frame)) {
        frame = frame->previous;
    }
    return frame;
}

void event_call(VM *vm, const Frame *frame, const Frame *caller) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_CALL, .frame = frame, .other = visible(caller)});
}

void event_return(VM *vm, const Frame *frame, Value value) {
    if (is_silent(vm) || is_hidden(frame)) {
        return;
    }
    fire(vm,
         &(Transition){.kind = TRANSITION_RETURN,
                       .frame = frame,
                       .other = visible(frame->previous),
                       .generator = frame->owner == OWNER_GENERATOR ? frame_generator(frame) : NULL,
                       .value = value});
}

void event_enter(VM *vm, const Frame *shim) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm,
         &(Transition){.kind = TRANSITION_ENTER, .frame = shim, .other = visible(shim->previous)});
}

void event_exit(VM *vm, const Frame *shim, Value value) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_EXIT,
                           .frame = shim,
                           .other = visible(shim->previous),
                           .value = value,
                           .exception = value == NULL ? vm->raised : NULL});
}

void event_create(VM *vm, const Generator *generator, const Frame *original) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_CREATE,
                           .frame = &generator->frame,
                           .other = original,
                           .generator = generator,
                           .owner_before = (FrameOwner)original->owner,
                           .owner_after = OWNER_GENERATOR});
}

void event_resume(VM *vm, const Generator *generator, ResumeMeans means, Value value) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_RESUME,
                           .frame = &generator->frame,
                           .other = visible(generator->frame.previous),
                           .generator = generator,
                           .means = means,
                           .value = value,
                           .exception = value == NULL ? vm->raised : NULL});
    if (generator->exc.handled != NULL) {
        event_exc_push(vm);
    }
}

void event_yield(VM *vm, const Generator *generator, const Frame *to, Value value) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_YIELD,
                           .frame = &generator->frame,
                           .other = visible(to),
                           .generator = generator,
                           .value = value,
                           .exception = generator->exc.handled,
                           .offset = frame_offset(&generator->frame)});
    if (generator->exc.handled != NULL) {
        event_exc_pop(vm);
    }
}

void event_stop(VM *vm, const Generator *generator, Value value) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_STOP,
                           .frame = &generator->frame,
                           .generator = generator,
                           .value = value,
                           .exception = value == NULL ? vm->raised : NULL});
}

void event_raise(VM *vm, const Frame *frame) {
    if (is_silent(vm) || is_hidden(frame)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_RAISE, .frame = frame, .exception = vm->raised});
}

void event_handle(VM *vm, const Frame *frame, const ExceptionEntry *entry) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_HANDLE,
                           .frame = frame,
                           .exception = vm->raised,
                           .target = entry->target,
                           .depth = entry->depth,
                           .lasti = entry->lasti});
}

void event_unwind(VM *vm, const Frame *frame) {
    if (is_silent(vm) || is_hidden(frame)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_UNWIND,
                           .frame = frame,
                           .other = visible(frame->previous),
                           .exception = vm->raised});
}

/* Who holds the top entry of the exception-state stack: a generator, or (NULL) the thread. */
static const Generator *exc_holder(const VM *vm) {
    if (vm->exc == &vm->exc_bottom) {
        return NULL;
    }
    return (const Generator *)(const void *)((const char *)vm->exc - offsetof(Generator, exc));
}

void event_exc_push(VM *vm) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_EXC_PUSH,
                           .frame = vm->frame,
                           .generator = exc_holder(vm),
                           .exception = vm->exc->handled});
}

void event_exc_pop(VM *vm) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_EXC_POP,
                           .frame = vm->frame,
                           .generator = exc_holder(vm),
                           .exception = vm->exc->handled});
}

void event_cleanup_throw(VM *vm, const Frame *frame, Value value, Value exception) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_CLEANUP_THROW,
                           .frame = frame,
                           .value = value,
                           .exception = exception});
}

void event_own(VM *vm, const Frame *frame, FrameOwner before) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_OWN,
                           .frame = frame,
                           .owner_before = before,
                           .owner_after = (FrameOwner)frame->owner});
}

void event_clear(VM *vm, const Frame *frame) {
    if (is_silent(vm) || is_hidden(frame)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_CLEAR, .frame = frame});
}

void event_destroy(VM *vm, const Generator *generator, bool closed) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_DESTROY,
                           .frame = &generator->frame,
                           .generator = generator,
                           .closed = closed});
}

void event_output(VM *vm, int stream, const char *text, size_t size) {
    if (is_silent(vm)) {
        return;
    }
    fire(vm, &(Transition){.kind = TRANSITION_OUTPUT,
                           .frame = visible(vm->frame),
                           .stream = stream,
                           .text = text,
                           .text_size = size});
}

void event_instruction(VM *vm, const Frame *frame) {
    if (is_hidden(frame) || vm->runtime->stopping) {
        return;
    }
    vm->instructions++;
    if (vm->options.max_instructions != 0 && vm->instructions > vm->options.max_instructions) {
        run_instruction_limit(vm);
        return;
    }
    if (vm->hook != NULL && vm->hook->instruction != NULL &&
        !vm->hook->instruction(vm->hook->context, vm, frame)) {
        run_stop(vm, RUN_STOPPED);
    }
}
