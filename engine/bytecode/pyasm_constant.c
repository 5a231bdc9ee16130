#include "engine/bytecode/pyasm_constant.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/float_text.h"
#include "engine/base/memory.h"
#include "engine/unicode/unicode.h"

int pyasm_codes_add(PyasmCodes *codes, const Code *code) {
    if (codes->count == codes->capacity) {
        codes->capacity = codes->capacity == 0 ? 16 : 2 * codes->capacity;
        codes->items = memory_resize(codes->items, (size_t)codes->capacity, sizeof(Code *));
    }
    codes->items[codes->count] = code;
    return codes->count++;
}

bool pyasm_is_word_character(uint32_t character, bool first) {
    if (character >= '0' && character <= '9') {
        return !first;
    }
    return character == '.' || character == '<' || character == '>' ||
           unicode_is_xid_continue(character);
}

static bool is_word(const Text *text) {
    size_t length;
    for (size_t i = 0; i < text->size; i += length) {
        uint32_t character = unicode_decode(text->data + i, text->size - i, &length);
        if (!pyasm_is_word_character(character, i == 0)) {
            return false;
        }
    }
    return text->size > 0;
}

void pyasm_add_word(const Text *text, Buffer *out) {
    if (is_word(text)) {
        buffer_add(out, text->data, text->size);
    } else {
        text_repr(text, out);
    }
}

static void add_float(double value, Buffer *out) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    if (isnan(value) && bits != PYASM_NAN) {
        buffer_add_format(out, "nan:0x%" PRIx64, bits);
    } else {
        float_repr(value, out);
    }
}

static bool is_among(const Constant *item, const Constant *const *items, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (constant_equal(items[i], item)) {
            return true;
        }
    }
    return false;
}

/* In the order in which they are to be added again: the table then becomes the same. */
static void add_set_items(const Constant *set, PyasmCodes *codes, Buffer *out) {
    const Constant *const *items = set->as.sequence.added;
    size_t size = set->as.sequence.added_size;
    bool repeated = size != set->as.sequence.size;
    if (items == NULL) {
        items = set->as.sequence.items;
        size = set->as.sequence.size;
        repeated = false;
    }
    bool first = true;
    for (size_t i = 0; i < size; i++) {
        if (!repeated || !is_among(items[i], items, i)) {
            buffer_add_string(out, first ? "" : ", ");
            pyasm_add_constant(items[i], codes, out);
            first = false;
        }
    }
}

void pyasm_add_constant(const Constant *constant, PyasmCodes *codes, Buffer *out) {
    const char *close = ")";
    switch (constant->kind) {
    case CONSTANT_FLOAT: add_float(constant->as.real, out); return;
    case CONSTANT_COMPLEX:
        buffer_add_string(out, "complex(");
        add_float(constant->as.complex.real, out);
        buffer_add_string(out, ", ");
        add_float(constant->as.complex.imaginary, out);
        buffer_add_byte(out, ')');
        return;
    case CONSTANT_CODE:
        buffer_add_format(out, "code %d", pyasm_codes_add(codes, constant->as.code));
        return;
    case CONSTANT_TUPLE:
        buffer_add_byte(out, '(');
        close = constant->as.sequence.size == 1 ? ",)" : ")";
        break;
    case CONSTANT_FROZENSET:
        buffer_add_string(out, constant->as.sequence.size == 0 ? "frozenset(" : "frozenset({");
        add_set_items(constant, codes, out);
        buffer_add_string(out, constant->as.sequence.size == 0 ? ")" : "})");
        return;
    case CONSTANT_SLICE: buffer_add_string(out, "slice("); break;
    default: constant_repr(constant, out); return;
    }
    for (size_t i = 0; i < constant->as.sequence.size; i++) {
        buffer_add_string(out, i > 0 ? ", " : "");
        pyasm_add_constant(constant->as.sequence.items[i], codes, out);
    }
    buffer_add_string(out, close);
}

bool pyasm_is_plain(const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_FLOAT: return !isnan(constant->as.real);
    case CONSTANT_COMPLEX:
        return !isnan(constant->as.complex.real) && !isnan(constant->as.complex.imaginary);
    case CONSTANT_CODE: return false;
    case CONSTANT_TUPLE:
    case CONSTANT_FROZENSET:
    case CONSTANT_SLICE:
        for (size_t i = 0; i < constant->as.sequence.size; i++) {
            if (!pyasm_is_plain(constant->as.sequence.items[i])) {
                return false;
            }
        }
        return true;
    default: return true;
    }
}
