/*
 * recursion.h - the bound on C code that calls itself through objects.
 *
 * repr of a list asks its items for theirs; comparison, calls and the like go
 * down the same way. Each level takes some of the machine's stack, which has an end.
 *
 *     if (recursion_check(vm, " while getting the repr of an object") < 0) return NULL;
 *
 * It is a step, too (vm_step): objects that are in each other twice, again and again, make two to
 * the power of their depth levels of calls.
 *
 * Failure: RecursionError "maximum recursion depth exceeded" and the words given, or vm_step's.
 * Source: the place of CPython 3.14's Py_EnterRecursiveCall (Python/ceval.c),
 * which looks at the machine's stack too.
 */
#ifndef GENSTEP_OBJECTS_RECURSION_H
#define GENSTEP_OBJECTS_RECURSION_H

#include "engine/interp/vm.h"

int recursion_fail(VM *vm, const char *where);

/* Whether the stack has come near its end. */
static inline bool recursion_is_deep(const VM *vm) {
#if defined(__GNUC__)
    return (uintptr_t)__builtin_frame_address(0) < vm->native_limit;
#else
    char here;
    return (uintptr_t)&here < vm->native_limit;
#endif
}

static inline int recursion_check(VM *vm, const char *where) {
    return recursion_is_deep(vm) ? recursion_fail(vm, where) : vm_step(vm);
}

#endif
