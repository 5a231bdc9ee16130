/*
 * options.h - reading a command's options, by its table.
 *
 * Options follow GNU habits: --name VALUE, --name=VALUE, -x VALUE, bundled
 * letters, -- ends them. Limits and --help are the same for every command.
 *
 * Failure: what is wrong is printed, and a result below OPTION_END returned.
 */
#ifndef GENSTEP_UI_CLI_OPTIONS_H
#define GENSTEP_UI_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/cli/command.h"

typedef struct Options {
    const Command *command;
    int argc;
    char **argv;
    bool stop_at_operand; /* `run`: what follows SOURCE belongs to the program */
    int next;
    const char *bundle; /* the rest of a bundle of letters */
    char **operands;    /* points into argv, which is permuted */
    int operand_count;
    const char *value; /* of the option last returned */
} Options;

enum { OPTION_END = -1, OPTION_ERROR = -2, OPTION_HELP = -3 };

void options_init(Options *options, const Command *command, int argc, char **argv,
                  bool stop_at_operand);

/* The index of the next option in command->options, or OPTION_*. After OPTION_END, the operands
 * are known. */
int options_next(Options *options);

/* The exit status to leave with after OPTION_ERROR or OPTION_HELP; help is printed here. */
int options_leave(const Options *options, int result);

/* options->value as a number, with an optional suffix k, M or G (powers of 1024 with `bytes`,
 * else of 1000). False: it is none, which has been said. */
bool options_number(const Options *options, int option, bool bytes, uint64_t *number);

/* Says what is wrong with the usage of the command; returns EXIT_USAGE. */
int options_complain(const Options *options, const char *what, const char *about);

#endif
