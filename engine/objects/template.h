/*
 * template.h - what a t-string makes: text in pieces and, between them, values not yet formatted.
 *
 *     t"Hello {name!r}"      strings         ("Hello ", "")      always one more than
 *                            interpolations  (Interpolation,)
 *
 * The types are made when the first t-string is.
 *
 * Failure: NULL with the exception set.
 * Source: CPython 3.14 Objects/templateobject.c, Objects/interpolationobject.c.
 */
#ifndef GENSTEP_OBJECTS_TEMPLATE_H
#define GENSTEP_OBJECTS_TEMPLATE_H

#include "engine/objects/object.h"

typedef struct Template {
    Object head;
    Value strings;        /* tuple of Str */
    Value interpolations; /* tuple */
} Template;

typedef struct Interpolation {
    Object head;
    Value value;
    Value expression;  /* Str: the source of it */
    Value conversion;  /* "s", "r", "a" or None */
    Value format_spec; /* Str */
} Interpolation;

/* Arguments are retained. */
Value template_new(VM *vm, Value strings, Value interpolations);
Value interpolation_new(VM *vm, Value value, Value expression, Value conversion, Value format_spec);

#endif
