/*
 * repr.h - reprs that say where an object lies.
 */
#ifndef GENSTEP_INTERP_REPR_H
#define GENSTEP_INTERP_REPR_H

#include "engine/objects/object.h"

/* "<KIND NAME at 0x7f...>" */
Value repr_named_at(VM *vm, const char *kind, Value name, Value self);

#endif
