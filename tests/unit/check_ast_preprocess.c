/*
 * Checks of what is done to the tree before scopes are worked out.
 *
 * What is expected is what CPython 3.14's ast.parse(source, optimize=...) and
 * its warnings say.
 */
#include <check.h>
#include <string.h>

#include "engine/compiler/ast_preprocess.h"
#include "engine/compiler/ast_unparse.h"
#include "engine/compiler/nesting.h"
#include "engine/compiler/parser.h"

typedef struct Room {
    Arena arena;
    TextPool texts;
    Diagnostics diagnostics;
} Room;

static void room_init(Room *room) {
    *room = (Room){0};
    arena_init(&room->arena);
    text_pool_init(&room->texts, &room->arena);
}

static void room_done(Room *room) {
    diagnostics_done(&room->diagnostics);
    text_pool_done(&room->texts);
    arena_done(&room->arena);
}

static Module *room_parse(Room *room, const char *source) {
    Module *module =
        parse_module(source, strlen(source), &room->arena, &room->texts, &room->diagnostics, NULL);
    ck_assert_ptr_nonnull(module);
    return module;
}

static bool room_preprocess(Room *room, Module *module, int optimize) {
    PreprocessOptions options = {.optimize = optimize};
    return ast_preprocess(module, &options, &room->arena, &room->texts, &room->diagnostics);
}

/* clang-format off */
static const struct {
    const char *source; /* an expression */
    const char *text;   /* what it becomes at optimisation level 1 */
} expression_cases[] = {
    {"__debug__", "False"},
    {"x.__debug__", "x.__debug__"},
    {"'%s' % (a,)", "f'{a!s}'"},
    {"'%r and %a' % (a, b)", "f'{a!r} and {b!a}'"},
    {"'100%% %s' % (a,)", "f'100% {a!s}'"},
    {"'%5s|%-5s|%.2s|%05.3r|%99a' % (a, b, c, d, e)",
     "f'{a!s:>5}|{b!s:5}|{c!s:.2}|{d!r:>5.3}|{e!a:>99}'"},
    {"'%.s' % (a,)", "f'{a!s:.0}'"},
    {"'%+ #-0s' % (a,)", "f'{a!s}'"},
    {"'{%s}' % (a,)", "f'{{{a!s}}}'"},
    {"'text' % ()", "f'text'"},
    {"'' % ()", "f''"},
    {"'\303\251%s\303\251' % (a,)", "f'\303\251{a!s}\303\251'"},
    {"'%s' % ('%s' % (a,),)", "f\"{f'{a!s}'!s}\""},
    {"'%s' % (__debug__,)", "f'{False!s}'"},
    /* and what is left to run time */
    {"'%d' % (a,)", "'%d' % (a,)"},
    {"'%s' % a", "'%s' % a"},
    {"'%s' % [a]", "'%s' % [a]"},
    {"'%s%s' % (a,)", "'%s%s' % (a,)"},
    {"'%s' % (a, b)", "'%s' % (a, b)"},
    {"'%s' % (*a,)", "'%s' % (*a,)"},
    {"'%(k)s' % (a,)", "'%(k)s' % (a,)"},
    {"'%*s' % (a, b)", "'%*s' % (a, b)"},
    {"'%123s' % (a,)", "'%123s' % (a,)"},
    {"'%.123s' % (a,)", "'%.123s' % (a,)"},
    {"'%' % (a,)", "'%' % (a,)"},
    {"'%5' % (a,)", "'%5' % (a,)"},
    {"'%s%' % (a,)", "'%s%' % (a,)"},
    {"b'%s' % (a,)", "b'%s' % (a,)"},
    {"'%s' + (a,)", "'%s' + (a,)"},
};

static const struct {
    const char *source; /* a pattern */
    const char *text;   /* its constant */
} pattern_cases[] = {
    {"1", "1"},
    {"-1", "-1"},
    {"-9223372036854775808", "-9223372036854775808"},
    {"-99999999999999999999", "-99999999999999999999"},
    {"-1.5", "-1.5"},
    {"-2j", "-0-2j"},
    {"1+2j", "1+2j"},
    {"-1+2j", "-1+2j"},
    {"1-0j", "1-0j"},
    {"-0.0-1j", "-0-1j"},
    {"-0.0+1j", "1j"},
    {"1.5-2j", "1.5-2j"},
    {"9007199254740993+1j", "9007199254740992+1j"},
    {"99999999999999999999+0j", "1e+20+0j"},
    {"-1 - 2j", "-1-2j"},
};

static const struct {
    const char *source;
    const char *warnings; /* "line keyword ..." */
} finally_cases[] = {
    {"def f():\n try: pass\n finally: return\n", "3 return "},
    {"for x in y:\n try: pass\n finally:\n  if x: break\n  else: continue\n", "4 break 5 continue "},
    {"for x in y:\n try: pass\n except* E: pass\n finally: break\n", "4 break "},
    {"def f():\n try: pass\n finally:\n  for x in y: return\n", ""},
    {"def f():\n try: pass\n finally:\n  for x in y: break\n  else: return\n", "5 return "},
    {"def f():\n try: pass\n finally:\n  while 1: continue\n", ""},
    {"def f():\n try: pass\n finally:\n  def g(): return\n", ""},
    {"def f():\n try: return\n except E: return\n else: return\n finally: pass\n", ""},
    {"def f():\n try: pass\n finally:\n  with x: return\n", "4 return "},
    {"def f():\n try: pass\n finally:\n  match x:\n   case 1: return\n", "5 return "},
    {"def f():\n try: pass\n finally:\n  try: return\n  finally: return\n", "4 return 5 return "},
};

static const struct {
    int optimize;
    const char *source;
    const char *statements; /* of the body, in words */
} docstring_cases[] = {
    {1, "'doc'\nx\n", "'doc' x "},
    {2, "'doc'\nx\n", "x "},
    {2, "'doc'\n", "pass@1:0-4 "},
    {2, "'''long\ndoc'''\n", "pass@1:0-4 "},
    {2, "'doc'\n'other'\n", "f'other' "},
    {2, "'doc'\nf'x'\n", "f'x' "},
    {2, "x\n'no doc'\n", "x 'no doc' "},
    {2, "b'no doc'\nx\n", "b'no doc' x "},
    {0, "'text' % ()\n", "f'text' "},
};
/* clang-format on */

static void assert_unparsed(const Expr *expr, const char *expected) {
    Buffer text = {0};
    Diagnostics diagnostics = {0};
    ck_assert(ast_unparse(expr, &text, &diagnostics));
    ck_assert_str_eq(text.data, expected);
    buffer_done(&text);
}

START_TEST(expressions_are_simplified) {
    Room room;
    room_init(&room);
    Buffer source = {0};
    buffer_add_format(&source, "x = %s\n", expression_cases[_i].source);
    Module *module = room_parse(&room, source.data);
    ck_assert(room_preprocess(&room, module, 1));
    assert_unparsed(module->body.items[0]->as.assign.value, expression_cases[_i].text);
    buffer_done(&source);
    room_done(&room);
}
END_TEST

START_TEST(numbers_of_patterns_are_constants) {
    Room room;
    room_init(&room);
    Buffer source = {0};
    buffer_add_format(&source, "match x:\n case %s: pass\n case {%s: y}: pass\n",
                      pattern_cases[_i].source, pattern_cases[_i].source);
    Module *module = room_parse(&room, source.data);
    ck_assert(room_preprocess(&room, module, 0));
    const MatchCaseList *cases = &module->body.items[0]->as.match.cases;
    const Expr *value = cases->items[0]->pattern->as.value;
    const Expr *key = cases->items[1]->pattern->as.mapping.keys.items[0];
    ck_assert_int_eq(value->kind, EXPR_CONSTANT);
    ck_assert_int_eq(key->kind, EXPR_CONSTANT);
    ck_assert(constant_same(value->as.constant.value, key->as.constant.value));
    Buffer text = {0};
    constant_repr(value->as.constant.value, &text);
    bool in_parentheses = text.data[0] == '(';
    if (in_parentheses) {
        text.data[--text.size] = '\0';
    }
    ck_assert_str_eq(text.data + in_parentheses, pattern_cases[_i].text);
    buffer_done(&text);
    buffer_done(&source);
    room_done(&room);
}
END_TEST

/* CPython then says "patterns may only match literals and attribute lookups". */
START_TEST(a_pattern_beyond_the_floats_is_left_alone) {
    Room room;
    room_init(&room);
    Buffer source = {0};
    buffer_add_string(&source, "match x:\n case 1");
    buffer_add_repeated(&source, '0', 400);
    buffer_add_string(&source, "+1j: pass\n");
    Module *module = room_parse(&room, source.data);
    ck_assert(room_preprocess(&room, module, 0));
    const MatchCaseList *cases = &module->body.items[0]->as.match.cases;
    ck_assert_int_eq(cases->items[0]->pattern->as.value->kind, EXPR_BIN_OP);
    buffer_done(&source);
    room_done(&room);
}
END_TEST

START_TEST(leaving_a_finally_block_is_warned_of) {
    Room room;
    room_init(&room);
    Module *module = room_parse(&room, finally_cases[_i].source);
    ck_assert(room_preprocess(&room, module, 0));
    Buffer text = {0};
    buffer_add_string(&text, "");
    for (size_t i = 0; i < room.diagnostics.warning_count; i++) {
        const Diagnostic *warning = &room.diagnostics.warnings[i];
        size_t size = strcspn(warning->message + 1, "'");
        buffer_add_format(&text, "%d %.*s ", warning->line, (int)size, warning->message + 1);
        ck_assert_str_eq(warning->message + 1 + size, "' in a 'finally' block");
    }
    ck_assert_str_eq(text.data, finally_cases[_i].warnings);
    buffer_done(&text);
    room_done(&room);
}
END_TEST

static void add_statement(const Stmt *stmt, Buffer *out) {
    Diagnostics diagnostics = {0};
    if (stmt->kind == STMT_PASS) {
        buffer_add_format(out, "pass@%d:%d-%d", stmt->location.line, stmt->location.column,
                          stmt->location.end_column);
        ck_assert_int_eq(stmt->location.line, stmt->location.end_line);
    } else {
        ck_assert_int_eq(stmt->kind, STMT_EXPR);
        ast_unparse(stmt->as.value.value, out, &diagnostics);
    }
    buffer_add_byte(out, ' ');
}

START_TEST(docstrings_go_at_level_two) {
    Room room;
    room_init(&room);
    Module *module = room_parse(&room, docstring_cases[_i].source);
    ck_assert(room_preprocess(&room, module, docstring_cases[_i].optimize));
    Buffer text = {0};
    for (int i = 0; i < module->body.count; i++) {
        add_statement(module->body.items[i], &text);
    }
    ck_assert_str_eq(text.data, docstring_cases[_i].statements);
    buffer_done(&text);
    room_done(&room);
}
END_TEST

/* __debug__ + a + a ...: a tree as deep as it is long, with something to change at its end. */
static bool preprocess_sum(int terms, Room *room) {
    Buffer source = {0};
    buffer_add_string(&source, "__debug__");
    for (int i = 0; i < terms; i++) {
        buffer_add_string(&source, "+a");
    }
    Module *module = room_parse(room, source.data);
    buffer_done(&source);
    return room_preprocess(room, module, 0);
}

START_TEST(the_depth_of_trees_has_a_limit) {
    Room room;
    room_init(&room);
    ck_assert(preprocess_sum(NESTING_MAX - 2, &room));
    ck_assert(!preprocess_sum(NESTING_MAX - 1, &room));
    ck_assert_int_eq(room.diagnostics.error.kind, DIAGNOSTIC_RECURSION_ERROR);
    room_done(&room);
}
END_TEST

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *ast_preprocess_suite(void) {
    Suite *suite = suite_create("ast_preprocess");
    TCase *tcase = tcase_create("tree");
    tcase_add_loop_test(tcase, expressions_are_simplified, 0, COUNT(expression_cases));
    tcase_add_loop_test(tcase, numbers_of_patterns_are_constants, 0, COUNT(pattern_cases));
    tcase_add_test(tcase, a_pattern_beyond_the_floats_is_left_alone);
    tcase_add_loop_test(tcase, leaving_a_finally_block_is_warned_of, 0, COUNT(finally_cases));
    tcase_add_loop_test(tcase, docstrings_go_at_level_two, 0, COUNT(docstring_cases));
    tcase_add_test(tcase, the_depth_of_trees_has_a_limit);
    suite_add_tcase(suite, tcase);
    return suite;
}
