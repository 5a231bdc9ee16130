/*
 * command.h - the commands of the program: one table, a file per command.
 *
 * Names, help and option lists all come from here: `genstep --help`, each
 * command's --help and the manual are made of these rows.
 */
#ifndef GENSTEP_UI_CLI_COMMAND_H
#define GENSTEP_UI_CLI_COMMAND_H

/* Exit status, fixed by DESIGN section 2. */
enum {
    EXIT_FINE = 0,
    EXIT_RAISED = 1, /* the program ended in an uncaught exception */
    EXIT_USAGE = 2,  /* bad usage, bad input, something that is not covered */
    EXIT_LIMIT = 3,  /* a limit was reached */
};

typedef struct CommandOption {
    const char *name;     /* long name, without dashes */
    char letter;          /* or 0 */
    const char *argument; /* what its argument is called; NULL: it takes none */
    const char *help;
} CommandOption;

typedef struct Command {
    const char *name;
    const char *synopsis;         /* what follows the name in a usage line */
    const char *summary;          /* one line */
    const char *details;          /* some lines for --help; may be NULL */
    void (*print_more)(void);     /* prints what comes from tables; may be NULL */
    const CommandOption *options; /* ended by a NULL name */
    int (*run)(const struct Command *command, int argc, char **argv); /* argv[0]: its name */
} Command;

extern const Command command_run, command_dis, command_trace, command_step, command_list;

/* Rows in the order of the help, ended by NULL. */
extern const Command *const commands[];

const Command *command_find(const char *name);
void command_print_help(const Command *command);

#endif
