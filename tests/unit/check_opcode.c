/* Checks of the opcode table and of what is derived from it. */
#include <check.h>
#include <string.h>

#include "engine/bytecode/cache_layout.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/operand.h"

START_TEST(every_opcode_has_a_name_and_help_that_fits_a_line) {
    int opcode = _i;
    int back = opcode_from_name(opcode_name(opcode));
    ck_assert_msg(back == opcode || back == -1, "%s", opcode_name(opcode));
    ck_assert_int_eq(back == -1, opcode_name(opcode)[0] == '<');
    ck_assert_int_eq(back == -1, opcode_help(opcode)[0] == '\0');
    ck_assert_uint_le(strlen(opcode_help(opcode)), 92);
}
END_TEST

START_TEST(a_specialised_form_behaves_as_its_base) {
    int opcode = _i;
    int base = opcode_base(opcode);
    ck_assert(opcode_base(base) == base);
    ck_assert_int_eq(opcode_caches(opcode), opcode_caches(base));
    ck_assert_int_eq(opcode_operand(opcode), opcode_operand(base));
    for (int oparg = 0; oparg < 10; oparg++) {
        ck_assert_int_eq(opcode_stack_effect(opcode, oparg, false),
                         opcode_stack_effect(base, oparg, false));
        ck_assert_int_ge(opcode_stack_pops(opcode, oparg), 0);
        ck_assert_int_ge(opcode_stack_pushes(opcode, oparg, false), 0);
    }
}
END_TEST

START_TEST(caches_are_the_fields_of_their_layout) {
    int opcode = _i;
    int units = 0;
    for (const CacheField *field = cache_layout(opcode); field != NULL && field->name != NULL;
         field++) {
        units += field->units;
    }
    ck_assert_int_eq(units, opcode_caches(opcode));
}
END_TEST

typedef struct EffectRow {
    int opcode;
    int oparg;
    bool jump;
    int effect; /* dis.stack_effect of CPython 3.14 */
} EffectRow;

static const EffectRow effects[] = {
    {OP_BUILD_MAP, 3, false, -5},
    {OP_CALL, 2, false, -3},
    {OP_CALL_KW, 2, false, -4},
    {OP_CALL_FUNCTION_EX, 0, false, -3},
    {OP_LOAD_GLOBAL, 4, false, 1},
    {OP_LOAD_GLOBAL, 5, false, 2},
    {OP_LOAD_ATTR, 4, false, 0},
    {OP_LOAD_ATTR, 5, false, 1},
    {OP_LOAD_SUPER_ATTR, 4, false, -2},
    {OP_LOAD_SUPER_ATTR, 5, false, -1},
    {OP_UNPACK_EX, 0x103, false, 4},
    {OP_UNPACK_SEQUENCE, 4, false, 3},
    {OP_COPY, 3, false, 1},
    {OP_SWAP, 3, false, 0},
    {OP_MAP_ADD, 2, false, -2},
    {OP_DICT_MERGE, 1, false, -1},
    {OP_FOR_ITER, 9, true, 1},
    {OP_END_FOR, 0, false, -1},
    {OP_RERAISE, 1, false, -1},
    {OP_WITH_EXCEPT_START, 0, false, 1},
    {OP_SETUP_CLEANUP, 0, true, 2},
    {OP_SETUP_CLEANUP, 0, false, 0},
    {OP_SETUP_FINALLY, 0, true, 1},
    {OP_BUILD_INTERPOLATION, 3, false, -2},
};

START_TEST(stack_effects_are_those_of_cpython) {
    const EffectRow *row = &effects[_i];
    ck_assert_msg(opcode_stack_effect(row->opcode, row->oparg, row->jump) == row->effect, "%s %d",
                  opcode_name(row->opcode), row->oparg);
}
END_TEST

START_TEST(only_instructions_of_programs_are_base) {
    ck_assert(opcode_is_base(OP_RESUME));
    ck_assert(opcode_is_base(OP_EXTENDED_ARG));
    ck_assert(!opcode_is_base(OP_FOR_ITER_GEN));
    ck_assert(!opcode_is_base(OP_INSTRUMENTED_LINE));
    ck_assert(!opcode_is_base(OP_SETUP_FINALLY));
    ck_assert(!opcode_is_base(121));
    ck_assert(!opcode_is_base(-1));
    ck_assert(!opcode_is_base(1000));
    ck_assert_str_eq(opcode_name(121), "<121>");
    ck_assert_str_eq(opcode_name(1000), "<unknown>");
    ck_assert_int_eq(opcode_from_name("NO_SUCH_OPCODE"), -1);
}
END_TEST

START_TEST(jumps_know_their_direction) {
    ck_assert(opcode_is_jump(OP_FOR_ITER));
    ck_assert(opcode_is_jump(OP_FOR_ITER_GEN));
    ck_assert(opcode_is_jump(OP_JUMP_BACKWARD));
    ck_assert(opcode_jumps_backward(OP_JUMP_BACKWARD_NO_INTERRUPT));
    ck_assert(!opcode_jumps_backward(OP_SEND));
    ck_assert(!opcode_is_jump(OP_RETURN_VALUE));
    ck_assert(opcode_ends_flow(OP_RETURN_VALUE));
    ck_assert(opcode_ends_flow(OP_JUMP_FORWARD));
    ck_assert(!opcode_ends_flow(OP_FOR_ITER));
    ck_assert(!opcode_ends_flow(OP_YIELD_VALUE));
}
END_TEST

START_TEST(fixed_names_can_be_asked_for) {
    ck_assert_str_eq(operand_name(OPERAND_BINARY, 26), "[]");
    ck_assert_str_eq(operand_name(OPERAND_COMPARE, 2), "==");
    ck_assert_str_eq(operand_name(OPERAND_SPECIAL, 3), "__aexit__");
    ck_assert_int_eq(operand_name_count(OPERAND_INTRINSIC_1), 12);
    ck_assert_ptr_null(operand_name(OPERAND_BINARY, 27));
    ck_assert_ptr_null(operand_name(OPERAND_BINARY, -1));
    ck_assert_ptr_null(operand_name(OPERAND_COUNT, 0));
}
END_TEST

Suite *opcode_suite(void) {
    Suite *suite = suite_create("opcode");
    TCase *tcase = tcase_create("table");
    tcase_add_loop_test(tcase, every_opcode_has_a_name_and_help_that_fits_a_line, 0,
                        OPCODE_COUNT_WITH_PSEUDO);
    tcase_add_loop_test(tcase, a_specialised_form_behaves_as_its_base, 0, OPCODE_COUNT);
    tcase_add_loop_test(tcase, caches_are_the_fields_of_their_layout, 0, OPCODE_COUNT);
    tcase_add_loop_test(tcase, stack_effects_are_those_of_cpython, 0,
                        sizeof(effects) / sizeof(effects[0]));
    tcase_add_test(tcase, only_instructions_of_programs_are_base);
    tcase_add_test(tcase, jumps_know_their_direction);
    tcase_add_test(tcase, fixed_names_can_be_asked_for);
    suite_add_tcase(suite, tcase);
    return suite;
}
