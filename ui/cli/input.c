#include "ui/cli/input.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/memory.h"
#include "engine/base/nearest_name.h"
#include "engine/bytecode/verifier.h"
#include "engine/compiler/compiler.h"
#include "engine/compiler/source.h"
#include "engine/loader/pyasm_read.h"
#include "engine/loader/pyc.h"
#include "tracer/formats/json.h"
#include "ui/cli/command.h"
#include "ui/cli/lessons.h"
#include "ui/cli/message.h"

/* More than any source has; a device may have no end. */
static const size_t source_most = (size_t)1 << 30;

/* Reads up to the end, or up to `most` bytes. 0, or errno: EFBIG when there is more. */
static int read_stream(FILE *file, size_t most, Buffer *bytes) {
    enum { PIECE = 1 << 16 };
    size_t size;
    do {
        size = fread(buffer_reserve(bytes, PIECE), 1, PIECE, file);
        bytes->size += size;
        bytes->data[bytes->size] = '\0';
        if (bytes->size > most) {
            return EFBIG;
        }
    } while (size == PIECE || (!feof(file) && !ferror(file)));
    return ferror(file) ? errno : 0;
}

/* The same with a file; a folder is none. */
static int read_file(const char *path, size_t most, Buffer *bytes) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return errno;
    }
    struct stat about;
    int error = fstat(fileno(file), &about) != 0 ? errno : 0;
    if (error == 0) {
        error = S_ISDIR(about.st_mode) ? EISDIR : read_stream(file, most, bytes);
    }
    fclose(file);
    return error;
}

static bool complain_of_reading(const char *what, int error) {
    message("%s: %s", what,
            error == EFBIG    ? "larger than 1 GiB"
            : error == EISDIR ? "this is a directory"
                              : strerror(error));
    return false;
}

/* A word with letters left out is short for a name, too: "first" means generators-first. */
static const char *nearest_lesson(const char *name) {
    NearestName search;
    const char *nearest = NULL;
    nearest_name_start(&search, name, strlen(name));
    for (const EmbeddedFile *lesson = embedded_lessons; lesson->name != NULL; lesson++) {
        if (nearest_name_offer(&search, lesson->name, strlen(lesson->name))) {
            nearest = lesson->name;
        }
    }
    for (const EmbeddedFile *lesson = embedded_lessons; lesson->name != NULL; lesson++) {
        if (nearest == NULL && *name != '\0' && strstr(lesson->name, name) != NULL) {
            nearest = lesson->name;
        }
    }
    return nearest;
}

static void complain_of_lesson(const char *name) {
    const char *nearest = nearest_lesson(name);
    if (nearest != NULL) {
        message("%s: no such file and no such lesson; did you mean '%s'?", name, nearest);
    } else {
        message("%s: no such file and no such lesson (genstep list shows the lessons)", name);
    }
}

/* What SOURCE is, its content tells; but a file that is called a trace or a .pyc is to be one. */
static bool is_called(const char *source, const char *ending) {
    const char *dot = strrchr(source, '.');
    return dot != NULL && strcmp(dot, ending) == 0;
}

static bool is_called_trace(const char *source) {
    return is_called(source, ".json") || is_called(source, ".jsonl");
}

/* Puts the bytes of SOURCE in the input and gives it a name. */
static bool read_source(Input *input, const char *source, Buffer *path) {
    if (strcmp(source, "-") == 0) {
        buffer_add_string(path, "<stdin>");
        int error = read_stream(stdin, source_most, &input->bytes);
        return error == 0 || complain_of_reading("standard input", error);
    }
    struct stat about;
    const EmbeddedFile *lesson = embedded_find(embedded_lessons, source);
    if (lesson != NULL && stat(source, &about) != 0) {
        lesson_path(source, path);
        buffer_add(&input->bytes, lesson->bytes, lesson->size);
        return true;
    }
    buffer_add_string(path, source);
    if (strpbrk(source, "./") == NULL && stat(source, &about) != 0 && errno == ENOENT) {
        complain_of_lesson(source);
        return false;
    }
    /* Long traces are larger than sources. */
    int error = read_file(source, is_called_trace(source) ? SIZE_MAX : source_most, &input->bytes);
    return error == 0 || complain_of_reading(source, error);
}

/* "genstep: FILE:LINE:COL: what is wrong", the line and a caret. */
static void print_unsupported(const Diagnostic *error, const char *name) {
    message("%s:%d:%d: %s", name, error->line, error->column, error->message);
    if (error->text != NULL) {
        int size = (int)strcspn(error->text, "\n");
        fprintf(stderr, "    %.*s\n", size, error->text);
        if (error->column > 0) {
            fprintf(stderr, "    %*s\n", error->column, "^");
        }
    }
}

/* Prints what the compiler had to say; the exit status it stands for. */
static int print_diagnostics(const Diagnostics *diagnostics, const char *name) {
    Buffer text = {0};
    for (size_t i = 0; i < diagnostics->warning_count; i++) {
        diagnostic_print(&diagnostics->warnings[i], name, &text);
    }
    int status = EXIT_FINE;
    if (diagnostics->error.kind == DIAGNOSTIC_UNSUPPORTED) {
        status = EXIT_USAGE;
    } else if (diagnostics->error.kind != DIAGNOSTIC_NONE) {
        diagnostic_print(&diagnostics->error, name, &text);
        status = EXIT_RAISED;
    }
    fwrite(text.data == NULL ? "" : text.data, 1, text.size, stderr);
    buffer_done(&text);
    if (status == EXIT_USAGE) {
        print_unsupported(&diagnostics->error, name);
    }
    return status;
}

static Program *compile(const Buffer *bytes, const char *name, int *status) {
    Diagnostics diagnostics = {0};
    CompileOptions options = {0};
    Program *program = compile_source(bytes->data == NULL ? "" : bytes->data, bytes->size, name,
                                      &options, &diagnostics);
    *status = print_diagnostics(&diagnostics, name);
    diagnostics_done(&diagnostics);
    return program;
}

/* Says what is wrong with bytecode; with a place in its text where there is one. */
static void complain(const char *name, const PyasmError *place, const Buffer *error) {
    if (place->message.size != 0) {
        message("%s:%d:%d: %s", name, place->line, place->column, place->message.data);
    } else {
        message("%s: %s", name, error->data);
    }
}

static bool is_file(const Buffer *path) {
    struct stat about;
    return stat(path->data, &about) == 0 && S_ISREG(about.st_mode);
}

static bool is_folder(const Buffer *path) {
    struct stat about;
    return stat(path->data, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Where the source of bytecode may be: as its code names it, or in the folder of the bytecode,
 * which is the first of sys.path. */
static bool find_original(const Program *program, const char *name, Buffer *path) {
    const char *original = program->code->filename->data;
    buffer_add_string(path, original);
    if (is_file(path) || original[0] == '/') {
        return is_file(path);
    }
    const char *slash = strrchr(name, '/');
    buffer_clear(path);
    if (slash != NULL) {
        buffer_add(path, name, (size_t)(slash - name) + 1);
    }
    buffer_add_string(path, original);
    return is_file(path);
}

/* Tracebacks show lines of the source when it is there to be read. */
static void read_original(Program *program, const char *name) {
    Buffer path = {0};
    Buffer bytes = {0};
    if (find_original(program, name, &path) && read_file(path.data, source_most, &bytes) == 0) {
        Source source;
        source_decode(&source, bytes.data, bytes.size, &program->arena);
        if (source.refusal.error.kind == DIAGNOSTIC_NONE && source.flaw == SOURCE_FINE) {
            program->source = text_intern(&program->texts, source.text, source.size);
        }
        source_done(&source);
    }
    buffer_done(&bytes);
    buffer_done(&path);
}

/* Bytecode from outside runs only after the verifier has seen it. */
static Program *load(const Buffer *bytes, const char *name) {
    Buffer error = {0};
    PyasmError place = {0};
    Program *program = is_called(name, ".pyc") || pyc_is(bytes->data, bytes->size)
                           ? pyc_load(bytes->data, bytes->size, name, &error)
                           : pyasm_read(bytes->data, bytes->size, name, &place);
    if (program != NULL && !program_verify(program, &error)) {
        program_free(program);
        program = NULL;
    }
    if (program == NULL) {
        complain(name, &place, &error);
    } else {
        read_original(program, name);
    }
    pyasm_error_done(&place);
    buffer_done(&error);
    return program;
}

static int open_trace(Input *input) {
    char *error;
    input->trace = json_read_trace(input->bytes.data, input->bytes.size, &error);
    if (input->trace == NULL) {
        message("%s: %s", input->name, error);
        memory_free(error);
        return EXIT_USAGE;
    }
    return EXIT_FINE;
}

int input_open(Input *input, const char *source, bool accept_trace) {
    *input = (Input){0};
    Buffer path = {0};
    bool read = read_source(input, source, &path);
    input->name = buffer_take(&path);
    if (!read) {
        return EXIT_USAGE;
    }
    const Buffer *bytes = &input->bytes;
    const char *data = bytes->data == NULL ? "" : bytes->data;
    bool is_trace = json_is_trace(data, bytes->size);
    if (accept_trace && (is_trace || is_called_trace(source))) {
        return open_trace(input);
    }
    if (is_trace) {
        message("%s: this is a saved trace; genstep step shows it", input->name);
        return EXIT_USAGE;
    }
    if (is_called(source, ".pyc") || pyc_is(data, bytes->size) || pyasm_is(data, bytes->size)) {
        input->program = load(bytes, input->name);
        return input->program == NULL ? EXIT_USAGE : EXIT_FINE;
    }
    int status;
    input->program = compile(bytes, input->name, &status);
    return status;
}

void input_done(Input *input) {
    memory_free((void *)(uintptr_t)input->name);
    buffer_done(&input->bytes);
    if (input->program != NULL) {
        program_free(input->program);
    }
    trace_free(input->trace);
    *input = (Input){0};
}

/* ---- modules beside the program ---- */

/* The folder of the program and the dotted name as a path; without the ending. */
static void module_path(const Input *input, const char *dotted_name, Buffer *path) {
    const char *slash = strrchr(input->name, '/');
    if (slash != NULL) {
        buffer_add(path, input->name, (size_t)(slash - input->name) + 1);
    }
    for (const char *at = dotted_name; *at != '\0'; at++) {
        buffer_add_byte(path, *at == '.' ? '/' : *at);
    }
}

/* As CPython looks for it: a package comes before a module, and a bare folder after both. */
bool input_find_module(void *context, const char *dotted_name, ModuleFile *file) {
    const Input *input = context;
    module_path(input, dotted_name, &file->path);
    size_t stem = file->path.size;
    buffer_add_string(&file->path, "/__init__.py");
    file->is_package = is_file(&file->path);
    if (!file->is_package) {
        file->path.size = stem;
        buffer_add_string(&file->path, ".py");
    }
    if (is_file(&file->path)) {
        file->error = read_file(file->path.data, source_most, &file->bytes);
        return true;
    }
    file->path.size = stem;
    file->path.data[stem] = '\0';
    file->is_namespace = is_folder(&file->path);
    return file->is_namespace;
}
