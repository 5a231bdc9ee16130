/*
 * runner.h - runs a program for a command: its VM, its limits, its terminal.
 *
 * The program's stdout and stderr are the process's own; Ctrl-C becomes its
 * KeyboardInterrupt. When a trace is wanted, a recorder watches.
 *
 * Failure: said on stderr; runner_run returns the exit status of DESIGN.
 */
#ifndef GENSTEP_UI_CLI_RUNNER_H
#define GENSTEP_UI_CLI_RUNNER_H

#include "tracer/trace_writer.h"
#include "ui/cli/input.h"
#include "ui/cli/options.h"

typedef struct Runner {
    uint64_t max_instructions;
    uint64_t max_memory; /* bytes */
    uint64_t max_depth;
    uint64_t max_events;
    bool no_specialization;
    bool silent; /* drop the program's stdout: it is in the trace */
    bool quiet;  /* drop its stderr too */
    int argc;    /* sys.argv */
    char **argv;
    Trace *trace; /* record into this one; NULL: no recording */
    TraceSink *sink;
    void *sink_context;
} Runner;

/* The option rows that set these; to stand in a command's table. Their indexes count from the
 * place where the row of RUNNER_OPTIONS stands. */
#define RUNNER_OPTIONS                                                                             \
    {"max-instructions", 0, "N", "stop after N instructions (default 0: no limit)"},               \
        {"max-memory", 0, "BYTES", "stop when objects take more (default 1G; 0: no limit)"},       \
        {"max-depth", 0, "N", "frames before RecursionError (default 1000)"},                      \
        {"max-events", 0, "N", "stop a trace after N events (default 10M; 0: no limit)"}, {        \
        "no-specialization", 0, NULL, "never specialise instructions"                              \
    }
enum { RUNNER_OPTION_COUNT = 5 };

void runner_init(Runner *runner);

/* Takes one of RUNNER_OPTIONS, by its index among them. False: its value is bad, as was said. */
bool runner_option(Runner *runner, const Options *options, int first, int option);

int runner_run(const Runner *runner, Input *input);

#endif
