/* run.c - see run.h. */
#include "engine/interp/run.h"

#include <stdarg.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "engine/interp/call.h"
#include "engine/interp/event.h"
#include "engine/interp/excerpt.h"
#include "engine/interp/frame_stack.h"
#include "engine/interp/runtime.h"
#include "engine/objects/error.h"
#include "engine/objects/recursion.h"

/* What a shim frame executes once the frame above it is done. A call returns to ip + 0, a yield
 * to ip + 2: both must find INTERPRETER_EXIT there. */
static Unit shim_units[] = {
    {.op = {OP_INTERPRETER_EXIT, 0}},
    {.op = {OP_INTERPRETER_EXIT, 0}},
    {.op = {OP_INTERPRETER_EXIT, 0}},
};

/* A frame with room for one value on its stack. */
typedef struct Shim {
    Frame frame;
    Value slot;
} Shim;

static void shim_init(VM *vm, Shim *shim) {
    memset(shim, 0, sizeof(*shim));
    shim->frame.ip = shim_units;
    shim->frame.stack = frame_slots(&shim->frame);
    shim->frame.owner = OWNER_INTERPRETER;
    shim->frame.previous = vm->frame;
    if (vm->hook != NULL) {
        shim->frame.number = ++vm->next_frame_number;
    }
}

static void announce(VM *vm, Frame *frame, bool throwing, ResumeMeans means) {
    if (frame->owner == OWNER_GENERATOR) {
        event_resume(vm, frame_generator(frame), means, throwing ? NULL : frame->stack[-1]);
    } else {
        event_call(vm, frame, frame->previous);
    }
}

Value run_frame(VM *vm, Frame *frame, bool throwing, ResumeMeans means) {
    if (vm->runtime->stopping || recursion_check(vm, "") < 0) {
        if (vm->runtime->stopping) {
            run_raise_stop(vm);
        }
        frame_pop(vm, frame);
        return NULL;
    }
    Shim shim;
    shim_init(vm, &shim);
    frame->previous = &shim.frame;
    vm->frame = frame;
    Value result;
    if (vm->hook == NULL && vm->options.max_instructions == 0) {
        result = loop_plain(vm, frame, throwing);
    } else {
        event_enter(vm, &shim.frame);
        announce(vm, frame, throwing, means);
        result = loop_traced(vm, frame, throwing);
        event_exit(vm, &shim.frame, result);
    }
    vm->frame = shim.frame.previous;
    return result;
}

Value run_function(VM *vm, Function *function, const Value *args, size_t nargs, Tuple *kwnames) {
    Frame *frame = call_push(vm, function, args, nargs, kwnames);
    return frame == NULL ? NULL : run_frame(vm, frame, false, RESUME_NEXT);
}

Value run_body(VM *vm, Function *function, Value locals) {
    /* Bound like a call without arguments: __build_class__ can be given any function. */
    Frame *frame = call_push(vm, function, NULL, 0, NULL);
    if (frame == NULL) {
        return NULL;
    }
    Value globals = frame->locals; /* what a call that is no function's would see */
    frame->locals = value_retain(locals);
    value_release_if(vm, globals);
    return run_frame(vm, frame, false, RESUME_NEXT);
}

void run_too_deep(VM *vm) {
    recursion_fail(vm, "");
}

/* Stopping. */

void run_raise_stop(VM *vm) {
    error_clear(vm);
    vm->raised = value_retain(vm->runtime->stop_exception);
}

void run_stop(VM *vm, RunResult result) {
    if (!vm->runtime->stopping) {
        vm->runtime->stopping = true;
        vm->runtime->stop_result = result;
    }
    atomic_fetch_or(&vm->breaker, BREAK_STOP);
}

static void set_message(VM *vm, Buffer *text) {
    memory_free(vm->stop_message);
    vm->stop_message = buffer_take(text);
}

void run_limit(VM *vm, const char *format, ...) {
    if (!vm->runtime->stopping) {
        va_list arguments;
        va_start(arguments, format);
        Buffer text = {0};
        buffer_add_format_list(&text, format, arguments);
        va_end(arguments);
        set_message(vm, &text);
    }
    run_stop(vm, RUN_LIMIT);
}

void run_instruction_limit(VM *vm) {
    run_limit(vm, "the limit of %llu instructions was reached",
              (unsigned long long)vm->options.max_instructions);
}

/* The program's own frame that is executing: the library's are not what its author wrote. */
static const Frame *own_frame(VM *vm) {
    static const char library[] = "engine/lib/";
    Frame *frame = frame_first_complete(vm->frame);
    while (frame != NULL &&
           strncmp(frame->code->code->filename->data, library, strlen(library)) == 0) {
        frame = frame_first_complete(frame->previous);
    }
    return frame;
}

/* The source lines with carets, each on a line of its own behind the message. */
static void add_excerpt(VM *vm, const Frame *frame, Location location, Buffer *text) {
    Buffer excerpt = {0};
    excerpt_add(vm, frame->code->filename, location, &excerpt);
    if (excerpt.size > 1) {
        buffer_add_byte(text, '\n');
        buffer_add(text, excerpt.data, excerpt.size - 1);
    }
    buffer_done(&excerpt);
}

Value vm_unsupported(VM *vm, const char *format, ...) {
    if (!vm->runtime->stopping) {
        const Frame *frame = own_frame(vm);
        Location location =
            frame == NULL
                ? LOCATION_NONE
                : code_object_location(frame->code, (int)(frame->ip - frame->code->units));
        Buffer text = {0};
        if (location.line > 0) {
            buffer_add_format(&text, "%s:%d:%d: ", frame->code->code->filename->data, location.line,
                              location.column + 1);
        }
        buffer_add_string(&text, "not covered: ");
        va_list arguments;
        va_start(arguments, format);
        buffer_add_format_list(&text, format, arguments);
        va_end(arguments);
        if (location.line > 0) {
            add_excerpt(vm, frame, location, &text);
        }
        set_message(vm, &text);
    }
    run_stop(vm, RUN_UNSUPPORTED);
    run_raise_stop(vm);
    return NULL;
}

static int handle_interrupt(VM *vm) {
    if (vm->runtime->stopping) {
        run_raise_stop(vm);
        return -1;
    }
    if (vm_breaker(vm) & BREAK_INTERRUPT) {
        atomic_fetch_and(&vm->breaker, ~(unsigned)BREAK_INTERRUPT);
        error_raise_with(vm, vm->types.KeyboardInterrupt, NULL);
        return -1;
    }
    return 0;
}

int vm_look_up(VM *vm) {
    const uint64_t limit = vm->options.max_instructions;
    vm->steps_left = VM_STEPS;
    vm->steps += VM_STEPS;
    if (limit != 0 && vm->steps > limit) {
        run_instruction_limit(vm);
    }
    return handle_interrupt(vm);
}

int run_handle_breaker(VM *vm) {
    unsigned breaker = vm_breaker(vm);
    if (breaker & BREAK_COLLECT && !vm->runtime->stopping) {
        atomic_fetch_and(&vm->breaker, ~(unsigned)BREAK_COLLECT);
        if (!vm->shared.collector_off) {
            heap_collect(vm);
        }
    }
    return handle_interrupt(vm);
}
