#include "ui/tui/action.h"

#include <string.h>

static void next(Model *model) {
    model_next(model);
}
static void previous(Model *model) {
    model_previous(model);
}
static void next_line(Model *model) {
    model_line(model, true);
}
static void previous_line(Model *model) {
    model_line(model, false);
}
static void next_own_line(Model *model) {
    model_own_line(model, true);
}
static void previous_own_line(Model *model) {
    model_own_line(model, false);
}
static void next_switch(Model *model) {
    model_switch(model, true);
}
static void previous_switch(Model *model) {
    model_switch(model, false);
}
static void over(Model *model) {
    model_over(model, true);
}
static void back_over(Model *model) {
    model_over(model, false);
}
static void first(Model *model) {
    model_first(model);
}
static void last(Model *model) {
    model_last(model);
}
static void frame_up(Model *model) {
    model_select_frame(model, -1);
}
static void frame_down(Model *model) {
    model_select_frame(model, 1);
}

static void focus_next(Model *model) {
    model->focus = (Pane)((model->focus + 1) % PANE_COUNT);
}

static void focus_previous(Model *model) {
    model->focus = (Pane)((model->focus + PANE_COUNT - 1) % PANE_COUNT);
}

static void zoom(Model *model) {
    model->zoomed = !model->zoomed;
}

static void scroll(Model *model, int rows) {
    int *scroll = model->help ? &model->help_scroll : &model->scroll[model->focus];
    *scroll += rows;
}

static void scroll_up(Model *model) {
    scroll(model, -1);
}
static void scroll_down(Model *model) {
    scroll(model, 1);
}

static void help(Model *model) {
    model->help = !model->help;
    model->help_scroll = 0;
}

/* Leaves the help screen first. */
static void quit(Model *model) {
    model->quit = !model->help;
    model->help = false;
}

static const Action actions[ACT_COUNT] = {
    {ACT_NEXT, "next", "one event forward", next},
    {ACT_PREVIOUS, "previous", "one event back", previous},
    {ACT_NEXT_LINE, "next-line", "forward to another line or frame", next_line},
    {ACT_PREVIOUS_LINE, "previous-line", "back to another line or frame", previous_line},
    {ACT_NEXT_OWN_LINE, "next-own-line", "forward to another line of the program's own file",
     next_own_line},
    {ACT_PREVIOUS_OWN_LINE, "previous-own-line", "back to another line of the program's own file",
     previous_own_line},
    {ACT_NEXT_SWITCH, "next-switch", "forward to where a generator gives or gets control",
     next_switch},
    {ACT_PREVIOUS_SWITCH, "previous-switch", "back to where a generator gave or got control",
     previous_switch},
    {ACT_OVER, "over", "forward, over calls, in this frame or its callers", over},
    {ACT_BACK_OVER, "back-over", "back, over calls, in this frame or its callers", back_over},
    {ACT_FIRST, "first", "to the beginning", first},
    {ACT_LAST, "last", "to the end", last},
    {ACT_FRAME_UP, "frame-up", "show the frame before in the list of frames", frame_up},
    {ACT_FRAME_DOWN, "frame-down", "show the frame behind in the list of frames", frame_down},
    {ACT_FOCUS_NEXT, "focus-next", "go to the next pane", focus_next},
    {ACT_FOCUS_PREVIOUS, "focus-previous", "go to the pane before", focus_previous},
    {ACT_ZOOM, "zoom", "give the pane the whole screen, or take it back", zoom},
    {ACT_SCROLL_UP, "scroll-up", "scroll the pane up", scroll_up},
    {ACT_SCROLL_DOWN, "scroll-down", "scroll the pane down", scroll_down},
    {ACT_HELP, "help", "show or leave this help", help},
    {ACT_QUIT, "quit", "leave, as Ctrl-C does", quit},
};

const Action *action_get(ActionId id) {
    return &actions[id];
}

const Action *action_find(const char *name) {
    for (int i = 0; i < ACT_COUNT; i++) {
        if (strcmp(actions[i].name, name) == 0) {
            return &actions[i];
        }
    }
    return NULL;
}
