# Members made by __init__, __new__ and _generate_next_value_.
from enum import Enum, auto


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (6.42, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.EARTH.mass, Planet((6.42, 3.39)), Planet.MARS)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        made = bytes.__new__(cls, [value])
        made._value_ = value
        made.label = label
        return made

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coordinate.PY, Coordinate(1).label, bytes(Coordinate.PY))


class Generated(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name, start, count, tuple(last_values))

    A = auto()
    B = auto()


print([m.value for m in Generated])


class Unhashable(Enum):
    A = [1]
    B = {}


print(Unhashable([1]), Unhashable.A, [1] in Unhashable)
class Missing(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "one" else 3 if value == "bad" else None


print(Missing("one"))
for value in "bad", "none":
    try:
        Missing(value)
    except Exception as e:
        print(type(e).__name__, e)
