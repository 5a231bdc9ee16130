# Enumerations made by a call.
from enum import Enum, IntEnum

F = Enum("F", "X Y Z")
print(list(F), F.__module__, F.X.value, F.__qualname__)
print(list(Enum("F", {"P": 10, "Q": 20})), list(Enum("F", ["a", "b"], start=7)))
G = IntEnum("G", ["a", "b"], start=7)
print(list(G), G.a + 1, Enum("F", [("m", (1, 2))]).m)
print(list(Enum("S", "a, b", type=str)))
for f in (lambda: Enum("x"), lambda: Enum(), lambda: Enum("x", "mro")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
