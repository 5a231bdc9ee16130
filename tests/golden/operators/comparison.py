# Comparisons: chains, identity, containment, mixed types.
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, 1 is 1, "a" < "b" <= "b" != "c", 3 > 2 == 2, not 1 == 2, 1 < 2 > 1)
print([1, 2] == [1, 2], [1, 2] is [1, 2], (1, 2) < (1, 2, 0), {1: 2} == {1: 2}, {1} == frozenset({1}), "1" == 1, None == 0, None is None)
print(1 in [1], 1 not in [2], "b" in "abc", "k" in {"k": 0}, 2 in (i for i in range(3)), None in [None], float("nan") in [float("nan")])
for act in (lambda: 1 < "a", lambda: None < 1, lambda: [1] < 1, lambda: {} >= {}, lambda: 1j > 0, lambda: "a" in 5, lambda: 5 in None, lambda: object() < object()):
    try:
        act()
    except TypeError as error:
        print(error)


class Chain:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(self.n, "<", other.n)
        return [] if self.n > 5 else [self.n]


print(Chain(1) < Chain(2) < Chain(3))
print(Chain(9) < Chain(2) < Chain(3))
print(not Chain(9) < Chain(1))
