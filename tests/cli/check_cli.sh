#!/bin/bash
# check_cli.sh GENSTEP: exit statuses and messages of bad input, and traces that
# are written and read again.
genstep=$(realpath "$1")
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
passed=0
failed=0

pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED: $*"; }

# refuses STATUS PATTERN ARGS...: ends with that status and one line that matches; nothing on stdout.
refuses() {
    local status=$1 pattern=$2 got
    shift 2
    "$genstep" "$@" > "$work/out" 2> "$work/err" < /dev/null
    got=$?
    if [ "$got" != "$status" ]; then fail "$*: status $got, not $status"; cat "$work/err"
    elif [ "$(wc -l < "$work/err")" != 1 ]; then fail "$*: not one line"; cat "$work/err"
    elif ! grep -q -- "$pattern" "$work/err"; then fail "$*: says"; cat "$work/err"
    elif [ -s "$work/out" ]; then fail "$*: wrote to stdout"
    else pass; fi
}

# ---- bad input ----

cd "$work" || exit 1
refuses 2 'genstep: missing.py: No such file' run missing.py
refuses 2 'no such file and no such lesson' step --script show no-such-lesson
refuses 2 "did you mean 'generators-first'?" step --script show generator-first
refuses 2 "did you mean 'generators-send'?" run send
refuses 2 "did you mean 'trace'?" tracee x.py
refuses 2 'this is a directory' run .
refuses 2 'this is a directory' trace .
refuses 2 '/dev/zero: larger than 1 GiB' run /dev/zero
: > empty.pyc
refuses 2 'empty.pyc: not a .pyc file' run empty.pyc
printf 'print(1)\n' > source.pyc
refuses 2 'source.pyc: not a .pyc file' dis source.pyc
rm empty.pyc source.pyc
refuses 2 'unknown command' frobnicate
refuses 2 'unknown option' run --frobnicate x.py
refuses 2 'which program' run
refuses 2 'unknown format' trace --format nonsense generators-first
refuses 2 'no kind of event' trace --only nonsense generators-first
refuses 2 'takes a number' run --max-memory lots generators-first
refuses 2 'needs a terminal' step generators-first
refuses 2 'missing.py: No such file' step missing.py
refuses 2 'no such file and no such lesson' step no-such-lesson
refuses 2 "no action 'nxt'" step --script nxt generators-first
refuses 2 "no action 'next\*x'" step --script 'next*x' generators-first
refuses 2 'No such file or directory' trace -o missing/folder/t.json generators-first
refuses 2 'Is a directory' trace -o . generators-first
touch plain
refuses 2 'Not a directory' trace -o plain/t.json generators-first
"$genstep" trace -o /dev/full generators-first > out 2> err; [ $? = 2 ] && grep -q 'No space left' err && [ "$(wc -l < err)" = 1 ] && pass || fail "trace -o to a full device"
[ "$(find . -name '*.json*')" = '' ] && pass || fail "something is left behind: $(find .)"
rm plain
printf 'eval("1")\n' > outside.py
"$genstep" run outside.py 2> err; [ $? = 2 ] && printf '%s\n' 'genstep: outside.py:1:1: not covered: the function eval()' '    eval("1")' '    ~~~~^^^^^' | cmp -s - err && pass || fail "an unsupported construct: $(cat err)"
printf '%s\n' 'import asyncio' 'async def main():' '    waiting = [asyncio.create_task(asyncio.sleep(i)) for i in (0, 3)]' '    await asyncio.wait(waiting, return_when="FIRST_COMPLETED")' '    eval("1")' 'asyncio.run(main())' > waiting.py
"$genstep" run waiting.py 2> err; [ $? = 2 ] && grep -q 'waiting.py:5:5: not covered' err && pass || fail "an unsupported construct while tasks wait: $(cat err)"
printf '%s\n' 'pyasm 3.14' '' 'code 0 <module>' '  line -2147483648' '  stack 1' '  flags' '  const None' '  body' '    2147483647:2147483647-2147483647:2147483647 RESUME 0' '    LOAD_CONST None' '    RETURN_VALUE' > far.pyasm
"$genstep" run far.pyasm 2> err; [ $? = 0 ] && pass || fail "the largest places: $(cat err)"
printf '\x7fELF\x02\x01\x01\x00\x00\x00' > binary.py
"$genstep" run binary.py > /dev/null 2> err; [ $? = 1 ] && grep -q '^SyntaxError: ' err && pass || fail "binary file"
printf 'x = "\xff\xfe"\n' > latin.py
"$genstep" run latin.py > /dev/null 2> err; [ $? = 1 ] && grep -q '^SyntaxError: ' err && pass || fail "invalid UTF-8"
printf 'def f(:\n' > syntax.py
"$genstep" run syntax.py > /dev/null 2> err; [ $? = 1 ] && grep -q '^SyntaxError: invalid syntax' err && pass || fail "syntax error"
printf 'def f():\n    return f()\nf()\n' > deep.py
"$genstep" run deep.py > /dev/null 2> err; [ $? = 1 ] && grep -q '^RecursionError: maximum recursion depth exceeded' err && pass || fail "recursion"
printf 'try:\n    import syntax\nexcept SyntaxError as error:\n    print(error)\nimport latin\n' > imports.py
"$genstep" run imports.py > out 2> err; [ $? = 1 ] && [ "$(cat out)" = 'invalid syntax (syntax.py, line 1)' ] && [ "$(head -1 err)" = 'Traceback (most recent call last):' ] && grep -q '^SyntaxError: Non-UTF-8 code' err && pass || fail "modules that are no Python: $(cat out err)"
printf 'while True:\n    pass\n' > loop.py
refuses 3 'instructions' run --max-instructions 10k loop.py
printf 'x = []\nwhile True:\n    x.append(b"0" * 4096)\n' > memory.py
"$genstep" run --max-memory 20M memory.py > /dev/null 2> err; s=$?; { [ $s = 3 ] || { [ $s = 1 ] && grep -q '^MemoryError' err; }; } && pass || fail "memory limit: $s"
"$genstep" trace --max-events 100 -o limited.json loop.py 2> err; [ $? = 3 ] && grep -q '100 events' err && [ -s limited.json ] && pass || fail "event limit"
printf 'print(1)\n' > one.py
printf 'print("some output")\n' | "$genstep" run - > out && [ "$(cat out)" = "some output" ] && pass || fail "standard input"
"$genstep" trace generators-first > /dev/full 2> err; [ $? = 2 ] && [ "$(wc -l < err)" = 1 ] && pass || fail "a full device"
ln -s one.py other.py
for to in one.py ./one.py other.py; do refuses 2 "$to: the trace would replace SOURCE itself" trace one.py -o "$to"; done
[ "$(cat one.py)" = 'print(1)' ] && pass || fail "a trace in place of its program"
printf 'old\n' > target.json; ln -s target.json link.json
"$genstep" trace one.py -o link.json > /dev/null && [ -L link.json ] && head -c 1 target.json | grep -q '{' && pass || fail "a trace through a symbolic link"
rm link.json target.json; ln -s nowhere/t.json link.json
refuses 2 'link.json: No such file' trace one.py -o link.json
rm link.json other.py
printf 'while True: pass\n' > endless.py
timeout 60 "$genstep" trace --max-events 0 endless.py > /dev/full 2> err; [ $? = 2 ] && [ "$(wc -l < err)" = 1 ] && pass || fail "an endless trace to a full device"
"$genstep" run one.py >&- 2> err; [ $? -le 2 ] && [ "$(wc -l < err)" -le 1 ] && pass || fail "a closed standard output"
for what in --help --version 'run --help' list 'dis one.py' 'step --script show one.py'; do
    # shellcheck disable=SC2086 # several words
    "$genstep" $what > /dev/full 2> err; [ $? = 2 ] && [ "$(wc -l < err)" = 1 ] && pass || fail "$what to a full device"
done
"$genstep" run one.py > /dev/full 2> err; [ $? = 2 ] && [ "$(wc -l < err)" = 1 ] && pass || fail "run to a full device"
"$genstep" trace generators-first | head -c 100 > /dev/null; [ "${PIPESTATUS[0]}" -le 2 ] && pass || fail "a reader that goes away"

# ---- what is called a trace is one ----

: > nothing.json
printf '{}\n' > object.json
printf '[1,2' > array.jsonl
printf 'print(1)\n' > program.json
for command in trace 'step --script show' step; do
    # shellcheck disable=SC2086 # options are words of their own
    {
        refuses 2 'nothing.json: not a genstep trace: there is nothing in it' $command nothing.json
        refuses 2 'object.json: format: missing' $command object.json
        refuses 2 "array.jsonl: not a genstep trace: it does not begin with '{'" $command array.jsonl
        refuses 2 "program.json: not a genstep trace: it does not begin with '{'" $command program.json
    }
done
[ "$("$genstep" run program.json)" = 1 ] && pass || fail "a program of any name is run"
: > nothing
"$genstep" trace nothing | grep -q '"result":"ok"' && pass || fail "an empty program is one"
"$genstep" trace -o saved generators-first > /dev/null
"$genstep" trace -o again saved && cmp saved again && pass || fail "a trace of any name is read"

# ---- a program that is stopped: nothing is told of how it is taken down ----

"$genstep" trace --format jsonl outside.py > stopped.jsonl 2> /dev/null
grep -q '"message":"outside.py:1:1: not covered: the function eval()"' stopped.jsonl && pass || fail "the end does not say what is not covered"
tail -2 stopped.jsonl | head -1 | grep -q '"op":"CALL"' && ! grep -q BaseException stopped.jsonl && pass || fail "the last event is not the call that is refused"
"$genstep" trace --format jsonl --max-instructions 50 loop.py > stopped.jsonl 2> /dev/null
tail -1 stopped.jsonl | grep -q '"result":"limit".*limit of 50 instructions' && ! grep -q BaseException stopped.jsonl && pass || fail "instructions: the limit is not in the end"
[ "$(grep -c '"kind":"instruction"' stopped.jsonl)" = 50 ] && pass || fail "50 instructions are not 50 events"

# ---- frames that only a traceback holds go with it ----

printf 'def f():\n    raise ValueError\n\nfor _ in range(3):\n    try:\n        f()\n    except ValueError:\n        pass\n' > caught.py
"$genstep" trace --format jsonl --only own,clear caught.py > caught.jsonl
[ "$(grep -c '"kind":"own"' caught.jsonl)" = 3 ] && [ "$(grep -c '"kind":"clear".*"owner":"frame_object"' caught.jsonl)" = 3 ] && pass || fail "frames of a traceback stay: $(cat caught.jsonl)"

# ---- a trace whose writing is cut short: the whole file, or none ----

printf 'print("ready", flush=True)\nwhile True:\n    pass\n' > forever.py
for signal in TERM HUP QUIT; do
    "$genstep" trace --max-events 0 -o cut.json forever.py > out 2> err &
    running=$!
    for _ in $(seq 100); do ls cut.json.?????? > ls 2> /dev/null && break; sleep 0.05; done
    kill -$signal $running
    wait $running 2> /dev/null
    status=$?
    [ $status -gt 128 ] && [ "$(find . -name 'cut.json*')" = '' ] && pass || fail "SIG$signal: status $status, $(find . -name 'cut.json*')"
done
echo before > kept.json
"$genstep" trace -o kept.json missing.py 2> /dev/null
[ "$(cat kept.json)" = before ] && pass || fail "a failed trace has spoilt the file of before"

# ---- traces: there and back ----

cd - > /dev/null || exit 1
for lesson in programs/lessons/*.py tests/golden/classes/prepared_namespace.py; do
    name=$(basename "$lesson" .py)
    for format in json jsonl; do
        one=$work/one.$format two=$work/two.$format
        if ! "$genstep" trace --format $format "$lesson" > "$one" 2> "$work/err"; then
            [ -s "$one" ] || { fail "$name: no $format"; continue; }
        fi
        "$genstep" trace --format $format "$one" > "$two" 2>> "$work/err"
        if cmp "$one" "$two"; then pass; else fail "$name: $format is not the same when read again"; fi
    done
    "$genstep" trace --format jsonl "$work/one.json" > "$work/three.jsonl"
    if cmp "$work/one.jsonl" "$work/three.jsonl"; then pass; else fail "$name: jsonl from json differs"; fi
    # Not as genstep lays it out, so that no event is read the quick way (json_read_fast.c).
    sed 's/^{"seq":/{ "seq": /' "$work/one.json" > "$work/spaced.json"
    "$genstep" trace "$work/spaced.json" > "$work/four.json"
    if cmp "$work/one.json" "$work/four.json"; then pass; else fail "$name: read the long way it differs"; fi
    for part in '--from 40 --to 90' '--to 60' '--only yield,resume,stop,destroy' '--only call,create,own,clear --from 20' \
        '--only instruction,raise,exc_push'; do
        for format in json jsonl; do
            # shellcheck disable=SC2086 # options are several words
            "$genstep" trace $part --format $format -o "$work/part" "$lesson" > /dev/null 2>&1
            "$genstep" trace --format $format -o "$work/part.again" "$work/part"
            if cmp "$work/part" "$work/part.again"; then pass; else fail "$name: $format $part is not the same when read again"; fi
        done
    done
    for view in show 'next*40 show' 'next-line*9 show'; do
        "$genstep" step --script "$view" "$lesson" > "$work/live" 2>&1
        "$genstep" step --script "$view" "$work/one.json" > "$work/saved" 2>&1
        if cmp "$work/live" "$work/saved"; then pass; else fail "$name: '$view' of a saved trace differs"; fi
    done
done

# ---- names that are no text: JSON is UTF-8 all the same ----

cp "$work/one.py" "$work/$(printf 'n\xff').py"
"$genstep" trace -o "$work/named.json" "$work/$(printf 'n\xff').py" > /dev/null
grep -q 'n\\udcff.py"' "$work/named.json" && iconv -f UTF-8 -t UTF-8 "$work/named.json" > /dev/null && pass || fail "a file name that is no text"
"$genstep" trace -o "$work/named.again" "$work/named.json" && cmp "$work/named.json" "$work/named.again" && pass || fail "a file name that is no text is not the same when read again"

# ---- sources of modules: once each, there and back ----

mkdir "$work/modules"
cat > "$work/modules/helper.py" <<'EOF'
def twice(n):
    return 2 * n


def counted(n):
    yield from range(twice(n))
EOF
printf 'import reprlib\nimport helper\n\nprint(list(helper.counted(2)))\n' > "$work/modules/prog.py"
cd "$work/modules" || exit 1
for format in json jsonl; do
    "$genstep" trace --format $format -o t.$format prog.py > /dev/null
    "$genstep" trace --format $format -o again.$format t.$format
    if cmp t.$format again.$format; then pass; else fail "modules: $format is not the same when read again"; fi
    for text in 'import reprlib' 'def twice(n)' 'class Repr:'; do
        [ "$(grep -cF "$text" t.$format)" = 1 ] && pass || fail "modules: '$text' is not once in $format"
    done
done
for view in 'next-own-line*3 show' 'last previous-own-line previous-switch show'; do
    "$genstep" step --script "$view" prog.py > live
    "$genstep" step --script "$view" t.json > saved
    if cmp live saved; then pass; else fail "modules: '$view' of a saved trace differs"; fi
done
grep -q '─ Source of helper.py ─' live && grep -q 'yield from range' live && pass || fail "the source of helper.py is not shown"
"$genstep" dis --format pyasm prog.py > prog.pyasm
"$genstep" step --script 'next-own-line*3 show' prog.pyasm > live
grep -q '─ Source ─' live && grep -q 'print(list(helper' live && pass || fail "bytecode's own source is not shown"
"$genstep" trace -o t.json prog.pyasm > /dev/null
"$genstep" trace -o again.json t.json
if cmp t.json again.json; then pass; else fail "bytecode: the trace is not the same when read again"; fi
"$genstep" step --script 'next-own-line*3 show' t.json > saved
if cmp live saved; then pass; else fail "bytecode: a saved trace is shown differently"; fi
cat > loop.py <<'EOF'
import asyncio

async def tick(n):
    await asyncio.sleep(n)
    return n

asyncio.run(tick(1))
EOF
"$genstep" step --size 120x40 --script 'next-own-line*6 frame-down*4 show' loop.py > live
grep -q '─ Source of engine/lib/asyncio.py ─' live && grep -q '─ Bytecode of BaseEventLoop._run_once ─' live && pass || fail "the loop's source is not shown"
"$genstep" step --size 120x40 --script 'next-own-line*6 over show' loop.py > live
grep -q '─ Source ─' live && grep -q 'await asyncio.sleep(n)' live && pass || fail "the program's own lines are not gone to"
cd - > /dev/null || exit 1

# ---- damaged traces ----

trace=$work/one.json
size=$(stat -c %s "$trace")
for part in 10 50 90; do
    head -c $((size * part / 100)) "$trace" > "$work/cut.json"
    refuses 2 'cut.json: ' step --script show "$work/cut.json"
    refuses 2 'cut.json: ' trace "$work/cut.json"
done
printf '{"format":"genstep-trace","version":2}' > "$work/version.json"
refuses 2 'version' step --script show "$work/version.json"
printf '{"format":"genstep-trace","version":1,"bytecode":"cpython-3.14","program":{"name":"","source":""},"codes":[],"events":[],"end":{"result":"ok","exit_status":0,"events":0}}' > "$work/empty.json"
refuses 2 'nothing to step through' step --script show "$work/empty.json"
sed 's/"seq":5,/"seq":"five",/' "$trace" > "$work/bad.json"
refuses 2 'events\[5\].seq: expected a number' trace "$work/bad.json"
sed '5s/"owner":"[a-z]*"/"owner":"nobody"/' "$trace" > "$work/bad.json"
refuses 2 'owner: unknown name' step --script show "$work/bad.json"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
