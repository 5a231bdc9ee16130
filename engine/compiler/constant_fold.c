#include "engine/compiler/constant_fold.h"

#include "engine/base/buffer.h"
#include "engine/base/memory.h"
#include "engine/compiler/constant_number.h"

/* Limits of what `*` may make. */
enum {
    MAX_COLLECTION_SIZE = 256, /* items */
    MAX_STR_SIZE = 4096,       /* characters */
    MAX_TOTAL_ITEMS = 1024,    /* nested tuples included */
};

bool constant_is_number(const Constant *constant) {
    return constant_is_int(constant) || constant->kind == CONSTANT_FLOAT ||
           constant->kind == CONSTANT_COMPLEX;
}

static bool is_sequence(const Constant *constant) {
    return constant->kind == CONSTANT_STR || constant->kind == CONSTANT_BYTES ||
           constant->kind == CONSTANT_TUPLE;
}

/* ---- texts ---- */

/* A str or bytes of these bytes, of the kind of `like`. */
static const Constant *make_text(Program *program, const Constant *like, const char *data,
                                 size_t size) {
    const Text *text = text_intern(&program->texts, data, size);
    return like->kind == CONSTANT_STR ? constant_str(&program->arena, text)
                                      : constant_bytes(&program->arena, text);
}

static bool starts_character(char byte) {
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* len(): characters of a str, items of bytes or a tuple. */
static size_t length(const Constant *sequence) {
    if (sequence->kind == CONSTANT_TUPLE) {
        return sequence->as.sequence.size;
    }
    const Text *text = sequence->as.text;
    if (sequence->kind == CONSTANT_BYTES) {
        return text->size;
    }
    size_t count = 0;
    for (size_t i = 0; i < text->size; i++) {
        count += starts_character(text->data[i]);
    }
    return count;
}

/* ---- + and * of sequences ---- */

static const Constant *concatenate(Program *program, const Constant *left, const Constant *right) {
    if (left->kind == CONSTANT_TUPLE) {
        size_t left_size = left->as.sequence.size;
        size_t right_size = right->as.sequence.size;
        const Constant **items = memory_alloc_zeroed(left_size + right_size, sizeof *items);
        for (size_t i = 0; i < left_size; i++) {
            items[i] = left->as.sequence.items[i];
        }
        for (size_t i = 0; i < right_size; i++) {
            items[left_size + i] = right->as.sequence.items[i];
        }
        const Constant *result =
            constant_sequence(&program->arena, CONSTANT_TUPLE, items, left_size + right_size);
        memory_free(items);
        return result;
    }
    Buffer buffer = {0};
    buffer_add(&buffer, left->as.text->data, left->as.text->size);
    buffer_add(&buffer, right->as.text->data, right->as.text->size);
    const Constant *result = make_text(program, left, buffer.data, buffer.size);
    buffer_done(&buffer);
    return result;
}

/* What is left of `limit` after counting the items of nested tuples; negative if too many. */
static int64_t check_complexity(const Constant *constant, int64_t limit) {
    if (constant->kind == CONSTANT_TUPLE) {
        limit -= (int64_t)constant->as.sequence.size;
        for (size_t i = 0; limit >= 0 && i < constant->as.sequence.size; i++) {
            limit = check_complexity(constant->as.sequence.items[i], limit);
        }
    }
    return limit;
}

static const Constant *repeat_tuple(Program *program, const Constant *tuple, size_t count) {
    size_t size = tuple->as.sequence.size;
    const Constant **items = memory_alloc_zeroed(size * count, sizeof *items);
    for (size_t i = 0; i < size * count; i++) {
        items[i] = tuple->as.sequence.items[i % size];
    }
    const Constant *result =
        constant_sequence(&program->arena, CONSTANT_TUPLE, items, size * count);
    memory_free(items);
    return result;
}

static const Constant *repeat(Program *program, const Constant *sequence, const Constant *times) {
    int64_t count;
    if (!constant_get_int64(times, &count)) {
        return NULL;
    }
    int64_t size = (int64_t)length(sequence);
    if (size == 0) {
        return sequence;
    }
    int64_t largest = sequence->kind == CONSTANT_TUPLE ? MAX_COLLECTION_SIZE : MAX_STR_SIZE;
    if (count < 0 || count > largest / size) {
        return NULL;
    }
    if (sequence->kind == CONSTANT_TUPLE) {
        if (count != 0 && check_complexity(sequence, MAX_TOTAL_ITEMS / count) < 0) {
            return NULL;
        }
        return repeat_tuple(program, sequence, (size_t)count);
    }
    Buffer buffer = {0};
    for (int64_t i = 0; i < count; i++) {
        buffer_add(&buffer, sequence->as.text->data, sequence->as.text->size);
    }
    const Constant *result =
        make_text(program, sequence, buffer.size == 0 ? "" : buffer.data, buffer.size);
    buffer_done(&buffer);
    return result;
}

/* ---- [] ---- */

/*
 * Items start, start + step, ... (`count` of them) of a sequence. They exist.
 * For a str, byte offsets of all its characters are worked out first.
 */
static const Constant *pick(Program *program, const Constant *sequence, int64_t start, int64_t step,
                            size_t count) {
    if (sequence->kind == CONSTANT_TUPLE) {
        const Constant **items = memory_alloc_zeroed(count, sizeof *items);
        for (size_t i = 0; i < count; i++) {
            items[i] = sequence->as.sequence.items[start + (int64_t)i * step];
        }
        const Constant *result = constant_sequence(&program->arena, CONSTANT_TUPLE, items, count);
        memory_free(items);
        return result;
    }
    const Text *text = sequence->as.text;
    bool is_str = sequence->kind == CONSTANT_STR;
    size_t *offsets = memory_alloc_zeroed(text->size + 1, sizeof *offsets);
    size_t size = 0;
    for (size_t i = 0; i < text->size; i++) {
        if (!is_str || starts_character(text->data[i])) {
            offsets[size++] = i;
        }
    }
    offsets[size] = text->size;
    Buffer buffer = {0};
    for (size_t i = 0; i < count; i++) {
        const size_t *offset = &offsets[start + (int64_t)i * step];
        buffer_add(&buffer, text->data + offset[0], offset[1] - offset[0]);
    }
    const Constant *result =
        make_text(program, sequence, buffer.size == 0 ? "" : buffer.data, buffer.size);
    buffer_done(&buffer);
    memory_free(offsets);
    return result;
}

static const Constant *get_item(Program *program, const Constant *sequence,
                                const Constant *subscript) {
    int64_t index;
    int64_t size = (int64_t)length(sequence);
    if (!constant_get_int64(subscript, &index)) {
        return NULL;
    }
    index += index < 0 ? size : 0;
    if (index < 0 || index >= size) {
        return NULL;
    }
    if (sequence->kind == CONSTANT_TUPLE) {
        return sequence->as.sequence.items[index];
    }
    if (sequence->kind == CONSTANT_BYTES) {
        return constant_int(&program->arena, (unsigned char)sequence->as.text->data[index]);
    }
    return pick(program, sequence, index, 1, 1);
}

/* A part of a slice: None is `otherwise`, too large is the largest. False: a TypeError. */
static bool slice_part(const Constant *part, int64_t otherwise, int64_t *value) {
    if (part->kind == CONSTANT_NONE) {
        *value = otherwise;
        return true;
    }
    if (part->kind == CONSTANT_BIG_INT) {
        *value = part->as.big.negative ? INT64_MIN : INT64_MAX;
        return true;
    }
    return constant_get_int64(part, value);
}

static int64_t clamp(int64_t index, int64_t size, int64_t lowest, int64_t highest) {
    if (index < 0) {
        index += size;
    }
    return index < lowest ? lowest : index > highest ? highest : index;
}

/* CPython: PySlice_Unpack, PySlice_AdjustIndices. */
static const Constant *get_slice(Program *program, const Constant *sequence,
                                 const Constant *slice) {
    int64_t start;
    int64_t stop;
    int64_t step;
    const Constant **parts = slice->as.sequence.items;
    if (!slice_part(parts[2], 1, &step) || step == 0 ||
        !slice_part(parts[0], step < 0 ? INT64_MAX : 0, &start) ||
        !slice_part(parts[1], step < 0 ? INT64_MIN : INT64_MAX, &stop)) {
        return NULL;
    }
    step = step < -INT64_MAX ? -INT64_MAX : step;
    int64_t size = (int64_t)length(sequence);
    int64_t lowest = step < 0 ? -1 : 0;
    int64_t highest = step < 0 ? size - 1 : size;
    start = clamp(start, size, lowest, highest);
    stop = clamp(stop, size, lowest, highest);
    int64_t count = 0;
    if (step > 0 && start < stop) {
        count = (stop - start - 1) / step + 1;
    } else if (step < 0 && stop < start) {
        count = (start - stop - 1) / -step + 1;
    }
    if (count == size && step == 1) {
        return sequence;
    }
    return pick(program, sequence, start, step, (size_t)count);
}

/* ---- operators ---- */

static const Constant *number_binary(Program *program, const Constant *left, BinaryOperator op,
                                     const Constant *right) {
    if (left->kind == CONSTANT_COMPLEX || right->kind == CONSTANT_COMPLEX) {
        return constant_complex_binary(&program->arena, left, op, right);
    }
    if (left->kind == CONSTANT_FLOAT || right->kind == CONSTANT_FLOAT) {
        return constant_float_binary(&program->arena, left, op, right);
    }
    return constant_int_binary(&program->arena, left, op, right);
}

const Constant *constant_fold_binary(Program *program, const Constant *left, int op,
                                     const Constant *right) {
    if (constant_is_number(left) && constant_is_number(right)) {
        return number_binary(program, left, (BinaryOperator)op, right);
    }
    if (op == BINARY_ADD && is_sequence(left) && left->kind == right->kind) {
        return concatenate(program, left, right);
    }
    if (op == BINARY_MULTIPLY && is_sequence(left) && constant_is_int(right)) {
        return repeat(program, left, right);
    }
    if (op == BINARY_MULTIPLY && constant_is_int(left) && is_sequence(right)) {
        return repeat(program, right, left);
    }
    if (op == BINARY_SUBSCRIPT && is_sequence(left)) {
        return right->kind == CONSTANT_SLICE ? get_slice(program, left, right)
                                             : get_item(program, left, right);
    }
    return NULL;
}

/* A float or complex. */
static const Constant *inexact_unary(Arena *arena, UnaryOperator op, const Constant *operand) {
    if (op == UNARY_OPERATOR_POSITIVE) {
        return operand;
    }
    if (op != UNARY_OPERATOR_NEGATIVE) {
        return NULL;
    }
    if (operand->kind == CONSTANT_FLOAT) {
        return constant_float(arena, -operand->as.real);
    }
    return constant_complex(arena, -operand->as.complex.real, -operand->as.complex.imaginary);
}

const Constant *constant_fold_unary(Program *program, UnaryOperator op, const Constant *operand) {
    if (op == UNARY_OPERATOR_NOT) {
        return constant_is_true(operand) ? constant_false() : constant_true();
    }
    if (constant_is_int(operand)) {
        return constant_int_unary(&program->arena, op, operand);
    }
    return constant_is_number(operand) ? inexact_unary(&program->arena, op, operand) : NULL;
}
