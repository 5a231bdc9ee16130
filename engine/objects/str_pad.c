/*
 * str_pad.c - what is taken off and put at the ends of a str: strip, center, ljust, rjust, zfill;
 * and expandtabs.
 */
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/str_buffer.h"
#include "engine/objects/str_methods.h"
#include "engine/unicode/unicode.h"

/* ---- strip, lstrip, rstrip ---- */

/* Whether a character is to go: one of `set`, or white space when that is NULL. */
static bool is_stripped(uint32_t character, const Str *set) {
    return set == NULL ? unicode_is_space(character)
                       : str_find_codepoint(set, character, 0, set->length) >= 0;
}

static Value strip_ends(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        bool left, bool right) {
    if (args_check_count(vm, name, nargs, 0, 1) < 0) {
        return NULL;
    }
    const Str *set = NULL;
    if (nargs == 1 && args[0] != VALUE_NONE) {
        if (!value_is_str(args[0])) {
            return error_raise(vm, vm->types.TypeError, "%s arg must be None or str", name);
        }
        set = value_to_str(args[0]);
    }
    const Str *str = value_to_str(self);
    size_t start = 0;
    size_t end = str->length;
    while (left && start < end && is_stripped(str_at(str, start), set)) {
        start++;
    }
    while (right && end > start && is_stripped(str_at(str, end - 1), set)) {
        end--;
    }
    return str_substring(vm, self, start, end);
}

NATIVE_METHOD(str_strip_method) {
    return strip_ends(vm, "strip", self, args, nargs, true, true);
}

NATIVE_METHOD(str_lstrip_method) {
    return strip_ends(vm, "lstrip", self, args, nargs, true, false);
}

NATIVE_METHOD(str_rstrip_method) {
    return strip_ends(vm, "rstrip", self, args, nargs, false, true);
}

/* ---- center, ljust, rjust, zfill ---- */

static Value padded(VM *vm, Value self, size_t left, size_t right, uint32_t fill) {
    size_t length = value_to_str(self)->length;
    if (left + right == 0) {
        return str_exact(vm, self);
    }
    if (left > STR_MAX_LENGTH || right > STR_MAX_LENGTH || left + right + length > STR_MAX_LENGTH) {
        return error_raise(vm, vm->types.OverflowError, "padded string is too long");
    }
    const Str *str = value_to_str(self);
    if (str->ascii && fill < 0x80) {
        Str *result = str_alloc(vm, left + length + right, 1);
        if (result != NULL) {
            result->ascii = true;
            memset(result->data, (int)fill, left);
            memcpy((uint8_t *)result->data + left, str->data, length);
            memset((uint8_t *)result->data + left + length, (int)fill, right);
        }
        return value_from_object(result);
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_reserve(&builder, left + right + length, 0);
    str_builder_add_repeated(&builder, fill, left);
    str_builder_add_str(&builder, self);
    str_builder_add_repeated(&builder, fill, right);
    return str_builder_finish(&builder);
}

/* Width and fill character; *missing is how many characters there are to fill in. */
static int parse_padding(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                         int64_t *width, size_t *missing, uint32_t *fill) {
    *fill = ' ';
    if (args_check_count(vm, name, nargs, 1, 2) < 0 || args_to_index(vm, args[0], width) < 0) {
        return -1;
    }
    if (nargs == 2) {
        if (!value_is_str(args[1])) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "The fill character must be a unicode character, not %T",
                                   args[1]);
        }
        if (value_to_str(args[1])->length != 1) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "The fill character must be exactly one character long");
        }
        *fill = str_at(value_to_str(args[1]), 0);
    }
    int64_t length = value_to_str(self)->length;
    *missing = *width > length ? (size_t)(*width - length) : 0;
    return 0;
}

NATIVE_METHOD(str_center_method) {
    int64_t width;
    size_t missing;
    uint32_t fill;
    if (parse_padding(vm, "center", self, args, nargs, &width, &missing, &fill) < 0) {
        return NULL;
    }
    size_t left = missing / 2 + (missing & (size_t)width & 1);
    return padded(vm, self, missing == 0 ? 0 : left, missing == 0 ? 0 : missing - left, fill);
}

NATIVE_METHOD(str_ljust_method) {
    int64_t width;
    size_t missing;
    uint32_t fill;
    return parse_padding(vm, "ljust", self, args, nargs, &width, &missing, &fill) < 0
               ? NULL
               : padded(vm, self, 0, missing, fill);
}

NATIVE_METHOD(str_rjust_method) {
    int64_t width;
    size_t missing;
    uint32_t fill;
    return parse_padding(vm, "rjust", self, args, nargs, &width, &missing, &fill) < 0
               ? NULL
               : padded(vm, self, missing, 0, fill);
}

NATIVE_METHOD(str_zfill_method) {
    int64_t width;
    if (args_to_index(vm, args[0], &width) < 0) {
        return NULL;
    }
    const Str *str = value_to_str(self);
    if (width <= (int64_t)str->length) {
        return str_exact(vm, self);
    }
    size_t missing = (size_t)(width - (int64_t)str->length);
    uint32_t sign = str->length > 0 ? str_at(str, 0) : 0;
    if (sign != '+' && sign != '-') {
        return padded(vm, self, missing, 0, '0');
    }
    if ((uint64_t)width > STR_MAX_LENGTH) {
        return error_raise(vm, vm->types.OverflowError, "padded string is too long");
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add(&builder, sign);
    str_builder_add_repeated(&builder, '0', missing);
    str_builder_add_slice(&builder, str, 1, str->length);
    return str_builder_finish(&builder);
}

/* ---- expandtabs ---- */

NATIVE_METHOD(str_expandtabs_method) {
    static const char *const names[] = {"tabsize", NULL};
    static const ArgSpec spec = {.function = "expandtabs", .names = names, .max_positional = 1};
    Value given[1];
    int tab_size = 8;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[0] != NULL && args_to_c_int(vm, given[0], &tab_size) < 0)) {
        return NULL;
    }
    const Str *str = value_to_str(self);
    if (str_find_codepoint(str, '\t', 0, str->length) < 0) {
        return str_exact(vm, self);
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    size_t column = 0;
    for (size_t i = 0; i < str->length; i++) {
        uint32_t character = str_at(str, i);
        if (character == '\t') {
            size_t count = tab_size > 0 ? (size_t)tab_size - column % (size_t)tab_size : 0;
            str_builder_add_repeated(&builder, ' ', count);
            column += count;
        } else {
            str_builder_add(&builder, character);
            column = character == '\n' || character == '\r' ? 0 : column + 1;
        }
    }
    return str_builder_finish(&builder);
}
