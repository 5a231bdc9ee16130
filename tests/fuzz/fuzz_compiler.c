/* Any bytes as a program: they compile or are refused; what compiles passes the verifier, is
 * disassembled, and comes back from pyasm. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/bytecode/disassembler.h"
#include "engine/bytecode/pyasm_write.h"
#include "engine/bytecode/verifier.h"
#include "engine/compiler/compiler.h"
#include "engine/loader/pyasm_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_everything(const Program *program) {
    Buffer text = {0};
    DisassemblyOptions options = {.caches = true, .offsets = true, .positions = true};
    disassembly_write(program->code, &options, &text);
    buffer_clear(&text);
    pyasm_write(program, &text);
    PyasmError error = {0};
    Program *copy = pyasm_read(text.data, text.size, "copy.pyasm", &error);
    if (copy == NULL) {
        abort();
    }
    program_free(copy);
    pyasm_error_done(&error);
    buffer_done(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Diagnostics diagnostics = {0};
    CompileOptions options = {0};
    Program *program = compile_source((const char *)data, size, "fuzz.py", &options, &diagnostics);
    if (program != NULL) {
        Buffer message = {0};
        if (!program_verify(program, &message)) {
            abort();
        }
        buffer_done(&message);
        write_everything(program);
        program_free(program);
    } else if (diagnostics.error.kind == DIAGNOSTIC_NONE) {
        abort();
    }
    diagnostics_done(&diagnostics);
    return 0;
}
