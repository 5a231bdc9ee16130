#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "engine/compiler/constant_number.h"

/* ---- float ---- */

/* The remainder has the sign of the divisor. CPython: float_rem. */
static double float_remainder(double left, double right) {
    double remainder = fmod(left, right);
    if (remainder == 0.0) {
        return copysign(0.0, right);
    }
    return (right < 0) != (remainder < 0) ? remainder + right : remainder;
}

/* CPython: _float_div_mod. */
static double float_floor_divide(double left, double right) {
    double remainder = fmod(left, right);
    double quotient = (left - remainder) / right; /* almost whole */
    if (remainder != 0.0 && (right < 0) != (remainder < 0)) {
        quotient -= 1.0;
    }
    if (quotient == 0.0) {
        return copysign(0.0, left / right);
    }
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

static bool is_odd(double value) {
    return fmod(fabs(value), 2.0) == 1.0;
}

/* Powers with an infinite operand or a zero base, which do not depend on the C library. */
static double float_special_power(double left, double right) {
    if (isinf(right)) {
        double magnitude = fabs(left);
        if (magnitude == 1.0) {
            return 1.0;
        }
        return (right > 0) == (magnitude > 1.0) ? fabs(right) : 0.0;
    }
    bool keeps_sign = is_odd(right);
    if (isinf(left)) {
        if (right > 0) {
            return keeps_sign ? left : fabs(left);
        }
        return keeps_sign ? copysign(0.0, left) : 0.0;
    }
    return keeps_sign ? left : 0.0; /* left is zero, right positive */
}

/* False when Python raises. A negative base with a fractional exponent is the caller's. */
static bool float_power(double left, double right, double *result) {
    if (right == 0.0) {
        *result = 1.0;
    } else if (isnan(left)) {
        *result = left;
    } else if (isnan(right)) {
        *result = left == 1.0 ? 1.0 : right;
    } else if (isinf(right) || isinf(left)) {
        *result = float_special_power(left, right);
    } else if (left == 0.0) {
        if (right < 0) {
            return false;
        }
        *result = float_special_power(left, right);
    } else {
        *result = pow(fabs(left), right);
        if (left < 0 && is_odd(right)) {
            *result = -*result;
        }
        return isfinite(*result);
    }
    return true;
}

const Constant *constant_float_binary(Arena *arena, const Constant *left, BinaryOperator op,
                                      const Constant *right) {
    double a;
    double b;
    double result;
    if (!constant_to_double(left, &a) || !constant_to_double(right, &b)) {
        return NULL;
    }
    switch (op) {
    case BINARY_ADD: result = a + b; break;
    case BINARY_SUBTRACT: result = a - b; break;
    case BINARY_MULTIPLY: result = a * b; break;
    case BINARY_TRUE_DIVIDE:
    case BINARY_FLOOR_DIVIDE:
    case BINARY_REMAINDER:
        if (b == 0.0) {
            return NULL;
        }
        result = op == BINARY_TRUE_DIVIDE ? a / b
                 : op == BINARY_REMAINDER ? float_remainder(a, b)
                                          : float_floor_divide(a, b);
        break;
    case BINARY_POWER:
        if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b)) {
            return constant_complex_binary(arena, left, op, right);
        }
        if (!float_power(a, b, &result)) {
            return NULL;
        }
        break;
    default: return NULL;
    }
    return constant_float(arena, result);
}

/* ---- complex ---- */

typedef struct Complex {
    double real;
    double imaginary;
} Complex;

/* An infinity becomes 1, everything else 0, with its sign. */
static double boxed(double value) {
    return copysign(isinf(value) ? 1.0 : 0.0, value);
}

static double without_nan(double value) {
    return isnan(value) ? copysign(0.0, value) : value;
}

/*
 * A product that is NaN in both parts though an operand, or a product of parts,
 * is infinite, is an infinity (C11 G.5.1).
 */
static Complex complex_multiply(Complex left, Complex right) {
    double a = left.real;
    double b = left.imaginary;
    double c = right.real;
    double d = right.imaginary;
    Complex result = {a * c - b * d, a * d + b * c};
    if (!isnan(result.real) || !isnan(result.imaginary)) {
        return result;
    }
    bool overflows = isinf(a * c) || isinf(b * d) || isinf(a * d) || isinf(b * c);
    bool left_is_infinite = isinf(a) || isinf(b);
    bool right_is_infinite = isinf(c) || isinf(d);
    if (left_is_infinite) {
        a = boxed(a);
        b = boxed(b);
        c = without_nan(c);
        d = without_nan(d);
    }
    if (right_is_infinite) {
        c = boxed(c);
        d = boxed(d);
        a = without_nan(a);
        b = without_nan(b);
    }
    if (!left_is_infinite && !right_is_infinite) {
        if (!overflows) {
            return result;
        }
        a = without_nan(a);
        b = without_nan(b);
        c = without_nan(c);
        d = without_nan(d);
    }
    return (Complex){(double)INFINITY * (a * c - b * d), (double)INFINITY * (a * d + b * c)};
}

/* What a quotient that is NaN in both parts should be (C11 G.5.2). */
static Complex recovered_quotient(Complex left, Complex right, Complex quotient) {
    if ((isinf(left.real) || isinf(left.imaginary)) && isfinite(right.real) &&
        isfinite(right.imaginary)) {
        double x = boxed(left.real);
        double y = boxed(left.imaginary);
        return (Complex){(double)INFINITY * (x * right.real + y * right.imaginary),
                         (double)INFINITY * (y * right.real - x * right.imaginary)};
    }
    if ((isinf(right.real) || isinf(right.imaginary)) && isfinite(left.real) &&
        isfinite(left.imaginary)) {
        double x = boxed(right.real);
        double y = boxed(right.imaginary);
        return (Complex){0.0 * (left.real * x + left.imaginary * y),
                         0.0 * (left.imaginary * x - left.real * y)};
    }
    return quotient;
}

/* Divides by the larger part of the divisor first, so that little overflows. `right` is not 0. */
static Complex complex_divide(Complex left, Complex right) {
    Complex result = {(double)NAN, (double)NAN};
    if (fabs(right.real) >= fabs(right.imaginary)) {
        double ratio = right.imaginary / right.real;
        double divisor = right.real + right.imaginary * ratio;
        result.real = (left.real + left.imaginary * ratio) / divisor;
        result.imaginary = (left.imaginary - left.real * ratio) / divisor;
    } else if (fabs(right.imaginary) >= fabs(right.real)) {
        double ratio = right.real / right.imaginary;
        double divisor = right.real * ratio + right.imaginary;
        result.real = (left.real * ratio + left.imaginary) / divisor;
        result.imaginary = (left.imaginary * ratio - left.real) / divisor;
    }
    if (isnan(result.real) && isnan(result.imaginary)) {
        return recovered_quotient(left, right, result);
    }
    return result;
}

/* The same for a real dividend, which has no imaginary part that could be -0 or 0. */
static Complex real_divide_complex(double left, Complex right) {
    Complex result = {(double)NAN, (double)NAN};
    if (fabs(right.real) >= fabs(right.imaginary)) {
        double ratio = right.imaginary / right.real;
        double divisor = right.real + right.imaginary * ratio;
        result.real = left / divisor;
        result.imaginary = (-left * ratio) / divisor;
    } else if (fabs(right.imaginary) >= fabs(right.real)) {
        double ratio = right.real / right.imaginary;
        double divisor = right.real * ratio + right.imaginary;
        result.real = (left * ratio) / divisor;
        result.imaginary = (-left) / divisor;
    }
    if (isnan(result.real) && isnan(result.imaginary) && isfinite(left) &&
        (isinf(right.real) || isinf(right.imaginary))) {
        result.real = 0.0 * (left * boxed(right.real));
        result.imaginary = 0.0 * (-left * boxed(right.imaginary));
    }
    return result;
}

static bool is_zero(Complex value) {
    return value.real == 0.0 && value.imaginary == 0.0;
}

/* A whole exponent from -100 to 100, by squaring; false when Python raises. */
static bool complex_whole_power(Complex base, int exponent, Complex *result) {
    Complex power = {1.0, 0.0};
    Complex square = base;
    for (int rest = abs(exponent); rest != 0; rest >>= 1) {
        if ((rest & 1) != 0) {
            power = complex_multiply(power, square);
        }
        square = complex_multiply(square, square);
    }
    if (exponent <= 0) {
        if (is_zero(power)) {
            return false;
        }
        power = complex_divide((Complex){1.0, 0.0}, power);
    }
    *result = power;
    return !isinf(power.real) && !isinf(power.imaginary);
}

static bool complex_power(Complex base, Complex exponent, Complex *result) {
    if (exponent.imaginary == 0.0 && exponent.real == floor(exponent.real) &&
        fabs(exponent.real) <= 100.0) {
        return complex_whole_power(base, (int)exponent.real, result);
    }
    if (is_zero(base)) {
        *result = (Complex){0.0, 0.0};
        return exponent.imaginary == 0.0 && !(exponent.real < 0);
    }
    double magnitude = hypot(base.real, base.imaginary);
    double length = pow(magnitude, exponent.real);
    double angle = atan2(base.imaginary, base.real);
    double phase = angle * exponent.real;
    if (exponent.imaginary != 0.0) {
        length *= exp(-angle * exponent.imaginary);
        phase += exponent.imaginary * log(magnitude);
    }
    if (isinf(phase)) {
        return false; /* it has no sine */
    }
    *result = (Complex){length * cos(phase), length * sin(phase)};
    return !isinf(result->real) && !isinf(result->imaginary);
}

/* As a complex, and whether it was one: with a real operand the other's signs of zero stay. */
static bool to_complex(const Constant *constant, Complex *value, bool *is_real) {
    *is_real = constant->kind != CONSTANT_COMPLEX;
    value->imaginary = 0.0;
    if (*is_real) {
        return constant_to_double(constant, &value->real);
    }
    *value = (Complex){constant->as.complex.real, constant->as.complex.imaginary};
    return true;
}

const Constant *constant_complex_binary(Arena *arena, const Constant *left, BinaryOperator op,
                                        const Constant *right) {
    Complex a;
    Complex b;
    bool a_is_real;
    bool b_is_real;
    Complex result;
    if (!to_complex(left, &a, &a_is_real) || !to_complex(right, &b, &b_is_real)) {
        return NULL;
    }
    switch (op) {
    case BINARY_ADD:
        result.real = a.real + b.real;
        result.imaginary = a_is_real   ? b.imaginary
                           : b_is_real ? a.imaginary
                                       : a.imaginary + b.imaginary;
        break;
    case BINARY_SUBTRACT:
        result.real = a.real - b.real;
        result.imaginary = a_is_real   ? -b.imaginary
                           : b_is_real ? a.imaginary
                                       : a.imaginary - b.imaginary;
        break;
    case BINARY_MULTIPLY:
        result = a_is_real   ? (Complex){b.real * a.real, b.imaginary * a.real}
                 : b_is_real ? (Complex){a.real * b.real, a.imaginary * b.real}
                             : complex_multiply(a, b);
        break;
    case BINARY_TRUE_DIVIDE:
        if (is_zero(b)) {
            return NULL;
        }
        result = a_is_real   ? real_divide_complex(a.real, b)
                 : b_is_real ? (Complex){a.real / b.real, a.imaginary / b.real}
                             : complex_divide(a, b);
        break;
    case BINARY_POWER:
        if (!complex_power(a, b, &result)) {
            return NULL;
        }
        break;
    default: return NULL;
    }
    return constant_complex(arena, result.real, result.imaginary);
}
