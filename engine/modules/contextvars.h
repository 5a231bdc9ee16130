/*
 * contextvars.h - context variables: values that belong to a task, not to a module.
 *
 *     ContextVar --set--> current Context: { var: value, ... } --run--> callable
 *                                  copy_context() gives each task its own
 *
 * A Context is copied when it is written to, not when copy_context() is
 * called: contexts share one dict as long as none of them changes.
 *
 * Ownership: vm->runtime->context is the current one, or NULL before it is first needed.
 * Source: CPython 3.14 Python/context.c.
 */
#ifndef GENSTEP_MODULES_CONTEXTVARS_H
#define GENSTEP_MODULES_CONTEXTVARS_H

#include "engine/objects/object.h"

typedef struct ContextVar {
    Object head;
    Value name;
    Value fallback; /* default=, or NULL */
    Value weakrefs;
} ContextVar;

typedef struct Context {
    Object head;
    Value vars;     /* Dict, shared with other contexts while its reference count is above 1 */
    Value previous; /* the context current before this one was entered, or NULL */
    bool entered;
    Value weakrefs;
} Context;

/* What set() returns, for reset(). */
typedef struct ContextToken {
    Object head;
    ContextVar *var;
    Value context;
    Value old; /* NULL: it had none */
    bool used;
} ContextToken;

#endif
