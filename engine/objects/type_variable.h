/*
 * type_variable.h - TypeVar, ParamSpec and TypeVarTuple: the parameters of generic classes,
 * functions and type aliases, written [T, **P, *Ts] or made by a call.
 *
 * Bounds, constraints and defaults written in brackets are functions, called when they are first
 * asked for.
 *
 * The types are made on first use.
 * Source: CPython 3.14 Objects/typevarobject.c.
 */
#ifndef GENSTEP_OBJECTS_TYPE_VARIABLE_H
#define GENSTEP_OBJECTS_TYPE_VARIABLE_H

#include "engine/objects/type.h"

typedef struct TypeVariable {
    Object head;
    Value name;
    Value bound; /* these five: NULL when not given, or not evaluated yet */
    Value evaluate_bound;
    Value constraints;
    Value evaluate_constraints;
    Value default_value;
    Value evaluate_default;
    Dict *dict; /* __module__, and what programs set */
    Value weakrefs;
    bool covariant;
    bool contravariant;
    bool infer_variance; /* written in brackets */
} TypeVariable;

/* vm->types.typevar and the others, and vm->shared.no_default. */
int type_variable_make_types(VM *vm);

/* What brackets make; the evaluate functions may be NULL. */
Value type_variable_new(VM *vm, Type *type, Value name, Value evaluate_bound,
                        Value evaluate_constraints);
int type_variable_set_default(VM *vm, Value variable, Value evaluate_default);

/* 1, 0, -1: whether it has a default; TypeError when it is no type parameter. */
int type_variable_has_default(VM *vm, Value variable);

/* A function like those of bounds, for a value that is known already. */
Value const_evaluator_new(VM *vm, Value value);

/* The parameters with TypeVarTuples unpacked: (T, *Ts), a Tuple. */
Value type_variable_unpack_all(VM *vm, Tuple *parameters);

/* iter(x) gives one thing: typing.Unpack[x]. */
Value type_variable_unpack_iter(VM *vm, Value self);

#endif
