/*
 * math_module.h - the module math, and how its files share the work.
 *
 *     math_module.c   functions of one or two floats
 *     math_gamma.c    the gamma function and its logarithm
 *     math_whole.c    functions of ints: factorials, divisors, roots
 *     math_sum.c      sums, products, distances
 *
 * Source: CPython 3.14 Modules/mathmodule.c, Modules/mathintegermodule.c.
 */
#ifndef GENSTEP_MODULES_MATH_MODULE_H
#define GENSTEP_MODULES_MATH_MODULE_H

#include "engine/objects/type.h"

extern const NativeDef math_whole_functions[];
extern const NativeDef math_sum_functions[];

/* NaN where it is not defined, an infinity where it is too large. */
double math_gamma_of(double x);
double math_log_gamma_of(double x);

/* log(value) + exponent * log(2) of an int beyond float: its fraction from 0.5 to 1. */
double math_int_fraction(Value value, int *exponent);

#endif
