#!/bin/sh
# Measures compiling CPython's standard library against CPython's own compile().
#
#     COMPILE=build/compile-library MEASURE=build/measure LIBRARY=build/stdlib tests/bench/compiler/bench.sh
#
# Both compile the same files in turn, RUNS times (5); ratios are of CPU time,
# genstep's through CPython's, for runs that stood side by side, and of the
# largest resident memory. Start-up is in both, reading the files too. PYTHON as
# for tests/bench/bench.sh.
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
    cmp -s "$work/genstep.out" "$work/python.out" || {
        echo "not the same files were compiled:"
        cat "$work/python.out" "$work/genstep.out"
        exit 1
    }
done
echo "compiling $(cat "$work/genstep.out"), against CPython $version, ${RUNS:-5} runs in turn"
paste -d' ' "$work/genstep" "$work/python" | awk '{ print $1 / $4, $1, $4, $3, $6 }' | sort -n | awk '
    { ratio[NR] = $1; genstep += $2; python += $3; if ($4 > rss) rss = $4; if (!least || $5 < least) least = $5 }
    END {
        printf "CPU time: genstep %.3f s, CPython %.3f s, ratio %.3f (%.3f .. %.3f)\n",
            genstep / NR, python / NR, ratio[int((NR + 1) / 2)], ratio[1], ratio[NR]
        printf "memory:   genstep %.1f MiB, CPython %.1f MiB, ratio %.3f\n", rss / 1024, least / 1024, rss / least
    }'
