# Members that are ints or strs too.
from enum import IntEnum, StrEnum, auto


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Word(StrEnum):
    A = auto()
    B = "bee"


print(Level.LOW < Level.HIGH, Level.HIGH + 1, sorted(Level), Level(1).name, str(Level.LOW))
print(f"{Level.LOW}", repr(Level.LOW), Level.LOW == 1, [10, 20, 30][Level.LOW])
print(Word.A, repr(Word.B), Word.B.upper(), f"{Word.A}", Word("bee"), "b" in Word.B)
try:
    class Bad(StrEnum):
        X = 3
except TypeError as e:
    print(e)
