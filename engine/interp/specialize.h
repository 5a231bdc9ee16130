/*
 * specialize.h - turning an adaptive instruction into the form that fits what it meets.
 *
 * Called when the instruction's counter has run down. Each function either
 * rewrites the instruction in place, fills its cache and gives it a cool-down
 * counter, or puts the base form back and doubles the counter. Executing never
 * depends on which form an instruction has.
 *
 * Source: CPython 3.14 Python/specialize.c: decisions, names and counters.
 */
#ifndef GENSTEP_INTERP_SPECIALIZE_H
#define GENSTEP_INTERP_SPECIALIZE_H

#include "engine/interp/code_object.h"
#include "engine/interp/function.h"
#include "engine/objects/dict.h"

/* specialize.c: operators, iteration, subscripts, globals */
void specialize_binary_op(VM *vm, Value left, Value right, Unit *ip, int oparg,
                          const Value *locals);
void specialize_compare_op(VM *vm, Value left, Value right, Unit *ip, int oparg);
void specialize_contains_op(VM *vm, Value container, Unit *ip);
void specialize_to_bool(VM *vm, Value value, Unit *ip);
void specialize_store_subscr(VM *vm, Value container, Value key, Unit *ip);
void specialize_unpack_sequence(VM *vm, Value sequence, Unit *ip, int oparg);
void specialize_for_iter(VM *vm, Value iterator, Unit *ip, int oparg);
void specialize_send(VM *vm, Value receiver, Unit *ip);
void specialize_load_global(VM *vm, Dict *globals, Dict *builtins, Unit *ip, Value name);

/* specialize_attr.c */
void specialize_load_attr(VM *vm, Value owner, Unit *ip, Value name);
void specialize_store_attr(VM *vm, Value owner, Unit *ip, Value name);
void specialize_load_super_attr(VM *vm, Value super, Value class, Unit *ip, bool load_method);

/* specialize_call.c; nargs counts self_or_null when it is not NULL */
void specialize_call(VM *vm, Value callable, Unit *ip, int nargs);
void specialize_call_kw(VM *vm, Value callable, Unit *ip, int nargs);

/* The two outcomes. */
void specialize_to(Unit *ip, int opcode);
void specialize_fail(Unit *ip);

/* What LOAD_CONST becomes at its first execution depends on this. */
bool specialize_const_is_immortal(Value value);

/* A small int that CPython keeps in one digit. */
static inline bool specialize_is_compact(Value value) {
    return value_is_small_int(value) && value_to_small_int(value) < (1 << 30) &&
           value_to_small_int(value) > -(1 << 30);
}

/* Functions without *args, **kwargs and keyword-only parameters. */
bool specialize_is_simple(const Function *function);

/* The Python functions that CALL_ALLOC_AND_ENTER_INIT and BINARY_OP_SUBSCR_GETITEM run; borrowed,
 * valid while the type has the version they were specialised for. */
Function *specialize_cached_init(VM *vm, Type *type);
Function *specialize_cached_getitem(VM *vm, Type *type);

/* Attributes in an object's dict: the entry where the name was last time, NULL if not there. */
const DictEntry *specialize_hinted_entry(Object *object, unsigned index, Value name);

/* A value kept in the object itself (__slots__), by byte offset. */
static inline Value *specialize_slot_at(Object *object, unsigned offset) {
    return (Value *)(void *)((char *)object + offset);
}

/* BINARY_OP_EXTEND: rarer pairs of types. */
typedef struct BinaryExtension {
    int oparg;
    bool (*guard)(VM *vm, Value left, Value right);
    Value (*action)(VM *vm, Value left, Value right);
} BinaryExtension;

const BinaryExtension *specialize_find_extension(VM *vm, int oparg, Value left, Value right);

#endif
