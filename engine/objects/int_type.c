#include "engine/interp/vm.h"
#include "engine/interp/warning.h"
#include "engine/objects/args.h"
#include "engine/objects/bytearray.h"
#include "engine/objects/bytes.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/format_spec.h"
#include "engine/objects/int_big.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* ---- slots ---- */

/* Slots of a binary operator on ints; anything else is for the other operand's type. */
#define INT_BINARY_SLOT(slot, function)                                                            \
    static Value slot(VM *vm, Value left, Value right) {                                           \
        if (!value_is_int(left) || !value_is_int(right)) {                                         \
            return VALUE_NOT_IMPLEMENTED;                                                          \
        }                                                                                          \
        return function(vm, left, right);                                                          \
    }

INT_BINARY_SLOT(slot_add, int_add)
INT_BINARY_SLOT(slot_subtract, int_subtract)
INT_BINARY_SLOT(slot_multiply, int_multiply)
INT_BINARY_SLOT(slot_floor_divide, int_floor_divide)
INT_BINARY_SLOT(slot_remainder, int_remainder)
INT_BINARY_SLOT(slot_true_divide, int_true_divide)
INT_BINARY_SLOT(slot_shift_left, int_shift_left)
INT_BINARY_SLOT(slot_shift_right, int_shift_right)
INT_BINARY_SLOT(slot_and, int_and)
INT_BINARY_SLOT(slot_or, int_or)
INT_BINARY_SLOT(slot_xor, int_xor)
INT_BINARY_SLOT(slot_divmod, int_divmod)

static Value slot_power(VM *vm, Value base, Value exponent, Value modulus) {
    if (!value_is_int(base) || !value_is_int(exponent) ||
        (modulus != VALUE_NONE && !value_is_int(modulus))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return int_power(vm, base, exponent, modulus);
}

static Value slot_invert(VM *vm, Value self) {
    return int_subtract(vm, value_from_small_int(-1), self);
}

static Value slot_absolute(VM *vm, Value self) {
    return int_sign(self) < 0 ? int_negate(vm, self) : int_plain(vm, self);
}

static Value slot_to_float(VM *vm, Value self) {
    double number;
    return int_to_double(vm, self, &number) < 0 ? NULL : float_new(vm, number);
}

static Value slot_repr(VM *vm, Value self) {
    return int_to_str(vm, self, 10, false);
}

static int slot_hash(VM *vm, Value self, int64_t *hash) {
    (void)vm;
    *hash = int_hash(self);
    return 0;
}

static int slot_truth(VM *vm, Value self) {
    (void)vm;
    return int_sign(self) != 0;
}

static Value slot_compare(VM *vm, Value left, Value right, CompareOp op) {
    (void)vm;
    if (!value_is_int(left) || !value_is_int(right)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int order = int_compare_values(left, right);
    return value_from_bool(
        int_compare_small(value_from_small_int(order), value_from_small_int(0), op));
}

static void int_destroy(VM *vm, Object *self) {
    Int *number = (Int *)self;
    if (number->owns_digits) {
        heap_free(vm, number->digits, number->size * sizeof(uint64_t));
    }
    object_free(vm, self);
}

/* ---- int() ---- */

Value int_from_value(VM *vm, Value value) {
    if (value_is_exact_int(vm, value)) {
        return value_retain(value);
    }
    Type *type = value_type(vm, value);
    if (type->to_int != NULL) {
        Value result = type->to_int(vm, value);
        if (result == NULL || value_is_exact_int(vm, result)) {
            return result;
        }
        Value plain = NULL;
        if (!value_is_int(result)) {
            error_raise(vm, vm->types.TypeError, "__int__ returned non-int (type %T)", result);
        } else if (warning_subclass_returned(vm, NULL, "__int__", "int", result) == 0) {
            plain = int_plain(vm, result);
        }
        value_release(vm, result);
        return plain;
    }
    if (type->index != NULL) {
        Value index = object_index(vm, value);
        Value plain = index == NULL ? NULL : int_plain(vm, index);
        value_release_if(vm, index);
        return plain;
    }
    if (value_is_str(value)) {
        return int_parse(vm, value, 10);
    }
    BytesView bytes;
    if (bytes_view(value, &bytes)) {
        return int_parse_bytes(vm, value, 10);
    }
    return error_raise(vm, vm->types.TypeError,
                       "int() argument must be a string, a bytes-like object or a real number, "
                       "not '%T'",
                       value);
}

static Value int_from_text(VM *vm, Value value, Value base_value) {
    int64_t base;
    if (int_from_index(vm, base_value, NULL, &base) < 0) {
        return NULL;
    }
    if ((base != 0 && base < 2) || base > 36) {
        return error_raise(vm, vm->types.ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    if (value_is_str(value)) {
        return int_parse(vm, value, (int)base);
    }
    if (value_is_bytes(value) || value_is_bytearray(value)) {
        return int_parse_bytes(vm, value, (int)base);
    }
    return error_raise(vm, vm->types.TypeError,
                       "int() can't convert non-string with explicit base");
}

static Value int_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"", "base", NULL};
    static const ArgSpec spec = {
        .function = "int", .names = names, .positional_only = 1, .max_positional = 2};
    Value given[2];
    if (kwnames == NULL && args_check_count(vm, "int", nargs, 0, 2) < 0) {
        return NULL;
    }
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0) {
        return NULL;
    }
    if (given[0] == NULL && given[1] != NULL) {
        return error_raise(vm, vm->types.TypeError, "int() missing string argument");
    }
    Value number = given[0] == NULL   ? value_from_small_int(0)
                   : given[1] == NULL ? int_from_value(vm, given[0])
                                      : int_from_text(vm, given[0], given[1]);
    if (number == NULL || type == vm->types.int_) {
        return number;
    }
    Value instance = int_new_instance(vm, type, number);
    value_release(vm, number);
    return instance;
}

/* ---- methods ---- */

NATIVE_FUNCTION(int_self) {
    return int_plain(vm, self);
}

NATIVE_FUNCTION(int_bit_length_method) {
    return int_from_size(vm, int_bit_length(self));
}

NATIVE_FUNCTION(int_bit_count) {
    IntView view;
    const mp_int *number = int_view(self, &view);
    int64_t count = 0;
    for (int i = 0; i < number->used; i++) {
        count += __builtin_popcountll(number->dp[i]);
    }
    return value_from_small_int(count);
}

NATIVE_FUNCTION(int_as_integer_ratio) {
    Value pair[2] = {int_plain(vm, self), value_from_small_int(1)};
    return pair[0] == NULL ? NULL : tuple_from_array_take(vm, pair, 2);
}

NATIVE_FUNCTION(int_is_integer) {
    return VALUE_TRUE;
}

/* To a multiple of `unit`, halves to the even multiple. */
static Value round_to_unit(VM *vm, Value number, Value unit) {
    Value rest = int_remainder(vm, number, unit);
    Value doubled = rest == NULL ? NULL : int_add(vm, rest, rest);
    Value below = rest == NULL ? NULL : int_subtract(vm, number, rest);
    Value quotient = below == NULL ? NULL : int_floor_divide(vm, below, unit);
    Value result = NULL;
    if (doubled != NULL && quotient != NULL) {
        int order = int_compare_values(doubled, unit);
        Value odd = int_and(vm, quotient, value_from_small_int(1));
        bool up = order > 0 || (order == 0 && odd == value_from_small_int(1));
        result = up ? int_add(vm, below, unit) : value_retain(below);
    }
    value_release_if(vm, rest);
    value_release_if(vm, doubled);
    value_release_if(vm, below);
    value_release_if(vm, quotient);
    return result;
}

NATIVE_FUNCTION(int_round) {
    if (args_check_count(vm, "__round__", nargs, 0, 1) < 0) {
        return NULL;
    }
    if (nargs == 0 || args[0] == VALUE_NONE) {
        return int_plain(vm, self);
    }
    Value digits = object_index(vm, args[0]);
    if (digits == NULL) {
        return NULL;
    }
    Value result = NULL;
    if (int_sign(digits) >= 0) {
        result = int_plain(vm, self);
    } else {
        Value count = int_negate(vm, digits);
        Value unit =
            count == NULL ? NULL : int_power(vm, value_from_small_int(10), count, VALUE_NONE);
        result = unit == NULL ? NULL : round_to_unit(vm, self, unit);
        value_release_if(vm, count);
        value_release_if(vm, unit);
    }
    value_release(vm, digits);
    return result;
}

NATIVE_FUNCTION(int_getnewargs) {
    Value plain = int_plain(vm, self);
    return plain == NULL ? NULL : tuple_from_array_take(vm, &plain, 1);
}

static const NativeDef int_methods[] = {
    {"conjugate", int_self, NATIVE_NOARGS, "($self, /)"},
    {"bit_length", int_bit_length_method, NATIVE_NOARGS, "($self, /)"},
    {"bit_count", int_bit_count, NATIVE_NOARGS, "($self, /)"},
    {"as_integer_ratio", int_as_integer_ratio, NATIVE_NOARGS, "($self, /)"},
    {"__trunc__", int_self, NATIVE_NOARGS, "($self, /)"},
    {"__floor__", int_self, NATIVE_NOARGS, "($self, /)"},
    {"__ceil__", int_self, NATIVE_NOARGS, "($self, /)"},
    {"__round__", int_round, NATIVE_FAST, "($self, ndigits=None, /)"},
    {"to_bytes", int_to_bytes_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, length=1, byteorder='big', *, signed=False)"},
    {"from_bytes", int_from_bytes_method, NATIVE_FAST | NATIVE_KEYWORDS | NATIVE_CLASS,
     "($type, /, bytes, byteorder='big', *, signed=False)"},
    FORMAT_METHOD(format_int_method),
    {"__getnewargs__", int_getnewargs, NATIVE_NOARGS, "($self, /)"},
    {"is_integer", int_is_integer, NATIVE_NOARGS, "($self, /)"},
    {0},
};

static Value get_self(VM *vm, Value self, void *closure) {
    (void)closure;
    return int_plain(vm, self);
}

static Value get_zero(VM *vm, Value self, void *closure) {
    (void)vm, (void)self, (void)closure;
    return value_from_small_int(0);
}

static Value get_one(VM *vm, Value self, void *closure) {
    (void)vm, (void)self, (void)closure;
    return value_from_small_int(1);
}

static const GetSetDef int_getsets[] = {
    {"real", get_self, NULL, NULL},
    {"imag", get_zero, NULL, NULL},
    {"numerator", get_self, NULL, NULL},
    {"denominator", get_one, NULL, NULL},
    {0},
};

/* ---- bool ---- */

static Value bool_repr(VM *vm, Value self) {
    return str_intern_string(vm, self == VALUE_TRUE ? "True" : "False");
}

static Value bool_invert(VM *vm, Value self) {
    int error = warning_warn(
        vm, vm->types.DeprecationWarning, 1,
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This "
        "returns the bitwise inversion of the underlying int object and is usually not what you "
        "expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if "
        "you really want the bitwise inversion of the underlying int.");
    return error < 0 ? NULL : value_from_small_int(self == VALUE_TRUE ? -2 : -1);
}

static Value bool_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (args_refuse_keywords(vm, "bool", kwnames) < 0 ||
        args_check_count(vm, "bool", nargs, 0, 1) < 0) {
        return NULL;
    }
    int truth = nargs == 0 ? 0 : object_truth(vm, args[0]);
    return truth < 0 ? NULL : value_from_bool(truth);
}

/* Between two bools the result is a bool, with ints an int. */
#define BOOL_BINARY_SLOT(slot, operator, function)                                                 \
    static Value slot(VM *vm, Value left, Value right) {                                           \
        if (!value_is_bool(left) || !value_is_bool(right)) {                                       \
            return function(vm, left, right);                                                      \
        }                                                                                          \
        return value_from_bool((left == VALUE_TRUE) operator(right == VALUE_TRUE));                \
    }

BOOL_BINARY_SLOT(bool_and, &, slot_and)
BOOL_BINARY_SLOT(bool_or, |, slot_or)
BOOL_BINARY_SLOT(bool_xor, ^, slot_xor)

static int types_init_bool(VM *vm) {
    Type *type =
        type_new_builtin(vm, "bool", LAYOUT_INT, sizeof(Int), vm->types.int_, TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.bool_ = type;
    type->repr = bool_repr;
    type->create = bool_create;
    type->invert = bool_invert;
    type->binary[NB_AND] = bool_and;
    type->binary[NB_OR] = bool_or;
    type->binary[NB_XOR] = bool_xor;
    return type_ready(vm, type);
}

int types_init_int(VM *vm) {
    Type *type = type_new_builtin(vm, "int", LAYOUT_INT, sizeof(Int), vm->types.object,
                                  TYPE_SUBCLASSABLE | TYPE_MATCH_SELF);
    if (type == NULL) {
        return -1;
    }
    vm->types.int_ = type;
    type->destroy = int_destroy;
    type->create = int_create;
    type->repr = slot_repr;
    type->hash = slot_hash;
    type->truth = slot_truth;
    type->compare = slot_compare;
    type->binary[NB_ADD] = slot_add;
    type->binary[NB_SUBTRACT] = slot_subtract;
    type->binary[NB_MULTIPLY] = slot_multiply;
    type->binary[NB_FLOOR_DIVIDE] = slot_floor_divide;
    type->binary[NB_REMAINDER] = slot_remainder;
    type->binary[NB_TRUE_DIVIDE] = slot_true_divide;
    type->binary[NB_LSHIFT] = slot_shift_left;
    type->binary[NB_RSHIFT] = slot_shift_right;
    type->binary[NB_AND] = slot_and;
    type->binary[NB_OR] = slot_or;
    type->binary[NB_XOR] = slot_xor;
    type->divmod = slot_divmod;
    type->power = slot_power;
    type->negative = int_negate;
    type->positive = int_plain;
    type->invert = slot_invert;
    type->absolute = slot_absolute;
    type->to_int = int_plain;
    type->to_float = slot_to_float;
    type->index = int_plain;
    type->methods = int_methods;
    type->getsets = int_getsets;
    if (type_ready(vm, type) < 0) {
        return -1;
    }
    return types_init_bool(vm);
}
