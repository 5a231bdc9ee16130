/*
 * int_bits.h - the bits of an int's magnitude in groups: to and from bytes,
 * words, and texts whose base is a power of two. libtommath shifts the whole
 * number for each group.
 *
 *     mp_int number;
 *     if (int_bits_init(&number, 24) != MP_OKAY) return error_no_memory(vm);
 *     int_bits_put(&number, 16, 0xab);                the third byte
 *     return int_bits_take(vm, &number, false);       0xab0000
 *
 * Private to those who include int_big.h. A group has at most 32 bits.
 */
#ifndef GENSTEP_OBJECTS_INT_BITS_H
#define GENSTEP_OBJECTS_INT_BITS_H

#include "engine/objects/int_big.h"

/* `width` bits from `position` on; there are zeros in front of the number. */
uint32_t int_bits_get(const mp_int *number, size_t position, unsigned width);

/* A number of so many bits, all zero yet, and a group of them set. */
mp_err int_bits_init(mp_int *number, size_t count);
void int_bits_put(mp_int *number, size_t position, uint32_t group);
/* The int made of them; the mp_int is cleared. */
Value int_bits_take(VM *vm, mp_int *number, bool negative);

#endif
