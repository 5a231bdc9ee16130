#!/bin/sh
# tests/cpython/fetch.sh FOLDER: puts CPython 3.14's own tests in FOLDER/test.
#
# They come from Debian unstable's package libpython3.14-testsuite, by the apt of
# this machine: the mirror is the one that apt already uses, and lists, status
# and cache are FOLDER/apt, so that the machine's own apt is left as it is.
# Nothing is done when the tests are there.
set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
[ ! -f "$folder/.fetched" ] || exit 0

mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2> /dev/null |
    sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' |
    grep '/debian/*$' | head -n 1)
keys=/usr/share/keyrings/debian-archive-keyring.gpg
if [ -z "$mirror" ] || [ ! -f "$keys" ]; then
    echo "fetch: this machine's apt has no Debian mirror, or no Debian keyring" >&2
    exit 2
fi

apt=$folder/apt
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
: > "$apt/status"
echo "deb [signed-by=$keys] $mirror unstable main" > "$apt/sources.list"
own_apt() {
    apt-get -qq -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State::lists="$apt/lists" -o Dir::State::status="$apt/status" \
        -o Dir::Cache="$apt/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none "$@"
}
own_apt update
cd "$apt"
rm -f ./*.deb
own_apt download libpython3.14-testsuite
mkdir -p unpacked
dpkg-deb -x libpython3.14-testsuite_*.deb unpacked
rm -rf "$folder/test"
mv unpacked/usr/lib/python3.14/test "$folder/test"
ls libpython3.14-testsuite_*.deb | sed 's/_all.deb//' > "$folder/.fetched"
rm -rf unpacked ./*.deb lists cache
