#include "ui/cli/runner.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "tracer/recorder.h"
#include "ui/cli/message.h"

void runner_init(Runner *runner) {
    *runner = (Runner){.max_memory = UINT64_C(1) << 30, .max_depth = 1000, .max_events = 10000000};
}

enum { MAX_INSTRUCTIONS, MAX_MEMORY, MAX_DEPTH, MAX_EVENTS, NO_SPECIALIZATION };

bool runner_option(Runner *runner, const Options *options, int first, int option) {
    switch (option - first) {
    case MAX_INSTRUCTIONS: return options_number(options, option, false, &runner->max_instructions);
    case MAX_MEMORY: return options_number(options, option, true, &runner->max_memory);
    case MAX_DEPTH:
        if (!options_number(options, option, false, &runner->max_depth)) {
            return false;
        }
        if (runner->max_depth == 0 || runner->max_depth > 1000000) {
            message("--max-depth is between 1 and 1000000");
            return false;
        }
        return true;
    case MAX_EVENTS: return options_number(options, option, false, &runner->max_events);
    default: runner->no_specialization = true; return true;
    }
}

/* ---- the program's terminal ---- */

typedef struct Terminal {
    const Runner *runner;
    Buffer prompt; /* what it has printed behind the last newline, where that is not seen */
} Terminal;

enum { PROMPT_MOST = 1000 };

static void write_output(void *context, int stream, const char *text, size_t size) {
    Terminal *terminal = context;
    const Runner *runner = terminal->runner;
    if (stream == 1 ? !runner->silent : !runner->quiet) {
        if (stream == 2) {
            fflush(stdout);
        }
        fwrite(text, 1, size, stream == 2 ? stderr : stdout);
        return;
    }
    size_t start = size;
    while (start > 0 && text[start - 1] != '\n') {
        start--;
    }
    if (start > 0) {
        buffer_clear(&terminal->prompt);
    }
    size_t room = PROMPT_MOST - terminal->prompt.size;
    buffer_add(&terminal->prompt, text + start, size - start < room ? size - start : room);
}

static void flush_output(void *context, int stream) {
    (void)context;
    fflush(stream == 2 ? stderr : stdout);
}

/* Somebody at a terminal is to see what is asked, even if the program's output goes elsewhere. */
static void show_prompt(Terminal *terminal) {
    if (terminal->prompt.size > 0 && isatty(STDIN_FILENO) && isatty(STDERR_FILENO)) {
        fwrite(terminal->prompt.data, 1, terminal->prompt.size, stderr);
    }
    buffer_clear(&terminal->prompt);
}

static bool read_line(void *context, Buffer *line) {
    fflush(stdout);
    show_prompt(context);
    int byte;
    size_t before = line->size;
    while ((byte = getc(stdin)) != EOF) {
        buffer_add_byte(line, (char)byte);
        if (byte == '\n') {
            return true;
        }
    }
    return line->size > before;
}

/* The one VM that Ctrl-C is for: signals have no other context. */
static VM *volatile interrupted_vm;

static void on_interrupt(int signal_number) {
    (void)signal_number;
    if (interrupted_vm != NULL) {
        vm_interrupt(interrupted_vm);
    }
}

/* ---- running ---- */

static int finish(VM *vm, RunResult result, const Recorder *recorder, const Runner *runner,
                  Trace *trace) {
    static const char *const names[] = {
        [RUN_OK] = "ok",       [RUN_RAISED] = "exception",        [RUN_EXITED] = "exit",
        [RUN_LIMIT] = "limit", [RUN_UNSUPPORTED] = "unsupported", [RUN_STOPPED] = "stopped"};
    Buffer said = {0};
    int status = EXIT_FINE;
    switch (result) {
    case RUN_OK: break;
    case RUN_RAISED: status = EXIT_RAISED; break;
    case RUN_EXITED: status = vm->exit_status; break;
    case RUN_LIMIT:
    case RUN_UNSUPPORTED:
        status = result == RUN_LIMIT ? EXIT_LIMIT : EXIT_USAGE;
        buffer_add(&said, vm->stop_message, strcspn(vm->stop_message, "\n"));
        break;
    case RUN_STOPPED:
        if (recorder != NULL && recorder_reached_limit(recorder)) {
            result = RUN_LIMIT;
            status = EXIT_LIMIT;
            buffer_add_format(&said, "the limit of %llu events was reached (--max-events)",
                              (unsigned long long)runner->max_events);
        }
        break;
    }
    if (said.size != 0) {
        message("%s", said.data);
    }
    const char *excerpt =
        said.size == 0 || vm->stop_message == NULL ? NULL : strchr(vm->stop_message, '\n');
    if (excerpt != NULL) {
        fprintf(stderr, "%s\n", excerpt + 1);
    }
    if (trace != NULL) {
        trace->end.result = names[result];
        trace->end.exit_status = status;
        trace->end.message = said.size == 0 ? NULL : trace_copy_string(trace, said.data);
    }
    buffer_done(&said);
    return status;
}

int runner_run(const Runner *runner, Input *input) {
    Terminal terminal = {.runner = runner};
    VMOptions options = {
        .max_instructions = runner->max_instructions,
        .max_memory = runner->max_memory,
        .max_depth = (int)runner->max_depth,
        .no_specialization = runner->no_specialization,
        .argc = runner->argc,
        .argv = (const char *const *)runner->argv,
        .io_context = &terminal,
        .write = write_output,
        .read_line = read_line,
        .flush = flush_output,
        .import_context = input,
        .find_module = input_find_module,
    };
    VM *vm = vm_new(&options);
    Recorder *recorder = NULL;
    if (runner->trace != NULL) {
        recorder =
            recorder_new(vm, runner->trace, runner->max_events, runner->sink, runner->sink_context);
    }
    struct sigaction action = {.sa_handler = on_interrupt};
    struct sigaction before;
    interrupted_vm = vm;
    sigaction(SIGINT, &action, &before);
    RunResult result = vm_run(vm, input->program);
    sigaction(SIGINT, &before, NULL);
    interrupted_vm = NULL;
    fflush(stdout);
    int status = finish(vm, result, recorder, runner, runner->trace);
    if (recorder != NULL) {
        recorder_free(recorder);
    }
    vm_free(vm);
    buffer_done(&terminal.prompt);
    return status;
}
