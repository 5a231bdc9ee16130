# Fields that cannot be set, and hashes.
from dataclasses import FrozenInstanceError, dataclass


@dataclass(frozen=True)
class Fixed:
    x: int
    y: int = 0


f = Fixed(1)
print(f, hash(f) == hash((1, 0)), {f: 1}[Fixed(1)])
for change in (lambda: setattr(f, "x", 5), lambda: delattr(f, "x"), lambda: setattr(f, "new", 5)):
    try:
        change()
    except FrozenInstanceError as e:
        print(type(e).__name__, e)


@dataclass(unsafe_hash=True)
class Hashed:
    a: int


@dataclass
class Plain:
    a: int


@dataclass(eq=False)
class ById:
    a: int


print(hash(Hashed(1)) == hash((1,)), Plain.__hash__, ById(1) == ById(1), ById.__hash__ is object.__hash__)
