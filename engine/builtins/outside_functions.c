/* outside_functions.c - built-in functions that genstep does not cover: each stops the program by
 * its name (DESIGN section 6). */
#include "engine/builtins/builtins.h"

#define OUTSIDE(name)                                                                              \
    static Value outside_##name(VM *vm, Value self, const Value *args, size_t nargs,               \
                                Tuple *kwnames) {                                                  \
        (void)self;                                                                                \
        (void)args;                                                                                \
        (void)nargs;                                                                               \
        (void)kwnames;                                                                             \
        return vm_unsupported(vm, "the function " #name "()");                                     \
    }

OUTSIDE(eval)
OUTSIDE(exec)
OUTSIDE(compile)
OUTSIDE(open)
OUTSIDE(breakpoint)
OUTSIDE(help)

#undef OUTSIDE

const NativeDef builtins_outside_functions[] = {
    {"eval", outside_eval, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"exec", outside_exec, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"compile", outside_compile, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"open", outside_open, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"breakpoint", outside_breakpoint, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {"help", outside_help, NATIVE_FAST | NATIVE_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL},
};
