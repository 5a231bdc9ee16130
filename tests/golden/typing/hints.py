# get_type_hints evaluates texts.
from typing import Annotated, List, Optional, get_type_hints


class Stack:
    pass


def f(a: int, b: "Stack" = None, *c: Optional[str]) -> "List[int]":
    pass


class H:
    x: int
    y: "Optional[H]"
    z: Annotated[int, 5]


class Sub(H):
    w: "Sub"


print(get_type_hints(f))
print(get_type_hints(H), get_type_hints(H, include_extras=True)["z"])
print(get_type_hints(Sub), get_type_hints(3 .__class__))
for bad in (3, "x"):
    try:
        get_type_hints(bad)
    except TypeError as e:
        print(e)
class Late:
    a: "NotThere"
try:
    get_type_hints(Late)
except NameError as e:
    print(e)
