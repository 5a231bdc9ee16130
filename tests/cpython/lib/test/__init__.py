"""The package that CPython's test files think they are in; they are copied into it."""
