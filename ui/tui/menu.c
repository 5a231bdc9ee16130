#include "ui/tui/menu.h"

#include <signal.h>
#include <string.h>

#include "ui/cli/command.h"
#include "ui/cli/message.h"
#include "ui/tui/keymap.h"
#include "ui/tui/terminal.h"
#include "ui/tui/view.h"

/* Title, what is above, what is below, the chosen title in full, hints. */
enum { ROWS_AROUND = 5 };

static int rows_of(const Grid *grid) {
    return grid->height > ROWS_AROUND ? grid->height - ROWS_AROUND : 1;
}

/* How many items there are beyond that edge. */
static void draw_more(const Area *screen, int y, int count) {
    if (count > 0) {
        area_format(screen, 6, y, MEANING_DIM, "\xE2\x80\xA6 %d more", count); /* an ellipsis */
    }
}

void menu_render(const Menu *menu, Grid *grid) {
    static const struct {
        const char *key;
        const char *what;
    } hints[] = {{"up/down", "choose"}, {"enter", "step"}, {"q", "quit"}};
    Area screen = grid_area(grid);
    area_fill(&screen, 0, 0, screen.width, ' ', MEANING_TITLE);
    area_text(&screen, 1, 0, MEANING_TITLE, "genstep  lessons");
    int rows = rows_of(grid);
    int last = menu->count > rows ? menu->count - rows : 0;
    int first = menu->chosen - rows / 2;
    first = first < 0 ? 0 : first > last ? last : first;
    int widest = 0;
    for (int i = 0; i < menu->count; i++) {
        int width = (int)strlen(menu->items[i].name);
        widest = width > widest ? width : widest;
    }
    for (int y = 0; y < rows && first + y < menu->count; y++) {
        const MenuItem *item = &menu->items[first + y];
        bool chosen = first + y == menu->chosen;
        if (chosen) {
            area_fill(&screen, 0, y + 2, screen.width, ' ', MEANING_INSTRUCTION);
            area_text(&screen, 0, y + 2, MEANING_INSTRUCTION, "\xE2\x96\xB6"); /* a triangle */
        }
        area_format(&screen, 2, y + 2, chosen ? MEANING_INSTRUCTION : MEANING_LINE_NUMBER, "%2d",
                    first + y + 1);
        area_text(&screen, 6, y + 2, chosen ? MEANING_INSTRUCTION : MEANING_NAME, item->name);
        area_bytes(&screen, 8 + widest, y + 2, chosen ? MEANING_INSTRUCTION : MEANING_TEXT,
                   item->title, item->title_size);
    }
    draw_more(&screen, 1, first);
    draw_more(&screen, rows + 2, menu->count - first - rows);
    if (menu->count > 0) {
        const MenuItem *item = &menu->items[menu->chosen];
        area_bytes(&screen, 1, screen.height - 2, MEANING_SENTENCE, item->title, item->title_size);
    }
    int x = 1;
    for (size_t i = 0; i < sizeof(hints) / sizeof(*hints); i++) {
        x = area_text(&screen, x, screen.height - 1, MEANING_KEY, hints[i].key) + 1;
        x = area_text(&screen, x, screen.height - 1, MEANING_DIM, hints[i].what) + 2;
    }
}

static void choose(Menu *menu, int item) {
    menu->chosen = item < 0 ? 0 : item >= menu->count ? menu->count - 1 : item;
}

/* True when the menu is done with. */
static bool apply_key(Menu *menu, uint32_t key, int page) {
    switch (key) {
    case KEYS_UP:
    case 'k': choose(menu, menu->chosen - 1); break;
    case KEYS_DOWN:
    case 'j': choose(menu, menu->chosen + 1); break;
    case KEYS_PAGE_UP: choose(menu, menu->chosen - page); break;
    case KEYS_PAGE_DOWN: choose(menu, menu->chosen + page); break;
    case KEYS_HOME:
    case 'g': choose(menu, 0); break;
    case KEYS_END:
    case 'G': choose(menu, menu->count - 1); break;
    case KEYS_RIGHT:
    case ' ':
    case KEYS_ENTER: return true;
    case 'q':
    case KEYS_ESCAPE:
    case TERMINAL_ENDED: menu->chosen = -1; return true;
    default: break;
    }
    return false;
}

int menu_run(Menu *menu) {
    const char *problem;
    if (!terminal_open(&problem)) {
        message("%s", problem);
        return EXIT_USAGE;
    }
    bool done = false;
    while (!done) {
        Grid grid;
        int width, height;
        terminal_size(&width, &height);
        if (width < VIEW_LEAST_WIDTH || height < VIEW_LEAST_HEIGHT) {
            terminal_close();
            message("the terminal is too small for the menu: %d x %d, needed are %d x %d", width,
                    height, VIEW_LEAST_WIDTH, VIEW_LEAST_HEIGHT);
            return EXIT_USAGE;
        }
        grid_init(&grid, width, height);
        menu_render(menu, &grid);
        terminal_show(&grid);
        int page = rows_of(&grid);
        grid_done(&grid);
        done = apply_key(menu, terminal_key(), page);
    }
    int ending = terminal_signal();
    terminal_close();
    if (ending != 0) {
        raise(ending); /* as the stepper does */
    }
    return EXIT_FINE;
}
