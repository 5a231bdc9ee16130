/*
 * Checks of constant folding: what CPython 3.14's optimiser makes of the same
 * operands; "" where it leaves the operator to run time.
 */
#include <check.h>

#include "engine/compiler/constant_fold.h"
#include "tests/unit/sequence_text.h"

typedef struct BinaryCase {
    const char *left;
    BinaryOperator op;
    const char *right;
    const char *result;
} BinaryCase;

typedef struct UnaryCase {
    UnaryOperator op;
    const char *operand;
    const char *result;
} UnaryCase;

/* clang-format off */
static const BinaryCase binary_cases[] = {
    {"6", BINARY_MULTIPLY, "7", "42"},
    {"-7", BINARY_FLOOR_DIVIDE, "2", "-4"},
    {"-7", BINARY_REMAINDER, "2", "1"},
    {"7", BINARY_REMAINDER, "-2", "-1"},
    {"1", BINARY_TRUE_DIVIDE, "3", "0.3333333333333333"},
    {"9007199254740993", BINARY_TRUE_DIVIDE, "1", "9007199254740992.0"},
    {"1000000000000000000", BINARY_TRUE_DIVIDE, "3", "3.333333333333333e+17"},
    {"1", BINARY_TRUE_DIVIDE, "0", ""},
    {"1", BINARY_FLOOR_DIVIDE, "0", ""},
    {"2", BINARY_POWER, "127", ""},
    {"2", BINARY_POWER, "128", ""},
    {"2", BINARY_POWER, "-1", "0.5"},
    {"0", BINARY_POWER, "-1", ""},
    {"0", BINARY_POWER, "1000", "0"},
    {"-1", BINARY_POWER, "129", ""},
    {"1", BINARY_LSHIFT, "127", "170141183460469231731687303715884105728"},
    {"1", BINARY_LSHIFT, "128", ""},
    {"0", BINARY_LSHIFT, "1000", "0"},
    {"1", BINARY_LSHIFT, "-1", ""},
    {"-5", BINARY_RSHIFT, "1", "-3"},
    {"-5", BINARY_RSHIFT, "1000", "-1"},
    {"9223372036854775807", BINARY_ADD, "1", "9223372036854775808"},
    {"9223372036854775807", BINARY_MULTIPLY, "9223372036854775807", "85070591730234615847396907784232501249"},
    {"-9223372036854775808", BINARY_SUBTRACT, "1", "-9223372036854775809"},
    {"T", BINARY_ADD, "T", "2"},
    {"T", BINARY_AND, "F", "False"},
    {"T", BINARY_OR, "2", "3"},
    {"6", BINARY_XOR, "3", "5"},
    {"-6", BINARY_AND, "3", "2"},
    {"1.5", BINARY_ADD, "1", "2.5"},
    {"0.1", BINARY_ADD, "0.2", "0.30000000000000004"},
    {"-7.5", BINARY_FLOOR_DIVIDE, "2.0", "-4.0"},
    {"-7.5", BINARY_REMAINDER, "2.0", "0.5"},
    {"7.5", BINARY_REMAINDER, "-2.0", "-0.5"},
    {"1.0", BINARY_TRUE_DIVIDE, "0.0", ""},
    {"2.0", BINARY_POWER, "0.5", "1.4142135623730951"},
    {"0.0", BINARY_POWER, "-1.0", ""},
    {"1.5e308", BINARY_MULTIPLY, "10.0", "inf"},
    {"10.0", BINARY_POWER, "400.0", ""},
    {"-2.0", BINARY_POWER, "3.0", "-8.0"},
    {"1.5", BINARY_LSHIFT, "1", ""},
    {"1", BINARY_SUBTRACT, "-0.0-0.0j", "(1+0j)"},
    {"1.0+2.0j", BINARY_MULTIPLY, "3.0-4.0j", "(11+2j)"},
    {"1.0+2.0j", BINARY_TRUE_DIVIDE, "3.0-4.0j", "(-0.2+0.4j)"},
    {"1.0+2.0j", BINARY_TRUE_DIVIDE, "0.0", ""},
    {"1.0+2.0j", BINARY_POWER, "2", "(-3+4j)"},
    {"1.0+2.0j", BINARY_FLOOR_DIVIDE, "2", ""},
    {"0.0+0.0j", BINARY_POWER, "-1.0", ""},
    {"'ab'", BINARY_ADD, "'cd'", "'abcd'"},
    {"'ab'", BINARY_ADD, "b'cd'", ""},
    {"'ab'", BINARY_MULTIPLY, "3", "'ababab'"},
    {"3", BINARY_MULTIPLY, "'ab'", "'ababab'"},
    {"'ab'", BINARY_MULTIPLY, "-1", ""},
    {"''", BINARY_MULTIPLY, "-1", "''"},
    {"'ab'", BINARY_REMAINDER, "1", ""},
    {"b'ab'", BINARY_ADD, "b'c'", "b'abc'"},
    {"b'ab'", BINARY_MULTIPLY, "T", "b'ab'"},
    {"(1)", BINARY_ADD, "(2)", "(1, 2)"},
    {"(1,2)", BINARY_MULTIPLY, "2", "(1, 2, 1, 2)"},
    {"(1,2)", BINARY_MULTIPLY, "129", ""},
    {"((1,2))", BINARY_MULTIPLY, "2", "((1, 2), (1, 2))"},
    {"()", BINARY_MULTIPLY, "1000000000000000", "()"},
    {"(1)", BINARY_ADD, "'a'", ""},
    {"'abc'", BINARY_SUBSCRIPT, "1", "'b'"},
    {"'abc'", BINARY_SUBSCRIPT, "-1", "'c'"},
    {"'abc'", BINARY_SUBSCRIPT, "3", ""},
    {"'abc'", BINARY_SUBSCRIPT, "T", "'b'"},
    {"'hé中'", BINARY_SUBSCRIPT, "1", "'é'"},
    {"'hé中z'", BINARY_SUBSCRIPT, "[1:3:N]", "'é中'"},
    {"'abcdef'", BINARY_SUBSCRIPT, "[N:N:-2]", "'fdb'"},
    {"'abc'", BINARY_SUBSCRIPT, "[5:1:N]", "''"},
    {"'abc'", BINARY_SUBSCRIPT, "[N:N:0]", ""},
    {"'abc'", BINARY_SUBSCRIPT, "[1.5:N:N]", ""},
    {"b'abc'", BINARY_SUBSCRIPT, "1", "98"},
    {"b'abc'", BINARY_SUBSCRIPT, "[1:N:N]", "b'bc'"},
    {"(1,'a',N)", BINARY_SUBSCRIPT, "-1", "None"},
    {"(1,2,3)", BINARY_SUBSCRIPT, "[N:2:N]", "(1, 2)"},
    {"(1,2,3)", BINARY_SUBSCRIPT, "'a'", ""},
    {"5", BINARY_SUBSCRIPT, "0", ""},
    {"N", BINARY_OR, "N", ""},
    {"N", BINARY_ADD, "1", ""},
};

static const UnaryCase unary_cases[] = {
    {UNARY_OPERATOR_NEGATIVE, "5", "-5"},
    {UNARY_OPERATOR_NEGATIVE, "-9223372036854775808", "9223372036854775808"},
    {UNARY_OPERATOR_NEGATIVE, "T", "-1"},
    {UNARY_OPERATOR_NEGATIVE, "0", "0"},
    {UNARY_OPERATOR_NEGATIVE, "1.5", "-1.5"},
    {UNARY_OPERATOR_NEGATIVE, "0.0", "-0.0"},
    {UNARY_OPERATOR_NEGATIVE, "1.0-2.0j", "(-1+2j)"},
    {UNARY_OPERATOR_NEGATIVE, "'a'", ""},
    {UNARY_OPERATOR_NEGATIVE, "''", ""},
    {UNARY_OPERATOR_NEGATIVE, "N", ""},
    {UNARY_OPERATOR_NEGATIVE, "()", ""},
    {UNARY_OPERATOR_NEGATIVE, "(1)", ""},
    {UNARY_OPERATOR_POSITIVE, "5", "5"},
    {UNARY_OPERATOR_POSITIVE, "-9223372036854775808", "-9223372036854775808"},
    {UNARY_OPERATOR_POSITIVE, "T", "1"},
    {UNARY_OPERATOR_POSITIVE, "0", "0"},
    {UNARY_OPERATOR_POSITIVE, "1.5", "1.5"},
    {UNARY_OPERATOR_POSITIVE, "0.0", "0.0"},
    {UNARY_OPERATOR_POSITIVE, "1.0-2.0j", "(1-2j)"},
    {UNARY_OPERATOR_POSITIVE, "'a'", ""},
    {UNARY_OPERATOR_POSITIVE, "''", ""},
    {UNARY_OPERATOR_POSITIVE, "N", ""},
    {UNARY_OPERATOR_POSITIVE, "()", ""},
    {UNARY_OPERATOR_POSITIVE, "(1)", ""},
    {UNARY_OPERATOR_INVERT, "5", "-6"},
    {UNARY_OPERATOR_INVERT, "-9223372036854775808", "9223372036854775807"},
    {UNARY_OPERATOR_INVERT, "T", ""},
    {UNARY_OPERATOR_INVERT, "0", "-1"},
    {UNARY_OPERATOR_INVERT, "1.5", ""},
    {UNARY_OPERATOR_INVERT, "0.0", ""},
    {UNARY_OPERATOR_INVERT, "1.0-2.0j", ""},
    {UNARY_OPERATOR_INVERT, "'a'", ""},
    {UNARY_OPERATOR_INVERT, "''", ""},
    {UNARY_OPERATOR_INVERT, "N", ""},
    {UNARY_OPERATOR_INVERT, "()", ""},
    {UNARY_OPERATOR_INVERT, "(1)", ""},
    {UNARY_OPERATOR_NOT, "5", "False"},
    {UNARY_OPERATOR_NOT, "-9223372036854775808", "False"},
    {UNARY_OPERATOR_NOT, "T", "False"},
    {UNARY_OPERATOR_NOT, "0", "True"},
    {UNARY_OPERATOR_NOT, "1.5", "False"},
    {UNARY_OPERATOR_NOT, "0.0", "True"},
    {UNARY_OPERATOR_NOT, "1.0-2.0j", "False"},
    {UNARY_OPERATOR_NOT, "'a'", "False"},
    {UNARY_OPERATOR_NOT, "''", "True"},
    {UNARY_OPERATOR_NOT, "N", "True"},
    {UNARY_OPERATOR_NOT, "()", "True"},
    {UNARY_OPERATOR_NOT, "(1)", "False"},
};
/* clang-format on */

static void check_result(const Constant *folded, const char *expected) {
    Buffer text = {0};
    buffer_add_string(&text, "");
    if (folded != NULL) {
        constant_repr(folded, &text);
    }
    ck_assert_str_eq(text.data, expected);
    buffer_done(&text);
}

START_TEST(binary_operators_fold_as_in_cpython) {
    const BinaryCase *row = &binary_cases[_i];
    Program *program = program_new("test");
    const Constant *left = constant_from_text(program, row->left);
    const Constant *right = constant_from_text(program, row->right);
    check_result(constant_fold_binary(program, left, (int)row->op, right), row->result);
    program_free(program);
}
END_TEST

START_TEST(unary_operators_fold_as_in_cpython) {
    const UnaryCase *row = &unary_cases[_i];
    Program *program = program_new("test");
    const Constant *operand = constant_from_text(program, row->operand);
    check_result(constant_fold_unary(program, row->op, operand), row->result);
    program_free(program);
}
END_TEST

START_TEST(repeating_keeps_to_the_limits) {
    Program *program = program_new("test");
    const Constant *text = constant_from_text(program, "'ab'");
    const Constant *pair = constant_from_text(program, "((1,2),(3,4))");
    ck_assert_ptr_nonnull(
        constant_fold_binary(program, text, BINARY_MULTIPLY, constant_int(&program->arena, 2048)));
    ck_assert_ptr_null(
        constant_fold_binary(program, text, BINARY_MULTIPLY, constant_int(&program->arena, 2049)));
    ck_assert_ptr_nonnull(
        constant_fold_binary(program, pair, BINARY_MULTIPLY, constant_int(&program->arena, 128)));
    ck_assert_ptr_null(
        constant_fold_binary(program, pair, BINARY_MULTIPLY, constant_int(&program->arena, 129)));
    program_free(program);
}
END_TEST

Suite *constant_fold_suite(void) {
    Suite *suite = suite_create("constant_fold");
    TCase *tcase = tcase_create("fold");
    tcase_add_loop_test(tcase, binary_operators_fold_as_in_cpython, 0,
                        sizeof binary_cases / sizeof binary_cases[0]);
    tcase_add_loop_test(tcase, unary_operators_fold_as_in_cpython, 0,
                        sizeof unary_cases / sizeof unary_cases[0]);
    tcase_add_test(tcase, repeating_keeps_to_the_limits);
    suite_add_tcase(suite, tcase);
    return suite;
}
