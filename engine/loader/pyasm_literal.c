#include "engine/loader/pyasm_literal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/pyasm_constant.h"

enum { MAX_CODES = 1 << 20, MAX_NESTING = 2000, MAX_FLOAT_TEXT = 40 };

void pyasm_code_slots_done(PyasmCodeSlots *slots) {
    memory_free(slots->items);
    *slots = (PyasmCodeSlots){0};
}

PyasmCodeSlot *pyasm_need_code_number(PyasmCursor *cursor, PyasmCodeSlots *slots) {
    int32_t number;
    if (!cursor_need_int(cursor, 0, MAX_CODES - 1, &number)) {
        return NULL;
    }
    if (number >= slots->count) {
        int count = slots->count == 0 ? 16 : slots->count;
        while (count <= number) {
            count *= 2;
        }
        slots->items = memory_resize(slots->items, (size_t)count, sizeof(PyasmCodeSlot));
        memset(slots->items + slots->count, 0,
               (size_t)(count - slots->count) * sizeof(PyasmCodeSlot));
        slots->count = count;
    }
    PyasmCodeSlot *slot = &slots->items[number];
    if (slot->code == NULL) {
        slot->code = ARENA_NEW(&cursor->program->arena, Code);
    }
    return slot;
}

static const Constant *fail(PyasmCursor *cursor, const char *message) {
    cursor_fail(cursor, "%s", message);
    return NULL;
}

/* ---- numbers ---- */

/* The characters of a number from the cursor on; it stays where it is. */
static size_t number_length(const PyasmCursor *cursor) {
    const char *at = cursor->next;
    while (at < cursor->end) {
        bool sign = *at == '-' || *at == '+';
        /* A sign belongs to it in front and behind the e of an exponent, but not in 0xe. */
        bool exponent = at > cursor->next && at[-1] == 'e' &&
                        memchr(cursor->next, 'x', (size_t)(at - cursor->next)) == NULL;
        bool part = (*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') ||
                    (*at >= 'A' && *at <= 'F') || *at == '.' || *at == ':';
        if (!part && !(sign && (at == cursor->next || exponent))) {
            break;
        }
        at++;
    }
    return (size_t)(at - cursor->next);
}

/* 0x... behind the sign; the digits go from the end to the bytes from the start. */
static const Constant *read_hexadecimal(PyasmCursor *cursor, bool negative, const char *digits,
                                        size_t count) {
    uint8_t *magnitude = memory_alloc_zeroed(count / 2 + 1, 1);
    const Constant *constant = NULL;
    for (size_t i = 0; i < count; i++) {
        static const char known[] = "0123456789abcdef";
        char digit = digits[count - 1 - i];
        const char *place = memchr(known, digit, 16);
        if (place == NULL) {
            fail(cursor, "a hexadecimal number expected, in lower case");
            goto done;
        }
        magnitude[i / 2] = (uint8_t)(magnitude[i / 2] | (place - known) << (4 * (i % 2)));
    }
    constant = constant_big_int(&cursor->program->arena, negative, magnitude, count / 2 + 1);
done:
    memory_free(magnitude);
    return constant;
}

static const Constant *read_decimal(PyasmCursor *cursor, bool negative, const char *digits,
                                    size_t count) {
    enum { GROUP_DIGITS = 9 };
    static const uint32_t powers[] = {1,      10,      100,      1000,      10000,
                                      100000, 1000000, 10000000, 100000000, 1000000000};
    if (count > CONSTANT_INT_DIGITS) {
        return fail(cursor, "an int of more than 4300 digits has to be hexadecimal");
    }
    uint8_t magnitude[CONSTANT_INT_DIGITS / 2 + 8] = {0};
    size_t size = 0;
    for (size_t i = 0; i < count;) {
        size_t group = count - i < GROUP_DIGITS ? count - i : GROUP_DIGITS;
        uint64_t carry = 0;
        for (size_t j = 0; j < group; j++) {
            if (digits[i + j] < '0' || digits[i + j] > '9') {
                return fail(cursor, "a number expected");
            }
            carry = carry * 10 + (uint64_t)(digits[i + j] - '0');
        }
        for (size_t at = 0; at < size || carry != 0; at++) {
            carry += (uint64_t)magnitude[at] * powers[group];
            magnitude[at] = (uint8_t)(carry & 0xFF);
            carry >>= 8;
            size = at + 1 > size ? at + 1 : size;
        }
        i += group;
    }
    return constant_big_int(&cursor->program->arena, negative, magnitude, size);
}

static bool read_float(PyasmCursor *cursor, const char *text, size_t size, double *value) {
    char copy[MAX_FLOAT_TEXT + 1];
    if (size > MAX_FLOAT_TEXT) {
        return cursor_fail(cursor, "a float of too many digits");
    }
    memcpy(copy, text, size);
    copy[size] = '\0';
    if (strncmp(copy, "nan", 3) == 0) {
        char *end = copy + 3;
        uint64_t bits = copy[3] == ':' ? strtoull(copy + 4, &end, 16) : PYASM_NAN;
        memcpy(value, &bits, sizeof(bits));
        return (*end == '\0' && isnan(*value)) || cursor_fail(cursor, "not the bits of a NaN");
    }
    char *end;
    *value = strtod(copy, &end);
    return (size > 0 && *end == '\0') || cursor_fail(cursor, "a number expected");
}

static bool is_float(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '.' || text[i] == 'n' || text[i] == 'e') { /* inf and nan too */
            return true;
        }
    }
    return false;
}

static const Constant *read_number(PyasmCursor *cursor) {
    const char *text = cursor->next;
    size_t size = number_length(cursor);
    bool negative = size > 0 && *text == '-';
    const char *digits = text + negative;
    size_t count = size - negative;
    const Constant *constant;
    double value;
    if (count > 2 && digits[0] == '0' && digits[1] == 'x') {
        constant = read_hexadecimal(cursor, negative, digits + 2, count - 2);
    } else if (is_float(text, size)) {
        constant = read_float(cursor, text, size, &value)
                       ? constant_float(&cursor->program->arena, value)
                       : NULL;
    } else if (count == 0) {
        constant = fail(cursor, "a constant expected");
    } else {
        constant = read_decimal(cursor, negative, digits, count);
    }
    cursor->next += size;
    return constant;
}

/* ---- containers ---- */

static const Constant *read_constant(PyasmCursor *cursor, PyasmCodeSlots *slots, int nesting);

static bool has_frozenset(const Constant *constant) {
    if (constant->kind == CONSTANT_TUPLE || constant->kind == CONSTANT_SLICE) {
        for (size_t i = 0; i < constant->as.sequence.size; i++) {
            if (has_frozenset(constant->as.sequence.items[i])) {
                return true;
            }
        }
    }
    return constant->kind == CONSTANT_FROZENSET;
}

/* Items up to `close`; a tuple of one has a comma behind it. */
static const Constant *read_items(PyasmCursor *cursor, PyasmCodeSlots *slots, ConstantKind kind,
                                  const char *close, int nesting) {
    Arena *arena = &cursor->program->arena;
    const Constant **items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    bool comma = true; /* the last thing read, or nothing yet */
    const Constant *result = NULL;
    while (!cursor_take(cursor, close)) {
        if (!comma) {
            fail(cursor, "a comma expected");
            goto done;
        }
        const Constant *item = read_constant(cursor, slots, nesting + 1);
        if (item == NULL) {
            goto done;
        }
        if (kind == CONSTANT_FROZENSET && has_frozenset(item)) { /* as in .pyc files */
            fail(cursor, "a frozenset within a frozenset");
            goto done;
        }
        if (count == capacity) {
            capacity = capacity == 0 ? 8 : 2 * capacity;
            items = memory_resize(items, capacity, sizeof(Constant *));
        }
        items[count++] = item;
        comma = cursor_take(cursor, ",");
    }
    if (kind == CONSTANT_TUPLE && count == 1 && !comma) {
        fail(cursor, "a tuple of one needs a comma");
    } else if (kind == CONSTANT_SLICE && count != 3) {
        fail(cursor, "a slice has three parts");
    } else if (kind == CONSTANT_FROZENSET) {
        /* Added one by one as they stand, the items come in CPython's order. */
        const Constant *set = constant_frozenset(arena, items, count);
        if (set == NULL || set->as.sequence.size != count) {
            fail(cursor, "a frozenset of items that are equal");
        } else {
            result = set;
        }
    } else {
        result = constant_sequence(arena, kind, items, count);
    }
done:
    memory_free(items);
    return result;
}

static const Constant *read_complex(PyasmCursor *cursor) {
    double parts[2];
    for (int i = 0; i < 2; i++) {
        cursor_peek(cursor);
        size_t size = number_length(cursor);
        if (!read_float(cursor, cursor->next, size, &parts[i])) {
            return NULL;
        }
        cursor->next += size;
        if (!cursor_need(cursor, i == 0 ? "," : ")")) {
            return NULL;
        }
    }
    return constant_complex(&cursor->program->arena, parts[0], parts[1]);
}

static const Constant *read_code(PyasmCursor *cursor, PyasmCodeSlots *slots) {
    if (slots == NULL) {
        return fail(cursor, "no code object can be here");
    }
    PyasmCodeSlot *slot = pyasm_need_code_number(cursor, slots);
    if (slot == NULL) {
        return NULL;
    }
    if (slot->used) {
        return fail(cursor, "this code object is in use already");
    }
    slot->used = true;
    return constant_code(&cursor->program->arena, slot->code);
}

static const Constant *read_constant(PyasmCursor *cursor, PyasmCodeSlots *slots, int nesting) {
    Arena *arena = &cursor->program->arena;
    if (nesting > MAX_NESTING) {
        return fail(cursor, "constants nested too deeply");
    }
    char first = cursor_peek(cursor);
    if (first == '\'' || first == '"') {
        const Text *text = cursor_need_quoted(cursor, false);
        return text == NULL ? NULL : constant_str(arena, text);
    }
    if (cursor_take(cursor, "b'") || cursor_take(cursor, "b\"")) {
        cursor->next--;
        const Text *bytes = cursor_need_quoted(cursor, true);
        return bytes == NULL ? NULL : constant_bytes(arena, bytes);
    }
    if (cursor_take(cursor, "(")) {
        return read_items(cursor, slots, CONSTANT_TUPLE, ")", nesting);
    }
    if (cursor_take_keyword(cursor, "None")) {
        return constant_none();
    }
    if (cursor_take_keyword(cursor, "True")) {
        return constant_true();
    }
    if (cursor_take_keyword(cursor, "False")) {
        return constant_false();
    }
    if (cursor_take_keyword(cursor, "Ellipsis")) {
        return constant_ellipsis();
    }
    if (cursor_take(cursor, "complex(")) {
        return read_complex(cursor);
    }
    if (cursor_take(cursor, "frozenset()")) {
        return constant_sequence(arena, CONSTANT_FROZENSET, NULL, 0);
    }
    if (cursor_take(cursor, "frozenset({")) {
        return read_items(cursor, NULL, CONSTANT_FROZENSET, "})", nesting);
    }
    if (cursor_take(cursor, "slice(")) {
        return read_items(cursor, slots, CONSTANT_SLICE, ")", nesting);
    }
    if (cursor_take_keyword(cursor, "code")) {
        return read_code(cursor, slots);
    }
    return read_number(cursor);
}

const Constant *pyasm_need_constant(PyasmCursor *cursor, PyasmCodeSlots *slots) {
    return read_constant(cursor, slots, 0);
}
