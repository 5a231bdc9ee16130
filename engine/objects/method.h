/*
 * method.h - bound methods: a function and the instance it is called on.
 *
 * Source: CPython 3.14 Objects/classobject.c.
 */
#ifndef GENSTEP_OBJECTS_METHOD_H
#define GENSTEP_OBJECTS_METHOD_H

#include "engine/objects/object.h"

typedef struct Method {
    Object head;
    Value function;
    Value self;
    Value weakrefs;
} Method;

Value method_new(VM *vm, Value function, Value self);

int types_init_method(VM *vm);

#endif
