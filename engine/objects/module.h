/*
 * module.h - module objects: a namespace with a name.
 *
 * Source: CPython 3.14 Objects/moduleobject.c.
 */
#ifndef GENSTEP_OBJECTS_MODULE_H
#define GENSTEP_OBJECTS_MODULE_H

#include "engine/objects/type.h"

/* Whether a module may have been found in place of another of its name. */
typedef enum ModuleHides {
    HIDES_NOTHING,
    HIDES_SOMETHING, /* it lies in the program's folder */
    HIDES_LIBRARY,   /* and CPython's library has one of its name */
} ModuleHides;

typedef struct Module {
    Object head;
    Dict *dict;
    Value weakrefs;
    Value absent; /* Str: names that CPython's module has and this one has not, separated by blanks;
                     NULL: none */
    Dict *deferred; /* name: the name of a module that has it, imported when it is first asked for;
                       NULL: none */
    /* Makes an attribute when it is first asked for: NULL without an exception when there is none
     * of that name. NULL: nothing is made so. */
    Value (*make)(VM *vm, Value name);
    bool builtin; /* not from a file: its repr says so */
    bool loading; /* its code is running */
    ModuleHides hides;
} Module;

/* A module with __name__, __doc__, __package__, __loader__ and __spec__ in its namespace. */
Module *module_new(VM *vm, Value name);
/* Adds a table of functions; their self is the module. */
int module_add_natives(VM *vm, Module *module, const NativeDef *natives);
/* Adds a table of types under their names; those that are NULL are left out. */
typedef struct ModuleType {
    const char *name;
    Type *type;
} ModuleType;
int module_add_types(VM *vm, Module *module, const ModuleType *types, size_t count);
int module_set(VM *vm, Module *module, const char *name, Value value); /* retains */
/* The module has these names, too: the module `part` defines them, and is imported when the first
 * of them is asked for. */
int module_defer(VM *vm, Module *module, Value part, const List *names);
Value module_get_borrow(const Module *module, const char *name); /* NULL: absent */

int types_init_module(VM *vm);

#endif
