/*
 * object_life.h - the end of an object's life: finalizers that must run once.
 *
 * Private to object_life.c and collector.c.
 */
#ifndef GENSTEP_OBJECTS_OBJECT_LIFE_H
#define GENSTEP_OBJECTS_OBJECT_LIFE_H

#include "engine/objects/value.h"

/* Runs the finalizer of an object that lives on for the moment, unless it has run before, and
 * remembers that it did. */
void object_finalize_once(VM *vm, Object *object);

/* Whether its finalizer has run already. */
bool object_is_finalized(VM *vm, const Object *object);

/* The memory of which finalizers have run; freed with the VM. */
void object_life_done(VM *vm);

#endif
