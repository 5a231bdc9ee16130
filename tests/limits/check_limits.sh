#!/bin/bash
# check_limits.sh GENSTEP: every limit is reached on purpose, and says so; recursion of
# every kind ends without the machine's stack; Ctrl-C arrives in the program.
genstep=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0
failed=0

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAILED: $*"
    tail -n 5 "$work/err"
}

# ends STATUS PATTERN ARGS...: that exit status, and a last line on stderr that matches.
ends() {
    local status=$1 pattern=$2 got
    shift 2
    "$genstep" "$@" > out 2> err < /dev/null
    got=$?
    if [ $got != "$status" ]; then fail "$*: status $got, not $status"
    elif ! tail -n 1 err | grep -qE -- "$pattern"; then fail "$*: does not end with '$pattern'"
    else pass; fi
}

# ---- instructions, memory, depth, events ----

printf 'while True:\n    pass\n' > loop.py
ends 3 '^genstep: the limit of 10000 instructions was reached$' run --max-instructions 10k loop.py
printf 'def g():\n    while True:\n        yield\nlist(g())\n' > inner.py
ends 3 '^genstep: the limit of 10000 instructions was reached$' run --max-instructions 10000 inner.py
printf 'try:\n    while True:\n        pass\nfinally:\n    print("never")\n' > finally.py
ends 3 '^genstep: the limit of 500 instructions' run --max-instructions 500 finally.py
[ ! -s out ] && pass || fail "a finally block ran behind the limit"
"$genstep" run --max-instructions 10M "$here/beyond_the_limit.py" > out 2> err
cmp -s out "$here/beyond_the_limit.out" && pass || fail "a limit that is not reached"

# C code that goes through what has no end, or into what is in itself twice and twice again.
while IFS= read -r line; do
    printf 'import collections, functools, itertools, operator\n%b\n' "$line" > steps.py
    ends 3 '^genstep: the limit of 10000 instructions was reached$' run --max-instructions 10k steps.py
done <<'PROGRAMS'
sum(itertools.count())
max(itertools.repeat(1))
any(map(operator.not_, itertools.repeat(1)))
list(zip(itertools.repeat(1)))
first, *rest = itertools.repeat(1)
"a" in range(10 ** 18)
range(10 ** 18).count("a")
set(itertools.repeat(1))
bytes(itertools.repeat(1))
collections.deque(itertools.count(), maxlen=1)
functools.reduce(operator.add, itertools.count())
sum(iter(int, 1))
next(filter(None, itertools.repeat(0)))
next(itertools.islice(itertools.repeat(1), 10 ** 18, None))
next(itertools.chain.from_iterable(itertools.repeat(())))
x = y = []\nfor i in range(100): x, y = [x, x], [y, y]\nx == y
x = int\nfor i in range(100): x = x, x\nisinstance("", x)
x = 1\nfor i in range(100): x = slice(x, x)\nhash(x)
PROGRAMS

# Ints of so many digits that a calculation would take too long are refused; all else is quick.
while IFS= read -r line; do
    printf 'import math\n%s\n' "$line" > digits.py
    "$genstep" run digits.py > out 2> err
    [ $? = 2 ] && grep -q 'not covered: a calculation with ints of so many digits' err && pass || fail "$line"
done <<'PROGRAMS'
10 ** 10 ** 8
pow(3, 10 ** 10000, 10 ** 10000)
(1 << 10 ** 9) // (1 << 10 ** 8)
(1 << 10 ** 8) * (1 << 10 ** 8)
math.factorial(10 ** 7)
math.comb(10 ** 7, 5 * 10 ** 6)
math.isqrt(1 << 10 ** 8)
math.gcd((1 << 10 ** 7) + 1, 3 << 10 ** 7)
PROGRAMS
printf 'n = int("f" * 10 ** 6, 16)\nprint(len(hex(n)), len(n.to_bytes(10 ** 6)), int.from_bytes(n.to_bytes(10 ** 6)) == n)\n' > digits.py
"$genstep" run --max-instructions 1k digits.py > out 2> err && [ "$(cat out)" = "1000002 1000000 True" ] && pass || fail "bits of an int"

printf 'x = []\nwhile True:\n    x.append(b"0" * 4096 + b"1")\n' > memory.py
ends 3 '^genstep: the limit of 20971520 bytes of memory was reached$' run --max-memory 20M memory.py
printf 'x = "a" * (1 << 40)\n' > at_once.py
ends 3 '^genstep: the limit of 1073741824 bytes of memory was reached$' run at_once.py
for line in '(b"a" * 10 ** 6).replace(b"a", b"b" * 10 ** 6)' 'b"x".join([b"x" * 10 ** 6] * 1000)' 'bytes(range(256)).replace(b"", bytes(10 ** 6))'; do
    printf '%s\n' "$line" > bytes.py
    ends 3 '^genstep: the limit of 20971520 bytes of memory was reached$' run --max-memory 20M bytes.py
done
printf 'try:\n    x = [0] * (1 << 34)\nexcept MemoryError as e:\n    print("caught", repr(e))\n' > caught.py
"$genstep" run caught.py > out 2> err && [ "$(cat out)" = "caught MemoryError()" ] && pass || fail "MemoryError is not caught"
ends 3 'the memory limit leaves no room' run --max-memory 10k loop.py

printf 'def f(n):\n    return f(n + 1)\nf(0)\n' > depth.py
ends 1 '^RecursionError: maximum recursion depth exceeded$' run depth.py
ends 1 '^RecursionError: maximum recursion depth exceeded$' run --max-depth 50 depth.py
grep -q 'Previous line repeated 46 more times' err && pass || fail "--max-depth 50 is not 50 frames"
ends 2 '--max-depth is between' run --max-depth 0 depth.py

ends 3 '^genstep: the limit of 100 events was reached \(--max-events\)$' trace --max-events 100 -o t.json loop.py
[ "$(grep -c '"seq"' t.json)" = 100 ] && grep -q '"result":"limit","exit_status":3,"message":"the limit of 100 events was reached' t.json && pass || fail "a trace that is cut says so"
"$genstep" step --script 'last show' t.json > out 2> err
grep -q ' 100/100' out && pass || fail "a trace that was cut is shown"

# ---- recursion of every kind ----

while IFS= read -r line; do
    name=${line%%:*}
    "$genstep" run "$here/deep.py" "$name" > out 2> err
    if [ "$name: $(tail -n 1 out)" = "$line" ]; then pass; else fail "deep.py $name: $(tail -n 1 out)"; fi
done < <(grep -v 'leaf closed' "$here/deep.expected")
"$genstep" run "$here/beyond_the_limit.py" > out 2> err
cmp -s out "$here/beyond_the_limit.out" && pass || fail "beyond_the_limit.py"

# ---- Ctrl-C ----

cat > wait.py <<'PROGRAM'
def g():
    print("ready", flush=True)
    while True:
        yield

try:
    for _ in g():
        pass
finally:
    print("finally")
PROGRAM
sed 's/finally:/except KeyboardInterrupt as e:/; s/"finally"/"caught", repr(e)/' wait.py > catch.py

interrupt() {
    rm -f out # the last one said "ready" too
    "$genstep" "$@" > out 2> err &
    local running=$! status
    for _ in $(seq 200); do grep -q ready out && break; sleep 0.05; done
    kill -INT $running
    wait $running
    status=$?
    return $status
}

interrupt run wait.py
[ $? = 1 ] && [ "$(tail -n 1 out)" = finally ] && pass || fail "Ctrl-C ends a program"
grep -qz '^Traceback (most recent call last):
  File "wait.py", line 7, in <module>
    for _ in g():
.*KeyboardInterrupt
$' err && pass || fail "the traceback of Ctrl-C"
interrupt run catch.py
[ $? = 0 ] && [ "$(tail -n 1 out)" = "caught KeyboardInterrupt()" ] && pass || fail "Ctrl-C is caught by the program"
printf 'import itertools\nprint("ready", flush=True)\ntry:\n    sum(itertools.count())\nexcept KeyboardInterrupt as e:\n    print("caught", repr(e))\n' > endless.py
interrupt run endless.py
[ $? = 0 ] && [ "$(tail -n 1 out)" = "caught KeyboardInterrupt()" ] && pass || fail "Ctrl-C ends C code that has no end"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
