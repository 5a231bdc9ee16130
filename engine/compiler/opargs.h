/*
 * opargs.h - what code generation writes into opargs that count nothing.
 *
 * The numbers are CPython's; operand.h has their names for people.
 * Source: CPython 3.14 pycore_intrinsics.h, pycore_opcode_utils.h, opcode.h.
 */
#ifndef GENSTEP_COMPILER_OPARGS_H
#define GENSTEP_COMPILER_OPARGS_H

/* CALL_INTRINSIC_1 */
enum {
    INTRINSIC_IMPORT_STAR = 2,
    INTRINSIC_STOPITERATION_ERROR = 3,
    INTRINSIC_ASYNC_GEN_WRAP = 4,
    INTRINSIC_UNARY_POSITIVE = 5,
    INTRINSIC_LIST_TO_TUPLE = 6,
    INTRINSIC_TYPEVAR = 7,
    INTRINSIC_PARAMSPEC = 8,
    INTRINSIC_TYPEVARTUPLE = 9,
    INTRINSIC_SUBSCRIPT_GENERIC = 10,
    INTRINSIC_TYPEALIAS = 11,
};

/* CALL_INTRINSIC_2 */
enum {
    INTRINSIC_PREP_RERAISE_STAR = 1,
    INTRINSIC_TYPEVAR_WITH_BOUND = 2,
    INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = 3,
    INTRINSIC_SET_FUNCTION_TYPE_PARAMS = 4,
    INTRINSIC_SET_TYPEPARAM_DEFAULT = 5,
};

/* LOAD_COMMON_CONSTANT */
enum {
    COMMON_ASSERTION_ERROR = 0,
    COMMON_NOT_IMPLEMENTED_ERROR = 1,
    COMMON_TUPLE = 2,
    COMMON_ALL = 3,
    COMMON_ANY = 4,
};

/* LOAD_SPECIAL */
enum { SPECIAL_ENTER = 0, SPECIAL_EXIT = 1, SPECIAL_AENTER = 2, SPECIAL_AEXIT = 3 };

/* RESUME */
enum {
    RESUME_AT_START = 0,
    RESUME_AFTER_YIELD = 1,
    RESUME_AFTER_YIELD_FROM = 2,
    RESUME_AFTER_AWAIT = 3,
};

/* GET_AWAITABLE: what the awaitable came from, for the message when it is none. */
enum { AWAIT_EXPRESSION = 0, AWAIT_AENTER = 1, AWAIT_AEXIT = 2 };

/* BINARY_OP: the operators, then their in-place forms, then a[b]. */
enum { BINARY_INPLACE = 13, BINARY_SUBSCRIPT = 26 };

/* CONVERT_VALUE, and from bit 2 on BUILD_INTERPOLATION */
enum { CONVERT_STR = 1, CONVERT_REPR = 2, CONVERT_ASCII = 3 };

/* SET_FUNCTION_ATTRIBUTE: one bit each. */
enum {
    FUNCTION_DEFAULTS = 0x01,
    FUNCTION_KWDEFAULTS = 0x02,
    FUNCTION_ANNOTATIONS = 0x04,
    FUNCTION_CLOSURE = 0x08,
    FUNCTION_ANNOTATE = 0x10,
};

#endif
