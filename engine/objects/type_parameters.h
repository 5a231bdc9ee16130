/*
 * type_parameters.h - what generic aliases, unions and type aliases share: type variables
 * inside them are found, and replaced when they are subscripted.
 *
 *     dict[str, T]             parameters: (T,)
 *     dict[str, T][int]        arguments become (str, int)
 *
 * Source: CPython 3.14 Objects/genericaliasobject.c, _Py_typing_type_repr.
 */
#ifndef GENSTEP_OBJECTS_TYPE_PARAMETERS_H
#define GENSTEP_OBJECTS_TYPE_PARAMETERS_H

#include "engine/objects/str_builder.h"

/* The type variables in a tuple of arguments, each once: a Tuple. */
Value type_parameters_of(VM *vm, Tuple *args);

/* The arguments with `item` (one, or a tuple) in the place of the parameters: a Tuple. `self` is
 * the alias, which messages name. */
Value type_parameters_replace(VM *vm, Value self, Tuple *args, Tuple *parameters, Value item);

/* How annotations show a type: "int", "mod.Class", "None", "..."; false when a repr raised. */
bool type_parameters_add_repr(StrBuilder *builder, Value item);

/* An attribute of the module typing, which is imported if need be. */
Value type_parameters_typing_attr(VM *vm, const char *name);
/* Calls a function of it. */
Value type_parameters_call_typing(VM *vm, const char *function, const Value *args, size_t nargs);

#endif
