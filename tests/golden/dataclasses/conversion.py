# asdict and astuple go into containers; make_dataclass.
from collections import namedtuple
from dataclasses import asdict, astuple, dataclass, field, is_dataclass, make_dataclass


@dataclass
class Item:
    name: str


@dataclass
class Nest:
    items: list
    d: dict
    t: tuple


n = Nest([Item("q")], {"k": Item("w")}, (Item("e"), 1))
print(asdict(n))
print(astuple(n))
print(asdict(n, dict_factory=list), astuple(Item("x"), tuple_factory=list))
P = make_dataclass("P", [("x", int), "y", ("z", int, field(default=7))],
                   namespace={"total": lambda self: self.x + self.z})
p = P(1, 2)
print(p, p.total(), P.__module__, is_dataclass(P), is_dataclass(p), is_dataclass(3), P.__annotations__["x"])
