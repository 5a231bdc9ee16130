#!/bin/bash
# check_allocations.sh GENSTEP: memory runs out at many moments of many programs,
# and each ends cleanly: MemoryError, or the message and status of a limit.
#
# Builds with GENSTEP_DEBUG (debug, asan) fail single requests (engine/base/memory.h);
# every build runs under small --max-memory. MOMENTS=N tries N moments a program (2).
genstep=$1
moments=${MOMENTS:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# Fifty programs of all kinds, the same ones each time.
programs=$(find programs/lessons tests/golden -name '*.py' ! -name '_*' ! -path '*/errors/*' \
    ! -path '*/dis/*' | sort | awk 'NR % 4 == 2' | head -n 50)

# ends_cleanly WHAT COMMAND...: status 0 to 3, and nothing that a sanitizer or assert said.
ends_cleanly() {
    local what=$1 status
    shift
    { "$@"; } > "$work/out" 2> "$work/err" < /dev/null
    status=$?
    if [ "$status" -le 3 ] && ! grep -qE 'Sanitizer|runtime error|Assertion .* failed' "$work/err"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $what: status $status"
        grep -E -m 1 -A 12 'Sanitizer|runtime error|Assertion .* failed' "$work/err" || tail -n 3 "$work/err"
    fi
}

echo 'print("fine")' > "$work/small.py"
injects=no
if [ "$(GENSTEP_FAIL=base:5 "$genstep" run "$work/small.py" 2> /dev/null)" != fine ]; then injects=yes; fi

# How many requests of the heap start-up makes: up to there, no program has begun.
low=0
high=65536
while [ $injects = yes ] && [ $((high - low)) -gt 8 ]; do
    middle=$(((low + high) / 2))
    if GENSTEP_FAIL=heap:$middle "$genstep" run "$work/small.py" 2>&1 | grep -q 'no room'; then
        low=$middle
    else
        high=$middle
    fi
done

number=0
for program in $programs; do
    number=$((number + 1))
    for moment in $(seq "$moments"); do
        # Spread behind start-up, and other moments for each program.
        at=$((high + number * 7 + moment * moment * (200 + number * 13) / moments))
        if [ $injects = yes ]; then
            ends_cleanly "$program, request $at" env GENSTEP_FAIL=heap:$at "$genstep" run "$program"
            ends_cleanly "$program, from $((high + moment * 20)) on, each 50th request" \
                env GENSTEP_FAIL=heap:$((high + moment * 20))+50 "$genstep" run "$program"
        fi
        bytes=$((400 + number * 3 + moment * 16))
        ends_cleanly "$program, --max-memory ${bytes}k" "$genstep" run --max-memory ${bytes}k "$program"
    done
    if [ $injects = yes ]; then
        ends_cleanly "$program traced, request $at" \
            env GENSTEP_FAIL=heap:$at "$genstep" trace -o "$work/trace.json" "$program"
        ends_cleanly "$program, request $((number * 61)) outside the heap" \
            env GENSTEP_FAIL=base:$((number * 61)) "$genstep" run "$program"
    fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
