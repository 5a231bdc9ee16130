#include "ui/tui/view.h"

#include <string.h>

#include "ui/tui/keymap.h"
#include "ui/tui/pane.h"
#include "ui/tui/sentence.h"

#define HORIZONTAL 0x2500u /* box drawings */
#define VERTICAL   0x2502u

enum { WIDE_WIDTH = 150, WIDE_HEIGHT = 30, NORMAL_WIDTH = 60, NORMAL_HEIGHT = 14 };

/* ---- a pane with its heading ---- */

/* How many rows have no room, at the right of a heading that ends at `x`. */
static void draw_hidden_count(const Area *area, int x, int hidden) {
    if (hidden <= 0) {
        return;
    }
    Buffer text = {0};
    buffer_add_format(&text, " \xE2\x80\xA6 %d more ", hidden); /* an ellipsis */
    int right = area->width - 1 - text_width(text.data, text.size);
    if (right > x) {
        area_bytes(area, right, 0, MEANING_HEADING, text.data, text.size);
    }
    buffer_done(&text);
}

static void draw_pane(Model *model, Pane pane, const Area *area) {
    if (area->height < 2 || area->width < 4) {
        return;
    }
    Buffer title = {0};
    pane_title(model, pane, &title);
    area_fill(area, 0, 0, area->width, HORIZONTAL, MEANING_BORDER);
    area_fill(area, 1, 0, 1, ' ', MEANING_BORDER);
    int x = area_bytes(area, 2, 0, model->focus == pane ? MEANING_FOCUS : MEANING_HEADING,
                       title.data, title.size);
    area_fill(area, x, 0, 1, ' ', MEANING_BORDER);
    buffer_done(&title);
    /* What shows the rows around a current one is seen to be longer. */
    if (pane != PANE_SOURCE && pane != PANE_BYTECODE) {
        draw_hidden_count(area, x + 1, pane_rows(model, pane) - (area->height - 1));
    }
    Area inside = {area->grid, area->x, area->y + 1, area->width, area->height - 1};
    pane_draw(model, pane, &inside);
}

/* A column of panes. Each gets its heading and a row; what is left goes to those that want more,
 * in turn. The last pane takes what nobody wants. */
static void draw_column(Model *model, const Area *area, const Pane *panes, int count) {
    enum { LEAST = 2 };
    int heights[PANE_COUNT];
    while (count > 1 && count * LEAST > area->height) {
        count--;
    }
    int left = area->height;
    for (int i = 0; i < count; i++) {
        heights[i] = LEAST;
        left -= LEAST;
    }
    for (bool given = true; given && left > 0;) {
        given = false;
        for (int i = 0; i < count && left > 0; i++) {
            if (heights[i] - 1 < pane_rows(model, panes[i])) {
                heights[i]++;
                left--;
                given = true;
            }
        }
    }
    heights[count - 1] += left;
    int y = area->y;
    for (int i = 0; i < count; i++) {
        Area part = {area->grid, area->x, y, area->width, heights[i]};
        draw_pane(model, panes[i], &part);
        y += heights[i];
    }
}

/* The same with heights that do not depend on what the panes hold: they must not jump about while
 * stepping. `shares` are parts of the whole. */
static void draw_fixed_column(Model *model, const Area *area, const Pane *panes, const int *shares,
                              int count) {
    int total = 0;
    for (int i = 0; i < count; i++) {
        total += shares[i];
    }
    int y = 0;
    int sum = 0;
    for (int i = 0; i < count; i++) {
        sum += shares[i];
        int end = i == count - 1 ? area->height : area->height * sum / total;
        Area part = {area->grid, area->x, area->y + y, area->width, end - y};
        draw_pane(model, panes[i], &part);
        y = end;
    }
}

static Area column(const Area *area, int from, int to) {
    return (Area){area->grid, area->x + from, area->y, to - from, area->height};
}

static void draw_divider(const Area *area, int x) {
    for (int y = 0; y < area->height; y++) {
        area_fill(area, x, y, 1, VERTICAL, MEANING_BORDER);
    }
}

/* ---- layouts ---- */

static void draw_wide(Model *model, const Area *area) {
    static const Pane left[] = {PANE_SOURCE, PANE_OUTPUT};
    static const int left_shares[] = {3, 1};
    static const Pane middle[] = {PANE_BYTECODE};
    static const int whole[] = {1};
    static const Pane right[] = {PANE_FRAMES, PANE_GENERATORS, PANE_STACK, PANE_LOCALS,
                                 PANE_EXCEPTIONS};
    static const int right_shares[] = {8, 6, 7, 8, 5};
    int first = area->width * 36 / 100;
    int second = area->width * 66 / 100;
    draw_divider(area, first);
    draw_divider(area, second);
    Area part = column(area, 0, first);
    draw_fixed_column(model, &part, left, left_shares, 2);
    part = column(area, first + 1, second);
    draw_fixed_column(model, &part, middle, whole, 1);
    part = column(area, second + 1, area->width);
    draw_fixed_column(model, &part, right, right_shares, 5);
}

static void draw_normal(Model *model, const Area *area) {
    static const Pane left[] = {PANE_SOURCE, PANE_BYTECODE, PANE_OUTPUT};
    static const int left_shares[] = {10, 7, 3};
    static const Pane right[] = {PANE_FRAMES, PANE_GENERATORS, PANE_STACK, PANE_LOCALS,
                                 PANE_EXCEPTIONS};
    static const int right_shares[] = {6, 3, 4, 4, 3};
    int middle = area->width * 52 / 100;
    draw_divider(area, middle);
    Area part = column(area, 0, middle);
    draw_fixed_column(model, &part, left, left_shares, 3);
    part = column(area, middle + 1, area->width);
    draw_fixed_column(model, &part, right, right_shares, 5);
}

static void draw_narrow(Model *model, const Area *area) {
    Pane panes[] = {PANE_BYTECODE, PANE_SOURCE, PANE_STACK, PANE_FRAMES, PANE_LOCALS};
    int count = area->height / 3;
    count = count < 1 ? 1 : count > 5 ? 5 : count;
    bool has_focus = false;
    for (int i = 0; i < count; i++) {
        has_focus = has_focus || panes[i] == model->focus;
    }
    if (!has_focus) {
        panes[count - 1] = model->focus; /* the others are reached by going there */
    }
    draw_column(model, area, panes, count);
}

/* ---- top and bottom ---- */

static void draw_title(Model *model, const Area *area) {
    const TraceEvent *event = cursor_event(model->cursor);
    area_fill(area, 0, 0, area->width, ' ', MEANING_TITLE);
    Buffer place = {0};
    buffer_add_format(&place, "%s  %llu/%llu%s ", trace_kind_name(event->kind),
                      (unsigned long long)cursor_index(model->cursor) + 1,
                      (unsigned long long)trace_event_count(model->trace),
                      model_is_cut(model) ? ", cut" : "");
    int right = area->width - (int)place.size;
    Area left = {area->grid, area->x, area->y, right > 0 ? right - 1 : 0, 1};
    area_format(&left, 1, 0, MEANING_TITLE, "genstep  %s", trace_program_name(model->trace));
    area_bytes(area, right > 0 ? right : 0, 0, MEANING_TITLE, place.data, place.size);
    buffer_done(&place);
}

/* Where a trace was cut before the program's end, both its ends say so; whether this is one. */
static bool add_cut(const Model *model, Buffer *text) {
    bool last = model_is_last(model);
    if (!model_is_cut(model) || (!last && cursor_index(model->cursor) != 0)) {
        return false;
    }
    if (last) {
        buffer_add_string(text, "The program was stopped here: ");
    } else {
        buffer_add_format(
            text, "The first %llu events: ", (unsigned long long)trace_event_count(model->trace));
    }
    sentence_write_cause(model->trace, text);
    buffer_add_string(text, ". ");
    return true;
}

/* At the very beginning there is no Python frame yet. */
static void add_outlook(const Model *model, Buffer *text) {
    const TraceCode *code = model_next_code(model);
    if (code != NULL) {
        buffer_add_format(text, " Next, %s is called.", code->qualname);
    }
}

/* The bytes that go into a row of an area so wide, and the blank behind them. */
static size_t sentence_row(const Buffer *text, size_t at, int width, size_t *shown) {
    *shown = text_row(text->data + at, text->size - at, width - 2);
    return *shown + (at + *shown < text->size && text->data[at + *shown] == ' ');
}

/* Writes the sentence; returns the rows it is given. They are as many all the time, lest the
 * screen jumps about; only what cut a trace gets the room it needs. */
static int write_sentence(Model *model, const Grid *grid, Buffer *text) {
    int most = grid->height / 3;
    int rows = grid->height < NORMAL_HEIGHT ? 1 : 2;
    const TraceFrame *shown = model_frame(model);
    if (model->selected_frame != 0 && shown != NULL &&
        shown->number != cursor_event(model->cursor)->frame) {
        sentence_write_frame(model->cursor, shown, text);
        return rows;
    }
    bool cut = add_cut(model, text);
    size_t needed = text->size;
    sentence_write(model->cursor, text);
    add_outlook(model, text);
    int count = 0;
    size_t size;
    for (size_t at = 0; cut && at < needed && count < most; count++) {
        at += sentence_row(text, at, grid->width, &size);
    }
    return count > rows ? count : rows;
}

static void draw_sentence(const Buffer *text, const Area *area) {
    size_t at = 0;
    for (int y = 0; y < area->height && at < text->size; y++) {
        size_t size;
        size_t step = sentence_row(text, at, area->width, &size);
        size = y == area->height - 1 ? text->size - at : size;
        area_bytes(area, 1, y, MEANING_SENTENCE, text->data + at, size);
        at += step;
    }
}

static void draw_hints(Model *model, const Area *area) {
    static const struct {
        const char *key;
        const char *what;
    } hints[] = {
        {"right/left", "step"}, {"down", "line"},      {"o", "over"}, {"f", "own file"},
        {"y", "yield, resume"}, {"g/G", "start, end"}, {"?", "help"}, {"q", "quit"},
    };
    enum { HELP_AND_QUIT = sizeof("  ? help  q quit") - 1 };
    if (model->notice != NULL) {
        area_text(area, 1, 0, MEANING_CHANGED, model->notice);
        return;
    }
    int x = 1;
    for (size_t i = 0; i < sizeof(hints) / sizeof(*hints); i++) {
        int width = (int)(strlen(hints[i].key) + strlen(hints[i].what)) + 1;
        bool needed = i + 2 >= sizeof(hints) / sizeof(*hints);
        /* Help and quit are always worth their room. */
        if (x + width > area->width - (needed ? 0 : HELP_AND_QUIT)) {
            continue;
        }
        x = area_text(area, x, 0, MEANING_KEY, hints[i].key) + 1;
        x = area_text(area, x, 0, MEANING_DIM, hints[i].what) + 2;
    }
}

/* ---- help ---- */

static void draw_help(Model *model, const Area *area) {
    static const char *const notes[] = {
        "",
        "An instruction is shown before it executes: the stack and the locals are",
        "what it is about to act on. Frames of suspended generators stay visible,",
        "greyed: they are linked to no caller until somebody resumes them.",
        "The frame that is selected and its generator are highlighted together.",
        "",
        "Ctrl-Z puts the stepper aside; the shell's `fg` brings it back.",
    };
    int rows = ACT_COUNT + (int)(sizeof(notes) / sizeof(*notes));
    int last = rows > area->height - 1 ? rows - (area->height - 1) : 0;
    model->help_scroll = model->help_scroll < 0      ? 0
                         : model->help_scroll > last ? last
                                                     : model->help_scroll;
    int x = area_text(area, 1, 0, MEANING_HEADING, "Keys (page up, page down scroll; ? leaves)");
    draw_hidden_count(area, x, last);
    for (int y = 1; y < area->height && y - 1 + model->help_scroll < rows; y++) {
        int row = y - 1 + model->help_scroll;
        if (row >= ACT_COUNT) {
            area_text(area, 1, y, MEANING_TEXT, notes[row - ACT_COUNT]);
            continue;
        }
        Buffer keys = {0};
        keymap_keys_of((ActionId)row, &keys);
        x = area_bytes(area, 2, y, MEANING_KEY, keys.data, keys.size);
        area_text(area, x + 2 > 20 ? x + 2 : 20, y, MEANING_TEXT, action_get((ActionId)row)->help);
        buffer_done(&keys);
    }
}

/* ---- the whole screen ---- */

void view_render(Model *model, Grid *grid) {
    Area screen = grid_area(grid);
    if (grid->width < VIEW_LEAST_WIDTH || grid->height < VIEW_LEAST_HEIGHT) {
        area_text(&screen, 0, 0, MEANING_TEXT, "too small");
        return;
    }
    Buffer text = {0};
    int sentence_rows = write_sentence(model, grid, &text);
    Area title = {grid, 0, 0, grid->width, 1};
    Area body = {grid, 0, 1, grid->width, grid->height - 2 - sentence_rows};
    Area sentence = {grid, 0, grid->height - 1 - sentence_rows, grid->width, sentence_rows};
    Area hints = {grid, 0, grid->height - 1, grid->width, 1};
    draw_title(model, &title);
    if (model->help) {
        body.height += sentence_rows;
        draw_help(model, &body);
    } else {
        if (model->zoomed) {
            draw_pane(model, model->focus, &body);
        } else if (grid->width >= WIDE_WIDTH && grid->height >= WIDE_HEIGHT) {
            draw_wide(model, &body);
        } else if (grid->width >= NORMAL_WIDTH && grid->height >= NORMAL_HEIGHT) {
            draw_normal(model, &body);
        } else {
            draw_narrow(model, &body);
        }
        draw_sentence(&text, &sentence);
    }
    buffer_done(&text);
    draw_hints(model, &hints);
}
