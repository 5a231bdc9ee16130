# NamedTuple and TypedDict as functions, in all the ways there still are.
from typing import *


def by_keywords():
    return NamedTuple("K", x=int, y=str)


P = by_keywords()
print(P(1, 2), P.__annotations__, P.__orig_bases__ == (NamedTuple,))
E1, E2 = NamedTuple("E1"), NamedTuple("E2", None)
print(E1(), E2._fields)
D1, D2 = TypedDict("D1"), TypedDict("D2", None, total=False)
print(D1(), D2.__annotations__, D2.__total__)
for f in (
    lambda: NamedTuple("Q", None, x=int), lambda: NamedTuple("Q", [], x=int), lambda: NamedTuple("Q", [("a", "int")]).__annotations__,
    lambda: NamedTuple("Q", [("a", int), ("a", str)]), lambda: NamedTuple("Q", [("_a", int)]), lambda: TypedDict("Q", {"a": "int"}).__annotations__,
    lambda: TypedDict("Q", [("a", Required[int])], total=False).__required_keys__, lambda: NamedTuple("Q", [])._fields,
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
