/*
 * int_big.h - ints as libtommath sees them.
 *
 * Private to the int files. A small int is given two digits on the C stack for
 * the length of an operation; an Int object's digits are used where they are.
 *
 *     IntView a, b;
 *     mp_int result;
 *     if (mp_init(&result) != MP_OKAY) return error_no_memory(vm);
 *     mp_err status = mp_add(int_view(left, &a), int_view(right, &b), &result);
 *     return int_from_mp_take(vm, &result, status);
 */
#ifndef GENSTEP_OBJECTS_INT_BIG_H
#define GENSTEP_OBJECTS_INT_BIG_H

#include <tommath.h>

#include "engine/objects/int.h"

_Static_assert(MP_DIGIT_BIT == 60 && sizeof(mp_digit) == sizeof(uint64_t),
               "Int's digits are libtommath's");

typedef struct IntView {
    mp_int number;
    mp_digit small[2];
} IntView;

/* Any form of int, readable as long as view and value live; never to be written. */
const mp_int *int_view(Value value, IntView *view);

/* The int with that number, in its one form; the mp_int is cleared. A status that is not MP_OKAY
 * becomes MemoryError. */
Value int_from_mp_take(VM *vm, mp_int *number, mp_err status);

/* Whether an int of that many bits may be made: MemoryError and false if it is out of question. */
bool int_allow_bits(VM *vm, uint64_t bits);

/*
 * libtommath's work cannot be interrupted, so that what takes it about ten
 * seconds is refused: false with the program stopped. What is allowed counts as
 * steps of C code (vm_step). Work is measured in products of two digits; of
 * numbers with so many digits, a multiplication takes this much.
 */
#define INT_WORK_MAX 1e10
bool int_allow_work(VM *vm, double products);
double int_product_work(int left, int right);

/* int.to_bytes and int.from_bytes (NativeCalls). */
Value int_to_bytes_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
Value int_from_bytes_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);

/* small, big or bool as an int64 if it is a small one. */
static inline bool int_is_small(Value value, int64_t *number) {
    if (value_is_small_int(value)) {
        *number = value_to_small_int(value);
        return true;
    }
    if (value_is_bool(value)) {
        *number = value == VALUE_TRUE;
        return true;
    }
    return false;
}

#endif
