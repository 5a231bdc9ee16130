# Bits that no member has; aliases of several bits; flags without a value.
from enum import CONFORM, EJECT, KEEP, Flag, IntFlag, auto, global_enum


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError) as error:
        names = []
        tb = error.__traceback__.tb_next
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(type(error).__name__, error, names)


for boundary in None, CONFORM, EJECT, KEEP, "odd":
    class Bits(Flag, boundary=boundary):
        ONE = 1
        FOUR = 4
        HIGH = 24

    for value in 5, 7, 8, 25, 63, -1, -6:
        attempt(lambda: (Bits(value), ~Bits.ONE, Bits(value) is Bits(value)))


class Unordered(Flag):
    B = 2
    A = 1
    BOTH = 3
    ZERO = 0
    NEXT = auto()


print(list(Unordered), list(Unordered(3)), Unordered(7), Unordered.BOTH, list(Unordered.__members__))


class Odd(Flag):
    NOTHING = None
    ONE = 1


attempt(lambda: Odd.ONE | Odd.NOTHING)
attempt(lambda: ~Odd.NOTHING)
attempt(lambda: Odd.ONE ^ 1)


@global_enum
class Mode(IntFlag):
    READ = 1
    WRITE = 2


print(repr(READ | WRITE), str(WRITE), repr(Mode(8)), repr(Mode(9)), repr(Mode(0)))
