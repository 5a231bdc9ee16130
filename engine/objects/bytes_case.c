/*
 * bytes_case.c - upper, lower and the like, and isalpha and the like: ASCII letters alone count.
 */
#include "engine/interp/vm.h"
#include "engine/objects/bytes_methods.h"

static bool is_alpha(uint8_t byte) {
    return byte_is_upper(byte) || byte_is_lower(byte);
}

static bool is_digit(uint8_t byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_alnum(uint8_t byte) {
    return is_alpha(byte) || is_digit(byte);
}

static uint8_t to_upper(uint8_t byte) {
    return byte_is_lower(byte) ? (uint8_t)(byte - 32) : byte;
}

static uint8_t to_lower(uint8_t byte) {
    return byte_is_upper(byte) ? (uint8_t)(byte + 32) : byte;
}

/* ---- mapping ---- */

/* What a byte becomes, given the one before it (0 at the start). */
typedef uint8_t MapByte(uint8_t byte, uint8_t before, bool first);

static uint8_t map_upper(uint8_t byte, uint8_t before, bool first) {
    (void)before, (void)first;
    return to_upper(byte);
}

static uint8_t map_lower(uint8_t byte, uint8_t before, bool first) {
    (void)before, (void)first;
    return to_lower(byte);
}

static uint8_t map_title(uint8_t byte, uint8_t before, bool first) {
    (void)first;
    return is_alpha(before) ? to_lower(byte) : to_upper(byte);
}

static uint8_t map_capital(uint8_t byte, uint8_t before, bool first) {
    (void)before;
    return first ? to_upper(byte) : to_lower(byte);
}

static uint8_t map_swapped(uint8_t byte, uint8_t before, bool first) {
    (void)before, (void)first;
    return byte_is_upper(byte) ? to_lower(byte) : to_upper(byte);
}

static Value map_bytes(VM *vm, Value self, MapByte *map) {
    BytesView bytes = bytes_self(self);
    Buffer mapped = {0};
    buffer_reserve(&mapped, bytes.size);
    for (size_t i = 0; i < bytes.size; i++) {
        buffer_add_byte(&mapped, (char)map(bytes.data[i], i > 0 ? bytes.data[i - 1] : 0, i == 0));
    }
    return bytes_like_take(vm, self, &mapped);
}

#define MAPPED(method, map)                                                                        \
    NATIVE_METHOD(method) {                                                                        \
        return map_bytes(vm, self, map);                                                           \
    }

MAPPED(bytes_upper_method, map_upper)
MAPPED(bytes_lower_method, map_lower)
MAPPED(bytes_title_method, map_title)
MAPPED(bytes_capitalize_method, map_capital)
MAPPED(bytes_swapcase_method, map_swapped)

/* ---- questions ---- */

/* Whether there are bytes, and all of them are of the kind. */
static Value all_are(Value self, bool (*is_kind)(uint8_t byte)) {
    BytesView bytes = bytes_self(self);
    for (size_t i = 0; i < bytes.size; i++) {
        if (!is_kind(bytes.data[i])) {
            return VALUE_FALSE;
        }
    }
    return value_from_bool(bytes.size > 0);
}

#define ALL_ARE(method, is_kind)                                                                   \
    NATIVE_METHOD(method) {                                                                        \
        return all_are(self, is_kind);                                                             \
    }

ALL_ARE(bytes_isalnum_method, is_alnum)
ALL_ARE(bytes_isalpha_method, is_alpha)
ALL_ARE(bytes_isdigit_method, is_digit)
ALL_ARE(bytes_isspace_method, byte_is_space)

static bool is_ascii(uint8_t byte) {
    return byte < 0x80;
}

NATIVE_METHOD(bytes_isascii_method) {
    return value_from_bool(bytes_self(self).size == 0 || all_are(self, is_ascii) == VALUE_TRUE);
}

/* Whether some letter is of the wanted case, and none of the other. */
static Value all_cased(Value self, bool (*is_wanted)(uint8_t), bool (*is_other)(uint8_t)) {
    BytesView bytes = bytes_self(self);
    bool found = false;
    for (size_t i = 0; i < bytes.size; i++) {
        if (is_other(bytes.data[i])) {
            return VALUE_FALSE;
        }
        found = found || is_wanted(bytes.data[i]);
    }
    return value_from_bool(found);
}

static bool is_upper(uint8_t byte) {
    return byte_is_upper(byte);
}

static bool is_lower(uint8_t byte) {
    return byte_is_lower(byte);
}

NATIVE_METHOD(bytes_islower_method) {
    return all_cased(self, is_lower, is_upper);
}

NATIVE_METHOD(bytes_isupper_method) {
    return all_cased(self, is_upper, is_lower);
}

NATIVE_METHOD(bytes_istitle_method) {
    BytesView bytes = bytes_self(self);
    bool found = false;
    bool inside = false;
    for (size_t i = 0; i < bytes.size; i++) {
        bool cased = is_alpha(bytes.data[i]);
        if (cased && byte_is_upper(bytes.data[i]) == inside) {
            return VALUE_FALSE;
        }
        inside = cased;
        found = found || cased;
    }
    return value_from_bool(found);
}
