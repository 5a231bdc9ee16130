/* Checks of engine/unicode. The tables come from CPython; these are spot checks of each table. */
#include <check.h>
#include <string.h>

#include "engine/unicode/normalize.h"
#include "engine/unicode/unicode.h"

START_TEST(properties_of_some_characters) {
    ck_assert(unicode_is_alpha('a') && unicode_is_alpha(0xE9) && unicode_is_alpha(0x4E2D));
    ck_assert(!unicode_is_alpha('_') && !unicode_is_alpha('1') && !unicode_is_alpha(0x110000));
    ck_assert(unicode_is_decimal(0x0663) && unicode_decimal_value(0x0663) == 3);
    ck_assert(unicode_is_digit(0xB2) && !unicode_is_decimal(0xB2));
    ck_assert_int_eq(unicode_digit_value(0xB2), 2);
    ck_assert_int_eq(unicode_decimal_value('a'), -1);
    ck_assert(unicode_is_numeric(0xBD) && unicode_numeric_value(0xBD) == 0.5);
    ck_assert(unicode_numeric_value(0x4E07) == 10000.0 && unicode_numeric_value('a') == -1.0);
    ck_assert(unicode_is_space(0x2003) && unicode_is_space('\x1C') && !unicode_is_space(0x200B));
    ck_assert(unicode_is_line_break(0x2028) && unicode_is_line_break('\v'));
    ck_assert(unicode_is_printable(' ') && !unicode_is_printable(0xA0) &&
              !unicode_is_printable(0xD800) && unicode_is_printable(0x1F600));
    ck_assert(unicode_is_xid_start('_') && unicode_is_xid_start(0x3B1) &&
              !unicode_is_xid_start('1'));
    ck_assert(unicode_is_xid_continue('1') && !unicode_is_xid_continue('-'));
    ck_assert(unicode_is_title(0x1C5) && !unicode_is_upper(0x1C5) && unicode_is_cased(0x1C5));
    ck_assert(unicode_is_case_ignorable('\'') && !unicode_is_case_ignorable('a'));
    ck_assert_int_eq(unicode_width(0x4E2D), 2);
    ck_assert_int_eq(unicode_width('a'), 1);
}
END_TEST

typedef size_t CaseMapping(uint32_t character, uint32_t *mapped);

typedef struct CaseRow {
    CaseMapping *map;
    uint32_t character;
    size_t size;
    uint32_t mapped[UNICODE_EXPANSION];
} CaseRow;

static const CaseRow cases[] = {
    {unicode_to_upper, 'a', 1, {'A'}},
    {unicode_to_lower, 'Z', 1, {'z'}},
    {unicode_to_upper, 0xDF, 2, {'S', 'S'}},
    {unicode_to_title, 0xDF, 2, {'S', 's'}},
    {unicode_to_folded, 0xDF, 2, {'s', 's'}},
    {unicode_to_lower, 0x130, 2, {'i', 0x307}},
    {unicode_to_upper, 0x390, 3, {0x399, 0x308, 0x301}},
    {unicode_to_title, 0x1C6, 1, {0x1C5}},
    {unicode_to_upper, 0xFF, 1, {0x178}},
    {unicode_to_folded, 0x1E9E, 2, {'s', 's'}},
    {unicode_to_upper, '1', 1, {'1'}},
    {unicode_to_lower, 0x10FFFF, 1, {0x10FFFF}},
};

START_TEST(case_mappings) {
    const CaseRow *row = &cases[_i];
    uint32_t mapped[UNICODE_EXPANSION];
    ck_assert_uint_eq(row->map(row->character, mapped), row->size);
    for (size_t i = 0; i < row->size; i++) {
        ck_assert_uint_eq(mapped[i], row->mapped[i]);
    }
}
END_TEST

START_TEST(decoding_undoes_encoding) {
    static const uint32_t characters[] = {0,      0x7F,   0x80,    0x7FF,   0x800,
                                          0xD800, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < sizeof(characters) / sizeof(characters[0]); i++) {
        Buffer buffer = {0};
        size_t length;
        buffer_add_codepoint(&buffer, characters[i]);
        ck_assert_uint_eq(unicode_decode(buffer.data, buffer.size, &length), characters[i]);
        ck_assert_uint_eq(length, buffer.size);
        ck_assert_uint_eq(unicode_count(buffer.data, buffer.size), 1);
        for (size_t cut = 1; cut < buffer.size; cut++) {
            ck_assert_uint_eq(unicode_decode(buffer.data, cut, &length), UNICODE_INVALID);
            ck_assert_uint_eq(length, 1);
        }
        buffer_done(&buffer);
    }
}
END_TEST

static const char *const not_utf8[] = {
    "\x80",
    "\xC0\x80",
    "\xC1\xBF",
    "\xE0\x80\x80",
    "\xF0\x80\x80\x80",
    "\xF4\x90\x80\x80",
    "\xF5\x80\x80\x80",
    "\xFF",
    "\xE4\x28\x80",
    "\xF1\x80\x80\x28",
};

START_TEST(bytes_that_are_no_encoding) {
    size_t length;
    const char *bytes = not_utf8[_i];
    ck_assert_uint_eq(unicode_decode(bytes, strlen(bytes), &length), UNICODE_INVALID);
    ck_assert_uint_eq(length, 1);
}
END_TEST

typedef struct NormalRow {
    const char *text;
    const char *normal;
} NormalRow;

static const NormalRow normals[] = {
    {"plain", "plain"},
    {"", ""},
    {"e\u0301", "\u00E9"},
    {"\uFB01n", "fin"},   /* the ligature fi */
    {"\u212B", "\u00C5"}, /* Angstrom */
    {"x\u00B2", "x2"},
    {"\u1112\u1161\u11AB", "\uD55C"}, /* a Korean syllable */
    {"\uD55C", "\uD55C"},
    {"a\u0323\u0307", "\u1EA1\u0307"}, /* marks of different classes */
    {"a\u0307\u0323", "\u1EA1\u0307"}, /* are put in order */
    {"a\u0315\u0300", "\u00E0\u0315"},
    {"\u0301a", "\u0301a"}, /* nothing to join with */
    {"\uFF41\uFF42", "ab"},
};

START_TEST(normalization_form_kc) {
    Buffer out = {0};
    unicode_normalize_kc(normals[_i].text, strlen(normals[_i].text), &out);
    ck_assert_str_eq(out.data == NULL ? "" : out.data, normals[_i].normal);
    buffer_done(&out);
}
END_TEST

#define ROWS(array) (sizeof(array) / sizeof((array)[0]))

Suite *unicode_suite(void) {
    Suite *suite = suite_create("unicode");
    TCase *tcase = tcase_create("tables");
    tcase_add_test(tcase, properties_of_some_characters);
    tcase_add_loop_test(tcase, case_mappings, 0, ROWS(cases));
    tcase_add_test(tcase, decoding_undoes_encoding);
    tcase_add_loop_test(tcase, bytes_that_are_no_encoding, 0, ROWS(not_utf8));
    tcase_add_loop_test(tcase, normalization_form_kc, 0, ROWS(normals));
    suite_add_tcase(suite, tcase);
    return suite;
}
