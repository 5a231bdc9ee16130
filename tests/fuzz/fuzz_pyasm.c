/*
 * fuzz_pyasm.c - libFuzzer target: any text as pyasm.
 *
 * What is accepted is written and read again, and the text has to stay.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/bytecode/pyasm_write.h"
#include "engine/bytecode/verifier.h"
#include "engine/loader/pyasm_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_again(const Program *program) {
    Buffer first = {0};
    Buffer second = {0};
    PyasmError error = {0};
    pyasm_write(program, &first);
    Program *again = pyasm_read(first.data, first.size, "fuzz.pyasm", &error);
    if (again == NULL) {
        abort();
    }
    pyasm_write(again, &second);
    if (first.size != second.size || memcmp(first.data, second.data, first.size) != 0) {
        abort();
    }
    program_free(again);
    pyasm_error_done(&error);
    buffer_done(&first);
    buffer_done(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    PyasmError error = {0};
    Program *program = pyasm_read((const char *)data, size, "fuzz.pyasm", &error);
    if ((program == NULL) != (error.message.size > 0)) {
        abort();
    }
    if (program != NULL && program_verify(program, &error.message)) {
        check_again(program);
    }
    program_free(program);
    pyasm_error_done(&error);
    return 0;
}
