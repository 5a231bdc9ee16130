"""slots=True makes another class; the one that was written goes away, and bases count."""

import gc
import weakref
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
written = []


def remember(cls):
    written.append(weakref.ref(cls))
    return cls


@dataclass(slots=True)
@remember
class Point:
    x: int
    y: int

    def kind(self):
        return __class__


gc.collect()
print(written[0]())
print(Point(1, 2).kind() is Point)


@dataclass(slots=True, weakref_slot=True)
class Box(Generic[T]):
    content: T


@dataclass(slots=True, weakref_slot=True)
class Label(Box[str]):
    colour: str = "red"


@dataclass(slots=True, weakref_slot=True)
class Refused(Exception):
    why: str


for cls in Box, Label, Refused:
    print(cls.__name__, cls.__slots__)
print(Label("fragile"), Box[int](3))
