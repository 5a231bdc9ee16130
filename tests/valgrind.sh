#!/bin/sh
# The units, and one program of each golden group, under valgrind: no error,
# no leak. Usage: tests/valgrind.sh FOLDER-OF-THE-BUILD
set -u
built=$1
failed=0
memcheck="valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible"

CK_FORK=no $memcheck "$built/unit-tests" || failed=1

if [ -x "$built/genstep" ]; then
    for group in programs/lessons tests/golden/*/; do
        program=$(find "$group" -name '*.py' | sort | head -n 1)
        [ -n "$program" ] || continue
        echo "run $program"
        $memcheck "$built/genstep" run "$program" < /dev/null > /dev/null 2> "$built/valgrind.log"
        if [ $? = 99 ]; then
            cat "$built/valgrind.log"
            failed=1
        fi
    done
fi
exit "$failed"
