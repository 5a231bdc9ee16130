/*
 * type_slots.h - the functions in the slots of heap types: each calls a method found by name.
 *
 * Private to type*.c.
 */
#ifndef GENSTEP_OBJECTS_TYPE_SLOTS_H
#define GENSTEP_OBJECTS_TYPE_SLOTS_H

#include "engine/objects/type.h"

Value slot_get_attr(VM *vm, Value self, Value name);
int slot_set_attr(VM *vm, Value self, Value name, Value value);
UnarySlot slot_repr, slot_str, slot_iter, slot_next, slot_await, slot_aiter, slot_anext;
UnarySlot slot_negative, slot_positive, slot_absolute, slot_invert, slot_int, slot_float,
    slot_index;
int slot_hash(VM *vm, Value self, int64_t *hash);
int slot_truth(VM *vm, Value self);
int64_t slot_length(VM *vm, Value self);
int slot_contains(VM *vm, Value self, Value item);
Value slot_compare(VM *vm, Value left, Value right, CompareOp op);
Value slot_call(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
Value slot_create(VM *vm, Type *type, const Value *args, size_t nargs, Tuple *kwnames);
int slot_init(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
void slot_finalize(VM *vm, Value self);
Value slot_descr_get(VM *vm, Value self, Value instance, Value owner);
int slot_descr_set(VM *vm, Value self, Value instance, Value value);
BinarySlot slot_get_item;
int slot_set_item(VM *vm, Value self, Value key, Value item);

BinarySlot slot_add, slot_subtract, slot_multiply, slot_remainder, slot_divmod, slot_lshift,
    slot_rshift, slot_and, slot_xor, slot_or, slot_floor_divide, slot_true_divide,
    slot_matrix_multiply;
TernarySlot slot_power;
BinarySlot slot_inplace_add, slot_inplace_subtract, slot_inplace_multiply, slot_inplace_remainder,
    slot_inplace_power, slot_inplace_lshift, slot_inplace_rshift, slot_inplace_and,
    slot_inplace_xor, slot_inplace_or, slot_inplace_floor_divide, slot_inplace_true_divide,
    slot_inplace_matrix_multiply;

#endif
