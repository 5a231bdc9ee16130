#include "engine/compiler/number_literal.h"

#include <stdlib.h>
#include <string.h>
#include <tommath.h>

#include "engine/base/memory.h"

enum { SHORT_DIGITS = 18, SHORT_NUMBER = 64 }; /* so many decimal digits always fit an int64_t */

static const Constant *parse_big(const char *digits, int radix, Arena *arena) {
    mp_int value;
    if (mp_init(&value) != MP_OKAY || mp_read_radix(&value, digits, radix) != MP_OKAY) {
        die("out of memory");
    }
    size_t size = mp_ubin_size(&value);
    uint8_t *magnitude = arena_alloc(arena, size);
    size_t written;
    if (mp_pack(magnitude, size, &written, MP_LSB_FIRST, 1, MP_NATIVE_ENDIAN, 0, &value) !=
        MP_OKAY) {
        die("out of memory");
    }
    mp_clear(&value);
    return constant_big_int(arena, false, magnitude, written);
}

/* 0x, 0o and 0b: whole digits of 4, 3 and 1 bits. */
static const Constant *parse_based(const char *number, Arena *arena) {
    char letter = (char)(number[1] | 0x20);
    int radix = letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
    if (strlen(number + 2) <= (radix == 16 ? 15 : radix == 8 ? 20 : 62)) {
        return constant_int(arena, (int64_t)strtoull(number + 2, NULL, radix));
    }
    return parse_big(number + 2, radix, arena);
}

static const Constant *parse_decimal(const char *number, size_t size, Arena *arena,
                                     size_t *digits) {
    if (size <= SHORT_DIGITS) {
        int64_t value = 0;
        for (; *number != '\0'; number++) {
            value = value * 10 + (*number - '0');
        }
        return constant_int(arena, value);
    }
    if (size > INT_DIGITS_MAX) {
        *digits = size;
        return NULL;
    }
    return parse_big(number, 10, arena);
}

static const Constant *parse_plain(const char *number, size_t size, Arena *arena, size_t *digits) {
    char second = (char)(number[1] | 0x20);
    if (number[0] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
        return parse_based(number, arena);
    }
    if (strspn(number, "0123456789") == size) {
        return parse_decimal(number, size, arena, digits);
    }
    double value = strtod(number, NULL);
    if ((number[size - 1] | 0x20) == 'j') {
        return constant_complex(arena, 0.0, value);
    }
    return constant_float(arena, value);
}

const Constant *number_parse(const char *spelling, size_t size, Arena *arena, size_t *digits) {
    char fixed[SHORT_NUMBER];
    char *number = size < sizeof fixed ? fixed : memory_alloc(size + 1);
    size_t length = 0;
    for (size_t i = 0; i < size; i++) {
        if (spelling[i] != '_') {
            number[length++] = spelling[i];
        }
    }
    number[length] = '\0';
    const Constant *value = parse_plain(number, length, arena, digits);
    if (number != fixed) {
        memory_free(number);
    }
    return value;
}
