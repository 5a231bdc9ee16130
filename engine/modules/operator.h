/*
 * operator.h - what the files of the module _operator share.
 *
 * Source: CPython 3.14 Modules/_operator.c.
 */
#ifndef GENSTEP_MODULES_OPERATOR_H
#define GENSTEP_MODULES_OPERATOR_H

#include "engine/interp/vm.h"
#include "engine/objects/module.h"

/* operator_getters.c: itemgetter, attrgetter, methodcaller. */
int operator_init_getters(VM *vm, Module *module);

#endif
