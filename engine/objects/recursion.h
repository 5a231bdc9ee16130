/*
 * recursion.h - the bound on C code that calls itself through objects.
 *
 * repr of a list asks its items for theirs; comparison, calls and the like go
 * down the same way. Each level uses C stack, so their number is limited.
 *
 *     if (recursion_enter(vm, " while getting the repr of an object") < 0) return NULL;
 *     ...
 *     recursion_leave(vm);
 *
 * Failure: RecursionError "maximum recursion depth exceeded" and the words given.
 * Source: the place of CPython 3.14's Py_EnterRecursiveCall (Python/ceval.c).
 */
#ifndef GENSTEP_OBJECTS_RECURSION_H
#define GENSTEP_OBJECTS_RECURSION_H

#include "engine/interp/vm.h"

/* Nested C calls through objects; each takes at most about 1 KiB of an 8 MiB stack. */
#if defined(__SANITIZE_ADDRESS__)
#define RECURSION_NATIVE_MAX 800
#else
#define RECURSION_NATIVE_MAX 4000
#endif

int recursion_fail(VM *vm, const char *where);

static inline int recursion_enter(VM *vm, const char *where) {
    if (++vm->native_depth > RECURSION_NATIVE_MAX) {
        return recursion_fail(vm, where);
    }
    return 0;
}

static inline void recursion_leave(VM *vm) {
    vm->native_depth--;
}

#endif
