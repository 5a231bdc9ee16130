# What cannot be a dataclass.
from dataclasses import dataclass, field, make_dataclass


@dataclass
class Item:
    name: str


@dataclass(frozen=True)
class Fixed:
    x: int


def cls(bases=(), annotations=(), **namespace):
    return type("X", bases, {"__annotations__": dict(annotations), **namespace})


for f in (
    lambda: dataclass(cls((), {"a": int, "b": int}, a=1)),
    lambda: dataclass(cls((), {"a": list}, a=[])),
    lambda: dataclass(cls(a=field())),
    lambda: dataclass(order=True)(cls(__lt__=1)),
    lambda: dataclass(eq=False, order=True)(cls()),
    lambda: dataclass(cls((Fixed,))),
    lambda: dataclass(frozen=True)(cls((Item,))),
    lambda: field(default=1, default_factory=int),
    lambda: dataclass(weakref_slot=True)(cls()),
    lambda: dataclass(unsafe_hash=True)(cls(__hash__=lambda self: 1)),
    lambda: dataclass(frozen=True)(cls(__setattr__=1)),
    lambda: make_dataclass("X", ["a", "a"]),
    lambda: make_dataclass("X", ["for"]),
    lambda: make_dataclass("X", ["a b"]),
    lambda: make_dataclass("X", [("a", int, 3, 4)]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
