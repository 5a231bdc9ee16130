/* int_bits.c - see int_bits.h. */
#include "engine/objects/int_bits.h"

uint32_t int_bits_get(const mp_int *number, size_t position, unsigned width) {
    int digit = (int)(position / MP_DIGIT_BIT);
    unsigned shift = (unsigned)(position % MP_DIGIT_BIT);
    uint64_t bits = digit < number->used ? number->dp[digit] >> shift : 0;
    if (shift + width > MP_DIGIT_BIT && digit + 1 < number->used) {
        bits |= number->dp[digit + 1] << (MP_DIGIT_BIT - shift);
    }
    return (uint32_t)(bits & (((uint64_t)1 << width) - 1));
}

mp_err int_bits_init(mp_int *number, size_t count) {
    int digits = (int)(count / MP_DIGIT_BIT) + 1;
    mp_err status = mp_init_size(number, digits); /* zeros */
    if (status == MP_OKAY) {
        number->used = digits;
    }
    return status;
}

void int_bits_put(mp_int *number, size_t position, uint32_t group) {
    size_t digit = position / MP_DIGIT_BIT;
    unsigned shift = (unsigned)(position % MP_DIGIT_BIT);
    uint64_t bits = group;
    number->dp[digit] |= bits << shift & MP_MASK;
    if (bits >> (MP_DIGIT_BIT - shift) != 0) {
        number->dp[digit + 1] |= bits >> (MP_DIGIT_BIT - shift);
    }
}

Value int_bits_take(VM *vm, mp_int *number, bool negative) {
    mp_clamp(number);
    number->sign = negative && number->used > 0 ? MP_NEG : MP_ZPOS;
    return int_from_mp_take(vm, number, MP_OKAY);
}
