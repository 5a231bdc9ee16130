#!/bin/sh
# Measures genstep against CPython on the same machine in the same run.
#
#     GENSTEP=build/genstep MEASURE=build/measure tests/bench/bench.sh
#
# Each program of this folder runs under both in turn, RUNS times (5). A ratio
# is genstep's CPU time through CPython's, for runs that stood side by side;
# the median is shown with the least and the greatest. Below 1.0 genstep is
# faster. The outputs must agree. One more run of each, with
# --no-specialization, tells what specialising instructions gains.
#
# PYTHON is the CPython to measure against: a python3.14 or python3.13 that
# reads its program from standard input. BENCH names programs (all). SET is a
# folder of further programs to be measured instead: language.
set -u
here=$(dirname "$0")
programs=$here${SET:+/$SET}
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. "$here/python.sh"

run_cold() { "$MEASURE" "$work/cold" "$GENSTEP" run --no-specialization "$1" > /dev/null; }
run_genstep() { "$MEASURE" "$work/genstep" "$GENSTEP" run "$1" > "$work/genstep.out"; }
run_python() { "$MEASURE" "$work/python" $python - < "$1" > "$work/python.out"; }

# ratios: of the CPU times in the two files, sorted.
ratios() { paste -d' ' "$work/genstep" "$work/python" | awk '{ print $1 / $4 }' | sort -n; }

echo "CPU time against CPython $version, $runs runs in turn"
printf '%-18s %9s %9s %7s   %s\n' program genstep CPython ratio spread
for name in ${BENCH:-$(cd "$programs" && ls ./*.py | sed 's|^./||; s|\.py$||')}; do
    rm -f "$work/genstep" "$work/python" "$work/cold"
    for run in $(seq "$runs"); do
        run_python "$programs/$name.py" && run_genstep "$programs/$name.py" || {
            echo "$name: run $run failed"
            exit 1
        }
        cmp -s "$work/genstep.out" "$work/python.out" || {
            echo "$name: the outputs differ"
            diff "$work/python.out" "$work/genstep.out"
            exit 1
        }
    done
    run_cold "$programs/$name.py"
    ratios > "$work/ratios"
    median=$(awk '{ r[NR] = $1 } END { print NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2 }' "$work/ratios")
    echo "$median" >> "$work/medians"
    cat "$work/cold" "$work/genstep" | awk 'NR == 1 { cold = $1 } NR > 1 { warm += $1 }
        END { print cold / (warm / (NR - 1)) }' >> "$work/gains"
    paste -d' ' "$work/genstep" "$work/python" | awk -v name="$name" -v median="$median" \
        -v least="$(head -n 1 "$work/ratios")" -v most="$(tail -n 1 "$work/ratios")" '
        { genstep += $1; python += $4 }
        END { printf "%-18s %7.3f s %7.3f s %7.3f   %.3f .. %.3f\n", name, genstep / NR, python / NR, median, least, most }'
done
awk '{ sum += log($1); if ($1 > worst) worst = $1 }
    END { printf "%-18s %29.3f   worst %.3f\n", "geometric mean", exp(sum / NR), worst }' "$work/medians"
awk '{ sum += log($1) }
    END { printf "%-18s %29.3f   of genstep'"'"'s own time\n", "not specialised", exp(sum / NR) }' "$work/gains"

# Start-up to exit of a small program, and its resident memory.
echo 'print("hello")' > "$work/hello.py"
rm -f "$work/genstep" "$work/python"
for run in $(seq 40); do
    run_genstep "$work/hello.py"
    run_python "$work/hello.py"
done
for who in genstep python; do
    sort -n -k2 "$work/$who" | awk -v who="$who" '{ wall[NR] = $2; if ($3 > rss) rss = $3 }
        END { printf "start-up of %-8s median %6.2f ms, %5.1f MiB resident\n", who, wall[int((NR + 1) / 2)] * 1000, rss / 1024 }'
done
