#include "tracer/trace_view.h"

static void view_code_position(TraceEvent *view, const TraceCodeEntry *code, int offset) {
    if (code == NULL) {
        return;
    }
    view->code = &code->view;
    view->offset = offset;
    const TraceInstruction *instruction = trace_code_instruction(&code->view, offset);
    if (instruction != NULL) {
        view->line = instruction->line;
        view->opcode = instruction->opcode;
        view->arg = instruction->arg;
    }
}

void view_event(const TraceState *state, TraceEvent *view) {
    const StateEvent *event = &state->event;
    uint64_t index = state->next_index - 1;
    *view = (TraceEvent){.seq = state->trace->seqs == NULL ? index : state->trace->seqs[index],
                         .kind = event->kind,
                         .offset = -1,
                         .opcode = -1,
                         .specialized = -1,
                         .arg = -1,
                         .line = -1};
    if (event->kind == EVENT_INSTRUCTION) {
        const StateFrame *frame = event->frame;
        view->frame = frame->view.number;
        view->owner = frame->view.owner;
        view->generator = frame->view.generator;
        view_code_position(view, frame->code, frame->view.offset);
        int current = state_opcodes(state, frame->code)[frame->view.offset / 2];
        view->specialized = current == view->opcode ? -1 : current;
        return;
    }
    view->frame = event->frame_number;
    view->other = event->other;
    view->generator = event->generator;
    view->owner = event->owner;
    view->owner_before = event->owner_before;
    view_code_position(view, event->code, event->offset);
    view->opcode = -1;
    view->arg = -1;
    view->value = event->value;
    view->exception = event->exception;
    view->means = event->means;
    view->target = event->target;
    view->depth = event->depth;
    view->lasti = event->lasti;
    view->closed = event->closed;
    if (event->kind == EVENT_OUTPUT) {
        view->stream = event->stream;
        view->text = state->trace->output.data + (event->text_at - state->trace->output_dropped);
        view->text_size = event->text_size;
    }
}
