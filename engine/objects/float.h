/*
 * float.h - float objects.
 *
 * Source: CPython 3.14 Objects/floatobject.c, Python/pystrtod.c.
 */
#ifndef GENSTEP_OBJECTS_FLOAT_H
#define GENSTEP_OBJECTS_FLOAT_H

#include "engine/base/buffer.h"
#include "engine/objects/object.h"

typedef struct Float {
    Object head;
    double number;
} Float;

bool value_is_float(Value value); /* subclasses too */
Value float_new(VM *vm, double number);

static inline double float_number(Value value) {
    return ((Float *)value_object(value))->number;
}

/* A number with __float__ or __index__; TypeError "must be real number, not str". */
int float_from_number(VM *vm, Value value, double *number);
/* float(value): text too; TypeError for others. */
int float_from_value(VM *vm, Value value, double *number);

double float_floor_divide(double left, double right);    /* right is not 0 */
double float_modulo(double left, double right);          /* right is not 0 */
Value float_power(VM *vm, double base, double exponent); /* a float or, by then, a complex */
int64_t float_hash(double number);
/* How a float compares with an int of any size: exactly, no rounding. */
Value float_compare_int(VM *vm, double left, Value right, CompareOp op);

/* repr(): the shortest digits that read back the same; `out` has room for 32 bytes. */
size_t float_repr_to(double number, char *out);
/* The text as float() and complex() read it: spaces around it gone, digits of any script as ASCII,
 * underscores between digits taken out, other letters as '?'. False if an underscore is amiss. */
bool float_plain_text(const Str *str, Buffer *out);
/* The number at the start of ASCII text, inf and nan included; *end is where it stops, text if
 * there is none. Correctly rounded, whatever the locale. */
double float_parse_prefix(const char *text, const char **end);

/* float.hex and float.fromhex (NativeCalls). */
Value float_hex_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);
Value float_fromhex_method(VM *vm, Value self, const Value *args, size_t nargs, Tuple *kwnames);

/* float.__round__ with a number of digits. */
Value float_round(VM *vm, double number, int64_t digits);

int types_init_float(VM *vm);

#endif
