#include "engine/objects/type_slots.h"

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/iterator.h"
#include "engine/objects/slot_wrapper.h"
#include "engine/objects/str.h"
#include "engine/objects/type_parts.h"

/* ---- calling a method by name ---- */

/* The method of that name on the type. NULL without an exception when there is none: also when
 * binding it raises AttributeError, as a property may. CPython: lookup_maybe_method. */
static Value method_if_defined(VM *vm, Value self, Value name, Value *receiver) {
    Value method = object_lookup_method(vm, self, name, receiver);
    if (method == NULL && error_occurred(vm) && error_matches(vm, vm->types.AttributeError)) {
        error_clear(vm);
    }
    return method;
}

/* self.name(args...), if there is that method. */
static Value call_if_defined(VM *vm, Value self, Value name, const Value *args, size_t nargs) {
    Value receiver;
    Value method = method_if_defined(vm, self, name, &receiver);
    if (method == NULL) {
        return NULL;
    }
    Value result = object_call_bound(vm, method, receiver, args, nargs);
    value_release(vm, method);
    return result;
}

/* The same; a missing method is an AttributeError. CPython: lookup_method. */
static Value call_defined(VM *vm, Value self, Value name, const Value *args, size_t nargs) {
    Value receiver;
    Value method = object_lookup_method(vm, self, name, &receiver);
    if (method == NULL) {
        return error_occurred(vm) ? NULL : error_raise_with(vm, vm->types.AttributeError, name);
    }
    Value result = object_call_bound(vm, method, receiver, args, nargs);
    value_release(vm, method);
    return result;
}

/* Binary operators: a missing method means that the operation is not implemented. */
static Value call_or_not_implemented(VM *vm, Value self, Value name, const Value *args,
                                     size_t nargs) {
    Value result = call_if_defined(vm, self, name, args, nargs);
    return result == NULL && !error_occurred(vm) ? VALUE_NOT_IMPLEMENTED : result;
}

/* The class says `name = None`: the operation is off, whatever the bases offer. */
static bool method_is_none(VM *vm, Value self, Value name) {
    return type_lookup_borrow(vm, value_type(vm, self), name) == VALUE_NONE;
}

/* ---- unary ---- */

#define UNARY_SLOT(slot, name)                                                                     \
    Value slot(VM *vm, Value self) {                                                               \
        return call_defined(vm, self, vm->names.name, NULL, 0);                                    \
    }

UNARY_SLOT(slot_negative, __neg__)
UNARY_SLOT(slot_positive, __pos__)
UNARY_SLOT(slot_absolute, __abs__)
UNARY_SLOT(slot_invert, __invert__)
UNARY_SLOT(slot_int, __int__)
UNARY_SLOT(slot_float, __float__)
UNARY_SLOT(slot_index, __index__)
UNARY_SLOT(slot_str, __str__)
UNARY_SLOT(slot_next, __next__)
UNARY_SLOT(slot_await, __await__)
UNARY_SLOT(slot_aiter, __aiter__)
UNARY_SLOT(slot_anext, __anext__)

Value slot_repr(VM *vm, Value self) {
    Value result = call_if_defined(vm, self, vm->names.__repr__, NULL, 0);
    if (result != NULL || error_occurred(vm)) {
        return result;
    }
    Value address = str_from_address(vm, self); /* without the module, as CPython's slot_tp_repr */
    Value text =
        address == NULL ? NULL : str_format(vm, "<%N object at %U>", value_type(vm, self), address);
    value_release_if(vm, address);
    return text;
}

Value slot_iter(VM *vm, Value self) {
    if (method_is_none(vm, self, vm->names.__iter__)) {
        return error_raise(vm, vm->types.TypeError, "'%T' object is not iterable", self);
    }
    Value result = call_if_defined(vm, self, vm->names.__iter__, NULL, 0);
    if (result != NULL || error_occurred(vm)) {
        return result;
    }
    Value receiver;
    Value get_item = method_if_defined(vm, self, vm->names.__getitem__, &receiver);
    if (get_item == NULL) {
        return error_occurred(vm)
                   ? NULL
                   : error_raise(vm, vm->types.TypeError, "'%T' object is not iterable", self);
    }
    value_release(vm, get_item);
    return sequence_iterator_new(vm, self);
}

int slot_hash(VM *vm, Value self, int64_t *hash) {
    if (method_is_none(vm, self, vm->names.__hash__)) {
        return object_hash_refuse(vm, self, hash);
    }
    Value result = call_if_defined(vm, self, vm->names.__hash__, NULL, 0);
    if (result == NULL) {
        return error_occurred(vm) ? -1 : object_hash_refuse(vm, self, hash);
    }
    if (!value_is_int(result)) {
        value_release(vm, result);
        return error_raise_int(vm, vm->types.TypeError, "__hash__ method should return an integer");
    }
    if (!int_fits_i64(result, hash)) {
        *hash = int_hash(result);
    }
    *hash = *hash == -1 ? -2 : *hash;
    value_release(vm, result);
    return 0;
}

int slot_truth(VM *vm, Value self) {
    if (method_is_none(vm, self, vm->names.__bool__)) {
        return error_raise_int(vm, vm->types.TypeError, "'%T' cannot be interpreted as a boolean",
                               self);
    }
    Value result = call_if_defined(vm, self, vm->names.__bool__, NULL, 0);
    if (result == NULL && !error_occurred(vm)) {
        result = call_if_defined(vm, self, vm->names.__len__, NULL, 0);
        int truth = result != NULL ? object_truth(vm, result) : error_occurred(vm) ? -1 : 1;
        value_release_if(vm, result);
        return truth;
    }
    if (result == NULL) {
        return -1;
    }
    if (!value_is_bool(result)) {
        error_raise(vm, vm->types.TypeError, "__bool__ should return bool, returned %T", result);
        value_release(vm, result);
        return -1;
    }
    return result == VALUE_TRUE;
}

/* ---- containers ---- */

int64_t slot_length(VM *vm, Value self) {
    Value result = call_defined(vm, self, vm->names.__len__, NULL, 0);
    Value index = result == NULL ? NULL : object_index(vm, result);
    value_release_if(vm, result);
    if (index == NULL) {
        return -1;
    }
    int64_t length = -1;
    if (int_sign(index) < 0) {
        error_raise(vm, vm->types.ValueError, "__len__() should return >= 0");
    } else if (!int_fits_i64(index, &length)) {
        length = error_raise_int(vm, vm->types.OverflowError,
                                 "cannot fit 'int' into an index-sized integer");
    }
    value_release(vm, index);
    return length;
}

int slot_contains(VM *vm, Value self, Value item) {
    if (method_is_none(vm, self, vm->names.__contains__)) {
        return error_raise_int(vm, vm->types.TypeError, "'%T' object is not a container", self);
    }
    Value result = call_if_defined(vm, self, vm->names.__contains__, &item, 1);
    if (result == NULL) {
        return error_occurred(vm) ? -1 : object_contains_by_iterating(vm, self, item);
    }
    int truth = object_truth(vm, result);
    value_release(vm, result);
    return truth;
}

Value slot_get_item(VM *vm, Value self, Value key) {
    return call_defined(vm, self, vm->names.__getitem__, &key, 1);
}

/* For slots that report success only. Consumes. */
static int done(VM *vm, Value result) {
    if (result == NULL) {
        return -1;
    }
    value_release(vm, result);
    return 0;
}

int slot_set_item(VM *vm, Value self, Value key, Value item) {
    const Value args[2] = {key, item};
    return done(vm, item == NULL ? call_defined(vm, self, vm->names.__delitem__, args, 1)
                                 : call_defined(vm, self, vm->names.__setitem__, args, 2));
}

/* ---- comparison ---- */

Value slot_compare(VM *vm, Value left, Value right, CompareOp op) {
    const Value names[] = {
        [CMP_LT] = vm->names.__lt__, [CMP_LE] = vm->names.__le__, [CMP_EQ] = vm->names.__eq__,
        [CMP_NE] = vm->names.__ne__, [CMP_GT] = vm->names.__gt__, [CMP_GE] = vm->names.__ge__,
    };
    return call_or_not_implemented(vm, left, names[op], &right, 1);
}

/* ---- binary operators ---- */

typedef struct OperatorNames {
    Value name;
    Value reflected;
    size_t offset; /* of the slot in Type */
    SlotFunction *slot;
} OperatorNames;

static bool has_slot(VM *vm, Value value, const OperatorNames *names) {
    return *type_slot_at(value_type(vm, value), names->offset) == names->slot;
}

/* Whether the right operand's class has a reflected method of its own: 1, 0, -1. */
static int reflected_is_overridden(VM *vm, Value left, Value right, Value name) {
    bool missing;
    Value theirs = object_find_attr(vm, (Value)value_type(vm, right), name, &missing);
    if (theirs == NULL) {
        return missing ? 0 : -1;
    }
    Value ours = object_find_attr(vm, (Value)value_type(vm, left), name, &missing);
    int result = ours == NULL ? (missing ? 1 : -1) : object_compare_bool(vm, ours, theirs, CMP_NE);
    value_release(vm, theirs);
    value_release_if(vm, ours);
    return result;
}

/* `extra` is pow()'s modulus, or NULL. */
static Value binary_slot(VM *vm, Value left, Value right, Value extra, OperatorNames names) {
    const Value right_args[2] = {right, extra};
    const Value left_args[2] = {left, extra};
    size_t nargs = extra == NULL ? 1 : 2;
    Type *left_type = value_type(vm, left);
    Type *right_type = value_type(vm, right);
    bool try_right = left_type != right_type && has_slot(vm, right, &names);
    if (has_slot(vm, left, &names)) {
        if (try_right && type_is_subtype(right_type, left_type)) {
            int overridden = reflected_is_overridden(vm, left, right, names.reflected);
            if (overridden < 0) {
                return NULL;
            }
            if (overridden) {
                Value result =
                    call_or_not_implemented(vm, right, names.reflected, left_args, nargs);
                if (result != VALUE_NOT_IMPLEMENTED) {
                    return result;
                }
                try_right = false;
            }
        }
        Value result = call_or_not_implemented(vm, left, names.name, right_args, nargs);
        if (result != VALUE_NOT_IMPLEMENTED || left_type == right_type) {
            return result;
        }
    }
    return try_right ? call_or_not_implemented(vm, right, names.reflected, left_args, nargs)
                     : VALUE_NOT_IMPLEMENTED;
}

#define OPERATOR_SLOT(slot_name, field, method, reflected_method)                                  \
    Value slot_name(VM *vm, Value left, Value right) {                                             \
        return binary_slot(vm, left, right, NULL,                                                  \
                           (OperatorNames){vm->names.method, vm->names.reflected_method,           \
                                           offsetof(Type, field), (SlotFunction *)slot_name});     \
    }

OPERATOR_SLOT(slot_add, binary[NB_ADD], __add__, __radd__)
OPERATOR_SLOT(slot_subtract, binary[NB_SUBTRACT], __sub__, __rsub__)
OPERATOR_SLOT(slot_multiply, binary[NB_MULTIPLY], __mul__, __rmul__)
OPERATOR_SLOT(slot_remainder, binary[NB_REMAINDER], __mod__, __rmod__)
OPERATOR_SLOT(slot_divmod, divmod, __divmod__, __rdivmod__)
OPERATOR_SLOT(slot_lshift, binary[NB_LSHIFT], __lshift__, __rlshift__)
OPERATOR_SLOT(slot_rshift, binary[NB_RSHIFT], __rshift__, __rrshift__)
OPERATOR_SLOT(slot_and, binary[NB_AND], __and__, __rand__)
OPERATOR_SLOT(slot_xor, binary[NB_XOR], __xor__, __rxor__)
OPERATOR_SLOT(slot_or, binary[NB_OR], __or__, __ror__)
OPERATOR_SLOT(slot_floor_divide, binary[NB_FLOOR_DIVIDE], __floordiv__, __rfloordiv__)
OPERATOR_SLOT(slot_true_divide, binary[NB_TRUE_DIVIDE], __truediv__, __rtruediv__)
OPERATOR_SLOT(slot_matrix_multiply, binary[NB_MATRIX_MULTIPLY], __matmul__, __rmatmul__)

Value slot_power(VM *vm, Value base, Value exponent, Value modulus) {
    return binary_slot(vm, base, exponent, modulus == VALUE_NONE ? NULL : modulus,
                       (OperatorNames){vm->names.__pow__, vm->names.__rpow__, offsetof(Type, power),
                                       (SlotFunction *)slot_power});
}

#define INPLACE_SLOT(slot_name, method)                                                            \
    Value slot_name(VM *vm, Value left, Value right) {                                             \
        return call_defined(vm, left, vm->names.method, &right, 1);                                \
    }

INPLACE_SLOT(slot_inplace_add, __iadd__)
INPLACE_SLOT(slot_inplace_subtract, __isub__)
INPLACE_SLOT(slot_inplace_multiply, __imul__)
INPLACE_SLOT(slot_inplace_remainder, __imod__)
INPLACE_SLOT(slot_inplace_power, __ipow__)
INPLACE_SLOT(slot_inplace_lshift, __ilshift__)
INPLACE_SLOT(slot_inplace_rshift, __irshift__)
INPLACE_SLOT(slot_inplace_and, __iand__)
INPLACE_SLOT(slot_inplace_xor, __ixor__)
INPLACE_SLOT(slot_inplace_or, __ior__)
INPLACE_SLOT(slot_inplace_floor_divide, __ifloordiv__)
INPLACE_SLOT(slot_inplace_true_divide, __itruediv__)
INPLACE_SLOT(slot_inplace_matrix_multiply, __imatmul__)

/* ---- attributes ---- */

/* __getattribute__, then __getattr__ where that found nothing. */
Value slot_get_attr(VM *vm, Value self, Value name) {
    Type *type = value_type(vm, self);
    Value hook = value_retain_if(type_lookup_borrow(vm, type, vm->names.__getattr__));
    Value getter = type_lookup_borrow(vm, type, vm->names.__getattribute__);
    bool is_default =
        value_type(vm, getter) == vm->types.wrapper_descriptor &&
        ((SlotWrapper *)value_object(getter))->slot == (SlotFunction *)object_generic_get_attr;
    Value result;
    bool missing = false;
    if (is_default && hook != NULL) {
        result = object_generic_find_attr(vm, self, name, &missing);
    } else {
        result = call_defined(vm, self, vm->names.__getattribute__, &name, 1);
        if (result == NULL && hook != NULL && error_matches(vm, vm->types.AttributeError)) {
            error_clear(vm);
            missing = true;
        }
    }
    if (missing) {
        result = call_defined(vm, self, vm->names.__getattr__, &name, 1);
    }
    value_release_if(vm, hook);
    return result;
}

int slot_set_attr(VM *vm, Value self, Value name, Value value) {
    const Value args[2] = {name, value};
    return done(vm, value == NULL ? call_defined(vm, self, vm->names.__delattr__, args, 1)
                                  : call_defined(vm, self, vm->names.__setattr__, args, 2));
}

/* ---- descriptors ---- */

Value slot_descr_get(VM *vm, Value self, Value instance, Value owner) {
    Value get = type_lookup_borrow(vm, value_type(vm, self), vm->names.__get__);
    if (get == NULL) {
        return value_retain(self);
    }
    const Value args[3] = {self, instance == NULL ? VALUE_NONE : instance,
                           owner == NULL ? VALUE_NONE : owner};
    value_retain(get);
    Value result = object_call(vm, get, args, 3, NULL);
    value_release(vm, get);
    return result;
}

int slot_descr_set(VM *vm, Value self, Value instance, Value value) {
    const Value args[2] = {instance, value};
    return done(vm, value == NULL ? call_defined(vm, self, vm->names.__delete__, args, 1)
                                  : call_defined(vm, self, vm->names.__set__, args, 2));
}

/* ---- calls, life ---- */

static Value call_method_with(VM *vm, Value self, Value name, const Value *args, size_t nargs,
                              Tuple *kwnames) {
    Value receiver;
    Value method = object_lookup_method(vm, self, name, &receiver);
    if (method == NULL) {
        return error_occurred(vm) ? NULL : error_raise_with(vm, vm->types.AttributeError, name);
    }
    Value result = receiver == NULL
                       ? object_call(vm, method, args, nargs, kwnames)
                       : object_call_prepend(vm, method, receiver, args, nargs, kwnames);
    value_release(vm, method);
    return result;
}

Value slot_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    return call_method_with(vm, self, vm->names.__call__, args, nargs, kwnames);
}

Value slot_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames) {
    Value self = value_from_object(type);
    Value maker = object_get_attr(vm, self, vm->names.__new__);
    if (maker == NULL) {
        return NULL;
    }
    Value result = object_call_prepend(vm, maker, self, args, nargs, kwnames);
    value_release(vm, maker);
    return result;
}

int slot_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames) {
    Value result = call_method_with(vm, self, vm->names.__init__, args, nargs, kwnames);
    if (result != NULL && result != VALUE_NONE) {
        error_raise(vm, vm->types.TypeError, "__init__() should return None, not '%T'", result);
        value_release(vm, result);
        return -1;
    }
    return result == NULL ? -1 : 0;
}

void slot_finalize(VM *vm, Value self) {
    if (vm->shared.finalizing) {
        return; /* the VM is being freed, and its code objects are gone */
    }
    Value raised = error_fetch_take(vm);
    Value receiver;
    Value method = object_lookup_method(vm, self, vm->names.__del__, &receiver);
    if (method != NULL) {
        Value result = object_call_bound(vm, method, receiver, NULL, 0);
        if (result == NULL) {
            error_write_unraisable(vm, "Exception ignored while calling deallocator", method);
        }
        value_release_if(vm, result);
        value_release(vm, method);
    } else {
        error_clear(vm);
    }
    error_restore_take(vm, raised);
}
