#include "engine/objects/complex.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/float_text.h"
#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

typedef struct Number {
    double real;
    double imaginary;
} Number;

bool value_is_complex(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_COMPLEX;
}

static Number number_of(Value value) {
    const Complex *complex = (const Complex *)value_object(value);
    return (Number){complex->real, complex->imaginary};
}

static Value new_of(VM *vm, Type *type, Number number) {
    Complex *complex = object_new(vm, type, type->basic_size);
    if (complex != NULL) {
        complex->real = number.real;
        complex->imaginary = number.imaginary;
    }
    return value_from_object(complex);
}

Value complex_new(VM *vm, double real, double imaginary) {
    return new_of(vm, vm->types.complex_, (Number){real, imaginary});
}

/* ---- arithmetic ---- */

static Number product(Number a, Number b) {
    return (Number){a.real * b.real - a.imaginary * b.imaginary,
                    a.real * b.imaginary + a.imaginary * b.real};
}

/* Smith's method: scaled by the larger part of the divisor, which is not 0. */
static Number quotient(Number a, Number b) {
    if (fabs(b.real) >= fabs(b.imaginary)) {
        double ratio = b.imaginary / b.real;
        double denominator = b.real + b.imaginary * ratio;
        return (Number){(a.real + a.imaginary * ratio) / denominator,
                        (a.imaginary - a.real * ratio) / denominator};
    }
    double ratio = b.real / b.imaginary;
    double denominator = b.real * ratio + b.imaginary;
    return (Number){(a.real * ratio + a.imaginary) / denominator,
                    (a.imaginary * ratio - a.real) / denominator};
}

static Number whole_power(Number base, long exponent) {
    Number result = {1.0, 0.0};
    Number factor = base;
    for (unsigned long rest = (unsigned long)labs(exponent); rest > 0; rest >>= 1) {
        if (rest & 1) {
            result = product(result, factor);
        }
        factor = product(factor, factor);
    }
    return exponent > 0 ? result : quotient((Number){1.0, 0.0}, result);
}

static Number polar_power(Number base, Number exponent) {
    double size = hypot(base.real, base.imaginary);
    double length = pow(size, exponent.real);
    double angle = atan2(base.imaginary, base.real);
    double phase = angle * exponent.real;
    if (exponent.imaginary != 0.0) {
        length *= exp(-angle * exponent.imaginary);
        phase += exponent.imaginary * log(size);
    }
    return (Number){length * cos(phase), length * sin(phase)};
}

Value complex_power(VM *vm, double a, double b, double c, double d) {
    bool zero_base = a == 0.0 && b == 0.0;
    bool zero_exponent = c == 0.0 && d == 0.0;
    if (zero_base && !zero_exponent && (d != 0.0 || c < 0.0)) {
        return error_raise(vm, vm->types.ZeroDivisionError, "zero to a negative or complex power");
    }
    Number result = {1.0, 0.0};
    if (d == 0.0 && c == floor(c) && fabs(c) <= 100.0) {
        result = whole_power((Number){a, b}, (long)c);
    } else if (zero_base) {
        result = (Number){0.0, 0.0};
    } else if (!zero_exponent) {
        result = polar_power((Number){a, b}, (Number){c, d});
    }
    bool finite = isfinite(a) && isfinite(b) && isfinite(c) && isfinite(d);
    if (finite && (isinf(result.real) || isinf(result.imaginary))) {
        return error_raise(vm, vm->types.OverflowError, "complex exponentiation");
    }
    return complex_new(vm, result.real, result.imaginary);
}

/* ---- slots ---- */

/* 1: a number; 0: another type's business; -1: error. */
static int operand(VM *vm, Value value, Number *number) {
    number->imaginary = 0.0;
    if (value_is_complex(value)) {
        *number = number_of(value);
        return 1;
    }
    if (value_is_float(value)) {
        number->real = float_number(value);
        return 1;
    }
    if (value_is_int(value)) {
        return int_to_double(vm, value, &number->real) < 0 ? -1 : 1;
    }
    return 0;
}

static bool operands(VM *vm, Value left, Value right, Number *a, Number *b, Value *result) {
    int status = operand(vm, left, a);
    if (status == 1) {
        status = operand(vm, right, b);
    }
    *result = status < 0 ? NULL : VALUE_NOT_IMPLEMENTED;
    return status == 1;
}

/* A real operand takes part as a real: it does not touch the other's imaginary part. */
static Value slot_add(VM *vm, Value left, Value right) {
    Number a, b;
    Value result;
    if (!operands(vm, left, right, &a, &b, &result)) {
        return result;
    }
    double imaginary = !value_is_complex(left)    ? b.imaginary
                       : !value_is_complex(right) ? a.imaginary
                                                  : a.imaginary + b.imaginary;
    return complex_new(vm, a.real + b.real, imaginary);
}

static Value slot_subtract(VM *vm, Value left, Value right) {
    Number a, b;
    Value result;
    if (!operands(vm, left, right, &a, &b, &result)) {
        return result;
    }
    double imaginary = !value_is_complex(left)    ? -b.imaginary
                       : !value_is_complex(right) ? a.imaginary
                                                  : a.imaginary - b.imaginary;
    return complex_new(vm, a.real - b.real, imaginary);
}

static Value slot_multiply(VM *vm, Value left, Value right) {
    Number a, b;
    Value result;
    if (!operands(vm, left, right, &a, &b, &result)) {
        return result;
    }
    if (!value_is_complex(left)) {
        return complex_new(vm, a.real * b.real, a.real * b.imaginary);
    }
    if (!value_is_complex(right)) {
        return complex_new(vm, a.real * b.real, a.imaginary * b.real);
    }
    Number value = product(a, b);
    return complex_new(vm, value.real, value.imaginary);
}

static Value slot_true_divide(VM *vm, Value left, Value right) {
    Number a, b;
    Value result;
    if (!operands(vm, left, right, &a, &b, &result)) {
        return result;
    }
    if (b.real == 0.0 && b.imaginary == 0.0) {
        return error_raise(vm, vm->types.ZeroDivisionError, "division by zero");
    }
    if (!value_is_complex(right)) {
        return complex_new(vm, a.real / b.real, a.imaginary / b.real);
    }
    Number value = quotient(a, b);
    return complex_new(vm, value.real, value.imaginary);
}

static Value slot_power(VM *vm, Value base, Value exponent, Value modulus) {
    Number a, b;
    Value result;
    if (!operands(vm, base, exponent, &a, &b, &result)) {
        return result;
    }
    if (modulus != VALUE_NONE) {
        return error_raise(vm, vm->types.ValueError, "complex modulo");
    }
    return complex_power(vm, a.real, a.imaginary, b.real, b.imaginary);
}

static Value slot_negative(VM *vm, Value self) {
    Number number = number_of(self);
    return complex_new(vm, -number.real, -number.imaginary);
}

static Value complex_plain(VM *vm, Value self) {
    Number number = number_of(self);
    return value_object(self)->type == vm->types.complex_
               ? value_retain(self)
               : complex_new(vm, number.real, number.imaginary);
}

static Value slot_absolute(VM *vm, Value self) {
    Number number = number_of(self);
    double size = hypot(number.real, number.imaginary);
    if (isinf(size) && isfinite(number.real) && isfinite(number.imaginary)) {
        return error_raise(vm, vm->types.OverflowError, "absolute value too large");
    }
    return float_new(vm, size);
}

static int slot_truth(VM *vm, Value self) {
    (void)vm;
    Number number = number_of(self);
    return number.real != 0.0 || number.imaginary != 0.0;
}

static Value slot_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (op != CMP_EQ && op != CMP_NE) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Number a = number_of(left);
    Value equal;
    if (value_is_complex(right)) {
        Number b = number_of(right);
        equal = value_from_bool(a.real == b.real && a.imaginary == b.imaginary);
    } else if (value_is_float(right)) {
        equal = value_from_bool(a.imaginary == 0.0 && a.real == float_number(right));
    } else if (value_is_int(right)) {
        equal = a.imaginary != 0.0 ? VALUE_FALSE : float_compare_int(vm, a.real, right, CMP_EQ);
    } else {
        return VALUE_NOT_IMPLEMENTED;
    }
    return equal == NULL || op == CMP_EQ ? equal : value_from_bool(equal == VALUE_FALSE);
}

static int slot_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    Number number = number_of(self);
    *hash = isnan(number.real) || isnan(number.imaginary)
                ? object_identity_hash(self)
                : hash_complex(number.real, number.imaginary);
    return 0;
}

static Value slot_repr(VM *vm, Value self) {
    Number number = number_of(self);
    Buffer text = {0};
    complex_repr(number.real, number.imaginary, &text);
    Value str = str_new_utf8(vm, text.data, text.size);
    buffer_done(&text);
    return str;
}

/* ---- complex() ---- */

/* complex("1+2j"): parts with signs, the last one perhaps imaginary, parentheses around. */
static Value parse(VM *vm, Type *type, Value text) {
    Buffer buffer = {0};
    str_add_utf8(value_to_str(text), &buffer);
    const char *at = buffer.data == NULL ? "" : buffer.data;
    while (*at == ' ' || *at == '\t' || *at == '\n') {
        at++;
    }
    bool parenthesis = *at == '(';
    at += parenthesis;
    Number number = {0.0, 0.0};
    const char *end;
    double first = float_parse_prefix(at, &end);
    bool valid = true;
    if (end == at) {
        /* "j", "+j" and "-j" have no digits. */
        bool negative = *at == '-';
        at += *at == '-' || *at == '+';
        valid = *at == 'j' || *at == 'J';
        number.imaginary = negative ? -1.0 : 1.0;
        at += valid;
    } else if (*end == 'j' || *end == 'J') {
        number.imaginary = first;
        at = end + 1;
    } else {
        number.real = first;
        at = end;
        if (*at == '+' || *at == '-') {
            double second = float_parse_prefix(at, &end);
            bool lone = end == at;
            number.imaginary = lone ? (*at == '-' ? -1.0 : 1.0) : second;
            at = lone ? at + 1 : end;
            valid = *at == 'j' || *at == 'J';
            at += valid;
        }
    }
    while (*at == ' ' || *at == '\t' || *at == '\n') {
        at++;
    }
    if (parenthesis) {
        valid = valid && *at == ')';
        at += valid;
    }
    valid = valid && *at == '\0';
    buffer_done(&buffer);
    return valid ? new_of(vm, type, number)
                 : error_raise(vm, vm->types.ValueError, "complex() arg is a malformed string");
}

/* A part given as an argument; complex ones are still taken. */
static int part(VM *vm, const char *name, Value value, Number *number) {
    number->imaginary = 0.0;
    if (value_is_complex(value)) {
        *number = number_of(value);
        return 0;
    }
    const Type *type = value_type(vm, value);
    if (type->to_float == NULL && type->index == NULL) {
        return error_raise_int(vm, vm->types.TypeError,
                               "complex() argument '%s' must be a real number, not %T", name,
                               value);
    }
    return float_from_number(vm, value, &number->real);
}

static Value complex_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"real", "imag", NULL};
    static const ArgSpec spec = {.function = "complex", .names = names, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (given[0] != NULL && value_is_str(given[0]) && given[1] == NULL) {
        return parse(vm, type, given[0]);
    }
    Number real = {0.0, 0.0};
    Number imaginary = {0.0, 0.0};
    if ((given[0] != NULL && part(vm, "real", given[0], &real) < 0) ||
        (given[1] != NULL && part(vm, "imag", given[1], &imaginary) < 0)) {
        return NULL;
    }
    return new_of(vm, type,
                  (Number){real.real - imaginary.imaginary,
                           given[1] == NULL ? real.imaginary : real.imaginary + imaginary.real});
}

NATIVE_FUNCTION(complex_conjugate) {
    Number number = number_of(self);
    return complex_new(vm, number.real, -number.imaginary);
}

static const NativeDef complex_methods[] = {
    {"conjugate", complex_conjugate, NATIVE_NOARGS, "($self, /)"},
    {0},
};

static Value get_real(VM *vm, Value self, void *closure) {
    (void)closure;
    return float_new(vm, number_of(self).real);
}

static Value get_imaginary(VM *vm, Value self, void *closure) {
    (void)closure;
    return float_new(vm, number_of(self).imaginary);
}

static const GetSetDef complex_getsets[] = {
    {"real", get_real, NULL, NULL},
    {"imag", get_imaginary, NULL, NULL},
    {0},
};

int types_init_complex(VM *vm) {
    Type *type = type_new_builtin(vm, "complex", LAYOUT_COMPLEX, sizeof(Complex), vm->types.object,
                                  TYPE_SUBCLASSABLE);
    if (type == NULL) {
        return -1;
    }
    vm->types.complex_ = type;
    type->create = complex_create;
    type->repr = slot_repr;
    type->hash = slot_hash;
    type->truth = slot_truth;
    type->compare = slot_compare;
    type->binary[NB_ADD] = slot_add;
    type->binary[NB_SUBTRACT] = slot_subtract;
    type->binary[NB_MULTIPLY] = slot_multiply;
    type->binary[NB_TRUE_DIVIDE] = slot_true_divide;
    type->power = slot_power;
    type->negative = slot_negative;
    type->positive = complex_plain;
    type->absolute = slot_absolute;
    type->methods = complex_methods;
    type->getsets = complex_getsets;
    return type_ready(vm, type);
}
