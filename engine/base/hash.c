#include "engine/base/hash.h"

#include <math.h>
#include <string.h>

#include "engine/base/memory.h"

/* Numbers are hashed modulo this prime, so that equal numbers of any type hash alike. */
#define PRIME_BITS 61
#define PRIME      (((uint64_t)1 << PRIME_BITS) - 1)

#define INFINITY_HASH  314159
#define IMAGINARY_UNIT 1000003u

#define TUPLE_PRIME_1 11400714785074694791u
#define TUPLE_PRIME_2 14029467366897019727u
#define TUPLE_PRIME_5 2870177450012600261u

static int64_t not_minus_one(uint64_t hash) {
    return hash == UINT64_MAX ? -2 : (int64_t)hash;
}

static uint64_t rotate(uint64_t value, int bits) {
    return value << bits | value >> (64 - bits);
}

static inline void sip_round(uint64_t v[4]) {
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

static inline uint64_t load_little_endian(const unsigned char *bytes, size_t size) {
    uint64_t word = 0;
    for (size_t i = 0; i < size; i++) {
        word |= (uint64_t)bytes[i] << (8 * i);
    }
    return word;
}

int64_t hash_bytes(const void *bytes, size_t size) {
    if (size == 0) {
        return 0;
    }
    /* The key is zero: PYTHONHASHSEED=0. */
    uint64_t v[4] = {0x736F6D6570736575u, 0x646F72616E646F6Du, 0x6C7967656E657261u,
                     0x7465646279746573u};
    const unsigned char *next = bytes;
    size_t left = size;
    for (; left >= 8; left -= 8, next += 8) {
        uint64_t word = load_little_endian(next, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    uint64_t last = (uint64_t)size << 56 | load_little_endian(next, left);
    v[3] ^= last;
    sip_round(v);
    v[0] ^= last;
    v[2] ^= 0xFF;
    sip_round(v);
    sip_round(v);
    sip_round(v);
    return not_minus_one(v[0] ^ v[1] ^ v[2] ^ v[3]);
}

static uint32_t next_character(const unsigned char **text) {
    const unsigned char *b = *text;
    if (b[0] < 0x80) {
        *text += 1;
        return b[0];
    }
    if (b[0] < 0xE0) {
        *text += 2;
        return (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3Fu);
    }
    if (b[0] < 0xF0) {
        *text += 3;
        return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3Fu);
    }
    *text += 4;
    return (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3F) << 12 |
           (uint32_t)(b[2] & 0x3F) << 6 | (b[3] & 0x3Fu);
}

int64_t hash_text(const char *text, size_t size) {
    unsigned char highest = 0;
    for (size_t i = 0; i < size; i++) {
        highest = (unsigned char)text[i] > highest ? (unsigned char)text[i] : highest;
    }
    if (highest < 0x80) {
        return hash_bytes(text, size);
    }
    /* Lead bytes up to 0xC3 give characters below 256; up to 0xEF, below 65536. */
    size_t width = highest <= 0xC3 ? 1 : highest <= 0xEF ? 2 : 4;
    unsigned char *array = memory_alloc(size * width);
    size_t used = 0;
    const unsigned char *next = (const unsigned char *)text;
    const unsigned char *end = next + size;
    while (next < end) {
        uint32_t character = next_character(&next);
        for (size_t i = 0; i < width; i++) {
            array[used++] = (unsigned char)(character >> (8 * i));
        }
    }
    int64_t hash = hash_bytes(array, used);
    memory_free(array);
    return hash;
}

static int64_t signed_hash(bool negative, uint64_t hash) {
    return not_minus_one(negative ? 0 - hash : hash);
}

int64_t hash_int(int64_t value) {
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    return signed_hash(value < 0, magnitude % PRIME);
}

/* value * 2**bits modulo the prime: a rotation, as 2**61 is 1. */
static uint64_t shift_modulo(uint64_t value, int bits) {
    return bits == 0 ? value : ((value << bits) & PRIME) | value >> (PRIME_BITS - bits);
}

int64_t hash_big_int(bool negative, const uint8_t *magnitude, size_t size) {
    uint64_t hash = 0;
    for (size_t i = size; i-- > 0;) {
        hash = shift_modulo(hash, 8) + magnitude[i];
        if (hash >= PRIME) {
            hash -= PRIME;
        }
    }
    return signed_hash(negative, hash);
}

int64_t hash_double(double value) {
    if (isinf(value)) {
        return value > 0 ? INFINITY_HASH : -INFINITY_HASH;
    }
    int exponent;
    double fraction = frexp(fabs(value), &exponent);
    uint64_t hash = 0;
    while (fraction != 0.0) { /* 28 bits a time */
        hash = shift_modulo(hash, 28);
        fraction *= 268435456.0;
        exponent -= 28;
        uint64_t whole = (uint64_t)fraction;
        fraction -= (double)whole;
        hash += whole;
        if (hash >= PRIME) {
            hash -= PRIME;
        }
    }
    int shift = exponent % PRIME_BITS;
    return signed_hash(value < 0, shift_modulo(hash, shift < 0 ? shift + PRIME_BITS : shift));
}

int64_t hash_complex(double real, double imaginary) {
    return not_minus_one((uint64_t)hash_double(real) +
                         IMAGINARY_UNIT * (uint64_t)hash_double(imaginary));
}

uint64_t hash_tuple_start(void) {
    return TUPLE_PRIME_5;
}

uint64_t hash_tuple_step(uint64_t hash, int64_t item) {
    return rotate(hash + (uint64_t)item * TUPLE_PRIME_2, 31) * TUPLE_PRIME_1;
}

int64_t hash_tuple_finish(uint64_t hash, size_t count) {
    return hash_slice_finish(hash + (count ^ (TUPLE_PRIME_5 ^ 3527539u)));
}

int64_t hash_slice_finish(uint64_t hash) {
    return hash == UINT64_MAX ? 1546275796 : (int64_t)hash;
}

uint64_t hash_set_step(uint64_t hash, int64_t item) {
    uint64_t bits = (uint64_t)item;
    return hash ^ (((bits ^ 89869747u) ^ (bits << 16)) * 3644798167u);
}

int64_t hash_set_finish(uint64_t hash, size_t count) {
    hash ^= ((uint64_t)count + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    return hash == UINT64_MAX ? 590923713 : (int64_t)hash;
}
