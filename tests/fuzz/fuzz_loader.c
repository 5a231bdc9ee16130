/* Any bytes as a .pyc or .pyasm file: they load or are refused with a message, and what the
 * verifier accepts can be disassembled and written as pyasm. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/bytecode/disassembler.h"
#include "engine/bytecode/pyasm_write.h"
#include "engine/bytecode/verifier.h"
#include "engine/loader/pyasm_read.h"
#include "engine/loader/pyc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void use(Program *program, const Buffer *error) {
    if (program == NULL) {
        if (error->size == 0) {
            abort();
        }
        return;
    }
    Buffer text = {0};
    if (program_verify(program, &text)) {
        DisassemblyOptions options = {.caches = true, .offsets = true, .positions = true};
        disassembly_write(program->code, &options, &text);
        pyasm_write(program, &text);
    }
    buffer_done(&text);
    program_free(program);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Buffer error = {0};
    use(pyc_load(data, size, "fuzz.pyc", &error), &error);
    buffer_done(&error);
    PyasmError pyasm_error = {0};
    use(pyasm_read((const char *)data, size, "fuzz.pyasm", &pyasm_error), &pyasm_error.message);
    pyasm_error_done(&pyasm_error);
    return 0;
}
