# What ints have besides operators: bits, ratios, protocols, round, and instances of subclasses.
class Id(int):
    def __repr__(self):
        return f"Id({int(self)})"


for n in [0, 1, -1, 255, -256, 2**62, -(2**63), 10**40, True, Id(7)]:
    print(n, n.bit_length(), n.bit_count(), n.as_integer_ratio(), n.is_integer(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator)
    print(n.__trunc__(), n.__floor__(), n.__ceil__(), n.__index__(), n.__int__(), n.__float__(), n.__bool__(), n.__getnewargs__(), abs(n), -n, +n)
for n in [0, 5, 15, 25, 35, -5, -15, -25, 149, 150, 151, 1250, 1350, 10**20 + 5 * 10**9, True, Id(25)]:
    print(n, [round(n, digits) for digits in (None, 0, 1, -1, -2, -3, -10, -25)])
for call in [lambda: round(5, 1.5), lambda: round(5, "a"), lambda: round("a"), lambda: round(), lambda: round(1, 2, 3),
             lambda: round(number=15, ndigits=-1), lambda: (5).__round__(1, 2), lambda: setattr(5, "real", 1), lambda: (5).nothing]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
i = Id(5)
print(i, str(i), f"{i}", f"{i:03}", i + 1, type(i + 1).__name__, type(-i).__name__, type(+i).__name__, type(abs(i)).__name__, ~i, i**2)
print(i == 5, hash(i) == hash(5), {5: "five"}[i], [10, 20, 30, 40, 50, 60][i], "x" * i, i.real, type(i.real).__name__, Id("12"), Id(10**30))
print(int(i), type(int(i)).__name__, isinstance(True, int), True + True, True * 5, -True, True // 2, True & 1, True | False, True ^ True, str(True))
print((10**20).bit_count(), (-(10**20)).bit_length(), 0x_ff, 0b1_0, 0o17, 1_000_000)


class Unit:
    def __round__(self, digits="none"):
        return f"rounded to {digits}"


print(round(Unit()), round(Unit(), 3), round(Unit(), None))


class Mine:
    def __index__(self):
        return Id(3)

    def __int__(self):
        return True


print(hex(Mine()), int(Mine()), bin(Mine()), [1, 2, 3, 4][Mine()])
print(~True)
