# from __future__ import annotations keeps annotations as text.
"""Docstring before the import."""
from __future__ import annotations

x: undefined_type = 1
y: list[unknown]


def f(a: missing, *, b: "quoted" = 2) -> nothing[at, all]:
    local: also_missing = 3
    return local


class C:
    attribute: what.ever = 5
    other: 1 + 2


print(__annotations__, f.__annotations__, C.__annotations__, f(1))
