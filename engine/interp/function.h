/*
 * function.h - function objects (def, lambda) and the cells their closures share.
 *
 * Source: CPython 3.14 Objects/funcobject.c, Objects/cellobject.c.
 */
#ifndef GENSTEP_INTERP_FUNCTION_H
#define GENSTEP_INTERP_FUNCTION_H

#include "engine/interp/code_object.h"

typedef struct Function {
    Object head;
    CodeObject *code;
    Dict *globals;
    Dict *builtins;
    Value name;
    Value qualname;
    Value defaults;   /* Tuple or NULL */
    Value kwdefaults; /* Dict or NULL */
    Value closure;    /* Tuple of cells or NULL */
    Value doc;
    Value module;
    Value annotations; /* Dict or NULL */
    Value annotate;    /* callable or NULL */
    Value type_params; /* Tuple or NULL */
    Dict *dict;        /* or NULL */
    Value weakrefs;
    uint32_t version; /* for specialisation; 0: not cacheable */
} Function;

typedef struct Cell {
    Object head;
    Value content; /* NULL: empty */
} Cell;

/* MAKE_FUNCTION: a function with no defaults and no closure yet. */
Value function_new(VM *vm, CodeObject *code, Dict *globals);
Value cell_new(VM *vm, Value content); /* content may be NULL */

#endif
