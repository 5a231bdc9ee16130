/*
 * singletons.h - the types of None, Ellipsis and NotImplemented, whose values need no object.
 */
#ifndef GENSTEP_OBJECTS_SINGLETONS_H
#define GENSTEP_OBJECTS_SINGLETONS_H

#include "engine/objects/value.h"

int types_init_singletons(VM *vm);

#endif
