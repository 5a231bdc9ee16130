#!/bin/sh
# The rules that keep the rooms apart (DESIGN section 1):
#   engine/ includes nothing of tracer/ or ui/; tracer/ nothing of ui/;
#   one file in tracer/ includes cJSON.h, one file in ui/ includes curses.h;
#   every header compiles alone.
# Usage: CC=gcc tests/layers.sh HEADER...
set -u
failed=0

complain() {
    echo "layers: $1"
    failed=1
}

# including ROOM PATTERN: the C files of ROOM with an #include matching PATTERN.
including() {
    grep -rlE --include='*.[ch]' "^[[:space:]]*#[[:space:]]*include[[:space:]]+[\"<]$2" "$1" 2>/dev/null
}

# no_include ROOM PATTERN WHAT
no_include() {
    files=$(including "$1" "$2")
    [ -z "$files" ] || complain "$3 is included in $1/ by: $(echo $files)"
}

# one_include ROOM PATTERN WHAT
one_include() {
    files=$(including "$1" "$2")
    [ "$(printf '%s' "$files" | grep -c .)" -le 1 ] ||
        complain "$3 is included in $1/ by more than one file: $(echo $files)"
}

cjson='(cjson/)?cJSON\.h'
curses='(ncurses(w)?/)?n?curses(w)?\.h'
no_include engine '(\.\./)*tracer/' 'tracer/'
no_include engine '(\.\./)*ui/' 'ui/'
no_include engine "$cjson" 'cJSON.h'
no_include engine "$curses" 'curses.h'
no_include tracer '(\.\./)*ui/' 'ui/'
no_include tracer "$curses" 'curses.h'
one_include tracer "$cjson" 'cJSON.h'
one_include ui "$curses" 'curses.h'

for header in "$@"; do
    # Included twice, so that a missing guard shows too.
    printf '#include "%s"\n#include "%s"\ntypedef int not_empty;\n' "$header" "$header" |
        ${CC:-gcc} -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic \
            -I. -fsyntax-only -x c - || complain "$header does not compile alone"
done
[ "$failed" = 0 ] && echo "layers: $# headers compile alone, no include points up"
exit "$failed"
