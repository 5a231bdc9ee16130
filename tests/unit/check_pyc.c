/* Checks of the .pyc loader, on bytes that are put together here. */
#include <check.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/verifier.h"
#include "engine/loader/marshal.h"
#include "engine/loader/pyc.h"
#include "tests/unit/pyasm_text.h"

/* ---- writing marshal data ---- */

static void add_int32(Buffer *out, int32_t value) {
    for (int i = 0; i < 4; i++) {
        buffer_add_byte(out, (char)((uint32_t)value >> (8 * i)));
    }
}

static void add_sized(Buffer *out, char type, const char *bytes, size_t size) {
    buffer_add_byte(out, type);
    add_int32(out, (int32_t)size);
    buffer_add(out, bytes, size);
}

static void add_short(Buffer *out, const char *text) {
    buffer_add_byte(out, 'z');
    buffer_add_byte(out, (char)strlen(text));
    buffer_add_string(out, text);
}

/* A module that returns None: RESUME 0; LOAD_CONST 0; RETURN_VALUE. */
static void add_module(Buffer *out) {
    buffer_add_byte(out, 'c');
    add_int32(out, 0);
    add_int32(out, 0);
    add_int32(out, 0);
    add_int32(out, 1);
    add_int32(out, 0);
    add_sized(out, 's', "\x80\0\x52\0\x23\0", 6);
    buffer_add(out, ")\x01N", 3);
    buffer_add(out, ")\x00", 2);
    buffer_add(out, ")\x00", 2);
    add_sized(out, 's', "", 0);
    add_short(out, "x.py");
    buffer_add_byte(out, (char)('z' | 0x80)); /* remembered as 0 */
    buffer_add(out, "\x08<module>", 9);
    buffer_add(out, "r\0\0\0\0", 5);
    add_int32(out, 1);
    add_sized(out, 's', "\xFA", 1);
    add_sized(out, 's', "", 0);
}

static void add_header(Buffer *out, unsigned magic) {
    buffer_add_byte(out, (char)(magic & 0xFF));
    buffer_add_byte(out, (char)(magic >> 8));
    buffer_add_string(out, "\r\n");
    buffer_add_repeated(out, 0, 12);
}

static void assert_refused(const Buffer *file, const char *message) {
    Buffer error = {0};
    ck_assert_ptr_null(pyc_load(file->data, file->size, "x.pyc", &error));
    assert_text(error.data, message);
    buffer_done(&error);
}

START_TEST(a_module_loads) {
    Buffer file = {0};
    Buffer error = {0};
    add_header(&file, 3627);
    add_module(&file);
    ck_assert(pyc_is(file.data, file.size));
    Program *program = pyc_load(file.data, file.size, "x.pyc", &error);
    ck_assert_msg(program != NULL, "%s", error.data);
    ck_assert_str_eq(program->code->qualname->data, "<module>");
    ck_assert_str_eq(program->code->filename->data, "x.py");
    ck_assert_str_eq(program->filename->data, "x.pyc");
    ck_assert_uint_eq(program->code->bytecode.size, 6);
    ck_assert_msg(program_verify(program, &error), "%s", error.data);
    program_free(program);
    buffer_done(&file);
    buffer_done(&error);
}
END_TEST

START_TEST(every_truncation_is_refused) {
    Buffer file = {0};
    add_header(&file, 3627);
    add_module(&file);
    for (size_t size = 0; size < file.size; size++) {
        /* A copy of its own, so that a read past the end shows. */
        char *bytes = memory_alloc(size);
        memcpy(bytes, file.data, size);
        Buffer error = {0};
        ck_assert_ptr_null(pyc_load(bytes, size, "x.pyc", &error));
        ck_assert_uint_gt(error.size, 0);
        buffer_done(&error);
        memory_free(bytes);
    }
    buffer_done(&file);
}
END_TEST

typedef struct VersionRow {
    unsigned magic;
    const char *message;
} VersionRow;

static const VersionRow versions[] = {
    {3131, "bytecode of Python 3.0; genstep reads 3.14's"},
    {3394, "bytecode of Python 3.7; genstep reads 3.14's"},
    {3439, "bytecode of Python 3.10; genstep reads 3.14's"},
    {3495, "bytecode of Python 3.11; genstep reads 3.14's"},
    {3531, "bytecode of Python 3.12; genstep reads 3.14's"},
    {3571, "bytecode of Python 3.13; genstep reads 3.14's"},
    {3600, "bytecode of Python 3.14 before its release; genstep reads 3.14's"},
    {3650, "bytecode of Python 3.15; genstep reads 3.14's"},
    {62211, "bytecode of Python 2; genstep reads 3.14's"},
    {20121, "bytecode of Python 1; genstep reads 3.14's"},
};

START_TEST(other_versions_are_refused_by_name) {
    Buffer file = {0};
    add_header(&file, versions[_i].magic);
    add_module(&file);
    assert_refused(&file, versions[_i].message);
    buffer_done(&file);
}
END_TEST

START_TEST(what_is_no_pyc_is_refused) {
    Buffer file = {0};
    buffer_add_string(&file, "print('hello')\n");
    ck_assert(!pyc_is(file.data, file.size));
    assert_refused(&file, "not a .pyc file");
    buffer_clear(&file);
    add_header(&file, 3627);
    file.data[4] = 4;
    assert_refused(&file, "invalid .pyc file: unknown flags in its header");
    file.data[4] = 3;
    add_sized(&file, 's', "abc", 3);
    assert_refused(&file, "invalid .pyc file: it holds no code object");
    buffer_done(&file);
}
END_TEST

/* ---- constants ---- */

typedef struct MarshalRow {
    const char *bytes;
    size_t size;
    const char *repr; /* NULL: refused */
    const char *message;
} MarshalRow;

#define GOOD(bytes, repr)                                                                          \
    { bytes, sizeof(bytes) - 1, repr, NULL }
#define BAD(bytes, message)                                                                        \
    { bytes, sizeof(bytes) - 1, NULL, "invalid marshal data at " message }

static const MarshalRow constants[] = {
    GOOD("N", "None"),
    GOOD("T", "True"),
    GOOD("F", "False"),
    GOOD(".", "Ellipsis"),
    GOOD("i\xFE\xFF\xFF\xFF", "-2"),
    GOOD("I\0\0\0\0\x01\0\0\0", "4294967296"),
    GOOD("l\x05\0\0\0\0\0\0\0\0\0\0\0\x01\0", "1152921504606846976"),
    GOOD("l\xFB\xFF\xFF\xFF\0\0\0\0\0\0\0\0\x10\0", "-18446744073709551616"),
    GOOD("g\0\0\0\0\0\0\xF8?", "1.5"),
    GOOD("f\x03"
         "1.5",
         "1.5"),
    GOOD("x\x03-0.\x04"
         "1e99",
         "(-0+1e+99j)"),
    GOOD("y\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xF8?", "1.5j"),
    GOOD("s\x02\0\0\0a\xFF", "b'a\\xff'"),
    GOOD("u\x02\0\0\0\xC3\xA9", "'\u00E9'"),
    GOOD("u\x03\0\0\0\xED\xA0\x80", "'\\ud800'"),
    GOOD("a\x01\0\0\0x", "'x'"),
    GOOD("Z\x01x", "'x'"),
    GOOD(")\x02NT", "(None, True)"),
    GOOD("(\x01\0\0\0N", "(None,)"),
    GOOD(")\x03\xE9\x05\0\0\0r\0\0\0\0r\0\0\0\0", "(5, 5, 5)"),
    GOOD(">\x02\0\0\0i\x08\0\0\0i\0\0\0\0", "frozenset({8, 0})"),
    GOOD(">\0\0\0\0", "frozenset()"),
    GOOD(":i\x01\0\0\0Ni\x02\0\0\0", "slice(1, None, 2)"),
    BAD("", "byte 0: the file ends early"),
    BAD("?", "byte 1: an unknown type of value"),
    BAD("[\0\0\0\0", "byte 1: a list, which no constant is"),
    BAD("{0", "byte 1: a dict, which no constant is"),
    BAD("<\0\0\0\0", "byte 1: a set, which no constant is"),
    BAD("S", "byte 1: the type StopIteration, which no constant is"),
    BAD("u\x01\0\0\0\xFF", "byte 5: a str that is not UTF-8"),
    BAD("a\x01\0\0\0\xFF", "byte 5: a str that should be ASCII"),
    BAD("s\xFF\xFF\xFF\xFF", "byte 5: a negative size"),
    BAD("s\xFF\xFF\xFF\x7F", "byte 5: the file ends early"),
    BAD("(\xFF\xFF\xFF\x7FN", "byte 5: the file ends early"),
    BAD("l\xFF\xFF\xFF\x7F", "byte 5: the file ends early"),
    BAD("l\0\0\0\x80", "byte 5: the file ends early"),
    BAD("l\x01\0\0\0\0\0", "byte 5: an int that is not in its shortest form"),
    BAD("l\x01\0\0\0\0\x80", "byte 5: an int that is not in its shortest form"),
    BAD("f\x03xyz", "byte 2: a float that is no number"),
    BAD("r\0\0\0\0", "byte 5: a reference to a value that was not there"),
    BAD("r\xFF\xFF\xFF\xFF", "byte 5: a reference to a value that was not there"),
    BAD("\xA9\x01r\0\0\0\0", "byte 7: a value that contains itself"),
    BAD(">\x01\0\0\0>\0\0\0\0", "byte 10: a frozenset within a frozenset"),
};

static void assert_constant(const char *bytes, size_t size, const char *repr, const char *message) {
    Program *program = program_new("x.pyc");
    Buffer error = {0};
    Buffer out = {0};
    char *copy = memory_alloc(size);
    memcpy(copy, bytes, size);
    const Constant *constant = marshal_read_constant(program, (uint8_t *)copy, size, &error);
    memory_free(copy);
    if (repr == NULL) {
        ck_assert_ptr_null(constant);
        assert_text(error.data, message);
    } else {
        ck_assert_msg(constant != NULL, "%s", error.data);
        constant_repr(constant, &out);
        assert_text(out.data, repr);
    }
    buffer_done(&error);
    buffer_done(&out);
    program_free(program);
}

START_TEST(constants_of_every_type) {
    const MarshalRow *row = &constants[_i];
    assert_constant(row->bytes, row->size, row->repr, row->message);
}
END_TEST

START_TEST(deep_nesting_ends) {
    Buffer bytes = {0};
    for (int i = 0; i < 100000; i++) {
        buffer_add(&bytes, ")\x01", 2);
    }
    buffer_add_byte(&bytes, 'N');
    assert_constant(bytes.data, bytes.size, NULL,
                    "invalid marshal data at byte 4001: values nested too deeply");
    buffer_done(&bytes);
}
END_TEST

/* Each tuple holds the one before twice: 2 ** 60 Nones if written out. */
START_TEST(references_cannot_make_a_value_explode) {
    Buffer bytes = {0};
    buffer_add_byte(&bytes, (char)(')' | 0x80));
    buffer_add_byte(&bytes, 61);
    for (int i = 0; i < 61; i++) {
        buffer_add_byte(&bytes, (char)(')' | 0x80));
        buffer_add_byte(&bytes, 2);
        for (int j = 0; j < 2; j++) {
            if (i == 0) {
                buffer_add_byte(&bytes, 'N');
            } else {
                buffer_add_byte(&bytes, 'r');
                add_int32(&bytes, i);
            }
        }
    }
    assert_constant(bytes.data, bytes.size, NULL,
                    "invalid marshal data at byte 294: a value that would be far larger than the "
                    "file");
    buffer_done(&bytes);
}
END_TEST

START_TEST(a_source_with_two_letters_in_its_first_line_is_no_pyc) {
    static const char source[] = "pi\r\nprint(pi)\r\n";
    ck_assert(!pyc_is(source, sizeof source - 1));
    ck_assert(!pyc_is(source, 4));
}
END_TEST

Suite *pyc_suite(void) {
    Suite *suite = suite_create("pyc");
    TCase *tcase = tcase_create("loading");
    tcase_add_test(tcase, a_module_loads);
    tcase_add_test(tcase, every_truncation_is_refused);
    tcase_add_loop_test(tcase, other_versions_are_refused_by_name, 0,
                        sizeof(versions) / sizeof(versions[0]));
    tcase_add_test(tcase, what_is_no_pyc_is_refused);
    tcase_add_test(tcase, a_source_with_two_letters_in_its_first_line_is_no_pyc);
    tcase_add_loop_test(tcase, constants_of_every_type, 0,
                        sizeof(constants) / sizeof(constants[0]));
    tcase_add_test(tcase, deep_nesting_ends);
    tcase_add_test(tcase, references_cannot_make_a_value_explode);
    suite_add_tcase(suite, tcase);
    return suite;
}
