/*
 * time_module.c - the module time: the VM's clock (interp/clock.h).
 *
 * Every clock it names is that one clock; only time() counts from 1970.
 *
 * Source: CPython 3.14 Modules/timemodule.c.
 */
#include "engine/builtins/modules.h"
#include "engine/interp/clock.h"
#include "engine/objects/error.h"
#include "engine/objects/float.h"
#include "engine/objects/int.h"
#include "engine/objects/native.h"

/* A program's own look at the clock. */
static int64_t read_clock(VM *vm) {
    int64_t before = clock_now(vm);
    clock_advance(vm, CLOCK_READING);
    vm->clock_readings += clock_now(vm) - before;
    return clock_now(vm);
}

NATIVE_FUNCTION(time_monotonic) {
    return float_new(vm, clock_to_seconds(read_clock(vm)));
}

NATIVE_FUNCTION(time_monotonic_ns) {
    return int_from_i64(vm, read_clock(vm));
}

/* An int64 of nanoseconds since 1970 ends in 2262; the seconds of its float do not matter then. */
static int64_t read_calendar(VM *vm) {
    int64_t now;
    bool overflow = __builtin_add_overflow(read_clock(vm), CLOCK_EPOCH * CLOCK_SECOND, &now);
    return overflow ? INT64_MAX : now;
}

NATIVE_FUNCTION(time_time) {
    return float_new(vm, clock_to_seconds(read_calendar(vm)));
}

NATIVE_FUNCTION(time_time_ns) {
    return int_from_i64(vm, read_calendar(vm));
}

NATIVE_FUNCTION(time_sleep) {
    int64_t nanoseconds;
    if (clock_from_seconds(vm, args[0], &nanoseconds) < 0) {
        return NULL;
    }
    if (nanoseconds < 0) {
        return error_raise(vm, vm->types.ValueError, "sleep length must be non-negative");
    }
    clock_advance(vm, nanoseconds);
    return VALUE_NONE;
}

NATIVE_OUTSIDE(time_strftime, "time.strftime()")
NATIVE_OUTSIDE(time_strptime, "time.strptime()")
NATIVE_OUTSIDE(time_localtime, "time.localtime()")
NATIVE_OUTSIDE(time_gmtime, "time.gmtime()")
NATIVE_OUTSIDE(time_ctime, "time.ctime()")
NATIVE_OUTSIDE(time_asctime, "time.asctime()")
NATIVE_OUTSIDE(time_mktime, "time.mktime()")
NATIVE_OUTSIDE(time_clock_info, "time.get_clock_info()")
NATIVE_OUTSIDE(time_clock_gettime, "time.clock_gettime()")

static const NativeDef functions[] = {
    {"time", time_time, NATIVE_NOARGS, NULL},
    {"time_ns", time_time_ns, NATIVE_NOARGS, NULL},
    {"monotonic", time_monotonic, NATIVE_NOARGS, NULL},
    {"monotonic_ns", time_monotonic_ns, NATIVE_NOARGS, NULL},
    {"perf_counter", time_monotonic, NATIVE_NOARGS, NULL},
    {"perf_counter_ns", time_monotonic_ns, NATIVE_NOARGS, NULL},
    {"process_time", time_monotonic, NATIVE_NOARGS, NULL},
    {"process_time_ns", time_monotonic_ns, NATIVE_NOARGS, NULL},
    {"thread_time", time_monotonic, NATIVE_NOARGS, NULL},
    {"thread_time_ns", time_monotonic_ns, NATIVE_NOARGS, NULL},
    {"sleep", time_sleep, NATIVE_ONE, "($module, object, /)"},
    {"strftime", time_strftime, NATIVE_FAST, NULL},
    {"strptime", time_strptime, NATIVE_FAST, NULL},
    {"localtime", time_localtime, NATIVE_FAST, NULL},
    {"gmtime", time_gmtime, NATIVE_FAST, NULL},
    {"ctime", time_ctime, NATIVE_FAST, NULL},
    {"asctime", time_asctime, NATIVE_FAST, NULL},
    {"mktime", time_mktime, NATIVE_FAST, NULL},
    {"get_clock_info", time_clock_info, NATIVE_FAST, NULL},
    {"clock_gettime", time_clock_gettime, NATIVE_FAST, NULL},
    {0},
};

int time_module_init(VM *vm, Module *module) {
    return module_add_natives(vm, module, functions);
}
