/* cchar_t and friends want the extended names. */
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include "ui/tui/terminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "engine/base/memory.h"
#include "ui/tui/keymap.h"
#include "ui/tui/theme.h"

/* Last: it defines macros called `lines`, `columns` and the like. */
#include <term.h>

/* There is one terminal, and signal handlers have no other way to it. */
static struct termios terminal_before;
static volatile sig_atomic_t terminal_is_open;
static volatile sig_atomic_t ending_signal;
static volatile sig_atomic_t resized;
static bool is_utf8, coloured;
static SCREEN *screen;

/* What puts most terminals back: attributes off, cursor shown, the other screen left. Kept from
 * terminfo while it may be asked, for use in signal handlers. */
static char farewell[256];
static size_t farewell_size;

static void add_farewell(const char *name) {
    const char *capability = tigetstr(name);
    if (capability != NULL && capability != (char *)-1 &&
        farewell_size + strlen(capability) < sizeof(farewell)) {
        memcpy(farewell + farewell_size, capability, strlen(capability));
        farewell_size += strlen(capability);
    }
}

static void restore_raw(void) {
    ssize_t ignored = write(STDOUT_FILENO, farewell, farewell_size);
    (void)ignored;
    tcsetattr(STDIN_FILENO, TCSANOW, &terminal_before);
}

/* A crash: put the terminal back, then crash as we would have. */
static void on_crash(int signal_number) {
    if (terminal_is_open) {
        terminal_is_open = 0;
        restore_raw();
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void on_end(int signal_number) {
    ending_signal = signal_number;
}

static void on_resize(int signal_number) {
    (void)signal_number;
    resized = 1;
}

static void handle(int signal_number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(signal_number, &action, NULL);
}

static void on_die(void *context) {
    (void)context;
    terminal_close();
}

static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
static const int end_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

static void define_colours(void) {
    const char *refused = getenv("NO_COLOR");
    coloured = has_colors() && (refused == NULL || *refused == '\0');
    if (!coloured) {
        return;
    }
    start_color();
    use_default_colors();
    for (int meaning = 0; meaning < MEANING_COUNT; meaning++) {
        init_pair((short)(meaning + 1), (short)theme[meaning].foreground,
                  (short)theme[meaning].background);
    }
}

bool terminal_open(const char **problem) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
        tcgetattr(STDIN_FILENO, &terminal_before) != 0) {
        *problem = "the stepper needs a terminal";
        return false;
    }
    setlocale(LC_ALL, "");
    is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    set_escdelay(25);
    screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) {
        *problem = "the kind of terminal (TERM) is not known";
        return false;
    }
    if (cursor_address == NULL) {
        endwin();
        delscreen(screen);
        *problem = "the kind of terminal (TERM) cannot place text on its screen";
        return false;
    }
    farewell_size = 0;
    add_farewell("sgr0");
    add_farewell("cnorm");
    add_farewell("rmkx");
    add_farewell("rmcup");
    terminal_is_open = 1;
    ending_signal = 0;
    die_set_callback(on_die, NULL);
    for (size_t i = 0; i < sizeof(crash_signals) / sizeof(int); i++) {
        handle(crash_signals[i], on_crash);
    }
    for (size_t i = 0; i < sizeof(end_signals) / sizeof(int); i++) {
        handle(end_signals[i], on_end);
    }
    handle(SIGWINCH, on_resize);
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    curs_set(0);
    define_colours();
    return true;
}

void terminal_close(void) {
    if (!terminal_is_open) {
        return;
    }
    terminal_is_open = 0;
    endwin();
    delscreen(screen);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal_before);
    die_set_callback(NULL, NULL);
    for (size_t i = 0; i < sizeof(crash_signals) / sizeof(int); i++) {
        handle(crash_signals[i], SIG_DFL);
    }
    for (size_t i = 0; i < sizeof(end_signals) / sizeof(int); i++) {
        handle(end_signals[i], SIG_DFL);
    }
    handle(SIGWINCH, SIG_DFL);
}

void terminal_size(int *width, int *height) {
    getmaxyx(stdscr, *height, *width);
}

/* Characters that a terminal without UTF-8 can show instead. */
static wchar_t plain_character(uint32_t character) {
    switch (character) {
    case 0: return ' ';
    case 0x2500: return '-';
    case 0x2502: return '|';
    case 0x25B6: return '>';
    case 0xB7: return '.';
    case 0x2190: return '<';
    case 0x2026: return '~';
    default: return '?';
    }
}

static attr_t attributes_of(const ThemeRow *row) {
    return (row->bold ? WA_BOLD : 0) | (row->dim ? WA_DIM : 0) | (row->reverse ? WA_REVERSE : 0) |
           (row->underline ? WA_UNDERLINE : 0);
}

void terminal_show(const Grid *grid) {
    for (int y = 0; y < grid->height; y++) {
        for (int x = 0; x < grid->width; x++) {
            const Cell *cell = grid_cell(grid, x, y);
            if (cell->character == 0 && is_utf8) {
                continue;
            }
            wchar_t text[2] = {(wchar_t)cell->character, 0};
            if (!is_utf8 && (cell->character == 0 || cell->character >= 0x80)) {
                text[0] = plain_character(cell->character);
            }
            cchar_t shown;
            const ThemeRow *row = &theme[cell->meaning];
            /* Without colours, what stands on a coloured ground is shown reversed. */
            attr_t attributes = attributes_of(row);
            if (!coloured && row->background != COLOUR_DEFAULT) {
                attributes |= WA_REVERSE;
            }
            setcchar(&shown, text, attributes, (short)(coloured ? cell->meaning + 1 : 0), NULL);
            mvadd_wch(y, x, &shown);
        }
    }
    refresh();
}

static uint32_t key_of(int code) {
    switch (code) {
    case KEY_LEFT: return KEYS_LEFT;
    case KEY_RIGHT: return KEYS_RIGHT;
    case KEY_UP: return KEYS_UP;
    case KEY_DOWN: return KEYS_DOWN;
    case KEY_HOME: return KEYS_HOME;
    case KEY_END: return KEYS_END;
    case KEY_PPAGE: return KEYS_PAGE_UP;
    case KEY_NPAGE: return KEYS_PAGE_DOWN;
    case KEY_BTAB: return KEYS_BACK_TAB;
    case KEY_ENTER: return KEYS_ENTER;
    case KEY_F(1): return KEYS_F1;
    case KEY_RESIZE: return TERMINAL_RESIZED;
    default: return KEYS_OTHER;
    }
}

static void follow_resize(void) {
    struct winsize size;
    resized = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        resizeterm(size.ws_row, size.ws_col);
    }
}

uint32_t terminal_key(void) {
    wint_t character;
    for (;;) {
        if (ending_signal != 0) {
            return TERMINAL_ENDED;
        }
        if (resized) {
            follow_resize();
            return TERMINAL_RESIZED;
        }
        timeout(250); /* a signal that arrives just before the wait is seen soon */
        int result = get_wch(&character);
        if (result == KEY_CODE_YES) {
            return key_of((int)character);
        }
        if (result == OK) {
            break;
        }
        struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
        if (poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) {
            return TERMINAL_ENDED;
        }
    }
    switch (character) {
    case '\t': return KEYS_TAB;
    case '\r':
    case '\n': return KEYS_ENTER;
    case 27: return KEYS_ESCAPE;
    default: return (uint32_t)character;
    }
}

int terminal_signal(void) {
    return ending_signal;
}
