/*
 * str_predicate.c - isalpha, isdigit and the other questions about all characters of a str.
 */
#include "engine/interp/vm.h"
#include "engine/objects/str_methods.h"
#include "engine/unicode/unicode.h"

/* Whether there are characters, and all of them are of the kind. */
static Value all_are(Value self, bool (*is_kind)(uint32_t character)) {
    const Str *str = value_to_str(self);
    for (size_t i = 0; i < str->length; i++) {
        if (!is_kind(str_at(str, i))) {
            return VALUE_FALSE;
        }
    }
    return value_from_bool(str->length > 0);
}

#define ALL_ARE(method, is_kind)                                                                   \
    NATIVE_METHOD(method) {                                                                        \
        return all_are(self, is_kind);                                                             \
    }

ALL_ARE(str_isspace_method, unicode_is_space)
ALL_ARE(str_isdecimal_method, unicode_is_decimal)
ALL_ARE(str_isdigit_method, unicode_is_digit)
ALL_ARE(str_isnumeric_method, unicode_is_numeric)
ALL_ARE(str_isalpha_method, unicode_is_alpha)
ALL_ARE(str_isalnum_method, unicode_is_alnum)

NATIVE_METHOD(str_isascii_method) {
    return value_from_bool(value_to_str(self)->ascii);
}

NATIVE_METHOD(str_isprintable_method) {
    return value_from_bool(value_to_str(self)->length == 0 ||
                           all_are(self, unicode_is_printable) == VALUE_TRUE);
}

/* Whether some letter is of the wanted case, and none of another. */
static Value all_cased(Value self, bool (*is_wanted)(uint32_t), bool (*is_other)(uint32_t)) {
    const Str *str = value_to_str(self);
    bool found = false;
    for (size_t i = 0; i < str->length; i++) {
        uint32_t letter = str_at(str, i);
        if (is_other(letter) || unicode_is_title(letter)) {
            return VALUE_FALSE;
        }
        found = found || is_wanted(letter);
    }
    return value_from_bool(found);
}

NATIVE_METHOD(str_islower_method) {
    return all_cased(self, unicode_is_lower, unicode_is_upper);
}

NATIVE_METHOD(str_isupper_method) {
    return all_cased(self, unicode_is_upper, unicode_is_lower);
}

/* Upper-case letters begin words, lower-case ones go on with them. */
NATIVE_METHOD(str_istitle_method) {
    const Str *str = value_to_str(self);
    bool found = false;
    bool inside = false;
    for (size_t i = 0; i < str->length; i++) {
        uint32_t letter = str_at(str, i);
        bool capital = unicode_is_upper(letter) || unicode_is_title(letter);
        bool cased = capital || unicode_is_lower(letter);
        if (cased && capital == inside) {
            return VALUE_FALSE;
        }
        inside = cased;
        found = found || cased;
    }
    return value_from_bool(found);
}

NATIVE_METHOD(str_isidentifier_method) {
    const Str *str = value_to_str(self);
    if (str->length == 0 || !unicode_is_xid_start(str_at(str, 0))) {
        return VALUE_FALSE;
    }
    return all_are(self, unicode_is_xid_continue);
}
