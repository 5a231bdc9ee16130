#include "engine/bytecode/constant.h"

#include <math.h>
#include <string.h>

#include "engine/base/hash.h"
#include "engine/base/memory.h"
#include "engine/bytecode/code.h"

const Constant *constant_none(void) {
    static const Constant none = {.kind = CONSTANT_NONE};
    return &none;
}

const Constant *constant_true(void) {
    static const Constant constant = {.kind = CONSTANT_TRUE};
    return &constant;
}

const Constant *constant_false(void) {
    static const Constant constant = {.kind = CONSTANT_FALSE};
    return &constant;
}

const Constant *constant_ellipsis(void) {
    static const Constant ellipsis = {.kind = CONSTANT_ELLIPSIS};
    return &ellipsis;
}

static Constant *make(Arena *arena, ConstantKind kind) {
    Constant *constant = ARENA_NEW(arena, Constant);
    constant->kind = kind;
    return constant;
}

const Constant *constant_int(Arena *arena, int64_t value) {
    Constant *constant = make(arena, CONSTANT_INT);
    constant->as.integer = value;
    return constant;
}

const Constant *constant_big_int(Arena *arena, bool negative, const uint8_t *magnitude,
                                 size_t size) {
    while (size > 0 && magnitude[size - 1] == 0) {
        size--;
    }
    if (size <= 8) {
        uint64_t value = 0;
        for (size_t i = 0; i < size; i++) {
            value |= (uint64_t)magnitude[i] << (8 * i);
        }
        if (value <= (uint64_t)INT64_MAX) {
            return constant_int(arena, negative ? -(int64_t)value : (int64_t)value);
        }
        if (negative && value == (uint64_t)INT64_MAX + 1) {
            return constant_int(arena, INT64_MIN);
        }
    }
    Constant *constant = make(arena, CONSTANT_BIG_INT);
    constant->as.big.negative = negative;
    constant->as.big.magnitude = (const uint8_t *)arena_copy(arena, magnitude, size);
    constant->as.big.size = size;
    return constant;
}

const Constant *constant_float(Arena *arena, double value) {
    Constant *constant = make(arena, CONSTANT_FLOAT);
    constant->as.real = value;
    return constant;
}

const Constant *constant_complex(Arena *arena, double real, double imaginary) {
    Constant *constant = make(arena, CONSTANT_COMPLEX);
    constant->as.complex.real = real;
    constant->as.complex.imaginary = imaginary;
    return constant;
}

const Constant *constant_str(Arena *arena, const Text *text) {
    Constant *constant = make(arena, CONSTANT_STR);
    constant->as.text = text;
    return constant;
}

const Constant *constant_bytes(Arena *arena, const Text *bytes) {
    Constant *constant = make(arena, CONSTANT_BYTES);
    constant->as.text = bytes;
    return constant;
}

const Constant *constant_sequence(Arena *arena, ConstantKind kind, const Constant *const *items,
                                  size_t size) {
    Constant *constant = make(arena, kind);
    constant->as.sequence.items = ARENA_NEW_ARRAY(arena, const Constant *, size);
    constant->as.sequence.size = size;
    for (size_t i = 0; i < size; i++) {
        constant->as.sequence.items[i] = items[i];
    }
    return constant;
}

const Constant *constant_code(Arena *arena, const Code *code) {
    Constant *constant = make(arena, CONSTANT_CODE);
    constant->as.code = code;
    return constant;
}

bool constant_is_true(const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE:
    case CONSTANT_FALSE: return false;
    case CONSTANT_INT: return constant->as.integer != 0;
    case CONSTANT_FLOAT: return constant->as.real != 0.0;
    case CONSTANT_COMPLEX:
        return constant->as.complex.real != 0.0 || constant->as.complex.imaginary != 0.0;
    case CONSTANT_STR:
    case CONSTANT_BYTES: return constant->as.text->size != 0;
    case CONSTANT_TUPLE:
    case CONSTANT_FROZENSET: return constant->as.sequence.size != 0;
    case CONSTANT_TRUE:
    case CONSTANT_ELLIPSIS:
    case CONSTANT_BIG_INT:
    case CONSTANT_SLICE:
    case CONSTANT_CODE: return true;
    }
    return true;
}

/* ---- the same constant, as co_consts sees it ---- */

/* NaN is the same only as itself, and that the pointers say. */
static bool same_double(double left, double right) {
    return left == right && !signbit(left) == !signbit(right);
}

static bool same_sequence(const Constant *left, const Constant *right) {
    for (size_t i = 0; i < left->as.sequence.size; i++) {
        if (!constant_same(left->as.sequence.items[i], right->as.sequence.items[i])) {
            return false;
        }
    }
    return true;
}

/*
 * Two sets of the same size are the same when each item of one is in the other. Almost always
 * both are in the same order; otherwise the items of the right one go into a hash table.
 */
static bool same_set(const Constant *left, const Constant *right) {
    if (same_sequence(left, right)) {
        return true;
    }
    size_t capacity = 4;
    while (capacity < 2 * right->as.sequence.size) {
        capacity *= 2;
    }
    const Constant **slots = memory_alloc_zeroed(capacity, sizeof(Constant *));
    for (size_t i = 0; i < right->as.sequence.size; i++) {
        size_t slot = constant_hash(right->as.sequence.items[i]) & (capacity - 1);
        while (slots[slot] != NULL) {
            slot = (slot + 1) & (capacity - 1);
        }
        slots[slot] = right->as.sequence.items[i];
    }
    bool same = true;
    for (size_t i = 0; same && i < left->as.sequence.size; i++) {
        size_t slot = constant_hash(left->as.sequence.items[i]) & (capacity - 1);
        while (slots[slot] != NULL && !constant_same(left->as.sequence.items[i], slots[slot])) {
            slot = (slot + 1) & (capacity - 1);
        }
        same = slots[slot] != NULL;
    }
    memory_free(slots);
    return same;
}

bool constant_same(const Constant *left, const Constant *right) {
    if (left == right) {
        return true;
    }
    if (left->kind != right->kind) {
        return false;
    }
    switch (left->kind) {
    case CONSTANT_NONE:
    case CONSTANT_FALSE:
    case CONSTANT_TRUE:
    case CONSTANT_ELLIPSIS: return true;
    case CONSTANT_INT: return left->as.integer == right->as.integer;
    case CONSTANT_BIG_INT:
        return left->as.big.negative == right->as.big.negative &&
               left->as.big.size == right->as.big.size &&
               memcmp(left->as.big.magnitude, right->as.big.magnitude, left->as.big.size) == 0;
    case CONSTANT_FLOAT: return same_double(left->as.real, right->as.real);
    case CONSTANT_COMPLEX:
        return same_double(left->as.complex.real, right->as.complex.real) &&
               same_double(left->as.complex.imaginary, right->as.complex.imaginary);
    case CONSTANT_STR:
    case CONSTANT_BYTES: return text_equal(left->as.text, right->as.text);
    case CONSTANT_TUPLE:
    case CONSTANT_SLICE:
        return left->as.sequence.size == right->as.sequence.size && same_sequence(left, right);
    case CONSTANT_FROZENSET:
        return left->as.sequence.size == right->as.sequence.size && same_set(left, right);
    case CONSTANT_CODE: return code_equal(left->as.code, right->as.code);
    }
    return false;
}

static uint64_t mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static uint64_t mix_double(uint64_t hash, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    return mix(hash, bits);
}

uint64_t constant_hash(const Constant *constant) {
    uint64_t hash = mix(0, (uint64_t)constant->kind + 1);
    switch (constant->kind) {
    case CONSTANT_NONE:
    case CONSTANT_FALSE:
    case CONSTANT_TRUE:
    case CONSTANT_ELLIPSIS: return hash;
    case CONSTANT_INT: return mix(hash, (uint64_t)constant->as.integer);
    case CONSTANT_BIG_INT:
        for (size_t i = 0; i < constant->as.big.size; i++) {
            hash = mix(hash, constant->as.big.magnitude[i]);
        }
        return mix(hash, constant->as.big.negative);
    case CONSTANT_FLOAT: return mix_double(hash, constant->as.real);
    case CONSTANT_COMPLEX:
        return mix_double(mix_double(hash, constant->as.complex.real),
                          constant->as.complex.imaginary);
    case CONSTANT_STR:
    case CONSTANT_BYTES: return mix(hash, constant->as.text->hash);
    case CONSTANT_TUPLE:
    case CONSTANT_SLICE:
        for (size_t i = 0; i < constant->as.sequence.size; i++) {
            hash = mix(hash, constant_hash(constant->as.sequence.items[i]));
        }
        return hash;
    case CONSTANT_FROZENSET: {
        uint64_t sum = 0; /* whatever the order */
        for (size_t i = 0; i < constant->as.sequence.size; i++) {
            sum += constant_hash(constant->as.sequence.items[i]);
        }
        return mix(hash, sum);
    }
    case CONSTANT_CODE:
        hash = mix(hash, constant->as.code->name->hash);
        return mix(hash, (uint64_t)constant->as.code->firstlineno);
    }
    return hash;
}

const char *constant_type_name(const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE: return "NoneType";
    case CONSTANT_FALSE:
    case CONSTANT_TRUE: return "bool";
    case CONSTANT_ELLIPSIS: return "ellipsis";
    case CONSTANT_INT:
    case CONSTANT_BIG_INT: return "int";
    case CONSTANT_FLOAT: return "float";
    case CONSTANT_COMPLEX: return "complex";
    case CONSTANT_STR: return "str";
    case CONSTANT_BYTES: return "bytes";
    case CONSTANT_TUPLE: return "tuple";
    case CONSTANT_FROZENSET: return "frozenset";
    case CONSTANT_SLICE: return "slice";
    case CONSTANT_CODE: return "code";
    }
    return "";
}
