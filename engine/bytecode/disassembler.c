#include "engine/bytecode/disassembler.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/bytecode/cache_layout.h"
#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/instruction.h"
#include "engine/bytecode/label_map.h"
#include "engine/bytecode/location_table.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/operand.h"

enum {
    NAME_WIDTH = 20,
    OPARG_WIDTH = 5,
    MIN_LINE_WIDTH = 3,
    MIN_LARGEST_OFFSET = 9999,
};

static const char no_line[] = "  --";

typedef struct Listing {
    const Code *code;
    const DisassemblyOptions *options;
    Buffer *out;
    LabelMap labels;
    int line_width; /* of the line or position column; 0 leaves it out */
    int label_width;
    int offset_width; /* 0 leaves it out */

    LocationIterator entry; /* the location entry that covers the instruction at hand */
    bool has_entry;
    bool started;      /* a line has been printed yet */
    int32_t last_line; /* of the entry before; -1 for none */
} Listing;

static int decimal_width(int64_t number) {
    char text[24];
    return snprintf(text, sizeof(text), "%" PRId64, number);
}

/* ---- widths of the columns ---- */

static int line_column_width(const Code *code) {
    LocationIterator entry;
    int32_t largest = 0;
    bool any = false;
    bool missing = false;
    location_iterator_init(&entry, code);
    while (location_iterator_next(&entry)) {
        int32_t line = entry.location.line;
        missing |= line == -1;
        if (line != -1 && line != 0 && (!any || line > largest)) {
            any = true;
            largest = line;
        }
    }
    if (!any || largest == -1) {
        return 0;
    }
    int width = decimal_width(largest);
    width = width < MIN_LINE_WIDTH ? MIN_LINE_WIDTH : width;
    int missing_width = (int)strlen(no_line);
    return missing && width < missing_width ? missing_width : width;
}

/* A missing number is shown as a question mark. */
static int position_width(int32_t number) {
    return number == -1 ? 1 : decimal_width(number);
}

static int position_column_width(const Code *code) {
    LocationIterator entry;
    int widest = 0;
    bool any = false;
    location_iterator_init(&entry, code);
    while (location_iterator_next(&entry)) {
        const Location *location = &entry.location;
        any |= location->line != -1 || location->end_line != -1 || location->column != -1 ||
               location->end_column != -1;
        int width = position_width(location->line) + position_width(location->end_line) +
                    position_width(location->column) + position_width(location->end_column);
        widest = width > widest ? width : widest;
    }
    if (!any) {
        return 0;
    }
    int width = widest + 3; /* two colons and a dash */
    int missing_width = (int)strlen(no_line);
    return 1 + (width < missing_width ? missing_width : width);
}

/* ---- one line ---- */

static void add_padded(Buffer *out, const char *text, int width, bool right) {
    buffer_add_format(out, right ? "%*s" : "%-*s", width, text);
}

static void add_position_column(const Listing *listing) {
    Buffer *out = listing->out;
    size_t start = out->size;
    if (listing->has_entry) {
        const Location *location = &listing->entry.location;
        const int32_t numbers[] = {location->line, location->column, location->end_line,
                                   location->end_column};
        if (location->line == -1 && location->end_line == -1 && location->column == -1 &&
            location->end_column == -1) {
            buffer_add_string(out, no_line);
        } else {
            for (int i = 0; i < 4; i++) {
                if (numbers[i] == -1) {
                    buffer_add_byte(out, '?');
                } else {
                    buffer_add_format(out, "%" PRId32, numbers[i]);
                }
                buffer_add_string(out, i == 3 ? "" : i == 1 ? "-" : ":");
            }
        }
    } else {
        buffer_add_string(out, no_line);
    }
    int used = (int)(out->size - start);
    if (used < listing->line_width) {
        buffer_add_repeated(out, ' ', (size_t)(listing->line_width - used));
    }
}

static void add_line_column(const Listing *listing, bool starts_line) {
    char line[16] = "";
    if (starts_line && listing->entry.location.line == -1) {
        add_padded(listing->out, no_line, listing->line_width, true);
        return;
    }
    if (starts_line) {
        snprintf(line, sizeof(line), "%" PRId32, listing->entry.location.line);
    }
    add_padded(listing->out, line, listing->line_width, true);
}

static void end_line(Buffer *out) {
    while (out->size > 0 && out->data[out->size - 1] == ' ') {
        out->size--;
    }
    buffer_add_byte(out, '\n');
}

/* `argument` is what stands in parentheses; empty for none. */
static void add_instruction_line(const Listing *listing, const Instruction *instruction,
                                 bool starts_line, int label, const char *argument,
                                 size_t argument_size) {
    Buffer *out = listing->out;
    bool is_cache = instruction->opcode == OP_CACHE;
    if (listing->line_width > 0) {
        if (starts_line && instruction->offset > 0) {
            buffer_add_byte(out, '\n');
        }
        if (listing->options->positions) {
            add_position_column(listing);
        } else {
            add_line_column(listing, starts_line);
        }
        buffer_add_byte(out, ' ');
    }
    char text[24] = "";
    if (label != 0) {
        snprintf(text, sizeof(text), "L%d:", label);
    }
    add_padded(out, text, listing->label_width, true);
    buffer_add_byte(out, ' ');
    if (listing->offset_width > 0) {
        buffer_add_format(out, "%*d   ", listing->offset_width, instruction->offset);
    }
    buffer_add_string(out, "    "); /* the column of the current-instruction arrow */
    const char *name = opcode_name(instruction->opcode);
    add_padded(out, name, NAME_WIDTH, false);
    if (opcode_has_argument(instruction->opcode) || is_cache) {
        int excess = (int)strlen(name) - NAME_WIDTH;
        int width = OPARG_WIDTH - (excess > 0 ? excess : 0);
        buffer_add_format(out, " %*d", width > 0 ? width : 0, instruction->oparg);
        if (argument_size > 0) {
            buffer_add_string(out, " (");
            buffer_add(out, argument, argument_size);
            buffer_add_byte(out, ')');
        }
    }
    end_line(out);
}

static void add_cache_lines(const Listing *listing, const Instruction *instruction) {
    const CacheField *field = cache_layout(instruction->opcode);
    if (field == NULL) {
        return;
    }
    Instruction cache = {.offset = instruction->offset, .opcode = OP_CACHE};
    uint16_t counter =
        listing->options->specialized ? cache_initial_counter(instruction->opcode) : 0;
    for (bool first = true; field->name != NULL; field++, first = false) {
        for (int unit = 0; unit < field->units; unit++) {
            char text[64];
            int size = snprintf(text, sizeof(text), "%s: %d", field->name, first ? counter : 0);
            cache.offset += 2;
            add_instruction_line(listing, &cache, false, 0, text, unit == 0 ? (size_t)size : 0);
        }
    }
}

/* ---- one code object ---- */

/* Moves on to the entry that covers `offset`; says whether a new source line starts exactly here.
 */
static bool move_to(Listing *listing, int offset) {
    bool starts = false;
    while (listing->has_entry && listing->entry.end <= offset) {
        listing->last_line = listing->entry.location.line;
        listing->has_entry = location_iterator_next(&listing->entry);
        listing->started = true;
    }
    if (listing->has_entry && listing->entry.start == offset) {
        starts = !listing->started || listing->entry.location.line != listing->last_line;
    }
    return starts;
}

static void add_instructions(Listing *listing) {
    InstructionIterator instructions;
    Instruction instruction;
    Buffer argument = {0};
    instruction_iterator_init(&instructions, listing->code);
    while (instruction_iterator_next(&instructions, &instruction)) {
        bool starts_line = move_to(listing, instruction.offset);
        buffer_clear(&argument);
        if (instruction.target >= 0) {
            bool from = opcode_base(instruction.opcode) == OP_END_ASYNC_FOR;
            buffer_add_format(&argument, "%s L%d", from ? "from" : "to",
                              label_map_find(&listing->labels, instruction.target));
        } else {
            operand_text(listing->code, instruction.opcode, instruction.oparg, &argument);
        }
        add_instruction_line(listing, &instruction, starts_line,
                             label_map_find(&listing->labels, instruction.offset), argument.data,
                             argument.size);
        if (listing->options->caches) {
            add_cache_lines(listing, &instruction);
        }
    }
    buffer_done(&argument);
}

static void add_exception_table(const Listing *listing) {
    ExceptionTableIterator table;
    ExceptionEntry entry;
    const char *heading = "ExceptionTable:\n";
    exception_table_iterator_init(&table, listing->code);
    while (exception_table_iterator_next(&table, &entry)) {
        buffer_add_string(listing->out, heading);
        heading = "";
        buffer_add_format(listing->out, "  L%d to L%d -> L%d [%d]%s\n",
                          label_map_find(&listing->labels, entry.start),
                          label_map_find(&listing->labels, entry.end),
                          label_map_find(&listing->labels, entry.target), entry.depth,
                          entry.lasti ? " lasti" : "");
    }
}

void disassembly_write_one(const Code *code, const DisassemblyOptions *options, Buffer *out) {
    Listing listing = {.code = code, .options = options, .out = out, .last_line = -1};
    label_map_init(&listing.labels, code);
    listing.label_width = 4 + decimal_width(listing.labels.count);
    listing.line_width = options->positions ? position_column_width(code) : line_column_width(code);
    if (options->offsets) {
        int64_t largest = (int64_t)code->bytecode.size - 2;
        listing.offset_width =
            decimal_width(largest < MIN_LARGEST_OFFSET ? MIN_LARGEST_OFFSET : largest);
    }
    location_iterator_init(&listing.entry, code);
    listing.has_entry = location_iterator_next(&listing.entry);
    add_instructions(&listing);
    add_exception_table(&listing);
    label_map_done(&listing.labels);
}

void disassembly_write(const Code *code, const DisassemblyOptions *options, Buffer *out) {
    disassembly_write_one(code, options, out);
    for (int32_t i = 0; i < code->nconsts; i++) {
        if (code->consts[i]->kind == CONSTANT_CODE) {
            buffer_add_string(out, "\nDisassembly of ");
            constant_repr(code->consts[i], out);
            buffer_add_string(out, ":\n");
            disassembly_write(code->consts[i]->as.code, options, out);
        }
    }
}
