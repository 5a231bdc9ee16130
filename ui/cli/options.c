#include "ui/cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ui/cli/message.h"

void options_init(Options *options, const Command *command, int argc, char **argv,
                  bool stop_at_operand) {
    *options = (Options){.command = command,
                         .argc = argc,
                         .argv = argv,
                         .stop_at_operand = stop_at_operand,
                         .next = 1,
                         .operands = argv + 1};
}

int options_complain(const Options *options, const char *what, const char *about) {
    message("%s: %s%s%s%s (try 'genstep %s --help')", options->command->name, what,
            about == NULL ? "" : " '", about == NULL ? "" : about, about == NULL ? "" : "'",
            options->command->name);
    return EXIT_USAGE;
}

/* Takes the option's value from behind it, or from the next argument. */
static int take_value(Options *options, int option, const char *attached) {
    const CommandOption *row = &options->command->options[option];
    options->value = NULL;
    if (row->argument == NULL) {
        if (attached != NULL) {
            options_complain(options, "this option takes no value:", row->name);
            return OPTION_ERROR;
        }
        return option;
    }
    if (attached == NULL && options->next < options->argc) {
        attached = options->argv[options->next++];
    }
    if (attached == NULL) {
        options_complain(options, "a value is missing for", row->name);
        return OPTION_ERROR;
    }
    options->value = attached;
    return option;
}

static int long_option(Options *options, const char *text) {
    const char *equals = strchr(text, '=');
    size_t size = equals == NULL ? strlen(text) : (size_t)(equals - text);
    if (size == 4 && memcmp(text, "help", 4) == 0) {
        return OPTION_HELP;
    }
    for (int i = 0; options->command->options[i].name != NULL; i++) {
        const char *name = options->command->options[i].name;
        if (strlen(name) == size && memcmp(name, text, size) == 0) {
            return take_value(options, i, equals == NULL ? NULL : equals + 1);
        }
    }
    options_complain(options, "unknown option", text - 2);
    return OPTION_ERROR;
}

static int letter_option(Options *options) {
    char letter = *options->bundle++;
    const char *rest = *options->bundle == '\0' ? NULL : options->bundle;
    if (letter == 'h') {
        return OPTION_HELP;
    }
    for (int i = 0; options->command->options[i].name != NULL; i++) {
        const CommandOption *row = &options->command->options[i];
        if (row->letter == letter) {
            if (row->argument != NULL) {
                options->bundle = NULL;
                return take_value(options, i, rest);
            }
            options->bundle = rest;
            return i;
        }
    }
    options_complain(options, "unknown option", (char[]){'-', letter, '\0'});
    return OPTION_ERROR;
}

int options_next(Options *options) {
    if (options->bundle != NULL) {
        return letter_option(options);
    }
    while (options->next < options->argc) {
        char *argument = options->argv[options->next++];
        if (strcmp(argument, "--") == 0) {
            break;
        }
        if (argument[0] == '-' && argument[1] == '-') {
            return long_option(options, argument + 2);
        }
        if (argument[0] == '-' && argument[1] != '\0') {
            options->bundle = argument + 1;
            return letter_option(options);
        }
        options->operands[options->operand_count++] = argument;
        if (options->stop_at_operand) {
            break;
        }
    }
    while (options->next < options->argc) {
        options->operands[options->operand_count++] = options->argv[options->next++];
    }
    return OPTION_END;
}

int options_leave(const Options *options, int result) {
    if (result == OPTION_HELP) {
        command_print_help(options->command);
        return EXIT_FINE;
    }
    return EXIT_USAGE;
}

bool options_number(const Options *options, int option, bool bytes, uint64_t *number) {
    static const char suffixes[] = "kMG";
    const uint64_t unit = bytes ? 1024 : 1000;
    const char *text = options->value;
    char *end;
    errno = 0;
    unsigned long long parsed = strtoull(text, &end, 10);
    uint64_t factor = 1;
    if (end != text && *end != '\0' && strchr(suffixes, *end) != NULL) {
        for (const char *at = suffixes; at <= strchr(suffixes, *end); at++) {
            factor *= unit;
        }
        end++;
    }
    if (end == text || *end != '\0' || errno != 0 || text[0] == '-' ||
        parsed > UINT64_MAX / factor) {
        message("%s: --%s takes a number, not '%s'", options->command->name,
                options->command->options[option].name, text);
        return false;
    }
    *number = parsed * factor;
    return true;
}
