/*
 * Checks of errors and warnings as they are printed.
 *
 * What is expected of syntax errors is what CPython 3.14's traceback module
 * prints for exceptions with the same attributes.
 */
#include <check.h>
#include <string.h>

#include "engine/compiler/diagnostic.h"

/* clang-format off */
static const struct {
    const char *what;
    const char *text;
    int line, column, end_line, end_column;
    const char *printed;
} error_cases[] = {
    {"a caret for each character of the range",
     "x = 1 +* 2\n", 1, 8, 1, 9,
     "  File \"f.py\", line 1\n"
     "    x = 1 +* 2\n"
     "           ^\n"
     "SyntaxError: what is wrong\n"},
    {"a range over several characters",
     "for x in range(10) pass\n", 1, 20, 1, 24,
     "  File \"f.py\", line 1\n"
     "    for x in range(10) pass\n"
     "                       ^^^^\n"
     "SyntaxError: what is wrong\n"},
    {"indentation is taken away",
     "    if x = 1: pass\n", 1, 8, 1, 13,
     "  File \"f.py\", line 1\n"
     "    if x = 1: pass\n"
     "       ^^^^^\n"
     "SyntaxError: what is wrong\n"},
    {"tabs before the mark are kept",
     "\tx\t=\ty z\n", 1, 6, 1, 9,
     "  File \"f.py\", line 1\n"
     "    \tx\t=\ty z\n"
     "    \t \t \t^^^\n"
     "SyntaxError: what is wrong\n"},
    {"a tab is no indentation to take away",
     "\t\tx y\n", 1, 3, 1, 6,
     "  File \"f.py\", line 1\n"
     "    \t\tx y\n"
     "    \t\t^^^\n"
     "SyntaxError: what is wrong\n"},
    {"form feeds are",
     "\f"
     "  x y\n", 1, 4, 1, 7,
     "  File \"f.py\", line 1\n"
     "    x y\n"
     "    ^^^\n"
     "SyntaxError: what is wrong\n"},
    {"columns count characters, wide ones too",
     "\345\220\215\345\211\215 = \331\241 \331\242\n", 1, 6, 1, 9,
     "  File \"f.py\", line 1\n"
     "    \345\220\215\345\211\215 = \331\241 \331\242\n"
     "         ^^^\n"
     "SyntaxError: what is wrong\n"},
    {"an ideographic space stays below itself",
     "\343\200\200x y\n", 1, 2, 1, 5,
     "  File \"f.py\", line 1\n"
     "    \343\200\200x y\n"
     "    \343\200\200^^^\n"
     "SyntaxError: what is wrong\n"},
    {"no column, no caret",
     "x y\n", 1, 0, 0, 0,
     "  File \"f.py\", line 1\n"
     "    x y\n"
     "SyntaxError: what is wrong\n"},
    {"column 0: no caret",
     "x y\n", 1, 0, 1, 0,
     "  File \"f.py\", line 1\n"
     "    x y\n"
     "SyntaxError: what is wrong\n"},
    {"a column before the text: no caret",
     "    x y\n", 1, 2, 1, 3,
     "  File \"f.py\", line 1\n"
     "    x y\n"
     "SyntaxError: what is wrong\n"},
    {"no end: one caret",
     "x y\n", 1, 3, 0, 0,
     "  File \"f.py\", line 1\n"
     "    x y\n"
     "      ^\n"
     "SyntaxError: what is wrong\n"},
    {"end column 0 stands for the start",
     "x y\n", 1, 3, 1, 0,
     "  File \"f.py\", line 1\n"
     "    x y\n"
     "      ^\n"
     "SyntaxError: what is wrong\n"},
    {"a negative end: one caret",
     "x = (\n", 1, 5, 1, -1,
     "  File \"f.py\", line 1\n"
     "    x = (\n"
     "        ^\n"
     "SyntaxError: what is wrong\n"},
    {"an end before the start: one caret",
     "x yz\n", 1, 4, 1, 2,
     "  File \"f.py\", line 1\n"
     "    x yz\n"
     "       ^\n"
     "SyntaxError: what is wrong\n"},
    {"a range over lines is marked to the end of its first one",
     "x = (1 +\n", 1, 5, 3, 4,
     "  File \"f.py\", line 1\n"
     "    x = (1 +\n"
     "        ^^^^\n"
     "SyntaxError: what is wrong\n"},
    {"a column behind the text is its end",
     "x =\n", 1, 40, 1, 41,
     "  File \"f.py\", line 1\n"
     "    x =\n"
     "       ^\n"
     "SyntaxError: what is wrong\n"},
    {"an end behind the text is its end",
     "x yz\n", 1, 3, 1, 40,
     "  File \"f.py\", line 1\n"
     "    x yz\n"
     "      ^^\n"
     "SyntaxError: what is wrong\n"},
    {"text without a line end",
     "def f(:", 1, 7, 1, 8,
     "  File \"f.py\", line 1\n"
     "    def f(:\n"
     "          ^\n"
     "SyntaxError: what is wrong\n"},
    {"several lines are shown as they are",
     "'''abc\n"
     "def\n", 1, 1, 1, 4,
     "  File \"f.py\", line 1\n"
     "    '''abc\n"
     "def\n"
     "    ^^^\n"
     "SyntaxError: what is wrong\n"},
    {"an empty line",
     "\n", 2, 1, 2, 1,
     "  File \"f.py\", line 2\n"
     "    \n"
     "    ^\n"
     "SyntaxError: what is wrong\n"},
    {"an empty text",
     "", 2, 1, 2, 1,
     "  File \"f.py\", line 2\n"
     "    \n"
     "    ^\n"
     "SyntaxError: what is wrong\n"},
    {"text that is not known",
     NULL, 3, 5, 3, 7,
     "  File \"f.py\", line 3\n"
     "SyntaxError: what is wrong\n"},
    {"blanks behind the text stay",
     "x y   \n", 1, 3, 1, 4,
     "  File \"f.py\", line 1\n"
     "    x y   \n"
     "      ^\n"
     "SyntaxError: what is wrong\n"},
};
/* clang-format on */

static void set_text(Diagnostic *diagnostic, const char *text) {
    if (text != NULL) {
        Buffer copy = {0};
        buffer_add_string(&copy, text);
        diagnostic->text_size = copy.size;
        diagnostic->text = buffer_take(&copy);
    }
}

static void assert_printed(const Diagnostic *diagnostic, const char *expected) {
    Buffer printed = {0};
    diagnostic_print(diagnostic, "f.py", &printed);
    ck_assert_str_eq(printed.data != NULL ? printed.data : "", expected);
    buffer_done(&printed);
}

START_TEST(syntax_errors_are_printed_as_by_traceback) {
    Diagnostics diagnostics = {0};
    Diagnostic *error =
        diagnostics_set_error(&diagnostics, DIAGNOSTIC_SYNTAX_ERROR, "what is %s", "wrong");
    error->line = error_cases[_i].line;
    error->column = error_cases[_i].column;
    error->end_line = error_cases[_i].end_line;
    error->end_column = error_cases[_i].end_column;
    set_text(error, error_cases[_i].text);
    assert_printed(error, error_cases[_i].printed);
    diagnostics_done(&diagnostics);
}
END_TEST

static const struct {
    DiagnosticKind kind;
    const char *message;
    const char *printed;
} other_cases[] = {
    {DIAGNOSTIC_OVERFLOW_ERROR, "too big", "OverflowError: too big\n"},
    {DIAGNOSTIC_RECURSION_ERROR, "too deep", "RecursionError: too deep\n"},
    {DIAGNOSTIC_MEMORY_ERROR, "", "MemoryError\n"},
    {DIAGNOSTIC_MEMORY_ERROR, "too complex", "MemoryError: too complex\n"},
    {DIAGNOSTIC_VALUE_ERROR, "bad", "ValueError: bad\n"},
};

START_TEST(other_errors_have_a_line_of_their_own) {
    Diagnostics diagnostics = {0};
    assert_printed(
        diagnostics_set_error(&diagnostics, other_cases[_i].kind, "%s", other_cases[_i].message),
        other_cases[_i].printed);
    diagnostics_done(&diagnostics);
}
END_TEST

START_TEST(the_first_error_wins) {
    Diagnostics diagnostics = {0};
    diagnostics_set_error(&diagnostics, DIAGNOSTIC_VALUE_ERROR, "first");
    Diagnostic *error = diagnostics_set_syntax_error(&diagnostics, LOCATION_NONE, "second");
    ck_assert_ptr_eq(error, &diagnostics.error);
    assert_printed(error, "ValueError: first\n");
    diagnostics_done(&diagnostics);
}
END_TEST

START_TEST(warnings_show_their_line_without_white_space) {
    Diagnostics diagnostics = {0};
    Location location = {7, 7, 4, 9};
    Diagnostic *warning =
        diagnostics_add_syntax_warning(&diagnostics, location, "'%s' is strange", "x");
    set_text(warning, "\t  x y z  \n");
    assert_printed(warning, "f.py:7: SyntaxWarning: 'x' is strange\n  x y z\n");
    diagnostics_done(&diagnostics);
}
END_TEST

START_TEST(warnings_of_what_is_no_file_show_no_line) {
    Diagnostics diagnostics = {0};
    Location location = {7, 7, 4, 9};
    assert_printed(diagnostics_add_syntax_warning(&diagnostics, location, "strange"),
                   "f.py:7: SyntaxWarning: strange\n");
    diagnostics_done(&diagnostics);
}
END_TEST

START_TEST(deprecations_are_not_shown) {
    Diagnostics diagnostics = {0};
    assert_printed(diagnostics_add_warning(&diagnostics, DIAGNOSTIC_DEPRECATION_WARNING, "old"),
                   "");
    diagnostics_done(&diagnostics);
}
END_TEST

START_TEST(what_genstep_lacks_is_named_with_its_place) {
    Diagnostics diagnostics = {0};
    Diagnostic *error =
        diagnostics_set_error(&diagnostics, DIAGNOSTIC_UNSUPPORTED, "there is no eval()");
    assert_printed(error, "genstep: f.py: there is no eval()\n");
    error->line = error->end_line = 3;
    error->column = 5;
    error->end_column = 9;
    set_text(error, "x = eval(y)\n");
    assert_printed(error, "genstep: f.py:3:5: there is no eval()\n"
                          "    x = eval(y)\n"
                          "        ^^^^\n");
    diagnostics_done(&diagnostics);
}
END_TEST

Suite *diagnostic_suite(void) {
    Suite *suite = suite_create("diagnostic");
    TCase *errors = tcase_create("errors");
    tcase_add_loop_test(errors, syntax_errors_are_printed_as_by_traceback, 0,
                        sizeof error_cases / sizeof error_cases[0]);
    tcase_add_loop_test(errors, other_errors_have_a_line_of_their_own, 0,
                        sizeof other_cases / sizeof other_cases[0]);
    tcase_add_test(errors, the_first_error_wins);
    tcase_add_test(errors, what_genstep_lacks_is_named_with_its_place);
    suite_add_tcase(suite, errors);
    TCase *warnings = tcase_create("warnings");
    tcase_add_test(warnings, warnings_show_their_line_without_white_space);
    tcase_add_test(warnings, warnings_of_what_is_no_file_show_no_line);
    tcase_add_test(warnings, deprecations_are_not_shown);
    suite_add_tcase(suite, warnings);
    return suite;
}
