/*
 * types.h - the built-in types of one VM, by name: vm->types.list.
 *
 * One row per type; struct, creation order and teardown follow the rows.
 */
#ifndef GENSTEP_OBJECTS_TYPES_H
#define GENSTEP_OBJECTS_TYPES_H

#include "engine/objects/type.h"

/* TYPE(field): creation functions are named types_init_* in the file of each family. */
typedef struct Types {
#define TYPE(field) Type *field;
#include "engine/objects/types.def"
} Types;

#endif
