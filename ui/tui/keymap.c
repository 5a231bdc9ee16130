#include "ui/tui/keymap.h"

typedef struct Binding {
    uint32_t key;
    ActionId action;
} Binding;

static const Binding bindings[] = {
    {KEYS_RIGHT, ACT_NEXT},
    {'n', ACT_NEXT},
    {' ', ACT_NEXT},
    {KEYS_LEFT, ACT_PREVIOUS},
    {'p', ACT_PREVIOUS},
    {KEYS_DOWN, ACT_NEXT_LINE},
    {'l', ACT_NEXT_LINE},
    {KEYS_UP, ACT_PREVIOUS_LINE},
    {'L', ACT_PREVIOUS_LINE},
    {'f', ACT_NEXT_OWN_LINE},
    {'F', ACT_PREVIOUS_OWN_LINE},
    {'y', ACT_NEXT_SWITCH},
    {'Y', ACT_PREVIOUS_SWITCH},
    {'o', ACT_OVER},
    {'O', ACT_BACK_OVER},
    {KEYS_HOME, ACT_FIRST},
    {'g', ACT_FIRST},
    {KEYS_END, ACT_LAST},
    {'G', ACT_LAST},
    {'[', ACT_FRAME_UP},
    {']', ACT_FRAME_DOWN},
    {KEYS_TAB, ACT_FOCUS_NEXT},
    {KEYS_BACK_TAB, ACT_FOCUS_PREVIOUS},
    {KEYS_ENTER, ACT_ZOOM},
    {'z', ACT_ZOOM},
    {KEYS_PAGE_UP, ACT_SCROLL_UP},
    {'k', ACT_SCROLL_UP},
    {KEYS_PAGE_DOWN, ACT_SCROLL_DOWN},
    {'j', ACT_SCROLL_DOWN},
    {'?', ACT_HELP},
    {KEYS_F1, ACT_HELP},
    {'q', ACT_QUIT},
    {KEYS_ESCAPE, ACT_QUIT},
};

enum { BINDING_COUNT = sizeof(bindings) / sizeof(*bindings) };

static const char *const key_names[] = {"left",  "right",   "up",        "down", "home",
                                        "end",   "page up", "page down", "tab",  "shift tab",
                                        "enter", "esc",     "F1"};

ActionId keymap_action(uint32_t key) {
    for (int i = 0; i < BINDING_COUNT; i++) {
        if (bindings[i].key == key) {
            return bindings[i].action;
        }
    }
    return ACT_COUNT;
}

static void add_key_name(uint32_t key, Buffer *out) {
    if (key >= KEYS_LEFT) {
        buffer_add_string(out, key_names[key - KEYS_LEFT]);
    } else if (key == ' ') {
        buffer_add_string(out, "space");
    } else {
        buffer_add_codepoint(out, key);
    }
}

void keymap_keys_of(ActionId id, Buffer *out) {
    bool first = true;
    for (int i = 0; i < BINDING_COUNT; i++) {
        if (bindings[i].action == id) {
            buffer_add_string(out, first ? "" : ", ");
            add_key_name(bindings[i].key, out);
            first = false;
        }
    }
}
