/*
 * clock.h - the time that a program sees: a clock of the VM, not of the machine.
 *
 * It stands still while instructions run, so that every run is the same. Two
 * things move it: waiting (time.sleep, an event loop with nothing to do) by
 * the time waited for, which passes at once; and each reading by the module
 * time, by a microsecond, so that a program that waits in a loop for a moment
 * to come does see it come.
 *
 * Ownership: vm->clock and vm->clock_readings; nothing else.
 * Source: the place of CPython 3.14's Python/pytime.c.
 */
#ifndef GENSTEP_INTERP_CLOCK_H
#define GENSTEP_INTERP_CLOCK_H

#include "engine/interp/vm.h"

#define CLOCK_SECOND  INT64_C(1000000000)
#define CLOCK_READING INT64_C(1000) /* what one reading takes */

/* When a program starts, for time.time(): 2025-10-07 00:00 UTC, in seconds since 1970. */
#define CLOCK_EPOCH INT64_C(1759795200)

/* Nanoseconds since the program's start. Looking does not move the clock. */
static inline int64_t clock_now(const VM *vm) {
    return vm->clock;
}

/* The same without what readings took: event loops go by it, since two timers set for one moment
 * are to stay at one moment whoever has looked at the clock in between. */
static inline int64_t clock_waited(const VM *vm) {
    return vm->clock - vm->clock_readings;
}

/* Lets time pass; the clock stops at its last moment, 292 years on. */
void clock_advance(VM *vm, int64_t nanoseconds);

/* An int or float of seconds in nanoseconds, rounded away from zero. TypeError, ValueError and
 * OverflowError as time.sleep() has them. */
int clock_from_seconds(VM *vm, Value seconds, int64_t *nanoseconds);

/* Nanoseconds as a float of seconds. */
static inline double clock_to_seconds(int64_t nanoseconds) {
    return (double)nanoseconds / 1e9;
}

#endif
