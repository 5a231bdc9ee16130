/* Checks of code_unit_assemble: from a code unit and its instructions to the code object. */
#include <check.h>
#include <string.h>

#include "engine/bytecode/opcode.h"
#include "engine/compiler/code_unit.h"
#include "tests/unit/sequence_text.h"

/* What a check assembles; NULL names are none. */
typedef struct AssembleCase {
    const char *what;
    const char *sequence;
    uint32_t flags;
    const char *varnames;
    const char *cellvars;
    const char *freevars;
    const char *code;
    const char *exceptions;
} AssembleCase;

/* clang-format off */
static const AssembleCase assemble_cases[] = {
    {"a conditional jump forwards is followed by NOT_TAKEN",
     "RESUME 0; LOAD_NAME 0; TO_BOOL; POP_JUMP_IF_FALSE end; LOAD_NAME 1 @2; POP_TOP @2; "
     "end: LOAD_CONST 0 @3; RETURN_VALUE @3",
     0, NULL, NULL, NULL,
     "RESUME 0; LOAD_NAME 0; TO_BOOL; POP_JUMP_IF_FALSE 22; NOT_TAKEN; LOAD_NAME 1; POP_TOP; "
     "LOAD_CONST 0; RETURN_VALUE", ""},
    {"a conditional jump backwards is turned round",
     "RESUME 0; top: LOAD_NAME 0 @2; TO_BOOL @2; POP_JUMP_IF_TRUE top @2; "
     "LOAD_CONST 0 @3; RETURN_VALUE @3",
     0, NULL, NULL, NULL,
     "RESUME 0; LOAD_NAME 0; TO_BOOL; POP_JUMP_IF_FALSE 22; NOT_TAKEN; JUMP_BACKWARD 2; "
     "LOAD_CONST 0; RETURN_VALUE", ""},
    {"and and or keep the value they test",
     "RESUME 0; LOAD_NAME 0; JUMP_IF_FALSE end; POP_TOP; LOAD_NAME 1; end: RETURN_VALUE",
     0, NULL, NULL, NULL,
     "RESUME 0; LOAD_NAME 0; COPY 1; TO_BOOL; POP_JUMP_IF_FALSE 24; NOT_TAKEN; POP_TOP; "
     "LOAD_NAME 1; RETURN_VALUE", ""},
    {"a generator starts by making itself",
     "RESUME 0; LOAD_CONST 0; RETURN_VALUE", CODE_GENERATOR, NULL, NULL, NULL,
     "RETURN_GENERATOR; POP_TOP; RESUME 0; LOAD_CONST 0; RETURN_VALUE", ""},
    {"a cell that is a parameter stays among the locals",
     "RESUME 0; LOAD_DEREF 0; LOAD_DEREF 1; LOAD_DEREF 2; LOAD_FAST 1; BUILD_LIST 4; RETURN_VALUE",
     CODE_NESTED, "a b", "c a", "f",
     "COPY_FREE_VARS 1; MAKE_CELL 0; MAKE_CELL 2; RESUME 0; LOAD_DEREF 2; LOAD_DEREF 0; "
     "LOAD_DEREF 3; LOAD_FAST_CHECK 1; BUILD_LIST 4; RETURN_VALUE", ""},
    {"a handler is behind the code that it protects",
     "RESUME 0; SETUP_FINALLY handler; LOAD_NAME 0 @2; POP_TOP @2; POP_BLOCK @-; JUMP end @-; "
     "handler: SETUP_CLEANUP cleanup @-; PUSH_EXC_INFO @-; POP_TOP @3; POP_BLOCK @-; "
     "POP_EXCEPT @-; JUMP end @-; cleanup: COPY 3 @-; POP_EXCEPT @-; RERAISE 1 @-; "
     "end: LOAD_CONST 0 @5; RETURN_VALUE @5",
     0, NULL, NULL, NULL,
     "RESUME 0; LOAD_NAME 0; POP_TOP; LOAD_CONST 0; RETURN_VALUE; PUSH_EXC_INFO; POP_TOP; "
     "POP_EXCEPT; LOAD_CONST 0; RETURN_VALUE; COPY 3; POP_EXCEPT; RERAISE 1",
     "2-6 -> 10 [0]; 10-14 -> 20 [1] lasti"},
};
/* clang-format on */

/* Adds the names in `text`, separated by blanks. */
static void add_names(NameIndex *index, Program *program, const char *text) {
    while (text != NULL && *text != '\0') {
        size_t size = strcspn(text, " ");
        name_index_add(index, &program->arena, text_intern(&program->texts, text, size));
        text += size + strspn(text + size, " ");
    }
}

static CodeUnit unit_new(Program *program) {
    CodeUnit unit = {.name = text_intern_string(&program->texts, "unit"), .firstlineno = 1};
    constant_index_add(&unit.consts, &program->arena, constant_none());
    return unit;
}

static const Code *assemble(Program *program, CodeUnit *unit, InstructionSequence *sequence) {
    Diagnostics diagnostics = {0};
    Arena scratch;
    arena_init(&scratch);
    const Code *code = code_unit_assemble(program, unit, sequence, &scratch, &diagnostics);
    arena_done(&scratch);
    ck_assert_ptr_nonnull(code);
    return code;
}

static void check_text(Buffer *text, const char *what, const char *expected) {
    buffer_add_string(text, "");
    ck_assert_msg(strcmp(text->data, expected) == 0, "%s:\nexpected %s\ngot      %s", what,
                  expected, text->data);
    buffer_clear(text);
}

START_TEST(code_is_laid_out_as_cpython_does) {
    const AssembleCase *row = &assemble_cases[_i];
    Program *program = program_new("test");
    CodeUnit unit = unit_new(program);
    unit.flags = row->flags;
    add_names(&unit.varnames, program, row->varnames);
    add_names(&unit.cellvars, program, row->cellvars);
    add_names(&unit.freevars, program, row->freevars);
    const Code *code = assemble(program, &unit, sequence_from_text(&program->arena, row->sequence));
    Buffer text = {0};
    code_to_text(code, &text);
    check_text(&text, row->what, row->code);
    exception_table_to_text(code, &text);
    check_text(&text, row->what, row->exceptions);
    buffer_done(&text);
    program_free(program);
}
END_TEST

START_TEST(localsplus_is_locals_then_cells_then_free_variables) {
    Program *program = program_new("test");
    CodeUnit unit = unit_new(program);
    add_names(&unit.varnames, program, "p a k args kw hidden");
    add_names(&unit.cellvars, program, "c a");
    add_names(&unit.freevars, program, "f");
    add_names(&unit.fast_hidden, program, "hidden");
    unit.posonlyargcount = unit.argcount = unit.kwonlyargcount = 1;
    unit.flags = CODE_VARARGS | CODE_VARKEYWORDS;
    const Code *code =
        assemble(program, &unit,
                 sequence_from_text(&program->arena, "RESUME 0; LOAD_CONST 0; RETURN_VALUE"));
    static const uint8_t kinds[] = {
        LOCAL_PLAIN | LOCAL_ARG_POSITIONAL,
        LOCAL_PLAIN | LOCAL_ARG_POSITIONAL | LOCAL_ARG_KEYWORD | LOCAL_CELL,
        LOCAL_PLAIN | LOCAL_ARG_KEYWORD,
        LOCAL_PLAIN | LOCAL_ARG_VARIADIC | LOCAL_ARG_POSITIONAL,
        LOCAL_PLAIN | LOCAL_ARG_VARIADIC | LOCAL_ARG_KEYWORD,
        LOCAL_PLAIN | LOCAL_HIDDEN,
        LOCAL_CELL,
        LOCAL_FREE,
    };
    ck_assert_int_eq(code->nlocalsplus, sizeof kinds);
    ck_assert_mem_eq(code->localspluskinds, kinds, sizeof kinds);
    ck_assert_str_eq(code->localsplusnames[6]->data, "c");
    ck_assert_str_eq(code->localsplusnames[7]->data, "f");
    ck_assert_int_eq(code->argcount, 2);
    ck_assert_int_eq(code->nlocals, 6);
    ck_assert_int_eq(code->ncellvars, 2);
    ck_assert_int_eq(code->nfreevars, 1);
    program_free(program);
}
END_TEST

START_TEST(stack_is_as_deep_as_the_deepest_way) {
    Program *program = program_new("test");
    CodeUnit unit = unit_new(program);
    const Code *code = assemble(
        program, &unit,
        sequence_from_text(&program->arena, "RESUME 0; LOAD_NAME 0; LOAD_NAME 1; JUMP_IF_TRUE end; "
                                            "POP_TOP; LOAD_NAME 2; LOAD_NAME 3; LOAD_NAME 4; "
                                            "BUILD_TUPLE 3; end: BUILD_LIST 2; RETURN_VALUE"));
    ck_assert_int_eq(code->stacksize, 4);
    program_free(program);
}
END_TEST

START_TEST(locations_are_kept_and_next_is_resolved) {
    Program *program = program_new("test");
    CodeUnit unit = unit_new(program);
    const Code *code =
        assemble(program, &unit,
                 sequence_from_text(&program->arena, "RESUME 0 @1; LOAD_NAME 0 @2; POP_TOP @>; "
                                                     "LOAD_CONST 0 @3; RETURN_VALUE @3"));
    Buffer text = {0};
    location_table_to_text(code, &text);
    check_text(&text, "lines", "0-2 1:0-1:0; 2-4 2:0-2:0; 4-10 3:0-3:0");
    buffer_done(&text);
    program_free(program);
}
END_TEST

/* Every one of very many jumps goes to the end, and needs two EXTENDED_ARGs. */
START_TEST(seventy_thousand_jumps_land_where_they_should) {
    enum { JUMPS = 70000 };
    Program *program = program_new("test");
    CodeUnit unit = unit_new(program);
    InstructionSequence *sequence = sequence_new(&program->arena);
    Label end = sequence_new_label(sequence);
    for (int i = 0; i < JUMPS; i++) {
        Location location = {i + 1, i + 1, 0, 4};
        sequence_add(sequence, OP_LOAD_NAME, i, location);
        sequence_add_jump(sequence, OP_POP_JUMP_IF_FALSE, end, location);
    }
    sequence_use_label(sequence, end);
    sequence_add(sequence, OP_LOAD_CONST, 0, (Location){JUMPS + 1, JUMPS + 1, 0, 4});
    sequence_add(sequence, OP_RETURN_VALUE, 0, (Location){JUMPS + 1, JUMPS + 1, 0, 4});
    const Code *code = assemble(program, &unit, sequence);
    int jumps = 0;
    int oparg = 0;
    for (size_t i = 0; i < code->bytecode.size; i += 2) {
        int opcode = code->bytecode.data[i];
        oparg = oparg << 8 | code->bytecode.data[i + 1];
        if (opcode == OP_EXTENDED_ARG) {
            continue;
        }
        if (opcode == OP_POP_JUMP_IF_FALSE) {
            size_t target = i + 4 + 2 * (size_t)oparg;
            ck_assert_uint_eq(target, code->bytecode.size - 4);
            jumps++;
        }
        oparg = 0;
    }
    ck_assert_int_eq(jumps, JUMPS);
    program_free(program);
}
END_TEST

Suite *assemble_suite(void) {
    Suite *suite = suite_create("assemble");
    TCase *tcase = tcase_create("assemble");
    tcase_add_loop_test(tcase, code_is_laid_out_as_cpython_does, 0,
                        sizeof assemble_cases / sizeof assemble_cases[0]);
    tcase_add_test(tcase, localsplus_is_locals_then_cells_then_free_variables);
    tcase_add_test(tcase, stack_is_as_deep_as_the_deepest_way);
    tcase_add_test(tcase, locations_are_kept_and_next_is_resolved);
    tcase_add_test(tcase, seventy_thousand_jumps_land_where_they_should);
    suite_add_tcase(suite, tcase);
    return suite;
}
