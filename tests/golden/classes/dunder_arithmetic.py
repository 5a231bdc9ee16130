# Operators as methods: plain, reflected, in place, NotImplemented.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __repr__(self):
        return f"Money({self.cents})"

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    __radd__ = __add__

    def __mul__(self, factor):
        return Money(self.cents * factor)

    def __rmul__(self, factor):
        return ("reflected", factor, self.cents)

    def __iadd__(self, other):
        self.cents += getattr(other, "cents", other)
        return self

    def __neg__(self):
        return Money(-self.cents)

    def __divmod__(self, n):
        return divmod(self.cents, n)

    def __matmul__(self, other):
        return "matmul"

    def __pow__(self, n, mod=None):
        return ("pow", n, mod)

    def __invert__(self):
        return "invert"


m = Money(100)
print(m + Money(5), m + 1, 1 + m, m * 3, 3 * m, -m, divmod(m, 7), m @ m, m**2, pow(m, 2, 5), ~m)
same = m
m += 50
print(m, same is m, sum([Money(1), Money(2)]))
for act in (lambda: m + "x", lambda: "x" + m, lambda: m - 1, lambda: m < m, lambda: m // 2):
    try:
        act()
    except TypeError as error:
        print(error)
