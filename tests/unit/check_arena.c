#include <check.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/arena.h"

static bool is_zero(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != 0) {
            return false;
        }
    }
    return true;
}

/* Pieces of every size, zeroed and not, in turn: none touches another, all that should be is zero.
 */
START_TEST(pieces_are_apart) {
    enum { PIECES = 500 };
    Arena arena;
    arena_init(&arena);
    unsigned char *pieces[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        size_t size = i * 37 % 5000 + 1;
        bool zeroed = i % 3 != 0;
        pieces[i] = zeroed ? arena_alloc(&arena, size) : arena_alloc_unset(&arena, size);
        ck_assert_uint_eq((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        ck_assert(!zeroed || is_zero(pieces[i], size));
        memset(pieces[i], (int)(i % 255) + 1, size);
    }
    for (size_t i = 0; i < PIECES; i++) {
        size_t size = i * 37 % 5000 + 1;
        ck_assert_int_eq(pieces[i][0], (int)(i % 255) + 1);
        ck_assert_int_eq(pieces[i][size - 1], (int)(i % 255) + 1);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(what_is_reset_is_zeroed_again) {
    Arena arena;
    arena_init(&arena);
    memset(arena_alloc_unset(&arena, 3000), 0xAA, 3000);
    arena_reset(&arena);
    ck_assert(is_zero(arena_alloc(&arena, 5000), 5000));
    arena_done(&arena);
}
END_TEST

START_TEST(a_grown_array_keeps_its_items) {
    Arena arena;
    arena_init(&arena);
    int first[] = {1, 2, 3};
    const int *larger = arena_grow_array(&arena, first, 3, 100, sizeof *first);
    ck_assert_mem_eq(larger, first, sizeof first);
    ck_assert_ptr_nonnull(arena_grow_array(&arena, NULL, 0, 10, sizeof *first));
    arena_done(&arena);
}
END_TEST

START_TEST(a_copy_ends_in_nul) {
    Arena arena;
    arena_init(&arena);
    memset(arena_alloc_unset(&arena, 100), 0xAA, 100);
    arena_reset(&arena);
    ck_assert_str_eq(arena_copy(&arena, "generator", 3), "gen");
    arena_done(&arena);
}
END_TEST

Suite *arena_suite(void);
Suite *arena_suite(void) {
    Suite *suite = suite_create("arena");
    TCase *cases = tcase_create("arena");
    tcase_add_test(cases, pieces_are_apart);
    tcase_add_test(cases, what_is_reset_is_zeroed_again);
    tcase_add_test(cases, a_grown_array_keeps_its_items);
    tcase_add_test(cases, a_copy_ends_in_nul);
    suite_add_tcase(suite, cases);
    return suite;
}
