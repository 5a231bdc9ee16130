# from __future__ import annotations: they become text.
from __future__ import annotations


def f(a: int, b: list[str], *c: "quoted", d: x.y | None = None, **e: (1, 2)) -> lambda: 0:
    return a


print(f.__annotations__)
n: {1: 2, **m} = 3
o: [i for i in range(3) if i] = 4
p: f"{a!r:>{b}}" = 5
print(__annotations__)


class C:
    q: not_defined[1:2, ...]


print(C.__annotations__)
