/*
 * bytes_convert.c - decode, hex, fromhex, translate and maketrans.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/codec.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/percent.h"
#include "engine/objects/str.h"

NATIVE_METHOD(bytes_decode_method) {
    static const char *const names[] = {"encoding", "errors", NULL};
    static const ArgSpec spec = {.function = "decode", .names = names, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        codec_check_arguments(vm, "decode", given[0], given[1]) < 0) {
        return NULL;
    }
    BytesView bytes = bytes_self(self);
    return codec_decode(vm, bytes.data, bytes.size, given[0], given[1]);
}

/* ---- hex ---- */

/* The separator, an ASCII character as str or bytes: 0, or -1 with an exception. */
static int parse_separator(VM *vm, Value value, char *separator) {
    int64_t length = object_length(vm, value);
    if (length < 0) {
        return -1;
    }
    if (length != 1) {
        return error_raise_int(vm, vm->types.ValueError, "sep must be length 1.");
    }
    uint32_t letter;
    if (value_is_str(value)) {
        letter = str_at(value_to_str(value), 0);
    } else if (value_is_bytes(value)) {
        letter = value_to_bytes(value)->data[0];
    } else {
        return error_raise_int(vm, vm->types.TypeError, "sep must be str or bytes.");
    }
    if (letter > 127) {
        return error_raise_int(vm, vm->types.ValueError, "sep must be ASCII.");
    }
    *separator = (char)letter;
    return 0;
}

/* Whether a separator comes before a byte: groups are counted from the right, from the left when
 * their size is negative. */
static bool begins_group(size_t index, size_t size, int group) {
    if (index == 0 || group == 0) {
        return false;
    }
    return group > 0 ? (size - index) % (size_t)group == 0 : index % (size_t)(-(int64_t)group) == 0;
}

NATIVE_METHOD(bytes_hex_method) {
    static const char *const names[] = {"sep", "bytes_per_sep", NULL};
    static const ArgSpec spec = {.function = "hex", .names = names, .max_positional = 2};
    Value given[2];
    int group = 1;
    char separator = '\0';
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[1] != NULL && int_to_c_int(vm, given[1], &group) < 0) ||
        (given[0] != NULL && parse_separator(vm, given[0], &separator) < 0)) {
        return NULL;
    }
    BytesView bytes = bytes_self(self); /* only now: __index__ may have changed it */
    Buffer text = {0};
    buffer_reserve(&text, bytes.size * 2);
    for (size_t i = 0; i < bytes.size; i++) {
        if (given[0] != NULL && begins_group(i, bytes.size, group)) {
            buffer_add_byte(&text, separator);
        }
        buffer_add_byte(&text, "0123456789abcdef"[bytes.data[i] >> 4]);
        buffer_add_byte(&text, "0123456789abcdef"[bytes.data[i] & 15]);
    }
    Value str = str_new_latin1(vm, (const uint8_t *)text.data, text.size);
    buffer_done(&text);
    return str;
}

/* ---- fromhex ---- */

static int hex_digit(uint32_t letter) {
    if (letter >= '0' && letter <= '9') {
        return (int)(letter - '0');
    }
    uint32_t small = letter | 0x20;
    return letter < 0x80 && small >= 'a' && small <= 'f' ? (int)(small - 'a' + 10) : -1;
}

/* The letters of a str or bytes-like argument. */
typedef struct HexText {
    const Str *str; /* or NULL */
    BytesView bytes;
    size_t size;
} HexText;

static uint32_t hex_letter(const HexText *text, size_t at) {
    return text->str != NULL ? str_at(text->str, at) : text->bytes.data[at];
}

static int add_hex(VM *vm, const HexText *text, Buffer *out) {
    for (size_t at = 0; at < text->size;) {
        uint32_t letter = hex_letter(text, at);
        if (letter < 0x80 && byte_is_space((uint8_t)letter)) {
            at++;
            continue;
        }
        int digits[2];
        for (size_t i = 0; i < 2; i++) {
            if (at + i == text->size) {
                return error_raise_int(vm, vm->types.ValueError,
                                       "fromhex() arg must contain an even number of hexadecimal "
                                       "digits");
            }
            digits[i] = hex_digit(hex_letter(text, at + i));
            if (digits[i] < 0) {
                return error_raise_int(vm, vm->types.ValueError,
                                       "non-hexadecimal number found in fromhex() arg at "
                                       "position %zu",
                                       at + i);
            }
        }
        buffer_add_byte(out, (char)(digits[0] << 4 | digits[1]));
        at += 2;
    }
    return 0;
}

NATIVE_METHOD(bytes_fromhex_method) {
    HexText text = {.str = NULL};
    if (value_is_str(args[0])) {
        text.str = value_to_str(args[0]);
        text.size = text.str->length;
    } else if (bytes_view(args[0], &text.bytes)) {
        text.size = text.bytes.size;
    } else {
        return error_raise(vm, vm->types.TypeError,
                           "fromhex() argument must be str or bytes-like, not %F", args[0]);
    }
    Buffer out = {0};
    Value plain = NULL;
    if (add_hex(vm, &text, &out) == 0) {
        plain = bytes_new(vm, out.data, out.size);
    }
    buffer_done(&out);
    if (plain == NULL || self == value_from_object(vm->types.bytes)) {
        return plain;
    }
    Value made = object_call_one(vm, self, plain);
    value_release(vm, plain);
    return made;
}

/* ---- translate, maketrans ---- */

enum { TABLE_SIZE = 256 };

NATIVE_METHOD(bytes_translate_method) {
    static const char *const names[] = {"", "delete", NULL};
    static const ArgSpec spec = {.function = "translate",
                                 .names = names,
                                 .positional_only = 1,
                                 .required = 1,
                                 .max_positional = 2};
    Value given[2];
    BytesView table = {NULL, 0};
    BytesView dropped = {NULL, 0};
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (given[0] != VALUE_NONE) {
        if (bytes_view_of(vm, given[0], &table) < 0) {
            return NULL;
        }
        if (table.size != TABLE_SIZE) {
            return error_raise(vm, vm->types.ValueError,
                               "translation table must be 256 characters long");
        }
    }
    if (given[1] != NULL && bytes_view_of(vm, given[1], &dropped) < 0) {
        return NULL;
    }
    BytesView bytes = bytes_self(self);
    Buffer out = {0};
    bool changed = false;
    for (size_t i = 0; i < bytes.size; i++) {
        uint8_t byte = bytes.data[i];
        if (dropped.size > 0 && memchr(dropped.data, byte, dropped.size) != NULL) {
            changed = true;
            continue;
        }
        uint8_t mapped = table.data == NULL ? byte : table.data[byte];
        changed = changed || mapped != byte;
        buffer_add_byte(&out, (char)mapped);
    }
    if (!changed) {
        buffer_done(&out);
        return bytes_unchanged(vm, self);
    }
    return bytes_like_take(vm, self, &out);
}

NATIVE_METHOD(bytes_maketrans_method) {
    BytesView from;
    BytesView to;
    if (args_check_count(vm, "maketrans", nargs, 2, 2) < 0 ||
        bytes_view_of(vm, args[0], &from) < 0 || bytes_view_of(vm, args[1], &to) < 0) {
        return NULL;
    }
    if (from.size != to.size) {
        return error_raise(vm, vm->types.ValueError, "maketrans arguments must have same length");
    }
    uint8_t table[TABLE_SIZE];
    for (size_t i = 0; i < TABLE_SIZE; i++) {
        table[i] = (uint8_t)i;
    }
    for (size_t i = 0; i < from.size; i++) {
        table[from.data[i]] = to.data[i];
    }
    return bytes_new(vm, table, TABLE_SIZE);
}

/* ---- % ---- */

/* Formatted as text of one byte a letter. */
Value bytes_remainder(VM *vm, Value left, Value right) {
    if (!value_is_bytes(left) && !value_is_bytearray(left)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    BytesView bytes = bytes_self(left);
    Value format = str_new_latin1(vm, bytes.data, bytes.size);
    Value text = format == NULL ? NULL : percent_format_bytes(vm, format, right);
    value_release_if(vm, format);
    if (text == NULL) {
        return NULL;
    }
    Value result = bytes_like(vm, left, str_bytes(value_to_str(text)), value_to_str(text)->length);
    value_release(vm, text);
    return result;
}
