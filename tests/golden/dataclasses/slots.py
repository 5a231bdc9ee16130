# Dataclasses with slots.
import copy
from dataclasses import dataclass


@dataclass(slots=True)
class Small:
    a: int
    b: str = "q"

    def me(self):
        return __class__

    def up(self):
        return super().__repr__().startswith("<")


s = Small(1)
print(s, Small.__slots__, s.me() is Small, s.up(), hasattr(s, "__dict__"))
try:
    s.zz = 1
except AttributeError as e:
    print(e)


@dataclass(slots=True, weakref_slot=True, frozen=True)
class Tiny:
    a: int


print(Tiny.__slots__, Tiny(1), copy.copy(Tiny(3)), copy.deepcopy(s), copy.replace(s, b="n"))
@dataclass(slots=True)
class More(Small):
    c: int = 0
print(More.__slots__, More(1, "x", 2))
