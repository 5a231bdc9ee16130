/*
 * int.h - ints: small ones in the value itself, big ones as objects.
 *
 * Every int that fits 63 bits is a small int (value.h). An Int object is a
 * bigger number, or an instance of a subclass of int with any number. The
 * functions here take every form, bools included, and give plain ints in
 * their one form.
 *
 * Ownership: as in value.h. Ints never change.
 * Failure: NULL or -1 with the exception set.
 * Source: CPython 3.14 Objects/longobject.c.
 */
#ifndef GENSTEP_OBJECTS_INT_H
#define GENSTEP_OBJECTS_INT_H

#include "engine/base/buffer.h"
#include "engine/objects/object.h"

/* Sign and magnitude, the least significant digit first; zero has no digits. */
typedef struct Int {
    Object head;
    uint64_t *digits; /* 60 bits each, libtommath's; behind the struct, or a buffer of its own */
    uint32_t size;    /* digits */
    bool negative;
    bool owns_digits; /* digits is a heap_alloc buffer (instances of subclasses) */
} Int;

/* The digits int() and str() convert at most, sys.get_int_max_str_digits(). */
#define INT_MAX_STR_DIGITS       4300
#define INT_MAX_STR_DIGITS_LEAST 640 /* of other limits than none */

/* Whether it is an int: small, big, a bool or an instance of a subclass. */
bool value_is_int(Value value);
/* Exactly an int: no bool, no subclass. */
bool value_is_exact_int(VM *vm, Value value);

/* Making. */
Value int_from_i64(VM *vm, int64_t number);
Value int_from_u64(VM *vm, uint64_t number);
Value int_from_size(VM *vm, size_t number);
Value int_from_double(VM *vm, double number); /* truncates; OverflowError, ValueError */
Value int_from_magnitude(VM *vm, bool negative, const uint8_t *little_endian, size_t size);
/* An instance of a subclass. */
Value int_new_instance(VM *vm, Type *type, Value number);
/* The plain int with the number of any int; retained if it is one already. */
Value int_plain(VM *vm, Value value);
/* int(text, base): base 0 or 2..36; ValueError. */
Value int_parse(VM *vm, Value text, int base);
Value int_parse_bytes(VM *vm, Value bytes, int base);

/* Reading; `value` is an int. */
bool int_fits_i64(Value value, int64_t *number); /* false: too big */
int int_sign(Value value);
int int_to_double(VM *vm, Value value, double *number); /* OverflowError */
/* OverflowError "Python int too large to convert to C ssize_t" (or int). */
int int_to_i64(VM *vm, Value value, int64_t *number);
/* operator.index() of any value, then the same for a C int. */
int int_to_c_int(VM *vm, Value value, int *number);
size_t int_bit_length(Value value);
int64_t int_hash(Value value);
int int_compare_values(Value left, Value right); /* -1, 0, 1 */
/* Digits in base 2, 8, 10 or 16, a Str; with "0x" and the like when `prefix`. */
Value int_to_str(VM *vm, Value value, int base, bool prefix);
bool int_add_digits(VM *vm, Value value, int base, bool prefix, Buffer *out);

/* operator.index() then to int64: the error of CPython's PyNumber_AsSsize_t with `overflow` as
 * type, or clipped to the range when overflow is NULL. */
int int_from_index(VM *vm, Value value, Type *overflow, int64_t *number);

/* Operators on two ints of any form. */
Value int_add(VM *vm, Value left, Value right);
Value int_subtract(VM *vm, Value left, Value right);
Value int_multiply(VM *vm, Value left, Value right);
Value int_floor_divide(VM *vm, Value left, Value right);
Value int_remainder(VM *vm, Value left, Value right);
Value int_true_divide(VM *vm, Value left, Value right);
Value int_divmod(VM *vm, Value left, Value right);                  /* a tuple */
Value int_power(VM *vm, Value base, Value exponent, Value modulus); /* modulus: int or None */
Value int_shift_left(VM *vm, Value left, Value right);
Value int_shift_right(VM *vm, Value left, Value right);
Value int_and(VM *vm, Value left, Value right);
Value int_or(VM *vm, Value left, Value right);
Value int_xor(VM *vm, Value left, Value right);
Value int_negate(VM *vm, Value value);

/* Two small ints without leaving the caller: false when the result does not fit, *result then
 * untouched. The tag bit of one operand is taken off first, so that the sum keeps one. */
static inline bool int_add_small(Value left, Value right, Value *result) {
    int64_t sum;
    if (__builtin_add_overflow((int64_t)(value_bits(left) - 1), (int64_t)value_bits(right), &sum)) {
        return false;
    }
    *result = (Value)(uintptr_t)sum;
    return true;
}

static inline bool int_subtract_small(Value left, Value right, Value *result) {
    int64_t difference;
    if (__builtin_sub_overflow((int64_t)value_bits(left), (int64_t)(value_bits(right) - 1),
                               &difference)) {
        return false;
    }
    *result = (Value)(uintptr_t)difference;
    return true;
}

static inline bool int_multiply_small(Value left, Value right, Value *result) {
    int64_t product;
    if (__builtin_mul_overflow((int64_t)(value_bits(left) - 1), value_to_small_int(right),
                               &product)) {
        return false;
    }
    *result = (Value)(uintptr_t)(product + 1);
    return true;
}

/* The order of small ints is that of their bits. */
static inline bool int_compare_small(Value left, Value right, CompareOp op) {
    int64_t a = (int64_t)value_bits(left);
    int64_t b = (int64_t)value_bits(right);
    switch (op) {
    case CMP_LT: return a < b;
    case CMP_LE: return a <= b;
    case CMP_EQ: return a == b;
    case CMP_NE: return a != b;
    case CMP_GT: return a > b;
    case CMP_GE: return a >= b;
    }
    return false;
}

/* int(value): numbers by __int__ or __index__, text; TypeError for others. */
Value int_from_value(VM *vm, Value value);

int types_init_int(VM *vm);

#endif
