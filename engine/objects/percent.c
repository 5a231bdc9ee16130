#include "engine/objects/percent.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/float_text.h"
#include "engine/interp/vm.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

enum {
    FLAG_LEFT = 1 << 0,
    FLAG_SIGN = 1 << 1,
    FLAG_BLANK = 1 << 2,
    FLAG_ALTERNATE = 1 << 3,
    FLAG_ZERO = 1 << 4,
};

/* The values, and how far they are used. */
typedef struct Supply {
    VM *vm;
    bool bytes;
    Value values;
    int64_t count; /* of a tuple; -1: one value alone */
    int64_t next;  /* -2: the one value has not been used */
    Value mapping; /* or NULL; borrowed */
    Value found;   /* what the last key gave, owned */
} Supply;

typedef struct Directive {
    unsigned flags;
    int64_t width;     /* -1: none */
    int64_t precision; /* -1: none */
    uint32_t letter;
} Directive;

#define LONGEST_PRECISION (INT_MAX - 3) /* of an int: a sign and a prefix come to it */

typedef struct Reader {
    const Str *text;
    size_t at;
} Reader;

static int raise_type(VM *vm, const char *message) {
    return error_raise_int(vm, vm->types.TypeError, "%s", message);
}

static int raise_value(VM *vm, const char *message) {
    return error_raise_int(vm, vm->types.ValueError, "%s", message);
}

static bool at_end(const Reader *reader) {
    return reader->at >= reader->text->length;
}

static uint32_t peek(const Reader *reader) {
    return at_end(reader) ? 0 : str_at(reader->text, reader->at);
}

/* ---- values ---- */

/* The next one, borrowed. */
static Value supply_next(Supply *supply) {
    if (supply->next >= supply->count) {
        raise_type(supply->vm, "not enough arguments for format string");
        return NULL;
    }
    int64_t index = supply->next++;
    return supply->count < 0 ? supply->values : value_to_tuple(supply->values)->items[index];
}

static bool supply_has_rest(const Supply *supply) {
    return supply->next < supply->count;
}

/* "(key)": from now on its item is the one value. */
static int read_key(Supply *supply, Reader *reader) {
    VM *vm = supply->vm;
    if (peek(reader) != '(') {
        return 0;
    }
    if (supply->mapping == NULL) {
        return raise_type(vm, "format requires a mapping");
    }
    size_t start = ++reader->at;
    for (int depth = 1; depth > 0; reader->at++) {
        if (at_end(reader)) {
            return raise_value(vm, "incomplete format key");
        }
        depth += peek(reader) == '(';
        depth -= peek(reader) == ')';
    }
    Value key = str_substring(vm, (Value)reader->text, start, reader->at - 1);
    if (key != NULL && supply->bytes) {
        Value text = key;
        key = bytes_new(vm, str_bytes(value_to_str(text)), value_to_str(text)->length);
        value_release(vm, text);
    }
    Value item = key == NULL ? NULL : object_get_item(vm, supply->mapping, key);
    value_release_if(vm, key);
    if (item == NULL) {
        return -1;
    }
    value_replace_take(vm, &supply->found, item);
    supply->values = item;
    supply->count = -1;
    supply->next = -2;
    return 0;
}

/* ---- directives ---- */

static unsigned read_flags(Reader *reader) {
    static const char letters[] = "-+ #0";
    unsigned flags = 0;
    const char *found;
    while (!at_end(reader) && peek(reader) < 128 && peek(reader) != 0 &&
           (found = strchr(letters, (int)peek(reader))) != NULL) {
        flags |= 1u << (found - letters);
        reader->at++;
    }
    return flags;
}

static int read_digits(VM *vm, Reader *reader, int64_t most, const char *too_big, int64_t *number) {
    for (; peek(reader) >= '0' && peek(reader) <= '9'; reader->at++) {
        int digit = (int)peek(reader) - '0';
        int64_t before = *number < 0 ? 0 : *number;
        if (before > (most - digit) / 10) {
            return raise_value(vm, too_big);
        }
        *number = before * 10 + digit;
    }
    return 0;
}

/* '*': the number is the next value. */
static int read_star(Supply *supply, Value *value) {
    *value = supply_next(supply);
    if (*value != NULL && !value_is_int(*value)) {
        raise_type(supply->vm, "* wants int");
        *value = NULL;
    }
    return *value == NULL ? -1 : 0;
}

static int read_width(Supply *supply, Reader *reader, Directive *directive) {
    VM *vm = supply->vm;
    if (peek(reader) != '*') {
        return read_digits(vm, reader, INT64_MAX, "width too big", &directive->width);
    }
    reader->at++;
    Value value;
    if (read_star(supply, &value) < 0 || int_to_i64(vm, value, &directive->width) < 0) {
        return -1;
    }
    if (directive->width < 0) {
        directive->flags |= FLAG_LEFT;
        directive->width = directive->width == INT64_MIN ? INT64_MAX : -directive->width;
    }
    return 0;
}

static int read_precision(Supply *supply, Reader *reader, Directive *directive) {
    VM *vm = supply->vm;
    if (peek(reader) != '.') {
        return 0;
    }
    reader->at++;
    directive->precision = 0;
    if (peek(reader) != '*') {
        const char *too_big = supply->bytes ? "prec too big" : "precision too big";
        return read_digits(vm, reader, INT_MAX, too_big, &directive->precision);
    }
    reader->at++;
    Value value;
    if (read_star(supply, &value) < 0) {
        return -1;
    }
    int64_t precision;
    if (!int_fits_i64(value, &precision) || precision > INT_MAX || precision < INT_MIN) {
        return error_raise_int(vm, vm->types.OverflowError,
                               "Python int too large to convert to C int");
    }
    directive->precision = precision < 0 ? 0 : precision;
    return 0;
}

static int read_directive(Supply *supply, Reader *reader, Directive *directive) {
    *directive = (Directive){.width = -1, .precision = -1};
    if (read_key(supply, reader) < 0) {
        return -1;
    }
    directive->flags = read_flags(reader);
    if (read_width(supply, reader, directive) < 0 ||
        read_precision(supply, reader, directive) < 0) {
        return -1;
    }
    uint32_t size = peek(reader);
    if (size == 'h' || size == 'l' || size == 'L') {
        reader->at++;
    }
    if (at_end(reader)) {
        return raise_value(supply->vm, "incomplete format");
    }
    directive->letter = str_at(reader->text, reader->at++);
    return 0;
}

/* ---- numbers as text ---- */

static int raise_not_a_number(VM *vm, uint32_t letter, Value value) {
    bool whole = letter == 'o' || letter == 'x' || letter == 'X';
    return error_raise_int(vm, vm->types.TypeError, "%%%c format: %s is required, not %T",
                           (int)letter, whole ? "an integer" : "a real number", value);
}

/* The int that %d (of any real number) or %x (of what is one) shows. */
static Value whole_number(VM *vm, uint32_t letter, Value value) {
    if (value_is_int(value)) {
        return value_retain(value);
    }
    const Type *type = value_type(vm, value);
    Value number = NULL;
    if (type->index != NULL || type->to_int != NULL || type->to_float != NULL) {
        bool whole = letter == 'o' || letter == 'x' || letter == 'X';
        number = whole ? object_index(vm, value) : int_from_value(vm, value);
        if (number != NULL || !error_matches(vm, vm->types.TypeError)) {
            return number;
        }
        error_clear(vm);
    }
    raise_not_a_number(vm, letter, value);
    return NULL;
}

/* "-0x00ff": at least `precision` digits, the prefix only in the alternate form. */
static int add_whole(VM *vm, const Directive *directive, Value value, Buffer *out) {
    Value number = whole_number(vm, directive->letter, value);
    if (number == NULL) {
        return -1;
    }
    if (directive->precision > LONGEST_PRECISION) {
        value_release(vm, number);
        return error_raise_int(vm, vm->types.OverflowError, "precision too large");
    }
    uint32_t letter = directive->letter;
    int base = letter == 'o' ? 8 : letter == 'x' || letter == 'X' ? 16 : 10;
    Buffer digits = {0};
    bool fine = int_add_digits(vm, number, base, false, &digits);
    if (fine) {
        bool negative = digits.data[0] == '-';
        size_t count = digits.size - negative;
        buffer_add_string(out, negative ? "-" : "");
        if (directive->flags & FLAG_ALTERNATE) {
            buffer_add_string(out, base == 8 ? "0o" : base == 16 ? "0x" : "");
        }
        if (directive->precision > (int64_t)count) {
            buffer_add_repeated(out, '0', (size_t)directive->precision - count);
        }
        buffer_add(out, digits.data + negative, count);
        for (size_t i = 0; letter == 'X' && i < out->size; i++) {
            out->data[i] = (char)toupper((unsigned char)out->data[i]);
        }
    }
    buffer_done(&digits);
    value_release(vm, number);
    return fine ? 0 : -1;
}

static int add_real(Supply *supply, const Directive *directive, Value value, Buffer *out) {
    VM *vm = supply->vm;
    double number;
    if (float_from_number(vm, value, &number) < 0) {
        if (supply->bytes && error_matches(vm, vm->types.TypeError)) {
            error_clear(vm);
            return error_raise_int(vm, vm->types.TypeError, "float argument required, not %T",
                                   value);
        }
        return -1;
    }
    int precision = directive->precision < 0 ? 6 : (int)directive->precision;
    float_format(number, (char)directive->letter, precision,
                 directive->flags & FLAG_ALTERNATE ? FLOAT_ALTERNATE : 0u, out);
    return 0;
}

/* ---- output ---- */

static void pad(StrBuilder *builder, uint32_t fill, int64_t count) {
    if (count > 0) {
        str_builder_add_repeated(builder, fill, (size_t)count);
    }
}

/* A text of `length` letters between its padding. */
static void add_padded(StrBuilder *builder, const Directive *directive, const Str *text,
                       size_t length) {
    int64_t missing = directive->width - (int64_t)length;
    bool left = directive->flags & FLAG_LEFT;
    pad(builder, ' ', left ? 0 : missing);
    str_builder_add_slice(builder, text, 0, length);
    pad(builder, ' ', left ? missing : 0);
}

/* A number: its sign and prefix come before zeros, but behind spaces. */
static void add_number(StrBuilder *builder, const Directive *directive, const char *text) {
    char sign[2] = "";
    if (*text == '-') {
        sign[0] = *text++;
    } else if (directive->flags & (FLAG_SIGN | FLAG_BLANK)) {
        sign[0] = directive->flags & FLAG_SIGN ? '+' : ' ';
    }
    uint32_t letter = directive->letter;
    bool prefixed =
        (directive->flags & FLAG_ALTERNATE) && (letter == 'o' || letter == 'x' || letter == 'X');
    size_t prefix = prefixed ? 2 : 0;
    bool left = directive->flags & FLAG_LEFT;
    bool zeros = directive->flags & FLAG_ZERO;
    int64_t missing = directive->width - (int64_t)strlen(text) - (sign[0] != '\0');
    pad(builder, ' ', left || zeros ? 0 : missing);
    str_builder_add_string(builder, sign);
    str_builder_add_utf8(builder, text, prefix);
    pad(builder, '0', zeros && !left ? missing : 0);
    str_builder_add_string(builder, text + prefix);
    pad(builder, ' ', left ? missing : 0);
}

static int add_number_of(Supply *supply, StrBuilder *builder, const Directive *directive,
                         Value value) {
    Buffer text = {0};
    bool real = strchr("eEfFgG", (int)directive->letter) != NULL;
    int status = real ? add_real(supply, directive, value, &text)
                      : add_whole(supply->vm, directive, value, &text);
    if (status == 0) {
        add_number(builder, directive, text.data);
    }
    buffer_done(&text);
    return status;
}

/* %c of a str. */
static Value character_of(VM *vm, Value value) {
    if (value_is_str(value)) {
        if (value_to_str(value)->length == 1) {
            return value_retain(value);
        }
        return error_raise(vm, vm->types.TypeError,
                           "%%c requires an int or a unicode character, not a string of length %zd",
                           (ptrdiff_t)value_to_str(value)->length);
    }
    if (!object_has_index(vm, value)) {
        return error_raise(vm, vm->types.TypeError,
                           "%%c requires an int or a unicode character, not %F", value);
    }
    Value index = object_index(vm, value);
    if (index == NULL) {
        return NULL;
    }
    int64_t codepoint;
    bool fits = int_fits_i64(index, &codepoint) && codepoint >= 0 && codepoint <= 0x10ffff;
    value_release(vm, index);
    return fits ? str_from_codepoint(vm, (uint32_t)codepoint)
                : error_raise(vm, vm->types.OverflowError, "%%c arg not in range(0x110000)");
}

/* %c of bytes: a Latin-1 Str. */
static Value byte_of(VM *vm, Value value) {
    if (value_is_bytes(value) || value_is_bytearray(value)) {
        BytesView bytes;
        bytes_view(value, &bytes);
        if (bytes.size == 1) {
            return str_from_codepoint(vm, bytes.data[0]);
        }
        return error_raise(vm, vm->types.TypeError,
                           "%%c requires an integer in range(256) or a single byte, not a %T "
                           "object of length %zd",
                           value, (ptrdiff_t)bytes.size);
    }
    if (!object_has_index(vm, value)) {
        return error_raise(vm, vm->types.TypeError,
                           "%%c requires an integer in range(256) or a single byte, not %F", value);
    }
    Value index = object_index(vm, value);
    if (index == NULL) {
        return NULL;
    }
    int64_t byte;
    bool fits = int_fits_i64(index, &byte) && byte >= 0 && byte <= 255;
    value_release(vm, index);
    return fits ? str_from_codepoint(vm, (uint32_t)byte)
                : error_raise(vm, vm->types.OverflowError, "%%c arg not in range(256)");
}

/* %s and %b of bytes: a Latin-1 Str. */
static Value bytes_text_of(VM *vm, Value value) {
    BytesView view;
    if (bytes_view(value, &view)) {
        return str_new_latin1(vm, view.data, view.size);
    }
    Value name = str_intern_string(vm, "__bytes__");
    bool missing = false;
    Value method = name == NULL ? NULL : object_lookup_special(vm, value, name, &missing);
    value_release_if(vm, name);
    if (method == NULL) {
        return !missing ? NULL
                        : error_raise(vm, vm->types.TypeError,
                                      "%%b requires a bytes-like object, or an object that "
                                      "implements __bytes__, not '%T'",
                                      value);
    }
    Value result = object_call_no_args(vm, method);
    value_release(vm, method);
    if (result == NULL) {
        return NULL;
    }
    Value text = NULL;
    if (value_is_bytes(result)) {
        text = str_new_latin1(vm, value_to_bytes(result)->data, value_to_bytes(result)->size);
    } else {
        error_raise(vm, vm->types.TypeError, "__bytes__ returned non-bytes (type %T)", result);
    }
    value_release(vm, result);
    return text;
}

static Value raise_unsupported(const Supply *supply, const Reader *reader, uint32_t letter) {
    VM *vm = supply->vm;
    bool shown = supply->bytes || (letter >= 31 && letter <= 126);
    Value character = str_from_codepoint(vm, shown ? letter : '?');
    if (character != NULL) {
        error_raise(vm, vm->types.ValueError,
                    "unsupported format character '%U' (0x%x) at index %zu", character,
                    (unsigned)letter, reader->at - 1);
        value_release(vm, character);
    }
    return NULL;
}

/* The text of what is no number. */
static Value text_of(const Supply *supply, const Reader *reader, uint32_t letter, Value value) {
    VM *vm = supply->vm;
    switch (letter) {
    case 's': return supply->bytes ? bytes_text_of(vm, value) : object_str(vm, value);
    case 'b':
        return supply->bytes ? bytes_text_of(vm, value) : raise_unsupported(supply, reader, letter);
    case 'r': return supply->bytes ? object_ascii(vm, value) : object_repr(vm, value);
    case 'a': return object_ascii(vm, value);
    case 'c': return supply->bytes ? byte_of(vm, value) : character_of(vm, value);
    default: return raise_unsupported(supply, reader, letter);
    }
}

static int add_directive(Supply *supply, Reader *reader, StrBuilder *builder) {
    if (peek(reader) == '%') {
        str_builder_add(builder, '%');
        reader->at++;
        return 0;
    }
    Directive directive;
    if (read_directive(supply, reader, &directive) < 0) {
        return -1;
    }
    uint32_t letter = directive.letter;
    Value value = supply_next(supply);
    if (value == NULL) {
        return -1;
    }
    int status = 0;
    if (letter != 0 && letter < 128 && strchr("diuoxXeEfFgG", (int)letter) != NULL) {
        status = add_number_of(supply, builder, &directive, value);
    } else {
        Value text = text_of(supply, reader, letter, value);
        if (text == NULL) {
            return -1;
        }
        size_t length = value_to_str(text)->length;
        if (letter != 'c' && directive.precision >= 0 && (size_t)directive.precision < length) {
            length = (size_t)directive.precision;
        }
        add_padded(builder, &directive, value_to_str(text), length);
        value_release(supply->vm, text);
    }
    if (status == 0 && supply->mapping != NULL && supply_has_rest(supply)) {
        status = raise_type(supply->vm,
                            supply->bytes ? "not all arguments converted during bytes formatting"
                                          : "not all arguments converted during string formatting");
    }
    return status;
}

/* Whether '%' takes items by key from it. */
static bool is_mapping(const Supply *supply, Value values) {
    bool text = value_is_str(values) && !supply->bytes;
    bool data = (value_is_bytes(values) || value_is_bytearray(values) || value_is_str(values)) &&
                supply->bytes;
    return value_type(supply->vm, values)->get_item != NULL && !value_is_tuple(values) && !text &&
           !data;
}

static Value format_all(Supply *supply, Value format) {
    VM *vm = supply->vm;
    Value values = supply->values;
    bool several = value_is_tuple(values);
    supply->count = several ? (int64_t)value_to_tuple(values)->size : -1;
    supply->next = several ? 0 : -2;
    supply->mapping = is_mapping(supply, values) ? values : NULL;
    Reader reader = {.text = value_to_str(format)};
    StrBuilder builder;
    str_builder_init(&builder, vm);
    int status = 0;
    while (status == 0 && !at_end(&reader)) {
        size_t start = reader.at;
        while (!at_end(&reader) && peek(&reader) != '%') {
            reader.at++;
        }
        str_builder_add_slice(&builder, reader.text, start, reader.at);
        if (!at_end(&reader)) {
            reader.at++;
            status = add_directive(supply, &reader, &builder);
        }
    }
    if (status == 0 && supply->mapping == NULL && supply_has_rest(supply)) {
        status =
            raise_type(vm, supply->bytes ? "not all arguments converted during bytes formatting"
                                         : "not all arguments converted during string formatting");
    }
    value_release_if(vm, supply->found);
    if (status < 0) {
        str_builder_done(&builder);
        return NULL;
    }
    return str_builder_finish(&builder);
}

Value percent_format_str(VM *vm, Value format, Value values) {
    if (!value_is_str(format)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Supply supply = {.vm = vm, .values = values};
    return format_all(&supply, format);
}

Value percent_format_bytes(VM *vm, Value format, Value values) {
    Supply supply = {.vm = vm, .bytes = true, .values = values};
    return format_all(&supply, format);
}
