/*
 * bytes_pad.c - strip, center, ljust, rjust, zfill and expandtabs of bytes.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes_methods.h"
#include "engine/objects/error.h"

/* ---- strip, lstrip, rstrip ---- */

/* Whether a byte is to go: one of `set`, or white space when that is NULL. */
static bool is_stripped(uint8_t byte, const BytesView *set) {
    return set == NULL ? byte_is_space(byte)
                       : set->size > 0 && memchr(set->data, byte, set->size) != NULL;
}

static Value strip_ends(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        bool left, bool right) {
    BytesView given;
    bool has_set = nargs >= 1 && args[0] != VALUE_NONE;
    if (args_check_count(vm, name, nargs, 0, 1) < 0 ||
        (has_set && bytes_view_of(vm, args[0], &given) < 0)) {
        return NULL;
    }
    const BytesView *set = has_set ? &given : NULL;
    BytesView bytes = bytes_self(self);
    size_t start = 0;
    size_t end = bytes.size;
    while (left && start < end && is_stripped(bytes.data[start], set)) {
        start++;
    }
    while (right && end > start && is_stripped(bytes.data[end - 1], set)) {
        end--;
    }
    return bytes_part(vm, self, start, end);
}

NATIVE_METHOD(bytes_strip_method) {
    return strip_ends(vm, "strip", self, args, nargs, true, true);
}

NATIVE_METHOD(bytes_lstrip_method) {
    return strip_ends(vm, "lstrip", self, args, nargs, true, false);
}

NATIVE_METHOD(bytes_rstrip_method) {
    return strip_ends(vm, "rstrip", self, args, nargs, false, true);
}

/* ---- center, ljust, rjust, zfill ---- */

static int too_long(VM *vm) {
    error_no_memory(vm);
    return -1;
}

/* Width and fill byte; *missing is how many bytes there are to fill in. */
static int parse_padding(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                         int64_t *width, size_t *missing, uint8_t *fill) {
    *fill = ' ';
    if (args_check_count(vm, name, nargs, 1, 2) < 0 || args_to_index(vm, args[0], width) < 0) {
        return -1;
    }
    if (nargs == 2) {
        BytesView letter;
        if (!value_is_bytes(args[1]) && !value_is_bytearray(args[1])) {
            args_raise_type(vm, name, "argument 2", "a byte string of length 1", args[1]);
            return -1;
        }
        bytes_view(args[1], &letter);
        if (letter.size != 1) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "%s(): argument 2 must be a byte string of length 1, not a %s "
                                   "object of length %zu",
                                   name, value_is_bytes(args[1]) ? "bytes" : "bytearray",
                                   letter.size);
        }
        *fill = letter.data[0];
    }
    int64_t size = (int64_t)bytes_self(self).size;
    *missing = *width > size ? (size_t)(*width - size) : 0;
    return vm->heap.limit != 0 && *missing > vm->heap.limit ? too_long(vm) : 0;
}

static Value padded(VM *vm, Value self, size_t left, size_t right, uint8_t fill) {
    if (left + right == 0) {
        return bytes_unchanged(vm, self);
    }
    BytesView bytes = bytes_self(self);
    Buffer out = {0};
    buffer_add_repeated(&out, (char)fill, left);
    buffer_add(&out, bytes.data, bytes.size);
    buffer_add_repeated(&out, (char)fill, right);
    return bytes_like_take(vm, self, &out);
}

NATIVE_METHOD(bytes_center_method) {
    int64_t width;
    size_t missing;
    uint8_t fill;
    if (parse_padding(vm, "center", self, args, nargs, &width, &missing, &fill) < 0) {
        return NULL;
    }
    size_t left = missing == 0 ? 0 : missing / 2 + (missing & (size_t)width & 1);
    return padded(vm, self, left, missing - left, fill);
}

NATIVE_METHOD(bytes_ljust_method) {
    int64_t width;
    size_t missing;
    uint8_t fill;
    return parse_padding(vm, "ljust", self, args, nargs, &width, &missing, &fill) < 0
               ? NULL
               : padded(vm, self, 0, missing, fill);
}

NATIVE_METHOD(bytes_rjust_method) {
    int64_t width;
    size_t missing;
    uint8_t fill;
    return parse_padding(vm, "rjust", self, args, nargs, &width, &missing, &fill) < 0
               ? NULL
               : padded(vm, self, missing, 0, fill);
}

NATIVE_METHOD(bytes_zfill_method) {
    int64_t width;
    size_t missing;
    uint8_t fill;
    if (parse_padding(vm, "zfill", self, args, 1, &width, &missing, &fill) < 0) {
        return NULL;
    }
    BytesView bytes = bytes_self(self);
    bool has_sign = bytes.size > 0 && (bytes.data[0] == '+' || bytes.data[0] == '-');
    if (missing == 0 || !has_sign) {
        return padded(vm, self, missing, 0, '0');
    }
    Buffer out = {0};
    buffer_add(&out, bytes.data, 1);
    buffer_add_repeated(&out, '0', missing);
    buffer_add(&out, bytes.data + 1, bytes.size - 1);
    return bytes_like_take(vm, self, &out);
}

/* ---- expandtabs ---- */

NATIVE_METHOD(bytes_expandtabs_method) {
    static const char *const names[] = {"tabsize", NULL};
    static const ArgSpec spec = {.function = "expandtabs", .names = names, .max_positional = 1};
    Value given[1];
    int tab_size = 8;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[0] != NULL && args_to_c_int(vm, given[0], &tab_size) < 0)) {
        return NULL;
    }
    BytesView bytes = bytes_self(self);
    Buffer out = {0};
    size_t column = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        uint8_t byte = bytes.data[i];
        if (byte == '\t') {
            size_t count = tab_size > 0 ? (size_t)tab_size - column % (size_t)tab_size : 0;
            if (vm->heap.limit != 0 && out.size + count > vm->heap.limit) {
                buffer_done(&out);
                return error_no_memory(vm);
            }
            buffer_add_repeated(&out, ' ', count);
            column += count;
        } else {
            buffer_add_byte(&out, (char)byte);
            column = byte == '\n' || byte == '\r' ? 0 : column + 1;
        }
    }
    return bytes_like_take(vm, self, &out);
}
