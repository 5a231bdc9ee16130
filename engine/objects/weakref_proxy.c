/*
 * weakref_proxy.c - weak proxies: every operation on one is done on its object, while that lives.
 *
 * Source: CPython 3.14 Objects/weakrefobject.c.
 */
#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/weakref.h"

static bool is_proxy(VM *vm, Value value) {
    return value_object_is(value, vm->types.weakproxy) ||
           value_object_is(value, vm->types.weakcallableproxy);
}

/* The value that stands behind it, retained; anything but a proxy stands for itself. NULL with
 * ReferenceError when it has died. */
static Value unwrap(VM *vm, Value value) {
    if (!is_proxy(vm, value)) {
        return value_retain(value);
    }
    Value target = weakref_get(value);
    if (target == VALUE_NONE) {
        return error_raise(vm, vm->types.ReferenceError,
                           "weakly-referenced object no longer exists");
    }
    return target;
}

/* ---- operations on one value ---- */

static Value on_target(VM *vm, Value self, UnarySlot *operation) {
    Value target = unwrap(vm, self);
    Value result = target == NULL ? NULL : operation(vm, target);
    value_release_if(vm, target);
    return result;
}

#define PROXY_UNARY(name, operation)                                                               \
    static Value name(VM *vm, Value self) {                                                        \
        return on_target(vm, self, operation);                                                     \
    }

static Value target_next(VM *vm, Value target) {
    if (value_type(vm, target)->next == NULL) {
        return error_raise(vm, vm->types.TypeError,
                           "Weakref proxy referenced a non-iterator '%T' object", target);
    }
    return object_next(vm, target);
}

static Value target_float(VM *vm, Value target) {
    return object_call_one(vm, value_from_object(vm->types.float_), target);
}

PROXY_UNARY(proxy_str, object_str)
PROXY_UNARY(proxy_negative, object_negative)
PROXY_UNARY(proxy_positive, object_positive)
PROXY_UNARY(proxy_absolute, object_absolute)
PROXY_UNARY(proxy_invert, object_invert)
PROXY_UNARY(proxy_int, int_from_value)
PROXY_UNARY(proxy_float, target_float)
PROXY_UNARY(proxy_index, object_index)
PROXY_UNARY(proxy_iter, object_iter)
PROXY_UNARY(proxy_next, target_next)

static Value proxy_repr(VM *vm, Value self) {
    Value target = weakref_get(self);
    Value address = str_from_address(vm, self);
    Value to = target == VALUE_NONE ? NULL : weakref_describe_target(vm, target);
    Value text = NULL;
    if (address != NULL && target == VALUE_NONE) {
        text = str_format(vm, "<weakproxy at %U; dead>", address);
    } else if (address != NULL && to != NULL) {
        text = str_format(vm, "<weakproxy at %U; %U>", address, to);
    }
    value_release_if(vm, address);
    value_release_if(vm, to);
    value_release(vm, target);
    return text;
}

static int proxy_truth(VM *vm, Value self) {
    Value target = unwrap(vm, self);
    int truth = target == NULL ? -1 : object_truth(vm, target);
    value_release_if(vm, target);
    return truth;
}

static int64_t proxy_length(VM *vm, Value self) {
    Value target = unwrap(vm, self);
    int64_t length = target == NULL ? -1 : object_length(vm, target);
    value_release_if(vm, target);
    return length;
}

/* ---- with further operands ---- */

static int proxy_contains(VM *vm, Value self, Value item) {
    Value target = unwrap(vm, self);
    int found = target == NULL ? -1 : object_contains(vm, target, item);
    value_release_if(vm, target);
    return found;
}

static Value proxy_get_item(VM *vm, Value self, Value key) {
    Value target = unwrap(vm, self);
    Value result = target == NULL ? NULL : object_get_item(vm, target, key);
    value_release_if(vm, target);
    return result;
}

static int proxy_set_item(VM *vm, Value self, Value key, Value item) {
    Value target = unwrap(vm, self);
    int error = target == NULL ? -1 : object_set_item(vm, target, key, item);
    value_release_if(vm, target);
    return error;
}

static Value proxy_get_attr(VM *vm, Value self, Value name) {
    Value target = unwrap(vm, self);
    Value result = target == NULL ? NULL : object_get_attr(vm, target, name);
    value_release_if(vm, target);
    return result;
}

static int proxy_set_attr(VM *vm, Value self, Value name, Value value) {
    Value target = unwrap(vm, self);
    int error = target == NULL ? -1 : object_set_attr(vm, target, name, value);
    value_release_if(vm, target);
    return error;
}

static Value proxy_compare(VM *vm, Value left, Value right, CompareOp op) {
    Value a = unwrap(vm, left);
    Value b = a == NULL ? NULL : unwrap(vm, right);
    Value result = b == NULL ? NULL : object_compare(vm, a, b, op);
    value_release_if(vm, a);
    value_release_if(vm, b);
    return result;
}

static Value on_both(VM *vm, int op, Value left, Value right) {
    Value a = unwrap(vm, left);
    Value b = a == NULL ? NULL : unwrap(vm, right);
    Value result = b == NULL ? NULL : object_binary(vm, op, a, b);
    value_release_if(vm, a);
    value_release_if(vm, b);
    return result;
}

#define PROXY_BINARY(name, op)                                                                     \
    static Value name(VM *vm, Value left, Value right) {                                           \
        return on_both(vm, op, left, right);                                                       \
    }                                                                                              \
    static Value name##_inplace(VM *vm, Value left, Value right) {                                 \
        return on_both(vm, (op) + NB_INPLACE_ADD, left, right);                                    \
    }

PROXY_BINARY(proxy_add, NB_ADD)
PROXY_BINARY(proxy_and, NB_AND)
PROXY_BINARY(proxy_floor_divide, NB_FLOOR_DIVIDE)
PROXY_BINARY(proxy_lshift, NB_LSHIFT)
PROXY_BINARY(proxy_matrix_multiply, NB_MATRIX_MULTIPLY)
PROXY_BINARY(proxy_multiply, NB_MULTIPLY)
PROXY_BINARY(proxy_remainder, NB_REMAINDER)
PROXY_BINARY(proxy_or, NB_OR)
PROXY_BINARY(proxy_rshift, NB_RSHIFT)
PROXY_BINARY(proxy_subtract, NB_SUBTRACT)
PROXY_BINARY(proxy_true_divide, NB_TRUE_DIVIDE)
PROXY_BINARY(proxy_xor, NB_XOR)

static Value proxy_power_inplace(VM *vm, Value left, Value right) {
    return on_both(vm, NB_POWER + NB_INPLACE_ADD, left, right);
}

static Value proxy_power(VM *vm, Value base, Value exponent, Value modulus) {
    Value a = unwrap(vm, base);
    Value b = a == NULL ? NULL : unwrap(vm, exponent);
    Value c = b == NULL ? NULL : unwrap(vm, modulus);
    Value result = c == NULL ? NULL : object_power(vm, a, b, c);
    value_release_if(vm, a);
    value_release_if(vm, b);
    value_release_if(vm, c);
    return result;
}

static Value proxy_divmod(VM *vm, Value left, Value right) {
    Value a = unwrap(vm, left);
    Value b = a == NULL ? NULL : unwrap(vm, right);
    Value result = b == NULL ? NULL : object_divmod(vm, a, b);
    value_release_if(vm, a);
    value_release_if(vm, b);
    return result;
}

static Value proxy_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    Value target = unwrap(vm, self);
    Value result = target == NULL ? NULL : object_call(vm, target, args, nargs, kwnames);
    value_release_if(vm, target);
    return result;
}

static Value call_method(VM *vm, Value self, const char *name) {
    Value target = unwrap(vm, self);
    Value method = target == NULL ? NULL : object_get_attr_string(vm, target, name);
    Value result = method == NULL ? NULL : object_call_no_args(vm, method);
    value_release_if(vm, method);
    value_release_if(vm, target);
    return result;
}

NATIVE_FUNCTION(proxy_bytes) {
    return call_method(vm, self, "__bytes__");
}

NATIVE_FUNCTION(proxy_reversed) {
    return call_method(vm, self, "__reversed__");
}

/* ---- the types ---- */

static const NativeDef proxy_methods[] = {
    {"__bytes__", proxy_bytes, NATIVE_NOARGS, NULL},
    {"__reversed__", proxy_reversed, NATIVE_NOARGS, NULL},
    {0},
};

static void fill_operators(Type *type) {
    static const struct {
        int op;
        BinarySlot *plain;
        BinarySlot *inplace;
    } rows[] = {
        {NB_ADD, proxy_add, proxy_add_inplace},
        {NB_AND, proxy_and, proxy_and_inplace},
        {NB_FLOOR_DIVIDE, proxy_floor_divide, proxy_floor_divide_inplace},
        {NB_LSHIFT, proxy_lshift, proxy_lshift_inplace},
        {NB_MATRIX_MULTIPLY, proxy_matrix_multiply, proxy_matrix_multiply_inplace},
        {NB_MULTIPLY, proxy_multiply, proxy_multiply_inplace},
        {NB_REMAINDER, proxy_remainder, proxy_remainder_inplace},
        {NB_OR, proxy_or, proxy_or_inplace},
        {NB_RSHIFT, proxy_rshift, proxy_rshift_inplace},
        {NB_SUBTRACT, proxy_subtract, proxy_subtract_inplace},
        {NB_TRUE_DIVIDE, proxy_true_divide, proxy_true_divide_inplace},
        {NB_XOR, proxy_xor, proxy_xor_inplace},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        type->binary[rows[i].op] = rows[i].plain;
        type->inplace[rows[i].op] = rows[i].inplace;
    }
    type->inplace[NB_POWER] = proxy_power_inplace;
    type->power = proxy_power;
    type->divmod = proxy_divmod;
    type->negative = proxy_negative;
    type->positive = proxy_positive;
    type->absolute = proxy_absolute;
    type->invert = proxy_invert;
    type->to_int = proxy_int;
    type->to_float = proxy_float;
    type->index = proxy_index;
}

static Type *proxy_type(VM *vm, const char *name) {
    Type *type = type_new_builtin(vm, name, LAYOUT_WEAKREF, sizeof(WeakRef), vm->types.object,
                                  TYPE_DISALLOW_NEW);
    if (type == NULL) {
        return NULL;
    }
    type->destroy = weakref_release;
    type->traverse = weakref_traverse;
    type->clear = weakref_drop;
    type->repr = proxy_repr;
    type->str = proxy_str;
    type->hash = object_hash_refuse;
    type->truth = proxy_truth;
    type->compare = proxy_compare;
    type->length = proxy_length;
    type->contains = proxy_contains;
    type->get_item = proxy_get_item;
    type->set_item = proxy_set_item;
    type->get_attr = proxy_get_attr;
    type->set_attr = proxy_set_attr;
    type->iter = proxy_iter;
    type->next = proxy_next;
    fill_operators(type);
    return type;
}

int types_init_weakref_proxy(VM *vm) {
    if (vm->types.weakproxy == NULL) {
        Type *plain = proxy_type(vm, "ProxyType");
        if (plain == NULL) {
            return -1;
        }
        plain->methods = proxy_methods;
        if (type_ready_take(vm, &vm->types.weakproxy, plain, "weakref") < 0) {
            return -1;
        }
    }
    if (vm->types.weakcallableproxy == NULL) {
        Type *callable = proxy_type(vm, "CallableProxyType");
        if (callable == NULL) {
            return -1;
        }
        callable->call = proxy_call;
        return type_ready_take(vm, &vm->types.weakcallableproxy, callable, "weakref");
    }
    return 0;
}
