/*
 * union.h - int | str: one of several types.
 *
 * Its type, typing.Union, is made when the first union is.
 * Source: CPython 3.14 Objects/unionobject.c.
 */
#ifndef GENSTEP_OBJECTS_UNION_H
#define GENSTEP_OBJECTS_UNION_H

#include "engine/objects/type.h"

typedef struct Union {
    Object head;
    Value args;       /* Tuple, each once, in the order written */
    Value hashable;   /* Frozenset of those args that can be hashed: what unions compare by */
    Value unhashable; /* Tuple of the others, or NULL */
    Value parameters; /* Tuple, or NULL until asked for */
    Value weakrefs;
} Union;

/* The slot of `|` on classes, aliases and unions. */
Value union_or(VM *vm, Value left, Value right);

/* The same on unions and type variables, which take strings and other things for types too. */
Value union_or_any(VM *vm, Value left, Value right);

/* Union[args]: each may be anything that typing accepts as a type. */
Value union_from_tuple(VM *vm, Tuple *args);

static inline bool value_is_union(Value value, const Type *union_type) {
    return union_type != NULL && value_object_is(value, union_type);
}

/* typing.Union itself, made on first use; -1 on error. */
int union_make_type(VM *vm);

#endif
