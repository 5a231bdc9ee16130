/* Source texts cut into lines, for the stepper. */
#include <check.h>
#include <string.h>

#include "ui/tui/source_lines.h"

static void assert_line(const SourceText *text, int index, const char *expected) {
    ck_assert_int_lt(index, text->line_count);
    const SourceLine *line = &text->lines[index];
    ck_assert_uint_eq(line->size, strlen(expected));
    ck_assert_mem_eq(line->text, expected, line->size);
}

START_TEST(test_lines_end_as_python_says) {
    SourceLines all = {0};
    const SourceText *text = source_lines_of(&all, "one\r\n\rthree\n\n\r\nsix");
    ck_assert_int_eq(text->line_count, 6);
    assert_line(text, 0, "one");
    assert_line(text, 1, "");
    assert_line(text, 2, "three");
    assert_line(text, 3, "");
    assert_line(text, 4, "");
    assert_line(text, 5, "six");
    source_lines_done(&all);
}
END_TEST

START_TEST(test_a_text_is_cut_once) {
    static const char one[] = "one\n";
    SourceLines all = {0};
    const SourceLine *lines = source_lines_of(&all, one)->lines;
    ck_assert_int_eq(source_lines_of(&all, "")->line_count, 0);
    const SourceText *again = source_lines_of(&all, one);
    ck_assert_int_eq(again->line_count, 1);
    ck_assert_ptr_eq(again->lines, lines);
    source_lines_done(&all);
}
END_TEST

Suite *source_lines_suite(void) {
    Suite *suite = suite_create("source_lines");
    TCase *cases = tcase_create("source_lines");
    tcase_add_test(cases, test_lines_end_as_python_says);
    tcase_add_test(cases, test_a_text_is_cut_once);
    suite_add_tcase(suite, cases);
    return suite;
}
