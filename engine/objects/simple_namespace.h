/*
 * simple_namespace.h - types.SimpleNamespace: an object that is nothing but its attributes.
 *
 * Its type is made on first use.
 * Source: CPython 3.14 Objects/namespaceobject.c.
 */
#ifndef GENSTEP_OBJECTS_SIMPLE_NAMESPACE_H
#define GENSTEP_OBJECTS_SIMPLE_NAMESPACE_H

#include "engine/objects/type.h"

/* Sets vm->types.simple_namespace if that is not done yet. */
int simple_namespace_make_type(VM *vm);

#endif
