#include "tests/golden/code_text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

/* Decodes one code point of WTF-8 text; the compiler's texts are well-formed. */
static uint32_t next_codepoint(const char **position) {
    const unsigned char *byte = (const unsigned char *)*position;
    int more = byte[0] < 0x80 ? 0 : byte[0] < 0xE0 ? 1 : byte[0] < 0xF0 ? 2 : 3;
    static const unsigned char masks[] = {0x7F, 0x1F, 0x0F, 0x07};
    uint32_t codepoint = byte[0] & masks[more];
    for (int i = 1; i <= more; i++) {
        codepoint = codepoint << 6 | (byte[i] & 0x3F);
    }
    *position += more + 1;
    return codepoint;
}

static void add_quoted(Buffer *out, const Text *text) {
    buffer_add_byte(out, '"');
    const char *end = text->data + text->size;
    for (const char *at = text->data; at < end;) {
        uint32_t codepoint = next_codepoint(&at);
        if (codepoint >= ' ' && codepoint <= '~' && codepoint != '"' && codepoint != '\\') {
            buffer_add_byte(out, (char)codepoint);
        } else {
            buffer_add_format(out, "\\u{%" PRIx32 "}", codepoint);
        }
    }
    buffer_add_byte(out, '"');
}

static void add_hex(Buffer *out, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        buffer_add_format(out, "%02x", ((const unsigned char *)bytes)[i]);
    }
}

static void add_double(Buffer *out, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    buffer_add_format(out, "%016" PRIx64, bits);
}

/* The digits of a big int, most significant first; its magnitude is little-endian. */
static void add_big_int(Buffer *out, const Constant *constant) {
    buffer_add_string(out, constant->as.big.negative ? "int -0x" : "int 0x");
    for (size_t i = constant->as.big.size; i-- > 0;) {
        bool first = i == constant->as.big.size - 1;
        buffer_add_format(out, first ? "%x" : "%02x", constant->as.big.magnitude[i]);
    }
}

static void add_constant(Buffer *out, const Constant *constant);

static int compare_strings(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Sets are sorted by their items' text: their order is no property of a set. */
static void add_items(Buffer *out, const Constant *constant, bool sorted) {
    size_t count = constant->as.sequence.size;
    char **items = memory_alloc_zeroed(count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        Buffer item = {0};
        add_constant(&item, constant->as.sequence.items[i]);
        items[i] = buffer_take(&item);
    }
    if (sorted && count > 1) {
        qsort(items, count, sizeof *items, compare_strings);
    }
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(out, i == 0 ? "(" : ", ");
        buffer_add_string(out, items[i]);
        memory_free(items[i]);
    }
    buffer_add_string(out, count == 0 ? "()" : ")");
    memory_free(items);
}

static void add_constant(Buffer *out, const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE: buffer_add_string(out, "None"); break;
    case CONSTANT_FALSE: buffer_add_string(out, "False"); break;
    case CONSTANT_TRUE: buffer_add_string(out, "True"); break;
    case CONSTANT_ELLIPSIS: buffer_add_string(out, "Ellipsis"); break;
    case CONSTANT_INT: buffer_add_format(out, "int %" PRId64, constant->as.integer); break;
    case CONSTANT_BIG_INT: add_big_int(out, constant); break;
    case CONSTANT_FLOAT:
        buffer_add_string(out, "float ");
        add_double(out, constant->as.real);
        break;
    case CONSTANT_COMPLEX:
        buffer_add_string(out, "complex ");
        add_double(out, constant->as.complex.real);
        add_double(out, constant->as.complex.imaginary);
        break;
    case CONSTANT_STR:
        buffer_add_string(out, "str ");
        add_quoted(out, constant->as.text);
        break;
    case CONSTANT_BYTES:
        buffer_add_string(out, "bytes ");
        add_hex(out, constant->as.text->data, constant->as.text->size);
        break;
    case CONSTANT_TUPLE:
        buffer_add_string(out, "tuple ");
        add_items(out, constant, false);
        break;
    case CONSTANT_FROZENSET:
        buffer_add_string(out, "frozenset ");
        add_items(out, constant, true);
        break;
    case CONSTANT_SLICE:
        buffer_add_string(out, "slice ");
        add_items(out, constant, false);
        break;
    case CONSTANT_CODE:
        buffer_add_string(out, "code ");
        add_quoted(out, constant->as.code->name);
        break;
    }
}

static void add_names(Buffer *out, const char *field, const Text *const *names, int32_t count) {
    buffer_add_format(out, "  %s", field);
    for (int32_t i = 0; i < count; i++) {
        buffer_add_byte(out, ' ');
        add_quoted(out, names[i]);
    }
    buffer_add_byte(out, '\n');
}

/* The localsplus names of one kind: co_varnames, co_cellvars, co_freevars are made this way. */
static void add_locals(Buffer *out, const char *field, const Code *code, int kind) {
    const Text **names = memory_alloc_zeroed((size_t)code->nlocalsplus, sizeof *names);
    int32_t count = 0;
    for (int32_t i = 0; i < code->nlocalsplus; i++) {
        if (code->localspluskinds[i] & kind) {
            names[count++] = code->localsplusnames[i];
        }
    }
    add_names(out, field, names, count);
    memory_free(names);
}

static void add_bytes(Buffer *out, const char *field, Bytes bytes) {
    buffer_add_format(out, bytes.size == 0 ? "  %s" : "  %s ", field);
    add_hex(out, bytes.data, bytes.size);
    buffer_add_byte(out, '\n');
}

void code_text_add(Buffer *out, const Code *code) {
    buffer_add_string(out, "code ");
    add_quoted(out, code->qualname);
    buffer_add_string(out, "\n  name ");
    add_quoted(out, code->name);
    buffer_add_format(out, "\n  firstlineno %" PRId32 "\n  flags 0x%" PRIx32 "\n",
                      code->firstlineno, code->flags);
    buffer_add_format(out,
                      "  arguments %" PRId32 ", positional-only %" PRId32 ", keyword-only %" PRId32
                      "\n  nlocals %" PRId32 "\n  stacksize %" PRId32 "\n",
                      code->argcount, code->posonlyargcount, code->kwonlyargcount, code->nlocals,
                      code->stacksize);
    add_locals(out, "varnames", code, LOCAL_PLAIN);
    add_locals(out, "cellvars", code, LOCAL_CELL);
    add_locals(out, "freevars", code, LOCAL_FREE);
    add_names(out, "names", code->names, code->nnames);
    for (int32_t i = 0; i < code->nconsts; i++) {
        buffer_add_format(out, "  const %" PRId32 " ", i);
        add_constant(out, code->consts[i]);
        buffer_add_byte(out, '\n');
    }
    add_bytes(out, "code", code->bytecode);
    add_bytes(out, "exceptiontable", code->exceptiontable);
    add_bytes(out, "linetable", code->linetable);
    for (int32_t i = 0; i < code->nconsts; i++) {
        if (code->consts[i]->kind == CONSTANT_CODE) {
            code_text_add(out, code->consts[i]->as.code);
        }
    }
}
