#include "ui/tui/pane.h"

#include <string.h>

#include "engine/base/memory.h"
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

/* Lines that are longer than the pane is wide go on in further rows. */
typedef struct SourceRow {
    int line; /* from 0 */
    size_t from, size;
} SourceRow;

typedef struct SourceRows {
    SourceRow *items;
    int count;
    int capacity;
} SourceRows;

/* The columns of the greatest number, at least `least`. */
static int number_width(int greatest, int least) {
    int width = 1;
    for (; greatest >= 10; greatest /= 10) {
        width++;
    }
    return width > least ? width : least;
}

/* The pointer, the line's number and a blank; further rows are indented. */
static int row_indent(const SourceText *source, const SourceRow *row) {
    return number_width(source->line_count, 3) + (row->from == 0 ? 2 : 4);
}

static void add_row(SourceRows *rows, SourceRow row) {
    if (rows->count == rows->capacity) {
        rows->capacity = rows->capacity * 2 + 64;
        rows->items = memory_resize(rows->items, (size_t)rows->capacity, sizeof(SourceRow));
    }
    rows->items[rows->count++] = row;
}

static void add_line(SourceRows *rows, const SourceText *source, int number, int width) {
    const SourceLine *line = &source->lines[number];
    SourceRow row = {.line = number};
    do {
        row.size = text_row(line->text + row.from, line->size - row.from,
                            width - row_indent(source, &row));
        add_row(rows, row);
        row.from += row.size;
        row.from += row.from < line->size && line->text[row.from] == ' ';
    } while (row.from < line->size);
}

/* The row where the expression begins, or the first one of that line. */
static int find_row(const SourceRows *rows, int line, const TraceInstruction *at) {
    int column = at != NULL && at->line == line + 1 && at->column > 0 ? at->column : 0;
    int found = 0;
    for (int i = 0; i < rows->count; i++) {
        if (rows->items[i].line == line && rows->items[i].from <= (size_t)column) {
            found = i;
        }
    }
    return found;
}

/* Marks what of the instruction's expression is in that row. */
static void mark_range(const Area *area, int y, const SourceText *source, const SourceRow *row,
                       const TraceInstruction *at) {
    const SourceLine *line = &source->lines[row->line];
    int number = row->line + 1;
    if (at->column < 0 || number < at->line || number > at->end_line) {
        return;
    }
    size_t start = number == at->line ? (size_t)at->column : 0;
    size_t end = number == at->end_line ? (size_t)at->end_column : line->size;
    start = start > row->from ? start : row->from;
    end = end < row->from + row->size ? end : row->from + row->size;
    if (start < end) {
        int left = text_width(line->text + row->from, start - row->from);
        int right = text_width(line->text + row->from, end - row->from);
        area_mark(area, row_indent(source, row) + left, y, right - left, MEANING_CURRENT_RANGE);
    }
}

/* An instruction that belongs to no line is shown with the line of the one before it in sight. */
static int nearest_line(const TraceCode *code, const TraceInstruction *at) {
    while (at->line < 0 && at > code->instructions) {
        at--;
    }
    return at->line < 0 ? code->firstlineno : at->line;
}

static void draw_source_row(const Area *area, int y, const SourceText *source, const SourceRow *row,
                            const TraceInstruction *at) {
    const SourceLine *line = &source->lines[row->line];
    bool is_current = at != NULL && at->line == row->line + 1;
    Meaning meaning = is_current ? MEANING_CURRENT_LINE : MEANING_TEXT;
    if (is_current) {
        area_fill(area, 0, y, area->width, ' ', MEANING_CURRENT_LINE);
    }
    if (row->from == 0) {
        area_format(area, 0, y, is_current ? meaning : MEANING_LINE_NUMBER, "%s%*d ",
                    is_current ? POINTER : " ", number_width(source->line_count, 3), row->line + 1);
    }
    area_bytes(area, row_indent(source, row), y, meaning, line->text + row->from, row->size);
    if (at != NULL) {
        mark_range(area, y, source, row, at);
    }
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
    int near = at != NULL ? nearest_line(frame->code, at) - 1 : 0;
    near = near < 0 ? 0 : near < source->line_count ? near : source->line_count - 1;
    /* The lines that may come into sight; each has a row at least. */
    int scroll = model->scroll[PANE_SOURCE];
    int reach = area->height + (scroll < 0 ? -scroll : scroll);
    SourceRows rows = {0};
    for (int line = near > reach ? near - reach : 0;
         line < source->line_count && line <= near + reach; line++) {
        add_line(&rows, source, line, area->width);
    }
    int first = first_row(model, PANE_SOURCE, find_row(&rows, near, at), rows.count, area->height);
    for (int y = 0; y < area->height && first + y < rows.count; y++) {
        draw_source_row(area, y, source, &rows.items[first + y], at);
    }
    memory_free(rows.items);
}

/* ---- bytecode ---- */

static void draw_instruction(Model *model, const Area *area, int y, const TraceCode *code,
                             const TraceInstruction *instruction, bool current) {
    int width = number_width(code->instructions[code->instruction_count - 1].offset, 4);
    Meaning plain = current ? MEANING_INSTRUCTION : MEANING_TEXT;
    if (current) {
        area_fill(area, 0, y, area->width, ' ', MEANING_INSTRUCTION);
        area_text(area, 0, y, plain, POINTER);
    }
    area_format(area, 2, y, current ? plain : MEANING_LINE_NUMBER, "%*d", width,
                instruction->offset);
    int opcode = cursor_current_opcode(model->cursor, code, instruction->offset);
    Meaning meaning = current                         ? plain
                      : opcode != instruction->opcode ? MEANING_SPECIALIZED
                                                      : MEANING_OPCODE;
    int x = area_text(area, width + 3, y, meaning, opcode_name(opcode));
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
    const TraceCode *code = at != NULL ? frame->code : model_next_code(model);
    if (code == NULL) {
        area_text(area, 1, 0, MEANING_DIM, "no Python code runs here");
        return;
    }
    int current = at != NULL ? (int)(at - code->instructions) : 0;
    int first = first_row(model, PANE_BYTECODE, current, code->instruction_count, area->height);
    for (int y = 0; y < area->height && first + y < code->instruction_count; y++) {
        draw_instruction(model, area, y, code, &code->instructions[first + y],
                         first + y == current && at != NULL && frame->offset >= 0);
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

static bool is_shim(const TraceFrame *frame) {
    return frame != NULL && frame->owner == TRACE_OWNER_INTERPRETER;
}

static void draw_stack(Model *model, const Area *area) {
    const TraceFrame *frame = model_frame(model);
    int depth = frame == NULL ? 0 : frame->stack_depth;
    if (depth == 0) {
        area_text(area, 1, 0, MEANING_DIM, is_shim(frame) ? "a shim has none" : "empty");
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
        area_text(area, 1, 0, MEANING_DIM, is_shim(frame) ? "a shim has none" : "none bound");
        return;
    }
    int widest = 0;
    for (int i = 0; i < frame->local_count; i++) {
        const char *name = frame->locals[i].word == 0 ? "" : frame->local_names[i];
        int width = text_width(name, strlen(name));
        widest = width > widest ? width : widest;
    }
    widest = widest > area->width / 2 ? area->width / 2 : widest;
    /* Unbound locals are not shown. */
    int y = -first_row(model, PANE_LOCALS, 0, count, area->height);
    for (int i = 0; i < frame->local_count && y < area->height; i++) {
        if (frame->locals[i].word == 0) {
            continue;
        }
        if (y >= 0) {
            Area name = {area->grid, area->x + 1, area->y + y, widest, 1};
            area_text(&name, 0, 0, MEANING_NAME, frame->local_names[i]);
            area_text(area, widest + 2, y, MEANING_DIM, "=");
            draw_value(model, area, widest + 4, y, frame->locals[i]);
        }
        y++;
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
        area_text(area, x, y, MEANING_DIM,
                  is_shim(frame) ? "C code (shim, interpreter)" : "(not in this excerpt)");
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
    int count;
    const TraceFrame **list = model_frames(model, &count);
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
    memory_free(list);
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
    const TraceCode *next = model_next_code(model);
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
        } else if (next != NULL) {
            buffer_add_format(out, " of %s, called next", next->qualname);
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
    const TraceCode *next = model_next_code(model);
    const char *text;
    size_t size;
    int count = 1;
    switch (pane) {
    case PANE_SOURCE: count = model_source(model)->line_count; break;
    case PANE_BYTECODE:
        next = frame == NULL || frame->code == NULL ? next : frame->code;
        count = next == NULL ? 1 : next->instruction_count;
        break;
    case PANE_FRAMES: cursor_frames(model->cursor, &count); break;
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
