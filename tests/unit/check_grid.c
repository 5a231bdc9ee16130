#include <check.h>
#include <string.h>

#include "engine/base/memory.h"
#include "ui/tui/grid.h"

/* Draws the text at a column of a grid of one row; the row as text. */
static char *drawn(int width, int x, const char *text) {
    Grid grid;
    Buffer out = {0};
    grid_init(&grid, width, 1);
    Area area = grid_area(&grid);
    area_text(&area, x, 0, MEANING_TEXT, text);
    grid_print(&grid, &out);
    grid_done(&grid);
    out.data[out.size - 1] = '\0'; /* the newline */
    return buffer_take(&out);
}

static const struct {
    int width, x;
    const char *text, *row;
} drawings[] = {
    {8, 0, "12345678", "12345678"},
    {8, 0, "123456789", "1234567\xE2\x80\xA6"},
    {8, 3, "123456789", "   1234\xE2\x80\xA6"},
    {4, 9, "out of sight", "   \xE2\x80\xA6"},
    {20, 0, "a\tb\tc", "a       b       c"},
    {20, 2, "\tb", "          b"},      /* tabs count from the text on */
    {8, 0, "a\x1b[1mb\x7f", "a?[1mb?"}, /* no control characters */
    {6, 0, "\xE6\xBC\xA2\xE6\xBC\xA2", "\xE6\xBC\xA2\xE6\xBC\xA2"}, /* two columns each */
    {4, 0, "\xE6\xBC\xA2\xE6\xBC\xA2!", "\xE6\xBC\xA2 \xE2\x80\xA6"},
    {5, 0, "ab\xE6\xBC\xA2\xE6\xBC\xA2", "ab\xE6\xBC\xA2\xE2\x80\xA6"},
    {9, 0, "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xEF\xB8\x8F!",
     "\xF0\x9F\x91\xA8\xF0\x9F\x91\xA9!"}, /* nor have joiners and selectors */
    {5, 0, "e\xCC\x81!", "e!"},            /* combining marks have no cell */
    {5, 0,
     "a\xFF"
     "b",
     "a\xEF\xBF\xBD"
     "b"},                                  /* bytes that are no text */
    {5, 0, "\xED\xB3\xBF", "\xEF\xBF\xBD"}, /* a lone surrogate */
};

START_TEST(draws) {
    char *row = drawn(drawings[_i].width, drawings[_i].x, drawings[_i].text);
    ck_assert_str_eq(row, drawings[_i].row);
    memory_free(row);
}
END_TEST

START_TEST(cuts_pieces_that_follow_each_other) {
    Grid grid;
    Buffer out = {0};
    grid_init(&grid, 6, 1);
    Area area = grid_area(&grid);
    int x = area_text(&area, 0, 0, MEANING_TEXT, "123456");
    x = area_text(&area, x, 0, MEANING_TEXT, "7");
    area_text(&area, x, 0, MEANING_TEXT, "8");
    grid_print(&grid, &out);
    ck_assert_str_eq(out.data, "12345\xE2\x80\xA6\n");
    grid_done(&grid);
    buffer_done(&out);
}
END_TEST

static const struct {
    const char *text;
    int width;
    size_t size;
} rows[] = {
    {"short", 8, 5},
    {"just so!", 8, 8},
    {"two words", 8, 3},
    {"two words", 3, 3},
    {"unbroken", 4, 4},
    {"    indented", 8, 8}, /* the blanks before the first word are no place to break */
    {"\xE6\xBC\xA2\xE6\xBC\xA2", 3, 3},
    {"\xE6\xBC\xA2", 1, 3}, /* something goes into every row */
    {"", 8, 0},
};

START_TEST(breaks_rows) {
    ck_assert_uint_eq(text_row(rows[_i].text, strlen(rows[_i].text), rows[_i].width),
                      rows[_i].size);
}
END_TEST

Suite *grid_suite(void);
Suite *grid_suite(void) {
    Suite *suite = suite_create("grid");
    TCase *tcase = tcase_create("grid");
    tcase_add_loop_test(tcase, draws, 0, sizeof(drawings) / sizeof(*drawings));
    tcase_add_test(tcase, cuts_pieces_that_follow_each_other);
    tcase_add_loop_test(tcase, breaks_rows, 0, sizeof(rows) / sizeof(*rows));
    suite_add_tcase(suite, tcase);
    return suite;
}
