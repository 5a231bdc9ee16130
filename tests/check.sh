#!/bin/sh
# tests/check.sh FOLDER-OF-THE-BUILD KINDS: runs every part of the tests and
# adds up their counts. KINDS says what is compared with the recordings. The
# last line is "N passed, N failed".
#
# A part says how it went in its last lines, as Check does ("Checks: N,
# Failures: N, Errors: N") or as this script does; one that ends without
# either, or with a status its count does not explain, is one failure.
set -u
built=$1
# A process for each unit costs the leak checker minutes.
case $built in */asan*) export CK_FORK=no ;; esac
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

part() {
    echo "== $1"
    shift
    { "$@" 2>&1; echo "status: $?"; } > "$log"
    grep -v '^status: ' "$log"
    counts=$(awk '
        /^status: [0-9]+$/ { status = $2 }
        /Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+/ {
            gsub(/[^0-9,]/, " "); split($0, part, ","); n = split(part[1], word, " ")
            bad = part[2] + part[3]; good = word[n] - bad; found = 1 }
        /^[0-9]+ passed, [0-9]+ failed$/ { good = $1; bad = $3; found = 1 }
        END { if (!found || (status != 0 && bad == 0)) bad++; print good + 0, bad + 0 }' "$log")
    passed=$((passed + ${counts% *}))
    failed=$((failed + ${counts#* }))
}

part "units" "$built/unit-tests"
[ ! -x "$built/golden-tests" ] ||
    part "recordings of CPython 3.14" "$built/golden-tests" --program "$built/genstep" --kind "$2" --coverage yes
part "lessons announce what they print" tests/lessons.sh
for script in tests/tui/check*.sh tests/web/check*.sh tests/cli/check*.sh tests/limits/check*.sh tests/docs/check*.sh; do
    [ ! -x "$script" ] || part "$script" "$script" "$built/genstep"
done

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
