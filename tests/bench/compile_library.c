/*
 * compile_library.c - compiles every .py file of a folder, for bench-compiler.
 *
 *     compile-library FOLDER
 *
 * Does what compile_library.py does under CPython, and says the same when it
 * is done: how many files compiled, and how many bytes they had; then the CPU
 * seconds that compiling them took, reading them left out.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"
#include "engine/compiler/compiler.h"
#include "tests/golden/files.h"

static bool compiles(const char *source, size_t size, const char *name) {
    Diagnostics diagnostics = {0};
    CompileOptions options = {0};
    Program *program = compile_source(source, size, name, &options, &diagnostics);
    if (program != NULL) {
        program_free(program);
    }
    diagnostics_done(&diagnostics);
    return program != NULL;
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    memory_keep_freed();
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (folder == NULL) {
        fputs("usage: compile-library FOLDER\n", stderr);
        return 2;
    }
    size_t files = 0, bytes = 0;
    double seconds = 0.0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot == NULL || strcmp(dot, ".py") != 0) {
            continue;
        }
        Buffer path = {0};
        buffer_add_format(&path, "%s/%s", argv[1], entry->d_name);
        size_t size;
        char *source = file_read(path.data, &size);
        buffer_done(&path);
        double start = cpu_seconds();
        bool fine = source != NULL && compiles(source, size, entry->d_name);
        seconds += cpu_seconds() - start;
        if (fine) {
            files++;
            bytes += size;
        }
        memory_free(source);
    }
    closedir(folder);
    printf("%zu files, %zu bytes\n%.6f\n", files, bytes, seconds);
    return 0;
}
