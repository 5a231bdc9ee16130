#!/bin/sh
# embed.sh SYMBOL FOLDER FILE... - writes a C file with a table of these files of a folder
# (embedded.h).
symbol=$1
folder=$2
shift 2
echo '#include "engine/base/embedded.h"'
echo
number=0
for file; do
    echo "static const char file_$number[] = {"
    od -An -v -td1 "$file" | sed 's/\([-0-9][0-9]*\)/\1,/g'
    echo '0};'
    number=$((number + 1))
done

echo "extern const EmbeddedFile $symbol[];"
echo "const EmbeddedFile $symbol[] = {"
number=0
for file; do
    name=${file#"$folder"/}
    echo "    {\"${name%.py}\", file_$number, sizeof(file_$number) - 1},"
    number=$((number + 1))
done
echo '    {0, 0, 0},'
echo '};'
