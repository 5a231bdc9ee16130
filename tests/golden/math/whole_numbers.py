# math: factorials, combinations, divisors and roots of ints of any size.
import math


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number

    def __repr__(self):
        return f"Index({self.number})"


def show(name, *args):
    try:
        print(name, args, getattr(math, name)(*args))
    except Exception as error:
        print(name, args, type(error).__name__, error)


for n in [0, 1, 5, 20, 21, 30, 100, True, Index(6), -1, 5.0, "5", None]:
    show("factorial", n)
    show("isqrt", n)
for n, k in [(5, 2), (5, 0), (5, 5), (5, 6), (62, 31), (67, 33), (200, 100), (10**30, 3), (0, 0), (Index(7), Index(2)),
             (-1, 2), (5, -1), (5.0, 2), (5, "2"), (-1, -1), (3, 10**30)]:
    show("comb", n, k)
    show("perm", n, k)
show("perm", 6), show("perm", 6, None), show("perm", -1), show("comb", 5), show("perm"), show("comb", 1, 2, 3)
for args in [(), (12,), (-12,), (12, 18), (12, 18, 27), (0, 0), (0, 5), (-4, 6), (10**30, 6**40), (2**100, 2**70 * 3),
             (Index(9), 6), (1.5,), (4, "6"), (True, 2)]:
    show("gcd", *args)
    show("lcm", *args)
for n in [10**40 + 7, 2**64 - 1, 2**64, 99**2, 99**2 - 1]:
    print(math.isqrt(n), math.isqrt(n) ** 2 <= n < (math.isqrt(n) + 1) ** 2)
print(math.factorial(50), math.comb(1000, 3), math.perm(20, 10), len(str(math.factorial(1000))))
