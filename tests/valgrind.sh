#!/bin/bash
# tests/valgrind.sh FOLDER-OF-THE-BUILD [PROGRAM...]: the units, every lesson and
# recorded program, traced lessons, limits, an interrupt and bad input under
# valgrind: no error, no leak. With PROGRAMs only these are run. The last line
# is "N passed, N failed".
set -u
built=$1
shift
genstep=$built/genstep
memcheck="valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible"
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
export genstep memcheck log

# watch COMMAND...: runs it; what valgrind finds is shown, the exit status of the program is its own.
watch() {
    local out="$log/$BASHPID" input=/dev/null last=${*: -1}
    [ ! -f "${last%.py}.in" ] || input=${last%.py}.in
    $memcheck --log-file="$out.log" "$@" < "$input" > "$out.out" 2>&1
    local status=$?
    if [ "$status" = 99 ] || [ -s "$out.log" ]; then
        echo "FAIL $*"
        head -n 40 "$out.log"
    else
        echo "good $*"
    fi
    rm -f "$out.out" "$out.log"
}
export -f watch

programs() {
    if [ $# -gt 0 ]; then
        printf '%s\n' "$@"
    else
        ls programs/lessons/*.py tests/golden/*/[!_]*.py
    fi
}

{
    programs "$@" | xargs -d '\n' -P "$(nproc)" -I{} bash -c 'watch "$genstep" run {}'
    if [ $# = 0 ]; then
        ls programs/lessons/*.py | xargs -d '\n' -P "$(nproc)" -I{} bash -c 'watch "$genstep" trace -o /dev/null {}'
        lesson=programs/lessons/coroutines-event-loop.py
        for limit in --max-instructions=100 --max-depth=3 --max-memory=200000; do
            watch "$genstep" run "$limit" "$lesson"
        done
        watch "$genstep" trace -o /dev/null --max-events=100 "$lesson"
        for bad in no-such-lesson /dev/null tests tests/golden/errors/tabs.py; do
            watch "$genstep" trace -o /dev/null "$bad"
            watch "$genstep" dis "$bad"
        done
        # What timeout starts is what is looked at.
        memcheck="$memcheck --trace-children=yes" watch timeout -s INT 5 "$genstep" run <(echo 'while True: pass')
        CK_FORK=no watch "$built/unit-tests"
    fi
} | tee "$log/all" | grep -v '^good '
failed=$(grep -c '^FAIL ' "$log/all")
passed=$(grep -c '^good ' "$log/all")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
