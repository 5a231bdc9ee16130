/*
 * object_reduce.h - what copy asks an object for: how to make another one like it.
 *
 * object.__reduce_ex__(4) gives (copyreg.__newobj__, (class, arguments), state, items, pairs).
 * Source: CPython 3.14 Objects/typeobject.c, reduce_newobj and object___getstate__.
 */
#ifndef GENSTEP_OBJECTS_OBJECT_REDUCE_H
#define GENSTEP_OBJECTS_OBJECT_REDUCE_H

#include "engine/objects/object.h"

/* value.__getstate__(): its attributes, a dict or None, or (dict or None, slots). */
Value object_state(VM *vm, Value value);

/* value.__reduce_ex__(protocol) as object defines it. */
Value object_reduce(VM *vm, Value value, int protocol);

#endif
