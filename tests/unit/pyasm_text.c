#include "tests/unit/pyasm_text.h"

#include <check.h>
#include <string.h>

#include "engine/loader/pyasm_read.h"

Program *program_of(const char *text) {
    PyasmError error = {0};
    Program *program = pyasm_read(text, strlen(text), "test.pyasm", &error);
    ck_assert_msg(program != NULL, "%d:%d: %s\n%s", error.line, error.column, error.message.data,
                  text);
    pyasm_error_done(&error);
    return program;
}

Program *module_of(const char *fields, const char *body) {
    Buffer text = {0};
    buffer_add_format(&text, "pyasm 3.14\ncode 0 <module>\nstack 9\n%s\nbody\n%s\n", fields, body);
    Program *program = program_of(text.data);
    buffer_done(&text);
    return program;
}

Program *function_of(const char *fields, const char *body) {
    Buffer text = {0};
    buffer_add_format(&text,
                      "pyasm 3.14\ncode 0 <module>\nstack 1\nconst None\nconst code 1\nbody\n"
                      "RESUME 0\nLOAD_CONST None\nRETURN_VALUE\n"
                      "code 1 f\nstack 9\nflags OPTIMIZED NEWLOCALS\n%s\nbody\n%s\n",
                      fields, body);
    Program *program = program_of(text.data);
    buffer_done(&text);
    return program;
}

void assert_text(const char *actual, const char *expected) {
    ck_assert_msg(strcmp(actual, expected) == 0, "expected:\n%s\nactual:\n%s", expected, actual);
}
