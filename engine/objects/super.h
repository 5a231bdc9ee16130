/*
 * super.h - super: looks attributes up in the classes after a given one.
 *
 * Source: CPython 3.14 Objects/typeobject.c.
 */
#ifndef GENSTEP_OBJECTS_SUPER_H
#define GENSTEP_OBJECTS_SUPER_H

#include "engine/objects/type.h"

typedef struct Super {
    Object head;
    Type *type;     /* the class given; owned */
    Value instance; /* or the class whose class method is running; owned, or NULL: unbound */
    Type *start;    /* whose MRO is searched, behind `type`; owned, or NULL */
} Super;

/*
 * super(type, instance).name without making the super object (LOAD_SUPER_ATTR_ATTR); retained, or
 * NULL with an exception. With `is_method` (LOAD_SUPER_ATTR_METHOD), a plain method is not bound:
 * *is_method is set, and instance is to be passed first.
 */
Value super_get_attr(VM *vm, Type *type, Value instance, Value name, bool *is_method);

int types_init_super(VM *vm);

#endif
