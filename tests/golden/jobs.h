/*
 * jobs.h - runs a test for each of many things, each in a process of its own, two at a time.
 *
 * A test that crashes is one failure and not the end. What a test prints is
 * shown when it ends, not mixed with what others print.
 */
#ifndef GENSTEP_TESTS_JOBS_H
#define GENSTEP_TESTS_JOBS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Counts {
    int passed;
    int failed;
    bool seen[256]; /* for what a test comes across: opcodes, by number */
} Counts;

typedef struct Jobs {
    size_t count;
    const void *context;
    Counts (*run)(const void *context, size_t index); /* in the process of its own */
    const char *(*name)(const void *context, size_t index);
    unsigned seconds; /* that one may take */
} Jobs;

Counts jobs_run(const Jobs *jobs);

#endif
