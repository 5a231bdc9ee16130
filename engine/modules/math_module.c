/* math_module.c - the module math: functions of one or two floats. See math_module.h. */
#include "engine/modules/math_module.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "engine/builtins/modules.h"
#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/int_big.h"
#include "engine/objects/native.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

/* ---- errors ---- */

static Value raise_range(VM *vm) {
    return error_raise(vm, vm->types.OverflowError, "math range error");
}

/* `expected` says what the argument should have been; NULL: nothing particular. */
static Value raise_domain(VM *vm, const char *expected, double argument) {
    if (expected == NULL) {
        return error_raise(vm, vm->types.ValueError, "math domain error");
    }
    char text[40];
    float_repr_to(argument, text);
    return error_raise(vm, vm->types.ValueError, "expected %s, got %s", expected, text);
}

/* ---- functions of one float ---- */

/* A nan that no nan caused is a domain error; an infinity out of a finite number is one too, or
 * means that the result is too large. */
static Value one(VM *vm, Value argument, double (*function)(double), bool can_overflow,
                 const char *expected) {
    double x;
    if (float_from_number(vm, argument, &x) < 0) {
        return NULL;
    }
    double result = function(x);
    if (isnan(result) && !isnan(x)) {
        return raise_domain(vm, expected, x);
    }
    if (isinf(result) && isfinite(x)) {
        return can_overflow ? raise_range(vm) : raise_domain(vm, expected, x);
    }
    return float_new(vm, result);
}

#define ONE(name, function, can_overflow, expected)                                                \
    NATIVE_FUNCTION(math_##name) {                                                                 \
        return one(vm, args[0], function, can_overflow, expected);                                 \
    }

static double to_radians(double x) {
    return x * (3.141592653589793 / 180.0);
}

/* C's log1p may lose the sign of zero. */
static double log_of_1_plus(double x) {
    return x == 0.0 ? x : log1p(x);
}

/* Too many of them are inf, without an error. */
NATIVE_FUNCTION(math_degrees) {
    double radians;
    return float_from_number(vm, args[0], &radians) < 0
               ? NULL
               : float_new(vm, radians * (180.0 / 3.141592653589793));
}

ONE(acos, acos, false, "a number in range from -1 up to 1")
ONE(acosh, acosh, false, "argument value not less than 1")
ONE(asin, asin, false, "a number in range from -1 up to 1")
ONE(asinh, asinh, false, NULL)
ONE(atan, atan, false, NULL)
ONE(atanh, atanh, false, "a number between -1 and 1")
ONE(cbrt, cbrt, false, NULL)
ONE(cos, cos, false, "a finite input")
ONE(cosh, cosh, true, NULL)
ONE(erf, erf, false, NULL)
ONE(erfc, erfc, false, NULL)
ONE(exp, exp, true, NULL)
ONE(exp2, exp2, true, NULL)
ONE(expm1, expm1, true, NULL)
ONE(fabs, fabs, false, NULL)
ONE(gamma, math_gamma_of, true, "a noninteger or positive integer")
ONE(lgamma, math_log_gamma_of, true, "a noninteger or positive integer")
ONE(log1p, log_of_1_plus, false, "argument value > -1")
ONE(radians, to_radians, false, NULL)
ONE(sin, sin, false, "a finite input")
ONE(sinh, sinh, true, NULL)
ONE(sqrt, sqrt, false, "a nonnegative input")
ONE(tan, tan, false, "a finite input")
ONE(tanh, tanh, false, NULL)

/* ---- logarithms: of ints of any size too ---- */

double math_int_fraction(Value value, int *exponent) {
    IntView view;
    const mp_int *number = int_view(value, &view);
    int bits = mp_count_bits(number);
    double fraction = 0.0;
    for (int i = number->used; i-- > 0 && i >= number->used - 3;) {
        fraction += ldexp((double)number->dp[i], i * MP_DIGIT_BIT - bits);
    }
    *exponent = bits;
    return fraction;
}

static Value logarithm(VM *vm, Value argument, double (*function)(double)) {
    static const char expected[] = "a positive input";
    if (!value_is_int(argument)) {
        return one(vm, argument, function, false, expected);
    }
    if (int_sign(argument) <= 0) {
        return error_raise(vm, vm->types.ValueError, "expected %s", expected);
    }
    double x;
    if (int_to_double(vm, argument, &x) == 0) {
        return float_new(vm, function(x));
    }
    error_clear(vm);
    int exponent;
    x = math_int_fraction(argument, &exponent);
    return float_new(vm, function(x) + function(2.0) * exponent);
}

NATIVE_FUNCTION(math_log) {
    if (args_check_count(vm, "log", nargs, 1, 2) < 0) {
        return NULL;
    }
    Value number = logarithm(vm, args[0], log);
    if (number == NULL || nargs == 1) {
        return number;
    }
    Value base = logarithm(vm, args[1], log);
    Value result = base == NULL ? NULL : object_binary(vm, NB_TRUE_DIVIDE, number, base);
    value_release(vm, number);
    value_release_if(vm, base);
    return result;
}

NATIVE_FUNCTION(math_log2) {
    return logarithm(vm, args[0], log2);
}

NATIVE_FUNCTION(math_log10) {
    return logarithm(vm, args[0], log10);
}

/* ---- functions of two floats ---- */

static int two_numbers(VM *vm, const char *name, const Value *args, size_t nargs, double *x,
                       double *y) {
    return args_check_count(vm, name, nargs, 2, 2) < 0 || float_from_number(vm, args[0], x) < 0 ||
                   float_from_number(vm, args[1], y) < 0
               ? -1
               : 0;
}

static Value two(VM *vm, const char *name, const Value *args, size_t nargs,
                 double (*function)(double, double)) {
    double x, y;
    if (two_numbers(vm, name, args, nargs, &x, &y) < 0) {
        return NULL;
    }
    double result = function(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y)) {
        return raise_domain(vm, NULL, x);
    }
    if (isinf(result) && isfinite(x) && isfinite(y)) {
        return raise_range(vm);
    }
    return float_new(vm, result);
}

#define TWO(name, function)                                                                        \
    NATIVE_FUNCTION(math_##name) {                                                                 \
        return two(vm, #name, args, nargs, function);                                              \
    }

TWO(atan2, atan2)
TWO(copysign, copysign)
TWO(fmod, fmod)
TWO(remainder, remainder)

NATIVE_FUNCTION(math_pow) {
    double x, y;
    if (two_numbers(vm, "pow", args, nargs, &x, &y) < 0) {
        return NULL;
    }
    double power = pow(x, y);
    bool finite = isfinite(x) && isfinite(y);
    if (finite && (isnan(power) || (isinf(power) && x == 0.0))) {
        return raise_domain(vm, NULL, x);
    }
    return finite && isinf(power) ? raise_range(vm) : float_new(vm, power);
}

NATIVE_FUNCTION(math_fma) {
    double x, y, z;
    if (args_check_count(vm, "fma", nargs, 3, 3) < 0 || float_from_number(vm, args[0], &x) < 0 ||
        float_from_number(vm, args[1], &y) < 0 || float_from_number(vm, args[2], &z) < 0) {
        return NULL;
    }
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z)) {
        return error_raise(vm, vm->types.ValueError, "invalid operation in fma");
    }
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z)) {
        return error_raise(vm, vm->types.OverflowError, "overflow in fma");
    }
    return float_new(vm, result);
}

/* ---- parts of a float ---- */

/* Consumes both. */
static Value pair_take(VM *vm, Value first, Value second) {
    if (first == NULL || second == NULL) {
        value_release_if(vm, first);
        value_release_if(vm, second);
        return NULL;
    }
    const Value items[2] = {first, second};
    return tuple_from_array_take(vm, items, 2);
}

NATIVE_FUNCTION(math_frexp) {
    double x;
    if (float_from_number(vm, args[0], &x) < 0) {
        return NULL;
    }
    int exponent = 0;
    double fraction = isfinite(x) ? frexp(x, &exponent) : x;
    return pair_take(vm, float_new(vm, fraction), value_from_small_int(exponent));
}

NATIVE_FUNCTION(math_modf) {
    double x;
    if (float_from_number(vm, args[0], &x) < 0) {
        return NULL;
    }
    double whole = x;
    double fraction = isinf(x) ? copysign(0.0, x) : isnan(x) ? x : modf(x, &whole);
    return pair_take(vm, float_new(vm, fraction), float_new(vm, whole));
}

NATIVE_FUNCTION(math_ldexp) {
    double x;
    if (args_check_count(vm, "ldexp", nargs, 2, 2) < 0 || float_from_number(vm, args[0], &x) < 0) {
        return NULL;
    }
    if (!value_is_int(args[1])) {
        return error_raise(vm, vm->types.TypeError, "Expected an int as second argument to ldexp.");
    }
    int64_t exponent;
    if (!int_fits_i64(args[1], &exponent)) {
        exponent = int_sign(args[1]) < 0 ? INT64_MIN : INT64_MAX;
    }
    exponent = exponent > 10000 ? 10000 : exponent < -10000 ? -10000 : exponent;
    double result = x == 0.0 || !isfinite(x) ? x : ldexp(x, (int)exponent);
    return isinf(result) && isfinite(x) ? raise_range(vm) : float_new(vm, result);
}

NATIVE_FUNCTION(math_ulp) {
    double x;
    if (float_from_number(vm, args[0], &x) < 0) {
        return NULL;
    }
    x = fabs(x);
    double above = nextafter(x, INFINITY);
    double unit = !isfinite(x) ? x : isinf(above) ? x - nextafter(x, -INFINITY) : above - x;
    return float_new(vm, unit);
}

static uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double from_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* `steps` floats on from x towards y, but not beyond it. */
static double step(double x, double y, uint64_t steps) {
    if (steps == 0 || isnan(x)) {
        return x;
    }
    if (isnan(y)) {
        return y;
    }
    const uint64_t sign = UINT64_C(1) << 63;
    uint64_t from = bits_of(x);
    uint64_t to = bits_of(y);
    if (from == to) {
        return x;
    }
    uint64_t from_size = from & ~sign;
    uint64_t to_size = to & ~sign;
    if ((from ^ to) & sign) { /* through zero */
        if (from_size + to_size <= steps) {
            return y;
        }
        return from_size < steps ? from_bits((to & sign) | (steps - from_size))
                                 : from_bits(from - steps);
    }
    if (from_size > to_size) {
        return from_size - to_size >= steps ? from_bits(from - steps) : y;
    }
    return to_size - from_size >= steps ? from_bits(from + steps) : y;
}

NATIVE_FUNCTION(math_nextafter) {
    static const char *const names[] = {"", "", "steps", NULL};
    static const ArgSpec spec = {.function = "nextafter",
                                 .names = names,
                                 .positional_only = 2,
                                 .required = 2,
                                 .max_positional = 2};
    Value given[3];
    double x, y;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        float_from_number(vm, given[0], &x) < 0 || float_from_number(vm, given[1], &y) < 0) {
        return NULL;
    }
    if (given[2] == NULL || given[2] == VALUE_NONE) {
        return float_new(vm, nextafter(x, y));
    }
    Value steps = object_index(vm, given[2]);
    if (steps == NULL) {
        return NULL;
    }
    int64_t count;
    if (!int_fits_i64(steps, &count)) {
        count = int_sign(steps) < 0 ? -1 : INT64_MAX;
    }
    value_release(vm, steps);
    if (count < 0) {
        return error_raise(vm, vm->types.ValueError, "steps must be a non-negative integer");
    }
    /* INT64_MAX steps cross most floats; twice as many cross all. */
    return float_new(vm, step(x, y, count == INT64_MAX ? UINT64_MAX : (uint64_t)count));
}

/* ---- whole numbers ---- */

/* math.ceil and math.floor: a method of the value, or of the float it is. */
static Value to_whole(VM *vm, Value value, const char *method_name, double (*function)(double)) {
    if (!value_object_is(value, vm->types.float_)) {
        Value name = str_intern_string(vm, method_name);
        bool missing = false;
        Value method = name == NULL ? NULL : object_lookup_special(vm, value, name, &missing);
        value_release_if(vm, name);
        if (method != NULL) {
            Value result = object_call_no_args(vm, method);
            value_release(vm, method);
            return result;
        }
        if (!missing) {
            return NULL;
        }
    }
    double x;
    return float_from_number(vm, value, &x) < 0 ? NULL : int_from_double(vm, function(x));
}

NATIVE_FUNCTION(math_ceil) {
    return to_whole(vm, args[0], "__ceil__", ceil);
}

NATIVE_FUNCTION(math_floor) {
    return to_whole(vm, args[0], "__floor__", floor);
}

NATIVE_FUNCTION(math_trunc) {
    Value name = str_intern_string(vm, "__trunc__");
    bool missing = false;
    Value method = name == NULL ? NULL : object_lookup_special(vm, args[0], name, &missing);
    value_release_if(vm, name);
    if (method == NULL) {
        return !missing ? NULL
                        : error_raise(vm, vm->types.TypeError,
                                      "type %T doesn't define __trunc__ method", args[0]);
    }
    Value result = object_call_no_args(vm, method);
    value_release(vm, method);
    return result;
}

/* ---- questions ---- */

#define QUESTION(name, test)                                                                       \
    NATIVE_FUNCTION(math_##name) {                                                                 \
        double x;                                                                                  \
        return float_from_number(vm, args[0], &x) < 0 ? NULL : value_from_bool(test(x));           \
    }

QUESTION(isfinite, isfinite)
QUESTION(isinf, isinf)
QUESTION(isnan, isnan)

static int tolerance(VM *vm, Value given, double *number) {
    return given == NULL ? 0 : float_from_number(vm, given, number);
}

NATIVE_FUNCTION(math_isclose) {
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol", NULL};
    static const ArgSpec spec = {
        .function = "isclose", .names = names, .required = 2, .max_positional = 2};
    Value given[4];
    double a, b;
    double relative = 1e-09;
    double absolute = 0.0;
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        float_from_number(vm, given[0], &a) < 0 || float_from_number(vm, given[1], &b) < 0 ||
        tolerance(vm, given[2], &relative) < 0 || tolerance(vm, given[3], &absolute) < 0) {
        return NULL;
    }
    if (relative < 0.0 || absolute < 0.0) {
        return error_raise(vm, vm->types.ValueError, "tolerances must be non-negative");
    }
    if (a == b) {
        return VALUE_TRUE;
    }
    if (isinf(a) || isinf(b)) {
        return VALUE_FALSE;
    }
    double difference = fabs(b - a);
    return value_from_bool(difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
                           difference <= absolute);
}

/* ---- the module ---- */

#define ROW(name)                                                                                  \
    { #name, math_##name, NATIVE_ONE, "($module, x, /)" }

static const NativeDef functions[] = {
    ROW(acos),
    ROW(acosh),
    ROW(asin),
    ROW(asinh),
    ROW(atan),
    {"atan2", math_atan2, NATIVE_FAST, "($module, y, x, /)"},
    ROW(atanh),
    ROW(cbrt),
    ROW(ceil),
    {"copysign", math_copysign, NATIVE_FAST, "($module, x, y, /)"},
    ROW(cos),
    ROW(cosh),
    ROW(degrees),
    ROW(erf),
    ROW(erfc),
    ROW(exp),
    ROW(exp2),
    ROW(expm1),
    ROW(fabs),
    ROW(floor),
    {"fma", math_fma, NATIVE_FAST, "($module, x, y, z, /)"},
    {"fmod", math_fmod, NATIVE_FAST, "($module, x, y, /)"},
    ROW(frexp),
    ROW(gamma),
    {"isclose", math_isclose, NATIVE_FAST | NATIVE_KEYWORDS,
     "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)"},
    ROW(isfinite),
    ROW(isinf),
    ROW(isnan),
    {"ldexp", math_ldexp, NATIVE_FAST, "($module, x, i, /)"},
    ROW(lgamma),
    {"log", math_log, NATIVE_FAST, NULL},
    ROW(log10),
    ROW(log1p),
    ROW(log2),
    ROW(modf),
    {"nextafter", math_nextafter, NATIVE_FAST | NATIVE_KEYWORDS,
     "($module, x, y, /, *, steps=None)"},
    {"pow", math_pow, NATIVE_FAST, "($module, x, y, /)"},
    ROW(radians),
    {"remainder", math_remainder, NATIVE_FAST, "($module, x, y, /)"},
    ROW(sin),
    ROW(sinh),
    ROW(sqrt),
    ROW(tan),
    ROW(tanh),
    ROW(trunc),
    ROW(ulp),
    {0},
};

int math_module_init(VM *vm, Module *module) {
    static const struct {
        const char *name;
        double value;
    } constants[] = {{"pi", 3.141592653589793},
                     {"e", 2.718281828459045},
                     {"tau", 6.283185307179586},
                     {"inf", INFINITY},
                     {"nan", NAN}};
    if (module_add_natives(vm, module, functions) < 0 ||
        module_add_natives(vm, module, math_whole_functions) < 0 ||
        module_add_natives(vm, module, math_sum_functions) < 0) {
        return -1;
    }
    for (size_t i = 0; i < sizeof(constants) / sizeof(constants[0]); i++) {
        Value value = float_new(vm, constants[i].value);
        if (value == NULL || module_set(vm, module, constants[i].name, value) < 0) {
            value_release_if(vm, value);
            return -1;
        }
        value_release(vm, value);
    }
    return 0;
}
