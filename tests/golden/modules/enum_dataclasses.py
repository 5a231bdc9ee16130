# enum and dataclasses.
from dataclasses import dataclass, field, replace, asdict
from enum import Enum, Flag, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = auto()
    ALIAS = 1

    def describe(self):
        return f"{self.name} is {self.value}"


print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.ALIAS is Color.RED, list(Color), Color.RED.describe(), Color.RED == 1)
try:
    Color(9)
except ValueError as error:
    print(error)


class Level(IntEnum):
    LOW = 1
    HIGH = 2


print(Level.LOW < Level.HIGH, Level.HIGH + 1, sorted(Level), Level(1).name)


class Access(Flag):
    READ = auto()
    WRITE = auto()


print(Access.READ | Access.WRITE, Access.READ in (Access.READ | Access.WRITE))


@dataclass(order=True)
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Fixed:
    x: int
    y: int = 0


a, b = Item("pear", 2.0), Item("apple")
print(a, a == Item("pear", 2.0), a > b, sorted([a, b])[0].name, asdict(b), replace(a, price=3))
f = Fixed(1)
print(f, hash(f) == hash(Fixed(1, 0)))
try:
    f.x = 5
except AttributeError as error:
    print(type(error).__name__, error)
