#!/bin/sh
# Runs CPython's own tests under genstep, each method in a process of its own, so
# that one which stops the program takes no other with it.
#
#     tests/cpython/check.sh PROGRAM FOLDER [FILE...]
#
# FOLDER/test holds the files (fetch.sh). They are copied to FOLDER/run/test beside
# a unittest of our own and stand-ins for what they import (tests/cpython/lib).
# For each file a line says how many methods passed, failed, and did not apply and
# why not. What became of each method is FOLDER/results/FILE, what it printed
# FOLDER/output/FILE/METHOD. tests/cpython/minimums says how many methods
# of a file passed at least when it was last measured; fewer is a failure.
set -u
program=$(realpath "$1")
folder=$(realpath "$2")
shift 2
here=$(cd "$(dirname "$0")" && pwd)
run=$folder/run
results=$folder/results
output=$folder/output
files=${*:-$(awk '!/^#/ { print $1 }' "$here/minimums")}

rm -rf "$run"
mkdir -p "$run" "$results" "$output"
cp -r "$here/lib/." "$run"
cp -r "$folder/test/." "$run/test"
cp -r "$here/lib/test/." "$run/test"
cd "$run" || exit 2

# The methods of a file; one line "(import)" when it cannot even be imported.
methods() {
    "$program" run run_one.py "$1" > "$results/$1.methods" 2> "$results/$1.import" ||
        echo "(import)" > "$results/$1.methods"
    cat "$results/$1.methods"
}

for file in $files; do
    rm -rf "$output/$file"
    mkdir -p "$output/$file"
    methods "$file" | xargs -P "$(nproc)" -I '{}' "$here/run_method.sh" "$program" "$file" '{}' "$output/$file" \
        > "$results/$file.new"
    sort "$results/$file.new" > "$results/$file"
    rm -f "$results/$file.new" "$results/$file.methods" "$results/$file.import"
    awk -v file="$file" -v source="test/$file.py" '
        FNR == NR && $1 == file { least = $2 }
        FNR == NR { next }
        $1 == "passed" { passed++ }
        $1 == "failed" { failed++ }
        $1 == "failed" && $2 == "(import)" { # none of the methods that are in the text could run
            failed = 0
            while ((getline line < source) > 0) failed += line ~ /^ +(async )?def test/
            text = "; cannot be imported: " substr($0, index($0, $3))
        }
        $1 == "inapplicable" { inapplicable++; reason = substr($0, index($0, $3)); why[reason]++ }
        END {
            applicable = passed + failed
            printf "%-24s %4d passed %4d failed (%5.1f %% of the applicable), %3d not applicable", file, passed,
                failed, applicable ? 100 * passed / applicable : 100, inapplicable
            for (reason in why) list = list (list ? "; " : " (") why[reason] " " reason
            print (list ? list ")" : "") text
            if (passed < least) print "FEWER than the " least " of tests/cpython/minimums"
            print file, passed + 0, failed + 0, inapplicable + 0, (passed < least) > "/dev/stderr"
        }' "$here/minimums" "$results/$file" 2>> "$results/counts.new"
done
mv "$results/counts.new" "$results/counts"
awk '{ passed += $2; failed += $3; inapplicable += $4; fewer += $5 }
    END {
        printf "%d not applicable; %.1f %% of the applicable methods pass\n", inapplicable, 100 * passed / (passed + failed)
        print passed " passed, " failed " failed"
        exit fewer > 0
    }' "$results/counts"
