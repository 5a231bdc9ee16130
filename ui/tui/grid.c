#include "ui/tui/grid.h"

#include <stdarg.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/unicode/unicode.h"

enum { TAB_WIDTH = 8, ELLIPSIS = 0x2026, NO_CHARACTER = 0xFFFD };

void grid_init(Grid *grid, int width, int height) {
    grid->width = width;
    grid->height = height;
    grid->cells = memory_alloc_zeroed((size_t)width * (size_t)height, sizeof(Cell));
    for (int i = 0; i < width * height; i++) {
        grid->cells[i] = (Cell){' ', MEANING_TEXT};
    }
}

void grid_done(Grid *grid) {
    memory_free(grid->cells);
    *grid = (Grid){0};
}

const Cell *grid_cell(const Grid *grid, int x, int y) {
    return &grid->cells[(size_t)y * (size_t)grid->width + (size_t)x];
}

void grid_print(const Grid *grid, Buffer *out) {
    for (int y = 0; y < grid->height; y++) {
        int end = grid->width;
        while (end > 0 && grid_cell(grid, end - 1, y)->character == ' ') {
            end--;
        }
        for (int x = 0; x < end; x++) {
            uint32_t character = grid_cell(grid, x, y)->character;
            if (character != 0) {
                buffer_add_codepoint(out, character);
            }
        }
        buffer_add_byte(out, '\n');
    }
}

Area grid_area(Grid *grid) {
    return (Area){grid, 0, 0, grid->width, grid->height};
}

static Cell *cell_at(const Area *area, int x, int y) {
    bool inside = x >= 0 && x < area->width && y >= 0 && y < area->height &&
                  area->x + x < area->grid->width && area->y + y < area->grid->height;
    return inside ? &area->grid->cells[(size_t)(area->y + y) * (size_t)area->grid->width +
                                       (size_t)(area->x + x)]
                  : NULL;
}

static void put(const Area *area, int x, int y, Cell cell) {
    Cell *to = cell_at(area, x, y);
    if (to != NULL) {
        *to = cell;
    }
}

/* Marks that combine with the character before them, and what only says how text is joined or
 * ordered. */
static bool has_no_cell(uint32_t character) {
    return character >= 0x300 && unicode_is_case_ignorable(character) &&
           (!unicode_is_printable(character) ||
            (unicode_is_xid_continue(character) && !unicode_is_xid_start(character)));
}

/* The next character as it is drawn, `column` columns behind where its text begins: a tab is blanks
 * up to the next multiple of 8, other control characters show as '?'. Its width is 0 where there is
 * no cell for it. */
static uint32_t next_character(const char *text, size_t size, int column, size_t *length,
                               int *width) {
    uint32_t character = unicode_decode(text, size, length);
    if (character == '\t') {
        *width = TAB_WIDTH - column % TAB_WIDTH;
        return ' ';
    }
    if (character >= UNICODE_LIMIT || unicode_is_surrogate(character)) {
        *width = 1;
        return NO_CHARACTER; /* a lone surrogate, or bytes that are no text */
    }
    if (character < 0x20 || (character >= 0x7F && character < 0xA0) ||
        unicode_is_line_break(character)) {
        *width = 1;
        return '?';
    }
    *width = has_no_cell(character) ? 0 : unicode_width(character);
    return character;
}

int text_width(const char *text, size_t size) {
    size_t length;
    int total = 0;
    int width;
    for (size_t at = 0; at < size; at += length) {
        next_character(text + at, size - at, total, &length, &width);
        total += width;
    }
    return total;
}

size_t text_row(const char *text, size_t size, int width) {
    size_t length;
    size_t blank = 0;
    bool in_word = false;
    int total = 0;
    int one;
    for (size_t at = 0; at < size; at += length) {
        uint32_t character = next_character(text + at, size - at, total, &length, &one);
        total += one;
        if (character == ' ') {
            blank = in_word ? at : blank;
        }
        if (total > width) {
            return blank != 0 ? blank : at != 0 ? at : length;
        }
        in_word = in_word || character != ' ';
    }
    return size;
}

static void put_ellipsis(const Area *area, int x, int y, Meaning meaning) {
    const Cell *cell = cell_at(area, x, y);
    if (cell != NULL && cell->character == 0) {
        put(area, x - 1, y, (Cell){' ', (uint8_t)meaning}); /* half a character is none */
    }
    put(area, x, y, (Cell){ELLIPSIS, (uint8_t)meaning});
}

int area_bytes(const Area *area, int x, int y, Meaning meaning, const char *text, size_t size) {
    size_t length;
    int width;
    int start = x;
    for (size_t at = 0; at < size; at += length) {
        uint32_t character = next_character(text + at, size - at, x - start, &length, &width);
        if (x + width > area->width) {
            put_ellipsis(area, x < area->width ? x : area->width - 1, y, meaning);
            return area->width + 1; /* whatever follows is cut, too */
        }
        for (int i = 0; i < width; i++) {
            uint32_t shown = character == ' ' || i == 0 ? character : 0;
            put(area, x + i, y, (Cell){shown, (uint8_t)meaning});
        }
        x += width;
    }
    return x;
}

int area_text(const Area *area, int x, int y, Meaning meaning, const char *text) {
    return area_bytes(area, x, y, meaning, text, strlen(text));
}

int area_format(const Area *area, int x, int y, Meaning meaning, const char *format, ...) {
    Buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_add_format_list(&text, format, arguments);
    va_end(arguments);
    x = area_bytes(area, x, y, meaning, text.data, text.size);
    buffer_done(&text);
    return x;
}

void area_fill(const Area *area, int x, int y, int width, uint32_t character, Meaning meaning) {
    for (int i = 0; i < width; i++) {
        put(area, x + i, y, (Cell){character, (uint8_t)meaning});
    }
}

void area_mark(const Area *area, int x, int y, int width, Meaning meaning) {
    for (int i = 0; i < width; i++) {
        Cell *cell = cell_at(area, x + i, y);
        if (cell != NULL) {
            cell->meaning = (uint8_t)meaning;
        }
    }
}
