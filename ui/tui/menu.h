/*
 * menu.h - a list to choose from: the lessons, when genstep is called alone.
 *
 * Like the stepper: a model, a view that draws it into a grid, and a loop that
 * joins both with the terminal.
 */
#ifndef GENSTEP_UI_TUI_MENU_H
#define GENSTEP_UI_TUI_MENU_H

#include <stddef.h>

#include "ui/tui/grid.h"

typedef struct MenuItem {
    const char *name;
    const char *title;
    size_t title_size; /* titles need no NUL */
} MenuItem;

typedef struct Menu {
    const MenuItem *items;
    int count;
    int chosen;
} Menu;

/* Draws the menu with the chosen item in sight. */
void menu_render(const Menu *menu, Grid *grid);

/* Lets the user choose: an exit status (command.h), and menu->chosen, -1 when nothing was. */
int menu_run(Menu *menu);

#endif
