/*
 * fuzz_pyc.c - libFuzzer target: any bytes as a .pyc file.
 *
 * What loads is disassembled and written as JSON; what the verifier accepts is
 * written as pyasm, read back, and has to be the same.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/bytecode/code_json.h"
#include "engine/bytecode/disassembler.h"
#include "engine/bytecode/pyasm_write.h"
#include "engine/bytecode/verifier.h"
#include "engine/loader/pyasm_read.h"
#include "engine/loader/pyc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_pyasm(const Program *program) {
    Buffer text = {0};
    Buffer expected = {0};
    Buffer actual = {0};
    PyasmError error = {0};
    pyasm_write(program, &text);
    code_json_write(program, &expected);
    Program *again = pyasm_read(text.data, text.size, "fuzz.pyc", &error);
    if (again == NULL) {
        abort();
    }
    code_json_write(again, &actual);
    if (actual.size != expected.size || memcmp(actual.data, expected.data, actual.size) != 0) {
        abort();
    }
    program_free(again);
    pyasm_error_done(&error);
    buffer_done(&text);
    buffer_done(&expected);
    buffer_done(&actual);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const DisassemblyOptions plain = {0};
    static const DisassemblyOptions all = {true, true, true, true};
    Buffer message = {0};
    Program *program = pyc_load(data, size, "fuzz.pyc", &message);
    if ((program == NULL) != (message.size > 0)) {
        abort();
    }
    if (program != NULL) {
        Buffer out = {0};
        disassembly_write(program->code, &plain, &out);
        disassembly_write(program->code, &all, &out);
        code_json_write(program, &out);
        buffer_done(&out);
        if (program_verify(program, &message)) {
            check_pyasm(program);
        } else if (message.size == 0) {
            abort();
        }
    }
    program_free(program);
    buffer_done(&message);
    return 0;
}
