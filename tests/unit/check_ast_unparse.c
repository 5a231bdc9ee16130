/*
 * Checks of expressions written out again.
 *
 * What is expected are CPython 3.14's own strings: those of annotations under
 * `from __future__ import annotations`.
 */
#include <check.h>
#include <string.h>

#include "engine/compiler/ast_unparse.h"
#include "engine/compiler/parser.h"

/* clang-format off */
static const struct {
    const char *source;
    const char *text;
} cases[] = {
    {"1 .real", "1 .real"},
    {"1.5.real", "1.5.real"},
    {"1j.real", "1j.real"},
    {"0x10 .real", "16 .real"},
    {"-1 .x", "-1 .x"},
    {"(-1).x", "(-1).x"},
    {"(-1)**2", "(-1) ** 2"},
    {"-1**2", "-1 ** 2"},
    {"2**-1", "2 ** (-1)"},
    {"(2**3)**4", "(2 ** 3) ** 4"},
    {"2**3**4", "2 ** 3 ** 4"},
    {"not a", "not a"},
    {"not (a and b)", "not (a and b)"},
    {"(not a) and b", "not a and b"},
    {"a and b or c", "a and b or c"},
    {"(a or b) and c", "(a or b) and c"},
    {"a if b else c", "a if b else c"},
    {"(a if b else c) if d else e", "(a if b else c) if d else e"},
    {"a if (b if c else d) else e", "a if (b if c else d) else e"},
    {"lambda: x", "lambda: x"},
    {"lambda a,b=1,/,c=2,*d,e=3,f,**g: 0", "lambda a, b=1, /, c=2, *d, e=3, f, **g: 0"},
    {"lambda *,k: 0", "lambda*, k: 0"},
    {"lambda *a: 0", "lambda*a: 0"},
    {"lambda **k: 0", "lambda**k: 0"},
    {"lambda a,/: 0", "lambda a, /: 0"},
    {"(lambda: x)()", "(lambda: x)()"},
    {"[x for x in y if z if w]", "[x for x in y if z if w]"},
    {"[x async for x in y]", "[x async for x in y]"},
    {"{x:y for x,y in z}", "{x: y for x, y in z}"},
    {"{*a,*b}", "{*a, *b}"},
    {"[*a, *b]", "[*a, *b]"},
    {"(*a,*b)", "(*a, *b)"},
    {"()", "()"},
    {"(a,)", "(a,)"},
    {"(a,b)", "(a, b)"},
    {"x[a]", "x[a]"},
    {"x[a,]", "x[a,]"},
    {"x[a,b]", "x[a, b]"},
    {"x[()]", "x[()]"},
    {"x[a:b]", "x[a:b]"},
    {"x[a:b:c]", "x[a:b:c]"},
    {"x[::c]", "x[::c]"},
    {"x[:,b]", "x[:, b]"},
    {"x[*a]", "x[*a,]"},
    {"x[*a,b]", "x[*a, b]"},
    {"x[(a:=1)] if 0 else 1", "x[a := 1] if 0 else 1"},
    {"f(*a,**b)", "f(*a, **b)"},
    {"f(x for x in y)", "f(x for x in y)"},
    {"f((x for x in y),1)", "f((x for x in y), 1)"},
    {"f(a=1,*b)", "f(*b, a=1)"},
    {"{**a,'b':c,**(d or e)}", "{**a, 'b': c, **(d or e)}"},
    {"{}", "{}"},
    {"{1}", "{1}"},
    {"f''", "f''"},
    {"f'{x}'", "f'{x}'"},
    {"f'{x!r:>{w}}'", "f'{x!r:>{w}}'"},
    {"f'{{}}'", "f'{{}}'"},
    {"f'{ {1:2} }'", "f'{ {1: 2}}'"},
    {"f'{x=}'", "f'x={x!r}'"},
    {"f'{(lambda: 1)}'", "f'{(lambda: 1)}'"},
    {"f'{x,y}'", "f'{(x, y)}'"},
    {"f'a{b}c' 'd' f'{e}'", "f'a{b}cd{e}'"},
    {"f'{\"a\"}'", "f\"{'a'}\""},
    {"f\"{'a'}\\n\"", "f\"{'a'}\\n\""},
    {"f'{x:{y}.{z}}'", "f'{x:{y}.{z}}'"},
    {"f'{x:%H:%M}'", "f'{x:%H:%M}'"},
    {"f'{x!s}'", "f'{x!s}'"},
    {"t''", "t''"},
    {"t'{x}'", "t'{x}'"},
    {"t'{x!r:>{w}}'", "t'{x!r:>{w}}'"},
    {"t'a{b}c' t'{d}'", "t'a{b}c{d}'"},
    {"t'{x=}'", "t'x={x!r}'"},
    {"t'{ {1} }'", "t'{ {1}}'"},
    {"f'{t\"{x}\"}'", "f\"{t'{x}'}\""},
    {"t'{f\"{x}\"}'", "t'{f\"{x}\"}'"},
    {"'a'", "'a'"},
    {"u'a'", "u'a'"},
    {"b'a'", "b'a'"},
    {"b'\\xff' b'a'", "b'\\xffa'"},
    {"'a' 'b'", "'ab'"},
    {"'\\n\\'\"'", "'\\n\\'\"'"},
    {"\"it's\"", "\"it's\""},
    {"1e999", "1e309"},
    {"-1e999", "-1e309"},
    {"1e999j", "1e309j"},
    {"1e300", "1e+300"},
    {"1e16", "1e+16"},
    {"1e-7", "1e-07"},
    {"0.1", "0.1"},
    {"1j", "1j"},
    {"1e999+1j", "1e309 + 1j"},
    {"True", "True"},
    {"None", "None"},
    {"...", "..."},
    {"a.b.c", "a.b.c"},
    {"a().b[c]", "a().b[c]"},
    {"await_", "await_"},
    {"a<b<c", "a < b < c"},
    {"(a<b)<c", "(a < b) < c"},
    {"a<(b<c)", "a < (b < c)"},
    {"a in b not in c is d is not e", "a in b not in c is d is not e"},
    {"a|b^c&d<<e+f*g", "a | b ^ c & d << e + f * g"},
    {"((a|b)^c)&d", "((a | b) ^ c) & d"},
    {"~a", "~a"},
    {"- -a", "--a"},
    {"-(a+b)", "-(a + b)"},
    {"not not a", "not not a"},
    {"a@b", "a @ b"},
    {"a//b%c", "a // b % c"},
    {"a-(b-c)", "a - (b - c)"},
    {"a-b-c", "a - b - c"},
    {"a/(b/c)", "a / (b / c)"},
    {"(yield_)", "yield_"},
    {"[lambda: 1]", "[lambda: 1]"},
    {"x[lambda: 1]", "x[lambda: 1]"},
    {"{lambda: 1: 2}", "{lambda: 1: 2}"},
    {"x[1:2, ::3]", "x[1:2, ::3]"},
    {"('a',)", "('a',)"},
    {"99999999999999999999999999", "99999999999999999999999999"},
    {"0xffffffffffffffffffffffffffffff", "1329227995784915872903807060280344575"},
    {"\303\251", "\303\251"},
    {"'\303\251'", "'\303\251'"},
    {"'\\ud800'", "'\\ud800'"},
    {"'\\x7f\\x00'", "'\\x7f\\x00'"},
    {"f'\\x00{a}'", "f'\\x00{a}'"},
    {"f'{a}\\'\"'", "f'{a}\\'\"'"},
    {"f'{a:{b:{c}}}'", "f'{a:{b:{c}}}'"},
    {"f'{a!r:{b!s:}}'", "f'{a!r:{b!s:}}'"},
    {"x if y else lambda: z", "x if y else lambda: z"},
    {"(x, y)[0]", "(x, y)[0]"},
    {"[a][0]", "[a][0]"},
    {"{a}[0]", "{a}[0]"},
    {"'a'.join(b)", "'a'.join(b)"},
    {"(a, *b)[c]", "(a, *b)[c]"},
    {"x[(a, b)]", "x[a, b]"},
    {"x[(yield_)]", "x[yield_]"},
    {"(await_).x", "await_.x"},
    {"f(**{'a':1})", "f(**{'a': 1})"},
    {"f(a, b, *c, d, e=1, **g)", "f(a, b, *c, d, e=1, **g)"},
    {"print(*a, sep='')", "print(*a, sep='')"},
    {"lambda x=(lambda: 1): x", "lambda x=lambda: 1: x"},
    {"lambda: (a, b)", "lambda: (a, b)"},
    {"lambda: a if b else c", "lambda: a if b else c"},
    {"lambda a, *, b: 0", "lambda a, *, b: 0"},
    {"lambda a, /, b, *c, d=1, **e: 0", "lambda a, /, b, *c, d=1, **e: 0"},
    {"lambda a, /, *, b: 0", "lambda a, /, *, b: 0"},
    {"[i for i in (a if b else c)]", "[i for i in (a if b else c)]"},
    {"[i for i in (lambda: 1)]", "[i for i in (lambda: 1)]"},
    {"[i for i, in x]", "[i for i, in x]"},
    {"[i for i in x if (a if b else c)]", "[i for i in x if (a if b else c)]"},
    {"(x for x in y)", "(x for x in y)"},
    {"f'{x:a{{b}}}'", "f'{x:a{ {b}}}'"},
    {"f'{x:\\n}'", "f'{x:\\n}'"},
    {"rf'\\d{x}'", "f'\\\\d{x}'"},
    {"f'''a\n"
     "{x}'''", "f'a\\n{x}'"},
    {"1_000", "1000"},
    {"0b11", "3"},
    {"1.", "1.0"},
    {"00", "0"},
    {"-0", "-0"},
    {"+1", "+1"},
    {"--1", "--1"},
    {"~-1", "~-1"},
    {"-(-1)", "--1"},
    {"a**-b", "a ** (-b)"},
    {"a**(b**c)", "a ** b ** c"},
    {"(a**b)**c", "(a ** b) ** c"},
    {"(-a)**b", "(-a) ** b"},
    {"(await_)**b", "await_ ** b"},
};
/* clang-format on */

START_TEST(expressions_are_written_as_cpython_does) {
    Arena arena;
    TextPool texts;
    Diagnostics diagnostics = {0};
    Buffer text = {0};
    arena_init(&arena);
    text_pool_init(&texts, &arena);
    const Expr *expr =
        parse_expression(cases[_i].source, strlen(cases[_i].source), &arena, &texts, &diagnostics);
    ck_assert_ptr_nonnull(expr);
    ck_assert(ast_unparse(expr, &text, &diagnostics));
    ck_assert_str_eq(text.data, cases[_i].text);
    buffer_done(&text);
    diagnostics_done(&diagnostics);
    text_pool_done(&texts);
    arena_done(&arena);
}
END_TEST

/* Python writes no int of more than 4300 digits; in hexadecimal it reads them. */
START_TEST(a_huge_int_is_refused) {
    Arena arena;
    TextPool texts;
    Diagnostics diagnostics = {0};
    Buffer source = {0};
    Buffer text = {0};
    arena_init(&arena);
    text_pool_init(&texts, &arena);
    buffer_add_string(&source, "0x1");
    buffer_add_repeated(&source, '0', 4000);
    const Expr *expr = parse_expression(source.data, source.size, &arena, &texts, &diagnostics);
    ck_assert_ptr_nonnull(expr);
    ck_assert(!ast_unparse(expr, &text, &diagnostics));
    ck_assert_int_eq(diagnostics.error.kind, DIAGNOSTIC_VALUE_ERROR);
    ck_assert_str_eq(diagnostics.error.message,
                     "Exceeds the limit (4300 digits) for integer string conversion; "
                     "use sys.set_int_max_str_digits() to increase the limit");
    buffer_done(&source);
    buffer_done(&text);
    diagnostics_done(&diagnostics);
    text_pool_done(&texts);
    arena_done(&arena);
}
END_TEST

Suite *ast_unparse_suite(void) {
    Suite *suite = suite_create("ast_unparse");
    TCase *tcase = tcase_create("expressions");
    tcase_add_loop_test(tcase, expressions_are_written_as_cpython_does, 0,
                        sizeof cases / sizeof cases[0]);
    tcase_add_test(tcase, a_huge_int_is_refused);
    suite_add_tcase(suite, tcase);
    return suite;
}
