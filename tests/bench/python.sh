# Read by the benchmarks: finds the CPython to measure against. PYTHON is a
# command that takes a program on standard input; without it, python3.14 or
# python3.13 on PATH. Sets $python and $version.
python=${PYTHON:-}
for candidate in python3.14 python3.13; do
    [ -n "$python" ] || ! "$candidate" -c '' 2> /dev/null || python=$candidate
done
if [ -z "$python" ]; then
    echo "bench: no python3.14 or python3.13 on PATH; PYTHON=... names one" >&2
    exit 2
fi
version=$(echo 'import platform; print(platform.python_version())' | $python -) || exit 2
