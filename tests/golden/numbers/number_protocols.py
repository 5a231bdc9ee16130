# Classes that act as numbers: operators and their reflections, and what NotImplemented leads to.
class Meters:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"{self.n}m"

    def __add__(self, other):
        print("add", self, other)
        return Meters(self.n + other.n) if isinstance(other, Meters) else NotImplemented

    def __radd__(self, other):
        print("radd", self, other)
        return self if other == 0 else NotImplemented

    def __mul__(self, other):
        return Meters(self.n * other) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return Meters(-self.n)

    def __abs__(self):
        return Meters(abs(self.n))

    def __divmod__(self, other):
        return divmod(self.n, other.n)

    def __rdivmod__(self, other):
        return "rdivmod"

    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)

    def __rpow__(self, other, modulus=None):
        return ("rpow", other, modulus)

    def __float__(self):
        return float(self.n)

    def __int__(self):
        return int(self.n)

    def __complex__(self):
        return complex(self.n, 1)

    def __round__(self, digits=None):
        return Meters(round(self.n, digits))

    def __iadd__(self, other):
        print("iadd")
        return self + other

    def __bool__(self):
        return self.n != 0


m = Meters(2.567)
print(sum([Meters(1), Meters(2)]), m * 2, 3 * m, -m, abs(-m), divmod(m, Meters(2)), divmod(5, m), m**2, 2**m, pow(m, 2, 5), pow(2, m, 5))
print(float(m), int(m), complex(m), round(m), round(m, 1), bool(Meters(0)), f"{float(m):.1f}", "%d %.2f" % (m, m))
m += Meters(1)
print(m)
for call in [lambda: m + 1, lambda: 1 + m, lambda: m - m, lambda: m * "a", lambda: ~m, lambda: m < m, lambda: m @ m, lambda: m // m, lambda: m[0], lambda: m << 1,
             lambda: range(m), lambda: [1][m], lambda: "x" * m, lambda: chr(m), lambda: hex(m), lambda: m % 2, lambda: divmod(m, 1), lambda: "a" + m]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Base(int):
    def __add__(self, other):
        return "Base.__add__"


class Derived(Base):
    def __radd__(self, other):
        return "Derived.__radd__"


print(Base(1) + Derived(2), Derived(2) + Base(1), 1 + Derived(2), Base(1) + 1, 1 + Base(1), 1.5 + Derived(2))
