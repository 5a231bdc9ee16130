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
    CodeObject *code; /* borrowed: code objects live as long as the VM */
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
    uint32_t version; /* for specialisation: the code's; 0 once code or defaults were replaced */
} Function;

typedef struct Cell {
    Object head;
    Value content; /* NULL: empty */
} Cell;

/* MAKE_FUNCTION: a function with no defaults and no closure yet. */
Value function_new(VM *vm, CodeObject *code, Dict *globals);

/* SET_FUNCTION_ATTRIBUTE: `which` is its oparg. */
enum {
    FUNCTION_DEFAULTS = 0x01,
    FUNCTION_KWDEFAULTS = 0x02,
    FUNCTION_ANNOTATIONS = 0x04,
    FUNCTION_CLOSURE = 0x08,
    FUNCTION_ANNOTATE = 0x10,
};
void function_set_attribute_take(VM *vm, Function *function, int which, Value attribute);

/* The annotations, computed by __annotate__ when needed; borrowed. NULL on error. */
Value function_annotations(VM *vm, Function *function);

Value cell_new(VM *vm, Value content); /* content may be NULL */

int types_init_function(VM *vm); /* function, cell */

static inline Function *value_to_function(Value value) {
    return (Function *)value_object(value);
}

static inline Cell *value_to_cell(Value value) {
    return (Cell *)value_object(value);
}

#endif
