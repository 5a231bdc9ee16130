/*
 * float_text.h - a float as Python prints it: the shortest digits that read back the same, or
 * as many as are asked for.
 *
 * Needs the C locale's decimal point (LC_NUMERIC untouched).
 * Source: CPython 3.14 Python/dtoa.c , Python/pystrtod.c.
 */
#ifndef GENSTEP_BASE_FLOAT_TEXT_H
#define GENSTEP_BASE_FLOAT_TEXT_H

#include <stdbool.h>

#include "engine/base/buffer.h"

enum { FLOAT_DIGITS_MAX = 17 };

/*
 * The shortest decimal digits of a finite value that is not negative, without
 * trailing zeros ("0" for zero), NUL-terminated, the closest of that length.
 * Returns where the decimal point is: 0.DIGITS times ten to that power.
 */
int float_shortest_digits(double value, char digits[FLOAT_DIGITS_MAX + 1]);

/*
 * Adds the value in format 'e', 'f', 'g' (E, F, G: in capitals) with a precision, or 'r', the
 * shortest. ALTERNATE keeps the point and the zeros, POINT_ZERO shows a digit behind the point
 * (or an exponent), POSITIVE_ZERO takes the sign from what is rounded to zero.
 */
enum { FLOAT_POINT_ZERO = 1 << 0, FLOAT_ALTERNATE = 1 << 1, FLOAT_POSITIVE_ZERO = 1 << 2 };
void float_format(double value, char format, int precision, unsigned flags, Buffer *out);

/* Adds repr(value): "1.0", "1e+16", "-0.0", "inf", "nan". */
void float_repr(double value, Buffer *out);

/* Adds repr(complex(real, imaginary)): "2j", "(1-0j)". */
void complex_repr(double real, double imaginary, Buffer *out);

#endif
