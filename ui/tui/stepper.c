#include "ui/tui/stepper.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "ui/cli/command.h"
#include "ui/cli/message.h"
#include "ui/tui/keymap.h"
#include "ui/tui/terminal.h"
#include "ui/tui/view.h"

static void show(Model *model) {
    Grid grid;
    int width, height;
    terminal_size(&width, &height);
    grid_init(&grid, width, height);
    view_render(model, &grid);
    terminal_show(&grid);
    grid_done(&grid);
}

int stepper_run(const Trace *trace) {
    const char *problem;
    if (!terminal_open(&problem)) {
        message("%s", problem);
        return EXIT_USAGE;
    }
    int width, height;
    terminal_size(&width, &height);
    if (width < VIEW_LEAST_WIDTH || height < VIEW_LEAST_HEIGHT) {
        terminal_close();
        message("the terminal is too small for the stepper: %d x %d, needed are %d x %d", width,
                height, VIEW_LEAST_WIDTH, VIEW_LEAST_HEIGHT);
        return EXIT_USAGE;
    }
    Model model;
    model_init(&model, trace);
    while (!model.quit) {
        show(&model);
        uint32_t key = terminal_key();
        if (key == TERMINAL_ENDED) {
            break;
        }
        ActionId action = keymap_action(key);
        if (action != ACT_COUNT) {
            model.notice = NULL;
            action_get(action)->apply(&model);
        }
    }
    model_done(&model);
    int ending = terminal_signal();
    terminal_close();
    if (ending != 0) {
        /* Ended by a signal: the parent is to see that. The handlers are the default ones again. */
        raise(ending);
    }
    return EXIT_FINE;
}

static void print_screen(Model *model, int width, int height, Buffer *out) {
    Grid grid;
    grid_init(&grid, width, height);
    view_render(model, &grid);
    grid_print(&grid, out);
    grid_done(&grid);
}

char *stepper_script(const Trace *trace, const char *script, int width, int height, Buffer *out) {
    static const char blanks[] = " \t\r\n";
    Model model;
    model_init(&model, trace);
    char *unknown = NULL;
    for (const char *at = script + strspn(script, blanks); *at != '\0' && unknown == NULL;
         at += strspn(at, blanks)) {
        size_t size = strcspn(at, blanks);
        Buffer word = {0};
        buffer_add(&word, at, size);
        at += size;
        long count = 1;
        char *star = strchr(word.data, '*');
        char *end = star;
        if (star != NULL) {
            count = strtol(star + 1, &end, 10);
            *star = '\0';
        }
        bool bad_count = star != NULL && (end == star + 1 || *end != '\0' || count < 0);
        const Action *action = bad_count ? NULL : action_find(word.data);
        if (strcmp(word.data, "show") == 0) {
            print_screen(&model, width, height, out);
        } else if (action == NULL) {
            if (star != NULL) {
                *star = '*';
            }
            unknown = buffer_take(&word);
        } else {
            for (long i = 0; i < count; i++) {
                model.notice = NULL;
                action->apply(&model);
            }
        }
        buffer_done(&word);
    }
    model_done(&model);
    return unknown;
}
