/*
 * grid.h - a screen as data: cells with a character and a meaning.
 *
 * A view draws into a grid; the terminal file shows it, tests print it. A cell
 * says what its character means ("the current instruction"), never a colour:
 * theme.h maps meanings to colours.
 *
 * Ownership: the grid owns its cells. Text that does not fit into its area ends in an ellipsis;
 * whatever else is drawn outside is cut off.
 */
#ifndef GENSTEP_UI_TUI_GRID_H
#define GENSTEP_UI_TUI_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/buffer.h"

typedef enum Meaning {
    MEANING_TEXT,
    MEANING_DIM,     /* suspended, finished, not in use */
    MEANING_TITLE,   /* the bar on top */
    MEANING_BORDER,  /* lines around panes */
    MEANING_HEADING, /* the name of a pane */
    MEANING_FOCUS,   /* the name of the pane that has the focus */
    MEANING_LINE_NUMBER,
    MEANING_CURRENT_LINE,
    MEANING_CURRENT_RANGE, /* the very expression that the instruction belongs to */
    MEANING_INSTRUCTION,   /* the current instruction */
    MEANING_OPCODE,
    MEANING_SPECIALIZED,
    MEANING_NAME,
    MEANING_VALUE,
    MEANING_CHANGED, /* a value that the last step changed */
    MEANING_FRAME,   /* the frame that runs */
    MEANING_LINKED,  /* the generator or frame that belongs to the selected one */
    MEANING_GENERATOR,
    MEANING_EXCEPTION,
    MEANING_SENTENCE, /* what just happened */
    MEANING_KEY,      /* key names in hints and help */
    MEANING_COUNT,
} Meaning;

typedef struct Cell {
    uint32_t character; /* 0: the right half of a wide character */
    uint8_t meaning;
} Cell;

typedef struct Grid {
    int width;
    int height;
    Cell *cells; /* row by row */
} Grid;

/* A part of a grid; drawing through it is cut at its edges. */
typedef struct Area {
    Grid *grid;
    int x, y, width, height;
} Area;

void grid_init(Grid *grid, int width, int height); /* blanks */
void grid_done(Grid *grid);
const Cell *grid_cell(const Grid *grid, int x, int y);
/* Adds the rows as text, trailing blanks cut. */
void grid_print(const Grid *grid, Buffer *out);

/* The columns that UTF-8 text takes. */
int text_width(const char *text, size_t size);
/* The bytes of it that go into a row of so many columns, broken before a blank if it can be; at
 * least one character. */
size_t text_row(const char *text, size_t size, int width);

Area grid_area(Grid *grid);
/* Draws UTF-8 text; control characters but tabs become '?'. Returns the column behind it. */
int area_text(const Area *area, int x, int y, Meaning meaning, const char *text);
int area_bytes(const Area *area, int x, int y, Meaning meaning, const char *text, size_t size);
int area_format(const Area *area, int x, int y, Meaning meaning, const char *format, ...);
void area_fill(const Area *area, int x, int y, int width, uint32_t character, Meaning meaning);
/* Changes the meaning of cells, not their characters. */
void area_mark(const Area *area, int x, int y, int width, Meaning meaning);

#endif
