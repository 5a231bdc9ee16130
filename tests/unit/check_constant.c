/* Checks of constants: sameness, hash, repr, and the order of frozensets. */
#include <check.h>
#include <math.h>
#include <string.h>

#include "engine/bytecode/code.h"
#include "engine/bytecode/constant.h"

static Arena arena;
static TextPool pool;

static void setup(void) {
    arena_init(&arena);
    text_pool_init(&pool, &arena);
}

static void teardown(void) {
    text_pool_done(&pool);
    arena_done(&arena);
}

static const Constant *integer(int64_t value) {
    return constant_int(&arena, value);
}

static const Constant *str(const char *text) {
    return constant_str(&arena, text_intern_string(&pool, text));
}

static const Constant *bytes(const char *text, size_t size) {
    return constant_bytes(&arena, text_intern(&pool, text, size));
}

static const Constant *pair(ConstantKind kind, const Constant *first, const Constant *second) {
    const Constant *items[] = {first, second};
    return constant_sequence(&arena, kind, items, 2);
}

static const Constant *frozenset(const Constant *const *items, size_t size) {
    return constant_frozenset(&arena, items, size);
}

static void assert_repr(const Constant *constant, const char *expected) {
    Buffer out = {0};
    constant_repr(constant, &out);
    ck_assert_str_eq(out.data, expected);
    buffer_done(&out);
}

START_TEST(the_same_only_if_of_one_type) {
    ck_assert(constant_same(integer(1), integer(1)));
    ck_assert(!constant_same(integer(1), constant_true()));
    ck_assert(!constant_same(integer(1), constant_float(&arena, 1.0)));
    ck_assert(!constant_same(constant_float(&arena, 1.0), constant_complex(&arena, 1.0, 0.0)));
    ck_assert(!constant_same(str("a"), bytes("a", 1)));
    ck_assert(!constant_same(pair(CONSTANT_TUPLE, integer(1), integer(2)),
                             pair(CONSTANT_TUPLE, integer(1), constant_float(&arena, 2.0))));
    ck_assert(constant_same(pair(CONSTANT_TUPLE, integer(1), str("x")),
                            pair(CONSTANT_TUPLE, integer(1), str("x"))));
    ck_assert_uint_eq(constant_hash(pair(CONSTANT_TUPLE, integer(1), str("x"))),
                      constant_hash(pair(CONSTANT_TUPLE, integer(1), str("x"))));
}
END_TEST

START_TEST(zeros_and_nans_are_told_apart) {
    const Constant *nan = constant_float(&arena, NAN);
    ck_assert(!constant_same(constant_float(&arena, 0.0), constant_float(&arena, -0.0)));
    ck_assert(
        !constant_same(constant_complex(&arena, 0.0, 0.0), constant_complex(&arena, 0.0, -0.0)));
    ck_assert(
        !constant_same(constant_complex(&arena, 0.0, 0.0), constant_complex(&arena, -0.0, 0.0)));
    ck_assert(constant_same(nan, nan));
    ck_assert(!constant_same(nan, constant_float(&arena, NAN)));
}
END_TEST

START_TEST(frozensets_are_the_same_in_any_order) {
    const Constant *a = pair(CONSTANT_FROZENSET, integer(1), str("x"));
    const Constant *b = pair(CONSTANT_FROZENSET, str("x"), integer(1));
    ck_assert(constant_same(a, b));
    ck_assert_uint_eq(constant_hash(a), constant_hash(b));
    ck_assert(!constant_same(a, pair(CONSTANT_FROZENSET, str("x"), constant_true())));
}
END_TEST

START_TEST(frozensets_are_in_cpythons_order) {
    static const char *const words[] = {"add", "b", "c", "alpha", "beta", "gamma"};
    const Constant *items[20];
    for (size_t i = 0; i < 6; i++) {
        items[i] = str(words[i]);
    }
    assert_repr(frozenset(items, 6), "frozenset({'alpha', 'beta', 'b', 'c', 'add', 'gamma'})");
    items[0] = integer(8);
    items[1] = integer(0);
    items[2] = integer(16);
    items[3] = integer(1);
    items[4] = constant_float(&arena, 1.0); /* equal to 1, so left out */
    items[5] = constant_true();
    items[6] = integer(24);
    assert_repr(frozenset(items, 7), "frozenset({0, 1, 8, 16, 24})");
    for (int i = 0; i < 20; i++) {
        items[i] = integer(20 - i);
    }
    ck_assert_uint_eq(frozenset(items, 20)->as.sequence.size, 20);
    ck_assert_int_eq(frozenset(items, 20)->as.sequence.items[0]->as.integer, 1);
    assert_repr(frozenset(items, 0), "frozenset()");
}
END_TEST

START_TEST(numbers_are_equal_across_types) {
    static const uint8_t two_to_64[9] = {[8] = 1};
    const Constant *big = constant_big_int(&arena, false, two_to_64, 9);
    ck_assert(constant_equal(big, constant_float(&arena, 0x1p64)));
    ck_assert(!constant_equal(big, constant_float(&arena, 0x1.0000000000001p64)));
    ck_assert(!constant_equal(big, constant_float(&arena, -0x1p64)));
    ck_assert(constant_equal(constant_true(), constant_complex(&arena, 1.0, 0.0)));
    ck_assert(constant_equal(integer(0), constant_float(&arena, -0.0)));
    ck_assert(!constant_equal(integer(INT64_MAX), constant_float(&arena, 0x1p63)));
    ck_assert(!constant_equal(integer(1), str("1")));
    ck_assert_int_eq(constant_python_hash(big),
                     constant_python_hash(constant_float(&arena, 0x1p64)));
}
END_TEST

START_TEST(a_frozenset_of_colliding_hashes_is_refused) {
    enum { COUNT = 3000 };
    const Constant **items = arena_alloc_array(&arena, COUNT, sizeof(Constant *));
    for (int i = 0; i < COUNT; i++) {
        /* multiples of the prime that numbers are hashed by: (i << 61) - i */
        uint8_t magnitude[16] = {0};
        uint64_t low = ((uint64_t)i << 61) - (uint64_t)i;
        uint64_t high = ((uint64_t)i >> 3) - (((uint64_t)i << 61) < (uint64_t)i);
        for (int j = 0; j < 8; j++) {
            magnitude[j] = (uint8_t)(low >> (8 * j));
            magnitude[8 + j] = (uint8_t)(high >> (8 * j));
        }
        items[i] = constant_big_int(&arena, false, magnitude, sizeof(magnitude));
        ck_assert_int_eq(constant_python_hash(items[i]), 0);
    }
    ck_assert_ptr_null(frozenset(items, COUNT));
    ck_assert_ptr_nonnull(frozenset(items, 100));
}
END_TEST

START_TEST(reprs) {
    assert_repr(constant_none(), "None");
    assert_repr(constant_ellipsis(), "Ellipsis");
    assert_repr(integer(INT64_MIN), "-9223372036854775808");
    assert_repr(pair(CONSTANT_TUPLE, integer(1), constant_false()), "(1, False)");
    const Constant *one[] = {integer(1)};
    assert_repr(constant_sequence(&arena, CONSTANT_TUPLE, one, 1), "(1,)");
    assert_repr(constant_sequence(&arena, CONSTANT_TUPLE, one, 0), "()");
    const Constant *parts[] = {integer(1), constant_none(), integer(-1)};
    assert_repr(constant_sequence(&arena, CONSTANT_SLICE, parts, 3), "slice(1, None, -1)");
    assert_repr(bytes("a'\x00\xff\n\"", 6), "b'a\\'\\x00\\xff\\n\"'");
    assert_repr(bytes("it's", 4), "b\"it's\"");
}
END_TEST

typedef struct StrRow {
    const char *text;
    const char *repr;
} StrRow;

static const StrRow strs[] = {
    {"plain", "'plain'"},
    {"it's", "\"it's\""},
    {"\"it's\"", "'\"it\\'s\"'"},
    {"tab\tline\nreturn\rback\\", "'tab\\tline\\nreturn\\rback\\\\'"},
    {"\x01\x7F", "'\\x01\\x7f'"},
    {"\u00E9\u4E2D", "'\u00E9\u4E2D'"},
    {"\u00A0", "'\\xa0'"},
    {"\u200B", "'\\u200b'"},
    {"\xED\xA0\x80", "'\\ud800'"},
    {"\U0001F600", "'\U0001F600'"},
    {"\U000E0001", "'\\U000e0001'"},
};

START_TEST(reprs_of_strs) {
    assert_repr(str(strs[_i].text), strs[_i].repr);
}
END_TEST

START_TEST(big_ints_in_decimal_and_beyond_the_limit_in_hexadecimal) {
    uint8_t magnitude[1786];
    memset(magnitude, 0, sizeof(magnitude));
    magnitude[12] = 16;
    assert_repr(constant_big_int(&arena, true, magnitude, 13), "-1267650600228229401496703205376");
    magnitude[12] = 0;
    magnitude[1785] = 0x01; /* 2 ** 14280: 4299 digits */
    Buffer out = {0};
    constant_repr(constant_big_int(&arena, false, magnitude, 1786), &out);
    ck_assert_uint_eq(out.size, 4299);
    buffer_clear(&out);
    magnitude[1785] = 0xFF; /* 4302 digits */
    constant_repr(constant_big_int(&arena, false, magnitude, 1786), &out);
    ck_assert_uint_eq(out.size, 2 + 2 * 1786);
    ck_assert_int_eq(strncmp(out.data, "0xff00", 6), 0);
    buffer_done(&out);
}
END_TEST

START_TEST(ints_that_fit_are_small) {
    static const uint8_t largest[] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0};
    static const uint8_t next[] = {0, 0, 0, 0, 0, 0, 0, 0x80};
    ck_assert_int_eq(constant_big_int(&arena, false, largest, 10)->as.integer, INT64_MAX);
    ck_assert_int_eq(constant_big_int(&arena, true, next, 8)->as.integer, INT64_MIN);
    ck_assert_int_eq(constant_big_int(&arena, false, next, 8)->kind, CONSTANT_BIG_INT);
    ck_assert_int_eq(constant_big_int(&arena, true, next, 0)->as.integer, 0);
}
END_TEST

START_TEST(truth) {
    ck_assert(!constant_is_true(constant_none()));
    ck_assert(!constant_is_true(constant_float(&arena, -0.0)));
    ck_assert(!constant_is_true(str("")));
    ck_assert(!constant_is_true(constant_sequence(&arena, CONSTANT_TUPLE, NULL, 0)));
    ck_assert(constant_is_true(constant_ellipsis()));
    ck_assert(constant_is_true(constant_complex(&arena, 0.0, 1.0)));
    ck_assert(constant_is_true(str("0")));
}
END_TEST

Suite *constant_suite(void) {
    Suite *suite = suite_create("constant");
    TCase *tcase = tcase_create("constants");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, the_same_only_if_of_one_type);
    tcase_add_test(tcase, zeros_and_nans_are_told_apart);
    tcase_add_test(tcase, frozensets_are_the_same_in_any_order);
    tcase_add_test(tcase, frozensets_are_in_cpythons_order);
    tcase_add_test(tcase, numbers_are_equal_across_types);
    tcase_add_test(tcase, a_frozenset_of_colliding_hashes_is_refused);
    tcase_add_test(tcase, reprs);
    tcase_add_loop_test(tcase, reprs_of_strs, 0, sizeof(strs) / sizeof(strs[0]));
    tcase_add_test(tcase, big_ints_in_decimal_and_beyond_the_limit_in_hexadecimal);
    tcase_add_test(tcase, ints_that_fit_are_small);
    tcase_add_test(tcase, truth);
    suite_add_tcase(suite, tcase);
    return suite;
}
