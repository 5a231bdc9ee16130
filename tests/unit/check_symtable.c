/*
 * Checks of the symbol table: programs in, blocks and scopes out.
 *
 * Names, flags and scopes are what CPython 3.14's own table holds (its _symtable module).
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "engine/compiler/parser.h"
#include "engine/compiler/symtable.h"
#include "tests/unit/symtable_text.h"

/* clang-format off */
static const struct {
    const char *what;
    const char *source;
    const char *table;
} scope_cases[] = {
    {"a name bound nowhere is global",
     "print(x)\n",
     "module top: print=global(use) x=global(use)\n"},
    {"a parameter used further in is a cell",
     "def f(x):\n"
     "    def g():\n"
     "        return x\n"
     "    return g\n",
     "module top: f=local(bind)\n"
     "  function f(x) [returns_value]: g=local(bind use) x=cell(param)\n"
     "    function g() [nested returns_value]: x=free(use)\n"},
    {"free names pass through functions that don't mention them",
     "def f():\n"
     "    x = 1\n"
     "    def g():\n"
     "        def h():\n"
     "            return x\n",
     "module top: f=local(bind)\n"
     "  function f(): g=local(bind) x=cell(bind)\n"
     "    function g() [nested]: h=local(bind) x=free()\n"
     "      function h() [nested returns_value]: x=free(use)\n"},
    {"what a class binds is not seen in its methods",
     "x = 1\n"
     "class C:\n"
     "    x = 2\n"
     "    def f(self):\n"
     "        return x\n",
     "module top: C=local(bind) x=local(bind)\n"
     "  class C [needs_classdict]: f=local(bind) x=local(bind)\n"
     "    annotation __annotate__(.format) [can_see_class_scope]: .format=local(param "
     "use) __classdict__=free(use)\n"
     "    function f(self) [returns_value method]: self=local(param) x=global(use)\n"},
    {"a method's free name can be bound in the class too",
     "def f():\n"
     "    x = 1\n"
     "    class C:\n"
     "        x = 2\n"
     "        def g(self):\n"
     "            return x\n",
     "module top: f=local(bind)\n"
     "  function f(): C=local(bind) x=cell(bind)\n"
     "    class C [nested needs_classdict]: g=local(bind) x=local(bind free_class)\n"
     "      annotation __annotate__(.format) [nested can_see_class_scope]: "
     ".format=local(param use) __classdict__=free(use)\n"
     "      function g(self) [nested returns_value method]: self=local(param) "
     "x=free(use)\n"},
    {"global reaches over a function between",
     "def f():\n"
     "    x = 1\n"
     "    def g():\n"
     "        global x\n"
     "        x = 2\n"
     "        def h():\n"
     "            return x\n",
     "module top: f=local(bind) x=global!(global)\n"
     "  function f(): g=local(bind) x=local(bind)\n"
     "    function g() [nested]: h=local(bind) x=global!(global bind)\n"
     "      function h() [nested returns_value]: x=global(use)\n"},
    {"nonlocal rebinds",
     "def f():\n"
     "    x = 1\n"
     "    def g():\n"
     "        nonlocal x\n"
     "        x += 1\n",
     "module top: f=local(bind)\n"
     "  function f(): g=local(bind) x=cell(bind)\n"
     "    function g() [nested]: x=free(bind nonlocal)\n"},
    {"parameters come in the order of co_varnames",
     "def f(a, /, b, *args, c, d=1, **kwargs): pass\n",
     "module top: f=local(bind)\n"
     "  function f(a b c d args kwargs) [varargs varkeywords]: a=local(param) "
     "args=local(param) b=local(param) c=local(param) d=local(param) kwargs=local(param)\n"},
    {"defaults and decorators are evaluated outside",
     "@deco(a)\n"
     "def f(x=b): return a + b\n",
     "module top: a=global(use) b=global(use) deco=global(use) f=local(bind)\n"
     "  function f(x) [returns_value]: a=global(use) b=global(use) x=local(param)\n"},
    {"super() uses the class cell",
     "class C:\n"
     "    def f(self):\n"
     "        return super().f()\n",
     "module top: C=local(bind)\n"
     "  class C [needs_class_closure needs_classdict]: f=local(bind)\n"
     "    annotation __annotate__(.format) [can_see_class_scope]: .format=local(param "
     "use) __classdict__=free(use)\n"
     "    function f(self) [returns_value method]: __class__=free(use) self=local(param) "
     "super=global(use)\n"},
    {"imports bind the first part of a dotted name",
     "import a.b.c\n"
     "import d.e as f\n"
     "from g import h, i as j\n",
     "module top: a=local(import) f=local(import) h=local(import) j=local(import)\n"},
    {"except, with, for, match and := bind",
     "try: pass\n"
     "except E as e: pass\n"
     "with a as b: pass\n"
     "for c, *d in x: pass\n"
     "match x:\n"
     "    case [f, *g] | {'k': f, **g}: pass\n"
     "    case C(attr=h) as i: pass\n"
     "(j := 1)\n",
     "module top: C=global(use) E=global(use) a=global(use) b=local(bind) c=local(bind) "
     "d=local(bind) e=local(bind) f=local(bind) g=local(bind) h=local(bind) i=local(bind) "
     "j=local(bind) x=global(use)\n"},
    {"private names are mangled in classes",
     "class C:\n"
     "    __a = 1\n"
     "    def f(self, __b):\n"
     "        return self.__c + __a + __d__\n"
     "class _:\n"
     "    __e = 1\n",
     "module top: C=local(bind) _=local(bind)\n"
     "  class C [needs_classdict]: _C__a=local(bind) f=local(bind)\n"
     "    annotation __annotate__(.format) [can_see_class_scope]: .format=local(param "
     "use) __classdict__=free(use)\n"
     "    function f(self _C__b) [returns_value method]: _C__a=global(use) "
     "_C__b=local(param) __d__=global(use) self=local(param use)\n"
     "  class _: __e=local(bind)\n"},
    {"a generator is one by its yield, a coroutine by its async",
     "def g():\n"
     "    yield 1\n"
     "async def c():\n"
     "    await x\n"
     "async def ag():\n"
     "    yield\n"
     "lambda: (yield)\n",
     "module top: ag=local(bind) c=local(bind) g=local(bind)\n"
     "  function g() [generator]:\n"
     "  function c() [coroutine]: x=global(use)\n"
     "  function ag() [generator coroutine]:\n"
     "  function lambda() [generator]:\n"},
    {"a list comprehension becomes part of its function",
     "def f(xs):\n"
     "    return [x + y for x in xs if y]\n",
     "module top: f=local(bind)\n"
     "  function f(xs) [returns_value]: x=local(bind use comp_iter) xs=local(param use) "
     "y=global(use)\n"},
    {"its loop variable is a cell where a lambda uses it",
     "def f(xs):\n"
     "    return [lambda: x for x in xs]\n",
     "module top: f=local(bind)\n"
     "  function f(xs) [returns_value]: x=cell(bind comp_iter comp_cell) xs=local(param "
     "use)\n"
     "    function lambda() [nested]: x=free(use)\n"},
    {"a generator expression stays a function",
     "def f(xs):\n"
     "    return (x for x in xs for y in x)\n",
     "module top: f=local(bind)\n"
     "  function f(xs) [returns_value]: xs=local(param use)\n"
     "    function genexpr(.0) [nested generator]: .0=local(param) x=local(bind use "
     "comp_iter) y=local(bind comp_iter)\n"},
    {"comprehensions in comprehensions",
     "[[y for y in x] for x in z]\n",
     "module top: x=local(bind use comp_iter) y=local(bind use comp_iter) z=global(use)\n"},
    {"comprehensions in a class see no more than functions do",
     "class C:\n"
     "    x = 1\n"
     "    y = [x for i in z]\n",
     "module top: C=local(bind)\n"
     "  class C: i=local(bind comp_iter) x=local(bind) y=local(bind) z=global(use)\n"},
    {"__class__ in a class's comprehension is global",
     "class C:\n"
     "    y = [__class__ for i in z]\n",
     "module top: C=local(bind)\n"
     "  class C: __class__=global(use) i=local(bind comp_iter) y=local(bind) "
     "z=global(use)\n"},
    {"an async comprehension makes its function no generator",
     "async def f():\n"
     "    return [x async for x in y]\n",
     "module top: f=local(bind)\n"
     "  function f() [coroutine returns_value]: x=local(bind use comp_iter) "
     "y=global(use)\n"},
    {":= in a comprehension binds outside",
     "def f():\n"
     "    [y := x for x in z]\n"
     "    return y\n",
     "module top: f=local(bind)\n"
     "  function f() [returns_value]: x=local(bind use comp_iter) y=local(bind use) "
     "z=global(use)\n"},
    {":= in a comprehension at module level is global",
     "[y := x for x in z]\n",
     "module top: x=local(bind use comp_iter) y=global!(global) z=global(use)\n"},
    {"annotations of a function are a block of their own",
     "def f(x: A, *y: B) -> C: pass\n",
     "module top: f=local(bind)\n"
     "  annotation __annotate__(.format) [annotations_used]: .format=local(param use) "
     "A=global(use) B=global(use) C=global(use)\n"
     "  function f(x y) [varargs]: x=local(param) y=local(param)\n"},
    {"annotations of a class are one block together",
     "class C:\n"
     "    x: A\n"
     "    y: B = 1\n",
     "module top: C=local(bind)\n"
     "  class C [annotations_used needs_classdict]: x=local(bind annot) y=local(bind "
     "annot)\n"
     "    annotation __annotate__(.format) [can_see_class_scope]: .format=local(param "
     "use) A=global(use) B=global(use) __classdict__=free(use)\n"},
    {"those that may not be reached are recorded",
     "class C:\n"
     "    if a:\n"
     "        x: A\n",
     "module top: C=local(bind)\n"
     "  class C [annotations_used needs_classdict conditional_annotations]: "
     "__conditional_annotations__=global(use) a=global(use) x=local(bind annot)\n"
     "    annotation __annotate__(.format) [can_see_class_scope]: .format=local(param "
     "use) A=global(use) __classdict__=free(use)\n"},
    {"annotations of a module are always conditional",
     "x: A\n",
     "module top [annotations_used conditional_annotations]: "
     "__conditional_annotations__=global(use) x=local(bind annot)\n"
     "  annotation __annotate__(.format): .format=local(param use) A=global(use)\n"},
    {"annotations in a function are never evaluated",
     "def f():\n"
     "    x: A = 1\n",
     "module top: f=local(bind)\n"
     "  function f() [annotations_used]: x=local(bind annot)\n"},
    {"under the future import annotations are strings",
     "from __future__ import annotations\n"
     "x: A\n"
     "def f(y: B): pass\n",
     "module top [annotations_used conditional_annotations]: "
     "__conditional_annotations__=global(use) annotations=local(import) f=local(bind) "
     "x=local(bind annot)\n"
     "  function f(y): y=local(param)\n"},
    {"type parameters of a function are in a block around it",
     "def f[T: B, *Ts, **P](x: T = d) -> Ts: return P\n",
     "module top: d=global(use) f=local(bind)\n"
     "  type params f(.defaults): .defaults=local(param) P=cell(bind type_param) "
     "T=cell(bind type_param) Ts=cell(bind type_param)\n"
     "    type variable T(.format) [nested]: .format=local(param use) B=global(use)\n"
     "    annotation __annotate__(.format) [nested annotations_used]: .format=local(param "
     "use) T=free(use) Ts=free(use)\n"
     "    function f(x) [nested returns_value]: P=free(use) x=local(param)\n"},
    {"a bound and a default are blocks of their own",
     "type X[T: int = str] = list[T]\n",
     "module top: X=local(bind)\n"
     "  type params X: T=cell(bind type_param)\n"
     "    type variable T(.format) [nested]: .format=local(param use) int=global(use)\n"
     "    type variable T(.format) [nested]: .format=local(param use) str=global(use)\n"
     "    type alias X(.format) [nested]: .format=local(param use) T=free(use) "
     "list=global(use)\n"},
    {"a generic class has a hidden base",
     "class C[T](Base): x: T\n",
     "module top: C=local(bind)\n"
     "  type params C: .generic_base=local(bind use) .type_params=cell(bind use) "
     "Base=global(use) T=cell(bind type_param)\n"
     "    class C [nested annotations_used needs_classdict]: .type_params=free(use) "
     "T=free() __type_params__=local(bind) x=local(bind annot)\n"
     "      annotation __annotate__(.format) [nested can_see_class_scope]: "
     ".format=local(param use) T=free(use) __classdict__=free(use)\n"},
    {"blocks in a class see its names first",
     "x = 1\n"
     "class C:\n"
     "    x = 2\n"
     "    type A = x\n"
     "    def f[T](self, y: x) -> T: pass\n",
     "module top: C=local(bind) x=local(bind)\n"
     "  class C [needs_classdict]: A=local(bind) f=local(bind) x=local(bind)\n"
     "    type alias A(.format) [can_see_class_scope]: .format=local(param use) "
     "__classdict__=free(use) x=global(use)\n"
     "    type params f(.defaults) [can_see_class_scope]: .defaults=local(param) "
     "T=cell(bind type_param) __classdict__=free(use free_class)\n"
     "      annotation __annotate__(.format) [nested annotations_used "
     "can_see_class_scope]: .format=local(param use) T=free(use) __classdict__=free(use) "
     "x=global(use)\n"
     "      function f(self y) [nested]: self=local(param) y=local(param)\n"},
    {"private type parameters are mangled, other names around them are not",
     "class C[__T](__Base): y: __T\n",
     "module top: C=local(bind)\n"
     "  type params C: .generic_base=local(bind use) .type_params=cell(bind use) "
     "_C__T=cell(bind type_param) __Base=global(use)\n"
     "    class C [nested annotations_used needs_classdict]: .type_params=free(use) "
     "_C__T=free() __type_params__=local(bind) y=local(bind annot)\n"
     "      annotation __annotate__(.format) [nested can_see_class_scope]: "
     ".format=local(param use) _C__T=free(use) __classdict__=free(use)\n"},
    {"annotations in a nested class under a condition",
     "class A:\n"
     "    class B:\n"
     "        if c:\n"
     "            x: int\n",
     "module top: A=local(bind)\n"
     "  class A [conditional_annotations]: B=local(bind)\n"
     "    class B [annotations_used needs_classdict conditional_annotations]: "
     "__conditional_annotations__=free(use) c=global(use) x=local(bind annot)\n"
     "      annotation __annotate__(.format) [can_see_class_scope]: .format=local(param "
     "use) __classdict__=free(use) int=global(use)\n"},
    {"a lambda's defaults are outside, its body inside",
     "def f(a):\n"
     "    return lambda b, c=a: a + b + c\n",
     "module top: f=local(bind)\n"
     "  function f(a) [returns_value]: a=cell(param use)\n"
     "    function lambda(b c) [nested]: a=free(use) b=local(param use) c=local(param "
     "use)\n"},
    {"docstrings are noticed",
     "'doc'\n"
     "def f():\n"
     "    'doc'\n"
     "class C:\n"
     "    'doc'\n"
     "    def g(self): f''\n",
     "module top [docstring]: C=local(bind) f=local(bind)\n"
     "  function f() [docstring]:\n"
     "  class C [docstring needs_classdict]: g=local(bind)\n"
     "    annotation __annotate__(.format) [can_see_class_scope]: .format=local(param "
     "use) __classdict__=free(use)\n"
     "    function g(self) [method]: self=local(param)\n"},
    {"f-strings and t-strings hold names",
     "def f(a):\n"
     "    return lambda: f'{a:{b}}' + t'{c}'\n",
     "module top: f=local(bind)\n"
     "  function f(a) [returns_value]: a=cell(param)\n"
     "    function lambda() [nested]: a=free(use) b=global(use) c=global(use)\n"},
};
/* clang-format on */

START_TEST(scopes_are_those_of_cpython) {
    Diagnostics diagnostics = {0};
    Buffer text = {0};
    symtable_to_text(scope_cases[_i].source, &text, &diagnostics);
    ck_assert_msg(diagnostics.error.kind == DIAGNOSTIC_NONE, "%s: %s", scope_cases[_i].what,
                  diagnostics.error.message);
    ck_assert_msg(strcmp(text.data, scope_cases[_i].table) == 0, "%s:\nexpected\n%sgot\n%s",
                  scope_cases[_i].what, scope_cases[_i].table, text.data);
    buffer_done(&text);
    diagnostics_done(&diagnostics);
}
END_TEST

/* A compilation's own memory, for checks of the functions that take it. */
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

static const Symtable *room_build(Room *room, const char *source, const Module **module) {
    FutureFeatures future;
    *module =
        parse_module(source, strlen(source), &room->arena, &room->texts, &room->diagnostics, NULL);
    ck_assert_ptr_nonnull(*module);
    ck_assert(future_from_module(*module, &future, &room->diagnostics));
    const Symtable *table =
        symtable_build(*module, &future, &room->arena, &room->texts, &room->diagnostics);
    ck_assert_ptr_nonnull(table);
    return table;
}

START_TEST(blocks_are_found_by_their_nodes) {
    Room room;
    room_init(&room);
    const Module *module;
    const Symtable *table = room_build(&room, "def f[T: int = str](x: T): pass\nx: int\n", &module);
    const Stmt *function = module->body.items[0];
    const TypeParamList *params = &function->as.function.type_params;
    const TypeParam *param = params->items[0];

    ck_assert_ptr_eq(symtable_lookup(table, module), table->top);
    ck_assert_str_eq(symtable_lookup(table, function)->name->data, "f");
    ck_assert_int_eq(symtable_lookup(table, function)->type, BLOCK_FUNCTION);
    ck_assert_int_eq(symtable_lookup(table, symtable_type_params_key(params))->type,
                     BLOCK_TYPE_PARAMS);
    const SymtableEntry *bound = symtable_lookup(table, param);
    const SymtableEntry *otherwise = symtable_lookup(table, symtable_type_param_default_key(param));
    ck_assert_int_eq(bound->type, BLOCK_TYPE_VARIABLE);
    ck_assert_int_eq(otherwise->type, BLOCK_TYPE_VARIABLE);
    ck_assert_ptr_ne(bound, otherwise);
    ck_assert_int_eq(symtable_lookup(table, function->as.function.args)->type, BLOCK_ANNOTATION);
    ck_assert_ptr_eq(symtable_lookup(table, table->top), table->top->annotation_block);
    ck_assert_ptr_null(symtable_lookup(table, function->as.function.body.items[0]));
    room_done(&room);
}
END_TEST

static const struct {
    const char *class_name;
    const char *name;
    const char *mangled;
} mangle_cases[] = {
    {"C", "__x", "_C__x"},   {"__C", "__x", "_C__x"},   {"C", "__x__", "__x__"},
    {"C", "__x_", "_C__x_"}, {"C", "_x", "_x"},         {"C", "x", "x"},
    {"C", "__a.b", "__a.b"}, {"_", "__x", "__x"},       {"___", "__x", "__x"},
    {NULL, "__x", "__x"},    {"C", "__", "__"},         {"C", "___", "___"},
    {"C", "___x", "_C___x"}, {"C__", "__x", "_C____x"},
};

START_TEST(private_names_are_mangled) {
    Room room;
    room_init(&room);
    const Text *class_name = mangle_cases[_i].class_name == NULL
                                 ? NULL
                                 : text_intern_string(&room.texts, mangle_cases[_i].class_name);
    const Text *name = text_intern_string(&room.texts, mangle_cases[_i].name);
    ck_assert_str_eq(symtable_mangle(&room.texts, class_name, name)->data,
                     mangle_cases[_i].mangled);
    room_done(&room);
}
END_TEST

/* CPython takes minutes for this: it copies the set of visible names for every function. */
START_TEST(the_work_grows_with_the_names_alone) {
    enum { COUNT = 20000 };
    Buffer source = {0};
    buffer_add_string(&source, "def f():\n");
    for (int i = 0; i < COUNT; i++) {
        buffer_add_format(&source, " n%d = lambda: n%d\n", i, COUNT - 1 - i);
    }
    Room room;
    room_init(&room);
    const Module *module;
    const Symtable *table = room_build(&room, source.data, &module);
    const SymtableEntry *function = symtable_lookup(table, module->body.items[0]);
    ck_assert_int_eq(function->symbols.count, COUNT);
    for (int i = 0; i < COUNT; i++) {
        ck_assert_int_eq(symbol_scope(function->symbols.items[i].flags), SCOPE_CELL);
    }
    room_done(&room);
    buffer_done(&source);
}
END_TEST

START_TEST(removed_symbols_are_not_found_again) {
    enum { COUNT = 100 };
    Room room;
    room_init(&room);
    SymbolMap map = {0};
    const Text *names[COUNT];
    for (int i = 0; i < COUNT; i++) {
        char name[16];
        names[i] = text_intern(&room.texts, name, (size_t)snprintf(name, sizeof name, "n%d", i));
        symbol_map_add(&map, &room.arena, names[i])->flags = (uint32_t)i;
    }
    for (int i = 0; i < COUNT; i += 2) {
        ck_assert(symbol_map_remove(&map, names[i]));
        ck_assert(!symbol_map_remove(&map, names[i]));
    }
    for (int i = 0; i < COUNT; i++) {
        const Symbol *symbol = symbol_map_find(&map, names[i]);
        ck_assert_int_eq(symbol != NULL, i % 2 == 1);
        ck_assert(symbol == NULL || symbol->flags == (uint32_t)i);
    }
    ck_assert_int_eq(symbol_map_add(&map, &room.arena, names[0])->flags, 0);
    room_done(&room);
}
END_TEST

Suite *symtable_suite(void) {
    Suite *suite = suite_create("symtable");
    TCase *scopes = tcase_create("scopes");
    tcase_add_loop_test(scopes, scopes_are_those_of_cpython, 0,
                        sizeof scope_cases / sizeof scope_cases[0]);
    tcase_add_test(scopes, the_work_grows_with_the_names_alone);
    suite_add_tcase(suite, scopes);
    TCase *lookup = tcase_create("lookup");
    tcase_add_test(lookup, blocks_are_found_by_their_nodes);
    tcase_add_loop_test(lookup, private_names_are_mangled, 0,
                        sizeof mangle_cases / sizeof mangle_cases[0]);
    tcase_add_test(lookup, removed_symbols_are_not_found_again);
    suite_add_tcase(suite, lookup);
    return suite;
}
