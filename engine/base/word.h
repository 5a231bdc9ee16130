/*
 * word.h - text taken eight bytes at a time.
 *
 * A word is eight bytes of a text, the first one lowest, on every machine. A mark is the top bit
 * of one of its bytes.
 */
#ifndef GENSTEP_BASE_WORD_H
#define GENSTEP_BASE_WORD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { WORD_SIZE = 8 };

#define WORD_OF(byte) (UINT64_C(0x0101010101010101) * (byte))
#define WORD_MARKS    WORD_OF(0x80)

/* Reads WORD_SIZE bytes. */
static inline uint64_t word_load(const char *data) {
    uint64_t word;
    memcpy(&word, data, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* The word with zeros behind its first `size` bytes; from eight on, the whole word. */
static inline uint64_t word_start(uint64_t word, size_t size) {
    return size >= WORD_SIZE ? word : word & ((UINT64_C(1) << 8 * size) - 1);
}

/* How many bytes are zero before the first one that is not, as the first mark is; there must be
 * one.
 */
static inline size_t word_zeros(uint64_t word) {
    return (size_t)__builtin_ctzll(word) / 8;
}

/* How many bytes are `byte` before the first one that is not; WORD_SIZE if all are. */
static inline size_t word_run(uint64_t word, char byte) {
    uint64_t other = word ^ WORD_OF((unsigned char)byte);
    return other == 0 ? WORD_SIZE : word_zeros(other);
}

#endif
