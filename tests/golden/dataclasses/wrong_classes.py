# What the decorator refuses; the functions of dataclasses that the errors went through.
from dataclasses import *
from typing import ClassVar


def attempt(function):
    try:
        print(function())
    except Exception as error:
        names = []
        tb = error.__traceback__.tb_next
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(type(error).__name__, error, names)


def make(annotations, bases=(), options={}, **names):
    cls = type("C", bases, {"__annotations__": annotations, **names})
    return dataclass(**options)(cls)


@dataclass
class Plain:
    x: int = 0


@dataclass(frozen=True)
class Frozen:
    x: int = 0


class WithIterator:
    __slots__ = iter("a")


def method(*args): pass


attempt(lambda: make({"a": int, "b": int}, a=1))
attempt(lambda: make({"a": list}, a=[]))
attempt(lambda: make({}, a=field()))
attempt(lambda: make({"a": ClassVar[list]}, a=field(default_factory=list)))
attempt(lambda: make({"a": ClassVar[int]}, a=field(kw_only=True)))
attempt(lambda: make({"a": KW_ONLY, "b": KW_ONLY}))
attempt(lambda: make({}, (Frozen,)))
attempt(lambda: make({}, (Plain,), {"frozen": True}))
attempt(lambda: make({}, options={"order": True, "eq": False}))
attempt(lambda: make({}, options={"weakref_slot": True}))
attempt(lambda: make({}, options={"slots": True}, __slots__=()))
attempt(lambda: make({}, (WithIterator,), {"slots": True}))
attempt(lambda: make({}, options={"frozen": True}, __setattr__=method))
attempt(lambda: make({}, options={"order": True}, __le__=method))
attempt(lambda: make({}, options={"unsafe_hash": True}, __hash__=method))
attempt(lambda: field(default=1, default_factory=int))
for wrong in [5], ["if"], ["a", "a"], ["1"], [("a",)], [("a", 1, 2, 3)]:
    attempt(lambda: make_dataclass("Made", wrong))
attempt(lambda: fields(int))
attempt(lambda: replace(Plain))
attempt(lambda: asdict(Plain))
attempt(lambda: astuple(5))
attempt(lambda: Plain(1, 2))
attempt(lambda: Plain() < Plain())


@dataclass(slots=True, frozen=True)
class Both:
    x: int
    y: int = field(default_factory=lambda: 1 // 0)


attempt(lambda: Both(1))
attempt(lambda: setattr(Both(1, 2), "x", 3))
attempt(lambda: setattr(Both(1, 2), "other", 3))
attempt(lambda: delattr(Both(1, 2), "y"))
