/*
 * trace_writer.h - makes a Trace: keeps the state and writes the log in step.
 *
 * The recorder feeds it from a running VM, the importer from a file. Changes
 * go in first, then the event they lead to. When a chunk of the log is full, it
 * goes to the trace, and the next begins with a keyframe; or, when a run is
 * streamed, it goes to the sink, and nothing stays in memory.
 *
 * Ownership: the trace is borrowed; the writer owns its state and its open chunk.
 */
#ifndef GENSTEP_TRACER_TRACE_WRITER_H
#define GENSTEP_TRACER_TRACE_WRITER_H

#include "tracer/state.h"

/* Takes the records of some events; `trace` is complete as far as they need. False: it can take
 * no more, and the program is to be stopped. */
typedef bool TraceSink(void *context, const uint8_t *records, size_t size);

typedef struct TraceWriter {
    Trace *trace;
    TraceState state;
    Buffer log; /* the open chunk */
    size_t objects_size, keyframe_size;
    uint64_t first_index;
    size_t full;        /* the size at which the chunk is closed */
    NumberList changed; /* objects that the next keyframe will hold */
    NumberList dead;    /* objects that are freed but may still be seen on some frame */
    TraceSink *sink;    /* NULL: chunks are kept */
    void *sink_context;
    bool sink_closed; /* it said false */
} TraceWriter;

void writer_init(TraceWriter *writer, Trace *trace, TraceSink *sink, void *sink_context);
/* The functions called `tell` write what is no news, too: a file that is read says it, and is to be
 * written again as it was. */

/* Closes the last chunk and gives up the writer's memory; the trace is then complete. */
void writer_finish(TraceWriter *writer);

/* The frame that the next instructions belong to. */
void writer_switch(TraceWriter *writer, StateFrame *frame);
/* Logs a frame as it now stands in the state. */
void writer_frame(TraceWriter *writer, const StateFrame *frame);
void writer_link(TraceWriter *writer, StateFrame *frame, TraceOwner owner, uint32_t generator,
                 uint32_t previous, bool linked);
void writer_tell_link(TraceWriter *writer, StateFrame *frame, TraceOwner owner, uint32_t generator,
                      uint32_t previous, bool linked);
void writer_drop_frame(TraceWriter *writer, uint32_t number);
void writer_tell_drop_frame(TraceWriter *writer, uint32_t number);
/* What is written next, of frames or exception states, came with events that are not there. */
void writer_untold(TraceWriter *writer);
/* What an object looks like now; nothing is written when it looked so before. */
void writer_object(TraceWriter *writer, uint32_t number, const uint8_t *payload, size_t size);
/* The object is freed. A frame shows what it held at its last event, so what is dead stays in the
 * state while some frame shows it: the dead are buried when a chunk is closed. */
void writer_object_died(TraceWriter *writer, uint32_t number);
void writer_generator(TraceWriter *writer, const TraceGenerator *generator);
void writer_drop_generator(TraceWriter *writer, uint32_t number);
void writer_tell_drop_generator(TraceWriter *writer, uint32_t number);
/* The exception-state stack as it is now, outermost first; only what differs is written. */
void writer_exc(TraceWriter *writer, const TraceExc *entries, int count);
void writer_tell_exc(TraceWriter *writer, const TraceExc *entries, int count);
/* The same by its innermost entry: pushed, popped, or changed. */
void writer_push_exc(TraceWriter *writer, TraceExc entry);
void writer_pop_exc(TraceWriter *writer);
void writer_change_exc(TraceWriter *writer, TraceValue exception);
void writer_opcode(TraceWriter *writer, const TraceCodeEntry *code, int unit, uint8_t opcode);

/* The event of a transition; event->text_at is filled in from the trace's output. */
void writer_transition(TraceWriter *writer, StateEvent *event, const char *text);

/* Closes the chunk if it is full; to be called after each event. */
void writer_close_full_chunk(TraceWriter *writer);

/*
 * The event of an instruction at `unit` of the current frame, which has at
 * least room for the new stack. Of its stack, `kept` values are as before;
 * `pushed` follow. `locals` pairs of index and value changed.
 */
static inline void writer_instruction(TraceWriter *writer, int unit, int kept,
                                      const TraceValue *pushed, int pushed_count, const int *locals,
                                      const TraceValue *local_values, int local_count) {
    StateFrame *frame = writer->state.current;
    int pops = frame->view.stack_depth - kept;
    int last = frame->view.offset / 2;
    int expected = frame->view.offset < 0 ? 0 : last + frame->code->lengths[last];
    uint8_t *at = (uint8_t *)buffer_reserve(
        &writer->log, (size_t)(pushed_count + 2 * local_count + 4) * LOG_WORD_MAX);
    uint8_t *start = (uint8_t *)writer->log.data;
    if (pops <= RECORD_SHORT_COUNT && pushed_count <= RECORD_SHORT_COUNT && local_count <= 1) {
        *at++ =
            (uint8_t)(pops << RECORD_POPS_SHIFT | pushed_count << RECORD_PUSHES_SHIFT |
                      (local_count != 0 ? RECORD_LOCAL : 0) | (unit != expected ? RECORD_JUMP : 0));
    } else {
        *at++ = RECORD_INSTRUCTION_LONG;
        at = log_put_number(at, (uint64_t)pops);
        at = log_put_number(at, (uint64_t)pushed_count);
        at = log_put_number(at, (uint64_t)local_count);
    }
    TraceValue *stack = frame->slots + frame->view.local_count + kept;
    for (int i = 0; i < pushed_count; i++) {
        stack[i] = pushed[i];
        at = log_put_word(at, pushed[i]);
    }
    frame->view.stack_depth = kept + pushed_count;
    for (int i = 0; i < local_count; i++) {
        frame->slots[locals[i]] = local_values[i];
        at = log_put_number(at, (uint64_t)locals[i]);
        at = log_put_word(at, local_values[i]);
    }
    if (unit != expected || *(start + writer->log.size) == RECORD_INSTRUCTION_LONG) {
        at = log_put_signed(at, unit - expected);
    }
    writer->log.size = (size_t)(at - start);
    frame->view.offset = unit * 2;
    writer->state.top = frame->view.number;
    writer->state.next_index++;
    if (writer->log.size >= writer->full) {
        writer_close_full_chunk(writer);
    }
}

#endif
