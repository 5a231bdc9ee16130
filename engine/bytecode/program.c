#include "engine/bytecode/program.h"

#include "engine/base/memory.h"

Program *program_new(const char *filename) {
    Program *program = memory_alloc_zeroed(1, sizeof(Program));
    arena_init(&program->arena);
    text_pool_init(&program->texts, &program->arena);
    program->filename = text_intern_string(&program->texts, filename);
    return program;
}

void program_free(Program *program) {
    if (program != NULL) {
        text_pool_done(&program->texts);
        arena_done(&program->arena);
        memory_free(program);
    }
}
