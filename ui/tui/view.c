#include "ui/tui/view.h"

#include <string.h>

#include "ui/tui/keymap.h"
#include "ui/tui/pane.h"
#include "ui/tui/sentence.h"

#define HORIZONTAL 0x2500u /* box drawings */
#define VERTICAL   0x2502u

enum { WIDE_WIDTH = 150, WIDE_HEIGHT = 30, NORMAL_WIDTH = 60, NORMAL_HEIGHT = 14 };

/* ---- a pane with its heading ---- */

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
    static const int left_shares[] = {8, 9, 3};
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
    buffer_add_format(&place, "%s  %llu/%llu ", trace_kind_name(event->kind),
                      (unsigned long long)cursor_index(model->cursor) + 1,
                      (unsigned long long)trace_event_count(model->trace));
    int right = area->width - (int)place.size;
    Area left = {area->grid, area->x, area->y, right > 0 ? right - 1 : 0, 1};
    area_format(&left, 1, 0, MEANING_TITLE, "genstep  %s", trace_program_name(model->trace));
    area_bytes(area, right > 0 ? right : 0, 0, MEANING_TITLE, place.data, place.size);
    buffer_done(&place);
}

/* Where a line of at most `width` columns ends: between words if it can be. */
static size_t break_line(const char *text, size_t size, int width) {
    size_t fits = 0;
    size_t blank = 0;
    while (fits < size && text_width(text, fits + 1) <= width) {
        fits++;
        blank = fits < size && text[fits] == ' ' ? fits : blank;
    }
    while (fits < size && fits > 0 && ((unsigned char)text[fits] & 0xC0) == 0x80) {
        fits--;
    }
    return fits == size || blank == 0 ? fits : blank;
}

static void draw_sentence(Model *model, const Area *area) {
    Buffer text = {0};
    const TraceFrame *shown = model_frame(model);
    if (model->selected_frame != 0 && shown != NULL &&
        shown->number != cursor_event(model->cursor)->frame) {
        sentence_write_frame(model->cursor, shown, &text);
    } else {
        sentence_write(model->cursor, &text);
    }
    size_t at = 0;
    for (int y = 0; y < area->height && at < text.size; y++) {
        bool last = y == area->height - 1;
        size_t size =
            last ? text.size - at : break_line(text.data + at, text.size - at, area->width - 2);
        area_bytes(area, 1, y, MEANING_SENTENCE, text.data + at, size);
        at += size == 0 ? text.size : size;
        at += at < text.size && text.data[at] == ' ';
    }
    buffer_done(&text);
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
    };
    int rows = ACT_COUNT + (int)(sizeof(notes) / sizeof(*notes));
    int last = rows > area->height - 1 ? rows - (area->height - 1) : 0;
    model->help_scroll = model->help_scroll < 0      ? 0
                         : model->help_scroll > last ? last
                                                     : model->help_scroll;
    area_text(area, 1, 0, MEANING_HEADING, "Keys (page up, page down scroll; ? leaves)");
    for (int y = 1; y < area->height && y - 1 + model->help_scroll < rows; y++) {
        int row = y - 1 + model->help_scroll;
        if (row >= ACT_COUNT) {
            area_text(area, 1, y, MEANING_TEXT, notes[row - ACT_COUNT]);
            continue;
        }
        Buffer keys = {0};
        keymap_keys_of((ActionId)row, &keys);
        int x = area_bytes(area, 2, y, MEANING_KEY, keys.data, keys.size);
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
    int sentence_rows = grid->height < NORMAL_HEIGHT ? 1 : 2;
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
        draw_sentence(model, &sentence);
    }
    draw_hints(model, &hints);
}
