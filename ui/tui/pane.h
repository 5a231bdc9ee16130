/*
 * pane.h - the contents of each pane: rows drawn into an area.
 *
 * A pane that has more rows than fit shows those around what matters (the
 * current line, the top of the stack), moved by the user's scrolling.
 */
#ifndef GENSTEP_UI_TUI_PANE_H
#define GENSTEP_UI_TUI_PANE_H

#include "ui/tui/grid.h"
#include "ui/tui/model.h"

/* "Source", "Bytecode of fib", ... */
void pane_title(Model *model, Pane pane, Buffer *out);

/* How many rows it would like to have. */
int pane_rows(Model *model, Pane pane);

void pane_draw(Model *model, Pane pane, const Area *area);

#endif
