#include "engine/objects/format_spec.h"

#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/float_text.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/complex.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/unicode/unicode.h"

typedef struct Spec {
    uint32_t fill;
    uint32_t align; /* '<', '>', '=' or '^' */
    uint32_t sign;  /* '+', ' ', '-', or 0: none given */
    uint32_t type;  /* 0: none given, where the value's type has no default */
    bool alternate;
    bool positive_zero; /* z */
    int64_t width;      /* -1: none */
    int64_t precision;  /* -1: none */
    uint32_t separator; /* ',', '_' or 0 */
    uint32_t fraction_separator;
} Spec;

/* ---- reading a spec ---- */

typedef struct SpecReader {
    VM *vm;
    const Str *text;
    size_t at;
} SpecReader;

static uint32_t peek(const SpecReader *reader) {
    return reader->at < reader->text->length ? str_at(reader->text, reader->at) : 0;
}

static bool accept(SpecReader *reader, uint32_t letter) {
    bool found = reader->at < reader->text->length && peek(reader) == letter;
    reader->at += found;
    return found;
}

static bool is_alignment(uint32_t letter) {
    return letter == '<' || letter == '>' || letter == '=' || letter == '^';
}

/* *number stays as it is when there are no digits. */
static int read_number(SpecReader *reader, int64_t *number) {
    int64_t value = 0;
    int digit;
    size_t start = reader->at;
    while (reader->at < reader->text->length &&
           (digit = unicode_decimal_value(peek(reader))) >= 0) {
        if (value > (INT64_MAX - digit) / 10) {
            return error_raise_int(reader->vm, reader->vm->types.ValueError,
                                   "Too many decimal digits in format string");
        }
        value = value * 10 + digit;
        reader->at++;
    }
    if (reader->at > start) {
        *number = value;
    }
    return 0;
}

static int read_separator(SpecReader *reader, uint32_t *separator) {
    if (accept(reader, ',')) {
        *separator = ',';
    }
    if (peek(reader) == '_') {
        reader->at++;
        if (*separator == 0) {
            *separator = '_';
            if (peek(reader) != ',') {
                return 0;
            }
        }
        return error_raise_int(reader->vm, reader->vm->types.ValueError,
                               "Cannot specify both ',' and '_'.");
    }
    return 0;
}

static int read_precision(SpecReader *reader, Spec *spec) {
    if (!accept(reader, '.')) {
        return 0;
    }
    if (read_number(reader, &spec->precision) < 0 ||
        read_separator(reader, &spec->fraction_separator) < 0) {
        return -1;
    }
    if (spec->precision < 0 && spec->fraction_separator == 0) {
        return error_raise_int(reader->vm, reader->vm->types.ValueError,
                               "Format specifier missing precision");
    }
    return 0;
}

/* A letter in a message: as it is if it is ASCII and visible. */
static void describe_letter(uint32_t letter, char out[16]) {
    if (letter > 32 && letter < 128) {
        out[0] = (char)letter;
        out[1] = '\0';
    } else {
        snprintf(out, 16, "\\x%x", (unsigned)letter);
    }
}

/* Separators go with decimal digits; underscores with other bases too, every four digits. */
static int check_separator(VM *vm, uint32_t separator, uint32_t type) {
    bool decimal = type == 0 || (type < 128 && strchr("defgEG%F", (int)type) != NULL);
    bool other_base = type != 0 && type < 128 && strchr("boxX", (int)type) != NULL;
    if (separator == 0 || decimal || (other_base && separator == '_')) {
        return 0;
    }
    char letter[16];
    describe_letter(type, letter);
    return error_raise_int(vm, vm->types.ValueError, "Cannot specify '%c' with '%s'.",
                           (int)separator, letter);
}

static int read_spec(VM *vm, Value value, const Str *text, uint32_t type, uint32_t align,
                     Spec *spec) {
    SpecReader reader = {.vm = vm, .text = text};
    *spec = (Spec){.fill = ' ', .align = align, .type = type, .width = -1, .precision = -1};
    bool has_fill = false;
    bool has_align = false;
    if (text->length >= 2 && is_alignment(str_at(text, 1))) {
        spec->fill = str_at(text, 0);
        spec->align = str_at(text, 1);
        has_fill = has_align = true;
        reader.at = 2;
    } else if (is_alignment(peek(&reader))) {
        spec->align = peek(&reader);
        has_align = true;
        reader.at = 1;
    }
    uint32_t sign = peek(&reader);
    if (sign == '+' || sign == '-' || sign == ' ') {
        spec->sign = sign;
        reader.at++;
    }
    spec->positive_zero = accept(&reader, 'z');
    spec->alternate = accept(&reader, '#');
    if (!has_fill && accept(&reader, '0')) {
        spec->fill = '0';
        if (!has_align && align == '>') {
            spec->align = '=';
        }
    }
    if (read_number(&reader, &spec->width) < 0 || read_separator(&reader, &spec->separator) < 0 ||
        read_precision(&reader, spec) < 0) {
        return -1;
    }
    if (text->length - reader.at > 1) {
        return error_raise_int(vm, vm->types.ValueError,
                               "Invalid format specifier '%U' for object of type '%T'", (Value)text,
                               value);
    }
    if (reader.at < text->length) {
        spec->type = peek(&reader);
    }
    if (check_separator(vm, spec->separator, spec->type) < 0) {
        return -1;
    }
    return spec->type == 'n' ? check_separator(vm, spec->fraction_separator, 'n') : 0;
}

static Value raise_unknown_type(VM *vm, uint32_t type, Value value) {
    char letter[16];
    describe_letter(type, letter);
    return error_raise(vm, vm->types.ValueError, "Unknown format code '%s' for object of type '%T'",
                       letter, value);
}

/* ---- padding ---- */

typedef struct Padding {
    size_t left;
    size_t inner; /* behind the sign */
    size_t right;
} Padding;

static Padding padding_for(const Spec *spec, size_t size) {
    Padding padding = {0};
    if (spec->width <= 0 || (size_t)spec->width <= size) {
        return padding;
    }
    size_t missing = (size_t)spec->width - size;
    switch (spec->align) {
    case '<': padding.right = missing; break;
    case '^':
        padding.left = missing / 2;
        padding.right = missing - padding.left;
        break;
    case '=': padding.inner = missing; break;
    default: padding.left = missing; break;
    }
    return padding;
}

/* ---- str ---- */

static Value refuse(VM *vm, const char *what, const char *where) {
    return error_raise(vm, vm->types.ValueError, "%s %s", what, where);
}

static Value format_text(VM *vm, Value value, const Spec *spec) {
    static const char where[] = "not allowed in string format specifier";
    if (spec->sign != 0) {
        return refuse(vm, spec->sign == ' ' ? "Space" : "Sign", where);
    }
    if (spec->positive_zero) {
        return refuse(vm, "Negative zero coercion (z)", where);
    }
    if (spec->alternate) {
        return refuse(vm, "Alternate form (#)", where);
    }
    if (spec->align == '=') {
        return refuse(vm, "'=' alignment", where);
    }
    const Str *str = value_to_str(value);
    size_t length = str->length;
    if (spec->precision >= 0 && (size_t)spec->precision < length) {
        length = (size_t)spec->precision;
    }
    Padding padding = padding_for(spec, length);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add_repeated(&builder, spec->fill, padding.left);
    str_builder_add_slice(&builder, str, 0, length);
    str_builder_add_repeated(&builder, spec->fill, padding.right);
    return str_builder_finish(&builder);
}

static Value format_str(VM *vm, Value value, Value spec_text) {
    Spec spec;
    if (read_spec(vm, value, value_to_str(spec_text), 's', '<', &spec) < 0) {
        return NULL;
    }
    return spec.type == 's' ? format_text(vm, value, &spec)
                            : raise_unknown_type(vm, spec.type, value);
}

/* ---- the parts of a number ---- */

typedef struct NumberText {
    char sign; /* '-', '+', ' ' or 0 */
    const char *prefix;
    const char *digits;
    size_t digit_count;
    bool point;
    const char *fraction;
    size_t fraction_count;
    const char *rest;
} NumberText;

static char sign_of(bool negative, uint32_t sign) {
    return negative ? '-' : sign == '+' || sign == ' ' ? (char)sign : '\0';
}

/* "-12.5e+00" taken apart; the text must live as long as the parts. */
static NumberText split_number(const char *text, uint32_t sign) {
    NumberText number = {.prefix = ""};
    bool negative = *text == '-';
    number.sign = sign_of(negative, sign);
    number.digits = text + negative;
    number.digit_count = strspn(number.digits, "0123456789");
    const char *at = number.digits + number.digit_count;
    number.point = *at == '.';
    number.fraction = at + number.point;
    number.fraction_count = number.point ? strspn(number.fraction, "0123456789") : 0;
    number.rest = number.fraction + number.fraction_count;
    return number;
}

static size_t group_size(const Spec *spec) {
    bool four = spec->type != 0 && spec->type < 128 && strchr("boxX", (int)spec->type) != NULL;
    return four ? 4 : 3;
}

/* How many digits fill `width` with their separators; zeros stand in front of those given. */
static size_t count_digits(size_t count, size_t width, uint32_t separator, size_t group) {
    if (count == 0) {
        return 0;
    }
    if (separator == 0) {
        return count > width ? count : width;
    }
    size_t filled = width / (group + 1) * group;
    size_t needed = count > filled ? count : filled;
    while (needed + (needed - 1) / group < width) {
        needed++;
    }
    return needed;
}

static size_t grouped_size(size_t count, uint32_t separator, size_t group) {
    return count + (separator != 0 && count > 0 ? (count - 1) / group : 0);
}

static void add_digits(StrBuilder *builder, const char *digits, size_t count, size_t needed,
                       uint32_t separator, size_t group) {
    for (size_t left = needed; left > 0; left--) {
        str_builder_add(builder, left > count ? '0' : (uint8_t)digits[count - left]);
        if (separator != 0 && left > 1 && (left - 1) % group == 0) {
            str_builder_add(builder, separator);
        }
        if (builder->failed) {
            return;
        }
    }
}

static void add_fraction(StrBuilder *builder, const NumberText *number, uint32_t separator) {
    for (size_t i = 0; i < number->fraction_count; i++) {
        if (separator != 0 && i > 0 && i % 3 == 0) {
            str_builder_add(builder, separator);
        }
        str_builder_add(builder, (uint8_t)number->fraction[i]);
    }
}

/* Adds the number without anything around it; fills up to `width` with zeros, if that is not 0. */
static void add_number(StrBuilder *builder, const Spec *spec, const NumberText *number) {
    size_t group = group_size(spec);
    size_t fixed = (number->sign != 0) + strlen(number->prefix) + number->point +
                   grouped_size(number->fraction_count, spec->fraction_separator, 3) +
                   strlen(number->rest);
    bool zeros = spec->fill == '0' && spec->align == '=' && spec->width > (int64_t)fixed;
    size_t digits = count_digits(number->digit_count, zeros ? (size_t)spec->width - fixed : 0,
                                 spec->separator, group);
    Padding padding = padding_for(spec, fixed + grouped_size(digits, spec->separator, group));
    str_builder_add_repeated(builder, spec->fill, padding.left);
    if (number->sign != 0) {
        str_builder_add(builder, (uint8_t)number->sign);
    }
    str_builder_add_string(builder, number->prefix);
    str_builder_add_repeated(builder, spec->fill, padding.inner);
    add_digits(builder, number->digits, number->digit_count, digits, spec->separator, group);
    if (number->point) {
        str_builder_add(builder, '.');
    }
    add_fraction(builder, number, spec->fraction_separator);
    str_builder_add_string(builder, number->rest);
    str_builder_add_repeated(builder, spec->fill, padding.right);
}

static Value number_to_str(VM *vm, const Spec *spec, const NumberText *number) {
    StrBuilder builder;
    str_builder_init(&builder, vm);
    add_number(&builder, spec, number);
    return str_builder_finish(&builder);
}

/* ---- int ---- */

static Value format_character(VM *vm, Value value, const Spec *spec) {
    static const char where[] = "not allowed with integer format specifier 'c'";
    if (spec->sign != 0) {
        return refuse(vm, "Sign", where);
    }
    if (spec->alternate) {
        return refuse(vm, "Alternate form (#)", where);
    }
    int64_t codepoint;
    if (!int_fits_i64(value, &codepoint)) {
        return error_raise(vm, vm->types.OverflowError,
                           "Python int too large to convert to C long");
    }
    if (codepoint < 0 || codepoint > 0x10ffff) {
        return error_raise(vm, vm->types.OverflowError, "%%c arg not in range(0x110000)");
    }
    Padding padding = padding_for(spec, 1);
    StrBuilder builder;
    str_builder_init(&builder, vm);
    str_builder_add_repeated(&builder, spec->fill, padding.left + padding.inner);
    str_builder_add(&builder, (uint32_t)codepoint);
    str_builder_add_repeated(&builder, spec->fill, padding.right);
    return str_builder_finish(&builder);
}

static Value format_whole(VM *vm, Value value, const Spec *spec) {
    static const char where[] = "not allowed in integer format specifier";
    if (spec->precision >= 0) {
        return refuse(vm, "Precision", where);
    }
    if (spec->positive_zero) {
        return refuse(vm, "Negative zero coercion (z)", where);
    }
    if (spec->type == 'c') {
        return format_character(vm, value, spec);
    }
    int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : (spec->type | 0x20) == 'x' ? 16 : 10;
    Buffer text = {0};
    Value result = NULL;
    if (int_add_digits(vm, value, base, false, &text)) {
        bool negative = text.data[0] == '-';
        const char *prefix = base == 2 ? "0b" : base == 8 ? "0o" : base == 16 ? "0x" : "";
        if (spec->type == 'X') {
            prefix = "0X";
            for (size_t i = 0; i < text.size; i++) {
                text.data[i] = (char)toupper((unsigned char)text.data[i]);
            }
        }
        NumberText number = {
            .sign = sign_of(negative, spec->sign),
            .prefix = spec->alternate ? prefix : "",
            .digits = text.data + negative,
            .digit_count = text.size - negative,
            .rest = "",
        };
        result = number_to_str(vm, spec, &number);
    }
    buffer_done(&text);
    return result;
}

/* ---- float, complex ---- */

/* What float_format is asked for. */
typedef struct FloatStyle {
    char format;
    int precision;
    unsigned flags;
} FloatStyle;

/* `point_zero`: a whole number without a type is shown as one of type float. */
static int float_style(VM *vm, const Spec *spec, bool point_zero, FloatStyle *style) {
    if (spec->precision > INT_MAX - 1) {
        return error_raise_int(vm, vm->types.ValueError, "precision too big");
    }
    size_t room = vm->heap.limit == 0 ? SIZE_MAX : vm->heap.limit - vm->heap.used;
    if (spec->precision > 0 && (size_t)spec->precision > room) {
        error_no_memory(vm);
        return -1;
    }
    bool none = spec->type == 0;
    *style = (FloatStyle){
        .format = none                ? (spec->precision < 0 ? 'r' : 'g')
                  : spec->type == 'n' ? 'g'
                  : spec->type == '%' ? 'f'
                                      : (char)spec->type,
        .precision = spec->precision < 0 ? (none ? 0 : 6) : (int)spec->precision,
        .flags = (none && point_zero ? FLOAT_POINT_ZERO : 0u) |
                 (spec->alternate ? FLOAT_ALTERNATE : 0u) |
                 (spec->positive_zero ? FLOAT_POSITIVE_ZERO : 0u),
    };
    return 0;
}

static Value format_real(VM *vm, double value, const Spec *spec) {
    FloatStyle style;
    if (float_style(vm, spec, true, &style) < 0) {
        return NULL;
    }
    bool percent = spec->type == '%';
    Buffer text = {0};
    float_format(percent ? value * 100.0 : value, style.format, style.precision, style.flags,
                 &text);
    buffer_add_string(&text, percent ? "%" : "");
    NumberText number = split_number(text.data, spec->sign);
    Value result = number_to_str(vm, spec, &number);
    buffer_done(&text);
    return result;
}

/* Real and imaginary part, one after the other, in parentheses when there is no type. */
static Value format_parts(VM *vm, ComplexNumber value, const Spec *spec) {
    FloatStyle style;
    if (float_style(vm, spec, false, &style) < 0) {
        return NULL;
    }
    if (spec->fill == '0') {
        return error_raise(vm, vm->types.ValueError,
                           "Zero padding is not allowed in complex format specifier");
    }
    if (spec->align == '=') {
        return error_raise(vm, vm->types.ValueError,
                           "'=' alignment flag is not allowed in complex format specifier");
    }
    bool lone = spec->type == 0 && value.real == 0.0 && !signbit(value.real);
    bool parentheses = spec->type == 0 && !lone;
    Buffer real_text = {0};
    Buffer imaginary_text = {0};
    float_format(value.real, style.format, style.precision, style.flags, &real_text);
    float_format(value.imaginary, style.format, style.precision, style.flags, &imaginary_text);
    NumberText first = split_number(real_text.data, spec->sign);
    NumberText second = split_number(imaginary_text.data, lone ? spec->sign : '+');
    Spec part = *spec;
    part.width = -1;
    StrBuilder inner;
    str_builder_init(&inner, vm);
    str_builder_add_string(&inner, parentheses ? "(" : "");
    if (!lone) {
        add_number(&inner, &part, &first);
    }
    add_number(&inner, &part, &second);
    str_builder_add_string(&inner, parentheses ? "j)" : "j");
    buffer_done(&real_text);
    buffer_done(&imaginary_text);
    Value text = str_builder_finish(&inner);
    if (text == NULL || spec->width <= (int64_t)value_to_str(text)->length) {
        return text;
    }
    Spec around = {.fill = spec->fill, .align = spec->align, .width = spec->width, .precision = -1};
    Value padded = format_text(vm, text, &around);
    value_release(vm, text);
    return padded;
}

/* ---- by type ---- */

static bool is_one_of(uint32_t letter, const char *letters) {
    return letter != 0 && letter < 128 && strchr(letters, (int)letter) != NULL;
}

static Value format_int(VM *vm, Value value, Value spec_text) {
    Spec spec;
    if (read_spec(vm, value, value_to_str(spec_text), 'd', '>', &spec) < 0) {
        return NULL;
    }
    if (is_one_of(spec.type, "bcdoxXn")) {
        return format_whole(vm, value, &spec);
    }
    if (!is_one_of(spec.type, "eEfFgG%")) {
        return raise_unknown_type(vm, spec.type, value);
    }
    double number;
    return int_to_double(vm, value, &number) < 0 ? NULL : format_real(vm, number, &spec);
}

static Value format_float(VM *vm, Value value, Value spec_text) {
    Spec spec;
    if (read_spec(vm, value, value_to_str(spec_text), 0, '>', &spec) < 0) {
        return NULL;
    }
    if (spec.type != 0 && !is_one_of(spec.type, "eEfFgGn%")) {
        return raise_unknown_type(vm, spec.type, value);
    }
    return format_real(vm, float_number(value), &spec);
}

static Value format_complex(VM *vm, Value value, Value spec_text) {
    Spec spec;
    if (read_spec(vm, value, value_to_str(spec_text), 0, '>', &spec) < 0) {
        return NULL;
    }
    if (spec.type != 0 && !is_one_of(spec.type, "eEfFgGn")) {
        return raise_unknown_type(vm, spec.type, value);
    }
    return format_parts(vm, complex_number(value), &spec);
}

typedef Value FormatCall(VM *vm, Value value, Value spec);

static Value format_method(VM *vm, Value self, Value spec, FormatCall *format) {
    if (!value_is_str(spec)) {
        return args_raise_type(vm, "__format__", "argument", "str", spec);
    }
    return value_to_str(spec)->length == 0 ? object_str(vm, self) : format(vm, self, spec);
}

#define FORMAT_METHOD_OF(name, format)                                                             \
    Value name(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {              \
        (void)nargs, (void)kwnames;                                                                \
        return format_method(vm, self, args[0], format);                                           \
    }

FORMAT_METHOD_OF(format_str_method, format_str)
FORMAT_METHOD_OF(format_int_method, format_int)
FORMAT_METHOD_OF(format_float_method, format_float)
FORMAT_METHOD_OF(format_complex_method, format_complex)

Value format_exact(VM *vm, Value value, Value spec) {
    const Type *type = value_type(vm, value);
    return format_method(vm, value, spec,
                         type == vm->types.str    ? format_str
                         : type == vm->types.int_ ? format_int
                                                  : format_float);
}
