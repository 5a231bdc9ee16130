/*
 * action.h - everything the stepper can be told to do, in one table.
 *
 * Keys, the help screen, scripts and the manual all use these rows. To add an
 * action: a row here, a binding in keymap.c.
 */
#ifndef GENSTEP_UI_TUI_ACTION_H
#define GENSTEP_UI_TUI_ACTION_H

#include "ui/tui/model.h"

typedef enum ActionId {
    ACT_NEXT,
    ACT_PREVIOUS,
    ACT_NEXT_LINE,
    ACT_PREVIOUS_LINE,
    ACT_NEXT_OWN_LINE,
    ACT_PREVIOUS_OWN_LINE,
    ACT_NEXT_SWITCH,
    ACT_PREVIOUS_SWITCH,
    ACT_OVER,
    ACT_BACK_OVER,
    ACT_FIRST,
    ACT_LAST,
    ACT_FRAME_UP,
    ACT_FRAME_DOWN,
    ACT_FOCUS_NEXT,
    ACT_FOCUS_PREVIOUS,
    ACT_ZOOM,
    ACT_SCROLL_UP,
    ACT_SCROLL_DOWN,
    ACT_HELP,
    ACT_QUIT,
    ACT_COUNT,
} ActionId;

typedef struct Action {
    ActionId id;
    const char *name; /* for scripts: "next-line" */
    const char *help; /* one line */
    void (*apply)(Model *model);
} Action;

const Action *action_get(ActionId id);
const Action *action_find(const char *name); /* NULL: no such action */

#endif
