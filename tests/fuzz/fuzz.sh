#!/bin/sh
# tests/fuzz/fuzz.sh FOLDER-OF-THE-BUILD TARGET SECONDS: runs a fuzzer, starting
# from the programs of the tests. Inputs that are found interesting are kept in
# FOLDER/corpus-TARGET for the next run; one that fails is left in
# FOLDER/failed-TARGET-*, and `FOLDER/fuzz-TARGET FILE` runs it again.
set -eu
built=$1
target=$2
corpus=$built/corpus-$target
mkdir -p "$corpus"

case $target in
compiler)
    for file in tests/golden/*/*.py programs/lessons/*.py; do
        cp "$file" "$corpus/seed-$(echo "$file" | tr / -)"
    done
    ;;
loader)
    for file in programs/lessons/*.py; do
        build/genstep dis --format pyasm "$file" > "$corpus/seed-$(basename "$file" .py)"
    done
    ;;
run)
    for file in tests/golden/*/*.py programs/lessons/*.py; do
        seed=$corpus/seed-$(echo "$file" | tr / -)
        printf 'seed' > "$seed"
        build/genstep dis --format pyasm "$file" >> "$seed" 2> "$built/refused" || rm "$seed"
    done
    ;;
json)
    for file in programs/lessons/*.py; do
        build/genstep trace --to 60 --format jsonl -o "$corpus/seed-$(basename "$file" .py)" "$file"
    done
    ;;
esac
"$built/fuzz-$target" -max_total_time="$3" -timeout=25 -rss_limit_mb=4096 -max_len=20000 \
    -artifact_prefix="$built/failed-$target-" -print_final_stats=1 "$corpus"
