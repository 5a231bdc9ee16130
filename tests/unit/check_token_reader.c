/* Names and keywords, which the tokenizer takes eight bytes at a time. */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "engine/compiler/token_reader.h"

#define LONGEST 40

/* A source of one line; the line and its end. */
static TokenReader *read_line(const char *line, size_t size) {
    char text[2 * LONGEST + 8];
    memcpy(text, line, size);
    text[size] = '\n';
    return token_reader_new(text, size + 1);
}

static const struct {
    const char *name;
    TokenKind kind;
} keywords[] = {
    {"False", KEYWORD_FALSE},
    {"None", KEYWORD_NONE},
    {"True", KEYWORD_TRUE},
    {"and", KEYWORD_AND},
    {"as", KEYWORD_AS},
    {"assert", KEYWORD_ASSERT},
    {"async", KEYWORD_ASYNC},
    {"await", KEYWORD_AWAIT},
    {"break", KEYWORD_BREAK},
    {"class", KEYWORD_CLASS},
    {"continue", KEYWORD_CONTINUE},
    {"def", KEYWORD_DEF},
    {"del", KEYWORD_DEL},
    {"elif", KEYWORD_ELIF},
    {"else", KEYWORD_ELSE},
    {"except", KEYWORD_EXCEPT},
    {"finally", KEYWORD_FINALLY},
    {"for", KEYWORD_FOR},
    {"from", KEYWORD_FROM},
    {"global", KEYWORD_GLOBAL},
    {"if", KEYWORD_IF},
    {"import", KEYWORD_IMPORT},
    {"in", KEYWORD_IN},
    {"is", KEYWORD_IS},
    {"lambda", KEYWORD_LAMBDA},
    {"nonlocal", KEYWORD_NONLOCAL},
    {"not", KEYWORD_NOT},
    {"or", KEYWORD_OR},
    {"pass", KEYWORD_PASS},
    {"raise", KEYWORD_RAISE},
    {"return", KEYWORD_RETURN},
    {"try", KEYWORD_TRY},
    {"while", KEYWORD_WHILE},
    {"with", KEYWORD_WITH},
    {"yield", KEYWORD_YIELD},
};

START_TEST(a_keyword_is_found_and_no_longer_name_is) {
    char name[LONGEST] = {0};
    size_t size = strlen(keywords[_i].name);
    memcpy(name, keywords[_i].name, size);
    ck_assert_int_eq(keyword_find(name, size), keywords[_i].kind);
    name[size] = '1';
    ck_assert_int_eq(keyword_find(name, size), keywords[_i].kind); /* what is behind is no part */
    ck_assert_int_eq(keyword_find(name, size + 1), TOKEN_NAME);
    ck_assert_int_eq(keyword_find(name + 1, size), TOKEN_NAME);
    name[0] ^= 0x20;
    ck_assert_int_eq(keyword_find(name, size), TOKEN_NAME);
}
END_TEST

START_TEST(a_name_of_any_length_is_one_token) {
    char line[2 * LONGEST + 1];
    size_t size = (size_t)_i;
    memset(line, 'q', sizeof line);
    line[size] = '.';
    TokenReader *reader = read_line(line, 2 * size + 1);
    Token first, dot, second;
    tokenizer_next(&reader->tokenizer, &first);
    tokenizer_next(&reader->tokenizer, &dot);
    tokenizer_next(&reader->tokenizer, &second);
    ck_assert_int_eq(first.kind, TOKEN_NAME);
    ck_assert_uint_eq(first.size, size);
    ck_assert_uint_eq(first.text->size, size);
    ck_assert_int_eq(dot.kind, TOKEN_DOT);
    ck_assert_ptr_eq(first.text, second.text);
    token_reader_free(reader);
}
END_TEST

START_TEST(letters_digits_and_underscores_are_in_names) {
    for (size_t place = 1; place < 20; place++) {
        char line[24];
        memset(line, 'q', sizeof line);
        line[place] = (char)_i;
        TokenReader *reader = read_line(line, sizeof line);
        Token token;
        tokenizer_next(&reader->tokenizer, &token);
        ck_assert_int_eq(token.kind, TOKEN_NAME);
        ck_assert_uint_eq(token.size, isalnum(_i) || _i == '_' ? sizeof line : place);
        token_reader_free(reader);
    }
}
END_TEST

START_TEST(texts_of_any_length_are_told_apart) {
    Arena arena;
    TextPool pool;
    arena_init(&arena);
    text_pool_init(&pool, &arena);
    char bytes[LONGEST + WORD_SIZE] = {0};
    const Text *texts[LONGEST];
    for (size_t size = 0; size < LONGEST; size++) {
        texts[size] = text_intern(&pool, bytes, size); /* zeros, too, count */
        for (size_t shorter = 0; shorter < size; shorter++) {
            ck_assert_ptr_ne(texts[shorter], texts[size]);
        }
        bytes[size] = 'x'; /* is behind it */
        ck_assert_ptr_eq(text_intern_padded(&pool, bytes, size), texts[size]);
        ck_assert_ptr_ne(text_intern(&pool, bytes, size + 1), texts[size]);
        bytes[size] = '\0';
    }
    text_pool_done(&pool);
    arena_done(&arena);
}
END_TEST

START_TEST(a_source_that_cannot_be_read_has_no_tokens) {
    TokenReader *reader = read_line("# coding: nothing", 17);
    Token token;
    tokenizer_next(&reader->tokenizer, &token);
    ck_assert_int_eq(token.kind, TOKEN_ENDMARKER);
    token_reader_free(reader);
}
END_TEST

Suite *token_reader_suite(void) {
    Suite *suite = suite_create("token_reader");
    TCase *names = tcase_create("names");
    tcase_add_loop_test(names, a_keyword_is_found_and_no_longer_name_is, 0,
                        sizeof keywords / sizeof keywords[0]);
    tcase_add_loop_test(names, a_name_of_any_length_is_one_token, 1, LONGEST);
    tcase_add_loop_test(names, letters_digits_and_underscores_are_in_names, ' ', 0x7F);
    tcase_add_test(names, texts_of_any_length_are_told_apart);
    tcase_add_test(names, a_source_that_cannot_be_read_has_no_tokens);
    suite_add_tcase(suite, names);
    return suite;
}
