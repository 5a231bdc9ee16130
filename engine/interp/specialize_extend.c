/*
 * specialize_extend.c - BINARY_OP_EXTEND: pairs of types that are rarer than those with opcodes of
 * their own.
 *
 * Source: CPython 3.14 Python/specialize.c (binaryop_extend_descrs).
 */
#include <math.h>

#include "engine/interp/specialize.h"
#include "engine/interp/type_check.h"

static bool are_compact_ints(VM *vm, Value left, Value right) {
    (void)vm;
    return specialize_is_compact(left) && specialize_is_compact(right);
}

static Value bits_or(VM *vm, Value left, Value right) {
    (void)vm;
    return value_from_small_int(value_to_small_int(left) | value_to_small_int(right));
}

static Value bits_and(VM *vm, Value left, Value right) {
    (void)vm;
    return value_from_small_int(value_to_small_int(left) & value_to_small_int(right));
}

static Value bits_xor(VM *vm, Value left, Value right) {
    (void)vm;
    return value_from_small_int(value_to_small_int(left) ^ value_to_small_int(right));
}

static bool is_number(VM *vm, Value value) {
    return value_has_type(value, vm->types.float_) && !isnan(float_number(value));
}

static bool are_float_int(VM *vm, Value left, Value right) {
    return is_number(vm, left) && specialize_is_compact(right);
}

static bool are_float_nonzero_int(VM *vm, Value left, Value right) {
    return are_float_int(vm, left, right) && value_to_small_int(right) != 0;
}

static bool are_int_float(VM *vm, Value left, Value right) {
    return specialize_is_compact(left) && is_number(vm, right);
}

static bool are_int_nonzero_float(VM *vm, Value left, Value right) {
    return are_int_float(vm, left, right) && float_number(right) != 0.0;
}

static double number_of(Value value) {
    return value_is_small_int(value) ? (double)value_to_small_int(value) : float_number(value);
}

static Value float_add(VM *vm, Value left, Value right) {
    return float_new(vm, number_of(left) + number_of(right));
}

static Value float_subtract(VM *vm, Value left, Value right) {
    return float_new(vm, number_of(left) - number_of(right));
}

static Value float_multiply(VM *vm, Value left, Value right) {
    return float_new(vm, number_of(left) * number_of(right));
}

static Value float_divide(VM *vm, Value left, Value right) {
    return float_new(vm, number_of(left) / number_of(right));
}

static const BinaryExtension extensions[] = {
    {NB_OR, are_compact_ints, bits_or},
    {NB_AND, are_compact_ints, bits_and},
    {NB_XOR, are_compact_ints, bits_xor},
    {NB_INPLACE_ADD + NB_OR, are_compact_ints, bits_or},
    {NB_INPLACE_ADD + NB_AND, are_compact_ints, bits_and},
    {NB_INPLACE_ADD + NB_XOR, are_compact_ints, bits_xor},
    {NB_ADD, are_float_int, float_add},
    {NB_SUBTRACT, are_float_int, float_subtract},
    {NB_TRUE_DIVIDE, are_float_nonzero_int, float_divide},
    {NB_MULTIPLY, are_float_int, float_multiply},
    {NB_ADD, are_int_float, float_add},
    {NB_SUBTRACT, are_int_float, float_subtract},
    {NB_TRUE_DIVIDE, are_int_nonzero_float, float_divide},
    {NB_MULTIPLY, are_int_float, float_multiply},
};

const BinaryExtension *specialize_find_extension(VM *vm, int oparg, Value left, Value right) {
    for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++) {
        if (extensions[i].oparg == oparg && extensions[i].guard(vm, left, right)) {
            return &extensions[i];
        }
    }
    return NULL;
}
