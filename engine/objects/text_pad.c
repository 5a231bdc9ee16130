/*
 * text_pad.c - what is taken off and put at the ends of a str, bytes or bytearray: strip, center,
 * ljust, rjust, zfill; and expandtabs.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/text_view.h"

/* ---- strip, lstrip, rstrip ---- */

/* Whether a character is to go: one of `set`, or white space when that is NULL. */
static bool is_stripped(const TextView *text, size_t index, const TextView *set) {
    return set == NULL ? text_is_space(text, index) : text_contains(set, text_at(text, index));
}

static Value strip_ends(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                        bool left, bool right) {
    TextView given;
    bool has_set = nargs >= 1 && args[0] != VALUE_NONE;
    if (args_check_count(vm, name, nargs, 0, 1) < 0) {
        return NULL;
    }
    if (has_set && value_is_str(self) && !value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "%s arg must be None or str", name);
    }
    if (has_set && text_argument(vm, self, args[0], &given) < 0) {
        return NULL;
    }
    const TextView *set = has_set ? &given : NULL;
    TextView text = text_view(self);
    size_t start = 0;
    size_t end = text.length;
    while (left && start < end && is_stripped(&text, start, set)) {
        start++;
    }
    while (right && end > start && is_stripped(&text, end - 1, set)) {
        end--;
    }
    return text_part(vm, &text, start, end);
}

NATIVE_METHOD(text_strip_method) {
    return strip_ends(vm, "strip", self, args, nargs, true, true);
}

NATIVE_METHOD(text_lstrip_method) {
    return strip_ends(vm, "lstrip", self, args, nargs, true, false);
}

NATIVE_METHOD(text_rstrip_method) {
    return strip_ends(vm, "rstrip", self, args, nargs, false, true);
}

/* ---- center, ljust, rjust, zfill ---- */

/* What is to be filled in: `missing` times `fill`, so that there are `width` characters. */
typedef struct Padding {
    int64_t width;
    size_t missing;
    uint32_t fill;
} Padding;

static int parse_str_fill(VM *vm, Value given, uint32_t *fill) {
    if (!value_is_str(given)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "The fill character must be a unicode character, not %T", given);
    }
    if (value_to_str(given)->length != 1) {
        return error_raise_int(vm, vm->types.TypeError,
                               "The fill character must be exactly one character long");
    }
    *fill = str_at(value_to_str(given), 0);
    return 0;
}

static int parse_byte_fill(VM *vm, const char *name, Value given, uint32_t *fill) {
    if (!value_is_bytes(given) && !value_is_bytearray(given)) {
        args_raise_type(vm, name, "argument 2", "a byte string of length 1", given);
        return -1;
    }
    TextView letter = text_view(given);
    if (letter.length != 1) {
        return error_raise_int(vm, vm->types.TypeError,
                               "%s(): argument 2 must be a byte string of length 1, not a %s "
                               "object of length %zu",
                               name, value_is_bytes(given) ? "bytes" : "bytearray", letter.length);
    }
    *fill = text_at(&letter, 0);
    return 0;
}

static int parse_padding(VM *vm, const char *name, Value self, const Value *args, size_t nargs,
                         Padding *padding) {
    padding->fill = ' ';
    if (args_check_count(vm, name, nargs, 1, 2) < 0 ||
        args_to_index(vm, args[0], &padding->width) < 0) {
        return -1;
    }
    if (nargs == 2 &&
        (value_is_str(self) ? parse_str_fill(vm, args[1], &padding->fill)
                            : parse_byte_fill(vm, name, args[1], &padding->fill)) < 0) {
        return -1;
    }
    int64_t length = (int64_t)text_view(self).length;
    padding->missing = padding->width > length ? (size_t)(padding->width - length) : 0;
    return 0;
}

/* The first `kept` characters, what is missing but `right`, the other characters, `right`. */
static Value padded(VM *vm, Value self, const Padding *padding, size_t kept, size_t right) {
    TextView text = text_view(self);
    if (padding->missing == 0) {
        return text_part(vm, &text, 0, text.length);
    }
    Value result = text_new_like(vm, &text, text.length + padding->missing, padding->fill);
    if (result != NULL) {
        TextView room = text_view(result);
        size_t at = text_put_part(&room, 0, &text, 0, kept);
        at = text_put(&room, at, padding->fill, padding->missing - right);
        at = text_put_part(&room, at, &text, kept, text.length);
        text_put(&room, at, padding->fill, right);
    }
    return result;
}

NATIVE_METHOD(text_center_method) {
    Padding padding;
    if (parse_padding(vm, "center", self, args, nargs, &padding) < 0) {
        return NULL;
    }
    size_t left = padding.missing / 2 + (padding.missing & (size_t)padding.width & 1);
    return padded(vm, self, &padding, 0, padding.missing - left);
}

NATIVE_METHOD(text_ljust_method) {
    Padding padding;
    return parse_padding(vm, "ljust", self, args, nargs, &padding) < 0
               ? NULL
               : padded(vm, self, &padding, 0, padding.missing);
}

NATIVE_METHOD(text_rjust_method) {
    Padding padding;
    return parse_padding(vm, "rjust", self, args, nargs, &padding) < 0
               ? NULL
               : padded(vm, self, &padding, 0, 0);
}

NATIVE_METHOD(text_zfill_method) {
    Padding padding;
    if (parse_padding(vm, "zfill", self, args, 1, &padding) < 0) {
        return NULL;
    }
    padding.fill = '0';
    TextView text = text_view(self);
    uint32_t first = text.length > 0 ? text_at(&text, 0) : 0;
    return padded(vm, self, &padding, first == '+' || first == '-' ? 1 : 0, 0);
}

/* ---- expandtabs ---- */

/* Puts the text with spaces for tabs into `room`, or only counts when that is NULL. The length;
 * nothing is put where there are more than SIZE_MAX / 2 characters. */
static size_t expand_tabs(const TextView *text, size_t tab_size, const TextView *room) {
    size_t length = 0;
    size_t column = 0;
    for (size_t i = 0; i < text->length && length < SIZE_MAX / 2; i++) {
        uint32_t character = text_at(text, i);
        size_t count = 1;
        if (character == '\t') {
            character = ' ';
            count = tab_size > 0 ? tab_size - column % tab_size : 0;
        }
        if (room != NULL) {
            text_put(room, length, character, count);
        }
        length += count;
        column = character == '\n' || character == '\r' ? 0 : column + count;
    }
    return length;
}

NATIVE_METHOD(text_expandtabs_method) {
    static const char *const names[] = {"tabsize", NULL};
    static const ArgSpec spec = {.function = "expandtabs", .names = names, .max_positional = 1};
    Value given[1];
    int tab_size = 8;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        (given[0] != NULL && int_to_c_int(vm, given[0], &tab_size) < 0)) {
        return NULL;
    }
    TextView text = text_view(self);
    if (text.is_str && !text_contains(&text, '\t')) {
        return text_part(vm, &text, 0, text.length);
    }
    size_t size = tab_size > 0 ? (size_t)tab_size : 0;
    Value result = text_new_like(vm, &text, expand_tabs(&text, size, NULL), ' ');
    if (result != NULL) {
        TextView room = text_view(result);
        expand_tabs(&text, size, &room);
    }
    return result;
}
