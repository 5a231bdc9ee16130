/*
 * constant_repr.c - constants as Python prints them.
 *
 * Source: CPython 3.14 unicode_repr in Objects/unicodeobject.c, PyBytes_Repr in
 * Objects/bytesobject.c, the tp_repr of the other types.
 */
#include <inttypes.h>
#include <string.h>

#include "engine/base/float_text.h"
#include "engine/base/memory.h"
#include "engine/bytecode/code.h"
#include "engine/unicode/unicode.h"

/* Python prefers single quotes; double ones when the text has the former and not the latter. */
static char choose_quote(const char *data, size_t size) {
    bool single = size != 0 && memchr(data, '\'', size) != NULL;
    bool both = single && memchr(data, '"', size) != NULL;
    return single && !both ? '"' : '\'';
}

/* The escape of a character below 128, or NULL when it stands for itself or needs a number. */
static const char *short_escape(uint32_t character) {
    switch (character) {
    case '\\': return "\\\\";
    case '\t': return "\\t";
    case '\n': return "\\n";
    case '\r': return "\\r";
    default: return NULL;
    }
}

void text_repr(const Text *text, Buffer *out) {
    char quote = choose_quote(text->data, text->size);
    buffer_add_byte(out, quote);
    for (size_t i = 0; i < text->size;) {
        size_t length;
        uint32_t character = unicode_decode(text->data + i, text->size - i, &length);
        if (short_escape(character) != NULL) {
            buffer_add_string(out, short_escape(character));
        } else if (character == (unsigned char)quote) {
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, quote);
        } else if (unicode_is_printable(character)) {
            buffer_add(out, text->data + i, length);
        } else if (character < 0x100) {
            buffer_add_format(out, "\\x%02" PRIx32, character);
        } else if (character < 0x10000) {
            buffer_add_format(out, "\\u%04" PRIx32, character);
        } else {
            buffer_add_format(out, "\\U%08" PRIx32, character);
        }
        i += length;
    }
    buffer_add_byte(out, quote);
}

void bytes_repr(const uint8_t *bytes, size_t size, Buffer *out) {
    char quote = choose_quote((const char *)bytes, size);
    buffer_add_byte(out, 'b');
    buffer_add_byte(out, quote);
    for (size_t i = 0; i < size; i++) {
        uint8_t byte = bytes[i];
        if (short_escape(byte) != NULL) {
            buffer_add_string(out, short_escape(byte));
        } else if (byte == (uint8_t)quote) {
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, quote);
        } else if (byte >= ' ' && byte < 0x7F) {
            buffer_add_byte(out, (char)byte);
        } else {
            buffer_add_format(out, "\\x%02x", byte);
        }
    }
    buffer_add_byte(out, quote);
}

static void hexadecimal(const uint8_t *magnitude, size_t size, Buffer *out) {
    buffer_add_format(out, "0x%x", magnitude[size - 1]);
    for (size_t i = size - 1; i-- > 0;) {
        buffer_add_format(out, "%02x", magnitude[i]);
    }
}

/* Long division by 10**9, nine digits a round; the sizes allowed here keep it quick. */
static void big_int_repr(bool negative, const uint8_t *magnitude, size_t size, Buffer *out) {
    enum { GROUP = 1000000000, GROUP_DIGITS = 9, MAX_BYTES = 1786 /* of 4300 digits */ };
    if (negative) {
        buffer_add_byte(out, '-');
    }
    if (size > MAX_BYTES) {
        hexadecimal(magnitude, size, out);
        return;
    }
    size_t count = (size + 3) / 4;
    uint32_t *words = memory_alloc_zeroed(count, sizeof(uint32_t));
    for (size_t i = 0; i < size; i++) {
        words[i / 4] |= (uint32_t)magnitude[i] << (8 * (i % 4));
    }
    uint32_t groups[MAX_BYTES / 3 + 1];
    size_t group_count = 0;
    while (count > 0) {
        uint64_t rest = 0;
        for (size_t i = count; i-- > 0;) {
            rest = rest << 32 | words[i];
            words[i] = (uint32_t)(rest / GROUP);
            rest %= GROUP;
        }
        groups[group_count++] = (uint32_t)rest;
        while (count > 0 && words[count - 1] == 0) {
            count--;
        }
    }
    memory_free(words);
    size_t start = out->size;
    buffer_add_format(out, "%" PRIu32, groups[group_count - 1]);
    for (size_t i = group_count - 1; i-- > 0;) {
        buffer_add_format(out, "%0*" PRIu32, (int)GROUP_DIGITS, groups[i]);
    }
    if (out->size - start > CONSTANT_INT_DIGITS) {
        out->size = start;
        hexadecimal(magnitude, size, out);
    }
}

static void items_repr(const Constant *constant, const char *open, const char *close, Buffer *out) {
    buffer_add_string(out, open);
    for (size_t i = 0; i < constant->as.sequence.size; i++) {
        if (i > 0) {
            buffer_add_string(out, ", ");
        }
        constant_repr(constant->as.sequence.items[i], out);
    }
    buffer_add_string(out, close);
}

void constant_repr(const Constant *constant, Buffer *out) {
    switch (constant->kind) {
    case CONSTANT_NONE: buffer_add_string(out, "None"); break;
    case CONSTANT_FALSE: buffer_add_string(out, "False"); break;
    case CONSTANT_TRUE: buffer_add_string(out, "True"); break;
    case CONSTANT_ELLIPSIS: buffer_add_string(out, "Ellipsis"); break;
    case CONSTANT_INT: buffer_add_format(out, "%" PRId64, constant->as.integer); break;
    case CONSTANT_BIG_INT:
        big_int_repr(constant->as.big.negative, constant->as.big.magnitude, constant->as.big.size,
                     out);
        break;
    case CONSTANT_FLOAT: float_repr(constant->as.real, out); break;
    case CONSTANT_COMPLEX:
        complex_repr(constant->as.complex.real, constant->as.complex.imaginary, out);
        break;
    case CONSTANT_STR: text_repr(constant->as.text, out); break;
    case CONSTANT_BYTES:
        bytes_repr((const uint8_t *)constant->as.text->data, constant->as.text->size, out);
        break;
    case CONSTANT_TUPLE:
        items_repr(constant, "(", constant->as.sequence.size == 1 ? ",)" : ")", out);
        break;
    case CONSTANT_FROZENSET:
        if (constant->as.sequence.size == 0) {
            buffer_add_string(out, "frozenset()");
        } else {
            items_repr(constant, "frozenset({", "})", out);
        }
        break;
    case CONSTANT_SLICE: items_repr(constant, "slice(", ")", out); break;
    case CONSTANT_CODE: {
        const Code *code = constant->as.code;
        buffer_add_string(out, "<code object ");
        buffer_add(out, code->name->data, code->name->size);
        buffer_add_string(out, " at 0x0, file \"");
        buffer_add(out, code->filename->data, code->filename->size);
        buffer_add_format(out, "\", line %" PRId32 ">",
                          code->firstlineno != 0 ? code->firstlineno : -1);
        break;
    }
    }
}
