# Members, their names and values, and how they are found.
from enum import Enum, auto


class Color(Enum):
    RED = 1
    GREEN = auto()
    ALIAS = 1

    def describe(self):
        return f"{self.name} is {self.value}"


print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.ALIAS is Color.RED)
print(list(Color), list(reversed(Color)), len(Color), Color.__members__, Color.RED.describe())
print(Color.RED in Color, 1 in Color, 9 in Color, Color.RED == 1, f"{Color.RED:>12}|", Color)
for f in (
    lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: setattr(Color, "RED", 3),
    lambda: delattr(Color, "RED"), lambda: setattr(Color.RED, "value", 3), lambda: Color(),
    lambda: Color.RED < Color.GREEN, lambda: Color("x", 3), lambda: Color([1]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
match Color.RED:
    case Color.GREEN:
        print("green")
    case Color.RED:
        print("red")
