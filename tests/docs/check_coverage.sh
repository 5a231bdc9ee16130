#!/bin/sh
# check_coverage.sh GENSTEP: docs/coverage.md is what `make docs` would write.
if tests/coverage/coverage.sh "$1" | diff - docs/coverage.md; then
    echo "1 passed, 0 failed"
else
    echo "FAILED: docs/coverage.md is not current: make docs"
    echo "0 passed, 1 failed"
    exit 1
fi
