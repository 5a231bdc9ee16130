#include "engine/bytecode/pyasm_names.h"

#include <stddef.h>

#include "engine/bytecode/code.h"

const PyasmName pyasm_flags[] = {
    {"OPTIMIZED", CODE_OPTIMIZED},
    {"NEWLOCALS", CODE_NEWLOCALS},
    {"VARARGS", CODE_VARARGS},
    {"VARKEYWORDS", CODE_VARKEYWORDS},
    {"NESTED", CODE_NESTED},
    {"GENERATOR", CODE_GENERATOR},
    {"COROUTINE", CODE_COROUTINE},
    {"ITERABLE_COROUTINE", CODE_ITERABLE_COROUTINE},
    {"ASYNC_GENERATOR", CODE_ASYNC_GENERATOR},
    {"FUTURE_ANNOTATIONS", CODE_FUTURE_ANNOTATIONS},
    {"NO_MONITORING_EVENTS", CODE_NO_MONITORING_EVENTS},
    {"HAS_DOCSTRING", CODE_HAS_DOCSTRING},
    {"METHOD", CODE_METHOD},
    {NULL, 0},
};

const PyasmName pyasm_local_kinds[] = {
    {"positional", LOCAL_ARG_POSITIONAL},
    {"keyword", LOCAL_ARG_KEYWORD},
    {"variadic", LOCAL_ARG_VARIADIC},
    {"hidden", LOCAL_HIDDEN},
    {"local", LOCAL_PLAIN},
    {"cell", LOCAL_CELL},
    {"free", LOCAL_FREE},
    {NULL, 0},
};

const PyasmName pyasm_function_attributes[] = {
    {"defaults", 1}, {"kwdefaults", 2}, {"annotations", 4},
    {"closure", 8},  {"annotate", 16},  {NULL, 0},
};

int pyasm_compare_oparg(int comparison) {
    enum { UNORDERED = 1, LESS = 2, GREATER = 4, EQUAL = 8 };
    static const int masks[] = {LESS,    LESS | EQUAL,   EQUAL, UNORDERED | LESS | GREATER,
                                GREATER, GREATER | EQUAL};
    return comparison << 5 | masks[comparison];
}

const char *pyasm_common_constant(int number) {
    static const char *const names[] = {"AssertionError", "NotImplementedError", "tuple", "all",
                                        "any"};
    return number >= 0 && number < (int)(sizeof(names) / sizeof(names[0])) ? names[number] : NULL;
}
