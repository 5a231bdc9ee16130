/*
 * float_hex.c - floats as hexadecimal text, which is exact: float.hex, float.fromhex.
 */
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/str.h"
#include "engine/objects/type.h"

Value float_hex_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    double number = float_number(self);
    const char *sign = signbit(number) ? "-" : "";
    if (!isfinite(number)) {
        return object_repr(vm, self);
    }
    if (number == 0.0) {
        return str_format(vm, "%s0x0.0p+0", sign);
    }
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    int below = DBL_MIN_EXP - exponent; /* subnormals begin with 0 */
    int shift = 1 - (below > 0 ? below : 0);
    fraction = ldexp(fraction, shift);
    exponent -= shift;
    char digits[16];
    int whole = (int)fraction;
    digits[0] = (char)('0' + whole);
    digits[1] = '.';
    fraction -= whole;
    for (size_t i = 2; i < 15; i++) {
        fraction *= 16.0;
        int digit = (int)fraction;
        digits[i] = "0123456789abcdef"[digit];
        fraction -= digit;
    }
    digits[15] = '\0';
    return str_format(vm, "%s0x%sp%s%d", sign, digits, exponent < 0 ? "-" : "+", abs(exponent));
}

/* A number as it is read: mantissa * 2**exponent, and whether digits were left out that are not 0.
 */
typedef struct HexNumber {
    uint64_t mantissa;
    int64_t exponent;
    bool more;
} HexNumber;

#define MANTISSA_ROOM (UINT64_C(1) << 56) /* a digit more fits */
#define HUGE_EXPONENT 1000000000          /* no digits outweigh it */

/* Reads digits; how many there are. */
static size_t read_digits(const char *at, HexNumber *number) {
    size_t count = strspn(at, "0123456789abcdefABCDEF");
    for (size_t i = 0; i < count; i++) {
        unsigned digit = (unsigned)(at[i] <= '9' ? at[i] - '0' : (at[i] | 0x20) - 'a' + 10);
        if (number->mantissa < MANTISSA_ROOM) {
            number->mantissa = number->mantissa * 16 + digit;
        } else {
            number->exponent += 4;
            number->more = number->more || digit != 0;
        }
    }
    return count;
}

static const char *read_exponent(const char *at, HexNumber *number) {
    bool negative = *at == '-';
    at += *at == '+' || *at == '-';
    size_t count = strspn(at, "0123456789");
    int64_t exponent = 0;
    for (size_t i = 0; i < count; i++) {
        exponent = exponent < HUGE_EXPONENT ? exponent * 10 + (at[i] - '0') : exponent;
    }
    number->exponent += negative ? -exponent : exponent;
    return count == 0 ? NULL : at + count;
}

/* Reads "0x1.8p3"; where it ends, or NULL if that is no such number. */
static const char *read_number(const char *at, HexNumber *number) {
    if (at[0] == '0' && (at[1] | 0x20) == 'x') {
        at += 2;
    }
    size_t digits = read_digits(at, number);
    at += digits;
    if (*at == '.') {
        size_t fraction = read_digits(++at, number);
        number->exponent -= 4 * (int64_t)fraction;
        at += fraction;
        digits += fraction;
    }
    if (digits == 0) {
        return NULL;
    }
    return (*at | 0x20) == 'p' ? read_exponent(at + 1, number) : at;
}

/* The nearest float, a half to the even one. (C's strtod is wrong about some of the smallest.) */
static double nearest_float(HexNumber number) {
    int64_t bits = 0;
    while (bits < 64 && number.mantissa >> bits != 0) {
        bits++;
    }
    int64_t top = bits + number.exponent; /* the number is below 2**top */
    if (bits == 0 || top < DBL_MIN_EXP - DBL_MANT_DIG) {
        return 0.0;
    }
    if (top > DBL_MAX_EXP) {
        return INFINITY;
    }
    int64_t kept = top >= DBL_MIN_EXP ? DBL_MANT_DIG : DBL_MANT_DIG - (DBL_MIN_EXP - top);
    int64_t dropped = bits - kept;
    if (dropped > 0) {
        uint64_t half = UINT64_C(1) << (dropped - 1);
        uint64_t rest = number.mantissa & (2 * half - 1);
        number.mantissa = number.mantissa >> dropped;
        bool up = rest > half || (rest == half && (number.more || number.mantissa % 2 != 0));
        number.mantissa += up;
        number.exponent += dropped;
    }
    return ldexp((double)number.mantissa, (int)number.exponent);
}

static const char *skip_spaces(const char *at) {
    return at + strspn(at, " \t\n\v\f\r");
}

static bool parse(const char *text, double *number) {
    const char *at = skip_spaces(text);
    const char *unsigned_at = at + (*at == '-' || *at == '+');
    const char *end;
    if ((*unsigned_at | 0x20) == 'i' || (*unsigned_at | 0x20) == 'n') {
        *number = float_parse_prefix(at, &end);
        return end != at && *skip_spaces(end) == '\0';
    }
    HexNumber hex = {0};
    end = read_number(unsigned_at, &hex);
    if (end == NULL || *skip_spaces(end) != '\0') {
        return false;
    }
    *number = nearest_float(hex);
    *number = *at == '-' ? -*number : *number;
    return true;
}

Value float_fromhex_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "bad argument type for built-in operation");
    }
    Buffer text = {0};
    str_add_utf8(value_to_str(args[0]), &text);
    double value = 0.0;
    bool valid = text.size > 0 && strlen(text.data) == text.size && parse(text.data, &value);
    bool named = valid && strpbrk(text.data, "nN") != NULL; /* inf and nan: no hex digit is an n */
    buffer_done(&text);
    if (!valid) {
        return error_raise(vm, vm->types.ValueError, "invalid hexadecimal floating-point string");
    }
    if (isinf(value) && !named) {
        return error_raise(vm, vm->types.OverflowError,
                           "hexadecimal value too large to represent as a float");
    }
    Value number = float_new(vm, value);
    if (number == NULL || value_to_type(self) == vm->types.float_) {
        return number;
    }
    Value result = object_call_one(vm, self, number);
    value_release(vm, number);
    return result;
}
