/*
 * str_translate.c - translate and maketrans.
 */
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/str_methods.h"
#include "engine/unicode/unicode.h"

/* ---- translate ---- */

/* What a table says about one character. */
typedef enum Translation {
    TRANSLATE_ERROR,
    TRANSLATE_KEEP,
    TRANSLATE_DROP,
    TRANSLATE_PUT
} Translation;

/* table[character]. For TRANSLATE_PUT *text is a Str, the caller's. */
static Translation look_up(VM *vm, Value table, uint32_t character, Value *text) {
    *text = NULL;
    Value item = object_get_item(vm, table, value_from_small_int(character));
    if (item == NULL) {
        if (!error_matches(vm, vm->types.LookupError)) {
            return TRANSLATE_ERROR;
        }
        error_clear(vm);
        return TRANSLATE_KEEP;
    }
    if (item == VALUE_NONE) {
        return TRANSLATE_DROP;
    }
    if (value_is_str(item)) {
        *text = item;
        return TRANSLATE_PUT;
    }
    if (!value_is_int(item)) {
        error_raise(vm, vm->types.TypeError, "character mapping must return integer, None or str");
    } else {
        int64_t number;
        if (!int_fits_i64(item, &number) || number < 0 || number >= UNICODE_LIMIT) {
            error_raise(vm, vm->types.ValueError, "character mapping must be in range(0x110000)");
        } else {
            *text = str_from_codepoint(vm, (uint32_t)number);
        }
    }
    value_release(vm, item);
    return *text == NULL ? TRANSLATE_ERROR : TRANSLATE_PUT;
}

enum { NOT_ASKED = 0xFF, DROPPED = 0xFE };

/*
 * ASCII that becomes ASCII: each character's translation is asked for once.
 * How often a table is asked can be seen, so it is what CPython does. Returns
 * where this ended: at the end, or at the first character that becomes
 * something else; -1 on error.
 */
static int64_t translate_ascii(VM *vm, const Str *str, Value table, StrBuilder *builder) {
    uint8_t known[128];
    for (size_t i = 0; i < sizeof known; i++) {
        known[i] = NOT_ASKED;
    }
    for (size_t i = 0; i < str->length; i++) {
        uint8_t character = str_bytes(str)[i];
        if (known[character] == NOT_ASKED) {
            Value text;
            Translation translation = look_up(vm, table, character, &text);
            if (translation == TRANSLATE_ERROR) {
                return -1;
            }
            if (translation == TRANSLATE_PUT) {
                const Str *put = value_to_str(text);
                bool letter = put->length == 1 && put->ascii;
                known[character] = letter ? str_bytes(put)[0] : NOT_ASKED;
                value_release(vm, text);
                if (!letter) {
                    return (int64_t)i;
                }
            } else {
                known[character] = translation == TRANSLATE_KEEP ? character : DROPPED;
            }
        }
        if (known[character] != DROPPED) {
            str_builder_add(builder, known[character]);
        }
    }
    return str->length;
}

/* The rest, from `at` on. After a dropped character the table is asked about the next one twice,
 * as CPython does, which looks how far the dropped ones go. */
static int translate_rest(VM *vm, const Str *str, Value table, size_t at, StrBuilder *builder) {
    bool after_dropped = false;
    while (at < str->length) {
        uint32_t character = str_at(str, at);
        Value text;
        Translation translation = look_up(vm, table, character, &text);
        if (translation == TRANSLATE_ERROR) {
            return -1;
        }
        bool again = after_dropped && translation != TRANSLATE_DROP;
        after_dropped = translation == TRANSLATE_DROP;
        if (!again) {
            if (translation == TRANSLATE_KEEP) {
                str_builder_add(builder, character);
            } else if (translation == TRANSLATE_PUT) {
                str_builder_add_str(builder, text);
            }
            at++;
        }
        value_release_if(vm, text);
    }
    return 0;
}

NATIVE_METHOD(str_translate_method) {
    const Str *str = value_to_str(self);
    if (str->length == 0) {
        return str_exact(vm, self);
    }
    StrBuilder builder;
    str_builder_init(&builder, vm);
    int64_t at = str->ascii ? translate_ascii(vm, str, args[0], &builder) : 0;
    if (at < 0 || translate_rest(vm, str, args[0], (size_t)at, &builder) < 0) {
        str_builder_done(&builder);
        return NULL;
    }
    return str_builder_finish(&builder);
}

/* ---- maketrans ---- */

static int put_letters(VM *vm, Dict *table, const Str *from, const Str *to) {
    for (size_t i = 0; i < from->length; i++) {
        Value mapped = to == NULL ? VALUE_NONE : value_from_small_int(str_at(to, i));
        if (dict_set(vm, table, value_from_small_int(str_at(from, i)), mapped) < 0) {
            return -1;
        }
    }
    return 0;
}

static int fill_from_letters(VM *vm, Dict *table, const Value *args, size_t nargs) {
    if (!value_is_str(args[0])) {
        return error_raise_int(vm, vm->types.TypeError,
                               "first maketrans argument must be a string if there is a second "
                               "argument");
    }
    const Str *from = value_to_str(args[0]);
    const Str *to = value_to_str(args[1]);
    if (from->length != to->length) {
        return error_raise_int(vm, vm->types.ValueError,
                               "the first two maketrans arguments must have equal length");
    }
    if (put_letters(vm, table, from, to) < 0) {
        return -1;
    }
    return nargs < 3 ? 0 : put_letters(vm, table, value_to_str(args[2]), NULL);
}

static int fill_from_dict(VM *vm, Dict *table, Value source) {
    if (!value_object_is(source, vm->types.dict)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "if you give only one argument to maketrans it must be a dict");
    }
    size_t position = 0;
    Value key;
    Value mapped;
    while (dict_next(value_to_dict(source), &position, &key, &mapped)) {
        if (value_is_str(key)) {
            if (value_to_str(key)->length != 1) {
                return error_raise_int(vm, vm->types.ValueError,
                                       "string keys in translate table must be of length 1");
            }
            key = value_from_small_int(str_at(value_to_str(key), 0));
        } else if (!value_is_int(key)) {
            return error_raise_int(vm, vm->types.TypeError,
                                   "keys in translate table must be strings or integers");
        }
        if (dict_set(vm, table, key, mapped) < 0) {
            return -1;
        }
    }
    return 0;
}

NATIVE_METHOD(str_maketrans_method) {
    if (args_check_count(vm, "maketrans", nargs, 1, 3) < 0 ||
        (nargs > 1 && args_check_str(vm, "maketrans", "argument 2", args[1]) < 0) ||
        (nargs > 2 && args_check_str(vm, "maketrans", "argument 3", args[2]) < 0)) {
        return NULL;
    }
    Dict *table = dict_new(vm);
    if (table == NULL || (nargs == 1 ? fill_from_dict(vm, table, args[0])
                                     : fill_from_letters(vm, table, args, nargs)) < 0) {
        value_release_if(vm, value_from_object(table));
        return NULL;
    }
    return value_from_object(table);
}
