#include "ui/tui/model.h"

#include <stdlib.h>
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

bool model_is_cut(const Model *model) {
    const char *result = trace_end(model->trace)->result;
    return strcmp(result, "limit") == 0 || strcmp(result, "unsupported") == 0 ||
           strcmp(result, "stopped") == 0;
}

bool model_is_last(const Model *model) {
    return cursor_event(model->cursor)->seq + 1 == trace_end(model->trace)->events;
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

static const char *what_the_end_is(const Model *model) {
    const char *result = trace_end(model->trace)->result;
    return !model_is_last(model)              ? "the excerpt ends here"
           : model_is_cut(model)              ? "the program was stopped here"
           : strcmp(result, "exception") == 0 ? "the program has ended here, by an exception"
           : strcmp(result, "exit") == 0      ? "the program has ended here, by SystemExit"
                                              : "the program has ended here";
}

static bool nowhere(Model *model, bool forward) {
    uint64_t index = cursor_index(model->cursor);
    if (forward) {
        bool at_end = index + 1 == trace_event_count(model->trace);
        model->notice = at_end ? what_the_end_is(model) : "no such place further on";
    } else {
        model->notice = index == 0 ? "this is the beginning" : "no such place further back";
    }
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

const TraceCode *model_next_code(const Model *model) {
    bool first = cursor_event(model->cursor)->seq == 0 && cursor_event(model->cursor)->code == NULL;
    return first && trace_code_count(model->trace) > 0 ? trace_code(model->trace, 0) : NULL;
}

const SourceText *model_source(Model *model) {
    const TraceFrame *frame = model_frame(model);
    const char *source = frame == NULL || frame->code == NULL
                             ? trace_source(model->trace)
                             : trace_code_source(model->trace, frame->code);
    return source_lines_of(&model->sources, source);
}

static int by_number(const void *left, const void *right) {
    uint32_t a = (*(const TraceFrame *const *)left)->number;
    uint32_t b = (*(const TraceFrame *const *)right)->number;
    return (a > b) - (a < b);
}

const TraceFrame **model_frames(Model *model, int *count) {
    TraceCursor *cursor = model->cursor;
    int all;
    const TraceFrame *const *frames = cursor_frames(cursor, &all);
    const TraceFrame **list = memory_alloc_zeroed((size_t)all, sizeof(TraceFrame *));
    bool *running = memory_alloc_zeroed((size_t)all, sizeof(bool));
    *count = 0;
    uint32_t number = cursor_top_frame(cursor);
    while (*count < all) {
        const TraceFrame *wanted = &(TraceFrame){.number = number};
        const TraceFrame *const *found =
            bsearch(&wanted, frames, (size_t)all, sizeof(*frames), by_number);
        if (found == NULL || !(*found)->linked) {
            break;
        }
        list[(*count)++] = *found;
        running[found - frames] = true;
        number = (*found)->previous;
    }
    for (int i = 0; i < all && *count < all; i++) {
        if (!running[i]) {
            list[(*count)++] = frames[i];
        }
    }
    memory_free(running);
    return list;
}

void model_select_frame(Model *model, int step) {
    int count;
    const TraceFrame **frames = model_frames(model, &count);
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
            break;
        }
    }
    memory_free(frames);
}
