/*
 * complex_type.c - the type complex: its slots, complex() and its methods.
 */
#include <math.h>
#include <string.h>

#include "engine/base/float_text.h"
#include "engine/base/hash.h"
#include "engine/interp/vm.h"
#include "engine/interp/warning.h"
#include "engine/objects/args.h"
#include "engine/objects/complex.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/format_spec.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type.h"

/* ---- slots ---- */

/* 1: a number; 0: another type's business; -1: error. */
static int operand(VM *vm, Value value, ComplexNumber *number) {
    number->imaginary = 0.0;
    if (value_is_complex(value)) {
        *number = complex_number(value);
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

static bool operands(VM *vm, Value left, Value right, ComplexNumber *a, ComplexNumber *b,
                     Value *result) {
    int status = operand(vm, left, a);
    if (status == 1) {
        status = operand(vm, right, b);
    }
    *result = status < 0 ? NULL : VALUE_NOT_IMPLEMENTED;
    return status == 1;
}

/* A real operand takes part as a real: it does not touch the other's imaginary part. */
static Value slot_add(VM *vm, Value left, Value right) {
    ComplexNumber a, b;
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
    ComplexNumber a, b;
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
    ComplexNumber a, b;
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
    ComplexNumber value = complex_product(a, b);
    return complex_new(vm, value.real, value.imaginary);
}

static Value slot_true_divide(VM *vm, Value left, Value right) {
    ComplexNumber a, b;
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
    ComplexNumber value =
        value_is_complex(left) ? complex_quotient(a, b) : complex_real_quotient(a.real, b);
    return complex_new(vm, value.real, value.imaginary);
}

static Value slot_power(VM *vm, Value base, Value exponent, Value modulus) {
    ComplexNumber a, b;
    Value result;
    if (!operands(vm, base, exponent, &a, &b, &result)) {
        return result;
    }
    if (modulus != VALUE_NONE) {
        return error_raise(vm, vm->types.ValueError, "complex modulo");
    }
    return complex_power(vm, a, b);
}

static Value slot_negative(VM *vm, Value self) {
    ComplexNumber number = complex_number(self);
    return complex_new(vm, -number.real, -number.imaginary);
}

static Value complex_plain(VM *vm, Value self) {
    ComplexNumber number = complex_number(self);
    return value_object(self)->type == vm->types.complex_
               ? value_retain(self)
               : complex_new(vm, number.real, number.imaginary);
}

static Value slot_absolute(VM *vm, Value self) {
    ComplexNumber number = complex_number(self);
    double size = hypot(number.real, number.imaginary);
    if (isinf(size) && isfinite(number.real) && isfinite(number.imaginary)) {
        return error_raise(vm, vm->types.OverflowError, "absolute value too large");
    }
    return float_new(vm, size);
}

static int slot_truth(VM *vm, Value self) {
    (void)vm;
    ComplexNumber number = complex_number(self);
    return number.real != 0.0 || number.imaginary != 0.0;
}

static Value slot_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (op != CMP_EQ && op != CMP_NE) {
        return VALUE_NOT_IMPLEMENTED;
    }
    ComplexNumber a = complex_number(left);
    Value equal;
    if (value_is_complex(right)) {
        ComplexNumber b = complex_number(right);
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
    ComplexNumber number = complex_number(self);
    *hash = isnan(number.real) || isnan(number.imaginary)
                ? object_identity_hash(self)
                : hash_complex(number.real, number.imaginary);
    return 0;
}

static Value slot_repr(VM *vm, Value self) {
    ComplexNumber number = complex_number(self);
    Buffer text = {0};
    complex_repr(number.real, number.imaginary, &text);
    Value str = str_new_utf8(vm, text.data, text.size);
    buffer_done(&text);
    return str;
}

/* ---- complex() ---- */

static const char *skip_spaces(const char *at) {
    return at + strspn(at, " \t\n\v\f\r");
}

/* "1+2j": parts with signs, the last one perhaps imaginary. NULL if it is no number. */
static const char *parse_parts(const char *at, ComplexNumber *number) {
    const char *end;
    double first = float_parse_prefix(at, &end);
    if (end == at) {
        /* "j", "+j" and "-j" have no digits. */
        number->imaginary = *at == '-' ? -1.0 : 1.0;
        at += *at == '-' || *at == '+';
        return (*at | 0x20) == 'j' ? at + 1 : NULL;
    }
    if ((*end | 0x20) == 'j') {
        number->imaginary = first;
        return end + 1;
    }
    number->real = first;
    at = end;
    if (*at != '+' && *at != '-') {
        return at;
    }
    double second = float_parse_prefix(at, &end);
    bool lone = end == at;
    number->imaginary = lone ? (*at == '-' ? -1.0 : 1.0) : second;
    at = lone ? at + 1 : end;
    return (*at | 0x20) == 'j' ? at + 1 : NULL;
}

static Value parse(VM *vm, Type *type, Value text) {
    Buffer buffer = {0};
    if (!float_plain_text(value_to_str(text), &buffer)) {
        buffer_done(&buffer);
        return error_raise(vm, vm->types.ValueError, "could not convert string to complex: %R",
                           text);
    }
    const char *at = skip_spaces(buffer.data == NULL ? "" : buffer.data);
    bool parenthesis = *at == '(';
    at = parenthesis ? skip_spaces(at + 1) : at;
    ComplexNumber number = {0.0, 0.0};
    at = parse_parts(at, &number);
    if (at != NULL && parenthesis) {
        at = skip_spaces(at);
        at = *at == ')' ? at + 1 : NULL;
    }
    bool valid = at != NULL && *skip_spaces(at) == '\0';
    buffer_done(&buffer);
    return valid ? complex_new_of(vm, type, number)
                 : error_raise(vm, vm->types.ValueError, "complex() arg is a malformed string");
}

/* What __complex__ returned, consumed. */
static int take_result(VM *vm, Value result, ComplexNumber *number) {
    if (result == NULL) {
        return -1;
    }
    int status = 1;
    if (!value_is_complex(result)) {
        status = error_raise_int(vm, vm->types.TypeError,
                                 "__complex__ returned non-complex (type %T)", result);
    } else {
        *number = complex_number(result);
        if (value_object(result)->type != vm->types.complex_ &&
            warning_subclass_returned(vm, NULL, "__complex__", "complex", result) < 0) {
            status = -1;
        }
    }
    value_release(vm, result);
    return status;
}

int complex_from_number(VM *vm, Value value, ComplexNumber *number, bool *is_complex) {
    *number = (ComplexNumber){0.0, 0.0};
    const Type *type = value_type(vm, value);
    *is_complex = true;
    if (type != vm->types.complex_) {
        /* No row of names.def: C compilers take the word for one of their own. */
        Value name = str_intern_string(vm, "__complex__");
        bool missing = false;
        Value method = name == NULL ? NULL : object_lookup_special(vm, value, name, &missing);
        value_release_if(vm, name);
        if (method != NULL) {
            Value result = object_call_no_args(vm, method);
            value_release(vm, method);
            return take_result(vm, result, number);
        }
        if (!missing) {
            return -1;
        }
    }
    if (value_is_complex(value)) {
        *number = complex_number(value);
        return 1;
    }
    *is_complex = false;
    if (type->to_float == NULL && type->index == NULL) {
        return 0;
    }
    return float_from_number(vm, value, &number->real) < 0 ? -1 : 1;
}

/* An object's real and imaginary part: as complex_from_number. */
typedef int ReadPart(VM *vm, Value value, ComplexNumber *number, bool *is_complex);

/* The imaginary part: __complex__ is not asked, but a complex number is still taken. */
static int imaginary_from_number(VM *vm, Value value, ComplexNumber *number, bool *is_complex) {
    if (value_is_complex(value)) {
        *number = complex_number(value);
        *is_complex = true;
        return 1;
    }
    const Type *type = value_type(vm, value);
    if (type->to_float == NULL && type->index == NULL) {
        return 0;
    }
    return float_from_number(vm, value, &number->real) < 0 ? -1 : 1;
}

/* One of two arguments, or one given by keyword. */
static int part(VM *vm, const char *name, Value value, ReadPart *read, ComplexNumber *number,
                bool *is_complex) {
    int status = value_is_str(value) ? 0 : read(vm, value, number, is_complex);
    Buffer message = {0};
    buffer_add_format(&message, "complex() argument '%s' must be a real number, not ", name);
    if (status == 0) {
        status = error_raise_int(vm, vm->types.TypeError, "%s%F", message.data, value);
    } else if (status == 1 && *is_complex) {
        str_add_utf8(value_to_str(value_type(vm, value)->name), &message);
        status = warning_warn(vm, vm->types.DeprecationWarning, 1, message.data);
    }
    buffer_done(&message);
    return status < 0 ? -1 : 0;
}

/* complex(value) */
static Value create_from_one(VM *vm, Type *type, Value value) {
    if (value_is_str(value)) {
        return parse(vm, type, value);
    }
    if (type == vm->types.complex_ && value_type(vm, value) == type) {
        return value_retain(value);
    }
    ComplexNumber number;
    bool is_complex;
    int status = complex_from_number(vm, value, &number, &is_complex);
    if (status == 0) {
        error_raise(vm, vm->types.TypeError,
                    "complex() argument must be a string or a number, not %F", value);
    }
    return status == 1 ? complex_new_of(vm, type, number) : NULL;
}

static Value complex_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"real", "imag", NULL};
    static const ArgSpec spec = {.function = "complex", .names = names, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (nargs == 1 && given[1] == NULL) {
        return create_from_one(vm, type, given[0]);
    }
    ComplexNumber real = {0.0, 0.0};
    ComplexNumber imaginary = {0.0, 0.0};
    bool real_is_complex = false;
    bool imaginary_is_complex = false;
    if ((given[0] != NULL &&
         part(vm, "real", given[0], complex_from_number, &real, &real_is_complex) < 0) ||
        (given[1] != NULL && part(vm, "imag", given[1], imaginary_from_number, &imaginary,
                                  &imaginary_is_complex) < 0)) {
        return NULL;
    }
    ComplexNumber number = {real.real, given[1] == NULL ? real.imaginary : imaginary.real};
    if (imaginary_is_complex) {
        number.real -= imaginary.imaginary;
    }
    if (real_is_complex && given[1] != NULL) {
        number.imaginary += real.imaginary;
    }
    return complex_new_of(vm, type, number);
}

/* ---- methods ---- */

NATIVE_FUNCTION(complex_from_number_method) {
    Type *type = value_to_type(self);
    if (type == vm->types.complex_ && value_type(vm, args[0]) == type) {
        return value_retain(args[0]);
    }
    ComplexNumber number;
    bool is_complex;
    int status = complex_from_number(vm, args[0], &number, &is_complex);
    if (status == 0) {
        error_raise(vm, vm->types.TypeError, "must be real number, not %T", args[0]);
    }
    Value plain = status == 1 ? complex_new(vm, number.real, number.imaginary) : NULL;
    if (plain == NULL || type == vm->types.complex_) {
        return plain;
    }
    Value result = object_call_one(vm, self, plain);
    value_release(vm, plain);
    return result;
}

NATIVE_FUNCTION(complex_self) {
    return complex_plain(vm, self);
}

NATIVE_FUNCTION(complex_getnewargs) {
    ComplexNumber number = complex_number(self);
    Value pair[2] = {float_new(vm, number.real), float_new(vm, number.imaginary)};
    if (pair[0] == NULL || pair[1] == NULL) {
        value_release_if(vm, pair[0]);
        value_release_if(vm, pair[1]);
        return NULL;
    }
    return tuple_from_array_take(vm, pair, 2);
}

NATIVE_FUNCTION(complex_conjugate) {
    ComplexNumber number = complex_number(self);
    return complex_new(vm, number.real, -number.imaginary);
}

static const NativeDef complex_methods[] = {
    {"conjugate", complex_conjugate, NATIVE_NOARGS, "($self, /)"},
    {"__complex__", complex_self, NATIVE_NOARGS, "($self, /)"},
    {"__getnewargs__", complex_getnewargs, NATIVE_NOARGS, "($self, /)"},
    {"from_number", complex_from_number_method, NATIVE_ONE | NATIVE_CLASS, "($type, number, /)"},
    FORMAT_METHOD(format_complex_method),
    {0},
};

static Value get_real(VM *vm, Value self, void *closure) {
    (void)closure;
    return float_new(vm, complex_number(self).real);
}

static Value get_imaginary(VM *vm, Value self, void *closure) {
    (void)closure;
    return float_new(vm, complex_number(self).imaginary);
}

static const GetSetDef complex_getsets[] = {
    {"real", get_real, member_is_readonly, NULL},
    {"imag", get_imaginary, member_is_readonly, NULL},
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
