/*
 * operator.c - the module _operator: the operators of the language as functions.
 *
 * The module operator (engine/lib/operator.py) shows them under its name.
 * Source: CPython 3.14 Modules/_operator.c.
 */
#include "engine/modules/operator.h"

#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"

/* ---- binary operators, in place too: name, BINARY_OP's number ---- */

#define BINARY_OPERATORS(ROW)                                                                      \
    ROW(add, NB_ADD)                                                                               \
    ROW(and_, NB_AND)                                                                              \
    ROW(floordiv, NB_FLOOR_DIVIDE)                                                                 \
    ROW(lshift, NB_LSHIFT)                                                                         \
    ROW(matmul, NB_MATRIX_MULTIPLY)                                                                \
    ROW(mul, NB_MULTIPLY)                                                                          \
    ROW(mod, NB_REMAINDER)                                                                         \
    ROW(or_, NB_OR)                                                                                \
    ROW(pow, NB_POWER)                                                                             \
    ROW(rshift, NB_RSHIFT)                                                                         \
    ROW(sub, NB_SUBTRACT)                                                                          \
    ROW(truediv, NB_TRUE_DIVIDE)                                                                   \
    ROW(xor, NB_XOR)                                                                               \
    ROW(iadd, NB_INPLACE_ADD + NB_ADD)                                                             \
    ROW(iand, NB_INPLACE_ADD + NB_AND)                                                             \
    ROW(ifloordiv, NB_INPLACE_ADD + NB_FLOOR_DIVIDE)                                               \
    ROW(ilshift, NB_INPLACE_ADD + NB_LSHIFT)                                                       \
    ROW(imatmul, NB_INPLACE_ADD + NB_MATRIX_MULTIPLY)                                              \
    ROW(imul, NB_INPLACE_ADD + NB_MULTIPLY)                                                        \
    ROW(imod, NB_INPLACE_ADD + NB_REMAINDER)                                                       \
    ROW(ior, NB_INPLACE_ADD + NB_OR)                                                               \
    ROW(ipow, NB_INPLACE_ADD + NB_POWER)                                                           \
    ROW(irshift, NB_INPLACE_ADD + NB_RSHIFT)                                                       \
    ROW(isub, NB_INPLACE_ADD + NB_SUBTRACT)                                                        \
    ROW(itruediv, NB_INPLACE_ADD + NB_TRUE_DIVIDE)                                                 \
    ROW(ixor, NB_INPLACE_ADD + NB_XOR)

#define BINARY_FUNCTION(name, op)                                                                  \
    NATIVE_FUNCTION(operator_##name) {                                                             \
        return args_check_count(vm, #name, nargs, 2, 2) < 0                                        \
                   ? NULL                                                                          \
                   : object_binary(vm, op, args[0], args[1]);                                      \
    }
BINARY_OPERATORS(BINARY_FUNCTION)

#define COMPARISONS(ROW)                                                                           \
    ROW(lt, CMP_LT) ROW(le, CMP_LE) ROW(eq, CMP_EQ) ROW(ne, CMP_NE) ROW(gt, CMP_GT) ROW(ge, CMP_GE)

#define COMPARISON_FUNCTION(name, op)                                                              \
    NATIVE_FUNCTION(operator_##name) {                                                             \
        return args_check_count(vm, #name, nargs, 2, 2) < 0                                        \
                   ? NULL                                                                          \
                   : object_compare(vm, args[0], args[1], op);                                     \
    }
COMPARISONS(COMPARISON_FUNCTION)

#define UNARY_OPERATORS(ROW)                                                                       \
    ROW(neg, object_negative)                                                                      \
    ROW(pos, object_positive)                                                                      \
    ROW(inv, object_invert)                                                                        \
    ROW(invert, object_invert)                                                                     \
    ROW(abs, object_absolute)

#define UNARY_FUNCTION(name, function)                                                             \
    NATIVE_FUNCTION(operator_##name) {                                                             \
        return function(vm, args[0]);                                                              \
    }
UNARY_OPERATORS(UNARY_FUNCTION)

/* ---- truth and identity ---- */

NATIVE_FUNCTION(operator_truth) {
    int truth = object_truth(vm, args[0]);
    return truth < 0 ? NULL : value_from_bool(truth);
}

NATIVE_FUNCTION(operator_not) {
    int truth = object_truth(vm, args[0]);
    return truth < 0 ? NULL : value_from_bool(!truth);
}

NATIVE_FUNCTION(operator_is) {
    return args_check_count(vm, "is_", nargs, 2, 2) < 0 ? NULL
                                                        : value_from_bool(args[0] == args[1]);
}

NATIVE_FUNCTION(operator_is_not) {
    return args_check_count(vm, "is_not", nargs, 2, 2) < 0 ? NULL
                                                           : value_from_bool(args[0] != args[1]);
}

NATIVE_FUNCTION(operator_is_none) {
    return value_from_bool(args[0] == VALUE_NONE);
}

NATIVE_FUNCTION(operator_is_not_none) {
    return value_from_bool(args[0] != VALUE_NONE);
}

/* ---- sequences ---- */

/* operator.index gives exactly an int. */
NATIVE_FUNCTION(operator_index) {
    Value index = object_index(vm, args[0]);
    if (index == NULL || value_is_exact_int(vm, index)) {
        return index;
    }
    Value plain = int_plain(vm, index);
    value_release(vm, index);
    return plain;
}

static bool is_sequence(VM *vm, Value value) {
    const Type *type = value_type(vm, value);
    return type->get_item != NULL && type->layout != LAYOUT_DICT;
}

/* a + b for sequences: concatenation before other meanings of +. */
static Value concat(VM *vm, Value left, Value right, int op) {
    const Type *type = value_type(vm, left);
    BinarySlot *slot =
        op != NB_ADD && type->inplace_concat != NULL ? type->inplace_concat : type->concat;
    if (slot != NULL) {
        return slot(vm, left, right);
    }
    if (is_sequence(vm, left) && is_sequence(vm, right)) {
        return object_binary(vm, op, left, right);
    }
    return error_raise(vm, vm->types.TypeError, "'%T' object can't be concatenated", left);
}

NATIVE_FUNCTION(operator_concat) {
    return args_check_count(vm, "concat", nargs, 2, 2) < 0 ? NULL
                                                           : concat(vm, args[0], args[1], NB_ADD);
}

NATIVE_FUNCTION(operator_iconcat) {
    return args_check_count(vm, "iconcat", nargs, 2, 2) < 0
               ? NULL
               : concat(vm, args[0], args[1], NB_INPLACE_ADD);
}

NATIVE_FUNCTION(operator_contains) {
    int found = args_check_count(vm, "contains", nargs, 2, 2) < 0
                    ? -1
                    : object_contains(vm, args[0], args[1]);
    return found < 0 ? NULL : value_from_bool(found);
}

/* Goes through the items: how many are equal to `item`, or with `first` where the first one is
 * (-1: nowhere). -2 on error. */
static int64_t search(VM *vm, Value iterable, Value item, bool first) {
    Value iterator = object_iter(vm, iterable);
    if (iterator == NULL) {
        if (error_matches(vm, vm->types.TypeError)) {
            error_clear(vm);
            error_raise(vm, vm->types.TypeError, "argument of type '%T' is not iterable", iterable);
        }
        return -2;
    }
    int64_t count = 0, at = 0;
    int equal = 0;
    Value other;
    while (equal >= 0 && (other = object_next(vm, iterator)) != NULL) {
        equal = object_equal(vm, other, item);
        value_release(vm, other);
        if (equal > 0 && first) {
            break;
        }
        count += equal > 0;
        at++;
    }
    value_release(vm, iterator);
    if (error_occurred(vm)) {
        return -2;
    }
    return !first ? count : equal > 0 ? at : -1;
}

NATIVE_FUNCTION(operator_count_of) {
    if (args_check_count(vm, "countOf", nargs, 2, 2) < 0) {
        return NULL;
    }
    int64_t count = search(vm, args[0], args[1], false);
    return count < 0 ? NULL : int_from_i64(vm, count);
}

NATIVE_FUNCTION(operator_index_of) {
    if (args_check_count(vm, "indexOf", nargs, 2, 2) < 0) {
        return NULL;
    }
    int64_t index = search(vm, args[0], args[1], true);
    if (index == -1) {
        return error_raise(vm, vm->types.ValueError, "sequence.index(x): x not in sequence");
    }
    return index < 0 ? NULL : int_from_i64(vm, index);
}

NATIVE_FUNCTION(operator_getitem) {
    return args_check_count(vm, "getitem", nargs, 2, 2) < 0 ? NULL
                                                            : object_get_item(vm, args[0], args[1]);
}

NATIVE_FUNCTION(operator_setitem) {
    return args_check_count(vm, "setitem", nargs, 3, 3) < 0 ||
                   object_set_item(vm, args[0], args[1], args[2]) < 0
               ? NULL
               : VALUE_NONE;
}

NATIVE_FUNCTION(operator_delitem) {
    return args_check_count(vm, "delitem", nargs, 2, 2) < 0 ||
                   object_set_item(vm, args[0], args[1], NULL) < 0
               ? NULL
               : VALUE_NONE;
}

NATIVE_FUNCTION(operator_length_hint) {
    int64_t fallback = 0;
    if (args_check_count(vm, "length_hint", nargs, 1, 2) < 0 ||
        (nargs == 2 && int_from_index(vm, args[1], vm->types.OverflowError, &fallback) < 0)) {
        return NULL;
    }
    int64_t hint = object_length_hint(vm, args[0], fallback);
    return hint == -1 && error_occurred(vm) ? NULL : int_from_i64(vm, hint);
}

NATIVE_FUNCTION(operator_call) {
    return args_check_count(vm, "call", nargs, 1, SIZE_MAX) < 0
               ? NULL
               : object_call(vm, args[0], args + 1, nargs - 1, kwnames);
}

static const NativeDef functions[] = {
#define TWO_ROW(name, op)       {#name, operator_##name, NATIVE_FAST, "($module, a, b, /)"},
#define ONE_ROW(name, function) {#name, operator_##name, NATIVE_ONE, "($module, a, /)"},
    BINARY_OPERATORS(TWO_ROW) COMPARISONS(TWO_ROW)
        UNARY_OPERATORS(ONE_ROW){"truth", operator_truth, NATIVE_ONE, "($module, a, /)"},
    {"not_", operator_not, NATIVE_ONE, "($module, a, /)"},
    {"is_", operator_is, NATIVE_FAST, "($module, a, b, /)"},
    {"is_not", operator_is_not, NATIVE_FAST, "($module, a, b, /)"},
    {"is_none", operator_is_none, NATIVE_ONE, "($module, a, /)"},
    {"is_not_none", operator_is_not_none, NATIVE_ONE, "($module, a, /)"},
    {"index", operator_index, NATIVE_ONE, "($module, a, /)"},
    {"concat", operator_concat, NATIVE_FAST, "($module, a, b, /)"},
    {"iconcat", operator_iconcat, NATIVE_FAST, "($module, a, b, /)"},
    {"contains", operator_contains, NATIVE_FAST, "($module, a, b, /)"},
    {"countOf", operator_count_of, NATIVE_FAST, "($module, a, b, /)"},
    {"indexOf", operator_index_of, NATIVE_FAST, "($module, a, b, /)"},
    {"getitem", operator_getitem, NATIVE_FAST, "($module, a, b, /)"},
    {"setitem", operator_setitem, NATIVE_FAST, "($module, a, b, c, /)"},
    {"delitem", operator_delitem, NATIVE_FAST, "($module, a, b, /)"},
    {"length_hint", operator_length_hint, NATIVE_FAST, "($module, obj, default=0, /)"},
    {"call", operator_call, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {0},
};

int operator_module_init(VM *vm, Module *module) {
    return module_add_natives(vm, module, functions) < 0 ? -1 : operator_init_getters(vm, module);
}
