#!/bin/sh
# coverage.sh GENSTEP: prints docs/coverage.md, as genstep is now.
library=$(cd engine/lib && echo *.py */*.py | sed 's/\.py//g; s|/__init__||g; s|/|.|g')
in_c=$(sed -n 's/^MODULE("\([^"]*\)".*/\1/p' engine/modules/modules.def)
exec "$1" run tests/coverage/coverage.py $library $in_c sys builtins < tests/coverage/names.txt
