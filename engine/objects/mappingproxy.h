/*
 * mappingproxy.h - a read-only view of a mapping: what a class's __dict__ is.
 *
 * Source: CPython 3.14 Objects/descrobject.c.
 */
#ifndef GENSTEP_OBJECTS_MAPPINGPROXY_H
#define GENSTEP_OBJECTS_MAPPINGPROXY_H

#include "engine/objects/object.h"

typedef struct MappingProxy {
    Object head;
    Value mapping;
} MappingProxy;

Value mappingproxy_new(VM *vm, Value mapping); /* retained */

int types_init_mappingproxy(VM *vm);

#endif
