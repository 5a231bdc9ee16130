#!/bin/sh
# Each lesson has its header, its own number, at most thirty lines, and prints
# just the lines that its `# expect:` comments announce (each at least once).
# What it prints is what CPython printed: the stdout of its recording.
passed=0
failed=0

lesson_problem() {
    awk -v lesson="$1" '
        function trim(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }
        FNR == 1 { file++ }
        file == 1 && FNR == 1 && !/^# Lesson [0-9]+: ./ { problem = "no title in the first line" }
        file == 1 && FNR == 2 && !/^# Watch: ./ { problem = "no Watch line after the title" }
        file == 1 && FNR > 30 { problem = "more than thirty lines" }
        file == 1 && length($0) > 100 { problem = "line " FNR " has more than 100 characters" }
        file == 1 && /# expect: / {
            text = $0; sub(/.*# expect: /, "", text); count = split(text, line, / \| /)
            for (i = 1; i <= count; i++) expected[trim(line[i])] = 1
        }
        file == 2 && /^=== / { printed = /^=== stdout /; next }
        file == 2 && printed {
            text = trim($0)
            if (text in expected) seen[text] = 1; else problem = "not announced: " text
        }
        END {
            for (text in expected) if (!(text in seen)) problem = "not printed: " text
            if (problem != "") print lesson ": " problem
        }' "programs/lessons/$1.py" "tests/golden/lessons/$1.golden"
}

for file in programs/lessons/*.py; do
    name=$(basename "$file" .py)
    problem=$(lesson_problem "$name" 2>&1)
    if [ -z "$problem" ]; then
        passed=$((passed + 1))
    else
        echo "$problem"
        failed=$((failed + 1))
    fi
done
for number in $(sed -n 's/^# Lesson \([0-9]*\):.*/\1/p' programs/lessons/*.py | sort -n | uniq -d); do
    echo "more than one lesson $number"
    failed=$((failed + 1))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
