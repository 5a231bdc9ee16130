# math: sums, products and distances without needless rounding.
import math

inf, nan = math.inf, math.nan


def show(name, *args, **keywords):
    try:
        print(name, args, keywords or "", getattr(math, name)(*args, **keywords))
    except Exception as error:
        print(name, args, keywords or "", type(error).__name__, error)


for numbers in [[], [0.1] * 10, [1e100, 1.0, -1e100], [1e308, 1e308, -1e308], [inf, 1], [inf, -inf], [nan, 1], [-0.0],
                [1, 2, 3], [1e16, 1.0, 1e-16], [True, 2.5], ["a"], [10**400], 5]:
    show("fsum", numbers)
print(sum([0.1] * 10), math.fsum(x * 0.1 for x in range(20)))
for numbers in [[], [1, 2, 3], [0.5, 4], [10**20, 10**20], [1.5, "a"], [[1], 2], [inf, 0], 5]:
    show("prod", numbers)
show("prod", [2, 3], start=5), show("prod", [2, 3], 5), show("prod", ["a"], start=2), show("prod")
for p, q in [([], []), ([1, 2], [3, 4]), ([0.1] * 5, [0.2] * 5), ([1.5, 2], [2, 3]), ([1], [1, 2]), ([1e100, 1, -1e100], [1, 1, 1]),
             ([10**20], [10**20]), (["a"], [2]), ([1.0, 10**400], [1, 1]), ([True], [2.5]), ([1, 2.5, 3], [4, 5, 6]), (5, [1])]:
    show("sumprod", p, q)
for vector in [(3.0, 4.0), (1,), (), (1e300, 1e300), (5e-324, 5e-324), (inf, nan), (nan, 1), (1, 2, 3, 4), (0.1, 0.2, 0.3), ("a",)]:
    show("hypot", *vector)
for p, q in [((1, 2), (4, 6)), ((1,), (2.5,)), ((), ()), ((1, 2), (1,)), ([1, 2], range(4, 8, 2)), ((nan, 1), (1, 2)), (5, (1,)), (("a",), (1,))]:
    show("dist", p, q)
