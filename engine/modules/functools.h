/*
 * functools.h - what the files of the module _functools share.
 *
 *     functools.c          the module: reduce, cmp_to_key
 *     functools_partial.c  partial and Placeholder
 *     functools_lru.c      the cache behind lru_cache
 *
 * The rest of functools is Python (engine/lib/functools.py).
 * Source: CPython 3.14 Modules/_functoolsmodule.c.
 */
#ifndef GENSTEP_MODULES_FUNCTOOLS_H
#define GENSTEP_MODULES_FUNCTOOLS_H

#include <stddef.h>

#include "engine/interp/vm.h"
#include "engine/objects/module.h"

int functools_init_partial(VM *vm, Module *module);
int functools_init_lru(VM *vm, Module *module);

#endif
