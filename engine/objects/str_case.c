/*
 * str_case.c - upper, lower, title, capitalize, swapcase and casefold.
 */
#include "engine/interp/vm.h"
#include "engine/objects/str_buffer.h"
#include "engine/objects/str_methods.h"
#include "engine/unicode/unicode.h"

enum { CAPITAL_SIGMA = 0x3A3, FINAL_SIGMA = 0x3C2, SMALL_SIGMA = 0x3C3 };

/* ---- ASCII: a byte becomes a byte ---- */

static uint8_t ascii_upper(uint8_t letter) {
    return letter >= 'a' && letter <= 'z' ? (uint8_t)(letter - 32) : letter;
}

static uint8_t ascii_lower(uint8_t letter) {
    return letter >= 'A' && letter <= 'Z' ? (uint8_t)(letter + 32) : letter;
}

/* A new ASCII string of the source's length, to be filled in; an empty one is the shared one. */
static Value ascii_like(VM *vm, const Str *source) {
    if (source->length == 0) {
        return value_retain(vm->shared.empty_str);
    }
    Str *str = str_alloc(vm, source->length, 1);
    if (str != NULL) {
        str->ascii = true;
    }
    return value_from_object(str);
}

static uint8_t ascii_swapped(uint8_t letter) {
    return letter >= 'a' && letter <= 'z' ? ascii_upper(letter) : ascii_lower(letter);
}

static Value map_ascii(VM *vm, const Str *source, uint8_t (*map)(uint8_t letter)) {
    Value result = ascii_like(vm, source);
    for (size_t i = 0; result != NULL && i < source->length; i++) {
        ((uint8_t *)value_to_str(result)->data)[i] = map(str_bytes(source)[i]);
    }
    return result;
}

/* ---- Unicode: a character becomes one to three ---- */

/* A capital sigma is a final one in lower case when it ends a word: a cased letter before it, none
 * behind it; characters such as apostrophes are looked through. */
static bool sigma_is_final(const Str *str, size_t index) {
    size_t before = index;
    while (before > 0 && unicode_is_case_ignorable(str_at(str, before - 1))) {
        before--;
    }
    if (before == 0 || !unicode_is_cased(str_at(str, before - 1))) {
        return false;
    }
    size_t behind = index + 1;
    while (behind < str->length && unicode_is_case_ignorable(str_at(str, behind))) {
        behind++;
    }
    return behind == str->length || !unicode_is_cased(str_at(str, behind));
}

static size_t lower_at(const Str *str, size_t index, uint32_t mapped[UNICODE_EXPANSION]) {
    if (str_at(str, index) == CAPITAL_SIGMA) {
        mapped[0] = sigma_is_final(str, index) ? FINAL_SIGMA : SMALL_SIGMA;
        return 1;
    }
    return unicode_to_lower(str_at(str, index), mapped);
}

static size_t upper_at(const Str *str, size_t index, uint32_t mapped[UNICODE_EXPANSION]) {
    return unicode_to_upper(str_at(str, index), mapped);
}

static size_t folded_at(const Str *str, size_t index, uint32_t mapped[UNICODE_EXPANSION]) {
    return unicode_to_folded(str_at(str, index), mapped);
}

static size_t title_at(const Str *str, size_t index, uint32_t mapped[UNICODE_EXPANSION]) {
    bool inside = index > 0 && unicode_is_cased(str_at(str, index - 1));
    return inside ? lower_at(str, index, mapped) : unicode_to_title(str_at(str, index), mapped);
}

static size_t capital_at(const Str *str, size_t index, uint32_t mapped[UNICODE_EXPANSION]) {
    return index > 0 ? lower_at(str, index, mapped) : unicode_to_title(str_at(str, index), mapped);
}

static size_t swapped_at(const Str *str, size_t index, uint32_t mapped[UNICODE_EXPANSION]) {
    uint32_t letter = str_at(str, index);
    if (unicode_is_upper(letter)) {
        return lower_at(str, index, mapped);
    }
    if (unicode_is_lower(letter)) {
        return unicode_to_upper(letter, mapped);
    }
    mapped[0] = letter;
    return 1;
}

typedef size_t MapAt(const Str *str, size_t index, uint32_t mapped[UNICODE_EXPANSION]);

static Value map_unicode(VM *vm, const Str *str, MapAt *map) {
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_reserve(&builder, str->length, 0);
    for (size_t i = 0; i < str->length; i++) {
        uint32_t mapped[UNICODE_EXPANSION];
        size_t count = map(str, i, mapped);
        for (size_t j = 0; j < count; j++) {
            str_builder_add(&builder, mapped[j]);
        }
    }
    return str_builder_finish(&builder);
}

/* ---- the methods ---- */

NATIVE_METHOD(str_upper_method) {
    const Str *str = value_to_str(self);
    return str->ascii ? map_ascii(vm, str, ascii_upper) : map_unicode(vm, str, upper_at);
}

NATIVE_METHOD(str_lower_method) {
    const Str *str = value_to_str(self);
    return str->ascii ? map_ascii(vm, str, ascii_lower) : map_unicode(vm, str, lower_at);
}

NATIVE_METHOD(str_casefold_method) {
    const Str *str = value_to_str(self);
    return str->ascii ? map_ascii(vm, str, ascii_lower) : map_unicode(vm, str, folded_at);
}

NATIVE_METHOD(str_title_method) {
    const Str *str = value_to_str(self);
    if (!str->ascii) {
        return map_unicode(vm, str, title_at);
    }
    Value result = map_ascii(vm, str, ascii_lower);
    bool inside = false;
    for (size_t i = 0; result != NULL && i < str->length; i++) {
        uint8_t *letter = (uint8_t *)value_to_str(result)->data + i;
        bool cased = *letter >= 'a' && *letter <= 'z';
        *letter = inside ? *letter : ascii_upper(*letter);
        inside = cased;
    }
    return result;
}

NATIVE_METHOD(str_capitalize_method) {
    const Str *str = value_to_str(self);
    if (!str->ascii || str->length == 0) {
        return map_unicode(vm, str, capital_at);
    }
    Value result = map_ascii(vm, str, ascii_lower);
    if (result != NULL) {
        *(uint8_t *)value_to_str(result)->data = ascii_upper(str_bytes(str)[0]);
    }
    return result;
}

NATIVE_METHOD(str_swapcase_method) {
    const Str *str = value_to_str(self);
    return str->ascii ? map_ascii(vm, str, ascii_swapped) : map_unicode(vm, str, swapped_at);
}
