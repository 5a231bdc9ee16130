#include "engine/objects/float.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/float_text.h"
#include "engine/base/hash.h"
#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/interp/warning.h"
#include "engine/objects/bytes.h"
#include "engine/objects/complex.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/int.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/unicode/unicode.h"

bool value_is_float(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_FLOAT;
}

Value float_new(VM *vm, double number) {
    Float *object = heap_cell(&vm->heap, sizeof(Float), CELL_PLAIN);
    if (object == NULL) {
        return error_no_memory(vm);
    }
    object->head = (Object){.refcount = 1, .type = vm->types.float_};
    object->number = number;
    return value_from_object(object);
}

/* ---- arithmetic ---- */

/* Python's remainder has the divisor's sign; a zero too. */
double float_modulo(double left, double right) {
    double rest = fmod(left, right);
    if (rest == 0.0) {
        return copysign(0.0, right);
    }
    return (right < 0) != (rest < 0) ? rest + right : rest;
}

double float_floor_divide(double left, double right) {
    double rest = fmod(left, right);
    /* left - rest is a multiple of right, up to rounding. */
    double quotient = (left - rest) / right;
    if (rest != 0.0 && (right < 0) != (rest < 0)) {
        quotient -= 1.0;
    }
    if (quotient == 0.0) {
        return copysign(0.0, left / right);
    }
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

/* Raises what CPython makes of errno ERANGE. */
static Value raise_range_error(VM *vm) {
    Value args[2] = {value_from_small_int(ERANGE),
                     str_new_string(vm, "Numerical result out of range")};
    Value tuple = args[1] == NULL ? NULL : tuple_from_array_take(vm, args, 2);
    if (tuple == NULL) {
        return NULL;
    }
    Value exception = exception_new(vm, vm->types.OverflowError, value_to_tuple(tuple));
    value_release(vm, tuple);
    return error_raise_value_take(vm, exception);
}

/* C99 settles the special cases as Python does, but for these three. */
Value float_power(VM *vm, double base, double exponent) {
    if (base == 0.0 && exponent < 0.0 && !isinf(exponent)) {
        return error_raise(vm, vm->types.ZeroDivisionError, "zero to a negative power");
    }
    bool finite = isfinite(base) && isfinite(exponent);
    if (finite && base < 0.0 && exponent != floor(exponent)) {
        return complex_power(vm, (ComplexNumber){base, 0.0}, (ComplexNumber){exponent, 0.0});
    }
    double power = pow(base, exponent);
    if (finite && isinf(power)) {
        return raise_range_error(vm);
    }
    return float_new(vm, power);
}

int64_t float_hash(double number) {
    return hash_double(number);
}

/* ---- comparison with ints ---- */

static bool order_holds(int order, CompareOp op) {
    return int_compare_small(value_from_small_int(order), value_from_small_int(0), op);
}

Value float_compare_int(VM *vm, double left, Value right, CompareOp op) {
    if (isnan(left)) {
        return value_from_bool(op == CMP_NE);
    }
    if (isinf(left)) {
        return value_from_bool(order_holds(left > 0 ? 1 : -1, op));
    }
    double whole;
    double fraction = modf(left, &whole);
    Value left_int = int_from_double(vm, whole);
    if (left_int == NULL) {
        return NULL;
    }
    int order = int_compare_values(left_int, right);
    value_release(vm, left_int);
    if (order == 0) {
        order = (fraction > 0.0) - (fraction < 0.0);
    }
    return value_from_bool(order_holds(order, op));
}

/* ---- conversion ---- */

bool float_plain_text(const Str *str, Buffer *out) {
    size_t start, end;
    str_strip_number(str, &start, &end);
    bool after_digit = false;
    for (size_t i = start; i < end; i++) {
        uint32_t letter = str_at(str, i);
        int decimal = unicode_decimal_value(letter);
        if (letter == '_') {
            bool between =
                after_digit && i + 1 < end && unicode_decimal_value(str_at(str, i + 1)) >= 0;
            if (!between) {
                return false;
            }
        } else if (decimal >= 0) {
            buffer_add_byte(out, (char)('0' + decimal));
        } else {
            bool plain = letter > 0 && letter < 0x80;
            buffer_add_byte(out, plain ? (char)letter : unicode_is_space(letter) ? ' ' : '?');
        }
        after_digit = decimal >= 0;
    }
    return true;
}

static bool letters_match(const char *text, const char *word) {
    for (; *word != '\0'; word++, text++) {
        if ((*text | 0x20) != *word) {
            return false;
        }
    }
    return true;
}

double float_parse_prefix(const char *text, const char **end) {
    const char *at = text;
    bool negative = *at == '-';
    at += *at == '-' || *at == '+';
    double sign = negative ? -1.0 : 1.0;
    if (letters_match(at, "inf")) {
        *end = at + (letters_match(at, "infinity") ? 8 : 3);
        return sign * INFINITY;
    }
    if (letters_match(at, "nan")) {
        *end = at + 3;
        return copysign(NAN, sign);
    }
    size_t digits = strspn(at, "0123456789");
    size_t size = digits;
    if (at[size] == '.') {
        size_t fraction = strspn(at + size + 1, "0123456789");
        digits += fraction;
        size += 1 + fraction;
    }
    if (digits == 0) {
        *end = text;
        return 0.0;
    }
    if ((at[size] | 0x20) == 'e') {
        size_t sign_size = at[size + 1] == '-' || at[size + 1] == '+';
        size_t exponent = strspn(at + size + 1 + sign_size, "0123456789");
        size += exponent > 0 ? 1 + sign_size + exponent : 0;
    }
    *end = at + size;
    /* strtod would also read "0x1p3". */
    return at[0] == '0' && (at[1] | 0x20) == 'x' ? sign * 0.0 : sign * strtod(at, NULL);
}

static int parse_text(VM *vm, const Str *str, Value original, double *number) {
    Buffer plain = {0};
    bool valid = float_plain_text(str, &plain) && plain.size > 0;
    if (valid) {
        const char *end;
        *number = float_parse_prefix(plain.data, &end);
        valid = end == plain.data + plain.size && end != plain.data;
    }
    buffer_done(&plain);
    if (!valid) {
        return error_raise_int(vm, vm->types.ValueError, "could not convert string to float: %R",
                               original);
    }
    return 0;
}

/* The number of an object that __float__ returned, consumed. */
static int take_result(VM *vm, Value value, Value result, double *number) {
    if (result == NULL) {
        return -1;
    }
    int status = 0;
    if (value_is_float(result)) {
        *number = float_number(result);
        if (value_object(result)->type != vm->types.float_ &&
            warning_subclass_returned(vm, value_type(vm, value), "__float__", "float", result) <
                0) {
            status = -1;
        }
    } else {
        status = error_raise_int(vm, vm->types.TypeError,
                                 "%T.__float__ returned non-float (type %T)", value, result);
    }
    value_release(vm, result);
    return status;
}

int float_from_number(VM *vm, Value value, double *number) {
    Type *type = value_type(vm, value);
    if (type == vm->types.float_) {
        *number = float_number(value);
        return 0;
    }
    if (type->to_float != NULL) {
        return take_result(vm, value, type->to_float(vm, value), number);
    }
    if (type->index != NULL) {
        Value index = object_index(vm, value);
        if (index == NULL) {
            return -1;
        }
        int status = int_to_double(vm, index, number);
        value_release(vm, index);
        return status;
    }
    if (value_is_float(value)) {
        *number = float_number(value);
        return 0;
    }
    return error_raise_int(vm, vm->types.TypeError, "must be real number, not %T", value);
}

int float_from_value(VM *vm, Value value, double *number) {
    const Type *type = value_type(vm, value);
    if (type->to_float != NULL || type->index != NULL || value_is_float(value)) {
        return float_from_number(vm, value, number);
    }
    if (value_is_str(value)) {
        return parse_text(vm, value_to_str(value), value, number);
    }
    BytesView bytes;
    if (bytes_view(value, &bytes)) {
        Value text = bytes_number_text(vm, bytes);
        int status = text == NULL ? -1 : parse_text(vm, value_to_str(text), value, number);
        value_release_if(vm, text);
        return status;
    }
    return error_raise_int(vm, vm->types.TypeError,
                           "float() argument must be a string or a real number, not '%T'", value);
}

/* ---- text ---- */

size_t float_repr_to(double number, char *out) {
    Buffer text = {0};
    float_repr(number, &text);
    size_t size = text.size;
    memcpy(out, text.data, size + 1);
    buffer_done(&text);
    return size;
}

/* ---- rounding ---- */

#define ROUND_TEXT 1500 /* the longest exact decimal: 309 digits, a point, 1074 digits */

/* Rounds exact decimal digits (no point) after the first `keep`, halves to even; what is cut off
 * becomes zeros. `keep` may be 0: then the result is 0 or a leading 1, hence the room in front. */
static void round_digits(char *digits, size_t keep) {
    size_t count = strlen(digits);
    if (keep >= count) {
        return;
    }
    bool exact_half = digits[keep] == '5' && strspn(digits + keep + 1, "0") == count - keep - 1;
    bool odd = keep > 0 && (digits[keep - 1] - '0') % 2 == 1;
    bool up = digits[keep] > '5' || (digits[keep] == '5' && (!exact_half || odd));
    memset(digits + keep, '0', count - keep);
    for (size_t i = keep; up && i-- > 0;) {
        up = digits[i] == '9';
        digits[i] = digits[i] == '9' ? '0' : (char)(digits[i] + 1);
    }
}

/* The same for a few digits of a number that is neither large nor so close to a half that the
 * rounding of the product could decide: then both operations below are exact enough. */
static bool round_quickly(double magnitude, int64_t digits, double *rounded) {
    static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};
    if (digits < 0 || digits >= (int64_t)(sizeof tens / sizeof tens[0])) {
        return false;
    }
    double scaled = magnitude * tens[digits];
    double down = floor(scaled);
    if (scaled >= 0x1p50 || fabs(scaled - down - 0.5) <= scaled * 0x1p-52) {
        return false;
    }
    *rounded = (scaled - down > 0.5 ? down + 1 : down) / tens[digits];
    return true;
}

Value float_round(VM *vm, double number, int64_t digits) {
    if (!isfinite(number) || number == 0.0 || digits > 323) {
        return float_new(vm, number);
    }
    if (digits < -308) {
        return float_new(vm, copysign(0.0, number));
    }
    double quick;
    if (round_quickly(fabs(number), digits, &quick)) {
        return float_new(vm, copysign(quick, number));
    }
    /* "0ddd.ddd", exactly; the zero in front takes a carry. */
    char text[ROUND_TEXT];
    text[0] = '0';
    int size = snprintf(text + 1, sizeof text - 1, "%.1074f", fabs(number));
    char *point = strchr(text, '.');
    size_t whole = (size_t)(point - text);
    memmove(point, point + 1, (size_t)size - whole + 1);
    int64_t keep = (int64_t)whole + digits;
    if (keep < 0) {
        return float_new(vm, copysign(0.0, number));
    }
    round_digits(text, (size_t)keep);
    memmove(text + whole + 1, text + whole, strlen(text + whole) + 1);
    text[whole] = '.';
    double rounded = strtod(text, NULL);
    if (isinf(rounded)) {
        return error_raise(vm, vm->types.OverflowError, "rounded value too large to represent");
    }
    return float_new(vm, copysign(rounded, number));
}
