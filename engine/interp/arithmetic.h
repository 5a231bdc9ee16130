/*
 * arithmetic.h - the operators of BINARY_OP on small ints and floats.
 *
 * CPython's specialised forms cover sums, differences, products and bits of
 * operands of one type; what is left to BINARY_OP itself, `%`, `//`, shifts,
 * `x / 2` and `x += 1` for a float x, is done here without asking types for
 * their slots.
 */
#ifndef GENSTEP_INTERP_ARITHMETIC_H
#define GENSTEP_INTERP_ARITHMETIC_H

#include "engine/interp/type_check.h"
#include "engine/objects/type.h"

/* Operators on two small ints, by BINARY_OP's oparg. NULL when the result is no small int or an
 * error is to be raised: object_binary does it all then. */
typedef Value SmallIntOperator(Value left, Value right);
extern SmallIntOperator *const arithmetic_small_ints[NB_OPERATOR_COUNT];

/* The same for floats, or floats and small ints, or two small ints' quotient. The operands are
 * consumed, but not when it is NULL: with an exception set, there was no room. */
Value arithmetic_floats_take(VM *vm, int op, Value left, Value right);

/* A float that nobody else holds and no trace has shown: its memory serves again. */
static inline bool float_is_spare(Value value) {
    return !value_is_small_int(value) && value_object(value)->refcount == 1 &&
           value_object(value)->number == 0;
}

/* value_release for a float or a small int. */
static inline void float_release(VM *vm, Value value) {
    if (float_is_spare(value)) {
        heap_cell_give(&vm->heap, value, sizeof(Float), CELL_PLAIN);
    } else {
        value_release(vm, value);
    }
}

/* The float that takes the place of the operands it was made from, each a float or a small int.
 * They are consumed, unless there is no memory: NULL with MemoryError. */
static inline Value float_replace_take(VM *vm, Value left, Value right, double number) {
    if (float_is_spare(left)) {
        ((Float *)value_object(left))->number = number;
        float_release(vm, right);
        return left;
    }
    if (float_is_spare(right)) {
        ((Float *)value_object(right))->number = number;
        value_release(vm, left);
        return right;
    }
    Value result = float_new(vm, number);
    if (result != NULL) {
        value_release(vm, left);
        value_release(vm, right);
    }
    return result;
}

#endif
