#!/bin/sh
# Runs one test method (tests/cpython/check.sh) and prints what became of it, a line:
#     passed METHOD
#     failed METHOD CAUSE
#     inapplicable METHOD REASON
# It does not apply when the run itself stops at something that genstep leaves
# out on purpose (docs/differences.md), and names it, with no assertion failed before.
program=$1
file=$2
method=$3
output=$4/$(echo "$method" | tr -c 'A-Za-z0-9_.\n-' '_')

# The modules that genstep promises: one of these missing is a failure.
covered="abc asyncio builtins collections collections.abc contextlib contextvars copy dataclasses enum functools gc inspect
itertools keyword math numbers operator random reprlib string sys time traceback types typing warnings weakref"

run() { timeout -k 1 20 "$program" run "$@" > "$output.out" 2> "$output.err" < /dev/null; }
cause() { grep -h '^FAIL' "$output.out" | head -n 1 | cut -c1-300; }
verdict() { sed -n 's/^verdict: //p' "$output.out" | tail -n 1; }

case $method in
"(import)")
    run run_one.py "$file"
    ;;
doctest:*) # its program first, then that; and the parts that must not compile
    run run_one.py "$file" "$method"
    status=$?
    if [ "$status" = 0 ]; then
        program_file=$(echo "doctest_${file}_${method#doctest:}" | tr -c 'A-Za-z0-9_\n' '_')
        awk -v stem="$program_file" '/^=== / { part++; print substr($0, 5) > (stem "_" part ".wanted"); next }
            { print > (stem (part ? "_" part : "") ".py") }' "$output.out"
        run "$program_file.py"
        status=$?
        for wanted in "$program_file"_*.wanted; do
            [ -f "$wanted" ] || continue
            "$program" run "${wanted%.wanted}.py" < /dev/null 2>&1 | tail -n 1 > "$wanted.actual"
            cmp -s "$wanted" "$wanted.actual" ||
                printf '%s\n' "FAIL: $(cat "$wanted.actual") instead of $(cat "$wanted")" >> "$output.out"
        done
    fi
    ;;
*)
    run run_one.py "$file" "$method"
    status=$?
    ;;
esac

if [ "$method" = "(import)" ]; then # none of the file's methods can run
    echo "failed $method $(tail -n 1 "$output.err" | cut -c1-300)"
    exit
fi
refused=$(sed -n 's/^genstep: .*not covered: //p' "$output.err" | tail -n 1)
failed=$(cause)
if [ "$status" = 0 ]; then
    case $(verdict) in
    passed) [ -n "$failed" ] && printf '%s\n' "failed $method $failed" || printf '%s\n' "passed $method" ;;
    "not applicable: "*) printf '%s\n' "inapplicable $method $(verdict | sed 's/^not applicable: //')" ;;
    *) printf '%s\n' "failed $method ${failed:-no verdict}" ;;
    esac
elif [ "$status" = 2 ] && [ -z "$failed" ]; then
    module=$(echo "$refused" | sed -n "s/.*the module '\([^']*\)'.*/\1/p")
    case $refused in
    *"the module '"*)
        case " $covered " in
        *" $module "*) printf '%s\n' "failed $method refused: $refused" ;;
        *) printf '%s\n' "inapplicable $method needs the module $module" ;;
        esac
        ;;
    *"the function eval()" | *"the function exec()" | *"the function compile()" | *"the function open()" | \
        *"the function memoryview()" | *"sys.settrace()" | *"sys.getsizeof()")
        printf '%s\n' "inapplicable $method needs ${refused##*the function }" ;;
    *) printf '%s\n' "failed $method refused: $refused" ;;
    esac
elif [ "$status" = 1 ]; then
    printf '%s\n' "failed $method ${failed:-$(tail -n 1 "$output.err" | cut -c1-300)}"
elif [ "$status" = 124 ] || [ "$status" = 137 ]; then
    printf '%s\n' "failed $method no end within 20 seconds"
else
    printf '%s\n' "failed $method ${failed:-ended with status $status: $refused}"
fi
