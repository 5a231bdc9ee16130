/*
 * complex.h - complex numbers.
 *
 * Source: CPython 3.14 Objects/complexobject.c.
 */
#ifndef GENSTEP_OBJECTS_COMPLEX_H
#define GENSTEP_OBJECTS_COMPLEX_H

#include "engine/objects/object.h"

typedef struct Complex {
    Object head;
    double real;
    double imaginary;
} Complex;

bool value_is_complex(Value value); /* subclasses too */
Value complex_new(VM *vm, double real, double imaginary);
/* (a + bj) ** (c + dj) */
Value complex_power(VM *vm, double a, double b, double c, double d);

int types_init_complex(VM *vm);

#endif
