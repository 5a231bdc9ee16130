/* pyasm_text.h - programs for checks of the bytecode room, written as pyasm. */
#ifndef GENSTEP_TESTS_UNIT_PYASM_TEXT_H
#define GENSTEP_TESTS_UNIT_PYASM_TEXT_H

#include "engine/bytecode/program.h"

/* The program of a whole pyasm text; fails the check when there is none. */
Program *program_of(const char *text);

/*
 * A module with the given lines before its body and the given body, the
 * smallest that is complete: "pyasm 3.14", "code 0 <module>", "stack 9".
 */
Program *module_of(const char *fields, const char *body);

/* A module whose constant 1 is a function named f with these lines; constant 0 is None. */
Program *function_of(const char *fields, const char *body);

/* Like ck_assert_str_eq, and shows both texts whole. Frees neither. */
void assert_text(const char *actual, const char *expected);

#endif
