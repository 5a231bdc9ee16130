#include "ui/tui/sentence.h"

#include <string.h>

#include "engine/bytecode/opcode.h"

static void add_value(TraceCursor *cursor, TraceValue value, Buffer *out) {
    cursor_value_repr(cursor, value, out);
}

static const char *frame_name(TraceCursor *cursor, uint32_t number) {
    const TraceFrame *frame = cursor_frame(cursor, number);
    return frame == NULL ? "its caller" : frame->code == NULL ? "C code" : frame->code->qualname;
}

static const char *event_name(const TraceEvent *event) {
    return event->code == NULL ? "C code" : event->code->qualname;
}

static const char *generator_name(TraceCursor *cursor, const TraceEvent *event) {
    const TraceGenerator *generator = cursor_generator(cursor, event->generator);
    return generator == NULL ? event_name(event) : generator->qualname;
}

static void add_instruction(const TraceEvent *event, Buffer *out) {
    const TraceInstruction *instruction = trace_code_instruction(event->code, event->offset);
    int opcode = event->specialized >= 0 ? event->specialized : event->opcode;
    buffer_add_string(out, opcode_name(opcode));
    if (instruction->argrepr[0] != '\0') {
        buffer_add_format(out, " (%s)", instruction->argrepr);
    }
    buffer_add_string(out, ": ");
    buffer_add_string(out, opcode_help(opcode));
}

/* How a generator was resumed, as the text it is shown in goes on. */
static void add_means(TraceMeans means, Buffer *out) {
    switch (means) {
    case TRACE_MEANS_FOR_ITER: buffer_add_string(out, "FOR_ITER calls __next__()"); break;
    case TRACE_MEANS_FOR_ITER_GEN:
        buffer_add_string(out, "FOR_ITER_GEN pushes its frame directly");
        break;
    case TRACE_MEANS_SEND: buffer_add_string(out, "SEND"); break;
    case TRACE_MEANS_SEND_GEN: buffer_add_string(out, "SEND_GEN pushes its frame directly"); break;
    case TRACE_MEANS_NEXT: buffer_add_string(out, "next()"); break;
    case TRACE_MEANS_SEND_METHOD: buffer_add_string(out, "send()"); break;
    case TRACE_MEANS_THROW: buffer_add_string(out, "throw()"); break;
    case TRACE_MEANS_CLOSE: buffer_add_string(out, "close()"); break;
    }
}

/* "generator", "coroutine", "async generator" */
static const char *kind_noun(const TraceGenerator *generator) {
    return generator == NULL                                 ? "generator"
           : strcmp(generator->kind, "async_generator") == 0 ? "async generator"
                                                             : generator->kind;
}

static void add_create(TraceCursor *cursor, const TraceEvent *event, Buffer *out) {
    const TraceGenerator *generator = cursor_generator(cursor, event->generator);
    buffer_add_format(out,
                      "RETURN_GENERATOR: the frame of %s is copied into a new %s #%u, which "
                      "owns it as frame %u; frame %u is destroyed.",
                      generator_name(cursor, event), kind_noun(generator), event->generator,
                      event->frame, event->other);
}

static void add_resume(TraceCursor *cursor, const TraceEvent *event, Buffer *out) {
    buffer_add_format(out, "%s resumes in its own frame %u: ", generator_name(cursor, event),
                      event->frame);
    add_means(event->means, out);
    if (event->exception.word != 0) {
        buffer_add_string(out, ", and raises ");
        add_value(cursor, event->exception, out);
        buffer_add_string(out, " where it stopped");
    } else if (event->value.word != 0) {
        buffer_add_string(out, ", delivering ");
        add_value(cursor, event->value, out);
    }
    buffer_add_byte(out, '.');
}

static void add_yield(TraceCursor *cursor, const TraceEvent *event, Buffer *out) {
    buffer_add_format(out, "%s yields ", generator_name(cursor, event));
    add_value(cursor, event->value, out);
    buffer_add_format(out, " to %s; its frame keeps offset %d", frame_name(cursor, event->other),
                      event->offset);
    if (event->exception.word != 0) {
        buffer_add_string(out, " and the exception it is handling, ");
        add_value(cursor, event->exception, out);
    }
    buffer_add_byte(out, '.');
}

static void add_stop(TraceCursor *cursor, const TraceEvent *event, Buffer *out) {
    buffer_add_format(out, "%s is finished: ", generator_name(cursor, event));
    if (event->exception.word != 0) {
        buffer_add_string(out, "it raised ");
        add_value(cursor, event->exception, out);
    } else {
        buffer_add_string(out, "it returned ");
        add_value(cursor, event->value, out);
    }
    buffer_add_byte(out, '.');
}

static void add_output(const TraceEvent *event, Buffer *out) {
    size_t size = strcspn(event->text, "\n");
    size = size < event->text_size ? size : event->text_size;
    buffer_add_format(out, "The program %s: ", event->stream == 2 ? "writes to stderr" : "prints");
    buffer_add(out, event->text, size);
}

void sentence_write(TraceCursor *cursor, Buffer *out) {
    const TraceEvent *event = cursor_event(cursor);
    switch (event->kind) {
    case EVENT_INSTRUCTION: add_instruction(event, out); break;
    case EVENT_CALL:
        buffer_add_format(out, "%s is called: frame %u is pushed.", event_name(event),
                          event->frame);
        break;
    case EVENT_RETURN:
        buffer_add_format(out, "%s returns ", event_name(event));
        add_value(cursor, event->value, out);
        buffer_add_format(out, " to %s; frame %u is popped.", frame_name(cursor, event->other),
                          event->frame);
        break;
    case EVENT_ENTER:
        buffer_add_string(out, "C code calls into the interpreter: a new eval loop begins, with "
                               "the shim frame below it.");
        break;
    case EVENT_EXIT:
        buffer_add_string(out, "The inner eval loop is left; back to the C code that called it");
        if (event->value.word != 0) {
            buffer_add_string(out, ", with ");
            add_value(cursor, event->value, out);
        } else if (event->exception.word != 0) {
            buffer_add_string(out, ", with the exception ");
            add_value(cursor, event->exception, out);
        }
        buffer_add_byte(out, '.');
        break;
    case EVENT_CREATE: add_create(cursor, event, out); break;
    case EVENT_RESUME: add_resume(cursor, event, out); break;
    case EVENT_YIELD: add_yield(cursor, event, out); break;
    case EVENT_STOP: add_stop(cursor, event, out); break;
    case EVENT_RAISE:
        add_value(cursor, event->exception, out);
        buffer_add_format(out, " is raised in %s.", event_name(event));
        break;
    case EVENT_HANDLE:
        buffer_add_format(out,
                          "The exception table sends %s to its handler at offset %d: the stack is "
                          "cut to %d%s.",
                          event_name(event), event->target, event->depth,
                          event->lasti ? ", the offset is pushed" : "");
        break;
    case EVENT_UNWIND:
        buffer_add_format(out, "%s has no handler: frame %u is popped and the exception goes on.",
                          event_name(event), event->frame);
        break;
    case EVENT_EXC_PUSH:
        add_value(cursor, event->exception, out);
        buffer_add_string(out, " is the exception being handled now.");
        break;
    case EVENT_EXC_POP:
        if (event->exception.word != 0) {
            buffer_add_string(out, "Back to handling ");
            add_value(cursor, event->exception, out);
            buffer_add_byte(out, '.');
        } else {
            buffer_add_string(out, "No exception is being handled any more.");
        }
        break;
    case EVENT_CLEANUP_THROW:
        if (event->value.word != 0) {
            buffer_add_string(out, "CLEANUP_THROW: it is StopIteration; its value ");
            add_value(cursor, event->value, out);
            buffer_add_string(out, " becomes the result.");
        } else {
            buffer_add_string(out, "CLEANUP_THROW: it is not StopIteration; raised again: ");
            add_value(cursor, event->exception, out);
            buffer_add_byte(out, '.');
        }
        break;
    case EVENT_OWN:
        buffer_add_format(
            out, "take_ownership: frame %u outlives its %s; the frame object owns it now.",
            event->frame, event->owner_before == TRACE_OWNER_GENERATOR ? "generator" : "call");
        break;
    case EVENT_CLEAR:
        buffer_add_format(out, "Frame %u of %s is cleared.", event->frame, event_name(event));
        break;
    case EVENT_DESTROY:
        buffer_add_format(out, "Generator #%u is destroyed%s.", event->generator,
                          event->closed ? "; its finalizer closed it first" : "");
        break;
    case EVENT_OUTPUT: add_output(event, out); break;
    }
}

void sentence_write_cause(const Trace *trace, Buffer *out) {
    const char *message = trace_end(trace)->message;
    buffer_add_string(out, message == NULL ? "the program was stopped" : message);
}

/* "at SEND, line 18" */
static void add_place(const TraceFrame *frame, Buffer *out) {
    const TraceInstruction *at = trace_code_instruction(frame->code, frame->offset);
    if (at != NULL) {
        buffer_add_format(out, " at %s", opcode_name(at->opcode));
        if (at->line > 0) {
            buffer_add_format(out, ", line %d", at->line);
        }
    }
}

void sentence_write_frame(TraceCursor *cursor, const TraceFrame *frame, Buffer *out) {
    const TraceGenerator *generator = cursor_generator(cursor, frame->generator);
    buffer_add_format(out, "Frame %u, %s, ", frame->number,
                      frame->code == NULL ? "C code" : frame->code->qualname);
    if (frame->code == NULL) {
        buffer_add_string(out, "is a shim: below it another eval loop waits.");
    } else if (frame->linked) {
        bool running = frame->number == cursor_top_frame(cursor);
        buffer_add_string(out, running ? "is the one that runs, and stands" : "stands");
        add_place(frame, out);
        buffer_add_string(out,
                          running ? "." : ": it goes on when what it called gives control back.");
    } else if (generator != NULL && generator->state == TRACE_GEN_CREATED) {
        buffer_add_format(out, "has not run yet: its %s #%u waits to be resumed.",
                          kind_noun(generator), generator->number);
    } else if (generator != NULL && (generator->state == TRACE_GEN_SUSPENDED ||
                                     generator->state == TRACE_GEN_SUSPENDED_YIELD_FROM)) {
        buffer_add_string(out, "is suspended");
        add_place(frame, out);
        buffer_add_format(out, ": it goes on when its %s #%u is resumed.", kind_noun(generator),
                          generator->number);
    } else if (frame->owner == TRACE_OWNER_FRAME_OBJECT) {
        buffer_add_string(out, "does not run any more: a frame object keeps it, which a traceback "
                               "or the program holds.");
    } else {
        buffer_add_string(out, "does not run any more.");
    }
}
