#include "ui/tui/pane.h"

#include <string.h>

#include "engine/bytecode/opcode.h"

#define DOT     "\xC2\xB7"     /* middle dot */
#define POINTER "\xE2\x96\xB6" /* black right-pointing triangle */

/* The first row to show of `count`, so that `wanted` is visible; moved by the user's scrolling,
 * which is kept within what makes sense. */
static int first_row(Model *model, Pane pane, int wanted, int count, int height) {
    int last = count > height ? count - height : 0;
    int first = wanted - height / 2;
    first = first < 0 ? 0 : first > last ? last : first;
    int scrolled = first + model->scroll[pane];
    scrolled = scrolled < 0 ? 0 : scrolled > last ? last : scrolled;
    model->scroll[pane] = scrolled - first;
    return scrolled;
}

/* ---- source ---- */

static const TraceInstruction *current_instruction(Model *model, const TraceFrame **frame) {
    *frame = model_frame(model);
    if (*frame == NULL || (*frame)->code == NULL) {
        return NULL;
    }
    return trace_code_instruction((*frame)->code, (*frame)->offset < 0 ? 0 : (*frame)->offset);
}

static void mark_range(const Area *area, int x, int y, const SourceLine *line,
                       const TraceInstruction *at, int number) {
    if (at->column < 0 || number < at->line || number > at->end_line) {
        return;
    }
    int start = number == at->line ? at->column : 0;
    int end = number == at->end_line ? at->end_column : (int)line->size;
    if (start <= end && end <= (int)line->size) {
        int left = text_width(line->text, (size_t)start);
        area_mark(area, x + left, y, text_width(line->text, (size_t)end) - left,
                  MEANING_CURRENT_RANGE);
    }
}

/* An instruction that belongs to no line is shown with the line of the one before it in sight. */
static int nearest_line(const TraceCode *code, const TraceInstruction *at) {
    while (at->line < 0 && at > code->instructions) {
        at--;
    }
    return at->line < 0 ? code->firstlineno : at->line;
}

static void draw_source(Model *model, const Area *area) {
    const TraceFrame *frame;
    const TraceInstruction *at = current_instruction(model, &frame);
    const SourceText *source = model_source(model);
    if (at != NULL && source->line_count == 0) {
        area_format(area, 1, 0, MEANING_DIM, "%s, line %d (no source here)", frame->code->filename,
                    at->line);
        return;
    }
    int current = at != NULL ? at->line : -1;
    int near = at != NULL ? nearest_line(frame->code, at) : 1;
    int first = first_row(model, PANE_SOURCE, near - 1, source->line_count, area->height);
    for (int y = 0; y < area->height && first + y < source->line_count; y++) {
        const SourceLine *line = &source->lines[first + y];
        int number = first + y + 1;
        bool is_current = number == current;
        if (is_current) {
            area_fill(area, 0, y, area->width, ' ', MEANING_CURRENT_LINE);
        }
        area_format(area, 0, y, is_current ? MEANING_CURRENT_LINE : MEANING_LINE_NUMBER, "%s%3d ",
                    is_current ? POINTER : " ", number);
        area_bytes(area, 5, y, is_current ? MEANING_CURRENT_LINE : MEANING_TEXT, line->text,
                   line->size);
        if (at != NULL) {
            mark_range(area, 5, y, line, at, number);
        }
    }
}

/* ---- bytecode ---- */

static void draw_instruction(Model *model, const Area *area, int y, const TraceFrame *frame,
                             const TraceInstruction *instruction, bool current) {
    Meaning plain = current ? MEANING_INSTRUCTION : MEANING_TEXT;
    if (current) {
        area_fill(area, 0, y, area->width, ' ', MEANING_INSTRUCTION);
        area_text(area, 0, y, plain, POINTER);
    }
    area_format(area, 2, y, current ? plain : MEANING_LINE_NUMBER, "%4d", instruction->offset);
    int opcode = cursor_current_opcode(model->cursor, frame->code, instruction->offset);
    Meaning meaning = current                         ? plain
                      : opcode != instruction->opcode ? MEANING_SPECIALIZED
                                                      : MEANING_OPCODE;
    int x = area_text(area, 7, y, meaning, opcode_name(opcode));
    int argument = x + 1 < 28 && area->width > 40 ? 28 : x + 1;
    if (instruction->argrepr[0] != '\0') {
        area_text(area, argument, y, current ? plain : MEANING_NAME, instruction->argrepr);
    } else if (instruction->arg >= 0) {
        area_format(area, argument, y, current ? plain : MEANING_DIM, "%d", instruction->arg);
    }
}

static void draw_bytecode(Model *model, const Area *area) {
    const TraceFrame *frame;
    const TraceInstruction *at = current_instruction(model, &frame);
    if (at == NULL) {
        area_text(area, 1, 0, MEANING_DIM, "no Python frame");
        return;
    }
    const TraceCode *code = frame->code;
    int current = (int)(at - code->instructions);
    int first = first_row(model, PANE_BYTECODE, current, code->instruction_count, area->height);
    for (int y = 0; y < area->height && first + y < code->instruction_count; y++) {
        draw_instruction(model, area, y, frame, &code->instructions[first + y],
                         first + y == current && frame->offset >= 0);
    }
}

/* ---- values ---- */

static void add_value(Model *model, TraceValue value, Buffer *out) {
    TraceValue content;
    if (cursor_cell_content(model->cursor, value, &content)) {
        buffer_add_string(out, "(cell) ");
        value = content;
    }
    if (value.word == 0) {
        buffer_add_string(out, "unbound");
        return;
    }
    cursor_value_repr(model->cursor, value, out);
}

/* Returns the column behind it. */
static int draw_value(Model *model, const Area *area, int x, int y, TraceValue value) {
    Buffer text = {0};
    add_value(model, value, &text);
    x = area_bytes(area, x, y, MEANING_VALUE, text.data, text.size);
    buffer_done(&text);
    return x;
}

static void draw_stack(Model *model, const Area *area) {
    const TraceFrame *frame = model_frame(model);
    int depth = frame == NULL ? 0 : frame->stack_depth;
    if (depth == 0) {
        area_text(area, 1, 0, MEANING_DIM, "empty");
        return;
    }
    int first = first_row(model, PANE_STACK, 0, depth, area->height);
    for (int y = 0; y < area->height && first + y < depth; y++) {
        int index = depth - 1 - first - y;
        area_format(area, 0, y, MEANING_LINE_NUMBER, "%s%d ", index == depth - 1 ? "top " : "    ",
                    index);
        if (frame->stack[index].word == 0) {
            area_text(area, 7, y, MEANING_DIM, "NULL");
        } else {
            draw_value(model, area, 7, y, frame->stack[index]);
        }
    }
}

/* Unbound locals are not shown: index of the n-th bound one, -1 behind the last. */
static int bound_local(const TraceFrame *frame, int number) {
    for (int i = 0; i < frame->local_count; i++) {
        if (frame->locals[i].word != 0 && number-- == 0) {
            return i;
        }
    }
    return -1;
}

static int bound_count(const TraceFrame *frame) {
    int count = 0;
    for (int i = 0; frame != NULL && i < frame->local_count; i++) {
        count += frame->locals[i].word != 0;
    }
    return count;
}

static void draw_locals(Model *model, const Area *area) {
    const TraceFrame *frame = model_frame(model);
    int count = bound_count(frame);
    if (count == 0) {
        area_text(area, 1, 0, MEANING_DIM, "none bound");
        return;
    }
    int widest = 0;
    for (int i = 0; i < count; i++) {
        const char *name = frame->local_names[bound_local(frame, i)];
        int width = text_width(name, strlen(name));
        widest = width > widest ? width : widest;
    }
    widest = widest > area->width / 2 ? area->width / 2 : widest;
    int first = first_row(model, PANE_LOCALS, 0, count, area->height);
    for (int y = 0; y < area->height && first + y < count; y++) {
        int index = bound_local(frame, first + y);
        Area name = {area->grid, area->x + 1, area->y + y, widest, 1};
        area_text(&name, 0, 0, MEANING_NAME, frame->local_names[index]);
        area_text(area, widest + 2, y, MEANING_DIM, "=");
        draw_value(model, area, widest + 4, y, frame->locals[index]);
    }
}

/* ---- frames and generators ---- */

/* generator #11, line 14; or where there is little room, #11, line 14 */
static void add_frame_owner(const TraceFrame *frame, bool brief, Buffer *out) {
    if (!brief) {
        buffer_add_string(out, frame->owner == TRACE_OWNER_FRAME_OBJECT
                                   ? "frame object"
                                   : trace_owner_name(frame->owner));
    }
    if (frame->generator != 0) {
        buffer_add_format(out, "%s#%u", brief ? "" : " ", frame->generator);
    }
    const TraceInstruction *at = trace_code_instruction(frame->code, frame->offset);
    if (at != NULL && at->line > 0) {
        buffer_add_format(out, "%sline %d", brief && frame->generator == 0 ? "" : ", ", at->line);
    }
}

static void draw_frame(Model *model, const Area *area, int y, const TraceFrame *frame) {
    const TraceFrame *shown = model_frame(model);
    bool selected = shown != NULL && shown->number == frame->number;
    Meaning meaning = !frame->linked                                     ? MEANING_DIM
                      : frame->number == cursor_top_frame(model->cursor) ? MEANING_FRAME
                                                                         : MEANING_TEXT;
    if (selected && meaning != MEANING_FRAME) {
        meaning = MEANING_LINKED;
    }
    int x = area_format(area, 0, y, meaning, "%s%u ",
                        selected        ? POINTER
                        : frame->linked ? " "
                                        : DOT,
                        frame->number);
    if (frame->code == NULL) {
        area_text(area, x, y, MEANING_DIM, "C code (shim, interpreter)");
        return;
    }
    x = area_text(area, x, y, meaning, frame->code->qualname) + 1;
    Buffer about = {0};
    add_frame_owner(frame, false, &about);
    if ((int)about.size > area->width - x) {
        buffer_clear(&about);
        add_frame_owner(frame, true, &about);
    }
    int right = area->width - (int)about.size;
    area_bytes(area, right > x ? right : x, y,
               frame->generator != 0 && frame->linked ? MEANING_GENERATOR : MEANING_DIM, about.data,
               about.size);
    buffer_done(&about);
}

static void draw_frames(Model *model, const Area *area) {
    const TraceFrame *list[MODEL_FRAMES_MOST];
    int count = model_frames(model, list);
    if (count == 0) {
        area_text(area, 1, 0, MEANING_DIM, "none");
    }
    const TraceFrame *shown = model_frame(model);
    int wanted = 0;
    for (int i = 0; i < count && shown != NULL; i++) {
        wanted = list[i]->number == shown->number ? i : wanted;
    }
    int first = first_row(model, PANE_FRAMES, wanted, count, area->height);
    for (int y = 0; y < area->height && first + y < count; y++) {
        draw_frame(model, area, y, list[first + y]);
    }
}

/* #11 middle suspended, yield from #12, frame 7 at 34, handling KeyError('x') */
static void draw_generator(Model *model, const Area *area, int y, const TraceGenerator *generator,
                           bool linked) {
    Meaning meaning = linked                                    ? MEANING_LINKED
                      : generator->state == TRACE_GEN_EXECUTING ? MEANING_GENERATOR
                                                                : MEANING_DIM;
    bool delegates = generator->state == TRACE_GEN_SUSPENDED_YIELD_FROM;
    int x = area_format(area, 0, y, meaning, " #%u %s %s", generator->number, generator->qualname,
                        delegates ? "suspended" : trace_generator_state_name(generator->state));
    if (generator->exception.word != 0) {
        x = area_text(area, x, y, MEANING_EXCEPTION, ", handling ");
        x = draw_value(model, area, x, y, generator->exception);
    }
    if (delegates) {
        x = area_text(area, x, y, meaning, ", yield from ");
        uint32_t target = trace_value_object(generator->yield_from);
        if (cursor_generator(model->cursor, target) != NULL) {
            x = area_format(area, x, y, meaning, "#%u", target);
        } else {
            x = draw_value(model, area, x, y, generator->yield_from);
        }
    }
    if (generator->frame != 0) {
        x = area_format(area, x, y, MEANING_DIM, ", frame %u", generator->frame);
        if (generator->state != TRACE_GEN_EXECUTING) {
            area_format(area, x, y, MEANING_DIM, " at %d", generator->offset);
        }
    }
}

static void draw_generators(Model *model, const Area *area) {
    int count;
    const TraceGenerator *const *generators = cursor_generators(model->cursor, &count);
    const TraceFrame *shown = model_frame(model);
    if (count == 0) {
        area_text(area, 1, 0, MEANING_DIM, "none");
    }
    int wanted = 0;
    for (int i = 0; i < count && shown != NULL; i++) {
        wanted = generators[i]->number == shown->generator ? i : wanted;
    }
    int first = first_row(model, PANE_GENERATORS, wanted, count, area->height);
    for (int y = 0; y < area->height && first + y < count; y++) {
        const TraceGenerator *generator = generators[first + y];
        bool linked = shown != NULL && shown->generator == generator->number;
        draw_generator(model, area, y, generator, linked);
    }
}

static void draw_exceptions(Model *model, const Area *area) {
    int count;
    const TraceExc *exc = cursor_exc(model->cursor, &count);
    int first = first_row(model, PANE_EXCEPTIONS, 0, count, area->height);
    for (int y = 0; y < area->height && first + y < count; y++) {
        const TraceExc *entry = &exc[first + y];
        int x = entry->holder == 0
                    ? area_text(area, 1, y, MEANING_TEXT, "thread: ")
                    : area_format(area, 1, y, MEANING_GENERATOR, "generator #%u: ", entry->holder);
        if (entry->exception.word == 0) {
            area_text(area, x, y, MEANING_DIM, "nothing");
        } else {
            draw_value(model, area, x, y, entry->exception);
            area_mark(area, x, y, area->width - x, MEANING_EXCEPTION);
        }
    }
}

/* ---- output ---- */

static int output_rows(Model *model, const char **text, size_t *size) {
    *text = cursor_output(model->cursor, size);
    int rows = 0;
    for (size_t i = 0; i < *size; i++) {
        rows += (*text)[i] == '\n' || i + 1 == *size;
    }
    return rows;
}

static void draw_output(Model *model, const Area *area) {
    const char *text;
    size_t size;
    int rows = output_rows(model, &text, &size);
    if (rows == 0) {
        area_text(area, 1, 0, MEANING_DIM, "nothing yet");
        return;
    }
    int first = first_row(model, PANE_OUTPUT, rows, rows, area->height);
    const char *end = text + size;
    for (int row = 0; text < end && row < first + area->height; row++) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const char *stop = newline == NULL ? end : newline;
        if (row >= first) {
            area_bytes(area, 1, row - first, MEANING_TEXT, text, (size_t)(stop - text));
        }
        text = stop + 1;
    }
}

/* ---- all panes ---- */

void pane_title(Model *model, Pane pane, Buffer *out) {
    const TraceFrame *frame = model_frame(model);
    const char *name = frame == NULL || frame->code == NULL ? NULL : frame->code->qualname;
    switch (pane) {
    case PANE_SOURCE:
        buffer_add_string(out, "Source");
        if (name != NULL && !trace_is_program(model->trace, frame->code)) {
            buffer_add_format(out, " of %s", frame->code->filename);
        }
        break;
    case PANE_BYTECODE:
        buffer_add_string(out, "Bytecode");
        if (name != NULL) {
            buffer_add_format(out, " of %s", name);
        }
        break;
    case PANE_FRAMES: buffer_add_string(out, "Frames"); break;
    case PANE_STACK: buffer_add_string(out, "Value stack"); break;
    case PANE_LOCALS:
        buffer_add_string(out, "Locals");
        if (frame != NULL) {
            buffer_add_format(out, " of frame %u", frame->number);
        }
        break;
    case PANE_GENERATORS: buffer_add_string(out, "Generators"); break;
    case PANE_EXCEPTIONS: buffer_add_string(out, "Exception state"); break;
    case PANE_OUTPUT: buffer_add_string(out, "Output"); break;
    }
}

int pane_rows(Model *model, Pane pane) {
    const TraceFrame *frame = model_frame(model);
    const TraceFrame *list[MODEL_FRAMES_MOST];
    const char *text;
    size_t size;
    int count = 1;
    switch (pane) {
    case PANE_SOURCE: count = model_source(model)->line_count; break;
    case PANE_BYTECODE:
        count = frame == NULL || frame->code == NULL ? 1 : frame->code->instruction_count;
        break;
    case PANE_FRAMES: count = model_frames(model, list); break;
    case PANE_STACK: count = frame == NULL ? 1 : frame->stack_depth; break;
    case PANE_LOCALS: count = bound_count(frame); break;
    case PANE_GENERATORS: cursor_generators(model->cursor, &count); break;
    case PANE_EXCEPTIONS: cursor_exc(model->cursor, &count); break;
    case PANE_OUTPUT: count = output_rows(model, &text, &size); break;
    }
    return count < 1 ? 1 : count;
}

void pane_draw(Model *model, Pane pane, const Area *area) {
    switch (pane) {
    case PANE_SOURCE: draw_source(model, area); break;
    case PANE_BYTECODE: draw_bytecode(model, area); break;
    case PANE_FRAMES: draw_frames(model, area); break;
    case PANE_STACK: draw_stack(model, area); break;
    case PANE_LOCALS: draw_locals(model, area); break;
    case PANE_GENERATORS: draw_generators(model, area); break;
    case PANE_EXCEPTIONS: draw_exceptions(model, area); break;
    case PANE_OUTPUT: draw_output(model, area); break;
    }
}
