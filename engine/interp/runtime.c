/* runtime.c - see runtime.h. */
#include "engine/interp/runtime.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/objects/str.h"

void runtime_add_program(VM *vm, Program *program, bool owned) {
    Runtime *runtime = vm->runtime;
    runtime->programs =
        memory_resize(runtime->programs, runtime->program_count + 1, sizeof(LoadedProgram));
    runtime->programs[runtime->program_count++] = (LoadedProgram){program, owned};
}

void runtime_keep_code(VM *vm, CodeObject *code) {
    Runtime *runtime = vm->runtime;
    if (runtime->code_count == runtime->code_capacity) {
        runtime->code_capacity = runtime->code_capacity * 2 + 16;
        runtime->codes =
            memory_resize(runtime->codes, runtime->code_capacity, sizeof(CodeObject *));
    }
    runtime->codes[runtime->code_count++] = code;
    value_retain(value_from_object(code));
}

static bool is_text(const Text *text, const Buffer *name) {
    return text->size == name->size && memcmp(text->data, name->data, name->size) == 0;
}

const Text *runtime_source(VM *vm, Value filename) {
    const Str *text = value_to_str(filename);
    if (text->length == 0 || str_at(text, 0) == '<') {
        return NULL; /* what the library wrote ("<string>") is no file */
    }
    Buffer name = {0};
    str_add_utf8(text, &name);
    const Text *source = NULL;
    for (size_t i = vm->runtime->program_count; source == NULL && i-- > 0;) {
        const Program *program = vm->runtime->programs[i].program;
        /* The file that it was written in; the one that it was loaded from may be a .pyc. */
        if (program->source != NULL &&
            (is_text(program->code->filename, &name) || is_text(program->filename, &name))) {
            source = program->source;
        }
    }
    buffer_done(&name);
    return source;
}

/* The end of the line that starts at `at`: Python's universal newlines. */
static size_t line_end(const Text *source, size_t at) {
    while (at < source->size && source->data[at] != '\n' && source->data[at] != '\r') {
        at++;
    }
    return at;
}

bool runtime_source_line(VM *vm, Value filename, int line, const char **text, size_t *size) {
    const Text *source = line < 1 ? NULL : runtime_source(vm, filename);
    if (source == NULL) {
        return false;
    }
    size_t start = 0;
    for (int i = 1; i < line; i++) {
        size_t end = line_end(source, start);
        if (end == source->size) {
            return false;
        }
        bool both =
            source->data[end] == '\r' && end + 1 < source->size && source->data[end + 1] == '\n';
        start = end + (both ? 2 : 1);
    }
    if (start >= source->size) {
        return false;
    }
    *text = source->data + start;
    *size = line_end(source, start) - start;
    return true;
}
