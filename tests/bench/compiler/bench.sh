#!/bin/sh
# Measures compiling CPython's standard library against CPython's own compile().
#
#     COMPILE=build/compile-library MEASURE=build/measure LIBRARY=build/stdlib tests/bench/compiler/bench.sh
#
# Both compile the same files in turn, RUNS times (5). In each run genstep does it TIMES times (5)
# and the mean counts: it then takes as long as CPython, and a machine whose speed changes from one
# second to the next does so to both. Ratios are of genstep's through
# CPython's: of the CPU time that compiling took, by the programs' own clocks, and of that of the
# whole processes, start-up and reading the files with it, each for runs that stood side by side;
# and of the largest resident memory. PYTHON as for tests/bench/bench.sh.
set -u
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$here/../python.sh"

# mean FIELD FILE: of the numbers in a column.
mean() {
    awk -v field="$1" '{ sum += $field } END { printf "%.6f\n", sum / NR }' "$2"
}

# measure WHO TIMES COMMAND...: adds the run's means to what is known of WHO.
measure() {
    who=$1 times=$2
    shift 2
    : > "$work/run"
    : > "$work/run.compiling"
    for time in $(seq "$times"); do
        "$MEASURE" "$work/run" "$@" > "$work/out" || {
            echo "run $run of $who failed"
            exit 1
        }
        sed -n 1p "$work/out" > "$work/$who.files"
        sed -n 2p "$work/out" >> "$work/run.compiling"
    done
    mean 1 "$work/run.compiling" >> "$work/$who.compiling"
    mean 1 "$work/run" >> "$work/$who.whole"
    cut -d' ' -f3 "$work/run" >> "$work/$who.memory"
}

for run in $(seq "${RUNS:-5}"); do
    measure python 1 $python -W ignore - "$LIBRARY" < "$here/compile_library.py"
    measure genstep "${TIMES:-5}" "$COMPILE" "$LIBRARY"
    cmp -s "$work/genstep.files" "$work/python.files" || {
        echo "not the same files were compiled:"
        cat "$work/python.files" "$work/genstep.files"
        exit 1
    }
done
echo "compiling $(cat "$work/genstep.files"), against CPython $version, ${RUNS:-5} runs in turn"

# compare WHAT GENSTEP PYTHON: files of seconds, a line for each run.
compare() {
    paste -d' ' "$2" "$3" | awk '{ print $1 / $2, $1, $2 }' | sort -n | awk -v what="$1" '
        { ratio[NR] = $1; genstep += $2; python += $3 }
        END {
            printf "%-16s genstep %.3f s, CPython %.3f s, ratio %.3f (%.3f .. %.3f)\n",
                what, genstep / NR, python / NR, ratio[int((NR + 1) / 2)], ratio[1], ratio[NR]
        }'
}
compare compiling: "$work/genstep.compiling" "$work/python.compiling"
compare "whole processes:" "$work/genstep.whole" "$work/python.whole"
most=$(sort -n "$work/genstep.memory" | tail -n 1)
least=$(sort -n "$work/python.memory" | head -n 1)
awk -v most="$most" -v least="$least" 'BEGIN {
    printf "%-16s genstep %.1f MiB, CPython %.1f MiB, ratio %.3f\n", "memory:",
        most / 1024, least / 1024, most / least
}'
