/* Checks of the verifier: each thing that it refuses, and what looks odd but is CPython's own. */
#include <check.h>
#include <string.h>

#include "engine/bytecode/opcode.h"
#include "engine/bytecode/verifier.h"
#include "tests/unit/pyasm_text.h"

typedef struct VerifierRow {
    const char *fields; /* of the code object, after "stack 9" */
    const char *body;
    const char *message; /* NULL: accepted */
} VerifierRow;

static void assert_verdict(Program *program, const char *message) {
    Buffer out = {0};
    bool good = program_verify(program, &out);
    if (message == NULL) {
        ck_assert_msg(good, "refused: %s", out.data);
    } else {
        ck_assert_msg(!good, "accepted, not refused: %s", message);
        assert_text(out.data, message);
    }
    buffer_done(&out);
    program_free(program);
}

static const VerifierRow modules[] = {
    {"", "RESUME 0\nLOAD_CONST None\nRETURN_VALUE", NULL},
    {"", "RESUME 0", "<module> at offset 2: control falls off the end"},
    {"", "POP_TOP\nLOAD_CONST None\nRETURN_VALUE",
     "<module> at offset 0: POP_TOP needs more values than the stack has"},
    {"stack 1", "LOAD_CONST None\nLOAD_CONST None\nPOP_TOP\nRETURN_VALUE",
     "<module> at offset 2: LOAD_CONST makes the stack deeper than co_stacksize"},
    {"", "LOAD_CONST None\nLOAD_CONST None\nRETURN_VALUE",
     "<module> at offset 4: RETURN_VALUE leaves values on the stack"},
    {"", "LOAD_CONST #7\nRETURN_VALUE", "<module> at offset 0: LOAD_CONST cannot have the oparg 7"},
    {"", "LOAD_NAME #3\nRETURN_VALUE", "<module> at offset 0: LOAD_NAME cannot have the oparg 3"},
    {"", "LOAD_FAST #0\nRETURN_VALUE", "<module> at offset 0: LOAD_FAST cannot have the oparg 0"},
    {"", "LOAD_CONST 1\nLOAD_CONST 2\nBINARY_OP #27\nRETURN_VALUE",
     "<module> at offset 4: BINARY_OP cannot have the oparg 27"},
    {"", "LOAD_CONST 1\nCALL_INTRINSIC_1 #0\nRETURN_VALUE",
     "<module> at offset 2: CALL_INTRINSIC_1 cannot have the oparg 0"},
    {"", "LOAD_CONST 1\nCOPY 0\nRETURN_VALUE",
     "<module> at offset 2: COPY cannot have the oparg 0"},
    {"", "LOAD_CONST 1\nSWAP 1\nRETURN_VALUE",
     "<module> at offset 2: SWAP cannot have the oparg 1"},
    {"", "LOAD_SMALL_INT 256\nRETURN_VALUE",
     "<module> at offset 2: LOAD_SMALL_INT cannot have the oparg 256"},
    {"", "INTERPRETER_EXIT",
     "<module> at offset 0: INTERPRETER_EXIT is no instruction of a program"},
    {"", "JUMP_FORWARD #9", "<module> at offset 0: JUMP_FORWARD leads to no instruction"},
    {"",
     "LOAD_CONST None\nGET_ITER\nL1: FOR_ITER L2\nPOP_TOP\nJUMP_BACKWARD L1\nL2: POP_ITER\n"
     "LOAD_CONST None\nRETURN_VALUE",
     "<module> at offset 4: FOR_ITER does not lead to END_FOR"},
    {"", "LOAD_CONST True\nPOP_JUMP_IF_FALSE L1\nLOAD_CONST 1\nL1: LOAD_CONST 2\nRETURN_VALUE",
     "<module> at offset 8: the stack is 0 or 1 deep, depending on the way there"},
    {"", "PUSH_NULL\nRETURN_VALUE",
     "<module> at offset 2: RETURN_VALUE may get NULL where it needs a value"},
    {"", "PUSH_NULL\nPUSH_NULL\nCALL 0\nRETURN_VALUE",
     "<module> at offset 4: CALL has nothing it can call"},
    {"", "LOAD_CONST 1\nPUSH_NULL\nPUSH_NULL\nCALL 1\nRETURN_VALUE",
     "<module> at offset 6: CALL may get NULL as an argument"},
    {"", "LOAD_CONST 1\nPUSH_NULL\nLOAD_CONST 1\nLOAD_CONST 'a'\nCALL_KW 1\nRETURN_VALUE",
     "<module> at offset 8: CALL_KW lacks a constant tuple of the keywords"},
    {"", "LOAD_CONST 1\nPUSH_NULL\nLOAD_CONST ()\nLOAD_CONST 5\nCALL_FUNCTION_EX\nRETURN_VALUE",
     "<module> at offset 8: CALL_FUNCTION_EX may get keywords that are neither a dict nor NULL"},
    {"", "LOAD_CONST 1\nMAKE_FUNCTION\nRETURN_VALUE",
     "<module> at offset 2: MAKE_FUNCTION needs a constant code object"},
    {"", "LOAD_CONST 1\nLOAD_CONST 2\nLIST_APPEND 1\nRETURN_VALUE",
     "<module> at offset 4: LIST_APPEND adds to what may be no list"},
    {"", "BUILD_LIST 0\nLOAD_CONST 2\nLOAD_CONST 3\nMAP_ADD 1\nRETURN_VALUE",
     "<module> at offset 6: MAP_ADD adds to what may be no dict"},
    {"", "LOAD_CONST 'a'\nLOAD_CONST 2\nBUILD_STRING 2\nRETURN_VALUE",
     "<module> at offset 4: BUILD_STRING joins what may be no str"},
    {"", "LOAD_NAME x\nPOP_JUMP_IF_TRUE L1\nL1: LOAD_CONST None\nRETURN_VALUE",
     "<module> at offset 2: POP_JUMP_IF_TRUE may get what is no bool"},
    {"",
     "LOAD_NAME x\nLOAD_NAME y\nCOMPARE_OP >\nPOP_JUMP_IF_FALSE L1\nL1: LOAD_CONST None\n"
     "RETURN_VALUE",
     NULL},
    {"", "LOAD_NAME x\nUNARY_NOT\nRETURN_VALUE",
     "<module> at offset 2: UNARY_NOT may get what is no bool"},
    {"", "LOAD_SMALL_INT 0\nLOAD_CONST ('a', 1)\nIMPORT_NAME m\nRETURN_VALUE",
     "<module> at offset 4: IMPORT_NAME lacks a constant tuple of names, or None"},
    {"", "LOAD_CONST -1\nLOAD_CONST ('a',)\nIMPORT_NAME m\nRETURN_VALUE",
     "<module> at offset 4: IMPORT_NAME needs a level"},
    {"", "COPY_FREE_VARS 0\nLOAD_CONST None\nRETURN_VALUE",
     "<module> at offset 0: COPY_FREE_VARS cannot have the oparg 0"},
    {"",
     "LOAD_CONST ('a',)\nLOAD_CONST 'x'\nLOAD_CONST 'y'\nBUILD_TUPLE 2\nBUILD_TEMPLATE\n"
     "RETURN_VALUE",
     "<module> at offset 8: BUILD_TEMPLATE needs tuples of n + 1 strings and n interpolations"},
    {"", "LOAD_CONST 1\nPUSH_EXC_INFO\nPOP_TOP\nRETURN_VALUE",
     "<module> at offset 2: PUSH_EXC_INFO needs an exception"},
    {"", "LOAD_CONST 1\nPOP_EXCEPT\nLOAD_CONST 1\nRETURN_VALUE",
     "<module> at offset 2: POP_EXCEPT needs an exception"},
    {"", "LOAD_CONST 1\nLOAD_CONST None\nRERAISE 1",
     "<module> at offset 4: RERAISE finds no kept offset"},
    {"", "LOAD_CONST None\nYIELD_VALUE 0\nRESUME 1\nRETURN_VALUE",
     "<module> at offset 2: YIELD_VALUE in what is no generator"},
    {"", "RETURN_GENERATOR\nPOP_TOP\nLOAD_CONST None\nRETURN_VALUE",
     "<module> at offset 0: RETURN_GENERATOR in what is no generator"},
    {"flags GENERATOR", "RETURN_GENERATOR\nPOP_TOP\nLOAD_CONST None\nRETURN_VALUE",
     "the outermost code object is not a module's"},
    {"flags OPTIMIZED", "LOAD_CONST None\nRETURN_VALUE",
     "the outermost code object is not a module's"},
    {"arguments 1 positional-only 0 keyword-only 0\nvar x", "LOAD_CONST None\nRETURN_VALUE",
     "the outermost code object is not a module's"},
    {"stack 99999999", "LOAD_CONST None\nRETURN_VALUE",
     "<module>: its co_stacksize of 99999999 cannot be"},
    {"var x cell\nvar y", "LOAD_CONST None\nRETURN_VALUE",
     "<module>: 'x' is out of place among the locals"},
    {"var x hidden", "LOAD_CONST None\nRETURN_VALUE",
     "<module>: 'x' is of no kind that a local can be"},
    {"linetable f0", "LOAD_CONST None\nRETURN_VALUE", "<module>: its location table is damaged"},
    {"linetable f800", "LOAD_CONST None\nRETURN_VALUE", "<module>: its location table is damaged"},
    {"linetable f8", "LOAD_CONST None\nRETURN_VALUE",
     "<module>: its location table covers 2 of 4 bytes"},
    {"linetable f9", "LOAD_CONST None\nRETURN_VALUE", NULL},
    {"linetable", "LOAD_CONST None\nRETURN_VALUE",
     "<module>: its location table covers 0 of 4 bytes"},
    {"exceptiontable 80", "LOAD_CONST None\nRETURN_VALUE",
     "<module>: its exception table is damaged"},
    {"exceptiontable 80050000", "LOAD_CONST None\nRETURN_VALUE",
     "<module>: its exception table has ranges that cannot be"},
    {"exceptiontable 80010900", "LOAD_CONST None\nRETURN_VALUE",
     "<module>: its exception table has ranges that cannot be"},
    /* Handlers: the stack that the entry counts on has to be there. */
    {"",
     "L1: LOAD_NAME x\nL2: RETURN_VALUE\nL3: PUSH_EXC_INFO\nPOP_TOP\nPOP_EXCEPT\n"
     "LOAD_CONST None\nRETURN_VALUE\nhandler L1 to L2 -> L3 depth 0",
     NULL},
    {"",
     "L1: LOAD_NAME x\nL2: RETURN_VALUE\nL3: PUSH_EXC_INFO\nPOP_TOP\nPOP_EXCEPT\n"
     "LOAD_CONST None\nRETURN_VALUE\nhandler L1 to L2 -> L3 depth 1",
     "<module> at offset 0: LOAD_NAME may leave less on the stack than its handler expects"},
    {"stack 1",
     "L1: LOAD_NAME x\nL2: RETURN_VALUE\nL3: RERAISE 0\n"
     "handler L1 to L2 -> L3 depth 0 lasti",
     "<module> at offset 4: the handler's stack is deeper than co_stacksize"},
    {"", "L1: LOAD_NAME x\nL2: RETURN_VALUE\nL3: RERAISE 1\nhandler L1 to L2 -> L3 depth 0 lasti",
     NULL},
    /* A module's comprehension has locals; a module sees its conditional annotations. */
    {"var x local hidden", "LOAD_FAST_AND_CLEAR x\nSTORE_FAST x\nLOAD_CONST None\nRETURN_VALUE",
     NULL},
    {"", "LOAD_NAME s\nLOAD_SMALL_INT 0\nSET_ADD 1\nRETURN_VALUE", NULL},
};

START_TEST(module_verdicts) {
    assert_verdict(module_of(modules[_i].fields, modules[_i].body), modules[_i].message);
}
END_TEST

static const VerifierRow functions[] = {
    {"var x", "LOAD_FAST x\nRETURN_VALUE", "f at offset 0: LOAD_FAST of 'x', which may be unbound"},
    {"var x", "LOAD_FAST_CHECK x\nRETURN_VALUE", NULL},
    {"var x", "LOAD_FAST_CHECK x\nPOP_TOP\nLOAD_FAST x\nRETURN_VALUE", NULL},
    {"arguments 1 positional-only 0 keyword-only 0\nvar x", "LOAD_FAST_BORROW x\nRETURN_VALUE",
     NULL},
    {"arguments 2 positional-only 0 keyword-only 0\nvar x", "LOAD_FAST_BORROW x\nRETURN_VALUE",
     "f: it has more parameters than locals"},
    {"arguments 1 positional-only 0 keyword-only 0\nvar x",
     "DELETE_FAST x\nLOAD_FAST_BORROW x\nRETURN_VALUE",
     "f at offset 2: LOAD_FAST_BORROW of 'x', which may be unbound"},
    {"var x",
     "LOAD_CONST True\nPOP_JUMP_IF_FALSE L1\nLOAD_CONST 1\nSTORE_FAST x\nL1: LOAD_FAST x\n"
     "RETURN_VALUE",
     "f at offset 10: LOAD_FAST of 'x', which may be unbound"},
    {"var x\nvar y", "LOAD_CONST 1\nSTORE_FAST_LOAD_FAST x, y\nRETURN_VALUE",
     "f at offset 2: STORE_FAST_LOAD_FAST of 'y', which may be unbound"},
    {"var x", "PUSH_NULL\nSTORE_FAST x\nLOAD_FAST x\nRETURN_VALUE",
     "f at offset 4: LOAD_FAST of 'x', which may be unbound"},
    {"", "LOAD_NAME x\nRETURN_VALUE",
     "f at offset 0: LOAD_NAME in a function, which has no namespace"},
    /* Cells have to be made before they are used. */
    {"var x cell", "LOAD_DEREF x\nRETURN_VALUE",
     "f at offset 0: LOAD_DEREF of 'x', which may not be a cell yet"},
    {"var x cell", "MAKE_CELL x\nRESUME 0\nLOAD_DEREF x\nRETURN_VALUE", NULL},
    {"var x free", "LOAD_DEREF x\nRETURN_VALUE",
     "f at offset 0: LOAD_DEREF of 'x', which may not be a cell yet"},
    {"var x free", "COPY_FREE_VARS 1\nRESUME 0\nLOAD_DEREF x\nRETURN_VALUE", NULL},
    {"var x free", "COPY_FREE_VARS 2\nRESUME 0\nLOAD_DEREF x\nRETURN_VALUE",
     "f at offset 0: COPY_FREE_VARS cannot have the oparg 2"},
    {"var x free", "RESUME 0\nCOPY_FREE_VARS 1\nLOAD_DEREF x\nRETURN_VALUE",
     "f at offset 2: COPY_FREE_VARS stands behind the prologue"},
    {"var x", "MAKE_CELL x\nLOAD_DEREF #0\nRETURN_VALUE",
     "f at offset 0: MAKE_CELL cannot have the oparg 0"},
    {"var x cell", "MAKE_CELL x\nLOAD_CONST 1\nSTORE_FAST x\nLOAD_DEREF x\nRETURN_VALUE",
     "f at offset 6: LOAD_DEREF of 'x', which may not be a cell yet"},
    /* Generators. */
    {"flags GENERATOR",
     "RETURN_GENERATOR\nPOP_TOP\nRESUME 0\nLOAD_CONST 1\nYIELD_VALUE 0\n"
     "RESUME 1\nRETURN_VALUE",
     NULL},
    {"flags GENERATOR",
     "RETURN_GENERATOR\nPOP_TOP\nLOAD_CONST 1\nYIELD_VALUE 1\nRESUME 2\nRETURN_VALUE",
     "f at offset 6: YIELD_VALUE has no iterator that it yields from"},
    {"flags GENERATOR", "RESUME 0\nLOAD_CONST 1\nRETURN_VALUE",
     "f at offset 0: a generator without RETURN_GENERATOR"},
    {"flags GENERATOR COROUTINE", "RETURN_GENERATOR\nPOP_TOP\nLOAD_CONST 1\nRETURN_VALUE",
     "f: it is more than one sort of generator"},
    {"flags GENERATOR", "RETURN_GENERATOR\nNOP\nLOAD_CONST 1\nRETURN_VALUE",
     "f at offset 2: RETURN_GENERATOR without POP_TOP behind it"},
    {"flags GENERATOR", "RETURN_GENERATOR\nPOP_TOP\nLOAD_CONST 1\nYIELD_VALUE 0\nRETURN_VALUE",
     "f at offset 6: YIELD_VALUE without RESUME behind it"},
    {"flags GENERATOR", "L1: RETURN_GENERATOR\nPOP_TOP\nJUMP_BACKWARD L1",
     "f at offset 4: a jump leads back into the prologue"},
    {"flags GENERATOR",
     "RETURN_GENERATOR\nL1: POP_TOP\nLOAD_CONST 1\nL2: RETURN_VALUE\nL3: RERAISE 0\n"
     "handler L1 to L2 -> L3 depth 0",
     "f: its exception table covers the prologue"},
};

START_TEST(function_verdicts) {
    assert_verdict(function_of(functions[_i].fields, functions[_i].body), functions[_i].message);
}
END_TEST

/* A function f with one free variable, made by the module; `made` stands behind LOAD_CONST code. */
static Program *closure_of(const char *before, const char *made) {
    Buffer text = {0};
    buffer_add_format(&text,
                      "pyasm 3.14\ncode 0 <module>\nstack 9\nvar x cell\nconst code 1\nbody\n"
                      "MAKE_CELL x\nRESUME 0\n%s\nLOAD_CONST code 1\nMAKE_FUNCTION\n%s\n"
                      "RETURN_VALUE\ncode 1 f\nstack 1\nflags OPTIMIZED NEWLOCALS\nvar x free\n"
                      "body\nCOPY_FREE_VARS 1\nRESUME 0\nLOAD_DEREF x\nRETURN_VALUE\n",
                      before, made);
    Program *program = program_of(text.data);
    buffer_done(&text);
    return program;
}

START_TEST(a_closure_has_a_cell_for_each_free_variable) {
    assert_verdict(closure_of("LOAD_FAST x\nBUILD_TUPLE 1", "SET_FUNCTION_ATTRIBUTE closure"),
                   NULL);
    assert_verdict(closure_of("NOP", "NOP"),
                   "<module> at offset 12: RETURN_VALUE gets a function that lacks its closure");
    assert_verdict(closure_of("LOAD_CONST ()", "SET_FUNCTION_ATTRIBUTE closure"),
                   "<module> at offset 10: SET_FUNCTION_ATTRIBUTE needs one cell for each free "
                   "variable");
    assert_verdict(
        closure_of("LOAD_FAST x\nLOAD_FAST x\nBUILD_TUPLE 2", "SET_FUNCTION_ATTRIBUTE closure"),
        "<module> at offset 14: SET_FUNCTION_ATTRIBUTE needs one cell for each free variable");
    assert_verdict(closure_of("NOP", "STORE_NAME f\nLOAD_CONST None"),
                   "<module> at offset 10: STORE_NAME gets a function that lacks its closure");
}
END_TEST

/* Bytes that pyasm cannot say: the bytecode of a module, changed after it was read. */
static void assert_bytes_refused(const uint8_t *bytes, size_t size, const char *message) {
    Program *program = module_of("", "RESUME 0\nLOAD_CONST None\nRETURN_VALUE");
    Code code = *program->code;
    code.bytecode = (Bytes){bytes, size};
    program->code = &code;
    assert_verdict(program, message);
}

START_TEST(bytes_that_are_no_instructions) {
    static const uint8_t odd[] = {OP_RESUME, 0, OP_NOP};
    static const uint8_t unknown[] = {121, 0, OP_RETURN_VALUE, 0};
    static const uint8_t special[] = {OP_RESUME_CHECK, 0, OP_RETURN_VALUE, 0};
    static const uint8_t cut[] = {OP_LOAD_CONST, 0, OP_TO_BOOL, 0, 0, 0};
    static const uint8_t full[] = {OP_LOAD_CONST, 0, OP_TO_BOOL, 0, 0, 0, 1, 0, 0, 0};
    static const uint8_t prefix[] = {OP_RESUME, 0, OP_EXTENDED_ARG, 1};
    static const uint8_t many[] = {OP_EXTENDED_ARG, 0, OP_EXTENDED_ARG, 0, OP_EXTENDED_ARG, 0,
                                   OP_EXTENDED_ARG, 0, OP_RESUME,       0};
    static const uint8_t huge[] = {OP_EXTENDED_ARG, 255, OP_EXTENDED_ARG, 0,
                                   OP_EXTENDED_ARG, 0,   OP_RESUME,       0};
    static const uint8_t no_oparg[] = {OP_NOP, 3};
    static const uint8_t within[] = {OP_JUMP_FORWARD, 1, OP_EXTENDED_ARG, 0,
                                     OP_LOAD_CONST,   0, OP_RETURN_VALUE, 0};
    assert_bytes_refused(odd, 0, "<module>: its bytecode is 0 bytes long");
    assert_bytes_refused(odd, sizeof(odd), "<module>: its bytecode is 3 bytes long");
    assert_bytes_refused(unknown, sizeof(unknown),
                         "<module> at offset 0: <121> is no instruction that CPython's compiler "
                         "writes");
    assert_bytes_refused(special, sizeof(special),
                         "<module> at offset 0: RESUME_CHECK is no instruction that CPython's "
                         "compiler writes");
    assert_bytes_refused(cut, sizeof(cut), "<module> at offset 2: its caches are cut off");
    assert_bytes_refused(full, sizeof(full), "<module> at offset 2: its caches are not empty");
    assert_bytes_refused(prefix, sizeof(prefix),
                         "<module> at offset 2: EXTENDED_ARG ends the code");
    assert_bytes_refused(many, sizeof(many), "<module> at offset 8: the oparg is too large");
    assert_bytes_refused(huge, sizeof(huge), "<module> at offset 6: the oparg is too large");
    assert_bytes_refused(no_oparg, sizeof(no_oparg),
                         "<module> at offset 0: NOP has an oparg, which it takes none of");
    assert_bytes_refused(within, sizeof(within),
                         "<module> at offset 0: JUMP_FORWARD leads to no instruction");
}
END_TEST

START_TEST(code_too_large_to_judge_is_refused) {
    Buffer fields = {0};
    Buffer body = {0};
    for (int i = 0; i < 30000; i++) {
        buffer_add_format(&fields, "var v%d\n", i);
    }
    buffer_add_string(&body, "RESUME 0\n");
    for (int i = 0; i < 10000; i++) {
        buffer_add_format(&body,
                          "LOAD_CONST 1\nSTORE_FAST v%d\nLOAD_CONST True\n"
                          "POP_JUMP_IF_FALSE L%d\nL%d: NOP\n",
                          i, i, i);
    }
    buffer_add_string(&body, "LOAD_CONST None\nRETURN_VALUE\n");
    assert_verdict(function_of(fields.data, body.data), "f: too large to be verified");
    buffer_done(&fields);
    buffer_done(&body);
}
END_TEST

Suite *verifier_suite(void) {
    Suite *suite = suite_create("verifier");
    TCase *tcase = tcase_create("verdicts");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, module_verdicts, 0, sizeof(modules) / sizeof(modules[0]));
    tcase_add_loop_test(tcase, function_verdicts, 0, sizeof(functions) / sizeof(functions[0]));
    tcase_add_test(tcase, a_closure_has_a_cell_for_each_free_variable);
    tcase_add_test(tcase, bytes_that_are_no_instructions);
    tcase_add_test(tcase, code_too_large_to_judge_is_refused);
    suite_add_tcase(suite, tcase);
    return suite;
}
