#!/bin/sh
# check_screens.sh GENSTEP: the stepper's screens, as text, are those in
# tests/tui/screens/. RECORD=1 writes them anew, to be looked at before they are
# committed. Each row: name, program, actions, and options if there are any.
genstep=$1
folder=tests/tui/screens
passed=0
failed=0

screens() {
    name=$1
    lesson=$2
    script=$3
    shift 3
    for size in 80x24 40x12 200x60; do
        wanted=$folder/$name-$size.txt
        shown=$(mktemp)
        "$genstep" step "$lesson" --size "$size" --script "$script" "$@" > "$shown" 2>&1
        if [ -n "${RECORD:-}" ]; then
            mkdir -p "$folder"
            cp "$shown" "$wanted"
        fi
        if diff -u "$wanted" "$shown"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
        fi
        rm -f "$shown"
    done
}

screens first-start generators-first "show"
screens first-yield generators-first "next-switch*3 show next show"
screens first-end generators-first "last show"
screens for-specialized generators-for "last previous-switch show"
screens exceptions generators-exceptions "next-switch*4 next-line*2 show"
screens chain delegation-chain "next-switch*9 show frame-down show"
screens cleanup delegation-cleanup "next-switch*8 over*3 show"
screens await coroutines-await "next-switch*6 show"
screens module tests/tui/launch.py "next-own-line*2 over show next-switch show frame-up show next-switch next-line show frame-down show"
screens own-line tests/tui/launch.py "next-own-line*7 show previous-own-line show"
screens help generators-first "help show scroll-down*4 show"
screens refused tests/tui/refused.py "show last show next show"
screens cut generators-first "show last show" --max-events 60
screens wide tests/tui/wide.py "next-own-line*2 show next-switch*2 show last show"
screens deep tests/tui/deep.py "next-own-line*60 show frame-down*3 show last show" --max-depth 60
screens notice generators-first "previous show last next show"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
