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

/* The end of "0x1.8p3"; NULL if that is no such number. */
static const char *scan(const char *at) {
    if (at[0] == '0' && (at[1] | 0x20) == 'x') {
        at += 2;
    }
    static const char digits[] = "0123456789abcdefABCDEF";
    size_t whole = strspn(at, digits);
    at += whole;
    size_t fraction = 0;
    if (*at == '.') {
        fraction = strspn(at + 1, digits);
        at += 1 + fraction;
    }
    if (whole + fraction == 0) {
        return NULL;
    }
    if ((*at | 0x20) == 'p') {
        at++;
        at += *at == '+' || *at == '-';
        size_t exponent = strspn(at, "0123456789");
        at = exponent == 0 ? NULL : at + exponent;
    }
    return at;
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
    end = scan(unsigned_at);
    if (end == NULL || *skip_spaces(end) != '\0') {
        return false;
    }
    Buffer hex = {0};
    bool prefixed = unsigned_at[0] == '0' && (unsigned_at[1] | 0x20) == 'x';
    buffer_add_string(&hex, prefixed ? "" : "0x");
    buffer_add(&hex, unsigned_at, (size_t)(end - unsigned_at));
    *number = strtod(hex.data, NULL);
    *number = *at == '-' ? -*number : *number;
    buffer_done(&hex);
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
