/* clock.c - see clock.h. */
#include "engine/interp/clock.h"

#include <math.h>

#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"

void clock_advance(VM *vm, int64_t nanoseconds) {
    if (__builtin_add_overflow(vm->clock, nanoseconds, &vm->clock)) {
        vm->clock = INT64_MAX;
    }
}

static int raise_out_of_range(VM *vm) {
    return error_raise_int(vm, vm->types.OverflowError, "timestamp out of range for C PyTime_t");
}

static int from_double(VM *vm, double seconds, int64_t *nanoseconds) {
    if (isnan(seconds)) {
        return error_raise_int(vm, vm->types.ValueError, "Invalid value NaN (not a number)");
    }
    double scaled = seconds * 1e9;
    scaled = scaled >= 0.0 ? ceil(scaled) : floor(scaled);
    if (!(scaled >= -0x1p63 && scaled < 0x1p63)) {
        return raise_out_of_range(vm);
    }
    *nanoseconds = (int64_t)scaled;
    return 0;
}

int clock_from_seconds(VM *vm, Value seconds, int64_t *nanoseconds) {
    if (value_is_float(seconds)) {
        return from_double(vm, float_number(seconds), nanoseconds);
    }
    if (!object_has_index(vm, seconds)) {
        return error_raise_int(vm, vm->types.TypeError,
                               "'%F' object cannot be interpreted as an integer or float", seconds);
    }
    Value index = object_index(vm, seconds);
    if (index == NULL) {
        return -1;
    }
    int64_t whole;
    bool fits =
        int_fits_i64(index, &whole) && !__builtin_mul_overflow(whole, CLOCK_SECOND, nanoseconds);
    value_release(vm, index);
    return fits ? 0 : raise_out_of_range(vm);
}
