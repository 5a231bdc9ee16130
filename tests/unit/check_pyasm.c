/* Checks of pyasm: text and code objects give each other back, and errors say where. */
#include <check.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/code_json.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/pyasm_write.h"
#include "engine/loader/pyasm_read.h"
#include "tests/unit/pyasm_text.h"

static char *json_of(const Program *program) {
    Buffer out = {0};
    code_json_write(program, &out);
    return buffer_take(&out);
}

/* Writing and reading again changes nothing; `expected` is the text, when it matters. */
static void assert_round_trip(Program *program, const char *expected) {
    Buffer text = {0};
    pyasm_write(program, &text);
    if (expected != NULL) {
        assert_text(text.data, expected);
    }
    Program *again = program_of(text.data);
    char *before = json_of(program);
    char *after = json_of(again);
    assert_text(after, before);
    buffer_done(&text);
    memory_free(before);
    memory_free(after);
    program_free(again);
    program_free(program);
}

START_TEST(text_that_stays_as_it_is) {
    static const char text[] =
        "pyasm 3.14\n"
        "file 'a b.py'\n"
        "\n"
        "code 0 <module>\n"
        "  line 1\n"
        "  stack 3\n"
        "  flags 0x20000\n"
        "  name f\n"
        "  const code 1\n"
        "  const None\n"
        "  body\n"
        "    0:0-1:0                  RESUME              0\n"
        "    1:0-7                    LOAD_CONST          code 1\n"
        "                             MAKE_FUNCTION\n"
        "                             STORE_NAME          f\n"
        "                             LOAD_CONST          None\n"
        "                             RETURN_VALUE\n"
        "\n"
        "code 1 f.<locals>.g\n"
        "  called 'other name'\n"
        "  file other.py\n"
        "  line 3\n"
        "  arguments 1 positional-only 1 keyword-only 0\n"
        "  stack 4\n"
        "  flags OPTIMIZED NEWLOCALS\n"
        "  var x positional local\n"
        "  var y local\n"
        "  name z\n"
        "  const None\n"
        "  const 'it is'\n"
        "  const (1, -2.5, complex(0.0, 1.0), b'\\x00', frozenset({1, 2}), slice(1, None, 2))\n"
        "  const nan\n"
        "  body\n"
        "    --                L1:    LOAD_GLOBAL         z + NULL\n"
        "    5                        LOAD_FAST_BORROW_LOAD_FAST_BORROW x, x\n"
        "                             COMPARE_OP          bool(<=)\n"
        "    5:1-6:2                  CALL                1\n"
        "                             STORE_FAST          y\n"
        "                      L2:    JUMP_BACKWARD       L1\n"
        "                      L3:    LOAD_CONST          #2  ; (1, -2.5, 1j, b'\\x00', "
        "frozenset({1, 2}), slice(1, None, 2))\n"
        "                             LOAD_CONST          #3  ; nan\n"
        "                             COMPARE_OP          #0  ; <\n"
        "                             IS_OP               is not\n"
        "                             LOAD_ATTR           z + NULL|self\n"
        "                             LOAD_SUPER_ATTR     z explicit\n"
        "                             RERAISE             1\n"
        "                      L4:\n"
        "    handler L1 to L2 -> L3 depth 1 lasti\n"
        "    handler L3 to L4 -> L3 depth 0\n";
    assert_round_trip(program_of(text), text);
}
END_TEST

START_TEST(what_is_not_listed_is_added) {
    Program *program = module_of("const 'a'", "LOAD_CONST 1 ; a comment\nLOAD_CONST 'a'\n"
                                              "LOAD_CONST (2,)\nLOAD_NAME print\n"
                                              "LOAD_CONST 1\nLOAD_NAME print");
    const uint8_t *bytecode = program->code->bytecode.data;
    static const uint8_t opargs[] = {1, 0, 2, 0, 1, 0};
    ck_assert_int_eq(program->code->nconsts, 3);
    ck_assert_int_eq(program->code->nnames, 1);
    for (size_t i = 0; i < sizeof(opargs); i++) {
        ck_assert_int_eq(bytecode[2 * i + 1], opargs[i]);
    }
    program_free(program);
}
END_TEST

START_TEST(names_that_do_not_say_which_become_numbers) {
    Program *program = function_of("var x\nvar x cell\nname a\nname a\nconst 1\nconst 1\nconst 1.0",
                                   "LOAD_FAST #0\nLOAD_DEREF #1\nLOAD_NAME #1\nLOAD_CONST #1\n"
                                   "LOAD_CONST #2\nRETURN_VALUE");
    Buffer text = {0};
    pyasm_write(program, &text);
    ck_assert_ptr_nonnull(strstr(text.data, "LOAD_FAST           x\n"));
    ck_assert_ptr_nonnull(strstr(text.data, "LOAD_DEREF          #1  ; x\n"));
    ck_assert_ptr_nonnull(strstr(text.data, "LOAD_NAME           #1  ; a\n"));
    ck_assert_ptr_nonnull(strstr(text.data, "LOAD_CONST          #1  ; 1\n"));
    ck_assert_ptr_nonnull(strstr(text.data, "LOAD_CONST          1.0\n"));
    buffer_done(&text);
    assert_round_trip(program, NULL);
}
END_TEST

/* A jump over 255 units of code needs an EXTENDED_ARG, and may have more than that. */
static Program *long_jump(const char *opcode) {
    Buffer body = {0};
    buffer_add_format(&body, "LOAD_CONST True\nL1: %s L2\n", opcode);
    for (int i = 0; i < 300; i++) {
        buffer_add_string(&body, "NOP\n");
    }
    buffer_add_string(&body, "JUMP_BACKWARD L1\nL2: LOAD_CONST None\nRETURN_VALUE");
    Program *program = module_of("", body.data);
    buffer_done(&body);
    return program;
}

START_TEST(jumps_take_the_extended_args_they_need) {
    Program *program = long_jump("POP_JUMP_IF_FALSE");
    ck_assert_int_eq(program->code->bytecode.data[2], OP_EXTENDED_ARG);
    ck_assert_int_eq(program->code->bytecode.data[4], OP_POP_JUMP_IF_FALSE);
    assert_round_trip(program, NULL);
    program = long_jump("POP_JUMP_IF_FALSE/2");
    ck_assert_int_eq(program->code->bytecode.data[4], OP_EXTENDED_ARG);
    ck_assert_int_eq(program->code->bytecode.data[6], OP_POP_JUMP_IF_FALSE);
    assert_round_trip(program, NULL);
    program = module_of("", "RESUME/1 0\nLOAD_CONST None\nRETURN_VALUE");
    ck_assert_uint_eq(program->code->bytecode.size, 8);
    assert_round_trip(program, NULL);
}
END_TEST

START_TEST(unusual_tables_stay_as_they_are) {
    /* The same place twice, where one entry would do; a range with its length in two bytes. */
    assert_round_trip(module_of("linetable f8f8f8", "RESUME 0\nLOAD_CONST None\nRETURN_VALUE"),
                      NULL);
    assert_round_trip(module_of("exceptiontable 8040010200",
                                "LOAD_NAME x\nRETURN_VALUE\nPUSH_EXC_INFO\nRERAISE 0"),
                      NULL);
}
END_TEST

typedef struct ConstantRow {
    const char *text;
    const char *repr; /* as Python prints it; NULL: as pyasm has it */
} ConstantRow;

static const ConstantRow constants[] = {
    {"None", NULL},
    {"True", NULL},
    {"Ellipsis", NULL},
    {"0", NULL},
    {"-9223372036854775808", NULL},
    {"123456789012345678901234567890", NULL},
    {"0xff", "255"},
    {"-0x10000000000000000", "-18446744073709551616"},
    {"1e+300", NULL},
    {"-0.0", NULL},
    {"inf", NULL},
    {"-inf", NULL},
    {"nan", NULL},
    {"nan:0x7ff8000000000001", "nan"},
    {"complex(-0.0, nan)", "(-0+nanj)"},
    {"complex(1.5, -2.0)", "(1.5-2j)"},
    {"'\\'\"\\n\\x00\\ud800\\U0010ffff'", NULL},
    {"\"double\"", "'double'"},
    {"b'\\xff\\'\"'", NULL},
    {"()", NULL},
    {"(1, (2,), 'three',)", "(1, (2,), 'three')"},
    {"frozenset()", NULL},
    {"frozenset({8, 0})", NULL},
    {"slice(None, 1, 2)", NULL},
};

START_TEST(constants_in_text) {
    Buffer fields = {0};
    Buffer repr = {0};
    buffer_add_format(&fields, "const %s", constants[_i].text);
    Program *program = module_of(fields.data, "RESUME 0\nLOAD_CONST #0\nRETURN_VALUE");
    constant_repr(program->code->consts[0], &repr);
    assert_text(repr.data, constants[_i].repr == NULL ? constants[_i].text : constants[_i].repr);
    buffer_done(&fields);
    buffer_done(&repr);
    assert_round_trip(program, NULL);
}
END_TEST

typedef struct ErrorRow {
    const char *text;
    int line;
    int column;
    const char *message;
} ErrorRow;

#define MODULE "pyasm 3.14\ncode 0 <module>\n"

static const ErrorRow errors[] = {
    {"", 1, 1, "'pyasm 3.14' expected"},
    {"pyasm 3.13\n", 1, 7, "'pyasm 3.14' expected"},
    {"pyasm 3.14\n", 2, 1, "'code' expected"},
    {"pyasm 3.14\ncode 1 f\nbody\nNOP\n", 5, 1, "code 0, the module, is missing"},
    {"pyasm 3.14\ncode x f\n", 2, 6, "a number expected"},
    {"pyasm 3.14\ncode 9999999 f\n", 2, 6, "the number is out of range"},
    {"pyasm 3.14\ncode 0 m more\n", 2, 10, "nothing more expected on this line"},
    {MODULE, 3, 1, "the code object before has no instructions"},
    {MODULE "colour 3\n", 3, 1, "not a line that a code object has"},
    {MODULE "stack -1\n", 3, 7, "the number is out of range"},
    {MODULE "flags SHINY\n", 3, 7, "not a name that is known here, nor a number"},
    {MODULE "const 'abc\n", 3, 11, "the closing quote is missing"},
    {MODULE "const '\\q'\n", 3, 9, "no such escape"},
    {MODULE "const b'\u00E9'\n", 3, 9, "a byte above 127 needs \\x"},
    {MODULE "const '\xFF'\n", 3, 8, "this is not UTF-8"},
    {MODULE "const '\\U00110000'\n", 3, 18, "no such character"},
    {MODULE "const (1, 2\n", 3, 12, "a comma expected"},
    {MODULE "const (1)\n", 3, 10, "a tuple of one needs a comma"},
    {MODULE "const slice(1, 2)\n", 3, 18, "a slice has three parts"},
    {MODULE "const frozenset({1, 1.0})\n", 3, 26, "a frozenset of items that are equal"},
    {MODULE "const frozenset({(frozenset(),)})\n", 3, 32, "a frozenset within a frozenset"},
    {MODULE "const frozenset({code 1})\n", 3, 22, "no code object can be here"},
    {MODULE "const 12x\n", 3, 7, "a number expected"},
    {MODULE "const nan:0x0\n", 3, 7, "not the bits of a NaN"},
    {MODULE "const\n", 3, 6, "a constant expected"},
    {MODULE "const code 1\nconst code 1\nbody\nNOP\n", 4, 13, "this code object is in use already"},
    {MODULE "const code 1\nbody\nNOP\n", 6, 1, "code 1 is mentioned but not there"},
    {MODULE "const code 0\nbody\nNOP\n", 6, 1, "code 0, the module, is a constant"},
    {MODULE "body\nNOP\ncode 1 f\nbody\nNOP\n", 8, 1, "code 1 is no constant of another one"},
    {MODULE "body\nNOP\ncode 1 f\nconst code 1\nbody\nNOP\n", 9, 1,
     "some code objects are constants of themselves only"},
    {MODULE "body\nNOP\ncode 0 f\n", 5, 7, "a code object of this number is there already"},
    {MODULE "body\nFLY 1\n", 4, 4, "'FLY' is no instruction that can stand here"},
    {MODULE "body\nEXTENDED_ARG 1\n", 4, 13,
     "'EXTENDED_ARG' is no instruction that can stand here"},
    {MODULE "body\nNOP 1\n", 4, 5, "nothing more expected on this line"},
    {MODULE "body\nLOAD_FAST x\n", 4, 12, "there is no variable of that name"},
    {MODULE "body\nJUMP_FORWARD L1\n", 4, 16, "there is no label 'L1'"},
    {MODULE "body\nL1: NOP\nL1: NOP\n", 5, 4, "the label 'L1' is there twice"},
    {MODULE "body\nL1: NOP\nJUMP_FORWARD L1\n", 5, 1, "this jump leads the other way"},
    {MODULE "body\nLOAD_CONST/0 #256\n", 4, 1, "its oparg needs more EXTENDED_ARGs"},
    {MODULE "body\nBINARY_OP +-\n", 4, 13, "'+-' is not known here"},
    {MODULE "body\nCOMPARE_OP ~\n", 4, 12, "a comparison expected"},
    {MODULE "body\nIS_OP in\n", 4, 7, "'is' or 'is not' expected"},
    {MODULE "body\n7:1 NOP\n", 4, 5, "'-' expected"},
    {MODULE "body\nL1: NOP\nL2: NOP\nhandler L2 to L1 -> L1 depth 0\n", 6, 8,
     "handlers' ranges have to follow one another"},
    {MODULE "exceptiontable 8\n", 3, 17, "2 hexadecimal digits expected"},
};

START_TEST(errors_say_where_and_what) {
    const ErrorRow *row = &errors[_i];
    PyasmError error = {0};
    ck_assert_ptr_null(pyasm_read(row->text, strlen(row->text), "x.pyasm", &error));
    assert_text(error.message.data, row->message);
    ck_assert_int_eq(error.line, row->line);
    ck_assert_int_eq(error.column, row->column);
    pyasm_error_done(&error);
}
END_TEST

START_TEST(deep_nesting_ends) {
    Buffer text = {0};
    buffer_add_string(&text, MODULE "const ");
    buffer_add_repeated(&text, '(', 100000);
    PyasmError error = {0};
    ck_assert_ptr_null(pyasm_read(text.data, text.size, "x.pyasm", &error));
    assert_text(error.message.data, "constants nested too deeply");
    pyasm_error_done(&error);
    buffer_done(&text);
}
END_TEST

Suite *pyasm_suite(void) {
    Suite *suite = suite_create("pyasm");
    TCase *tcase = tcase_create("text");
    tcase_add_test(tcase, text_that_stays_as_it_is);
    tcase_add_test(tcase, what_is_not_listed_is_added);
    tcase_add_test(tcase, names_that_do_not_say_which_become_numbers);
    tcase_add_test(tcase, jumps_take_the_extended_args_they_need);
    tcase_add_test(tcase, unusual_tables_stay_as_they_are);
    tcase_add_loop_test(tcase, constants_in_text, 0, sizeof(constants) / sizeof(constants[0]));
    tcase_add_loop_test(tcase, errors_say_where_and_what, 0, sizeof(errors) / sizeof(errors[0]));
    tcase_add_test(tcase, deep_nesting_ends);
    suite_add_tcase(suite, tcase);
    return suite;
}
