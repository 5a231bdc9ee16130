#include "engine/base/float_text.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REPR_MIN_POINT = -3, REPR_MAX_POINT = 16 }; /* outside: written with an exponent */

/* "d.ddde[+-]xx" taken apart. */
typedef struct Decimal {
    char digits[FLOAT_DIGITS_MAX + 1];
    int point;
} Decimal;

static Decimal round_to(double value, int precision) {
    char text[40];
    snprintf(text, sizeof(text), "%.*e", precision - 1, value);
    Decimal decimal;
    size_t count = 0;
    const char *at = text;
    for (; *at != 'e'; at++) {
        if (*at != '.') {
            decimal.digits[count++] = *at;
        }
    }
    decimal.digits[count] = '\0';
    decimal.point = (int)strtol(at + 1, NULL, 10) + 1;
    return decimal;
}

static bool reads_back(const Decimal *decimal, double value) {
    char text[48];
    snprintf(text, sizeof(text), "0.%se%d", decimal->digits, decimal->point);
    return strtod(text, NULL) == value;
}

/* The next larger decimal of the same length; false when a digit would have to be added. */
static bool increment(Decimal *decimal) {
    size_t i = strlen(decimal->digits);
    while (i-- > 0) {
        if (decimal->digits[i] != '9') {
            decimal->digits[i]++;
            return true;
        }
        decimal->digits[i] = '0';
    }
    return false;
}

/*
 * Most numbers that people write have few digits: value = whole / 10^places with both exact, so
 * that the division, correctly rounded, tells whether it reads back. At most one decimal of up to
 * 15 digits does, and the first that is found has no zeros behind it to spare. False: none.
 */
static bool short_digits(double value, char digits[FLOAT_DIGITS_MAX + 1], int *point) {
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    for (int places = 0; places < (int)(sizeof tens / sizeof tens[0]); places++) {
        double whole = nearbyint(value * tens[places]);
        if (whole >= 1e15) {
            return false;
        }
        if (whole / tens[places] != value) {
            continue;
        }
        char text[24];
        int count = 0;
        uint64_t rest = (uint64_t)whole;
        int zeros = 0;
        for (; rest % 10 == 0; rest /= 10) {
            zeros++;
        }
        for (; rest != 0; rest /= 10) {
            text[count++] = (char)('0' + rest % 10);
        }
        for (int i = 0; i < count; i++) {
            digits[i] = text[count - 1 - i];
        }
        digits[count] = '\0';
        *point = count + zeros - places;
        return true;
    }
    return false;
}

int float_shortest_digits(double value, char digits[FLOAT_DIGITS_MAX + 1]) {
    if (value == 0.0) {
        memcpy(digits, "0", 2);
        return 1;
    }
    int short_point;
    if (short_digits(value, digits, &short_point)) {
        return short_point;
    }
    /*
     * Every decimal of up to 15 digits survives the way through a normal double, so rounding to
     * 15 finds any shorter one with zeros behind it. Subnormals carry fewer digits.
     */
    int precision = value < DBL_MIN ? 1 : DBL_DIG;
    Decimal decimal = round_to(value, precision);
    while (!reads_back(&decimal, value)) {
        /*
         * Above a power of two the doubles lie wider apart than below it, so the decimal above
         * may read back though the closer one below does not.
         */
        Decimal above = decimal;
        if (increment(&above) && reads_back(&above, value)) {
            decimal = above;
            break;
        }
        decimal = round_to(value, ++precision);
    }
    size_t count = strlen(decimal.digits);
    while (count > 1 && decimal.digits[count - 1] == '0') {
        count--;
    }
    decimal.digits[count] = '\0';
    memcpy(digits, decimal.digits, count + 1);
    return decimal.point;
}

/* ---- layout ---- */

/* Digits that stand for 0.DIGITS times ten to the power `point`. */
typedef struct Layout {
    const char *digits;
    int count;
    int point;
    int end; /* positions to be shown, zeros behind the digits included */
    bool exponent;
    unsigned flags;
} Layout;

static int larger(int left, int right) {
    return left > right ? left : right;
}

/* The digits from position `at` on, zeros where there are none. */
static void add_positions(const Layout *layout, int at, int end, Buffer *out) {
    for (; at < end; at++) {
        buffer_add_byte(out, at >= 0 && at < layout->count ? layout->digits[at] : '0');
    }
}

static void add_layout(const Layout *layout, Buffer *out) {
    int point = layout->exponent ? 1 : layout->point;
    bool point_zero = !layout->exponent && (layout->flags & FLOAT_POINT_ZERO);
    int end = larger(layout->end, point + (point_zero ? 1 : 0));
    add_positions(layout, point <= 0 ? point - 1 : 0, point, out);
    if (end > point || (layout->flags & FLOAT_ALTERNATE)) {
        buffer_add_byte(out, '.');
        add_positions(layout, point, end, out);
    }
    if (layout->exponent) {
        buffer_add_format(out, "e%c%02d", layout->point < 1 ? '-' : '+', abs(layout->point - 1));
    }
}

static void add_shortest(double value, unsigned flags, Buffer *out) {
    char digits[FLOAT_DIGITS_MAX + 1];
    int point = float_shortest_digits(value, digits);
    int count = (int)strlen(digits);
    bool exponent = point < REPR_MIN_POINT || point > REPR_MAX_POINT;
    add_layout(&(Layout){digits, count, point, count, exponent, flags}, out);
}

enum { DIGITS_MAX = 1100 }; /* no double has more digits than that; zeros follow */

static void add_general(double value, int precision, unsigned flags, Buffer *out) {
    precision = larger(precision, 1);
    char text[DIGITS_MAX + 16];
    int exact = precision < DIGITS_MAX ? precision : DIGITS_MAX;
    snprintf(text, sizeof text, "%.*e", exact - 1, value);
    char *exponent = strchr(text, 'e');
    int point = value == 0.0 ? 1 : (int)strtol(exponent + 1, NULL, 10) + 1;
    int count = (int)(exponent - text);
    if (count > 1) {
        memmove(text + 1, text + 2, (size_t)--count); /* the decimal point goes */
    }
    while (count > 1 && text[count - 1] == '0') {
        count--;
    }
    int most = precision - (flags & FLOAT_POINT_ZERO ? 1 : 0);
    int end = flags & FLOAT_ALTERNATE ? precision : count;
    add_layout(&(Layout){text, count, point, end, point < REPR_MIN_POINT || point > most, flags},
               out);
}

/* 'e' and 'f': as many digits behind the point as `precision` says. */
static void add_fixed(double value, char format, int precision, unsigned flags, Buffer *out) {
    int exact = precision < DIGITS_MAX ? precision : DIGITS_MAX;
    const char *specifier = flags & FLOAT_ALTERNATE ? (format == 'e' ? "%#.*e" : "%#.*f")
                                                    : (format == 'e' ? "%.*e" : "%.*f");
    char text[DIGITS_MAX + 400];
    snprintf(text, sizeof text, specifier, exact, value);
    size_t size = strcspn(text, "e");
    buffer_add(out, text, size);
    buffer_add_repeated(out, '0', (size_t)(precision - exact));
    buffer_add_string(out, text + size);
}

static bool is_zero(const char *text) {
    return text[strspn(text, "0.")] == '\0' || text[strspn(text, "0.")] == 'e';
}

void float_format(double value, char format, int precision, unsigned flags, Buffer *out) {
    size_t start = out->size;
    if (signbit(value) && !isnan(value)) {
        buffer_add_byte(out, '-');
    }
    size_t digits = out->size;
    char lower = (char)(format | 0x20);
    if (!isfinite(value)) {
        buffer_add_string(out, isnan(value) ? "nan" : "inf");
    } else if (lower == 'r') {
        add_shortest(fabs(value), flags, out);
    } else if (lower == 'g') {
        add_general(fabs(value), precision, flags, out);
    } else {
        add_fixed(fabs(value), lower, precision, flags, out);
    }
    if ((flags & FLOAT_POSITIVE_ZERO) && digits > start && is_zero(out->data + digits)) {
        memmove(out->data + start, out->data + digits, out->size - digits + 1);
        out->size--;
    }
    for (size_t i = start; format != lower && i < out->size; i++) {
        char letter = out->data[i];
        out->data[i] = letter >= 'a' && letter <= 'z' ? (char)(letter - 0x20) : letter;
    }
}

void float_repr(double value, Buffer *out) {
    float_format(value, 'r', 0, FLOAT_POINT_ZERO, out);
}

void complex_repr(double real, double imaginary, Buffer *out) {
    bool plain = real == 0.0 && !signbit(real);
    if (!plain) {
        buffer_add_byte(out, '(');
        float_format(real, 'r', 0, 0, out);
        if (isnan(imaginary) || !signbit(imaginary)) {
            buffer_add_byte(out, '+');
        }
    }
    float_format(imaginary, 'r', 0, 0, out);
    buffer_add_string(out, plain ? "j" : "j)");
}
