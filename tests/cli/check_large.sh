#!/bin/bash
# check_large.sh GENSTEP: programs at the limits of size and nesting. Each
# compiles and runs, or is refused with CPython's message, in bounded time and
# memory. What is expected is what CPython 3.14 does with the same program.
shopt -s lastpipe # so that expect, at the end of a pipe, can count
genstep=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
seconds=60      # far more than needed, also under the sanitizers
memory=2000000  # KiB
sanitized=$(grep -c __asan_init "$genstep" | grep -v '^0$') # its shadow memory is vast

# times N TEXT: TEXT, with each @ replaced by 0, 1, ...; indented N: one column more each time.
times() {
    awk -v n="$1" -v text="$2" 'BEGIN {
        parts = split(text, part, "@")
        for (i = 0; i < n; i++) {
            printf "%s", part[1]
            for (j = 2; j <= parts; j++) printf "%d%s", i, part[j]
        }
    }'
}
indented() { awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%*s%s\n", i, "", text; printf "%*spass\n", n, "" }'; }

# expect NAME STATUS LINE: the program on standard input ends so, and LINE is its last output.
expect() {
    cat > "$work/$1.py"
    (
        [ "$sanitized" ] || ulimit -v "$memory"
        cd "$work" && timeout "$seconds" "$genstep" run "$1.py" > out 2> err
    )
    local status=$? last
    last=$(tail -n 1 "$work/$([ "$2" = 0 ] && echo out || echo err)")
    if [ "$status" = "$2" ] && [ "$last" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: status %s, %s\n' "$1" "$status" "$last"
    fi
}

# Size.
{ times 170000 'def f@(a, b):
    x = a + b * @
    return [x, "s@"]
'; echo 'print(f169999(1, 1)[1])'; } | expect ten_megabytes 0 s169999
{ printf 'x = ['; times 150000 '@, '; printf ']\nprint(len(x))\n'; } | expect line_of_a_megabyte 0 150000
{ times 100000 'n@ = @
'; echo 'print(n99999)'; } | expect names 0 99999
{ echo 'def f():'; times 100000 '    n@ = @
'; printf '    return n99999\nprint(f())\n'; } | expect locals 0 99999
{ printf 'def f(a):\n    x = 0\n'; times 70000 '    if a: x += 1
'; printf '    return x\nprint(f(1), f(0))\n'; } | expect jumps 0 '70000 0'
{ printf 'def f(a):\n    x = 0\n    while a:\n'; times 70000 '        x = x + a
'; printf '        a -= 1\n    return x\nprint(f(2))\n'; } | expect long_jump 0 210000
{ printf 'def f(*a, **k): return len(a), len(k)\nprint(f('; times 7000 '@, '; times 7000 'k@=1, '; echo '))'; } | expect arguments 0 '(7000, 7000)'
{ printf 'def f('; times 70000 'p@=@, '; printf '): return p69999\nprint(f())\n'; } | expect parameters 0 69999
{ printf 'x = {'; times 70000 '@: "@", '; printf '}\nprint(len(x))\n'; } | expect dict 0 70000
{ printf 'x = ('; times 200000 '"a" '; printf ')\nprint(len(x))\n'; } | expect joined_strings 0 200000
{ printf 'a = 1\nx = f"'; times 50000 '{a}'; printf '"\nprint(len(x))\n'; } | expect fstring_fields 0 50000
{ printf 'a = 1\nprint(a'; times 50000 ' < a'; echo ')'; } | expect comparison_chain 0 False
{ printf 'a = 1\nprint(a'; times 100000 ' and a'; echo ')'; } | expect boolean_chain 0 1
{ printf 'x = 5\nmatch x:\n'; times 20000 '    case @: print("case @")
'; } | expect cases 0 'case 5'
{ printf 'x = 19999\nmatch x:\n    case -1'; times 20000 ' | @'; echo ': print("in")'; } | expect or_pattern 0 in

# Nesting.
{ printf 'x = '; times 201 '('; printf 1; times 201 ')'; echo; } | expect parentheses 1 'SyntaxError: too many nested parentheses'
{ printf 'x = '; times 100 '['; printf 1; times 100 ']'; printf '\nprint(len(x))\n'; } | expect lists 0 1
indented 30 'for x in y:' | expect blocks 1 'SyntaxError: too many statically nested blocks'
indented 120 'if 1:' | expect indentation 1 'IndentationError: too many levels of indentation'
{ indented 99 'def f():'; echo 'print("fine")'; } | expect functions 0 fine
{ printf 'x = '; times 160 'f"{'; printf 1; times 160 '}"'; echo; } | expect fstrings 1 'SyntaxError: too many nested f-strings or t-strings'
for chain in 'minus:-' 'not:not ' 'lambda:lambda: ' 'conditional:1 if a else '; do
    { printf 'x = '; times 100000 "${chain#*:}"; echo 1; } | expect "chain_${chain%%:*}" 1 'MemoryError: Parser stack overflowed - Python source too complex to parse'
done
{ printf 'x = a'; times 100000 '**a'; echo; } | expect chain_power 1 'MemoryError: Parser stack overflowed - Python source too complex to parse'
{ printf 'x = a'; times 100000 '.b'; echo; } | expect chain_attributes 1 'RecursionError: Stack overflow (used 3874 kB) during compilation'
{ printf 'x = a'; times 100000 '()'; echo; } | expect chain_calls 1 'RecursionError: Stack overflow (used 3874 kB) during compilation'
{ printf 'x = a'; times 300000 ' + a'; echo; } | expect chain_sum 1 'RecursionError: Stack overflow (used 3874 kB) during compilation'

# Bytes that are no text.
printf 'x = 1\0\n' | expect null_byte 1 'SyntaxError: source code cannot contain null bytes'
printf '# coding: --\n' | expect encoding 1 'SyntaxError: encoding problem: --'
printf 'x = "\355\240\200"\n' | expect surrogate 1 "SyntaxError: Non-UTF-8 code starting with '\\xed' in file surrogate.py on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
