/*
 * weakref.h - weak references: they know an object without keeping it alive.
 *
 * An object with weak references holds the first of a list of them in its
 * weakref slot (Type.weakref_offset). When it dies they are emptied, then
 * their callbacks run.
 *
 * Source: CPython 3.14 Objects/weakrefobject.c.
 */
#ifndef GENSTEP_OBJECTS_WEAKREF_H
#define GENSTEP_OBJECTS_WEAKREF_H

#include "engine/objects/type.h"

typedef struct WeakRef {
    Object head;
    Object *target; /* borrowed; NULL when it has died */
    Value callback; /* or NULL */
    int64_t hash;   /* -1: not computed */
    struct WeakRef *previous;
    struct WeakRef *next;
} WeakRef;

/* The reference without callback is shared. TypeError when the object cannot be referenced. */
Value weakref_new(VM *vm, Value target, Value callback); /* callback may be NULL */
Value weakref_get(Value weakref);                        /* the target, retained, or None */
/* A reference of that type, which begins with the struct WeakRef; without callback there is one of
 * each built-in type for an object. */
Value weakref_new_of(VM *vm, Type *type, Value target, Value callback);
/* Whether it is a reference or a proxy. */
bool weakref_is(VM *vm, const Object *object);
/* The object dies: empties the list at its slot, then runs the callbacks. */
void weakref_clear_all(VM *vm, Object *object);

/* The collector's: the first of an object's references (borrowed), taking one off its object,
 * and running its callback, whose exception is reported and dropped. */
WeakRef *weakref_first(Object *object);
void weakref_detach(WeakRef *ref);
void weakref_call_back(VM *vm, WeakRef *ref);

/* "to 'module.Class' at 0x...", for the repr of a reference. */
Value weakref_describe_target(VM *vm, Value target);

/* The slots that references and proxies share. */
void weakref_release(VM *vm, Object *self); /* destroy */
void weakref_drop(VM *vm, Object *self);    /* clear */
int weakref_traverse(Object *self, VisitCall *visit, void *context);

int types_init_weakref(VM *vm);

/* weakref_proxy.c: made when first needed. */
int types_init_weakref_proxy(VM *vm);

#endif
