#include "engine/objects/complex.h"

#include <math.h>
#include <stdlib.h>

#include "engine/interp/vm.h"
#include "engine/objects/error.h"
#include "engine/objects/type.h"

bool value_is_complex(Value value) {
    return value_is_object(value) && value_object(value)->type->layout == LAYOUT_COMPLEX;
}

Value complex_new_of(VM *vm, Type *type, ComplexNumber number) {
    Complex *complex = object_new(vm, type, type->basic_size);
    if (complex != NULL) {
        complex->number = number;
    }
    return value_from_object(complex);
}

Value complex_new(VM *vm, double real, double imaginary) {
    return complex_new_of(vm, vm->types.complex_, (ComplexNumber){real, imaginary});
}

/* ---- products and quotients ---- */

/* An infinity becomes 1 and everything else 0, with the same sign. */
static double box(double number) {
    return copysign(isinf(number) ? 1.0 : 0.0, number);
}

static double nan_to_zero(double number) {
    return isnan(number) ? copysign(0.0, number) : number;
}

static bool is_nan(ComplexNumber number) {
    return isnan(number.real) && isnan(number.imaginary);
}

static bool is_infinite(ComplexNumber number) {
    return isinf(number.real) || isinf(number.imaginary);
}

static bool is_finite(ComplexNumber number) {
    return isfinite(number.real) && isfinite(number.imaginary);
}

/* The product whose parts both came out as nan: infinite if a factor is, or if it overflowed. */
static ComplexNumber recover_product(ComplexNumber a, ComplexNumber b, ComplexNumber product) {
    bool overflow = isinf(a.real * b.real) || isinf(a.imaginary * b.imaginary) ||
                    isinf(a.real * b.imaginary) || isinf(a.imaginary * b.real);
    bool a_infinite = is_infinite(a);
    bool b_infinite = is_infinite(b);
    if (!a_infinite && !b_infinite && !overflow) {
        return product;
    }
    if (a_infinite) {
        a = (ComplexNumber){box(a.real), box(a.imaginary)};
        b = (ComplexNumber){nan_to_zero(b.real), nan_to_zero(b.imaginary)};
    }
    if (b_infinite) {
        b = (ComplexNumber){box(b.real), box(b.imaginary)};
        a = (ComplexNumber){nan_to_zero(a.real), nan_to_zero(a.imaginary)};
    }
    if (!a_infinite && !b_infinite) {
        a = (ComplexNumber){nan_to_zero(a.real), nan_to_zero(a.imaginary)};
        b = (ComplexNumber){nan_to_zero(b.real), nan_to_zero(b.imaginary)};
    }
    return (ComplexNumber){INFINITY * (a.real * b.real - a.imaginary * b.imaginary),
                           INFINITY * (a.real * b.imaginary + a.imaginary * b.real)};
}

ComplexNumber complex_product(ComplexNumber a, ComplexNumber b) {
    ComplexNumber product = {a.real * b.real - a.imaginary * b.imaginary,
                             a.real * b.imaginary + a.imaginary * b.real};
    return is_nan(product) ? recover_product(a, b, product) : product;
}

static ComplexNumber recover_quotient(ComplexNumber a, ComplexNumber b, ComplexNumber quotient) {
    ComplexNumber boxed;
    double factor;
    if (is_infinite(a) && is_finite(b)) {
        boxed = (ComplexNumber){box(a.real), box(a.imaginary)};
        factor = INFINITY;
        a = boxed;
    } else if (is_infinite(b) && is_finite(a)) {
        boxed = (ComplexNumber){box(b.real), box(b.imaginary)};
        factor = 0.0;
        b = boxed;
    } else {
        return quotient;
    }
    return (ComplexNumber){factor * (a.real * b.real + a.imaginary * b.imaginary),
                           factor * (a.imaginary * b.real - a.real * b.imaginary)};
}

/* Smith's method: scaled by the larger part of the divisor, which is not 0. */
ComplexNumber complex_quotient(ComplexNumber a, ComplexNumber b) {
    ComplexNumber quotient = {NAN, NAN};
    if (fabs(b.real) >= fabs(b.imaginary)) {
        double ratio = b.imaginary / b.real;
        double denominator = b.real + b.imaginary * ratio;
        quotient = (ComplexNumber){(a.real + a.imaginary * ratio) / denominator,
                                   (a.imaginary - a.real * ratio) / denominator};
    } else if (fabs(b.imaginary) >= fabs(b.real)) {
        double ratio = b.real / b.imaginary;
        double denominator = b.real * ratio + b.imaginary;
        quotient = (ComplexNumber){(a.real * ratio + a.imaginary) / denominator,
                                   (a.imaginary * ratio - a.real) / denominator};
    }
    return is_nan(quotient) ? recover_quotient(a, b, quotient) : quotient;
}

ComplexNumber complex_real_quotient(double a, ComplexNumber b) {
    ComplexNumber quotient = {NAN, NAN};
    if (fabs(b.real) >= fabs(b.imaginary)) {
        double ratio = b.imaginary / b.real;
        double denominator = b.real + b.imaginary * ratio;
        quotient = (ComplexNumber){a / denominator, (-a * ratio) / denominator};
    } else if (fabs(b.imaginary) >= fabs(b.real)) {
        double ratio = b.real / b.imaginary;
        double denominator = b.real * ratio + b.imaginary;
        quotient = (ComplexNumber){(a * ratio) / denominator, -a / denominator};
    }
    if (is_nan(quotient) && isfinite(a) && is_infinite(b)) {
        quotient = (ComplexNumber){0.0 * (a * box(b.real)), 0.0 * (-a * box(b.imaginary))};
    }
    return quotient;
}

/* ---- powers ---- */

static ComplexNumber whole_power(ComplexNumber base, long exponent) {
    ComplexNumber result = {1.0, 0.0};
    ComplexNumber factor = base;
    for (unsigned long rest = (unsigned long)labs(exponent); rest > 0; rest >>= 1) {
        if (rest & 1) {
            result = complex_product(result, factor);
        }
        factor = complex_product(factor, factor);
    }
    return exponent > 0 ? result : complex_quotient((ComplexNumber){1.0, 0.0}, result);
}

/* false when the angle has no cosine: CPython's errno EDOM. */
static bool polar_power(ComplexNumber base, ComplexNumber exponent, ComplexNumber *power) {
    double size = hypot(base.real, base.imaginary);
    double length = pow(size, exponent.real);
    double angle = atan2(base.imaginary, base.real);
    double phase = angle * exponent.real;
    if (exponent.imaginary != 0.0) {
        length *= exp(-angle * exponent.imaginary);
        phase += exponent.imaginary * log(size);
    }
    *power = (ComplexNumber){length * cos(phase), length * sin(phase)};
    return !isinf(phase);
}

Value complex_power(VM *vm, ComplexNumber base, ComplexNumber exponent) {
    bool zero_base = base.real == 0.0 && base.imaginary == 0.0;
    bool real_exponent = exponent.imaginary == 0.0;
    bool whole =
        real_exponent && exponent.real == floor(exponent.real) && fabs(exponent.real) <= 100.0;
    bool defined = !zero_base || (real_exponent && !(exponent.real < 0.0));
    ComplexNumber result = {0.0, 0.0};
    if (defined && whole) {
        result = whole_power(base, (long)exponent.real);
    } else if (!zero_base) {
        defined = polar_power(base, exponent, &result);
    }
    if (!defined) {
        return error_raise(vm, vm->types.ZeroDivisionError, "zero to a negative or complex power");
    }
    if (is_infinite(result)) {
        return error_raise(vm, vm->types.OverflowError, "complex exponentiation");
    }
    return complex_new(vm, result.real, result.imaginary);
}
