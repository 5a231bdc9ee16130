/*
 * type_table.c - the names of special methods, and the slots they stand for.
 *
 * Two directions: a slot that a built-in type fills shows up as a method of
 * that name (a slot wrapper); a method that a class defines puts a function in
 * the slot that calls it (type_slots.c).
 */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"
#include "engine/objects/type_parts.h"
#include "engine/objects/type_slots.h"

/* ---- calling a built-in type's slot by the method's name ---- */

static bool check_count(VM *vm, size_t nargs, size_t expected) {
    if (nargs == expected) {
        return true;
    }
    error_raise(vm, vm->types.TypeError, "expected %zu argument%s, got %zu", expected,
                expected == 1 ? "" : "s", nargs);
    return false;
}

/* The C functions in slots have many shapes; a wrapper knows that of its slot. */
#define WRAPPER(name)                                                                              \
    static Value name(NATIVE_UNUSED VM *vm, NATIVE_UNUSED Value self,                              \
                      NATIVE_UNUSED const Value *args, NATIVE_UNUSED size_t nargs,                 \
                      NATIVE_UNUSED Tuple *kwnames, NATIVE_UNUSED SlotFunction *slot)

static Value none_unless_negative(int status) {
    return status < 0 ? NULL : VALUE_NONE;
}

WRAPPER(wrap_unary) {
    return check_count(vm, nargs, 0) ? ((UnarySlot *)slot)(vm, self) : NULL;
}

WRAPPER(wrap_binary) {
    return check_count(vm, nargs, 1) ? ((BinarySlot *)slot)(vm, self, args[0]) : NULL;
}

WRAPPER(wrap_binary_reflected) {
    return check_count(vm, nargs, 1) ? ((BinarySlot *)slot)(vm, args[0], self) : NULL;
}

static bool check_power_count(VM *vm, size_t nargs) {
    if (nargs == 1 || nargs == 2) {
        return true;
    }
    error_raise(vm, vm->types.TypeError, "expected 1 or 2 arguments, got %zu", nargs);
    return false;
}

WRAPPER(wrap_power) {
    return check_power_count(vm, nargs)
               ? ((TernarySlot *)slot)(vm, self, args[0], nargs == 2 ? args[1] : VALUE_NONE)
               : NULL;
}

WRAPPER(wrap_power_reflected) {
    return check_power_count(vm, nargs)
               ? ((TernarySlot *)slot)(vm, args[0], self, nargs == 2 ? args[1] : VALUE_NONE)
               : NULL;
}

WRAPPER(wrap_hash) {
    int64_t hash;
    if (!check_count(vm, nargs, 0) ||
        ((int (*)(VM *, Value, int64_t *))slot)(vm, self, &hash) < 0) {
        return NULL;
    }
    return int_from_i64(vm, hash);
}

WRAPPER(wrap_truth) {
    if (!check_count(vm, nargs, 0)) {
        return NULL;
    }
    int truth = ((int (*)(VM *, Value))slot)(vm, self);
    return truth < 0 ? NULL : value_from_bool(truth);
}

WRAPPER(wrap_length) {
    if (!check_count(vm, nargs, 0)) {
        return NULL;
    }
    int64_t length = ((int64_t(*)(VM *, Value))slot)(vm, self);
    return length < 0 ? NULL : int_from_i64(vm, length);
}

WRAPPER(wrap_contains) {
    if (!check_count(vm, nargs, 1)) {
        return NULL;
    }
    int found = ((int (*)(VM *, Value, Value))slot)(vm, self, args[0]);
    return found < 0 ? NULL : value_from_bool(found);
}

typedef int SetItemSlot(VM *vm, Value self, Value key, Value item);

WRAPPER(wrap_set_item) {
    if (args_check_count(vm, "__setitem__", nargs, 2, 2) < 0) {
        return NULL;
    }
    return none_unless_negative(((SetItemSlot *)slot)(vm, self, args[0], args[1]));
}

WRAPPER(wrap_delete_item) {
    if (!check_count(vm, nargs, 1)) {
        return NULL;
    }
    return none_unless_negative(((SetItemSlot *)slot)(vm, self, args[0], NULL));
}

WRAPPER(wrap_repeat) {
    int64_t count;
    if (!check_count(vm, nargs, 1) ||
        int_from_index(vm, args[0], vm->types.OverflowError, &count) < 0) {
        return NULL;
    }
    return ((Value(*)(VM *, Value, int64_t))slot)(vm, self, count);
}

WRAPPER(wrap_next) {
    if (!check_count(vm, nargs, 0)) {
        return NULL;
    }
    Value result = ((UnarySlot *)slot)(vm, self);
    return result == NULL && !error_occurred(vm)
               ? error_raise_with(vm, vm->types.StopIteration, NULL)
               : result;
}

WRAPPER(wrap_call) {
    return ((Value(*)(VM *, Value, const Value *, size_t, Tuple *))slot)(vm, self, args, nargs,
                                                                         kwnames);
}

WRAPPER(wrap_init) {
    return none_unless_negative(((int (*)(VM *, Value, const Value *, size_t, Tuple *))slot)(
        vm, self, args, nargs, kwnames));
}

WRAPPER(wrap_finalize) {
    if (!check_count(vm, nargs, 0)) {
        return NULL;
    }
    ((void (*)(VM *, Value))slot)(vm, self);
    return VALUE_NONE;
}

typedef int SetAttrSlot(VM *vm, Value self, Value name, Value value);

/* object.__setattr__(cls, ...) must not get around type's own, which keeps the slots right. */
static bool may_set(VM *vm, Value self, SlotFunction *slot, const char *name) {
    if (!value_is_type(self) || slot == (SlotFunction *)type_set_attr) {
        return true;
    }
    error_raise(vm, vm->types.TypeError, "can't apply this %s to %T object", name, self);
    return false;
}

WRAPPER(wrap_set_attr) {
    if (args_check_count(vm, "__setattr__", nargs, 2, 2) < 0 ||
        !may_set(vm, self, slot, "__setattr__")) {
        return NULL;
    }
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "attribute name must be string, not '%T'",
                           args[0]);
    }
    Value name = str_intern_take(vm, value_retain(args[0]));
    int status = ((SetAttrSlot *)slot)(vm, self, name, args[1]);
    value_release(vm, name);
    return none_unless_negative(status);
}

WRAPPER(wrap_delete_attr) {
    if (!check_count(vm, nargs, 1) || !may_set(vm, self, slot, "__delattr__")) {
        return NULL;
    }
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "attribute name must be string, not '%T'",
                           args[0]);
    }
    return none_unless_negative(((SetAttrSlot *)slot)(vm, self, args[0], NULL));
}

WRAPPER(wrap_get_attr) {
    if (!check_count(vm, nargs, 1)) {
        return NULL;
    }
    if (!value_is_str(args[0])) {
        return error_raise(vm, vm->types.TypeError, "attribute name must be string, not '%T'",
                           args[0]);
    }
    return ((BinarySlot *)slot)(vm, self, args[0]);
}

WRAPPER(wrap_descr_get) {
    if (args_check_count(vm, "__get__", nargs, 1, 2) < 0) {
        return NULL;
    }
    Value instance = args[0] == VALUE_NONE ? NULL : args[0];
    Value owner = nargs < 2 || args[1] == VALUE_NONE ? NULL : args[1];
    if (instance == NULL && owner == NULL) {
        return error_raise(vm, vm->types.TypeError, "__get__(None, None) is invalid");
    }
    return ((TernarySlot *)slot)(vm, self, instance, owner);
}

WRAPPER(wrap_descr_set) {
    if (args_check_count(vm, "__set__", nargs, 2, 2) < 0) {
        return NULL;
    }
    return none_unless_negative(((SetAttrSlot *)slot)(vm, self, args[0], args[1]));
}

WRAPPER(wrap_descr_delete) {
    if (!check_count(vm, nargs, 1)) {
        return NULL;
    }
    return none_unless_negative(((SetAttrSlot *)slot)(vm, self, args[0], NULL));
}

typedef Value CompareSlot(VM *vm, Value left, Value right, CompareOp op);

#define COMPARE_WRAPPER(name, op)                                                                  \
    WRAPPER(name) {                                                                                \
        return check_count(vm, nargs, 1) ? ((CompareSlot *)slot)(vm, self, args[0], op) : NULL;    \
    }

COMPARE_WRAPPER(wrap_lt, CMP_LT)
COMPARE_WRAPPER(wrap_le, CMP_LE)
COMPARE_WRAPPER(wrap_eq, CMP_EQ)
COMPARE_WRAPPER(wrap_ne, CMP_NE)
COMPARE_WRAPPER(wrap_gt, CMP_GT)
COMPARE_WRAPPER(wrap_ge, CMP_GE)

/* ---- the table ---- */

#define ROW(name, field, generic, wrapper, signature)                                              \
    { name, offsetof(Type, field), (SlotFunction *)(generic), wrapper, signature }
#define UNARY(name, field, generic) ROW(name, field, generic, wrap_unary, "($self, /)")
/* An operator and its reflected form. */
#define BINARY(name, op, generic)                                                                  \
    ROW("__" name "__", binary[op], generic, wrap_binary, "($self, value, /)"),                    \
        ROW("__r" name "__", binary[op], generic, wrap_binary_reflected, "($self, value, /)")
#define INPLACE(name, op, generic)                                                                 \
    ROW("__i" name "__", inplace[op], generic, wrap_binary, "($self, value, /)")
#define COMPARE(name) ROW("__" #name "__", compare, slot_compare, wrap_##name, "($self, value, /)")

/* Rows of one slot are neighbours: type_update_slot goes through them together. */
static const SlotDef slot_defs[] = {
    ROW("__getattribute__", get_attr, slot_get_attr, wrap_get_attr, "($self, name, /)"),
    ROW("__getattr__", get_attr, slot_get_attr, NULL, NULL),
    ROW("__setattr__", set_attr, slot_set_attr, wrap_set_attr, "($self, name, value, /)"),
    ROW("__delattr__", set_attr, slot_set_attr, wrap_delete_attr, "($self, name, /)"),
    UNARY("__repr__", repr, slot_repr),
    ROW("__hash__", hash, slot_hash, wrap_hash, "($self, /)"),
    ROW("__call__", call, slot_call, wrap_call, "($self, /, *args, **kwargs)"),
    UNARY("__str__", str, slot_str),
    COMPARE(lt),
    COMPARE(le),
    COMPARE(eq),
    COMPARE(ne),
    COMPARE(gt),
    COMPARE(ge),
    UNARY("__iter__", iter, slot_iter),
    ROW("__next__", next, slot_next, wrap_next, "($self, /)"),
    ROW("__get__", descr_get, slot_descr_get, wrap_descr_get, "($self, instance, owner=None, /)"),
    ROW("__set__", descr_set, slot_descr_set, wrap_descr_set, "($self, instance, value, /)"),
    ROW("__delete__", descr_set, slot_descr_set, wrap_descr_delete, "($self, instance, /)"),
    ROW("__init__", init, slot_init, wrap_init, "($self, /, *args, **kwargs)"),
    ROW("__new__", create, slot_create, NULL, NULL),
    ROW("__del__", finalize, slot_finalize, wrap_finalize, "($self, /)"),
    UNARY("__await__", await, slot_await),
    UNARY("__aiter__", aiter, slot_aiter),
    UNARY("__anext__", anext, slot_anext),
    BINARY("add", NB_ADD, slot_add),
    BINARY("sub", NB_SUBTRACT, slot_subtract),
    BINARY("mul", NB_MULTIPLY, slot_multiply),
    BINARY("mod", NB_REMAINDER, slot_remainder),
    ROW("__divmod__", divmod, slot_divmod, wrap_binary, "($self, value, /)"),
    ROW("__rdivmod__", divmod, slot_divmod, wrap_binary_reflected, "($self, value, /)"),
    ROW("__pow__", power, slot_power, wrap_power, "($self, value, mod=None, /)"),
    ROW("__rpow__", power, slot_power, wrap_power_reflected, "($self, value, mod=None, /)"),
    UNARY("__neg__", negative, slot_negative),
    UNARY("__pos__", positive, slot_positive),
    UNARY("__abs__", absolute, slot_absolute),
    ROW("__bool__", truth, slot_truth, wrap_truth, "($self, /)"),
    UNARY("__invert__", invert, slot_invert),
    BINARY("lshift", NB_LSHIFT, slot_lshift),
    BINARY("rshift", NB_RSHIFT, slot_rshift),
    BINARY("and", NB_AND, slot_and),
    BINARY("xor", NB_XOR, slot_xor),
    BINARY("or", NB_OR, slot_or),
    UNARY("__int__", to_int, slot_int),
    UNARY("__float__", to_float, slot_float),
    INPLACE("add", NB_ADD, slot_inplace_add),
    INPLACE("sub", NB_SUBTRACT, slot_inplace_subtract),
    INPLACE("mul", NB_MULTIPLY, slot_inplace_multiply),
    INPLACE("mod", NB_REMAINDER, slot_inplace_remainder),
    INPLACE("pow", NB_POWER, slot_inplace_power),
    INPLACE("lshift", NB_LSHIFT, slot_inplace_lshift),
    INPLACE("rshift", NB_RSHIFT, slot_inplace_rshift),
    INPLACE("and", NB_AND, slot_inplace_and),
    INPLACE("xor", NB_XOR, slot_inplace_xor),
    INPLACE("or", NB_OR, slot_inplace_or),
    BINARY("floordiv", NB_FLOOR_DIVIDE, slot_floor_divide),
    BINARY("truediv", NB_TRUE_DIVIDE, slot_true_divide),
    INPLACE("floordiv", NB_FLOOR_DIVIDE, slot_inplace_floor_divide),
    INPLACE("truediv", NB_TRUE_DIVIDE, slot_inplace_true_divide),
    UNARY("__index__", index, slot_index),
    BINARY("matmul", NB_MATRIX_MULTIPLY, slot_matrix_multiply),
    INPLACE("matmul", NB_MATRIX_MULTIPLY, slot_inplace_matrix_multiply),
    ROW("__len__", length, slot_length, wrap_length, "($self, /)"),
    ROW("__getitem__", get_item, slot_get_item, wrap_binary, "($self, key, /)"),
    ROW("__setitem__", set_item, slot_set_item, wrap_set_item, "($self, key, value, /)"),
    ROW("__delitem__", set_item, slot_set_item, wrap_delete_item, "($self, key, /)"),
    ROW("__contains__", contains, slot_contains, wrap_contains, "($self, key, /)"),
    /* Of built-in sequences only: a class's __add__ is in its number slot. */
    ROW("__add__", concat, NULL, wrap_binary, "($self, value, /)"),
    ROW("__mul__", repeat, NULL, wrap_repeat, "($self, value, /)"),
    ROW("__rmul__", repeat, NULL, wrap_repeat, "($self, value, /)"),
    ROW("__iadd__", inplace_concat, NULL, wrap_binary, "($self, value, /)"),
    ROW("__imul__", inplace_repeat, NULL, wrap_repeat, "($self, value, /)"),
    {0},
};

const SlotDef *type_slot_defs(void) {
    return slot_defs;
}

#define SLOT_DEF_COUNT (sizeof slot_defs / sizeof slot_defs[0] - 1)

int type_slot_names_init(VM *vm) {
    vm->shared.slot_names = memory_alloc_zeroed(SLOT_DEF_COUNT, sizeof(Value));
    for (size_t i = 0; i < SLOT_DEF_COUNT; i++) {
        vm->shared.slot_names[i] = str_intern_string(vm, slot_defs[i].name);
        if (vm->shared.slot_names[i] == NULL) {
            return -1;
        }
    }
    return 0;
}

void type_slot_names_done(VM *vm) {
    for (size_t i = 0; vm->shared.slot_names != NULL && i < SLOT_DEF_COUNT; i++) {
        value_release_if(vm, vm->shared.slot_names[i]);
    }
    memory_free(vm->shared.slot_names);
    vm->shared.slot_names = NULL;
}

/* ---- wrappers of built-in types ---- */

int type_add_wrappers(VM *vm, Type *type) {
    for (size_t i = 0; i < SLOT_DEF_COUNT; i++) {
        const SlotDef *def = &slot_defs[i];
        Value name = vm->shared.slot_names[i];
        SlotFunction *slot = *type_slot_at(type, def->offset);
        if (slot == NULL || def->wrapper == NULL ||
            dict_get_str_borrow(vm, type->dict, name) != NULL) {
            continue;
        }
        Value wrapper = slot == (SlotFunction *)object_hash_refuse
                            ? VALUE_NONE
                            : slot_wrapper_new(vm, type, def, slot, name);
        if (wrapper == NULL || dict_set_take(vm, type->dict, value_retain(name), wrapper) < 0) {
            return -1;
        }
    }
    return 0;
}

/* ---- slots of heap types ---- */

static bool is_wrapper_of(VM *vm, Value value, const char *name) {
    return value_type(vm, value) == vm->types.wrapper_descriptor &&
           strcmp(((const SlotWrapper *)value_object(value))->def->name, name) == 0;
}

/*
 * Sets the slot that the rows from `row` on share; returns the row after them.
 *
 * If all that the MRO gives for these names is one built-in type's wrappers,
 * the slot is that type's function itself; otherwise it is the generic one,
 * which looks the method up at each call.
 */
static size_t update_slot(VM *vm, Type *type, size_t row) {
    size_t offset = slot_defs[row].offset;
    SlotFunction *specific = NULL;
    SlotFunction *generic = NULL;
    bool use_generic = false;
    for (; row < SLOT_DEF_COUNT && slot_defs[row].offset == offset; row++) {
        const SlotDef *def = &slot_defs[row];
        Value found = type_lookup_borrow(vm, type, vm->shared.slot_names[row]);
        if (found == NULL || def->generic == NULL) {
            continue;
        }
        if (is_wrapper_of(vm, found, def->name)) {
            const SlotWrapper *wrapper = (const SlotWrapper *)value_object(found);
            if (wrapper->def->offset != offset && *type_slot_at(type, offset) == NULL) {
                continue; /* the same name of another slot: list.__add__ is its concat */
            }
            generic = def->generic;
            if ((specific == NULL || specific == wrapper->slot) &&
                wrapper->def->wrapper == def->wrapper && wrapper->def->offset == offset &&
                type_is_subtype(type, wrapper->type)) {
                specific = wrapper->slot;
            } else {
                use_generic = true;
            }
        } else if (def->generic == (SlotFunction *)slot_create && type_is_new_native(found)) {
            specific = *type_slot_at(type, offset); /* as CPython: whatever it is, it stays */
        } else if (found == VALUE_NONE && def->generic == (SlotFunction *)slot_hash) {
            specific = (SlotFunction *)object_hash_refuse;
        } else {
            generic = def->generic;
            use_generic = true;
        }
    }
    bool sequence_slot = slot_defs[row - 1].generic == NULL;
    if (!sequence_slot) {
        *type_slot_at(type, offset) = specific != NULL && !use_generic ? specific : generic;
    }
    return row;
}

void type_update_all_slots(VM *vm, Type *type) {
    for (size_t row = 0; row < SLOT_DEF_COUNT;) {
        row = update_slot(vm, type, row);
    }
}

static void update_rows_named(VM *vm, Type *type, Value name) {
    for (size_t row = 0; row < SLOT_DEF_COUNT; row++) {
        if (vm->shared.slot_names[row] == name) {
            size_t first = row;
            while (first > 0 && slot_defs[first - 1].offset == slot_defs[row].offset) {
                first--;
            }
            update_slot(vm, type, first);
        }
    }
    for (uint32_t i = 0; i < type->subclass_count; i++) {
        Type *derived = type->subclasses[i];
        if (dict_get_str_borrow(vm, derived->dict, name) == NULL) {
            update_rows_named(vm, derived, name);
        }
    }
}

void type_update_slot(VM *vm, Type *type, Value name) {
    const Str *str = value_to_str(name);
    bool special = str->length > 4 && str_at(str, 0) == '_' && str_at(str, 1) == '_';
    if (special) {
        update_rows_named(vm, type, name);
    }
}
