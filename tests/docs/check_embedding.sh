#!/bin/sh
# check_embedding.sh GENSTEP: the program in docs/embedding.md, which `make` compiles beside
# genstep, prints what the page says.
passed=0
failed=0
said=$(sed -n '/^```text$/,/^```$/{/^```/!p;}' docs/embedding.md)
if [ "$("$(dirname "$1")/embedding" 2>&1)" = "$said" ]; then
    passed=1
else
    failed=1
    echo "FAILED: the example of docs/embedding.md"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
