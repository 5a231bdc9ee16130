/* genstep run: a program, as python3.14 runs it. */
#include "ui/cli/runner.h"

static const CommandOption options_table[] = {
    RUNNER_OPTIONS,
    {0},
};

static int run(const Command *command, int argc, char **argv) {
    Options options;
    Runner runner;
    options_init(&options, command, argc, argv, true);
    runner_init(&runner);
    int option;
    while ((option = options_next(&options)) >= 0) {
        if (!runner_option(&runner, &options, 0, option)) {
            return EXIT_USAGE;
        }
    }
    if (option != OPTION_END) {
        return options_leave(&options, option);
    }
    if (options.operand_count == 0) {
        return options_complain(&options, "which program?", NULL);
    }
    Input input;
    int status = input_open(&input, options.operands[0], false);
    if (status == EXIT_FINE) {
        runner.argc = options.operand_count;
        runner.argv = options.operands;
        status = runner_run(&runner, &input);
    }
    input_done(&input);
    return status;
}

const Command command_run = {
    .name = "run",
    .synopsis = "SOURCE [ARG...]",
    .summary = "Run a program; its output and its tracebacks are CPython's",
    .options = options_table,
    .run = run,
};
