/* Checks of the location and the exception table: written, read again, damaged. */
#include <check.h>

#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/location_table.h"
#include "tests/unit/sequence_text.h"

static Bytes bytes_of(const Buffer *buffer) {
    return (Bytes){(const uint8_t *)buffer->data, buffer->size};
}

/* ---- locations ---- */

START_TEST(every_form_of_location_reads_as_written) {
    static const Location locations[] = {
        {10, 10, 0, 5},   {10, 10, 79, 94},       {10, 10, 79, 95},     {12, 12, 100, 127},
        {13, 13, 4, 200}, {13, 15, 3, 8},         {7, 7, 1, 2},         {-1, -1, -1, -1},
        {8, 8, -1, -1},   {100000, 100000, 0, 1}, {2, 2, 70000, 80000}, {3, 9, -1, -1},
    };
    enum { COUNT = sizeof locations / sizeof locations[0] };
    Buffer table = {0};
    LocationWriter writer;
    location_writer_init(&writer, &table, 10);
    for (int i = 0; i < COUNT; i++) {
        location_writer_add(&writer, locations[i], i + 1);
    }
    Code code = {.firstlineno = 10, .linetable = bytes_of(&table)};
    int offset = 0;
    for (int i = 0; i < COUNT; i++) {
        for (int unit = 0; unit <= i; unit++, offset += 2) {
            Location found = location_table_lookup(&code, offset);
            ck_assert_int_eq(found.line, locations[i].line);
            ck_assert_int_eq(found.end_line, locations[i].end_line);
            ck_assert_int_eq(found.column, locations[i].column);
            ck_assert_int_eq(found.end_column, locations[i].end_column);
        }
    }
    ck_assert_int_eq(location_table_lookup(&code, offset).line, -1);
    ck_assert_int_eq(location_table_lookup(&code, -2).line, -1);
    buffer_done(&table);
}
END_TEST

/* As CPython writes `def f(): return g(1)` on lines 1 and 2. */
START_TEST(location_table_is_cpythons) {
    Buffer table = {0};
    LocationWriter writer;
    location_writer_init(&writer, &table, 1);
    location_writer_add(&writer, (Location){1, 1, 0, 0}, 1);
    location_writer_add(&writer, (Location){2, 2, 11, 12}, 5);
    location_writer_add(&writer, (Location){2, 2, 13, 14}, 1);
    location_writer_add(&writer, (Location){2, 2, 11, 15}, 4);
    location_writer_add(&writer, (Location){2, 2, 4, 15}, 1);
    static const uint8_t expected[] = {0x80, 0x00, 0xDC, 0x0B, 0x0C, 0x88,
                                       0x51, 0x8B, 0x34, 0x80, 0x4B};
    ck_assert_uint_eq(table.size, sizeof expected);
    ck_assert_mem_eq(table.data, expected, sizeof expected);
    buffer_done(&table);
}
END_TEST

START_TEST(damaged_location_table_ends_early) {
    static const uint8_t damaged[][6] = {
        {0xF0, 0x41, 0x41, 0x41, 0x41, 0x41}, /* a varint that does not end */
        {0xD8, 0x01},                         /* a column without its end */
        {0xF0, 0x3F, 0x7F, 0x7F, 0x7F, 0x7F},
        {0x80},
    };
    static const size_t sizes[] = {6, 2, 6, 1};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        Code code = {.firstlineno = INT32_MAX, .linetable = {damaged[i], sizes[i]}};
        LocationIterator iterator;
        location_iterator_init(&iterator, &code);
        ck_assert(!location_iterator_next(&iterator));
        ck_assert(!location_iterator_next(&iterator));
        ck_assert_int_eq(location_table_lookup(&code, 0).line, -1);
    }
}
END_TEST

/* ---- exceptions ---- */

START_TEST(exception_entries_read_as_written) {
    static const ExceptionEntry entries[] = {
        {4, 20, 300, 0, false},
        {20, 22, 100000, 3, true},
        {200, 20000, 40000000, 70, true},
    };
    Buffer table = {0};
    for (size_t i = 0; i < 3; i++) {
        exception_table_add(&table, &entries[i]);
    }
    Code code = {.exceptiontable = bytes_of(&table)};
    Buffer text = {0};
    exception_table_to_text(&code, &text);
    ck_assert_str_eq(text.data, "4-20 -> 300 [0]; 20-22 -> 100000 [3] lasti; "
                                "200-20000 -> 40000000 [70] lasti");
    buffer_done(&text);
    buffer_done(&table);
}
END_TEST

START_TEST(lookup_finds_the_entry_of_every_offset) {
    enum { ENTRIES = 500, APART = 14 }; /* every range is ten bytes long, then four of nothing */
    Buffer table = {0};
    for (int i = 0; i < ENTRIES; i++) {
        ExceptionEntry entry = {i * APART, i * APART + 10, 9000 + 2 * i, i % 7, i % 2 != 0};
        exception_table_add(&table, &entry);
    }
    Code code = {.exceptiontable = bytes_of(&table)};
    for (int offset = 0; offset < ENTRIES * APART + 20; offset += 2) {
        ExceptionEntry entry;
        bool is_covered = offset < ENTRIES * APART && offset % APART < 10;
        ck_assert_int_eq(exception_table_lookup(&code, offset, &entry), is_covered);
        if (is_covered) {
            ck_assert_int_eq(entry.target, 9000 + 2 * (offset / APART));
        }
    }
    ExceptionEntry entry;
    ck_assert(!exception_table_lookup(&(Code){0}, 0, &entry));
    buffer_done(&table);
}
END_TEST

START_TEST(damaged_exception_table_ends_early) {
    static const uint8_t damaged[][6] = {
        {0x82, 0x02, 0x05},                   /* no depth */
        {0xFF, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F}, /* a number that does not end */
        {0x42, 0x42, 0x42, 0x42, 0x42, 0x42}, /* no start of an entry */
    };
    static const size_t sizes[] = {3, 6, 6};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        Code code = {.exceptiontable = {damaged[i], sizes[i]}};
        ExceptionTableIterator table;
        ExceptionEntry entry;
        exception_table_iterator_init(&table, &code);
        ck_assert(!exception_table_iterator_next(&table, &entry));
        ck_assert(!exception_table_lookup(&code, 2, &entry));
    }
}
END_TEST

Suite *code_tables_suite(void) {
    Suite *suite = suite_create("code_tables");
    TCase *tcase = tcase_create("tables");
    tcase_add_test(tcase, every_form_of_location_reads_as_written);
    tcase_add_test(tcase, location_table_is_cpythons);
    tcase_add_test(tcase, damaged_location_table_ends_early);
    tcase_add_test(tcase, exception_entries_read_as_written);
    tcase_add_test(tcase, lookup_finds_the_entry_of_every_offset);
    tcase_add_test(tcase, damaged_exception_table_ends_early);
    suite_add_tcase(suite, tcase);
    return suite;
}
