/*
 * builtins.h - the builtins module: functions and types that need no import.
 *
 * Each file has the functions of one subject and a table of them; builtins.c
 * puts the tables together.
 *
 * Source: CPython 3.14 Python/bltinmodule.c.
 */
#ifndef GENSTEP_BUILTINS_BUILTINS_H
#define GENSTEP_BUILTINS_BUILTINS_H

#include "engine/interp/vm.h"
#include "engine/objects/module.h"

/* Makes vm->modules, the modules builtins and sys, and what they need. 0, or -1. */
int builtins_init(VM *vm);
void builtins_done(VM *vm);

/* The tables, ended by a NULL name. */
extern const NativeDef builtins_attribute_functions[];
extern const NativeDef builtins_iteration_functions[];
extern const NativeDef builtins_number_functions[];
extern const NativeDef builtins_text_functions[];
extern const NativeDef builtins_class_functions[];
extern const NativeDef builtins_outside_functions[];

int types_init_stream(VM *vm);
int types_init_anext(VM *vm);
/* exit and quit. */
int builtins_add_quitters(VM *vm, Module *module);

/* sorted(dir(object)): a List of Strs. */
Value builtins_dir(VM *vm, Value object);

/* What print() writes to when it is the program's own stdout or stderr: 1 or 2; 0: another
 * object. */
int stream_number(VM *vm, Value object);
/* The UTF-8 of what is written to a stream. Lone surrogates: UnicodeEncodeError, or escaped for
 * stderr; 0, -1. */
int stream_add(VM *vm, int number, Value text, Buffer *out);
Value stream_new(VM *vm, int number, const char *name);

/* anext(iterator, default) */
Value anext_awaitable_new(VM *vm, Value awaitable, Value fallback);

#endif
