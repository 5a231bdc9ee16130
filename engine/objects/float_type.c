#include <math.h>
#include <stdlib.h>

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/format_spec.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* 1: a number for float arithmetic; 0: not one (another type's business); -1: error. */
static int operand(VM *vm, Value value, double *number) {
    if (value_is_float(value)) {
        *number = float_number(value);
        return 1;
    }
    if (value_is_int(value)) {
        return int_to_double(vm, value, number) < 0 ? -1 : 1;
    }
    return 0;
}

/* Both operands, or what the slot must return at once. */
static bool operands(VM *vm, Value left, Value right, double *a, double *b, Value *result) {
    int status = operand(vm, left, a);
    if (status == 1) {
        status = operand(vm, right, b);
    }
    *result = status < 0 ? NULL : VALUE_NOT_IMPLEMENTED;
    return status == 1;
}

#define FLOAT_BINARY_SLOT(slot, expression)                                                        \
    static Value slot(VM *vm, Value left, Value right) {                                           \
        double a, b;                                                                               \
        Value result;                                                                              \
        if (!operands(vm, left, right, &a, &b, &result)) {                                         \
            return result;                                                                         \
        }                                                                                          \
        return float_new(vm, expression);                                                          \
    }

FLOAT_BINARY_SLOT(slot_add, a + b)
FLOAT_BINARY_SLOT(slot_subtract, a - b)
FLOAT_BINARY_SLOT(slot_multiply, a *b)

#define FLOAT_DIVISION_SLOT(slot, expression)                                                      \
    static Value slot(VM *vm, Value left, Value right) {                                           \
        double a, b;                                                                               \
        Value result;                                                                              \
        if (!operands(vm, left, right, &a, &b, &result)) {                                         \
            return result;                                                                         \
        }                                                                                          \
        if (b == 0.0) {                                                                            \
            return error_raise(vm, vm->types.ZeroDivisionError, "division by zero");               \
        }                                                                                          \
        return expression;                                                                         \
    }

static Value quotient_and_rest(VM *vm, double a, double b) {
    Value pair[2] = {float_new(vm, float_floor_divide(a, b)), float_new(vm, float_modulo(a, b))};
    if (pair[0] == NULL || pair[1] == NULL) {
        value_release_if(vm, pair[0]);
        value_release_if(vm, pair[1]);
        return NULL;
    }
    return tuple_from_array_take(vm, pair, 2);
}

FLOAT_DIVISION_SLOT(slot_true_divide, float_new(vm, a / b))
FLOAT_DIVISION_SLOT(slot_floor_divide, float_new(vm, float_floor_divide(a, b)))
FLOAT_DIVISION_SLOT(slot_remainder, float_new(vm, float_modulo(a, b)))
FLOAT_DIVISION_SLOT(slot_divmod, quotient_and_rest(vm, a, b))

static Value slot_power(VM *vm, Value base, Value exponent, Value modulus) {
    if (modulus != VALUE_NONE) {
        return error_raise(vm, vm->types.TypeError,
                           "pow() 3rd argument not allowed unless all arguments are integers");
    }
    double a, b;
    Value result;
    if (!operands(vm, base, exponent, &a, &b, &result)) {
        return result;
    }
    return float_power(vm, a, b);
}

static Value slot_negative(VM *vm, Value self) {
    return float_new(vm, -float_number(self));
}

static Value float_plain(VM *vm, Value self) {
    return value_object(self)->type == vm->types.float_ ? value_retain(self)
                                                        : float_new(vm, float_number(self));
}

static Value slot_absolute(VM *vm, Value self) {
    return float_new(vm, fabs(float_number(self)));
}

static Value slot_to_int(VM *vm, Value self) {
    return int_from_double(vm, float_number(self));
}

static int slot_truth(VM *vm, Value self) {
    (void)vm;
    return float_number(self) != 0.0;
}

static int slot_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    double number = float_number(self);
    *hash = isnan(number) ? object_identity_hash(self) : float_hash(number);
    return 0;
}

static Value slot_repr(VM *vm, Value self) {
    char text[40];
    size_t size = float_repr_to(float_number(self), text);
    return str_new_latin1(vm, (const uint8_t *)text, size);
}

static Value slot_compare(VM *vm, Value left, Value right, CompareOp op) {
    double a = float_number(left);
    if (value_is_int(right)) {
        return float_compare_int(vm, a, right, op);
    }
    if (!value_is_float(right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    double b = float_number(right);
    switch (op) {
    case CMP_LT: return value_from_bool(a < b);
    case CMP_LE: return value_from_bool(a <= b);
    case CMP_EQ: return value_from_bool(a == b);
    case CMP_NE: return value_from_bool(a != b);
    case CMP_GT: return value_from_bool(a > b);
    case CMP_GE: return value_from_bool(a >= b);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static Value float_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    if ((type->init == vm->types.float_->init && args_refuse_keywords(vm, "float", kwnames) < 0) ||
        args_check_count(vm, "float", nargs, 0, 1) < 0) {
        return NULL;
    }
    double number = 0.0;
    if (nargs == 1 && float_from_value(vm, args[0], &number) < 0) {
        return NULL;
    }
    if (type == vm->types.float_) {
        return nargs == 1 && value_type(vm, args[0]) == type ? value_retain(args[0])
                                                             : float_new(vm, number);
    }
    Float *object = object_new(vm, type, type->basic_size);
    if (object != NULL) {
        object->number = number;
    }
    return value_from_object(object);
}

/* ---- methods ---- */

NATIVE_FUNCTION(float_conjugate) {
    return float_plain(vm, self);
}

NATIVE_FUNCTION(float_is_integer) {
    double number = float_number(self);
    return value_from_bool(isfinite(number) && floor(number) == number);
}

NATIVE_FUNCTION(float_trunc) {
    return int_from_double(vm, float_number(self));
}

NATIVE_FUNCTION(float_floor) {
    return int_from_double(vm, floor(float_number(self)));
}

NATIVE_FUNCTION(float_ceil) {
    return int_from_double(vm, ceil(float_number(self)));
}

NATIVE_FUNCTION(float_round_method) {
    if (args_check_count(vm, "__round__", nargs, 0, 1) < 0) {
        return NULL;
    }
    double number = float_number(self);
    if (nargs == 0 || args[0] == VALUE_NONE) {
        return int_from_double(vm, nearbyint(number));
    }
    int64_t digits;
    if (int_from_index(vm, args[0], NULL, &digits) < 0) {
        return NULL;
    }
    return float_round(vm, number, digits);
}

NATIVE_FUNCTION(float_as_integer_ratio) {
    double number = float_number(self);
    if (isinf(number)) {
        return error_raise(vm, vm->types.OverflowError, "cannot convert Infinity to integer ratio");
    }
    if (isnan(number)) {
        return error_raise(vm, vm->types.ValueError, "cannot convert NaN to integer ratio");
    }
    int exponent;
    double fraction = frexp(number, &exponent);
    while (fraction != floor(fraction)) {
        fraction *= 2.0;
        exponent--;
    }
    Value whole = int_from_double(vm, fraction);
    Value power = int_shift_left(vm, value_from_small_int(1), value_from_small_int(abs(exponent)));
    Value pair[2] = {NULL, NULL};
    if (whole != NULL && power != NULL) {
        pair[0] = exponent > 0 ? int_multiply(vm, whole, power) : value_retain(whole);
        pair[1] = exponent > 0 ? value_from_small_int(1) : value_retain(power);
    }
    value_release_if(vm, whole);
    value_release_if(vm, power);
    return pair[0] == NULL ? NULL : tuple_from_array_take(vm, pair, 2);
}

/* float.from_number: a real number, but no text. */
NATIVE_FUNCTION(float_from_number_method) {
    double number;
    if (value_to_type(self) == vm->types.float_ && value_object_is(args[0], vm->types.float_)) {
        return value_retain(args[0]);
    }
    if (float_from_number(vm, args[0], &number) < 0) {
        return NULL;
    }
    Value plain = float_new(vm, number);
    if (plain == NULL || value_to_type(self) == vm->types.float_) {
        return plain;
    }
    Value result = object_call_one(vm, self, plain);
    value_release(vm, plain);
    return result;
}

NATIVE_FUNCTION(float_getformat) {
    if (!value_is_str(args[0])) {
        return args_raise_type(vm, "__getformat__", "argument", "str", args[0]);
    }
    if (!str_equal_string(value_to_str(args[0]), "double") &&
        !str_equal_string(value_to_str(args[0]), "float")) {
        return error_raise(vm, vm->types.ValueError,
                           "__getformat__() argument 1 must be 'double' or 'float'");
    }
    return str_new_string(vm, "IEEE, little-endian");
}

NATIVE_FUNCTION(float_getnewargs) {
    Value number = float_new(vm, float_number(self));
    return number == NULL ? NULL : tuple_from_array_take(vm, &number, 1);
}

static const NativeDef float_methods[] = {
    {"conjugate", float_conjugate, NATIVE_NOARGS, "($self, /)"},
    {"__trunc__", float_trunc, NATIVE_NOARGS, "($self, /)"},
    {"__floor__", float_floor, NATIVE_NOARGS, "($self, /)"},
    {"__ceil__", float_ceil, NATIVE_NOARGS, "($self, /)"},
    {"__round__", float_round_method, NATIVE_FAST, "($self, ndigits=None, /)"},
    {"as_integer_ratio", float_as_integer_ratio, NATIVE_NOARGS, "($self, /)"},
    {"is_integer", float_is_integer, NATIVE_NOARGS, "($self, /)"},
    {"hex", float_hex_method, NATIVE_NOARGS, "($self, /)"},
    {"fromhex", float_fromhex_method, NATIVE_ONE | NATIVE_CLASS, "($type, string, /)"},
    {"from_number", float_from_number_method, NATIVE_ONE | NATIVE_CLASS, "($type, number, /)"},
    {"__getformat__", float_getformat, NATIVE_ONE | NATIVE_CLASS, "($type, typestr, /)"},
    FORMAT_METHOD(format_float_method),
    {"__getnewargs__", float_getnewargs, NATIVE_NOARGS, "($self, /)"},
    {0},
};

static Value get_real(VM *vm, Value self, void *closure) {
    (void)closure;
    return float_plain(vm, self);
}

static Value get_imaginary(VM *vm, Value self, void *closure) {
    (void)self, (void)closure;
    return float_new(vm, 0.0);
}

static const GetSetDef float_getsets[] = {
    {"real", get_real, NULL, NULL},
    {"imag", get_imaginary, NULL, NULL},
    {0},
};

int types_init_float(VM *vm) {
    Type *type = type_new_builtin(vm, "float", LAYOUT_FLOAT, sizeof(Float), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.float_ = type;
    type->create = float_create;
    type->repr = slot_repr;
    type->hash = slot_hash;
    type->truth = slot_truth;
    type->compare = slot_compare;
    type->binary[NB_ADD] = slot_add;
    type->binary[NB_SUBTRACT] = slot_subtract;
    type->binary[NB_MULTIPLY] = slot_multiply;
    type->binary[NB_TRUE_DIVIDE] = slot_true_divide;
    type->binary[NB_FLOOR_DIVIDE] = slot_floor_divide;
    type->binary[NB_REMAINDER] = slot_remainder;
    type->divmod = slot_divmod;
    type->power = slot_power;
    type->negative = slot_negative;
    type->positive = float_plain;
    type->absolute = slot_absolute;
    type->to_int = slot_to_int;
    type->to_float = float_plain;
    type->methods = float_methods;
    type->getsets = float_getsets;
    return type_ready(vm, type);
}
