#!/bin/bash
# tests/fuzz/programs/mutations.sh GENSTEP FIRST COUNT: runs that many programs of mutations.py under
# GENSTEP, with the sanitizers or without. Programs that end badly are kept beside it, in mutations/.
set -u
genstep=$1
first=$2
count=$3
here=$(cd "$(dirname "$0")" && pwd)
kept=$(dirname "$genstep")/mutations
mkdir -p "$kept"
failed=0
for seed in $(seq "$first" $((first + count - 1))); do
    program=$kept/$seed.py
    "$genstep" run "$here/mutations.py" "$seed" > "$program" || exit 2
    timeout 120 "$genstep" run --max-memory=200000000 --max-instructions=3000000 "$program" \
        > "$kept/$seed.out" 2>&1
    status=$?
    if [ "$status" = 0 ] || { [ "$status" = 3 ] && ! grep -q 'Sanitizer\|Assertion' "$kept/$seed.out"; }; then
        rm -f "$program" "$kept/$seed.out"
    else
        failed=$((failed + 1))
        echo "FAIL seed $seed, status $status: $(grep -m 1 'Sanitizer\|Assertion\|runtime error' "$kept/$seed.out")"
    fi
done
echo "$((count - failed)) passed, $failed failed"
[ "$failed" = 0 ]
