#!/bin/sh
# Measures compiling CPython's standard library against CPython's own compile().
#
#     COMPILE=build/compile-library MEASURE=build/measure LIBRARY=build/stdlib tests/bench/compiler/bench.sh
#
# Both compile the same files in turn, RUNS times (5). Ratios are of genstep's through
# CPython's: of the CPU time that compiling took, by the programs' own clocks, and of that of the
# whole processes, start-up and reading the files with it, each for runs that stood side by side;
# and of the largest resident memory. PYTHON as for tests/bench/bench.sh.
set -u
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$here/../python.sh"

for run in $(seq "${RUNS:-5}"); do
    "$MEASURE" "$work/python" $python -W ignore - "$LIBRARY" < "$here/compile_library.py" > "$work/python.out" &&
        "$MEASURE" "$work/genstep" "$COMPILE" "$LIBRARY" > "$work/genstep.out" || {
        echo "run $run failed"
        exit 1
    }
    for who in genstep python; do
        sed -n 1p "$work/$who.out" > "$work/$who.files"
        sed -n 2p "$work/$who.out" >> "$work/$who.compiling"
    done
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
for who in genstep python; do
    cut -d' ' -f1 "$work/$who" > "$work/$who.whole"
    cut -d' ' -f3 "$work/$who" > "$work/$who.memory"
done
compare "whole processes:" "$work/genstep.whole" "$work/python.whole"
paste -d' ' "$work/genstep.memory" "$work/python.memory" | awk '
    { if ($1 > rss) rss = $1; if (!least || $2 < least) least = $2 }
    END {
        printf "%-16s genstep %.1f MiB, CPython %.1f MiB, ratio %.3f\n", "memory:",
            rss / 1024, least / 1024, rss / least
    }'
