#include "engine/bytecode/code_json.h"

#include <inttypes.h>

#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/instruction.h"
#include "engine/bytecode/location_table.h"
#include "engine/bytecode/opcode.h"
#include "engine/bytecode/operand.h"
#include "engine/unicode/unicode.h"

typedef struct Writer {
    Buffer *out;
    Buffer scratch; /* for texts that have to be escaped */
} Writer;

static void add_string(Writer *writer, const char *bytes, size_t size) {
    Buffer *out = writer->out;
    buffer_add_byte(out, '"');
    size_t done = 0; /* bytes before this one are written */
    for (size_t i = 0; i < size;) {
        size_t length;
        uint32_t character = unicode_decode(bytes + i, size - i, &length);
        bool plain = character >= ' ' && character != '"' && character != '\\' &&
                     character != 0x7F && !unicode_is_surrogate(character) &&
                     character != UNICODE_INVALID;
        if (!plain) {
            buffer_add(out, bytes + done, i - done);
            done = i + length;
            if (character == '"' || character == '\\') {
                buffer_add_byte(out, '\\');
                buffer_add_byte(out, (char)character);
            } else if (character == '\n') {
                buffer_add_string(out, "\\n");
            } else {
                buffer_add_format(out, "\\u%04" PRIx32,
                                  character == UNICODE_INVALID ? 0xFFFD : character);
            }
        }
        i += length;
    }
    buffer_add(out, bytes + done, size - done);
    buffer_add_byte(out, '"');
}

static void add_text(Writer *writer, const Text *text) {
    add_string(writer, text->data, text->size);
}

/* In WTF-8 a surrogate starts with ED and a byte from A0 up. */
static bool has_surrogate(const Text *text) {
    for (size_t i = 0; i + 1 < text->size; i++) {
        if ((unsigned char)text->data[i] == 0xED && (unsigned char)text->data[i + 1] >= 0xA0) {
            return true;
        }
    }
    return false;
}

static void add_hex(Writer *writer, const uint8_t *bytes, size_t size) {
    static const char digits[] = "0123456789abcdef";
    char *room = buffer_reserve(writer->out, 2 * size + 2);
    *room++ = '"';
    for (size_t i = 0; i < size; i++) {
        *room++ = digits[bytes[i] >> 4];
        *room++ = digits[bytes[i] & 15];
    }
    *room++ = '"';
    *room = '\0';
    writer->out->size += 2 * size + 2;
}

/* ,"key": with the comma before it, as every field but the first has one. */
static void add_key(Writer *writer, const char *key) {
    buffer_add_format(writer->out, ",\n\"%s\":", key);
}

static void add_number_field(Writer *writer, const char *key, int64_t number) {
    add_key(writer, key);
    buffer_add_format(writer->out, "%" PRId64, number);
}

static void add_text_field(Writer *writer, const char *key, const Text *text) {
    add_key(writer, key);
    add_text(writer, text);
}

static void add_bytes_field(Writer *writer, const char *key, Bytes bytes) {
    add_key(writer, key);
    add_hex(writer, bytes.data, bytes.size);
}

static void add_names_field(Writer *writer, const char *key, const Text *const *names,
                            int32_t count) {
    add_key(writer, key);
    buffer_add_byte(writer->out, '[');
    for (int32_t i = 0; i < count; i++) {
        buffer_add_string(writer->out, i > 0 ? "," : "");
        add_text(writer, names[i]);
    }
    buffer_add_byte(writer->out, ']');
}

static void add_locals_field(Writer *writer, const char *key, const Code *code, uint8_t kind) {
    add_key(writer, key);
    const char *separator = "[";
    for (int32_t i = code_next_local(code, kind, 0); i >= 0;
         i = code_next_local(code, kind, i + 1)) {
        buffer_add_string(writer->out, separator);
        add_text(writer, code->localsplusnames[i]);
        separator = ",";
    }
    buffer_add_string(writer->out, *separator == '[' ? "[]" : "]");
}

static void add_code(Writer *writer, const Code *code, const char *first);

static void add_constant(Writer *writer, const Constant *constant) {
    Buffer *out = writer->out;
    if (constant->kind == CONSTANT_CODE) {
        add_code(writer, constant->as.code, "\"type\":\"code\",\n");
        return;
    }
    buffer_add_format(out, "{\"type\":\"%s\"", constant_type_name(constant));
    switch (constant->kind) {
    case CONSTANT_FALSE:
    case CONSTANT_TRUE:
        buffer_add_format(out, ",\"value\":%s", constant->kind == CONSTANT_TRUE ? "true" : "false");
        break;
    case CONSTANT_INT:
    case CONSTANT_BIG_INT:
    case CONSTANT_FLOAT:
        buffer_add_string(out, ",\"value\":\"");
        constant_repr(constant, out);
        buffer_add_byte(out, '"');
        break;
    case CONSTANT_COMPLEX: {
        Constant part = {.kind = CONSTANT_FLOAT, .as.real = constant->as.complex.real};
        buffer_add_string(out, ",\"real\":\"");
        constant_repr(&part, out);
        part.as.real = constant->as.complex.imaginary;
        buffer_add_string(out, "\",\"imag\":\"");
        constant_repr(&part, out);
        buffer_add_byte(out, '"');
        break;
    }
    case CONSTANT_STR:
        buffer_add_string(out, ",\"value\":");
        add_text(writer, constant->as.text);
        if (has_surrogate(constant->as.text)) {
            buffer_add_string(out, ",\"wtf8\":");
            add_hex(writer, (const uint8_t *)constant->as.text->data, constant->as.text->size);
        }
        break;
    case CONSTANT_BYTES:
        buffer_add_string(out, ",\"value\":");
        add_hex(writer, (const uint8_t *)constant->as.text->data, constant->as.text->size);
        break;
    case CONSTANT_TUPLE:
    case CONSTANT_FROZENSET:
    case CONSTANT_SLICE:
        buffer_add_string(out, ",\"items\":[");
        for (size_t i = 0; i < constant->as.sequence.size; i++) {
            buffer_add_string(out, i > 0 ? "," : "");
            add_constant(writer, constant->as.sequence.items[i]);
        }
        buffer_add_byte(out, ']');
        break;
    default: break;
    }
    buffer_add_byte(out, '}');
}

static void add_position(Writer *writer, Location location) {
    const int32_t numbers[] = {location.line, location.end_line, location.column,
                               location.end_column};
    buffer_add_string(writer->out, ",\"position\":[");
    for (int i = 0; i < 4; i++) {
        buffer_add_string(writer->out, i > 0 ? "," : "");
        if (numbers[i] == -1) {
            buffer_add_string(writer->out, "null");
        } else {
            buffer_add_format(writer->out, "%" PRId32, numbers[i]);
        }
    }
    buffer_add_byte(writer->out, ']');
}

static void add_instruction(Writer *writer, const Code *code, const Instruction *instruction) {
    buffer_add_format(writer->out, "{\"offset\":%d,\"op\":\"%s\"", instruction->offset,
                      opcode_name(instruction->opcode));
    if (opcode_has_argument(instruction->opcode)) {
        buffer_add_format(writer->out, ",\"arg\":%d", instruction->oparg);
    }
    buffer_clear(&writer->scratch);
    operand_text(code, instruction->opcode, instruction->oparg, &writer->scratch);
    if (writer->scratch.size > 0) {
        buffer_add_string(writer->out, ",\"text\":");
        add_string(writer, writer->scratch.data, writer->scratch.size);
    }
    if (instruction->target >= 0) {
        buffer_add_format(writer->out, ",\"target\":%d", instruction->target);
    }
}

static void add_instructions(Writer *writer, const Code *code) {
    InstructionIterator instructions;
    Instruction instruction;
    LocationIterator entry;
    location_iterator_init(&entry, code);
    bool has_entry = location_iterator_next(&entry);
    instruction_iterator_init(&instructions, code);
    add_key(writer, "instructions");
    buffer_add_byte(writer->out, '[');
    while (instruction_iterator_next(&instructions, &instruction)) {
        while (has_entry && entry.end <= instruction.offset) {
            has_entry = location_iterator_next(&entry);
        }
        buffer_add_string(writer->out, instruction.offset > 0 ? ",\n" : "\n");
        add_instruction(writer, code, &instruction);
        add_position(writer, has_entry ? entry.location : LOCATION_NONE);
        buffer_add_byte(writer->out, '}');
    }
    buffer_add_byte(writer->out, ']');
}

static void add_exception_table(Writer *writer, const Code *code) {
    ExceptionTableIterator table;
    ExceptionEntry entry;
    const char *separator = "\n";
    exception_table_iterator_init(&table, code);
    add_key(writer, "exception_table");
    buffer_add_byte(writer->out, '[');
    while (exception_table_iterator_next(&table, &entry)) {
        buffer_add_format(writer->out,
                          "%s{\"start\":%d,\"end\":%d,\"target\":%d,\"depth\":%d,\"lasti\":%s}",
                          separator, entry.start, entry.end, entry.target, entry.depth,
                          entry.lasti ? "true" : "false");
        separator = ",\n";
    }
    buffer_add_byte(writer->out, ']');
}

static void add_code(Writer *writer, const Code *code, const char *first) {
    buffer_add_format(writer->out, "{%s\"co_name\":", first);
    add_text(writer, code->name);
    add_text_field(writer, "co_qualname", code->qualname);
    add_text_field(writer, "co_filename", code->filename);
    add_number_field(writer, "co_firstlineno", code->firstlineno);
    add_number_field(writer, "co_flags", code->flags);
    add_number_field(writer, "co_argcount", code->argcount);
    add_number_field(writer, "co_posonlyargcount", code->posonlyargcount);
    add_number_field(writer, "co_kwonlyargcount", code->kwonlyargcount);
    add_number_field(writer, "co_nlocals", code->nlocals);
    add_number_field(writer, "co_stacksize", code->stacksize);
    add_names_field(writer, "co_names", code->names, code->nnames);
    add_locals_field(writer, "co_varnames", code, LOCAL_PLAIN);
    add_locals_field(writer, "co_cellvars", code, LOCAL_CELL);
    add_locals_field(writer, "co_freevars", code, LOCAL_FREE);
    add_names_field(writer, "localsplusnames", code->localsplusnames, code->nlocalsplus);
    add_bytes_field(writer, "localspluskinds",
                    (Bytes){code->localspluskinds, (size_t)code->nlocalsplus});
    add_bytes_field(writer, "co_code", code->bytecode);
    add_bytes_field(writer, "co_exceptiontable", code->exceptiontable);
    add_bytes_field(writer, "co_linetable", code->linetable);
    add_key(writer, "co_consts");
    buffer_add_byte(writer->out, '[');
    for (int32_t i = 0; i < code->nconsts; i++) {
        buffer_add_string(writer->out, i > 0 ? ",\n" : "\n");
        add_constant(writer, code->consts[i]);
    }
    buffer_add_byte(writer->out, ']');
    add_instructions(writer, code);
    add_exception_table(writer, code);
    buffer_add_byte(writer->out, '}');
}

void code_json_write(const Program *program, Buffer *out) {
    Writer writer = {out, {0}};
    buffer_add_string(
        out, "{\"format\":\"genstep-code\",\"version\":1,\"bytecode\":\"cpython-3.14\",\"file\":");
    add_text(&writer, program->filename);
    buffer_add_string(out, ",\"code\":");
    add_code(&writer, program->code, "");
    buffer_add_string(out, "}\n");
    buffer_done(&writer.scratch);
}
