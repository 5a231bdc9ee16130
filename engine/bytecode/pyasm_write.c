#include "engine/bytecode/pyasm_write.h"

#include <inttypes.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/code_layout.h"
#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/instruction.h"
#include "engine/bytecode/location_table.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/pyasm_constant.h"
#include "engine/bytecode/pyasm_names.h"
#include "engine/bytecode/pyasm_operand.h"

enum {
    POSITION_WIDTH = 18,
    LABEL_WIDTH = 7,
    OPCODE_WIDTH = 20,
};

typedef struct Writer {
    Buffer *out;
    const Text *filename; /* of the module; others are mentioned where they differ */
    PyasmCodes codes;     /* mentioned so far, written in this order */
} Writer;

static void add_hex(const uint8_t *bytes, size_t size, Buffer *out) {
    for (size_t i = 0; i < size; i++) {
        buffer_add_format(out, "%02x", bytes[i]);
    }
}

/* ---- the lines before the body ---- */

static void add_bits(const PyasmName *names, uint32_t bits, Buffer *out) {
    for (; names->name != NULL; names++) {
        if (bits & names->bit) {
            buffer_add_format(out, " %s", names->name);
            bits &= ~names->bit;
        }
    }
    if (bits != 0) {
        buffer_add_format(out, " 0x%" PRIx32, bits);
    }
}

/* co_name is the last part of co_qualname, almost always. */
static bool name_follows(const Code *code) {
    size_t size = code->name->size;
    size_t rest = code->qualname->size - size;
    return code->qualname->size >= size &&
           memcmp(code->qualname->data + rest, code->name->data, size) == 0 &&
           memchr(code->name->data, '.', size) == NULL &&
           (rest == 0 || code->qualname->data[rest - 1] == '.');
}

static void add_word_line(Buffer *out, const char *key, const Text *text) {
    buffer_add_format(out, "  %s ", key);
    pyasm_add_word(text, out);
    buffer_add_byte(out, '\n');
}

/* Everything up to the body; notes the numbers that code objects among the constants get. */
static void add_heading(Writer *writer, const Code *code, int number, int *code_numbers) {
    Buffer *out = writer->out;
    buffer_add_format(out, "\ncode %d ", number);
    pyasm_add_word(code->qualname, out);
    buffer_add_byte(out, '\n');
    if (!name_follows(code)) {
        add_word_line(out, "called", code->name);
    }
    if (!text_equal(code->filename, writer->filename)) {
        add_word_line(out, "file", code->filename);
    }
    buffer_add_format(out, "  line %" PRId32 "\n", code->firstlineno);
    if (code->argcount != 0 || code->kwonlyargcount != 0) {
        buffer_add_format(
            out, "  arguments %" PRId32 " positional-only %" PRId32 " keyword-only %" PRId32 "\n",
            code->argcount, code->posonlyargcount, code->kwonlyargcount);
    }
    buffer_add_format(out, "  stack %" PRId32 "\n", code->stacksize);
    buffer_add_string(out, "  flags");
    add_bits(pyasm_flags, code->flags, out);
    buffer_add_byte(out, '\n');
    for (int32_t i = 0; i < code->nlocalsplus; i++) {
        buffer_add_string(out, "  var ");
        pyasm_add_word(code->localsplusnames[i], out);
        add_bits(pyasm_local_kinds, code->localspluskinds[i], out);
        buffer_add_byte(out, '\n');
    }
    for (int32_t i = 0; i < code->nnames; i++) {
        add_word_line(out, "name", code->names[i]);
    }
    for (int32_t i = 0; i < code->nconsts; i++) {
        buffer_add_string(out, "  const ");
        code_numbers[i] = writer->codes.count;
        pyasm_add_constant(code->consts[i], &writer->codes, out);
        buffer_add_byte(out, '\n');
    }
}

/* ---- the body ---- */

typedef struct Body {
    const Code *code;
    Buffer *out;
    PyasmSymbols symbols;
    LayoutInstruction *instructions;
    int count;
} Body;

static void add_part(Buffer *out, int32_t number, const char *before) {
    buffer_add_string(out, before);
    if (number == -1) {
        buffer_add_byte(out, '?');
    } else {
        buffer_add_format(out, "%" PRId32, number);
    }
}

/* `--` none, `7` a line, `7:4-9` columns within a line, `7:4-8:0` over several. */
static void add_position(Location location, Buffer *out) {
    if (location_same(location, LOCATION_NONE)) {
        buffer_add_string(out, "--");
        return;
    }
    bool one_line = location.line == location.end_line;
    buffer_add_format(out, "%" PRId32, location.line);
    if (!one_line || location.column != -1 || location.end_column != -1) {
        add_part(out, location.column, ":");
        if (!one_line) {
            add_part(out, location.end_line, "-");
        }
        add_part(out, location.end_column, one_line ? "-" : ":");
    }
}

static void pad(Buffer *out, size_t start, size_t width) {
    size_t used = out->size - start;
    buffer_add_repeated(out, ' ', used < width ? width - used : 1);
}

static void add_instruction(const Body *body, const LayoutInstruction *instruction,
                            const Location *position) {
    Buffer *out = body->out;
    size_t start = out->size;
    buffer_add_string(out, "    ");
    if (position != NULL) {
        add_position(*position, out);
    }
    pad(out, start, 4 + POSITION_WIDTH);
    start = out->size;
    int label = label_map_find(&body->symbols.labels, instruction->start);
    if (label != 0) {
        buffer_add_format(out, "L%d:", label);
    }
    pad(out, start, LABEL_WIDTH);
    start = out->size;
    buffer_add_string(out, opcode_name(instruction->opcode));
    if (instruction->fixed) {
        buffer_add_format(out, "/%d", instruction->prefixes);
    }
    if (opcode_has_argument(instruction->opcode)) {
        pad(out, start, OPCODE_WIDTH);
        int target = (int)body->code->bytecode.size;
        if (instruction->target < 0) {
            target = -1;
        } else if (instruction->target < body->count) {
            target = body->instructions[instruction->target].start;
        }
        pyasm_add_operand(&body->symbols, instruction->opcode, instruction->oparg, target, out);
    }
    buffer_add_byte(out, '\n');
}

/* Fills in the instructions, jumps with the index of their target. */
static void decode(Body *body) {
    InstructionIterator iterator;
    Instruction instruction;
    size_t units = body->code->bytecode.size / 2;
    int *index_at = memory_alloc_zeroed(units + 1, sizeof(int));
    body->instructions = memory_alloc_zeroed(units, sizeof(LayoutInstruction));
    instruction_iterator_init(&iterator, body->code);
    while (instruction_iterator_next(&iterator, &instruction)) {
        if (instruction.opcode == OP_EXTENDED_ARG) {
            continue;
        }
        index_at[instruction.start / 2] = body->count;
        body->instructions[body->count++] = (LayoutInstruction){
            .opcode = instruction.opcode,
            .oparg = instruction.oparg,
            .target = instruction.target,
            .prefixes = (instruction.offset - instruction.start) / 2,
            .start = instruction.start,
        };
    }
    index_at[units] = body->count;
    for (int i = 0; i < body->count; i++) {
        if (body->instructions[i].target >= 0) {
            body->instructions[i].target = index_at[body->instructions[i].target / 2];
        }
    }
    memory_free(index_at);
}

/*
 * Marks the instructions whose number of EXTENDED_ARGs has to be said. Jumps get along without
 * if the shortest layout is the one they have; else every jump that has some says how many, and
 * the shortest layout of the others is again the one they have.
 */
static void fix_prefixes(Body *body) {
    LayoutInstruction *shortest = memory_alloc((size_t)body->count * sizeof(LayoutInstruction));
    if (body->count > 0) {
        memcpy(shortest, body->instructions, (size_t)body->count * sizeof(LayoutInstruction));
    }
    int size;
    int bad;
    bool same = code_layout_run(shortest, body->count, &size, &bad) == LAYOUT_GOOD;
    for (int i = 0; i < body->count && same; i++) {
        same = shortest[i].prefixes == body->instructions[i].prefixes;
    }
    for (int i = 0; i < body->count && !same; i++) {
        LayoutInstruction *instruction = &body->instructions[i];
        instruction->fixed =
            instruction->target >= 0
                ? instruction->prefixes > 0
                : instruction->prefixes != code_layout_prefixes(instruction->oparg);
    }
    memory_free(shortest);
}

/* Per instruction where it comes from; false when the table cannot be made of that. */
static bool find_locations(const Body *body, Location *locations) {
    LocationIterator entry;
    location_iterator_init(&entry, body->code);
    bool has_entry = location_iterator_next(&entry);
    for (int i = 0; i < body->count; i++) {
        while (has_entry && entry.end <= body->instructions[i].start) {
            has_entry = location_iterator_next(&entry);
        }
        locations[i] = has_entry ? entry.location : LOCATION_NONE;
    }
    Buffer table = {0};
    code_layout_write_locations(body->instructions, locations, body->count,
                                (int)body->code->bytecode.size, body->code->firstlineno, &table);
    bool same =
        table.size == body->code->linetable.size &&
        (table.size == 0 || memcmp(table.data, body->code->linetable.data, table.size) == 0);
    buffer_done(&table);
    return same;
}

static bool exception_table_is_usual(const Code *code) {
    Buffer table = {0};
    ExceptionTableIterator entries;
    ExceptionEntry entry;
    exception_table_iterator_init(&entries, code);
    while (exception_table_iterator_next(&entries, &entry)) {
        exception_table_add(&table, &entry);
    }
    bool same = table.size == code->exceptiontable.size &&
                (table.size == 0 || memcmp(table.data, code->exceptiontable.data, table.size) == 0);
    buffer_done(&table);
    return same;
}

static void add_handlers(const Body *body) {
    Buffer *out = body->out;
    ExceptionTableIterator entries;
    ExceptionEntry entry;
    exception_table_iterator_init(&entries, body->code);
    while (exception_table_iterator_next(&entries, &entry)) {
        buffer_add_format(out, "    handler L%d to L%d -> L%d depth %d%s\n",
                          label_map_find(&body->symbols.labels, entry.start),
                          label_map_find(&body->symbols.labels, entry.end),
                          label_map_find(&body->symbols.labels, entry.target), entry.depth,
                          entry.lasti ? " lasti" : "");
    }
}

static void add_body(Body *body) {
    Buffer *out = body->out;
    const Code *code = body->code;
    decode(body);
    fix_prefixes(body);
    Location *locations = memory_alloc_zeroed((size_t)body->count, sizeof(Location));
    if (!find_locations(body, locations)) {
        buffer_add_string(out, "  linetable ");
        add_hex(code->linetable.data, code->linetable.size, out);
        buffer_add_byte(out, '\n');
    }
    bool usual_handlers = exception_table_is_usual(code);
    if (!usual_handlers) {
        buffer_add_string(out, "  exceptiontable ");
        add_hex(code->exceptiontable.data, code->exceptiontable.size, out);
        buffer_add_byte(out, '\n');
    }
    buffer_add_string(out, "  body\n");
    for (int i = 0; i < body->count; i++) {
        bool repeated = i > 0 && location_same(locations[i], locations[i - 1]);
        add_instruction(body, &body->instructions[i], repeated ? NULL : &locations[i]);
    }
    int end_label = label_map_find(&body->symbols.labels, (int)code->bytecode.size);
    if (end_label != 0) {
        buffer_add_repeated(out, ' ', 4 + POSITION_WIDTH);
        buffer_add_format(out, "L%d:\n", end_label);
    }
    if (usual_handlers) {
        add_handlers(body);
    }
    memory_free(locations);
    memory_free(body->instructions);
}

static void add_code(Writer *writer, const Code *code, int number) {
    int *code_numbers = memory_alloc_zeroed((size_t)code->nconsts, sizeof(int));
    add_heading(writer, code, number, code_numbers);
    Body body = {.code = code, .out = writer->out};
    pyasm_symbols_init(&body.symbols, code, code_numbers);
    add_body(&body);
    pyasm_symbols_done(&body.symbols);
    memory_free(code_numbers);
}

void pyasm_write(const Program *program, Buffer *out) {
    Writer writer = {.out = out, .filename = program->code->filename};
    buffer_add_string(out, "pyasm 3.14\nfile ");
    pyasm_add_word(writer.filename, out);
    buffer_add_byte(out, '\n');
    pyasm_codes_add(&writer.codes, program->code);
    for (int i = 0; i < writer.codes.count; i++) {
        add_code(&writer, writer.codes.items[i], i);
    }
    memory_free(writer.codes.items);
}
