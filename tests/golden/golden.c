/*
 * golden.c - compares genstep with the recordings of CPython 3.14, exactly.
 *
 *     golden-tests --program build/release/genstep [--kind codes,dis,run,cold,events,bytecode]
 *                  [--root FOLDER] [--coverage yes] [NAME...]
 *
 * A NAME is a group (a folder of the root, tests/golden), a program or a
 * recording; none means all. With --coverage, every opcode must be executed too. For each recording
 * six things are compared, each a test:
 *
 *     codes    every field of every code object that the compiler makes, and that they
 *              pass the verifier and through pyasm unchanged; or the error it reports
 *     dis      what `genstep dis FILE` prints
 *     run      stdout, stderr and exit status of `genstep run FILE`
 *     cold     the same of `genstep run --no-specialization FILE`
 *     events   the instruction events of `genstep trace FILE`, in order
 *     bytecode dis and run again, given the program as pyasm; where CPython's own NAME.pyc stands
 *              beside the recording, dis, run and events, given that
 *
 * Runs from the root of the repository.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/pyasm_write.h"
#include "engine/bytecode/verifier.h"
#include "engine/compiler/compiler.h"
#include "engine/loader/pyasm_read.h"
#include "tests/golden/code_text.h"
#include "tests/golden/files.h"
#include "tests/golden/jobs.h"
#include "tests/golden/library_lines.h"
#include "tests/golden/listing.h"
#include "tests/golden/recording.h"

enum {
    KIND_CODES = 1,
    KIND_DIS = 2,
    KIND_RUN = 4,
    KIND_COLD = 8,
    KIND_EVENTS = 16,
    KIND_BYTECODE = 32,
    KIND_ALL = 63
};
enum { SECONDS_PER_RUN = 120, DIFF_LINES = 30 };

static const struct {
    const char *name;
    int kind;
} kinds[] = {{"codes", KIND_CODES}, {"dis", KIND_DIS},       {"run", KIND_RUN},
             {"cold", KIND_COLD},   {"events", KIND_EVENTS}, {"bytecode", KIND_BYTECODE}};

typedef struct Golden {
    char *recording; /* tests/golden/GROUP/NAME.golden */
    char *program;   /* tests/golden/GROUP/NAME.py, or programs/lessons/NAME.py */
    char *input;     /* NAME.in beside it */
    char *folder;    /* with a slash */
} Golden;

typedef struct Options {
    const char *genstep;
    const char *root; /* folder of the groups */
    bool coverage;
    int kinds;
    char **names;
    int name_count;
    char *here; /* the current directory with a slash */
} Options;

static char *format(const char *pattern, const char *first, const char *second) {
    Buffer text = {0};
    buffer_add_format(&text, pattern, first, second);
    return buffer_take(&text);
}

/* ---- comparing texts ---- */

/* Takes out what differs from one machine, or one run, to the next. */
static void normalise(Buffer *text, const char *here) {
    static const char address[] = " at 0x";
    Buffer out = {0};
    size_t here_size = strlen(here);
    for (size_t i = 0; i < text->size;) {
        const char *at = text->data + i;
        if (strncmp(at, here, here_size) == 0) {
            i += here_size;
        } else if (strncmp(at, address, sizeof address - 1) == 0) {
            buffer_add_string(&out, " at 0xADDRESS");
            i += sizeof address - 1;
            i += strspn(text->data + i, "0123456789abcdefABCDEF");
        } else {
            buffer_add_byte(&out, *at);
            i++;
        }
    }
    buffer_done(text);
    *text = out;
}

static void write_file(const char *path, const char *data, size_t size) {
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(data, 1, size, file) != size || fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

/* Shows the first lines of `diff -u` between the recording and what genstep gave. */
static void show_difference(Section expected, const Buffer *actual) {
    char folder[] = "/tmp/genstep-golden-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        return;
    }
    char *left = format("%s/%s", folder, "cpython");
    char *right = format("%s/%s", folder, "genstep");
    write_file(left, expected.data, expected.size);
    write_file(right, actual->data == NULL ? "" : actual->data, actual->size);
    Buffer command = {0};
    buffer_add_format(&command,
                      "cd %s && diff -a -u cpython genstep | sed -n '3,%dp' | cut -c1-400", folder,
                      DIFF_LINES + 2);
    fflush(stdout);
    if (system(command.data) != 0) {
        puts("(no diff)");
    }
    remove(left);
    remove(right);
    rmdir(folder);
    buffer_done(&command);
    memory_free(left);
    memory_free(right);
}

static bool same(Section expected, const Buffer *actual) {
    return expected.size == actual->size &&
           (expected.size == 0 || memcmp(expected.data, actual->data, expected.size) == 0);
}

static bool compare(const Golden *golden, const char *what, Section expected,
                    const Buffer *actual) {
    if (same(expected, actual)) {
        return true;
    }
    printf("FAIL %s: %s\n", golden->program, what);
    show_difference(expected, actual);
    return false;
}

/* ---- running genstep ---- */

typedef struct Run {
    Buffer out;
    Buffer err;
    int status; /* exit status; 128 + signal when it was killed */
} Run;

static void run_done(Run *run) {
    buffer_done(&run->out);
    buffer_done(&run->err);
}

/* Runs `genstep COMMAND PROGRAM`, with further arguments ended by NULL. */
static Run run_genstep(const Options *options, const Golden *golden, const char *const *arguments) {
    Run run = {0};
    FILE *out = tmpfile();
    FILE *err = tmpfile();
    int in = open(golden->input, O_RDONLY);
    if (in < 0) {
        in = open("/dev/null", O_RDONLY);
    }
    if (out == NULL || err == NULL || in < 0) {
        perror("golden-tests");
        exit(2);
    }
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        dup2(in, 0);
        dup2(fileno(out), 1);
        dup2(fileno(err), 2);
        close(in);
        alarm(SECONDS_PER_RUN);
        execv(options->genstep, (char *const *)arguments);
        perror(options->genstep);
        _exit(127);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    close(in);
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    file_read_back(out, &run.out);
    file_read_back(err, &run.err);
    return run;
}

static bool check_status(const Golden *golden, const char *what, int expected, const Run *run) {
    if (run->status == expected) {
        return true;
    }
    printf("FAIL %s: %s: exit status %d instead of %d\n", golden->program, what, run->status,
           expected);
    fwrite(run->err.data == NULL ? "" : run->err.data, 1,
           run->err.size < 2000 ? run->err.size : 2000, stdout);
    return false;
}

/* Specialised or not, a program does the same. */
static bool check_run(const Options *options, const Golden *golden, const Recording *recording,
                      bool cold) {
    const char *plain[] = {options->genstep, "run", golden->program, NULL};
    const char *unspecialised[] = {options->genstep, "run", "--no-specialization", golden->program,
                                   NULL};
    Run run = run_genstep(options, golden, cold ? unspecialised : plain);
    normalise(&run.out, options->here);
    normalise(&run.err, options->here);
    library_lines_reduce(&run.out);
    library_lines_reduce(&run.err);
    bool good = compare(golden, "stdout", recording->standard_output, &run.out);
    if (!compare(golden, "stderr", recording->standard_error, &run.err)) {
        good = false;
    } else if (!check_status(golden, "run", recording->status, &run)) {
        good = false;
    }
    run_done(&run);
    return good;
}

static bool check_dis_output(const Options *options, const Golden *golden, const char *option,
                             Section expected) {
    const char *plain[] = {options->genstep, "dis", golden->program, NULL};
    const char *with_option[] = {options->genstep, "dis", option, golden->program, NULL};
    Run run = run_genstep(options, golden, option == NULL ? plain : with_option);
    normalise(&run.out, options->here);
    Buffer what = {0};
    buffer_add_format(&what, "dis %s", option == NULL ? "" : option);
    bool good =
        check_status(golden, what.data, 0, &run) && compare(golden, what.data, expected, &run.out);
    buffer_done(&what);
    run_done(&run);
    return good;
}

static bool check_dis(const Options *options, const Golden *golden, const Recording *recording) {
    bool good = check_dis_output(options, golden, NULL, recording->dis);
    for (int i = 0; i < DIS_OPTION_COUNT; i++) {
        Section expected = recording->dis_options[i];
        if (expected.data != NULL &&
            !check_dis_output(options, golden, dis_option_names[i], expected)) {
            good = false;
        }
    }
    return good;
}

static bool check_events(const Options *options, const Golden *golden, const Recording *recording,
                         bool *executed) {
    const char *arguments[] = {options->genstep, "trace",  golden->program, "--format",
                               "jsonl",          "--only", "instruction",   NULL};
    Run run = run_genstep(options, golden, arguments);
    Buffer listing = {0};
    const char *problem = NULL;
    bool good =
        run.out.size > 0 &&
        listing_add(&listing, run.out.data, options->here, golden->folder, executed, &problem) &&
        compare(golden, "events", recording->events, &listing);
    if (run.out.size == 0 || problem != NULL) {
        printf("FAIL %s: trace: %s\n", golden->program, problem != NULL ? problem : "no output");
        check_status(golden, "trace", recording->status, &run);
    }
    buffer_done(&listing);
    run_done(&run);
    return good;
}

/* What CPython prints for the error and the warnings of a compilation. */
static void add_diagnostics(Buffer *out, const Diagnostics *diagnostics, const char *file) {
    for (size_t i = 0; i < diagnostics->warning_count; i++) {
        diagnostic_print(&diagnostics->warnings[i], file, out);
    }
    diagnostic_print(&diagnostics->error, file, out);
}

/* Whether the verifier accepts the program, and pyasm brings the same code objects back. */
static bool check_pyasm(const Golden *golden, const Program *program, const Buffer *codes) {
    Buffer pyasm = {0};
    Buffer again = {0};
    PyasmError error = {0};
    bool good = program_verify(program, &error.message);
    if (good) {
        pyasm_write(program, &pyasm);
        Program *copy = pyasm_read(pyasm.data, pyasm.size, golden->program, &error);
        good = copy != NULL;
        if (copy != NULL) {
            code_text_add(&again, copy->code);
            program_free(copy);
            good = compare(golden, "pyasm", (Section){codes->data, codes->size}, &again);
        }
    }
    if (error.message.size != 0) {
        printf("FAIL %s: pyasm or verifier: line %d: %s\n", golden->program, error.line,
               error.message.data);
    }
    pyasm_error_done(&error);
    buffer_done(&again);
    buffer_done(&pyasm);
    return good;
}

static bool check_codes(const Golden *golden, const Recording *recording) {
    size_t size = 0;
    char *source = file_read(golden->program, &size);
    if (source == NULL) {
        printf("FAIL %s: cannot be read\n", golden->program);
        return false;
    }
    Diagnostics diagnostics = {0};
    CompileOptions options = {0};
    Program *program = compile_source(source, size, golden->program, &options, &diagnostics);
    bool compiles = recording->codes.data != NULL; /* under CPython */
    Buffer text = {0};
    if (program != NULL) {
        code_text_add(&text, program->code);
    } else {
        add_diagnostics(&text, &diagnostics, golden->program);
    }
    bool good = compare(golden, compiles ? "codes" : "error",
                        compiles ? recording->codes : recording->standard_error, &text) &&
                (program == NULL || check_pyasm(golden, program, &text));
    if (program != NULL) {
        program_free(program);
    }
    buffer_done(&text);
    diagnostics_done(&diagnostics);
    memory_free(source);
    return good;
}

/* What a program prints on stderr itself: not what compiling it warns of. */
static Section without_warnings(const Golden *golden, Section text,
                                const Diagnostics *diagnostics) {
    Buffer warnings = {0};
    add_diagnostics(&warnings, diagnostics, golden->program);
    if (warnings.size > 0 && warnings.size <= text.size &&
        memcmp(warnings.data, text.data, warnings.size) == 0) {
        text.data += warnings.size;
        text.size -= warnings.size;
    }
    buffer_done(&warnings);
    return text;
}

/* The program as pyasm, in a file beside it: that of its modules. */
static bool check_pyasm_file(const Options *options, const Golden *golden,
                             const Recording *recording) {
    size_t size = 0;
    char *source = file_read(golden->program, &size);
    Diagnostics diagnostics = {0};
    CompileOptions compile = {0};
    Program *program = source == NULL
                           ? NULL
                           : compile_source(source, size, golden->program, &compile, &diagnostics);
    bool good = program != NULL;
    if (good) {
        Buffer text = {0};
        pyasm_write(program, &text);
        program_free(program);
        Golden copy = *golden;
        copy.program = format("%s.%s.pyasm", golden->folder, strrchr(golden->program, '/') + 1);
        write_file(copy.program, text.data, text.size);
        Recording expected = *recording;
        expected.standard_error = without_warnings(golden, recording->standard_error, &diagnostics);
        good = check_dis_output(options, &copy, NULL, recording->dis) &&
               check_run(options, &copy, &expected, false);
        remove(copy.program);
        memory_free(copy.program);
        buffer_done(&text);
    }
    diagnostics_done(&diagnostics);
    memory_free(source);
    return good;
}

/* NAME.pyc beside NAME.golden, made by CPython; most programs have none. */
static bool check_pyc_file(const Options *options, const Golden *golden,
                           const Recording *recording) {
    Buffer path = {0};
    buffer_add(&path, golden->recording, strlen(golden->recording) - strlen("golden"));
    buffer_add_string(&path, "pyc");
    bool good = true;
    if (access(path.data, F_OK) == 0) {
        Golden copy = *golden;
        copy.program = path.data;
        bool seen[OPCODE_COUNT] = {false};
        good = check_dis_output(options, &copy, NULL, recording->dis) &&
               check_run(options, &copy, recording, false) &&
               check_events(options, &copy, recording, seen);
    }
    buffer_done(&path);
    return good;
}

static Counts check_golden(const Options *options, const Golden *golden) {
    Counts counts = {0};
    Recording recording;
    if (!recording_read(&recording, golden->recording)) {
        printf("FAIL %s: not a recording\n", golden->recording);
        recording_done(&recording);
        return (Counts){.failed = 1};
    }
    bool compiles = recording.codes.data != NULL;
    int asked = options->kinds & (compiles ? KIND_ALL : KIND_CODES | KIND_RUN);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        bool good = true;
        switch (asked & kinds[i].kind) {
        case KIND_CODES: good = check_codes(golden, &recording); break;
        case KIND_DIS: good = check_dis(options, golden, &recording); break;
        case KIND_RUN: good = check_run(options, golden, &recording, false); break;
        case KIND_COLD: good = check_run(options, golden, &recording, true); break;
        case KIND_EVENTS: good = check_events(options, golden, &recording, counts.seen); break;
        case KIND_BYTECODE:
            good = check_pyasm_file(options, golden, &recording) &&
                   check_pyc_file(options, golden, &recording);
            break;
        default: continue;
        }
        counts.passed += good;
        counts.failed += !good;
    }
    recording_done(&recording);
    return counts;
}

/* ---- finding recordings ---- */

typedef struct Goldens {
    Golden *items;
    size_t count;
} Goldens;

static bool ends_with(const char *text, const char *end) {
    size_t size = strlen(text);
    size_t end_size = strlen(end);
    return size >= end_size && strcmp(text + size - end_size, end) == 0;
}

static bool is_wanted(const Options *options, const char *group, const Golden *golden) {
    for (int i = 0; i < options->name_count; i++) {
        if (strcmp(options->names[i], group) == 0 ||
            strcmp(options->names[i], golden->program) == 0 ||
            strcmp(options->names[i], golden->recording) == 0) {
            return true;
        }
    }
    return options->name_count == 0;
}

static void golden_done(Golden *golden) {
    memory_free(golden->recording);
    memory_free(golden->program);
    memory_free(golden->input);
    memory_free(golden->folder);
}

/* Where the programs of a group lie; the caller's to free. */
static char *group_folder(const Options *options, const char *group) {
    bool lessons = strcmp(group, "lessons") == 0;
    return format("%s/%s/", lessons ? "programs" : options->root, group);
}

static void add_program(Goldens *goldens, const Options *options, const char *group,
                        const char *file) {
    char *folder = group_folder(options, group);
    char *recordings = format("%s/%s/", options->root, group);
    Buffer stem = {0};
    buffer_add(&stem, file, strlen(file) - strlen(".py"));
    Golden golden = {
        .program = format("%s%s", folder, file),
        .input = format("%s%s.in", folder, stem.data),
        .recording = format("%s%s.golden", recordings, stem.data),
        .folder = folder,
    };
    memory_free(recordings);
    buffer_done(&stem);
    if (!is_wanted(options, group, &golden)) {
        golden_done(&golden);
        return;
    }
    goldens->items = memory_resize(goldens->items, goldens->count + 1, sizeof(Golden));
    goldens->items[goldens->count++] = golden;
}

/* Each program of the group: one without a recording fails. */
static void add_group(Goldens *goldens, const Options *options, const char *group) {
    char *path = group_folder(options, group);
    DIR *folder = opendir(path);
    memory_free(path);
    if (folder == NULL) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (ends_with(entry->d_name, ".py") && entry->d_name[0] != '_') {
            add_program(goldens, options, group, entry->d_name);
        }
    }
    closedir(folder);
}

static int compare_goldens(const void *left, const void *right) {
    return strcmp(((const Golden *)left)->recording, ((const Golden *)right)->recording);
}

static Goldens find_goldens(const Options *options) {
    Goldens goldens = {0};
    DIR *folder = opendir(options->root);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] != '.') {
            add_group(&goldens, options, entry->d_name);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    if (goldens.count > 1) {
        qsort(goldens.items, goldens.count, sizeof(Golden), compare_goldens);
    }
    return goldens;
}

/* ---- all of them ---- */

typedef struct Work {
    const Options *options;
    const Goldens *goldens;
} Work;

static Counts work_run(const void *context, size_t index) {
    const Work *work = context;
    return check_golden(work->options, &work->goldens->items[index]);
}

static const char *work_name(const void *context, size_t index) {
    return ((const Work *)context)->goldens->items[index].program;
}

/*
 * Every opcode is executed by some program, and every specialised form reached. Not in any
 * bytecode that runs here: what only the interpreter's own shim frames execute, what stands for
 * cache entries, and what belongs to CPython's just-in-time compiler.
 */
static void check_coverage(Counts *counts) {
    for (int opcode = 0; opcode < OPCODE_COUNT; opcode++) {
        switch (opcode) {
        case OP_CACHE:
        case OP_RESERVED:
        case OP_EXIT_INIT_CHECK:
        case OP_INTERPRETER_EXIT:
        case OP_JUMP_BACKWARD_JIT: continue;
        default: break;
        }
        if (opcode_is_base(opcode) || opcode_base(opcode) != opcode) {
            counts->passed += counts->seen[opcode];
            counts->failed += !counts->seen[opcode];
            if (!counts->seen[opcode]) {
                printf("FAIL no program executes %s\n", opcode_name(opcode));
            }
        }
    }
}

/* ---- command line ---- */

static int parse_kinds(char *list) {
    int result = 0;
    for (char *name = strtok(list, ","); name != NULL; name = strtok(NULL, ",")) {
        int kind = 0;
        for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
            kind |= strcmp(kinds[i].name, name) == 0 ? kinds[i].kind : 0;
        }
        if (kind == 0) {
            fprintf(stderr, "golden-tests: no such kind: %s\n", name);
            exit(2);
        }
        result |= kind;
    }
    return result;
}

int main(int argc, char **argv) {
    Options options = {.kinds = KIND_ALL, .root = "tests/golden"};
    int next = 1;
    for (; next + 1 < argc && strncmp(argv[next], "--", 2) == 0; next += 2) {
        if (strcmp(argv[next], "--program") == 0) {
            options.genstep = argv[next + 1];
        } else if (strcmp(argv[next], "--root") == 0) {
            options.root = argv[next + 1];
        } else if (strcmp(argv[next], "--coverage") == 0) {
            options.coverage = true;
        } else if (strcmp(argv[next], "--kind") == 0) {
            options.kinds = parse_kinds(argv[next + 1]);
        }
    }
    if (options.genstep == NULL) {
        fputs("usage: golden-tests --program GENSTEP [--kind KIND,...] [NAME...]\n", stderr);
        return 2;
    }
    options.names = argv + next;
    options.name_count = argc - next;
    char directory[4096];
    if (getcwd(directory, sizeof directory) == NULL) {
        perror("golden-tests");
        return 2;
    }
    options.here = format("%s%s", directory, "/");

    Goldens goldens = find_goldens(&options);
    Work work = {&options, &goldens};
    Jobs jobs = {goldens.count, &work, work_run, work_name, 4 * SECONDS_PER_RUN};
    Counts counts = jobs_run(&jobs);
    if (options.coverage) {
        check_coverage(&counts);
    }
    printf("%zu programs compared\n%d passed, %d failed\n", goldens.count, counts.passed,
           counts.failed);
    bool good = counts.failed == 0 && goldens.count > 0;
    for (size_t i = 0; i < goldens.count; i++) {
        golden_done(&goldens.items[i]);
    }
    memory_free(goldens.items);
    memory_free(options.here);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
