/* math_gamma.c - the gamma function, by Lanczos' approximation: see math_module.h. */
#include <math.h>

#include "engine/modules/math_module.h"

static const double pi = 3.141592653589793;

/* sin(pi * x), exact at whole and half numbers. */
static double sine_of_pi(double x) {
    double y = fmod(fabs(x), 2.0);
    double sine = 0.0;
    switch ((int)round(2.0 * y)) {
    case 0: sine = sin(pi * y); break;
    case 1: sine = cos(pi * (y - 0.5)); break;
    case 2: sine = sin(pi * (1.0 - y)); break;
    case 3: sine = -cos(pi * (y - 1.5)); break;
    default: sine = sin(pi * (y - 2.0)); break;
    }
    return copysign(1.0, x) * sine;
}

/* The parameters for g below, N = 13: a quotient of two polynomials, lowest power first. */
static const double g = 6.024680040776729583740234375;
static const double g_minus_half = 5.524680040776729583740234375;

enum { TERMS = 13 };

static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};

static const double denominator[TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0,
};

/* In powers of x, or of 1 / x where those of x would grow too large. */
static double lanczos_sum(double x) {
    double above = 0.0;
    double below = 0.0;
    for (int i = 0; i < TERMS; i++) {
        int at = x < 5.0 ? TERMS - 1 - i : i;
        above = (x < 5.0 ? above * x : above / x) + numerator[at];
        below = (x < 5.0 ? below * x : below / x) + denominator[at];
    }
    return above / below;
}

static double factorial_below(double x) {
    double product = 1.0;
    for (double factor = 2.0; factor < x; factor++) {
        product *= factor; /* exact up to 22! */
    }
    return product;
}

/* y ** (size - 0.5), in two steps where one would overflow. */
static double multiply_power(double value, double y, double size, bool divide) {
    bool halves = size >= 140.0;
    double power = halves ? pow(y, size / 2.0 - 0.25) : pow(y, size - 0.5);
    for (int i = 0; i < (halves ? 2 : 1); i++) {
        value = divide ? value / power : value * power;
    }
    return value;
}

double math_gamma_of(double x) {
    bool whole = isfinite(x) && x == floor(x);
    if (isnan(x) || x == INFINITY) {
        return x;
    }
    if (x == -INFINITY || (whole && x <= 0.0)) {
        return NAN;
    }
    if (whole && x <= 23.0) {
        return factorial_below(x);
    }
    double size = fabs(x);
    if (size < 1e-20) {
        return 1.0 / x;
    }
    if (size > 200.0) {
        return x < 0.0 ? 0.0 / sine_of_pi(x) : INFINITY;
    }
    double y = size + g_minus_half;
    /* What the sum above lost, to be given back. */
    double lost = size > g_minus_half ? (y - size) - g_minus_half : (y - g_minus_half) - size;
    lost = lost * g / y;
    double result;
    if (x < 0.0) {
        result = -pi / sine_of_pi(size) / size * exp(y) / lanczos_sum(size);
        result -= lost * result;
    } else {
        result = lanczos_sum(size) / exp(y);
        result += lost * result;
    }
    return multiply_power(result, y, size, x < 0.0);
}

double math_log_gamma_of(double x) {
    if (!isfinite(x)) {
        return isnan(x) ? x : INFINITY;
    }
    if (x == floor(x) && x <= 2.0) {
        return x <= 0.0 ? NAN : 0.0;
    }
    double size = fabs(x);
    if (size < 1e-20) {
        return -log(size);
    }
    double result = log(lanczos_sum(size)) - g;
    result += (size - 0.5) * (log(size + g - 0.5) - 1);
    if (x < 0.0) {
        const double log_pi = 1.144729885849400174143427351353058711647;
        result = log_pi - log(fabs(sine_of_pi(size))) - log(size) - result;
    }
    return result;
}
