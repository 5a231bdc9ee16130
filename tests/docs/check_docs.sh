#!/bin/bash
# check_docs.sh GENSTEP: what the documentation shows is what genstep does.
#
# A block behind `<!-- output of: COMMAND -->` is the output of that command, all
# of it; RECORD=1 writes it anew. Of a block ```sh, every line `genstep ...` is
# run, in a folder with programs called prog.py, and must end with status 0.
# `genstep step` needs a terminal; it is given --script show.
genstep=$(realpath "$1")
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED: $*"; }

mkdir "$work/bin"
cat > "$work/bin/genstep" <<SCRIPT
#!/bin/bash
if [ "\$1" = step ] && [[ "\$*" != *--script* ]]; then
    shift
    exec "$genstep" step --script show "\$@"
fi
exec "$genstep" "\$@"
SCRIPT
chmod +x "$work/bin/genstep"
export PATH=$work/bin:$PATH

# ---- blocks of output ----

# Writes the document with every block replaced by what its command prints now.
renew() {
    local command= state=text line
    while IFS= read -r line; do
        case $state in
        text)
            printf '%s\n' "$line"
            if [[ $line == '<!-- output of: '*' -->' ]]; then
                command=${line#<!-- output of: }
                command=${command% -->}
                state=before
            fi
            ;;
        before)
            printf '%s\n' "$line"
            [[ $line == '```'* ]] && state=inside && bash -c "$command" < /dev/null 2>&1
            ;;
        inside)
            [[ $line == '```' ]] && printf '%s\n' "$line" && state=text
            ;;
        esac
    done < "$1"
}

for document in README.md docs/*.md programs/README.md; do
    grep -q '^<!-- output of: ' "$document" || continue
    renew "$document" > "$work/renewed"
    if [ -n "${RECORD:-}" ] && ! cmp -s "$document" "$work/renewed"; then cp "$work/renewed" "$document"; fi
    if diff -u "$document" "$work/renewed"; then pass; else fail "$document: a block is not what its command prints"; fi
done

# ---- commands ----

mkdir "$work/run"
cat > "$work/run/prog.py" <<'PROGRAM'
def squares(n):
    for i in range(n):
        yield i * i

print(list(squares(3)))
PROGRAM
for document in README.md docs/*.md; do
    while IFS= read -r command; do
        command=${command%%  #*}
        if (cd "$work/run" && bash -c "$command" < /dev/null > out 2> err); then pass
        else fail "$document: $command"; cat "$work/run/err"; fi
    done < <(awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 } inside && /^genstep / { print }' "$document")
done
cd "$here" || exit 1

# ---- the manual page knows every command and option ----

for command in run dis trace step list; do
    grep -q "^\.B genstep $command" docs/genstep.1 && pass || fail "docs/genstep.1: no synopsis of $command"
    while IFS= read -r option; do
        if grep -qF -- "${option//-/\\-}" docs/genstep.1; then pass; else fail "docs/genstep.1: $command $option"; fi
    done < <("$genstep" "$command" --help | grep -oE -- '--[a-z-]+' | grep -v -- --help | sort -u)
done

# ---- and every action of the stepper ----

actions=$("$genstep" step --help | sed -n '/^Actions/,$s/^  \([a-z-]*\) .*/\1/p')
[ "$(echo "$actions" | wc -l)" -gt 20 ] && pass || fail "step --help does not list the actions"
for action in $actions; do
    if grep -qF -- "${action//-/\\-}" docs/genstep.1; then pass; else fail "docs/genstep.1: the action $action"; fi
done
# shellcheck disable=SC2086 # a word each
"$genstep" step --script "${actions//$'\n'/ }" generators-first && pass || fail "an action is not one"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
