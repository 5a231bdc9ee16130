/*
 * stdlib.c - compiles CPython's own standard library and compares every field of
 * every code object.
 *
 *     stdlib-tests FOLDER [MODULE...]
 *
 * FOLDER holds MODULE.py and MODULE.codes, as tests/oracle/stdlib.py writes
 * them. For each module that is not equal the first difference is shown.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/compiler/compiler.h"
#include "tests/golden/code_text.h"
#include "tests/golden/files.h"
#include "tests/golden/jobs.h"

enum { SECONDS_PER_MODULE = 60 };

typedef struct Modules {
    const char *folder;
    char **names;
    size_t count;
} Modules;

/* The beginning of the line that `position` is in. */
static size_t line_start(const char *text, size_t position) {
    while (position > 0 && text[position - 1] != '\n') {
        position--;
    }
    return position;
}

/* The code object whose fields `position` is among: the last line before it that begins "code". */
static size_t title_start(const char *text, size_t position) {
    position = line_start(text, position);
    while (position > 0 && strncmp(text + position, "code ", 5) != 0) {
        position = line_start(text, position - 1);
    }
    return position;
}

static int line_size(const char *text) {
    size_t size = strcspn(text, "\n");
    return size > 300 ? 300 : (int)size;
}

static void show_first_difference(const char *module, const char *expected, const char *actual) {
    size_t at = 0;
    while (expected[at] != '\0' && expected[at] == actual[at]) {
        at++;
    }
    size_t title = title_start(expected, at);
    size_t line = line_start(expected, at);
    printf("FAIL %s: in %.*s\n  - %.*s\n  + %.*s\n", module, line_size(expected + title),
           expected + title, line_size(expected + line), expected + line, line_size(actual + line),
           actual + line);
}

/* The code objects as text, or what the compiler says instead; the caller's to free. */
static char *compiled_text(const char *source, size_t size, const char *file, bool *compiles) {
    Diagnostics diagnostics = {0};
    CompileOptions options = {0};
    Buffer text = {0};
    Program *program = compile_source(source, size, file, &options, &diagnostics);
    *compiles = program != NULL;
    if (program != NULL) {
        code_text_add(&text, program->code);
        program_free(program);
    } else {
        buffer_add_format(&text, "line %d: %s: %s", diagnostics.error.line,
                          diagnostic_kind_name(diagnostics.error.kind),
                          diagnostics.error.message == NULL ? "" : diagnostics.error.message);
    }
    diagnostics_done(&diagnostics);
    return buffer_take(&text);
}

static char *file_in(const Modules *modules, const char *module, const char *suffix, size_t *size) {
    Buffer path = {0};
    buffer_add_format(&path, "%s/%s%s", modules->folder, module, suffix);
    char *content = file_read(path.data, size);
    if (content == NULL) {
        fprintf(stderr, "stdlib-tests: cannot read %s\n", path.data);
        exit(2);
    }
    buffer_done(&path);
    return content;
}

static Counts check_module(const void *context, size_t index) {
    const Modules *modules = context;
    const char *module = modules->names[index];
    size_t source_size, codes_size;
    char *source = file_in(modules, module, ".py", &source_size);
    char *expected = file_in(modules, module, ".codes", &codes_size);
    Buffer file = {0};
    buffer_add_format(&file, "%s.py", module);
    bool compiles;
    char *actual = compiled_text(source, source_size, file.data, &compiles);
    bool good = compiles && strcmp(expected, actual) == 0;
    if (!compiles) {
        printf("FAIL %s: %s\n", module, actual);
    } else if (!good) {
        show_first_difference(module, expected, actual);
    }
    buffer_done(&file);
    memory_free(actual);
    memory_free(expected);
    memory_free(source);
    return (Counts){.passed = good, .failed = !good};
}

static const char *module_name(const void *context, size_t index) {
    return ((const Modules *)context)->names[index];
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void add_name(Modules *modules, const char *name, size_t size) {
    Buffer copy = {0};
    buffer_add(&copy, name, size);
    modules->names = memory_resize(modules->names, modules->count + 1, sizeof(char *));
    modules->names[modules->count++] = buffer_take(&copy);
}

static void find_modules(Modules *modules) {
    DIR *folder = opendir(modules->folder);
    if (folder == NULL) {
        perror(modules->folder);
        exit(2);
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot != NULL && strcmp(dot, ".codes") == 0) {
            add_name(modules, entry->d_name, (size_t)(dot - entry->d_name));
        }
    }
    closedir(folder);
    if (modules->count > 1) {
        qsort(modules->names, modules->count, sizeof(char *), compare_names);
    }
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("usage: stdlib-tests FOLDER [MODULE...]\n", stderr);
        return 2;
    }
    Modules modules = {.folder = argv[1]};
    for (int i = 2; i < argc; i++) {
        add_name(&modules, argv[i], strlen(argv[i]));
    }
    if (modules.count == 0) {
        find_modules(&modules);
    }
    Jobs jobs = {modules.count, &modules, check_module, module_name, SECONDS_PER_MODULE};
    Counts counts = jobs_run(&jobs);
    printf("%d of %zu modules have CPython's code objects (%.1f %%)\n%d passed, %d failed\n",
           counts.passed, modules.count,
           modules.count == 0 ? 0.0 : 100.0 * counts.passed / (double)modules.count, counts.passed,
           counts.failed);
    for (size_t i = 0; i < modules.count; i++) {
        memory_free(modules.names[i]);
    }
    memory_free(modules.names);
    return counts.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
