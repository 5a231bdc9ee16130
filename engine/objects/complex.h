/*
 * complex.h - complex numbers.
 *
 * Source: CPython 3.14 Objects/complexobject.c.
 */
#ifndef GENSTEP_OBJECTS_COMPLEX_H
#define GENSTEP_OBJECTS_COMPLEX_H

#include "engine/objects/object.h"

typedef struct ComplexNumber {
    double real;
    double imaginary;
} ComplexNumber;

typedef struct Complex {
    Object head;
    ComplexNumber number;
} Complex;

bool value_is_complex(Value value); /* subclasses too */
Value complex_new(VM *vm, double real, double imaginary);
Value complex_new_of(VM *vm, Type *type, ComplexNumber number);

static inline ComplexNumber complex_number(Value value) {
    return ((Complex *)value_object(value))->number;
}

/* Infinities that come out as nan are set right, as C's annex G says. */
ComplexNumber complex_product(ComplexNumber a, ComplexNumber b);
ComplexNumber complex_quotient(ComplexNumber a, ComplexNumber b); /* b is not 0 */
ComplexNumber complex_real_quotient(double a, ComplexNumber b);   /* b is not 0 */
Value complex_power(VM *vm, ComplexNumber base, ComplexNumber exponent);

/* The number of an object by __complex__, __float__ or __index__, or of a complex. 1: found; 0: it
 * has none of these; -1: error. *is_complex says which it was. */
int complex_from_number(VM *vm, Value value, ComplexNumber *number, bool *is_complex);

int types_init_complex(VM *vm);

#endif
