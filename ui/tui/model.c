#include "ui/tui/model.h"

#include <string.h>

#include "engine/base/memory.h"

void model_init(Model *model, const Trace *trace) {
    *model = (Model){.trace = trace, .cursor = cursor_new(trace), .focus = PANE_BYTECODE};
    cursor_seek(model->cursor, 0);
}

void model_done(Model *model) {
    cursor_free(model->cursor);
    source_lines_done(&model->sources);
    *model = (Model){0};
}

/* A new place is shown from its own point of view. */
static void arrive(Model *model) {
    model->selected_frame = 0;
    model->notice = NULL;
    memset(model->scroll, 0, sizeof(model->scroll));
}

static bool go_to(Model *model, uint64_t index) {
    if (!cursor_seek(model->cursor, index)) {
        return false;
    }
    arrive(model);
    return true;
}

static bool nowhere(Model *model, bool forward) {
    model->notice = forward ? "the program has ended here" : "this is the beginning";
    return false;
}

bool model_next(Model *model) {
    return go_to(model, cursor_index(model->cursor) + 1) || nowhere(model, true);
}

bool model_previous(Model *model) {
    uint64_t index = cursor_index(model->cursor);
    return (index > 0 && go_to(model, index - 1)) || nowhere(model, false);
}

bool model_first(Model *model) {
    return go_to(model, 0);
}

bool model_last(Model *model) {
    return go_to(model, trace_event_count(model->trace) - 1);
}

static bool find_forward(Model *model, ModelMatch *matches, const void *context) {
    while (cursor_next(model->cursor)) {
        if (matches(model, cursor_event(model->cursor), context)) {
            return true;
        }
    }
    return false;
}

/* A cursor walks forward well and back badly: piece by piece from the end, the last match of each
 * piece is looked for. */
static bool find_back(Model *model, uint64_t start, ModelMatch *matches, const void *context) {
    enum { PIECE = 8192 };
    for (uint64_t end = start; end > 0;) {
        uint64_t from = end > PIECE ? end - PIECE : 0;
        uint64_t found = end;
        cursor_seek(model->cursor, from);
        for (uint64_t index = from; index < end; index++) {
            if (matches(model, cursor_event(model->cursor), context)) {
                found = index;
            }
            cursor_next(model->cursor);
        }
        if (found < end) {
            return cursor_seek(model->cursor, found);
        }
        end = from;
    }
    return false;
}

bool model_find(Model *model, bool forward, ModelMatch *matches, const void *context) {
    uint64_t start = cursor_index(model->cursor);
    if (forward ? find_forward(model, matches, context)
                : find_back(model, start, matches, context)) {
        arrive(model);
        return true;
    }
    cursor_seek(model->cursor, start);
    return nowhere(model, forward);
}

/* ---- lines ---- */

/* A module begins with an instruction at line 0, which is none. */
static bool other_line(Model *model, const TraceEvent *event, const void *context) {
    (void)model;
    const TraceEvent *from = context;
    return event->kind == EVENT_INSTRUCTION && event->line > 0 &&
           (event->line != from->line || event->frame != from->frame);
}

bool model_line(Model *model, bool forward) {
    TraceEvent from = *cursor_event(model->cursor);
    return model_find(model, forward, other_line, &from);
}

static bool other_own_line(Model *model, const TraceEvent *event, const void *context) {
    return other_line(model, event, context) && trace_is_program(model->trace, event->code);
}

bool model_own_line(Model *model, bool forward) {
    TraceEvent from = *cursor_event(model->cursor);
    return model_find(model, forward, other_own_line, &from);
}

/* ---- generators ---- */

static bool is_switch(Model *model, const TraceEvent *event, const void *context) {
    (void)model;
    (void)context;
    return event->kind == EVENT_CREATE || event->kind == EVENT_RESUME ||
           event->kind == EVENT_YIELD || event->kind == EVENT_STOP;
}

bool model_switch(Model *model, bool forward) {
    return model_find(model, forward, is_switch, NULL);
}

/* ---- over calls ---- */

/* The frames that were running where the search began: the event's own and its callers. */
typedef struct Callers {
    const uint32_t *frames;
    int count;
} Callers;

static bool in_callers(Model *model, const TraceEvent *event, const void *context) {
    (void)model;
    const Callers *callers = context;
    for (int i = 0; event->kind == EVENT_INSTRUCTION && i < callers->count; i++) {
        if (event->frame == callers->frames[i]) {
            return true;
        }
    }
    return false;
}

bool model_over(Model *model, bool forward) {
    uint32_t *frames = NULL;
    Callers callers = {0};
    uint32_t number = cursor_event(model->cursor)->frame;
    const TraceFrame *frame;
    while ((frame = cursor_frame(model->cursor, number)) != NULL) {
        frames = memory_resize(frames, (size_t)callers.count + 1, sizeof(uint32_t));
        frames[callers.count++] = number;
        number = frame->previous;
    }
    callers.frames = frames;
    bool found = model_find(model, forward, in_callers, &callers);
    memory_free(frames);
    return found;
}

/* ---- frames ---- */

const TraceFrame *model_frame(Model *model) {
    TraceCursor *cursor = model->cursor;
    const TraceFrame *frame = cursor_frame(cursor, model->selected_frame);
    if (frame == NULL) {
        frame = cursor_frame(cursor, cursor_event(cursor)->frame);
    }
    if (frame == NULL || frame->code == NULL) {
        /* A shim has nothing to show: its caller has. */
        const TraceFrame *shown = cursor_frame(cursor, cursor_top_frame(cursor));
        while (shown != NULL && shown->code == NULL) {
            shown = cursor_frame(cursor, shown->previous);
        }
        frame = shown != NULL ? shown : frame;
    }
    return frame;
}

const SourceText *model_source(Model *model) {
    const TraceFrame *frame = model_frame(model);
    const char *source = frame == NULL || frame->code == NULL
                             ? trace_source(model->trace)
                             : trace_code_source(model->trace, frame->code);
    return source_lines_of(&model->sources, source);
}

int model_frames(Model *model, const TraceFrame **list) {
    TraceCursor *cursor = model->cursor;
    int count = 0;
    const TraceFrame *frame = cursor_frame(cursor, cursor_top_frame(cursor));
    while (frame != NULL && frame->linked && count < MODEL_FRAMES_MOST) {
        list[count++] = frame;
        frame = cursor_frame(cursor, frame->previous);
    }
    int all;
    const TraceFrame *const *frames = cursor_frames(cursor, &all);
    int linked = count;
    for (int i = 0; i < all && count < MODEL_FRAMES_MOST; i++) {
        bool shown = false;
        for (int j = 0; j < linked; j++) {
            shown = shown || list[j]->number == frames[i]->number;
        }
        if (!shown) {
            list[count++] = frames[i];
        }
    }
    return count;
}

void model_select_frame(Model *model, int step) {
    const TraceFrame *frames[MODEL_FRAMES_MOST];
    int count = model_frames(model, frames);
    const TraceFrame *shown = model_frame(model);
    int at = -1;
    for (int i = 0; i < count; i++) {
        if (shown != NULL && frames[i]->number == shown->number) {
            at = i;
        }
    }
    for (int i = at + step; i >= 0 && i < count; i += step) {
        if (frames[i]->code != NULL) {
            model->selected_frame = frames[i]->number;
            return;
        }
    }
}
