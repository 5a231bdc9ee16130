#include "ui/cli/command.h"

#include <stdio.h>
#include <string.h>

const Command *const commands[] = {
    &command_run, &command_dis, &command_trace, &command_step, &command_list, NULL,
};

const Command *command_find(const char *name) {
    for (int i = 0; commands[i] != NULL; i++) {
        if (strcmp(commands[i]->name, name) == 0) {
            return commands[i];
        }
    }
    return NULL;
}

void command_print_help(const Command *command) {
    printf("Usage: genstep %s [OPTION...] %s\n\n%s.\n", command->name, command->synopsis,
           command->summary);
    if (command->details != NULL) {
        printf("\n%s\n", command->details);
    }
    printf("\nOptions:\n");
    for (const CommandOption *option = command->options; option->name != NULL; option++) {
        char name[64];
        snprintf(name, sizeof(name), "--%s%s%s", option->name, option->argument == NULL ? "" : " ",
                 option->argument == NULL ? "" : option->argument);
        if (option->letter != 0) {
            printf("  -%c, %-26s %s\n", option->letter, name, option->help);
        } else {
            printf("      %-26s %s\n", name, option->help);
        }
    }
    printf("  -h, %-26s %s\n", "--help", "print this");
    if (command->print_more != NULL) {
        command->print_more();
    }
}
