/*
 * type_alias.h - type X = ...: a name for a type, evaluated when it is first asked for.
 *
 * The type, typing.TypeAliasType, is made on first use.
 * Source: CPython 3.14 Objects/typevarobject.c.
 */
#ifndef GENSTEP_OBJECTS_TYPE_ALIAS_H
#define GENSTEP_OBJECTS_TYPE_ALIAS_H

#include "engine/objects/type.h"

/* What a type statement makes; type_params: a tuple, or None. */
Value type_alias_new(VM *vm, Value name, Value type_params, Value compute);

int type_alias_make_type(VM *vm);

#endif
