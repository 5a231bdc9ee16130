/*
 * terminal.h - the real terminal: shows grids, reads keys. The one place that knows curses.
 *
 * The terminal is put back as it was by terminal_close, and also when the
 * process is ended by a signal (SIGTERM, SIGHUP, a crash) or by `die`.
 *
 * Failure: terminal_open says what is wrong and returns false; nothing is
 * changed then.
 */
#ifndef GENSTEP_UI_TUI_TERMINAL_H
#define GENSTEP_UI_TUI_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/tui/grid.h"

/* On failure *problem is one line. */
bool terminal_open(const char **problem);
void terminal_close(void);

void terminal_size(int *width, int *height);
void terminal_show(const Grid *grid);

/* Waits for a key (keymap.h). TERMINAL_RESIZED: the size has changed; TERMINAL_ENDED: there is no
 * input any more, or a signal asks to end. */
enum { TERMINAL_RESIZED = 0x120000, TERMINAL_ENDED };
uint32_t terminal_key(void);

/* The signal that asked to end, or 0. */
int terminal_signal(void);

#endif
