/* Checks of the disassembler and of walking over instructions. */
#include <check.h>
#include <string.h>

#include "engine/bytecode/disassembler.h"
#include "engine/bytecode/instruction.h"
#include "engine/bytecode/label_map.h"
#include "engine/bytecode/opcode.h"
#include "tests/unit/pyasm_text.h"

static void assert_listing(Program *program, const DisassemblyOptions *options,
                           const char *expected) {
    Buffer out = {0};
    disassembly_write(program->code, options, &out);
    assert_text(out.data, expected);
    buffer_done(&out);
    program_free(program);
}

/* for i in range(3):\n    f(i)\n */
static Program *loop_program(void) {
    return module_of("file loop.py\nconst None", "0:0-1:0 RESUME 0\n"
                                                 "1:9-14 LOAD_NAME range\n PUSH_NULL\n"
                                                 "1:15-16 LOAD_SMALL_INT 3\n"
                                                 "1:9-17 CALL 1\n GET_ITER\n"
                                                 "L1: FOR_ITER L2\n"
                                                 "1:4-5 STORE_NAME i\n"
                                                 "2:4-5 LOAD_NAME f\n PUSH_NULL\n"
                                                 "2:6-7 LOAD_NAME i\n"
                                                 "2:4-8 CALL 1\n POP_TOP\n JUMP_BACKWARD L1\n"
                                                 "1:9-17 L2: END_FOR\n POP_ITER\n"
                                                 "LOAD_CONST None\n RETURN_VALUE");
}

START_TEST(a_listing_as_dis_prints_it) {
    static const DisassemblyOptions plain = {0};
    assert_listing(loop_program(), &plain,
                   "  0           RESUME                   0\n"
                   "\n"
                   "  1           LOAD_NAME                0 (range)\n"
                   "              PUSH_NULL\n"
                   "              LOAD_SMALL_INT           3\n"
                   "              CALL                     1\n"
                   "              GET_ITER\n"
                   "      L1:     FOR_ITER                11 (to L2)\n"
                   "              STORE_NAME               1 (i)\n"
                   "\n"
                   "  2           LOAD_NAME                2 (f)\n"
                   "              PUSH_NULL\n"
                   "              LOAD_NAME                1 (i)\n"
                   "              CALL                     1\n"
                   "              POP_TOP\n"
                   "              JUMP_BACKWARD           13 (to L1)\n"
                   "\n"
                   "  1   L2:     END_FOR\n"
                   "              POP_ITER\n"
                   "              LOAD_CONST               0 (None)\n"
                   "              RETURN_VALUE\n");
}
END_TEST

START_TEST(caches_offsets_and_positions) {
    static const DisassemblyOptions all = {true, true, true, true};
    Program *program =
        module_of("const None", "3:0-5 LOAD_CONST None\n-- TO_BOOL\n4 POP_JUMP_IF_TRUE L1\n"
                                "5:1-6:2 L1: LOAD_CONST None\n RETURN_VALUE");
    assert_listing(program, &all,
                   "3:0-3:5           0       LOAD_CONST               0 (None)\n"
                   "\n"
                   "  --              2       TO_BOOL\n"
                   "  --              4       CACHE                    0 (counter: 17)\n"
                   "  --              6       CACHE                    0 (version: 0)\n"
                   "  --              8       CACHE                    0\n"
                   "\n"
                   "4:?-4:?          10       POP_JUMP_IF_TRUE         0 (to L1)\n"
                   "4:?-4:?          12       CACHE                    0 (counter: 21845)\n"
                   "\n"
                   "5:1-6:2    L1:   14       LOAD_CONST               0 (None)\n"
                   "5:1-6:2          16       RETURN_VALUE\n");
}
END_TEST

START_TEST(nested_code_and_the_exception_table) {
    static const DisassemblyOptions offsets = {.offsets = true};
    Program *program = function_of("line 7\nfile deep.py\nconst None",
                                   "-- L1: LOAD_GLOBAL g + NULL\nCALL 0\nL2: RETURN_VALUE\n"
                                   "L3: PUSH_EXC_INFO\nRERAISE 0\n"
                                   "handler L1 to L2 -> L3 depth 0 lasti");
    assert_listing(program, &offsets,
                   "         0       RESUME                   0\n"
                   "         2       LOAD_CONST               0 (None)\n"
                   "         4       RETURN_VALUE\n"
                   "\n"
                   "Disassembly of <code object f at 0x0, file \"deep.py\", line 7>:\n"
                   "  L1:    0       LOAD_GLOBAL              1 (g + NULL)\n"
                   "        10       CALL                     0\n"
                   "  L2:   18       RETURN_VALUE\n"
                   "  L3:   20       PUSH_EXC_INFO\n"
                   "        22       RERAISE                  0\n"
                   "ExceptionTable:\n"
                   "  L1 to L2 -> L3 [0] lasti\n");
}
END_TEST

START_TEST(an_extended_arg_is_an_instruction_of_its_own) {
    Program *program = module_of("", "RESUME 0\nLOAD_CONST None\nL1: UNPACK_SEQUENCE 70000\n"
                                     "JUMP_BACKWARD L1");
    InstructionIterator iterator;
    Instruction instruction;
    static const int opcodes[] = {OP_RESUME,       OP_LOAD_CONST,      OP_EXTENDED_ARG,
                                  OP_EXTENDED_ARG, OP_UNPACK_SEQUENCE, OP_JUMP_BACKWARD};
    static const int starts[] = {0, 2, 4, 4, 4, 12};
    static const int opargs[] = {0, 0, 1, 273, 70000, 6};
    instruction_iterator_init(&iterator, program->code);
    for (int i = 0; i < 6; i++) {
        ck_assert(instruction_iterator_next(&iterator, &instruction));
        ck_assert_int_eq(instruction.opcode, opcodes[i]);
        ck_assert_int_eq(instruction.start, starts[i]);
        ck_assert_int_eq(instruction.oparg, opargs[i]);
    }
    ck_assert_int_eq(instruction.target, 4);
    ck_assert(!instruction_iterator_next(&iterator, &instruction));

    ck_assert(instruction_decode(program->code, 4, &instruction));
    ck_assert_int_eq(instruction.offset, 8);
    ck_assert_int_eq(instruction.next, 12);
    ck_assert(!instruction_decode(program->code, (int)program->code->bytecode.size, &instruction));

    LabelMap labels;
    label_map_init(&labels, program->code);
    ck_assert_int_eq(labels.count, 1);
    ck_assert_int_eq(label_map_find(&labels, 4), 1);
    ck_assert_int_eq(label_map_find(&labels, 8), 0);
    label_map_done(&labels);
    program_free(program);
}
END_TEST

Suite *disassembler_suite(void) {
    Suite *suite = suite_create("disassembler");
    TCase *tcase = tcase_create("listings");
    tcase_add_test(tcase, a_listing_as_dis_prints_it);
    tcase_add_test(tcase, caches_offsets_and_positions);
    tcase_add_test(tcase, nested_code_and_the_exception_table);
    tcase_add_test(tcase, an_extended_arg_is_an_instruction_of_its_own);
    suite_add_tcase(suite, tcase);
    return suite;
}
