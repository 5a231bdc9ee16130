# Flags are combined, iterated and inverted.
from enum import CONFORM, EJECT, Flag, IntFlag, auto


class Access(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    RW = READ | WRITE


print(Access.READ | Access.WRITE, Access.READ in Access.RW, repr(Access.RW), ~Access.READ)
print(repr(Access(0)), Access.RW & Access.READ, Access.RW ^ Access.READ, list(Access.RW))
print(len(Access.RW), bool(Access(0)), list(Access), Access(7), Access.READ | Access.EXEC)
for f in (
    lambda: Access(8), lambda: Access("x"), lambda: Access.READ | 3, lambda: 3 in Access.READ,
    lambda: Access(-1), lambda: Access(-9),
):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Bits(IntFlag):
    A = 1
    B = 2


print(repr(Bits.A | 8), Bits(3), repr(Bits(3)), ~Bits.A, Bits.A + 1, repr(Bits(0)), repr(Bits.A ^ 7))
class Conform(Flag, boundary=CONFORM):
    A = 1
class Eject(Flag, boundary=EJECT):
    A = 1
print(repr(Conform(5)), repr(Eject(5)), repr(EJECT))
