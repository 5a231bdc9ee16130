/* Checks of engine/base: arena, buffer, text. */
#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/buffer.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

START_TEST(arena_gives_zeroed_aligned_pieces) {
    Arena arena;
    arena_init(&arena);
    for (size_t size = 0; size < 5000; size += 37) {
        char *piece = arena_alloc(&arena, size);
        ck_assert_uint_eq((uintptr_t)piece % sizeof(void *), 0);
        for (size_t i = 0; i < size; i++) {
            ck_assert_int_eq(piece[i], 0);
        }
        memset(piece, 0xAA, size);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(arena_holds_a_piece_larger_than_any_block) {
    Arena arena;
    arena_init(&arena);
    const size_t size = 3 * 1024 * 1024;
    char *large = arena_alloc(&arena, size);
    large[size - 1] = 'x';
    char *small = arena_copy(&arena, "abc", 3);
    ck_assert_str_eq(small, "abc");
    ck_assert_int_eq(large[size - 1], 'x');
    arena_done(&arena);
    ck_assert_uint_eq(arena.total, 0);
}
END_TEST

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
START_TEST(arena_pieces_are_apart) {
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

START_TEST(arena_memory_that_is_reset_is_zeroed_again) {
    Arena arena;
    arena_init(&arena);
    memset(arena_alloc_unset(&arena, 3000), 0xAA, 3000);
    arena_reset(&arena);
    ck_assert(is_zero(arena_alloc(&arena, 5000), 5000));
    arena_done(&arena);
}
END_TEST

START_TEST(arena_array_that_grows_keeps_its_items) {
    Arena arena;
    arena_init(&arena);
    int first[] = {1, 2, 3};
    const int *larger = arena_grow_array(&arena, first, 3, 100, sizeof *first);
    ck_assert_mem_eq(larger, first, sizeof first);
    ck_assert_ptr_nonnull(arena_grow_array(&arena, NULL, 0, 10, sizeof *first));
    arena_done(&arena);
}
END_TEST

START_TEST(arena_copy_ends_in_nul) {
    Arena arena;
    arena_init(&arena);
    memset(arena_alloc_unset(&arena, 100), 0xAA, 100);
    arena_reset(&arena);
    ck_assert_str_eq(arena_copy(&arena, "generator", 3), "gen");
    arena_done(&arena);
}
END_TEST

START_TEST(buffer_is_always_a_string) {
    Buffer buffer = {0};
    buffer_add_string(&buffer, "one");
    buffer_add_byte(&buffer, ' ');
    buffer_add_format(&buffer, "%d-%s", 42, "two");
    buffer_add_repeated(&buffer, '.', 3);
    ck_assert_str_eq(buffer.data, "one 42-two...");
    ck_assert_uint_eq(buffer.size, strlen(buffer.data));
    buffer_clear(&buffer);
    ck_assert_str_eq(buffer.data, "");
    buffer_done(&buffer);
}
END_TEST

START_TEST(buffer_take_of_an_empty_buffer_is_an_empty_string) {
    Buffer buffer = {0};
    char *taken = buffer_take(&buffer);
    ck_assert_str_eq(taken, "");
    memory_free(taken);
}
END_TEST

static const struct {
    uint32_t codepoint;
    const char *utf8;
} codepoints[] = {
    {0x41, "A"},
    {0xE9, "\xC3\xA9"},
    {0x20AC, "\xE2\x82\xAC"},
    {0xD800, "\xED\xA0\x80"},
    {0x1F40D, "\xF0\x9F\x90\x8D"},
};

START_TEST(buffer_writes_codepoints_as_utf8) {
    Buffer buffer = {0};
    buffer_add_codepoint(&buffer, codepoints[_i].codepoint);
    ck_assert_str_eq(buffer.data, codepoints[_i].utf8);
    buffer_done(&buffer);
}
END_TEST

START_TEST(texts_of_one_pool_are_interned) {
    Arena arena;
    TextPool pool;
    arena_init(&arena);
    text_pool_init(&pool, &arena);
    const Text *first = text_intern_string(&pool, "gi_frame");
    for (int i = 0; i < 2000; i++) {
        Buffer name = {0};
        buffer_add_format(&name, "name_%d", i);
        text_intern_string(&pool, name.data);
        buffer_done(&name);
    }
    ck_assert_ptr_eq(first, text_intern(&pool, "gi_frame and more", 8));
    ck_assert_ptr_ne(first, text_intern_string(&pool, "gi_frame "));
    ck_assert(text_equal_string(first, "gi_frame"));
    text_pool_done(&pool);
    arena_done(&arena);
}
END_TEST

Suite *base_suite(void) {
    Suite *suite = suite_create("base");
    TCase *arena = tcase_create("arena");
    tcase_add_test(arena, arena_gives_zeroed_aligned_pieces);
    tcase_add_test(arena, arena_holds_a_piece_larger_than_any_block);
    tcase_add_test(arena, arena_pieces_are_apart);
    tcase_add_test(arena, arena_memory_that_is_reset_is_zeroed_again);
    tcase_add_test(arena, arena_array_that_grows_keeps_its_items);
    tcase_add_test(arena, arena_copy_ends_in_nul);
    suite_add_tcase(suite, arena);
    TCase *buffer = tcase_create("buffer");
    tcase_add_test(buffer, buffer_is_always_a_string);
    tcase_add_test(buffer, buffer_take_of_an_empty_buffer_is_an_empty_string);
    tcase_add_loop_test(buffer, buffer_writes_codepoints_as_utf8, 0,
                        sizeof codepoints / sizeof codepoints[0]);
    suite_add_tcase(suite, buffer);
    TCase *text = tcase_create("text");
    tcase_add_test(text, texts_of_one_pool_are_interned);
    suite_add_tcase(suite, text);
    return suite;
}
