/* genstep list: the lessons. */
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "ui/cli/lessons.h"
#include "ui/cli/options.h"

static const CommandOption options_table[] = {{0}};

static int run(const Command *command, int argc, char **argv) {
    Options options;
    options_init(&options, command, argc, argv, false);
    int option = options_next(&options);
    if (option != OPTION_END) {
        return options_leave(&options, option);
    }
    if (options.operand_count != 0) {
        return options_complain(&options, "no operand is wanted:", options.operands[0]);
    }
    size_t count;
    Lesson *lessons = lessons_all(&count);
    size_t widest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t width = strlen(lessons[i].file->name);
        widest = width > widest ? width : widest;
    }
    printf("Lessons (genstep step NAME walks through one):\n\n");
    for (size_t i = 0; i < count; i++) {
        printf("  %2d  %-*s  %.*s\n", lessons[i].number, (int)widest, lessons[i].file->name,
               (int)lessons[i].title_size, lessons[i].title);
    }
    memory_free(lessons);
    return EXIT_FINE;
}

const Command command_list = {
    .name = "list",
    .synopsis = "",
    .summary = "List the lessons",
    .options = options_table,
    .run = run,
};
