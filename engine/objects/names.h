/*
 * names.h - identifiers the engine looks up, interned once per VM: vm->names.__init__.
 *
 * One row per name in names.def; the fields are interned Strs, owned by the VM.
 */
#ifndef GENSTEP_OBJECTS_NAMES_H
#define GENSTEP_OBJECTS_NAMES_H

#include "engine/objects/value.h"

typedef struct Names {
#define NAME(field) Value field;
#include "engine/objects/names.def"
} Names;

#endif
