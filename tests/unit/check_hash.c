/* Checks of Python's hashes; the numbers are CPython 3.14's with PYTHONHASHSEED=0. */
#include <check.h>
#include <math.h>
#include <string.h>

#include "engine/base/hash.h"

typedef struct TextRow {
    const char *text;
    int64_t hash;
} TextRow;

static const TextRow texts[] = {
    {"", 0},
    {"a", 4644417185603328019},
    {"abcdefgh", 4574395652268504554},
    {"abcdefghi", -532774252720507163},
    {"\u00E9", 6047309291227476195},      /* one byte a character */
    {"\u4E2D", 1216952446211864180},      /* two */
    {"\U0001F600", -3536540696076613844}, /* four */
    {"a\u00E9\u4E2D", 6551667668441703304},
};

START_TEST(hashes_of_strs) {
    ck_assert_int_eq(hash_text(texts[_i].text, strlen(texts[_i].text)), texts[_i].hash);
}
END_TEST

START_TEST(hashes_of_numbers) {
    static const uint8_t two_to_100[13] = {[12] = 16};
    static const uint8_t two_to_64[9] = {[8] = 1};
    ck_assert_int_eq(hash_int(0), 0);
    ck_assert_int_eq(hash_int(-1), -2);
    ck_assert_int_eq(hash_int(((int64_t)1 << 61) - 1), 0);
    ck_assert_int_eq(hash_int(INT64_MAX), 3);
    ck_assert_int_eq(hash_int(INT64_MIN), -4);
    ck_assert_int_eq(hash_big_int(false, two_to_64, sizeof(two_to_64)), 8);
    ck_assert_int_eq(hash_big_int(true, two_to_100, sizeof(two_to_100)), -549755813888);
    ck_assert_int_eq(hash_double(1.0), 1);
    ck_assert_int_eq(hash_double(-1.0), -2);
    ck_assert_int_eq(hash_double(0.5), 1152921504606846976);
    ck_assert_int_eq(hash_double(1e300), 1224995262755759164);
    ck_assert_int_eq(hash_double(-INFINITY), -314159);
    ck_assert_int_eq(hash_complex(1, 2), 2000007);
}
END_TEST

START_TEST(hashes_of_containers) {
    ck_assert_int_eq(hash_tuple_finish(hash_tuple_start(), 0), 5740354900026072187);
    uint64_t hash = hash_tuple_step(hash_tuple_start(), 1);
    hash = hash_tuple_step(hash, hash_text("a", 1));
    ck_assert_int_eq(hash_tuple_finish(hash, 2), 3906047847676358913);
    hash = hash_tuple_step(hash_tuple_step(hash_tuple_start(), 1), 2);
    ck_assert_int_eq(hash_slice_finish(hash_tuple_step(hash, HASH_NONE)), -2178470213028018262);
    ck_assert_int_eq(hash_set_finish(0, 0), 133146708735736);
    hash = hash_set_step(hash_set_step(0, 2), hash_text("a", 1));
    ck_assert_int_eq(hash_set_finish(hash_set_step(hash, 1), 3), 8751689716970242199);
}
END_TEST

Suite *hash_suite(void) {
    Suite *suite = suite_create("hash");
    TCase *tcase = tcase_create("python");
    tcase_add_loop_test(tcase, hashes_of_strs, 0, sizeof(texts) / sizeof(texts[0]));
    tcase_add_test(tcase, hashes_of_numbers);
    tcase_add_test(tcase, hashes_of_containers);
    suite_add_tcase(suite, tcase);
    return suite;
}
