/* Any bytes as a .pyc or .pyasm file: they load or are refused with a message; what loads can be
 * disassembled and written as JSON; what the verifier accepts is the same after a way through
 * pyasm. */
#include <stdlib.h>
#include <string.h>

#include "engine/bytecode/code_json.h"
#include "engine/bytecode/disassembler.h"
#include "engine/bytecode/pyasm_write.h"
#include "engine/bytecode/verifier.h"
#include "engine/loader/pyasm_read.h"
#include "engine/loader/pyc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_pyasm(const Program *program, const Buffer *json) {
    Buffer text = {0};
    Buffer again = {0};
    PyasmError error = {0};
    pyasm_write(program, &text);
    Program *copy = pyasm_read(text.data, text.size, program->filename->data, &error);
    if (copy == NULL) {
        abort();
    }
    code_json_write(copy, &again);
    if (again.size != json->size || memcmp(again.data, json->data, again.size) != 0) {
        abort();
    }
    program_free(copy);
    pyasm_error_done(&error);
    buffer_done(&text);
    buffer_done(&again);
}

static void use(Program *program, const Buffer *error) {
    if ((program == NULL) != (error->size > 0)) {
        abort();
    }
    if (program == NULL) {
        return;
    }
    static const DisassemblyOptions all = {true, true, true, true};
    Buffer listing = {0};
    Buffer json = {0};
    Buffer message = {0};
    disassembly_write(program->code, &all, &listing);
    code_json_write(program, &json);
    if (program_verify(program, &message)) {
        check_pyasm(program, &json);
    } else if (message.size == 0) {
        abort();
    }
    buffer_done(&listing);
    buffer_done(&json);
    buffer_done(&message);
    program_free(program);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Buffer error = {0};
    use(pyc_load(data, size, "fuzz", &error), &error);
    buffer_done(&error);
    PyasmError pyasm_error = {0};
    use(pyasm_read((const char *)data, size, "fuzz", &pyasm_error), &pyasm_error.message);
    pyasm_error_done(&pyasm_error);
    return 0;
}
