/*
 * theme.h - which colour a meaning has: the one table.
 *
 * Colours are the terminal's eight; a terminal without colours shows the
 * attributes alone.
 */
#ifndef GENSTEP_UI_TUI_THEME_H
#define GENSTEP_UI_TUI_THEME_H

#include <stdbool.h>

#include "ui/tui/grid.h"

typedef enum ThemeColour {
    COLOUR_DEFAULT = -1,
    COLOUR_BLACK,
    COLOUR_RED,
    COLOUR_GREEN,
    COLOUR_YELLOW,
    COLOUR_BLUE,
    COLOUR_MAGENTA,
    COLOUR_CYAN,
    COLOUR_WHITE,
} ThemeColour;

typedef struct ThemeRow {
    ThemeColour foreground;
    ThemeColour background;
    bool bold, dim, reverse, underline;
} ThemeRow;

extern const ThemeRow theme[MEANING_COUNT];

#endif
