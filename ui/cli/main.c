/* genstep: the command line. Each command is a file of its own; command.h has the contract. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/nearest_name.h"
#include "ui/cli/command.h"
#include "ui/cli/lessons.h"
#include "ui/cli/message.h"
#include "ui/tui/menu.h"

#define GENSTEP_VERSION "0.1.0"

static void print_help(void) {
    printf("genstep - see what CPython 3.14 does inside generators and coroutines\n\n"
           "Usage: genstep COMMAND [OPTION...] SOURCE\n\n");
    for (int i = 0; commands[i] != NULL; i++) {
        printf("  genstep %-6s %-34s %s\n", commands[i]->name, commands[i]->synopsis,
               commands[i]->summary);
    }
    printf("\nSOURCE is a program (.py, or a .pyc of 3.14; - for standard input), the name of a\n"
           "lesson, or, for trace and step, a saved trace. Start with:\n\n"
           "  genstep step generators-first\n\n"
           "genstep COMMAND --help tells more of a command; --version the version.\n");
}

/* The lessons to choose from, again after each one, until the user has had enough. */
static int run_menu(void) {
    size_t count;
    Lesson *lessons = lessons_all(&count);
    MenuItem *items = memory_alloc_zeroed(count, sizeof(MenuItem));
    for (size_t i = 0; i < count; i++) {
        items[i] = (MenuItem){lessons[i].file->name, lessons[i].title, lessons[i].title_size};
    }
    Menu menu = {.items = items, .count = (int)count};
    int status;
    while ((status = menu_run(&menu)) == EXIT_FINE && menu.chosen >= 0) {
        char *arguments[] = {"step", (char *)(uintptr_t)items[menu.chosen].name, NULL};
        command_step.run(&command_step, 2, arguments);
    }
    memory_free(items);
    memory_free(lessons);
    return status;
}

static int complain_of_command(const char *name) {
    NearestName search;
    const char *nearest = NULL;
    nearest_name_start(&search, name, strlen(name));
    for (int i = 0; commands[i] != NULL; i++) {
        if (nearest_name_offer(&search, commands[i]->name, strlen(commands[i]->name))) {
            nearest = commands[i]->name;
        }
    }
    if (nearest != NULL) {
        message("unknown command '%s'; did you mean '%s'?", name, nearest);
    } else {
        message("unknown command '%s' (try 'genstep --help')", name);
    }
    return EXIT_USAGE;
}

static int dispatch(int argc, char **argv) {
    if (argc < 2) {
        if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
            return run_menu();
        }
        print_help();
        return EXIT_FINE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
        print_help();
        return EXIT_FINE;
    }
    if (strcmp(name, "--version") == 0) {
        printf("genstep %s (bytecode of CPython 3.14)\n", GENSTEP_VERSION);
        return EXIT_FINE;
    }
    const Command *command = command_find(name);
    return command == NULL ? complain_of_command(name) : command->run(command, argc - 1, argv + 1);
}

int main(int argc, char **argv) {
    memory_keep_freed();
    /* A reader that goes away (genstep ... | head) shows as a failed write. */
    signal(SIGPIPE, SIG_IGN);
    int status = dispatch(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        message("standard output could not be written");
        return status == EXIT_FINE ? EXIT_USAGE : status;
    }
    return status;
}
