/*
 * main.c - runs every check suite of this folder and prints Check's closing line.
 *
 * A suite is a file check_NOUN.c that defines `Suite *NOUN_suite(void)`; the
 * Makefile lists the files in suites.inc, so adding the file is all.
 *
 *     CK_RUN_SUITE=arena build/release/unit-tests    one suite
 *     CK_FORK=no gdb build/release/unit-tests        under a debugger
 */
#include <check.h>
#include <stdlib.h>

#define SUITE(noun) Suite *noun##_suite(void);
#include "tests/unit/suites.inc"
#undef SUITE

typedef Suite *SuiteFunction(void);

static SuiteFunction *const suites[] = {
#define SUITE(noun) noun##_suite,
#include "tests/unit/suites.inc"
#undef SUITE
};

int main(void) {
    SRunner *runner = srunner_create(NULL);
    for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++) {
        srunner_add_suite(runner, suites[i]());
    }
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
