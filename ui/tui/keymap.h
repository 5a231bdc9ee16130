/*
 * keymap.h - which key does what: rows of (key, action).
 *
 * A key is a Unicode character or one of KEYS_* for keys that have none.
 */
#ifndef GENSTEP_UI_TUI_KEYMAP_H
#define GENSTEP_UI_TUI_KEYMAP_H

#include "ui/tui/action.h"

enum {
    KEYS_LEFT = 0x110000, /* behind the last character */
    KEYS_RIGHT,
    KEYS_UP,
    KEYS_DOWN,
    KEYS_HOME,
    KEYS_END,
    KEYS_PAGE_UP,
    KEYS_PAGE_DOWN,
    KEYS_TAB,
    KEYS_BACK_TAB,
    KEYS_ENTER,
    KEYS_ESCAPE,
    KEYS_F1,
    KEYS_OTHER, /* a key nobody knows */
};

/* ACT_COUNT when the key does nothing. */
ActionId keymap_action(uint32_t key);

/* Adds the names of the keys bound to an action: "right, n, space". */
void keymap_keys_of(ActionId id, Buffer *out);

#endif
