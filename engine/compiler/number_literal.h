/*
 * number_literal.h - the spelling of a number to its value.
 *
 * Source: CPython 3.14 Parser/pegen.c (parsenumber).
 */
#ifndef GENSTEP_COMPILER_NUMBER_LITERAL_H
#define GENSTEP_COMPILER_NUMBER_LITERAL_H

#include <stddef.h>

#include "engine/bytecode/constant.h"

/* More decimal digits than this are refused (sys.set_int_max_str_digits). */
enum { INT_DIGITS_MAX = 4300 };

/*
 * The value of a well-formed literal: an int, a float or an imaginary number.
 * NULL for a decimal integer that is too long; *digits then says how long.
 */
const Constant *number_parse(const char *spelling, size_t size, Arena *arena, size_t *digits);

#endif
