/*
 * log.h - the bytes events are kept in.
 *
 * A log is a run of records; state.h gives them meaning. Here are the pieces
 * records are made of:
 *
 *     number   LEB128: seven bits a byte, low ones first, high bit set but in the last
 *     signed   zigzag (0 -1 1 -2 ...), then as number
 *     word     a TraceValue in one byte where it can be:
 *                0        no value
 *                1 .. 7   None, False, True, Ellipsis, NotImplemented; a signed int follows;
 *                         an object's number follows
 *                8 .. 63  object number ((byte - 8) << 8 | next byte)
 *                64 ..    the int (byte - 64) - 16
 *
 * Writers append to a Buffer with room reserved; readers walk a pointer and
 * trust what they read: logs are made by this process only.
 */
#ifndef GENSTEP_TRACER_LOG_H
#define GENSTEP_TRACER_LOG_H

#include <stdint.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "tracer/trace.h"

/* The most bytes one number or one word takes. */
enum { LOG_NUMBER_MAX = 10, LOG_WORD_MAX = 11 };

enum {
    LOG_WORD_NONE,
    LOG_WORD_IMMEDIATE, /* + 0..4, in the order of value.h */
    LOG_WORD_INT = LOG_WORD_IMMEDIATE + 5,
    LOG_WORD_OBJECT,
    LOG_WORD_NEAR_OBJECT,
    LOG_WORD_NEAR_INT = 64,
    LOG_LOWEST_NEAR_INT = -16,
};

static inline uint8_t *log_put_number(uint8_t *at, uint64_t number) {
    while (number >= 0x80) {
        *at++ = (uint8_t)(number | 0x80);
        number >>= 7;
    }
    *at++ = (uint8_t)number;
    return at;
}

static inline uint64_t log_get_number(const uint8_t **at) {
    uint64_t byte = *(*at)++;
    uint64_t number = byte & 0x7F;
    for (int shift = 7; byte >= 0x80; shift += 7) {
        byte = *(*at)++;
        number |= (byte & 0x7F) << shift;
    }
    return number;
}

static inline uint8_t *log_put_signed(uint8_t *at, int64_t number) {
    return log_put_number(at, ((uint64_t)number << 1) ^ (uint64_t)(number >> 63));
}

static inline int64_t log_get_signed(const uint8_t **at) {
    uint64_t number = log_get_number(at);
    return (int64_t)(number >> 1) ^ -(int64_t)(number & 1);
}

static inline uint8_t *log_put_word(uint8_t *at, TraceValue value) {
    uint64_t word = value.word;
    if (word & 1) {
        int64_t number = (int64_t)word >> 1;
        int64_t near = number - LOG_LOWEST_NEAR_INT + LOG_WORD_NEAR_INT;
        if (near >= LOG_WORD_NEAR_INT && near <= 0xFF) {
            *at++ = (uint8_t)near;
            return at;
        }
        *at++ = LOG_WORD_INT;
        return log_put_signed(at, number);
    }
    if (word == 0) {
        *at++ = LOG_WORD_NONE;
        return at;
    }
    if (word & 7) {
        *at++ = (uint8_t)(LOG_WORD_IMMEDIATE + (word >> 3));
        return at;
    }
    uint64_t object = word >> 3;
    if (object >> 8 < LOG_WORD_NEAR_INT - LOG_WORD_NEAR_OBJECT) {
        *at++ = (uint8_t)(LOG_WORD_NEAR_OBJECT + (object >> 8));
        *at++ = (uint8_t)object;
        return at;
    }
    *at++ = LOG_WORD_OBJECT;
    return log_put_number(at, object);
}

static inline TraceValue log_get_word(const uint8_t **at) {
    uint64_t byte = *(*at)++;
    if (byte >= LOG_WORD_NEAR_INT) {
        int64_t number = (int64_t)byte - LOG_WORD_NEAR_INT + LOG_LOWEST_NEAR_INT;
        return (TraceValue){(uint64_t)number << 1 | 1};
    }
    if (byte >= LOG_WORD_NEAR_OBJECT) {
        uint64_t object = (byte - LOG_WORD_NEAR_OBJECT) << 8 | *(*at)++;
        return (TraceValue){object << 3};
    }
    if (byte == LOG_WORD_OBJECT) {
        return (TraceValue){log_get_number(at) << 3};
    }
    if (byte == LOG_WORD_INT) {
        return (TraceValue){(uint64_t)log_get_signed(at) << 1 | 1};
    }
    return byte == LOG_WORD_NONE ? TRACE_NO_VALUE
                                 : (TraceValue){(byte - LOG_WORD_IMMEDIATE) << 3 | 2};
}

static inline uint8_t *log_put_bytes(uint8_t *at, const void *bytes, size_t size) {
    if (size != 0) {
        memcpy(at, bytes, size);
    }
    return at + size;
}

#endif
