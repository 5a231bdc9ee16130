/* genstep step: the stepper over a run, or over a saved trace. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "ui/cli/message.h"
#include "ui/cli/runner.h"
#include "ui/tui/action.h"
#include "ui/tui/stepper.h"

enum { SCRIPT, SIZE, FIRST_RUNNER_OPTION };

static const CommandOption options_table[] = {
    [SCRIPT] = {"script", 0, "ACTIONS", "replay actions; `show` prints the screen"},
    [SIZE] = {"size", 0, "WxH", "size of that screen (default 80x24)"},
    RUNNER_OPTIONS,
    {0},
};

static bool parse_size(const char *text, int *width, int *height) {
    char rest;
    if (sscanf(text, "%dx%d%c", width, height, &rest) != 2 || *width < 1 || *height < 1 ||
        *width > 1000 || *height > 1000) {
        message("step: --size is like 80x24, not '%s'", text);
        return false;
    }
    return true;
}

static int show(const Trace *trace, const char *script, int width, int height) {
    if (trace_event_count(trace) == 0) {
        message("%s: there is nothing to step through", trace_program_name(trace));
        return EXIT_USAGE;
    }
    if (script == NULL) {
        return stepper_run(trace);
    }
    Buffer text = {0};
    char *unknown = stepper_script(trace, script, width, height, &text);
    fwrite(text.data == NULL ? "" : text.data, 1, text.size, stdout);
    buffer_done(&text);
    if (unknown == NULL) {
        return EXIT_FINE;
    }
    message("step: --script: there is no action '%s'", unknown);
    memory_free(unknown);
    return EXIT_USAGE;
}

static int run(const Command *command, int argc, char **argv) {
    Options options;
    Runner runner;
    const char *script = NULL;
    int width = 80;
    int height = 24;
    options_init(&options, command, argc, argv, false);
    runner_init(&runner);
    int option;
    bool fine = true;
    while (fine && (option = options_next(&options)) >= 0) {
        switch (option) {
        case SCRIPT: script = options.value; break;
        case SIZE: fine = parse_size(options.value, &width, &height); break;
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
    Input input;
    int status = input_open(&input, options.operands[0], true);
    if (status == EXIT_FINE && script == NULL &&
        (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))) {
        message("the stepper needs a terminal (genstep trace writes the events to a file)");
        status = EXIT_USAGE;
    }
    if (status == EXIT_FINE && input.trace == NULL) {
        /* The program runs first; what it prints is shown in its pane, when it prints it. */
        const Text *source = input.program->source;
        input.trace = trace_new(input.name, source == NULL ? "" : source->data);
        trace_set_program_file(input.trace, input.program->code->filename->data);
        runner.silent = runner.quiet = true;
        runner.argc = options.operand_count;
        runner.argv = options.operands;
        runner.trace = input.trace;
        int ended = runner_run(&runner, &input);
        status = ended == EXIT_USAGE && trace_event_count(input.trace) == 0 ? ended : EXIT_FINE;
    }
    if (status == EXIT_FINE) {
        status = show(input.trace, script, width, height);
    }
    input_done(&input);
    return status;
}

static void print_actions(void) {
    printf("\nActions of --script (next*5: five times; show prints the screen):\n");
    for (int i = 0; i < ACT_COUNT; i++) {
        const Action *action = action_get((ActionId)i);
        printf("  %-30s %s\n", action->name, action->help);
    }
}

const Command command_step = {
    .name = "step",
    .synopsis = "SOURCE [ARG...]",
    .summary = "Step through a program, instruction by instruction, forward and back",
    .details = "In the stepper, ? shows the keys.",
    .print_more = print_actions,
    .options = options_table,
    .run = run,
};
