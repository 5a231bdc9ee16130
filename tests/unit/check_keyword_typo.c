/*
 * Checks of "Did you mean": misspelt keywords, and what only looks like one.
 *
 * What is expected is what `python3.14 p.py` prints.
 */
#include <check.h>
#include <string.h>

#include "engine/base/nearest_name.h"
#include "engine/compiler/compiler.h"

/* clang-format off */
static const struct {
    const char *source;
    const char *printed;
} cases[] = {
    {"whille x: pass\n",
     "  File \"p.py\", line 1\n"
     "    whille x: pass\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'while'?\n"},
    {"fo x in y: pass\n",
     "  File \"p.py\", line 1\n"
     "    fo x in y: pass\n"
     "    ^^\n"
     "SyntaxError: invalid syntax. Did you mean 'for'?\n"},
    {"fro x import y\n",
     "  File \"p.py\", line 1\n"
     "    fro x import y\n"
     "    ^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'from'?\n"},
    {"imort x\n",
     "  File \"p.py\", line 1\n"
     "    imort x\n"
     "    ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'import'?\n"},
    {"classs A: pass\n",
     "  File \"p.py\", line 1\n"
     "    classs A: pass\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'class'?\n"},
    {"deff f(): pass\n",
     "  File \"p.py\", line 1\n"
     "    deff f(): pass\n"
     "    ^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'def'?\n"},
    {"x = 1 if y els 2\n",
     "  File \"p.py\", line 1\n"
     "    x = 1 if y els 2\n"
     "        ^^^^^^\n"
     "SyntaxError: expected 'else' after 'if' expression\n"},
    {"x = Non e\n",
     "  File \"p.py\", line 1\n"
     "    x = Non e\n"
     "            ^\n"
     "SyntaxError: invalid syntax\n"},
    {"retrun 1\n",
     "  File \"p.py\", line 1\n"
     "    retrun 1\n"
     "           ^\n"
     "SyntaxError: invalid syntax\n"},
    {"def f():\n"
     "    retrun 1\n",
     "  File \"p.py\", line 2\n"
     "    retrun 1\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'return'?\n"},
    {"if x thn: pass\n",
     "  File \"p.py\", line 1\n"
     "    if x thn: pass\n"
     "         ^^^\n"
     "SyntaxError: invalid syntax\n"},
    {"a = 1\n"
     "wiht open(f) as g:\n"
     "    pass\n",
     "  File \"p.py\", line 2\n"
     "    wiht open(f) as g:\n"
     "    ^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'with'?\n"},
    {"try:\n"
     "    pass\n"
     "exept E:\n"
     "    pass\n",
     "  File \"p.py\", line 3\n"
     "    exept E:\n"
     "    ^^^^^\n"
     "SyntaxError: expected 'except' or 'finally' block\n"},
    {"if 1: pass\n"
     "elseif 2: pass\n",
     "  File \"p.py\", line 2\n"
     "    elseif 2: pass\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'elif'?\n"},
    {"for x in y:\n"
     "    pass\n"
     "esle:\n"
     "    pass\n",
     "  File \"p.py\", line 3\n"
     "    esle:\n"
     "    ^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'else'?\n"},
    {"asynch def f(): pass\n",
     "  File \"p.py\", line 1\n"
     "    asynch def f(): pass\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'async'?\n"},
    {"async def f():\n"
     "    awiat x\n",
     "  File \"p.py\", line 2\n"
     "    awiat x\n"
     "    ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'await'?\n"},
    {"x y\n",
     "  File \"p.py\", line 1\n"
     "    x y\n"
     "      ^\n"
     "SyntaxError: invalid syntax\n"},
    {"hello world\n",
     "  File \"p.py\", line 1\n"
     "    hello world\n"
     "    ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'del'?\n"},
    {"frobnicate the widget\n",
     "  File \"p.py\", line 1\n"
     "    frobnicate the widget\n"
     "               ^^^\n"
     "SyntaxError: invalid syntax\n"},
    {"print 'x'\n",
     "  File \"p.py\", line 1\n"
     "    print 'x'\n"
     "    ^^^^^^^^^\n"
     "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?\n"},
    {"x = lamda y: y\n",
     "  File \"p.py\", line 1\n"
     "    x = lamda y: y\n"
     "        ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'lambda'?\n"},
    {"x = [a fr a in b]\n",
     "  File \"p.py\", line 1\n"
     "    x = [a fr a in b]\n"
     "           ^^\n"
     "SyntaxError: invalid syntax. Did you mean 'for'?\n"},
    {"raize E\n",
     "  File \"p.py\", line 1\n"
     "    raize E\n"
     "    ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'raise'?\n"},
    {"assret x, y\n",
     "  File \"p.py\", line 1\n"
     "    assret x, y\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'assert'?\n"},
    {"golbal x\n",
     "  File \"p.py\", line 1\n"
     "    golbal x\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'global'?\n"},
    {"def f():\n"
     "    x = 1\n"
     "    def g():\n"
     "        nonlocl x\n",
     "  File \"p.py\", line 4\n"
     "    nonlocl x\n"
     "    ^^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'nonlocal'?\n"},
    {"yeild 1\n",
     "  File \"p.py\", line 1\n"
     "    yeild 1\n"
     "          ^\n"
     "SyntaxError: invalid syntax\n"},
    {"def f():\n"
     "    yeild 1\n",
     "  File \"p.py\", line 2\n"
     "    yeild 1\n"
     "    ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'yield'?\n"},
    {"pas s\n",
     "  File \"p.py\", line 1\n"
     "    pas s\n"
     "        ^\n"
     "SyntaxError: invalid syntax\n"},
    {"f(a b)\n",
     "  File \"p.py\", line 1\n"
     "    f(a b)\n"
     "      ^^^\n"
     "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"},
    {"f(x fo x in y)\n",
     "  File \"p.py\", line 1\n"
     "    f(x fo x in y)\n"
     "        ^^\n"
     "SyntaxError: invalid syntax. Did you mean 'for'?\n"},
    {"[x fo x in y]\n",
     "  File \"p.py\", line 1\n"
     "    [x fo x in y]\n"
     "       ^^\n"
     "SyntaxError: invalid syntax. Did you mean 'for'?\n"},
    {"whille x is 1: pass\n",
     "<input>:1: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?\n"
     "  File \"p.py\", line 1\n"
     "    whille x is 1: pass\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'while'?\n"},
    {"whille True:\n"
     "    x = (1,\n",
     "  File \"p.py\", line 1\n"
     "    whille True:\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'while'?\n"},
    {"whille True:\n"
     "    '''abc\n",
     "  File \"p.py\", line 2\n"
     "    '''abc\n"
     "    ^\n"
     "SyntaxError: unterminated triple-quoted string literal (detected at line 2)\n"},
    {"while x:\n"
     "    brek it\n",
     "  File \"p.py\", line 2\n"
     "    brek it\n"
     "         ^^\n"
     "SyntaxError: invalid syntax\n"},
    {"True1 False1\n",
     "  File \"p.py\", line 1\n"
     "    True1 False1\n"
     "          ^^^^^^\n"
     "SyntaxError: invalid syntax\n"},
    {"x = tre and flase tru\n",
     "  File \"p.py\", line 1\n"
     "    x = tre and flase tru\n"
     "                      ^^^\n"
     "SyntaxError: invalid syntax\n"},
    {"\tif x:\n"
     "\t\tpass\n"
     "\tfo y in z: pass\n",
     "  File \"p.py\", line 1\n"
     "    \tif x:\n"
     "    ^\n"
     "IndentationError: unexpected indent\n"},
    {"if x:\n"
     "\tfo y in z:\n"
     "\t\tpass\n",
     "  File \"p.py\", line 2\n"
     "    \tfo y in z:\n"
     "    \t^^\n"
     "SyntaxError: invalid syntax. Did you mean 'for'?\n"},
    {"if 1:\n"
     "    x = 2\n"
     "    fo y in z: pass\n",
     "  File \"p.py\", line 3\n"
     "    fo y in z: pass\n"
     "    ^^\n"
     "SyntaxError: invalid syntax. Did you mean 'for'?\n"},
    {"x = 1; y = 2; fo z in w: pass\n",
     "  File \"p.py\", line 1\n"
     "    x = 1; y = 2; fo z in w: pass\n"
     "                     ^\n"
     "SyntaxError: invalid syntax\n"},
    {"class C:\n"
     "    deff f(self): pass\n",
     "  File \"p.py\", line 2\n"
     "    deff f(self): pass\n"
     "    ^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'def'?\n"},
    {"\303\251 = 1\n"
     "whille \303\251: pass\n",
     "  File \"p.py\", line 2\n"
     "    whille \303\251: pass\n"
     "    ^^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'while'?\n"},
    {"\303\251 whille \303\251\n",
     "  File \"p.py\", line 1\n"
     "    \303\251 whille \303\251\n"
     "      ^^^^^^\n"
     "SyntaxError: invalid syntax\n"},
    {"WHILE x: pass\n",
     "  File \"p.py\", line 1\n"
     "    WHILE x: pass\n"
     "          ^\n"
     "SyntaxError: invalid syntax\n"},
    {"While x: pass\n",
     "  File \"p.py\", line 1\n"
     "    While x: pass\n"
     "    ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'while'?\n"},
    {"a b c d e f g h i j whlie x: pass\n",
     "  File \"p.py\", line 1\n"
     "    a b c d e f g h i j whlie x: pass\n"
     "      ^\n"
     "SyntaxError: invalid syntax\n"},
    {"a b c d e f g h i whlie x\n",
     "  File \"p.py\", line 1\n"
     "    a b c d e f g h i whlie x\n"
     "      ^\n"
     "SyntaxError: invalid syntax\n"},
    {"x = 'a' whille 'b'\n",
     "  File \"p.py\", line 1\n"
     "    x = 'a' whille 'b'\n"
     "            ^^^^^^\n"
     "SyntaxError: invalid syntax. Is this intended to be part of the string?\n"},
    {"matc x:\n"
     "    case 1: pass\n",
     "  File \"p.py\", line 1\n"
     "    matc x:\n"
     "         ^\n"
     "SyntaxError: invalid syntax\n"},
    {"match x:\n"
     "    cas 1: pass\n",
     "  File \"p.py\", line 2\n"
     "    cas 1: pass\n"
     "    ^^^\n"
     "SyntaxError: invalid syntax\n"},
    {"from x imprt y\n",
     "  File \"p.py\", line 1\n"
     "    from x imprt y\n"
     "           ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'import'?\n"},
    {"import x az y\n",
     "  File \"p.py\", line 1\n"
     "    import x az y\n"
     "             ^^\n"
     "SyntaxError: invalid syntax. Did you mean 'as'?\n"},
    {"x = y isnot z\n",
     "  File \"p.py\", line 1\n"
     "    x = y isnot z\n"
     "          ^^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'is'?\n"},
    {"x = not_ y\n",
     "  File \"p.py\", line 1\n"
     "    x = not_ y\n"
     "        ^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'not'?\n"},
    {"del_ x\n",
     "  File \"p.py\", line 1\n"
     "    del_ x\n"
     "    ^^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'del'?\n"},
    {"x = yield_ y\n",
     "  File \"p.py\", line 1\n"
     "    x = yield_ y\n"
     "               ^\n"
     "SyntaxError: invalid syntax\n"},
    {"f'{x fo y}'\n",
     "  File \"p.py\", line 1\n"
     "    f'{x fo y}'\n"
     "       ^^^^\n"
     "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"},
    {"f'{x esle y}'\n",
     "  File \"p.py\", line 1\n"
     "    f'{x esle y}'\n"
     "       ^^^^^^\n"
     "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"},
    {"x = a orr b\n",
     "  File \"p.py\", line 1\n"
     "    x = a orr b\n"
     "          ^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'or'?\n"},
    {"x = a nad b\n",
     "  File \"p.py\", line 1\n"
     "    x = a nad b\n"
     "          ^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'and'?\n"},
    {"x = a iff b else c\n",
     "  File \"p.py\", line 1\n"
     "    x = a iff b else c\n"
     "          ^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'if'?\n"},
    {"x = (a iff b else c)\n",
     "  File \"p.py\", line 1\n"
     "    x = (a iff b else c)\n"
     "           ^^^\n"
     "SyntaxError: invalid syntax. Did you mean 'if'?\n"},
    {"try: x\n"
     "finaly: y\n",
     "  File \"p.py\", line 2\n"
     "    finaly: y\n"
     "    ^^^^^^\n"
     "SyntaxError: expected 'except' or 'finally' block\n"},
    {"lambda x y\n",
     "  File \"p.py\", line 1\n"
     "    lambda x y\n"
     "             ^\n"
     "SyntaxError: invalid syntax\n"},
    {"if x\n"
     "    pass\n",
     "  File \"p.py\", line 1\n"
     "    if x\n"
     "        ^\n"
     "SyntaxError: expected ':'\n"},
    {"def f() pass\n",
     "  File \"p.py\", line 1\n"
     "    def f() pass\n"
     "            ^^^^\n"
     "SyntaxError: expected ':'\n"},
    {"class A(b c): pass\n",
     "  File \"p.py\", line 1\n"
     "    class A(b c): pass\n"
     "            ^^^\n"
     "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"},
    {"x = {1: 2 3: 4}\n",
     "  File \"p.py\", line 1\n"
     "    x = {1: 2 3: 4}\n"
     "            ^^^\n"
     "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"},
    {"with open(x) az y: pass\n",
     "  File \"p.py\", line 1\n"
     "    with open(x) az y: pass\n"
     "                 ^^\n"
     "SyntaxError: invalid syntax. Did you mean 'as'?\n"},
};
/* clang-format on */

static void print_all(const Diagnostics *diagnostics, const char *filename, Buffer *out) {
    for (size_t i = 0; i < diagnostics->warning_count; i++) {
        diagnostic_print(&diagnostics->warnings[i], filename, out);
    }
    diagnostic_print(&diagnostics->error, filename, out);
}

START_TEST(misspelt_keywords_are_suggested) {
    Diagnostics diagnostics = {0};
    Buffer printed = {0};
    CompileOptions options = {0};
    const char *source = cases[_i].source;
    ck_assert_ptr_null(compile_source(source, strlen(source), "p.py", &options, &diagnostics));
    print_all(&diagnostics, "p.py", &printed);
    ck_assert_str_eq(printed.data, cases[_i].printed);
    buffer_done(&printed);
    diagnostics_done(&diagnostics);
}
END_TEST

/* CPython reads the file again for the lines before the error's, which it can't do here. */
START_TEST(standard_input_is_known_by_its_last_line_only) {
    Diagnostics diagnostics = {0};
    Buffer printed = {0};
    CompileOptions options = {0};
    const char *source = "if x:\n    pass\nelseif y:\n    pass\n";
    ck_assert_ptr_null(compile_source(source, strlen(source), "<stdin>", &options, &diagnostics));
    print_all(&diagnostics, "<stdin>", &printed);
    ck_assert_str_eq(printed.data, "  File \"<stdin>\", line 3\n"
                                   "    elseif y:\n"
                                   "           ^\n"
                                   "SyntaxError: invalid syntax\n");
    buffer_done(&printed);
    diagnostics_done(&diagnostics);
}
END_TEST

static const struct {
    const char *name;
    const char *candidates[4];
    const char *nearest; /* NULL: none is near */
} suggestion_cases[] = {
    {"lenght", {"length", "lent", "light"}, "length"},
    {"lenght", {"light", "lent", "length"}, "light"},
    {"same", {"same"}, NULL},
    {"Same", {"same"}, "same"},
    {"abc", {"xyz", "abx"}, "abx"},
    {"abc", {"abx", "aby"}, "abx"},
    {"x", {"y"}, NULL},
    {"print_it", {"print"}, NULL},
    {"prnt", {"print", "point"}, "print"},
};

START_TEST(the_nearest_name_is_found) {
    NearestName search;
    const char *nearest = NULL;
    nearest_name_start(&search, suggestion_cases[_i].name, strlen(suggestion_cases[_i].name));
    for (int i = 0; i < 4 && suggestion_cases[_i].candidates[i] != NULL; i++) {
        const char *candidate = suggestion_cases[_i].candidates[i];
        if (nearest_name_offer(&search, candidate, strlen(candidate))) {
            nearest = candidate;
        }
    }
    ck_assert_pstr_eq(nearest, suggestion_cases[_i].nearest);
}
END_TEST

Suite *keyword_typo_suite(void) {
    Suite *suite = suite_create("keyword_typo");
    TCase *tcase = tcase_create("suggestions");
    tcase_add_loop_test(tcase, misspelt_keywords_are_suggested, 0, sizeof cases / sizeof cases[0]);
    tcase_add_test(tcase, standard_input_is_known_by_its_last_line_only);
    tcase_add_loop_test(tcase, the_nearest_name_is_found, 0,
                        sizeof suggestion_cases / sizeof suggestion_cases[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}
