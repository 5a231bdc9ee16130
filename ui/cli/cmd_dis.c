/* genstep dis: the bytecode, as python3.14 -m dis prints it. */
#include <stdio.h>
#include <string.h>

#include "engine/bytecode/code_json.h"
#include "engine/bytecode/disassembler.h"
#include "engine/bytecode/pyasm_write.h"
#include "ui/cli/input.h"
#include "ui/cli/options.h"

enum { SHOW_CACHES, SHOW_OFFSETS, SHOW_POSITIONS, SPECIALIZED, FORMAT };

static const CommandOption options_table[] = {
    [SHOW_CACHES] = {"show-caches", 'C', NULL, "show inline caches"},
    [SHOW_OFFSETS] = {"show-offsets", 'O', NULL, "show instruction offsets"},
    [SHOW_POSITIONS] = {"show-positions", 'P', NULL, "show source positions"},
    [SPECIALIZED] = {"specialized", 'S', NULL, "show specialised instructions"},
    [FORMAT] = {"format", 0, "FMT", "text (default), json or pyasm"},
    {0},
};

static int run(const Command *command, int argc, char **argv) {
    Options options;
    DisassemblyOptions show = {0};
    const char *format = "text";
    options_init(&options, command, argc, argv, false);
    int option;
    while ((option = options_next(&options)) >= 0) {
        switch (option) {
        case SHOW_CACHES: show.caches = true; break;
        case SHOW_OFFSETS: show.offsets = true; break;
        case SHOW_POSITIONS: show.positions = true; break;
        case SPECIALIZED: show.specialized = true; break;
        default: format = options.value; break;
        }
    }
    if (option != OPTION_END) {
        return options_leave(&options, option);
    }
    bool json = strcmp(format, "json") == 0;
    bool pyasm = strcmp(format, "pyasm") == 0;
    if (!json && !pyasm && strcmp(format, "text") != 0) {
        return options_complain(&options, "unknown format", format);
    }
    if (options.operand_count != 1) {
        return options_complain(&options, "one SOURCE is wanted", NULL);
    }
    Input input;
    int status = input_open(&input, options.operands[0], false);
    if (status == EXIT_FINE) {
        Buffer text = {0};
        if (json) {
            code_json_write(input.program, &text);
        } else if (pyasm) {
            pyasm_write(input.program, &text);
        } else {
            disassembly_write(input.program->code, &show, &text);
        }
        fwrite(text.data, 1, text.size, stdout);
        buffer_done(&text);
    }
    input_done(&input);
    return status;
}

const Command command_dis = {
    .name = "dis",
    .synopsis = "SOURCE",
    .summary = "Show the bytecode, as python3.14 -m dis prints it",
    .details = "--format json writes every field of every code object, bytes as hex;\n"
               "--format pyasm writes text that genstep reads again, as SOURCE.",
    .options = options_table,
    .run = run,
};
