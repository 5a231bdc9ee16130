/* Checks of SHA-512 against the digests that hashlib gives: lengths around its blocks of 128. */
#include <check.h>
#include <string.h>

#include "engine/base/sha512.h"

typedef struct DigestRow {
    const char *text;
    size_t times;
    const char *hex; /* the first 16 bytes */
} DigestRow;

static const DigestRow rows[] = {
    {"", 1, "cf83e1357eefb8bdf1542850d66d8007"},    {"abc", 1, "ddaf35a193617abacc417349ae204131"},
    {"a", 111, "fa9121c7b32b9e01733d034cfc78cbf6"}, {"a", 112, "c01d080efd492776a1c43bd23dd99d0a"},
    {"a", 128, "b73d1929aa615934e61a871596b3f3b3"}, {"a", 300, "a6a77010dd9696c23831e6549de51724"},
};

START_TEST(digests) {
    const DigestRow *row = &rows[_i];
    uint8_t data[512];
    size_t size = 0;
    for (size_t i = 0; i < row->times; i++) {
        memcpy(data + size, row->text, strlen(row->text));
        size += strlen(row->text);
    }
    uint8_t digest[SHA512_SIZE];
    sha512(data, size, digest);
    char hex[33];
    for (size_t i = 0; i < 16; i++) {
        hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    hex[32] = '\0';
    ck_assert_str_eq(hex, row->hex);
}
END_TEST

Suite *sha512_suite(void) {
    Suite *suite = suite_create("sha512");
    TCase *digest_case = tcase_create("digest");
    tcase_add_loop_test(digest_case, digests, 0, sizeof(rows) / sizeof(rows[0]));
    suite_add_tcase(suite, digest_case);
    return suite;
}
