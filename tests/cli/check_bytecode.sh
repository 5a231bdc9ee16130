#!/bin/bash
# check_bytecode.sh GENSTEP: .pyc files that CPython made are cut short, changed and mislabelled:
# what is no good is refused in one line with status 2, and nothing ends genstep by a signal.
genstep=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAILED: $*"
}

# refused WHAT PATTERN: x.pyc is, in one line that says so.
refused() {
    "$genstep" run "$work/x.pyc" > "$work/out" 2> "$work/err" < /dev/null
    local status=$?
    if [ $status != 2 ]; then fail "$1: status $status"
    elif [ -s "$work/out" ]; then fail "$1: something was run"
    elif [ "$(wc -l < "$work/err")" != 1 ]; then fail "$1: not one line: $(head -c 300 "$work/err")"
    elif ! grep -qE -- "$2" "$work/err"; then fail "$1: $(cat "$work/err")"
    else pass; fi
}

# put FILE OFFSET BYTE: changes one byte, given as three octal digits.
put() { printf "\\$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }

good=tests/golden/throwing/yield_in_finally.pyc
size=$(wc -c < "$good")

# ---- cut short ----

for part in 0 1 2 3; do
    head -c "$part" "$good" > "$work/x.pyc"
    "$genstep" run "$work/x.pyc" > "$work/out" 2> "$work/err"
    [ $? -lt 3 ] && pass || fail "$part bytes"
done
for ((part = 4; part < size; part += 1 + size / 60)); do
    head -c "$part" "$good" > "$work/x.pyc"
    refused "$part of $size bytes" '^genstep: .*x\.pyc'
done

# ---- the header ----

while read -r low high name; do
    cp "$good" "$work/x.pyc"
    put "$work/x.pyc" 0 "$low"
    put "$work/x.pyc" 1 "$high"
    refused "the magic number of $name" "bytecode of Python $name"
done <<'END'
102 015 3.7
157 015 3.10
247 015 3.11
313 015 3.12
363 015 3.13
102 016 3.15
END
cp "$good" "$work/x.pyc"
put "$work/x.pyc" 4 377
refused "unknown flags" 'flags'

# ---- any byte, anywhere ----

# The same bytes every time. What changes a name or a number still runs, perhaps to an exception.
for file in tests/golden/*/*.pyc; do
    size=$(wc -c < "$file")
    for turn in 1 2 3 4 5 6; do
        cp "$file" "$work/x.pyc"
        offset=$((16 + (size * turn * 7919 / 6 + turn * 104729) % (size - 16)))
        put "$work/x.pyc" "$offset" "$(printf '%03o' $((turn * 37 % 256)))"
        "$genstep" run --max-instructions 1M "$work/x.pyc" > "$work/out" 2> "$work/err" < /dev/null
        status=$?
        if [ $status -gt 3 ]; then fail "$file, byte $offset: status $status"
        elif [ $status = 2 ] && [ "$(grep -ac '^genstep: ' "$work/err")" != 1 ]; then
            fail "$file, byte $offset: not one line"
        else pass; fi
    done
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
