/* genstep trace: a run, or a saved trace, written in a format of choice. */
#include <string.h>
#include <sys/stat.h>

#include "engine/base/memory.h"
#include "tracer/formats/json.h"
#include "ui/cli/message.h"
#include "ui/cli/output_file.h"
#include "ui/cli/runner.h"

enum { OUTPUT, FORMAT, ONLY, FROM, TO, FIRST_RUNNER_OPTION };

static const CommandOption options_table[] = {
    [OUTPUT] = {"output", 'o', "FILE", "write there (default: standard output)"},
    [FORMAT] = {"format", 0, "FMT", "json (default) or jsonl"},
    [ONLY] = {"only", 0, "KIND,...", "these kinds of events only"},
    [FROM] = {"from", 0, "N", "from this event on"},
    [TO] = {"to", 0, "N", "up to this event"},
    RUNNER_OPTIONS,
    {0},
};

/* "yield,resume" as bits; false when a name is none, which is said. */
static bool parse_kinds(const char *text, uint32_t *kinds) {
    while (*text != '\0') {
        size_t size = strcspn(text, ",");
        char name[32] = {0};
        memcpy(name, text, size < sizeof(name) - 1 ? size : sizeof(name) - 1);
        int kind = trace_kind_from_name(name);
        if (kind < 0) {
            message("trace: --only: there is no kind of event called '%s'", name);
            return false;
        }
        *kinds |= 1u << kind;
        text += size + (text[size] == ',');
    }
    return true;
}

static bool write_text(void *context, const char *text, size_t size) {
    return output_file_write(context, text, size);
}

/* Runs the program and writes its events while it runs. */
static int trace_run(Runner *runner, Input *input, const JsonOptions *json, OutputFile *file,
                     bool *written) {
    const Text *source = input->program->source;
    Trace *trace = trace_new(input->name, source == NULL ? "" : source->data);
    trace_set_program_file(trace, input->program->code->filename->data);
    JsonExport *export = json_export_new(trace, json, write_text, file);
    runner->trace = trace;
    runner->sink = json_export_stream;
    runner->sink_context = export;
    int status = runner_run(runner, input);
    *written = json_export_finish(export);
    json_export_free(export);
    trace_free(trace);
    return status;
}

/* Whether both are names of one file, which is regular: writing the one would replace the other. */
static bool is_same_file(const char *one, const char *other) {
    struct stat a;
    struct stat b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static int run(const Command *command, int argc, char **argv) {
    Options options;
    Runner runner;
    JsonOptions json = {.to = UINT64_MAX};
    const char *path = NULL;
    options_init(&options, command, argc, argv, false);
    runner_init(&runner);
    int option;
    bool fine = true;
    while (fine && (option = options_next(&options)) >= 0) {
        switch (option) {
        case OUTPUT: path = options.value; break;
        case FORMAT:
            json.lines = strcmp(options.value, "jsonl") == 0;
            if (!json.lines && strcmp(options.value, "json") != 0) {
                return options_complain(&options, "unknown format", options.value);
            }
            break;
        case ONLY: fine = parse_kinds(options.value, &json.kinds); break;
        case FROM: fine = options_number(&options, option, false, &json.from); break;
        case TO: fine = options_number(&options, option, false, &json.to); break;
        default: fine = runner_option(&runner, &options, FIRST_RUNNER_OPTION, option); break;
        }
    }
    if (!fine) {
        return EXIT_USAGE;
    }
    if (option != OPTION_END) {
        return options_leave(&options, option);
    }
    if (options.operand_count == 0) {
        return options_complain(&options, "which program?", NULL);
    }
    if (path != NULL && strcmp(path, "-") == 0) {
        path = NULL;
    }
    if (path != NULL && is_same_file(options.operands[0], path)) {
        message("%s: the trace would replace SOURCE itself", path);
        return EXIT_USAGE;
    }
    Input input;
    OutputFile file;
    int status = input_open(&input, options.operands[0], true);
    if (status == EXIT_FINE && !output_file_open(&file, path)) {
        status = EXIT_USAGE;
    } else if (status == EXIT_FINE) {
        bool written;
        if (input.trace != NULL) {
            written = json_write_trace(input.trace, &json, write_text, &file);
        } else {
            runner.silent = path == NULL;
            runner.argc = options.operand_count;
            runner.argv = options.operands;
            status = trace_run(&runner, &input, &json, &file, &written);
        }
        written = output_file_close(&file, written) && written;
        status = written ? status : EXIT_USAGE;
    }
    input_done(&input);
    return status;
}

const Command command_trace = {
    .name = "trace",
    .synopsis = "SOURCE [-o FILE] [ARG...]",
    .summary = "Run a program and write every event; or convert a saved trace",
    .details = "Kinds of events: instruction, call, return, enter, exit, create, resume, yield,\n"
               "stop, raise, handle, unwind, exc_push, exc_pop, cleanup_throw, own, clear,\n"
               "destroy, output. Events count from 0.",
    .options = options_table,
    .run = run,
};
