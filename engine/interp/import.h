/*
 * import.h - import statements: finding a module, running it once, binding it.
 *
 * A module is looked for in this order: sys.modules, the modules written in C
 * (builtins/modules.h), the library in the binary (library_find), the files
 * beside the program (options.find_module). A module of CPython's library that
 * is nowhere there stops the program by name.
 *
 * Source: CPython 3.14 Python/import.c, Lib/importlib/_bootstrap.py.
 */
#ifndef GENSTEP_INTERP_IMPORT_H
#define GENSTEP_INTERP_IMPORT_H

#include "engine/interp/frame.h"

/* IMPORT_NAME, by way of builtins.__import__ when the program has replaced it. */
Value import_name(VM *vm, Frame *frame, Value name, Value fromlist, Value level);
Value import_from(VM *vm, Value module, Value name);
int import_star(VM *vm, Frame *frame, Value module);

/* __import__(name, globals, locals, fromlist, level). `globals` may be NULL. */
Value import_module_level(VM *vm, Value name, Dict *globals, Value fromlist, int level);

/* The module of this absolute dotted name, imported if need be. */
Value import_absolute(VM *vm, Value name);

#endif
