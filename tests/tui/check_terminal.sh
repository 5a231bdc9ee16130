#!/bin/bash
# check_terminal.sh GENSTEP: drives the real program in tmux, by keys.
# Every lesson is walked to its end and back; then resizing, quitting, signals,
# being put aside, and terminals that are too small or can do little.
genstep=$(realpath "$1")
socket=genstep-test-$$
passed=0
failed=0
export LC_ALL=C.UTF-8 TERM=xterm-256color

tm() { tmux -L "$socket" -f /dev/null "$@"; }
work=$(mktemp -d)
trap 'tm kill-server 2>/dev/null; rm -rf "$work"' EXIT

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAILED: $*"
    screen | sed 's/^/    | /'
}

screen() { tm capture-pane -p -t t; }

# Opens a fresh terminal that runs a shell, and the command in it.
open() {
    tm kill-session -t t 2>/dev/null
    tm new-session -d -s t -x "$1" -y "$2" "PS1='ready\$ ' bash --norc --noprofile"
    wait_for 'ready\$'
    tm send-keys -t t "$3" Enter
}

# Waits until the screen shows a pattern; 20 seconds are far more than needed.
wait_for() {
    for _ in $(seq 400); do
        if screen | grep -q -- "$1"; then return 0; fi
        sleep 0.05
    done
    return 1
}

# The screen once it stands still: what is being drawn comes in pieces.
settled() {
    local before now
    now=$(screen)
    for _ in $(seq 400); do
        before=$now
        sleep 0.05
        now=$(screen)
        [ "$now" != "$before" ] || break
    done
    echo "$now"
}

walk() {
    open 80 24 "clear; $genstep step $1"
    wait_for 'genstep  .* 1/' || { fail "$1 does not open"; return; }
    local first last count
    first=$(settled)
    count=$(echo "$first" | sed -n '1s/.* 1\/\([0-9]*\).*/\1/p')
    tm send-keys -t t -N $((count - 1)) n
    wait_for " $count/$count" || { fail "$1: the end is not reached"; return; }
    last=$(settled)
    tm send-keys -t t -N $((count - 1)) p
    wait_for " 1/$count" || { fail "$1: the start is not reached"; return; }
    if [ "$(settled)" != "$first" ]; then fail "$1: back at the start, the screen differs"; return; fi
    tm send-keys -t t G
    wait_for " $count/$count"
    if [ "$(settled)" != "$last" ]; then fail "$1: the end by G differs"; return; fi
    pass
}

tm new-session -d -s keep 'sleep 1000'
for lesson in programs/lessons/*.py; do
    walk "$(basename "$lesson" .py)"
done

# Sends a signal to what the terminal's shell runs.
signal_stepper() {
    kill -"$1" "$(pgrep -P "$(tm display-message -p -t t '#{pane_pid}')")"
}

# The terminal is as it was: what stood there before is there again, and echo is on.
restored() {
    wait_for '^ready\$ *$'
    tm send-keys -t t 'echo back-again' Enter
    if wait_for '^back-again' && settled | grep -q '^before-it$'; then pass; else fail "$1"; fi
}

open 80 24 "clear; echo before-it; $genstep step generators-first"
wait_for 'genstep  '
tm resize-window -t t -x 100 -y 30
if wait_for 'generators-first'; then
    if [ "$(settled | sed -n '1p' | wc -m)" -gt 95 ]; then pass; else fail "resizing is not followed"; fi
fi
tm resize-window -t t -x 15 -y 4
if wait_for 'too small'; then pass; else fail "a tiny terminal is not spoken of"; fi
tm resize-window -t t -x 80 -y 24
wait_for 'genstep  '
tm send-keys -t t '?'
if wait_for 'Keys'; then pass; else fail "no help"; fi
tm send-keys -t t q
sleep 0.2
tm send-keys -t t q
restored "after quitting"

open 80 24 "clear; echo before-it; $genstep step generators-first"
wait_for 'genstep  '
signal_stepper TERM && restored "after SIGTERM"

open 80 24 "clear; echo before-it; $genstep step generators-first"
wait_for 'genstep  '
signal_stepper SEGV && restored "after a crash"

open 80 24 "clear; echo before-it; $genstep step generators-first"
wait_for 'genstep  '
signal_stepper HUP && restored "after SIGHUP"

open 80 24 "clear; echo before-it; $genstep step generators-first"
wait_for 'genstep  '
tm send-keys -t t C-c
restored "after Ctrl-C"

# Put aside, made smaller in the meantime, brought back.
open 80 24 "clear; echo before-it; $genstep step generators-first"
wait_for ' 1/131'
tm send-keys -t t n
wait_for ' 2/131'
tm send-keys -t t C-z
wait_for 'Stopped' && pass || fail "Ctrl-Z does not put it aside"
tm resize-window -t t -x 60 -y 20
tm send-keys -t t fg Enter
if wait_for ' 2/131' && [ "$(settled | sed -n '1p' | wc -m)" -lt 62 ]; then pass; else fail "fg does not bring it back"; fi
tm send-keys -t t q
wait_for '^ready\$ *$' && pass || fail "after Ctrl-Z and fg"

# What is asked is seen, whatever becomes of the output.
printf 'name = input("your name? ")\nprint(name)\n' > "$work/asks.py"
open 80 24 "clear; $genstep step $work/asks.py"
wait_for '^your name?' && pass || fail "step: the program's question is not seen"
tm send-keys -t t somebody Enter
wait_for ' 1/20' && pass || fail "the stepper does not open behind a question"

# Terminals that can do little.
open 80 24 "clear; LC_ALL=C $genstep step tests/tui/wide.py"
wait_for ' 1/61'
tm send-keys -t t G
wait_for ' 61/61'
settled | grep -q '^ ? ?  ? ?        ' && pass || fail "without UTF-8, wide characters leave something behind"
open 80 24 "clear; TERM=dumb $genstep step generators-first"
wait_for 'cannot place text' && pass || fail "a terminal without cursor movement"

# The lessons to choose from, and back to them.
open 80 24 "clear; echo before-it; $genstep"
wait_for 'genstep  lessons' && pass || fail "no menu"
settled | grep -q '… 2 more' && pass || fail "the menu does not say that it goes on"
tm send-keys -t t End
wait_for '^▶ 21 ' && settled | grep -q '… 2 more' && pass || fail "the menu's end"
tm send-keys -t t Home Down Enter
wait_for 'generators-create.py  .* 1/' && pass || fail "the second lesson does not open from the menu"
tm send-keys -t t q
wait_for 'genstep  lessons' && pass || fail "the menu does not come back"
tm send-keys -t t q
restored "after the menu"

open 80 24 "clear; TERM=nonsense $genstep step generators-first"
wait_for 'TERM) is not known' && pass || fail "an unknown kind of terminal"

open 10 5 "clear; $genstep step generators-first"
if wait_for '10 x 5'; then pass; else fail "10x5 is not refused"; fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
