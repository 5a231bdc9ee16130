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

int float_shortest_digits(double value, char digits[FLOAT_DIGITS_MAX + 1]) {
    if (value == 0.0) {
        memcpy(digits, "0", 2);
        return 1;
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

/* format: Python's 'r'; `point_zero` adds ".0" to whole numbers. */
static void add_number(double value, bool point_zero, Buffer *out) {
    if (isnan(value)) {
        buffer_add_string(out, "nan");
        return;
    }
    if (signbit(value)) {
        buffer_add_byte(out, '-');
    }
    if (isinf(value)) {
        buffer_add_string(out, "inf");
        return;
    }
    char digits[FLOAT_DIGITS_MAX + 1];
    int point = float_shortest_digits(fabs(value), digits);
    size_t count = strlen(digits);
    if (point < REPR_MIN_POINT || point > REPR_MAX_POINT) {
        buffer_add_byte(out, digits[0]);
        if (count > 1) {
            buffer_add_byte(out, '.');
            buffer_add(out, digits + 1, count - 1);
        }
        buffer_add_format(out, "e%c%02d", point < 1 ? '-' : '+', abs(point - 1));
    } else if (point <= 0) {
        buffer_add_string(out, "0.");
        buffer_add_repeated(out, '0', (size_t)-point);
        buffer_add(out, digits, count);
    } else if (count > (size_t)point) {
        buffer_add(out, digits, (size_t)point);
        buffer_add_byte(out, '.');
        buffer_add(out, digits + point, count - (size_t)point);
    } else {
        buffer_add(out, digits, count);
        buffer_add_repeated(out, '0', (size_t)point - count);
        buffer_add_string(out, point_zero ? ".0" : "");
    }
}

void float_repr(double value, Buffer *out) {
    add_number(value, true, out);
}

void complex_repr(double real, double imaginary, Buffer *out) {
    bool plain = real == 0.0 && !signbit(real);
    if (!plain) {
        buffer_add_byte(out, '(');
        add_number(real, false, out);
        if (isnan(imaginary) || !signbit(imaginary)) {
            buffer_add_byte(out, '+');
        }
    }
    add_number(imaginary, false, out);
    buffer_add_string(out, plain ? "j" : "j)");
}
