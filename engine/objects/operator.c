/*
 * operator.c - unary and binary operators, comparison.
 *
 * Source: CPython 3.14 Objects/abstract.c, do_richcompare in Objects/object.c.
 */
#include "engine/interp/vm.h"
#include "engine/interp/warning.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/recursion.h"
#include "engine/objects/type.h"

/* ---- binary operators ---- */

static const char *const operator_names[NB_SLOT_COUNT] = {
    [NB_ADD] = "+",       [NB_AND] = "&",      [NB_FLOOR_DIVIDE] = "//",
    [NB_LSHIFT] = "<<",   [NB_MULTIPLY] = "*", [NB_MATRIX_MULTIPLY] = "@",
    [NB_REMAINDER] = "%", [NB_OR] = "|",       [NB_POWER] = "** or pow()",
    [NB_RSHIFT] = ">>",   [NB_SUBTRACT] = "-", [NB_TRUE_DIVIDE] = "/",
    [NB_XOR] = "^",
};

static const char *const inplace_names[NB_SLOT_COUNT] = {
    [NB_ADD] = "+=",       [NB_AND] = "&=",      [NB_FLOOR_DIVIDE] = "//=",
    [NB_LSHIFT] = "<<=",   [NB_MULTIPLY] = "*=", [NB_MATRIX_MULTIPLY] = "@=",
    [NB_REMAINDER] = "%=", [NB_OR] = "|=",       [NB_POWER] = "**=",
    [NB_RSHIFT] = ">>=",   [NB_SUBTRACT] = "-=", [NB_TRUE_DIVIDE] = "/=",
    [NB_XOR] = "^=",
};

/* A slot seen as a function of two operands; `**` has a third. */
static Value call_slot(VM *vm, BinarySlot *slot, TernarySlot *power, Value left, Value right) {
    return slot != NULL ? slot(vm, left, right) : power(vm, left, right, VALUE_NONE);
}

/*
 * The rule of all binary operators: the left operand's type is asked first,
 * unless the right one's is a subclass of it with an implementation of its own.
 */
static Value binary(VM *vm, int op, Value left, Value right) {
    Type *left_type = value_type(vm, left);
    Type *right_type = value_type(vm, right);
    BinarySlot *left_slot = NULL;
    BinarySlot *right_slot = NULL;
    TernarySlot *left_power = NULL;
    TernarySlot *right_power = NULL;
    if (op == NB_POWER) {
        left_power = left_type->power;
        right_power = right_type->power == left_power ? NULL : right_type->power;
    } else {
        left_slot = left_type->binary[op];
        right_slot = right_type->binary[op] == left_slot ? NULL : right_type->binary[op];
    }
    bool has_left = left_slot != NULL || left_power != NULL;
    bool has_right = left_type != right_type && (right_slot != NULL || right_power != NULL);
    if (has_left && has_right && type_is_subtype(right_type, left_type)) {
        Value result = call_slot(vm, right_slot, right_power, left, right);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
        has_right = false;
    }
    if (has_left) {
        Value result = call_slot(vm, left_slot, left_power, left, right);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    return has_right ? call_slot(vm, right_slot, right_power, left, right) : VALUE_NOT_IMPLEMENTED;
}

/* sequence * count */
static Value repeat(VM *vm, Value (*slot)(VM *, Value, int64_t), Value sequence, Value count) {
    if (!object_has_index(vm, count)) {
        return error_raise(vm, vm->types.TypeError,
                           "can't multiply sequence by non-int of type '%T'", count);
    }
    int64_t number;
    if (int_from_index(vm, count, vm->types.OverflowError, &number) < 0) {
        return NULL;
    }
    return slot(vm, sequence, number);
}

static Value raise_unsupported(VM *vm, const char *symbol, Value left, Value right) {
    return error_raise(vm, vm->types.TypeError, "unsupported operand type(s) for %s: '%T' and '%T'",
                       symbol, left, right);
}

/* What sequences do for + and *. NOT_IMPLEMENTED when neither operand is one. */
static Value sequence_binary(VM *vm, int op, Value left, Value right) {
    const Type *left_type = value_type(vm, left);
    const Type *right_type = value_type(vm, right);
    if (op == NB_ADD && left_type->concat != NULL) {
        return left_type->concat(vm, left, right);
    }
    if (op == NB_MULTIPLY && left_type->repeat != NULL) {
        return repeat(vm, left_type->repeat, left, right);
    }
    if (op == NB_MULTIPLY && right_type->repeat != NULL) {
        return repeat(vm, right_type->repeat, right, left);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static Value plain_binary(VM *vm, int op, Value left, Value right) {
    Value result = binary(vm, op, left, right);
    if (result == VALUE_NOT_IMPLEMENTED) {
        result = sequence_binary(vm, op, left, right);
    }
    return result != VALUE_NOT_IMPLEMENTED ? result
                                           : raise_unsupported(vm, operator_names[op], left, right);
}

/* Whether CPython's type has sequence slots at all: a class always has. */
static bool is_sequence_type(const Type *type) {
    return (type->flags & TYPE_HEAP) != 0 || type->length != NULL || type->contains != NULL ||
           type->concat != NULL;
}

static Value inplace_binary(VM *vm, int op, Value left, Value right) {
    const Type *type = value_type(vm, left);
    if (type->inplace[op] != NULL) {
        Value result = type->inplace[op](vm, left, right);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    Value result = binary(vm, op, left, right);
    if (result != VALUE_NOT_IMPLEMENTED) {
        return result;
    }
    if (op == NB_ADD && type->inplace_concat != NULL) {
        return type->inplace_concat(vm, left, right);
    }
    if (op == NB_MULTIPLY && type->inplace_repeat != NULL) {
        return repeat(vm, type->inplace_repeat, left, right);
    }
    /* `3 * "a"` may be written `n *= "a"` only when n is no sequence. CPython:
     * PyNumber_InPlaceMultiply. */
    if (op != NB_MULTIPLY || type->repeat != NULL || !is_sequence_type(type)) {
        result = sequence_binary(vm, op, left, right);
    }
    return result != VALUE_NOT_IMPLEMENTED ? result
                                           : raise_unsupported(vm, inplace_names[op], left, right);
}

Value object_binary(VM *vm, int op, Value left, Value right) {
    if (op == NB_SUBSCR) {
        return object_get_item(vm, left, right);
    }
    return op >= NB_INPLACE_ADD ? inplace_binary(vm, op - NB_INPLACE_ADD, left, right)
                                : plain_binary(vm, op, left, right);
}

Value object_divmod(VM *vm, Value left, Value right) {
    Type *left_type = value_type(vm, left);
    Type *right_type = value_type(vm, right);
    BinarySlot *left_slot = left_type->divmod;
    BinarySlot *right_slot = right_type->divmod == left_slot ? NULL : right_type->divmod;
    Value result = VALUE_NOT_IMPLEMENTED;
    if (left_slot != NULL && right_slot != NULL && type_is_subtype(right_type, left_type)) {
        result = right_slot(vm, left, right);
        right_slot = NULL;
    }
    if (result == VALUE_NOT_IMPLEMENTED && left_slot != NULL) {
        result = left_slot(vm, left, right);
    }
    if (result == VALUE_NOT_IMPLEMENTED && right_slot != NULL) {
        result = right_slot(vm, left, right);
    }
    return result != VALUE_NOT_IMPLEMENTED ? result
                                           : raise_unsupported(vm, "divmod()", left, right);
}

Value object_power(VM *vm, Value base, Value exponent, Value modulus) {
    if (modulus == VALUE_NONE) {
        return plain_binary(vm, NB_POWER, base, exponent);
    }
    Type *base_type = value_type(vm, base);
    Type *exponent_type = value_type(vm, exponent);
    TernarySlot *base_slot = base_type->power;
    TernarySlot *exponent_slot = exponent_type->power == base_slot ? NULL : exponent_type->power;
    TernarySlot *modulus_slot = value_type(vm, modulus)->power;
    if (modulus_slot == base_slot || modulus_slot == exponent_slot) {
        modulus_slot = NULL;
    }
    Value result = VALUE_NOT_IMPLEMENTED;
    if (base_slot != NULL && exponent_slot != NULL && type_is_subtype(exponent_type, base_type)) {
        result = exponent_slot(vm, base, exponent, modulus);
        exponent_slot = NULL;
    }
    TernarySlot *const slots[] = {base_slot, exponent_slot, modulus_slot};
    for (size_t i = 0; i < 3 && result == VALUE_NOT_IMPLEMENTED; i++) {
        result = slots[i] == NULL ? result : slots[i](vm, base, exponent, modulus);
    }
    return result != VALUE_NOT_IMPLEMENTED
               ? result
               : error_raise(vm, vm->types.TypeError,
                             "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", base,
                             exponent, modulus);
}

/* ---- unary operators ---- */

static Value unary(VM *vm, UnarySlot *slot, Value value, const char *symbol) {
    return slot != NULL ? slot(vm, value)
                        : error_raise(vm, vm->types.TypeError, "bad operand type for %s: '%T'",
                                      symbol, value);
}

Value object_negative(VM *vm, Value value) {
    return unary(vm, value_type(vm, value)->negative, value, "unary -");
}

Value object_positive(VM *vm, Value value) {
    return unary(vm, value_type(vm, value)->positive, value, "unary +");
}

Value object_invert(VM *vm, Value value) {
    return unary(vm, value_type(vm, value)->invert, value, "unary ~");
}

Value object_absolute(VM *vm, Value value) {
    return unary(vm, value_type(vm, value)->absolute, value, "abs()");
}

bool object_has_index(VM *vm, Value value) {
    return value_type(vm, value)->index != NULL;
}

Value object_index(VM *vm, Value value) {
    if (value_is_small_int(value)) {
        return value;
    }
    if (value_is_int(value)) {
        return value_retain(value);
    }
    const Type *type = value_type(vm, value);
    if (type->index == NULL) {
        return error_raise(vm, vm->types.TypeError,
                           "'%T' object cannot be interpreted as an integer", value);
    }
    Value index = type->index(vm, value);
    if (index != NULL && !value_is_int(index)) {
        error_raise(vm, vm->types.TypeError, "__index__ returned non-int (type %T)", index);
        value_release(vm, index);
        return NULL;
    }
    if (index != NULL && !value_is_exact_int(vm, index) &&
        warning_subclass_returned(vm, NULL, "__index__", "int", index) < 0) {
        value_release(vm, index);
        return NULL;
    }
    return index;
}

/* ---- comparison ---- */

static const CompareOp swapped[] = {
    [CMP_LT] = CMP_GT, [CMP_LE] = CMP_GE, [CMP_EQ] = CMP_EQ,
    [CMP_NE] = CMP_NE, [CMP_GT] = CMP_LT, [CMP_GE] = CMP_LE,
};

static const char *const compare_names[] = {
    [CMP_LT] = "<",  [CMP_LE] = "<=", [CMP_EQ] = "==",
    [CMP_NE] = "!=", [CMP_GT] = ">",  [CMP_GE] = ">=",
};

static Value compare_slots(VM *vm, Value left, Value right, CompareOp op) {
    Type *left_type = value_type(vm, left);
    Type *right_type = value_type(vm, right);
    bool right_asked = false;
    if (left_type != right_type && right_type->compare != NULL &&
        type_is_subtype(right_type, left_type)) {
        right_asked = true;
        Value result = right_type->compare(vm, right, left, swapped[op]);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (left_type->compare != NULL) {
        Value result = left_type->compare(vm, left, right, op);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (!right_asked && right_type->compare != NULL) {
        Value result = right_type->compare(vm, right, left, swapped[op]);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (op == CMP_EQ || op == CMP_NE) {
        return value_from_bool((left == right) == (op == CMP_EQ));
    }
    return error_raise(vm, vm->types.TypeError,
                       "'%s' not supported between instances of '%T' and '%T'", compare_names[op],
                       left, right);
}

Value object_compare(VM *vm, Value left, Value right, CompareOp op) {
    if (value_are_small_ints(left, right)) {
        return value_from_bool(int_compare_small(left, right, op));
    }
    if (recursion_check(vm, " in comparison") < 0) {
        return NULL;
    }
    Value result = compare_slots(vm, left, right, op);
    return result;
}

int object_compare_bool(VM *vm, Value left, Value right, CompareOp op) {
    if (left == right && (op == CMP_EQ || op == CMP_NE)) {
        return op == CMP_EQ;
    }
    if (value_are_small_ints(left, right)) {
        return int_compare_small(left, right, op);
    }
    Value result = object_compare(vm, left, right, op);
    if (result == NULL) {
        return -1;
    }
    int truth = object_truth(vm, result);
    value_release(vm, result);
    return truth;
}

int object_equal(VM *vm, Value left, Value right) {
    return object_compare_bool(vm, left, right, CMP_EQ);
}
