/*
 * modules.h - the importable modules that are not files: those written in C (engine/modules/), and
 * the library (engine/lib/).
 */
#ifndef GENSTEP_BUILTINS_MODULES_H
#define GENSTEP_BUILTINS_MODULES_H

#include "engine/interp/vm.h"
#include "engine/objects/module.h"

typedef struct BuiltinModule {
    const char *name;
    int (*init)(VM *vm, Module *module); /* fills it; -1 with an exception set */
} BuiltinModule;

/* NULL when no module of that name is written in C. */
const BuiltinModule *builtin_module_find(const char *name);

/* Whether CPython's library has a module of that name, dots included. */
bool builtin_module_is_known(const char *name);

/* A module of the library in the binary; NULL without an exception when there is none. The caller
 * owns it. */
Program *library_find(VM *vm, const char *dotted_name, bool *is_package);

int sys_module_init(VM *vm, Module *module);

#endif
