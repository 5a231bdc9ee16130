#include "ui/tui/theme.h"

#define PLAIN(colour)                                                                              \
    { .foreground = colour, .background = COLOUR_DEFAULT }
#define BOLD(colour)                                                                               \
    { .foreground = colour, .background = COLOUR_DEFAULT, .bold = true }

const ThemeRow theme[MEANING_COUNT] = {
    [MEANING_TEXT] = PLAIN(COLOUR_DEFAULT),
    [MEANING_DIM] = {.foreground = COLOUR_DEFAULT, .background = COLOUR_DEFAULT, .dim = true},
    [MEANING_TITLE] = {.foreground = COLOUR_DEFAULT, .background = COLOUR_DEFAULT, .reverse = true},
    [MEANING_BORDER] = {.foreground = COLOUR_DEFAULT, .background = COLOUR_DEFAULT, .dim = true},
    [MEANING_HEADING] = BOLD(COLOUR_DEFAULT),
    [MEANING_FOCUS] = BOLD(COLOUR_CYAN),
    [MEANING_LINE_NUMBER] = {.foreground = COLOUR_DEFAULT,
                             .background = COLOUR_DEFAULT,
                             .dim = true},
    [MEANING_CURRENT_LINE] = BOLD(COLOUR_YELLOW),
    [MEANING_CURRENT_RANGE] = {.foreground = COLOUR_BLACK, .background = COLOUR_YELLOW},
    [MEANING_INSTRUCTION] = {.foreground = COLOUR_BLACK, .background = COLOUR_YELLOW},
    [MEANING_OPCODE] = PLAIN(COLOUR_DEFAULT),
    [MEANING_SPECIALIZED] = PLAIN(COLOUR_MAGENTA),
    [MEANING_NAME] = PLAIN(COLOUR_CYAN),
    [MEANING_VALUE] = PLAIN(COLOUR_GREEN),
    [MEANING_CHANGED] = BOLD(COLOUR_YELLOW),
    [MEANING_FRAME] = BOLD(COLOUR_YELLOW),
    [MEANING_LINKED] = BOLD(COLOUR_CYAN),
    [MEANING_GENERATOR] = PLAIN(COLOUR_MAGENTA),
    [MEANING_EXCEPTION] = BOLD(COLOUR_RED),
    [MEANING_SENTENCE] = BOLD(COLOUR_DEFAULT),
    [MEANING_KEY] = BOLD(COLOUR_CYAN),
};
