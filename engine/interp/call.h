/*
 * call.h - calling: from values on the stack to a frame, or to a result.
 *
 *     base    base+1         base+2 ...
 *     callable self_or_null  args ...     frame->stack
 *
 * A call of a Python function becomes a frame that the loop enters; of
 * anything else, object_call. Functions that take `base` consume everything
 * from there to the top of the stack, also when they fail.
 *
 * Source: CPython 3.14 Python/ceval.c (_PyEvalFramePushAndInit, initialize_locals),
 * Objects/call.c.
 */
#ifndef GENSTEP_INTERP_CALL_H
#define GENSTEP_INTERP_CALL_H

#include "engine/interp/frame_stack.h"
#include "engine/interp/type_check.h"
#include "engine/objects/method.h"
#include "engine/objects/native.h"

/* The flags of a NativeDef that say how it takes its arguments. */
enum {
    NATIVE_CONVENTION = NATIVE_NOARGS | NATIVE_ONE | NATIVE_FAST | NATIVE_KEYWORDS | NATIVE_VARARGS,
};

/* A frame for a function's call with its arguments bound; NULL with TypeError and the like. */
Frame *call_push(VM *vm, Function *function, const Value *args, size_t nargs, Tuple *kwnames);
Frame *call_push_values(VM *vm, Frame *frame, Value *base, Tuple *kwnames);

/* base: callable, NULL, a tuple, a dict or NULL (CALL_FUNCTION_EX). */
int call_args_to_tuple(VM *vm, Value *base);
Frame *call_push_tuple_dict(VM *vm, Frame *frame, Value *base);
Value call_tuple_dict(VM *vm, Frame *frame, Value *base);

/* Calls what is no Python function. */
Value call_values(VM *vm, Frame *frame, Value *base, Tuple *kwnames);

/* CALL_ALLOC_AND_ENTER_INIT: a new instance, a frame that will return it, and above that one for
 * its __init__. */
Frame *call_push_init(VM *vm, Frame *frame, Type *type, Function *init, Value *base);

/* "f()" or "type object": how messages about arguments name what is called. A Str. */
Value call_function_name(VM *vm, Value callable);

/* bind.c: puts arguments (consumed, always) where the function's parameters are; slots beyond are
 * left NULL. -1 with CPython's TypeError. */
int bind_arguments_take(VM *vm, Function *function, Value *slots, const Value *args, size_t nargs,
                        Tuple *kwnames);

/* A bound method on the stack becomes its function and, below the arguments, its self. */
static inline void call_expand_method(VM *vm, Value *base) {
    if (base[1] == NULL && value_has_type(base[0], vm->types.method)) {
        Value bound = base[0];
        base[0] = value_retain(((const Method *)value_object(bound))->function);
        base[1] = value_retain(((const Method *)value_object(bound))->self);
        value_release(vm, bound);
    }
}

/* Whether base is a bound method of a function with this version. */
static inline bool call_is_method_of(VM *vm, const Value *base, uint32_t version) {
    if (base[1] != NULL || !value_has_type(base[0], vm->types.method)) {
        return false;
    }
    Value function = ((const Method *)value_object(base[0]))->function;
    return value_has_type(function, vm->types.function) &&
           value_to_function(function)->version == version;
}

/* No *args, **kwargs or keyword-only parameters. */
static inline bool call_is_simple(const CodeObject *code) {
    return (code->flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_OPTIMIZED)) == CODE_OPTIMIZED &&
           code->code->kwonlyargcount == 0;
}

/* Whether a simple function takes just that many arguments, and its frame fits. */
static inline bool call_fits_exactly(const VM *vm, const Function *function, unsigned count) {
    return function->code->argcount == (int32_t)count &&
           frame_stack_fits(vm, function->code->frame_size) && vm->depth + 1 < vm->max_depth;
}

bool call_fits_init(const VM *vm, const Function *init);

/* Whether it is a built-in function that takes its arguments in just this way. */
static inline bool call_is_native(VM *vm, Value callable, uint32_t flags) {
    return value_has_type(callable, vm->types.builtin) &&
           (((const Native *)value_object(callable))->def->flags & NATIVE_CONVENTION) == flags;
}

/* The same of a method found on a built-in type, for this very type of receiver. */
static inline bool call_is_native_method(VM *vm, Value callable, Value self, uint32_t flags) {
    if (!value_has_type(callable, vm->types.method_descriptor)) {
        return false;
    }
    const NativeDescriptor *method = (const NativeDescriptor *)value_object(callable);
    return (method->def->flags & NATIVE_CONVENTION) == flags && type_of(vm, self) == method->type;
}

/* Moves arguments from the caller's stack to the callee's slots. */
static inline void call_move_values(Value *slots, const Value *args, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        slots[i] = args[i];
    }
}

#endif
