/*
 * view.h - draws the model: a pure function from model and size to a grid.
 *
 *     wide (150 x 30 and more)      normal                   narrow
 *     source | bytecode | frames    source   | frames        source
 *            |          | stack     bytecode | stack         bytecode
 *     output |          | locals             | locals        stack
 *                                            | exceptions    frames
 */
#ifndef GENSTEP_UI_TUI_VIEW_H
#define GENSTEP_UI_TUI_VIEW_H

#include "ui/tui/grid.h"
#include "ui/tui/model.h"

/* Below this nothing can be shown. */
enum { VIEW_LEAST_WIDTH = 20, VIEW_LEAST_HEIGHT = 6 };

/* Fills an initialised grid. */
void view_render(Model *model, Grid *grid);

#endif
