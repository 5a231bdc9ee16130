/*
 * Checks of the flow graph: instruction sequences in, optimised instructions out.
 *
 * What is expected is what CPython 3.14's own optimiser makes of the same
 * sequences (its _testinternalcapi.optimize_cfg).
 */
#include <check.h>
#include <string.h>

#include "engine/compiler/flow_graph.h"
#include "tests/unit/sequence_text.h"

typedef struct OptimizeCase {
    const char *what;
    const char *constants;
    int nlocals; /* none of them is a parameter */
    const char *sequence;
    const char *optimized;
    const char *constants_left;
} OptimizeCase;

/* clang-format off */
static const OptimizeCase optimize_cases[] = {
    {"a constant is loaded as small int when it fits one byte",
     "N 5 255 256 -1", 0,
     "LOAD_CONST 1; STORE_NAME 0; LOAD_CONST 2; STORE_NAME 0; LOAD_CONST 3; STORE_NAME 0; "
     "LOAD_CONST 4; RETURN_VALUE",
     "LOAD_SMALL_INT 5; STORE_NAME 0; LOAD_SMALL_INT 255; STORE_NAME 0; LOAD_CONST 1; "
     "STORE_NAME 0; LOAD_CONST 2; RETURN_VALUE",
     "[None, 256, -1]"},
    {"unused constants go, the first stays",
     "'doc' N 7 'x'", 0,
     "LOAD_CONST 3; STORE_NAME 0; LOAD_CONST 1; RETURN_VALUE",
     "LOAD_CONST 2; STORE_NAME 0; LOAD_CONST 1; RETURN_VALUE",
     "['doc', None, 'x']"},
    {"unreachable code is removed",
     "N", 0,
     "LOAD_CONST 0 @1; RETURN_VALUE @1; LOAD_NAME 0 @2; POP_TOP @2; LOAD_CONST 0 @3; "
     "RETURN_VALUE @3",
     "LOAD_CONST 0; RETURN_VALUE",
     "[None]"},
    {"a jump to a jump is threaded",
     "N", 0,
     "LOAD_NAME 0 @1; TO_BOOL @1; POP_JUMP_IF_FALSE mid @1; LOAD_NAME 1 @2; POP_TOP @2; "
     "LOAD_NAME 4 @2; TO_BOOL @2; POP_JUMP_IF_TRUE end @2; mid:; JUMP end @3; other:; "
     "LOAD_NAME 2 @4; POP_TOP @4; end:; LOAD_NAME 3 @5; TO_BOOL @5; "
     "POP_JUMP_IF_FALSE other @5; LOAD_CONST 0 @6; RETURN_VALUE @6",
     "LOAD_NAME 0; TO_BOOL; POP_JUMP_IF_FALSE 11 @3; LOAD_NAME 1 @2; POP_TOP @2; "
     "LOAD_NAME 4 @2; TO_BOOL @2; POP_JUMP_IF_TRUE 11 @2; JUMP 11 @3; LOAD_NAME 2 @4; "
     "POP_TOP @4; LOAD_NAME 3 @5; TO_BOOL @5; POP_JUMP_IF_FALSE 9 @5; LOAD_CONST 0 @6; "
     "RETURN_VALUE @6",
     "[None]"},
    {"a constant condition decides its jump",
     "N T", 0,
     "LOAD_CONST 1 @1; POP_JUMP_IF_FALSE else @1; LOAD_NAME 0 @2; POP_TOP @2; JUMP end @2; "
     "else:; LOAD_NAME 1 @4; POP_TOP @4; end:; LOAD_CONST 0 @5; RETURN_VALUE @5",
     "NOP; LOAD_NAME 0 @2; POP_TOP @2; LOAD_CONST 0 @5; RETURN_VALUE @5",
     "[None]"},
    {"a test for None has jumps of its own",
     "N", 0,
     "LOAD_NAME 0 @1; LOAD_CONST 0 @1; IS_OP 1 @1; TO_BOOL @1; POP_JUMP_IF_FALSE end @1; "
     "LOAD_NAME 1 @2; POP_TOP @2; end:; LOAD_CONST 0 @3; RETURN_VALUE @3",
     "LOAD_NAME 0; POP_JUMP_IF_NONE 4; LOAD_NAME 1 @2; POP_TOP @2; LOAD_CONST 0 @3; "
     "RETURN_VALUE @3",
     "[None]"},
    {"a comparison makes the bool itself",
     "N", 0,
     "LOAD_NAME 0 @1; LOAD_NAME 1 @1; COMPARE_OP 2 @1; TO_BOOL @1; "
     "POP_JUMP_IF_FALSE end @1; LOAD_NAME 2 @2; POP_TOP @2; end:; LOAD_CONST 0 @3; "
     "RETURN_VALUE @3",
     "LOAD_NAME 0; LOAD_NAME 1; COMPARE_OP 18; POP_JUMP_IF_FALSE 6; LOAD_NAME 2 @2; "
     "POP_TOP @2; LOAD_CONST 0 @3; RETURN_VALUE @3",
     "[None]"},
    {"not in, not is, not not",
     "N", 0,
     "LOAD_NAME 0; LOAD_NAME 1; CONTAINS_OP 0; UNARY_NOT; STORE_NAME 2; LOAD_NAME 0; "
     "TO_BOOL; UNARY_NOT; TO_BOOL; STORE_NAME 2; LOAD_CONST 0; RETURN_VALUE",
     "LOAD_NAME 0; LOAD_NAME 1; CONTAINS_OP 1; STORE_NAME 2; LOAD_NAME 0; TO_BOOL; "
     "UNARY_NOT; STORE_NAME 2; LOAD_CONST 0; RETURN_VALUE",
     "[None]"},
    {"a tuple of constants is a constant",
     "N 1 'a' 2.5", 0,
     "LOAD_CONST 1; LOAD_CONST 2; LOAD_CONST 3; BUILD_TUPLE 3; RETURN_VALUE",
     "LOAD_CONST 1; RETURN_VALUE",
     "[None, (1, 'a', 2.5)]"},
    {"a list of constants to loop over is a tuple",
     "N 1 2", 0,
     "LOAD_CONST 1; LOAD_CONST 2; BUILD_LIST 2; GET_ITER; RETURN_VALUE",
     "LOAD_CONST 1; GET_ITER; RETURN_VALUE",
     "[None, (1, 2)]"},
    {"a list to search is a tuple even if it is not constant",
     "N", 0,
     "LOAD_NAME 0; LOAD_NAME 1; LOAD_NAME 2; BUILD_LIST 2; CONTAINS_OP 0; RETURN_VALUE",
     "LOAD_NAME 0; LOAD_NAME 1; LOAD_NAME 2; BUILD_TUPLE 2; CONTAINS_OP 0; RETURN_VALUE",
     "[None]"},
    {"a set to search is a frozenset",
     "N 3 1 2", 0,
     "LOAD_NAME 0; LOAD_CONST 1; LOAD_CONST 2; LOAD_CONST 3; BUILD_SET 3; CONTAINS_OP 0; "
     "RETURN_VALUE",
     "LOAD_NAME 0; LOAD_CONST 1; CONTAINS_OP 0; RETURN_VALUE",
     "[None, frozenset({1, 2, 3})]"},
    {"a list of three constants is extended by a tuple",
     "N 1 2 3", 0,
     "LOAD_CONST 1; LOAD_CONST 2; LOAD_CONST 3; BUILD_LIST 3; RETURN_VALUE",
     "BUILD_LIST 0; LOAD_CONST 1; LIST_EXTEND 1; RETURN_VALUE",
     "[None, (1, 2, 3)]"},
    {"a list of two constants is built",
     "N 1 2", 0,
     "LOAD_CONST 1; LOAD_CONST 2; BUILD_LIST 2; RETURN_VALUE",
     "LOAD_SMALL_INT 1; LOAD_SMALL_INT 2; BUILD_LIST 2; RETURN_VALUE",
     "[None]"},
    {"a long tuple is folded from its appends",
     "N 1 2", 0,
     "BUILD_LIST 0; LOAD_CONST 1; LIST_APPEND 1; LOAD_CONST 2; LIST_APPEND 1; "
     "CALL_INTRINSIC_1 6; RETURN_VALUE",
     "LOAD_CONST 1; RETURN_VALUE",
     "[None, (1, 2)]"},
    {"operators on constants are worked out",
     "N 6 7 2", 0,
     "LOAD_CONST 1; LOAD_CONST 2; BINARY_OP 5; LOAD_CONST 3; UNARY_NEGATIVE; BINARY_OP 8; "
     "RETURN_VALUE",
     "LOAD_CONST 1; RETURN_VALUE",
     "[None, 0.0005668934240362812]"},
    {"an operator that would raise stays",
     "N 1 0", 0,
     "LOAD_CONST 1; LOAD_CONST 2; BINARY_OP 11; RETURN_VALUE",
     "LOAD_SMALL_INT 1; LOAD_SMALL_INT 0; BINARY_OP 11; RETURN_VALUE",
     "[None]"},
    {"what is only pushed and popped goes",
     "N 1", 0,
     "LOAD_CONST 1 @1; POP_TOP @1; LOAD_NAME 0 @2; COPY 1 @2; POP_TOP @2; RETURN_VALUE @2",
     "NOP; LOAD_NAME 0 @2; RETURN_VALUE @2",
     "[None]"},
    {"packing and unpacking two values is a swap",
     "N", 0,
     "LOAD_NAME 0; LOAD_NAME 1; BUILD_TUPLE 2; UNPACK_SEQUENCE 2; STORE_NAME 0; "
     "STORE_NAME 1; LOAD_CONST 0; RETURN_VALUE",
     "LOAD_NAME 0; LOAD_NAME 1; SWAP 2; STORE_NAME 0; STORE_NAME 1; LOAD_CONST 0; "
     "RETURN_VALUE",
     "[None]"},
    {"a swap of stored values is a swap of stores",
     "N 1", 3,
     "LOAD_NAME 0; LOAD_NAME 1; SWAP 2; STORE_FAST 0; STORE_FAST 1; LOAD_CONST 0; "
     "RETURN_VALUE",
     "LOAD_NAME 0; LOAD_NAME 1; STORE_FAST_STORE_FAST 16; LOAD_CONST 0; RETURN_VALUE",
     "[None]"},
    {"swaps are as few as possible",
     "N", 0,
     "LOAD_NAME 0; LOAD_NAME 1; LOAD_NAME 2; SWAP 2; SWAP 3; SWAP 2; BUILD_LIST 3; "
     "RETURN_VALUE",
     "LOAD_NAME 0; LOAD_NAME 1; LOAD_NAME 2; SWAP 2; SWAP 3; SWAP 2; BUILD_LIST 3; "
     "RETURN_VALUE",
     "[None]"},
    {"a swap stays when both stores are of one local",
     "N", 1,
     "LOAD_NAME 0; LOAD_NAME 1; SWAP 2; STORE_FAST 0 @1; STORE_FAST 0 @2; LOAD_CONST 0; "
     "RETURN_VALUE",
     "LOAD_NAME 0; LOAD_NAME 1; SWAP 2; STORE_FAST 0; STORE_FAST 0 @2; LOAD_CONST 0; "
     "RETURN_VALUE",
     "[None]"},
    {"of two stores to one local the first is a pop",
     "N", 1,
     "LOAD_NAME 0; LOAD_NAME 1; STORE_FAST 0 @1; STORE_FAST 0 @1; LOAD_CONST 0; RETURN_VALUE",
     "LOAD_NAME 0; LOAD_NAME 1; POP_TOP; STORE_FAST 0; LOAD_CONST 0; RETURN_VALUE",
     "[None]"},
    {"stores and loads go in pairs",
     "N", 4,
     "LOAD_NAME 0; STORE_FAST 0; LOAD_NAME 0; STORE_FAST 1; LOAD_FAST 0; LOAD_FAST 1; "
     "BUILD_TUPLE 2; RETURN_VALUE",
     "LOAD_NAME 0; STORE_FAST 0; LOAD_NAME 0; STORE_FAST_LOAD_FAST 16; LOAD_FAST_BORROW 1; "
     "BUILD_TUPLE 2; RETURN_VALUE",
     "[None]"},
    {"no pair across lines, none from local sixteen on",
     "N", 20,
     "LOAD_NAME 0 @1; STORE_FAST 0 @1; LOAD_FAST 0 @2; STORE_FAST 16 @2; LOAD_FAST 16 @2; "
     "LOAD_FAST 16 @2; BUILD_TUPLE 2 @2; RETURN_VALUE @2",
     "LOAD_NAME 0; STORE_FAST 0; LOAD_FAST 0 @2; STORE_FAST 16 @2; LOAD_FAST_BORROW 16 @2; "
     "LOAD_FAST_BORROW 16 @2; BUILD_TUPLE 2 @2; RETURN_VALUE @2",
     "[None]"},
    {"a local that may be unbound is checked once",
     "N", 2,
     "LOAD_NAME 0 @1; TO_BOOL @1; POP_JUMP_IF_FALSE end @1; LOAD_NAME 1 @2; "
     "STORE_FAST 0 @2; end:; LOAD_FAST 0 @3; POP_TOP @3; LOAD_FAST 0 @4; RETURN_VALUE @4",
     "LOAD_NAME 0; TO_BOOL; POP_JUMP_IF_FALSE 5; LOAD_NAME 1 @2; STORE_FAST 0 @2; "
     "LOAD_FAST_CHECK 0 @3; POP_TOP @3; LOAD_FAST_BORROW 0 @4; RETURN_VALUE @4",
     "[None]"},
    {"a deleted local is checked",
     "N", 1,
     "LOAD_NAME 0 @1; STORE_FAST 0 @1; DELETE_FAST 0 @2; LOAD_FAST 0 @3; RETURN_VALUE @3",
     "LOAD_NAME 0; STORE_FAST 0; DELETE_FAST 0 @2; LOAD_FAST_CHECK 0 @3; RETURN_VALUE @3",
     "[None]"},
    {"a load is not borrowed when the local changes first",
     "N", 2,
     "LOAD_NAME 0 @1; STORE_FAST 0 @1; LOAD_FAST 0 @2; LOAD_NAME 1 @3; STORE_FAST 0 @3; "
     "RETURN_VALUE @4",
     "LOAD_NAME 0; STORE_FAST 0; LOAD_FAST 0 @2; LOAD_NAME 1 @3; STORE_FAST 0 @3; "
     "RETURN_VALUE @4",
     "[None]"},
    {"a load is not borrowed when it is stored",
     "N", 2,
     "LOAD_NAME 0 @1; STORE_FAST 0 @1; LOAD_FAST 0 @2; STORE_FAST 1 @3; LOAD_FAST 1 @4; "
     "RETURN_VALUE @4",
     "LOAD_NAME 0; STORE_FAST 0; LOAD_FAST 0 @2; STORE_FAST 1 @3; LOAD_FAST_BORROW 1 @4; "
     "RETURN_VALUE @4",
     "[None]"},
    {"a load is not borrowed when it is left for the next block",
     "N", 2,
     "LOAD_NAME 0 @1; STORE_FAST 0 @1; LOAD_FAST 0 @2; LOAD_NAME 1 @3; "
     "POP_JUMP_IF_FALSE end @3; LOAD_NAME 2 @4; POP_TOP @4; end:; RETURN_VALUE @5",
     "LOAD_NAME 0; STORE_FAST 0; LOAD_FAST 0 @2; LOAD_NAME 1 @3; POP_JUMP_IF_FALSE 7 @3; "
     "LOAD_NAME 2 @4; POP_TOP @4; RETURN_VALUE @5",
     "[None]"},
    {"global calls push their null themselves",
     "N", 0,
     "LOAD_GLOBAL 4; PUSH_NULL; CALL 0; RETURN_VALUE",
     "LOAD_GLOBAL 5; CALL 0; RETURN_VALUE",
     "[None]"},
    {"handlers go to the end",
     "N", 0,
     "SETUP_FINALLY handler @1; LOAD_NAME 0 @2; POP_TOP @2; POP_BLOCK @-; JUMP end @-; "
     "handler:; PUSH_EXC_INFO @-; POP_TOP @3; LOAD_NAME 1 @4; POP_TOP @4; POP_EXCEPT @4; "
     "end:; LOAD_CONST 0 @5; RETURN_VALUE @5",
     "SETUP_FINALLY 5; LOAD_NAME 0 @2; POP_TOP @2; LOAD_CONST 0 @5; RETURN_VALUE @5; "
     "PUSH_EXC_INFO @-; POP_TOP @3; LOAD_NAME 1 @4; POP_TOP @4; POP_EXCEPT @4; "
     "LOAD_CONST 0 @5; RETURN_VALUE @5",
     "[None]"},
    {"an exit without a line is copied for each jump to it",
     "N", 0,
     "LOAD_NAME 0 @1; TO_BOOL @1; POP_JUMP_IF_FALSE end @1; LOAD_NAME 1 @2; TO_BOOL @2; "
     "POP_JUMP_IF_FALSE end @2; LOAD_NAME 2 @3; POP_TOP @3; end:; LOAD_CONST 0 @-; "
     "RETURN_VALUE @-",
     "LOAD_NAME 0; TO_BOOL; POP_JUMP_IF_FALSE 12; LOAD_NAME 1 @2; TO_BOOL @2; "
     "POP_JUMP_IF_FALSE 10 @2; LOAD_NAME 2 @3; POP_TOP @3; LOAD_CONST 0 @3; "
     "RETURN_VALUE @3; LOAD_CONST 0 @2; RETURN_VALUE @2; LOAD_CONST 0; RETURN_VALUE",
     "[None]"},
    {"a nop stays when a line would be lost without it",
     "N", 0,
     "NOP @1; LOAD_NAME 0 @2; POP_TOP @2; NOP @3; NOP @3; LOAD_CONST 0 @4; RETURN_VALUE @4",
     "NOP; LOAD_NAME 0 @2; POP_TOP @2; NOP @3; LOAD_CONST 0 @4; RETURN_VALUE @4",
     "[None]"},
};
/* clang-format on */

START_TEST(graph_is_optimised_as_cpython_does) {
    const OptimizeCase *row = &optimize_cases[_i];
    Program *program = program_new("test");
    Arena arena;
    arena_init(&arena);
    ConstantIndex consts = {0};
    constants_from_text(&consts, program, row->constants);
    InstructionSequence *sequence = sequence_from_text(&arena, row->sequence);
    FlowGraph *graph = flow_graph_from_sequence(&arena, program, sequence, &consts);
    flow_graph_optimize(graph, row->nlocals, 0);
    int stacksize = flow_calculate_stackdepth(graph);
    flow_optimize_load_fast(graph, stacksize);

    Buffer text = {0};
    flow_graph_to_text(graph, &text);
    ck_assert_msg(strcmp(text.data, row->optimized) == 0, "%s:\nexpected %s\ngot      %s",
                  row->what, row->optimized, text.data);
    buffer_clear(&text);
    constants_to_text(consts.items, consts.count, &text);
    ck_assert_str_eq(text.data, row->constants_left);
    buffer_done(&text);
    arena_done(&arena);
    program_free(program);
}
END_TEST

Suite *flow_graph_suite(void) {
    Suite *suite = suite_create("flow_graph");
    TCase *tcase = tcase_create("optimize");
    tcase_add_loop_test(tcase, graph_is_optimised_as_cpython_does, 0,
                        sizeof optimize_cases / sizeof optimize_cases[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}
