/* Checks of float and complex repr: the shortest digits that read back. */
#include <check.h>
#include <math.h>

#include "engine/base/float_text.h"

typedef struct FloatRow {
    double value;
    const char *text;
} FloatRow;

static const FloatRow floats[] = {
    {0.0, "0.0"},
    {-0.0, "-0.0"},
    {1.0, "1.0"},
    {0.1, "0.1"},
    {1.0 / 3.0, "0.3333333333333333"},
    {100.0, "100.0"},
    {1e15, "1000000000000000.0"},
    {1e16, "1e+16"},
    {123456789012345680.0, "1.2345678901234568e+17"},
    {0.0001, "0.0001"},
    {0.00001, "1e-05"},
    {1.5e-7, "1.5e-07"},
    {5e-324, "5e-324"},
    {2.2250738585072014e-308, "2.2250738585072014e-308"},
    {1.7976931348623157e308, "1.7976931348623157e+308"},
    {0x1p-44, "5.684341886080802e-14"}, /* the closer decimal below does not read back */
    {9007199254740993.0, "9007199254740992.0"},
    {INFINITY, "inf"},
    {-INFINITY, "-inf"},
    {NAN, "nan"},
};

START_TEST(floats_as_python_prints_them) {
    Buffer out = {0};
    float_repr(floats[_i].value, &out);
    ck_assert_str_eq(out.data, floats[_i].text);
    buffer_done(&out);
}
END_TEST

typedef struct ComplexRow {
    double real;
    double imaginary;
    const char *text;
} ComplexRow;

static const ComplexRow complexes[] = {
    {0.0, 2.0, "2j"},       {1.0, 2.5, "(1+2.5j)"}, {1.0, -0.0, "(1-0j)"},
    {-0.0, 0.0, "(-0+0j)"}, {0.0, -1.5, "-1.5j"},   {INFINITY, NAN, "(inf+nanj)"},
};

START_TEST(complexes_as_python_prints_them) {
    Buffer out = {0};
    complex_repr(complexes[_i].real, complexes[_i].imaginary, &out);
    ck_assert_str_eq(out.data, complexes[_i].text);
    buffer_done(&out);
}
END_TEST

Suite *float_text_suite(void) {
    Suite *suite = suite_create("float_text");
    TCase *tcase = tcase_create("repr");
    tcase_add_loop_test(tcase, floats_as_python_prints_them, 0, sizeof(floats) / sizeof(floats[0]));
    tcase_add_loop_test(tcase, complexes_as_python_prints_them, 0,
                        sizeof(complexes) / sizeof(complexes[0]));
    suite_add_tcase(suite, tcase);
    return suite;
}
