# Union, intersection and difference of sets and of other iterables.
a, b = {1, 2, 3, 40, 17}, {3, 40, 99, 8}
print(a | b, a & b, a - b, a ^ b, b - a)
print(a.union([7], (8,)), a.intersection([1, 3], {3}), a.difference([1], {2}))
print(a.symmetric_difference([1, 1, 2, 500]), a.union(), a.difference(), a.intersection())
print(a.isdisjoint({5}), a.isdisjoint([1]), a.issubset(range(50)), a.issuperset([1, 2]))
print(a <= b, {1} < a, a > {1}, a != b, {1, 2} == frozenset([2, 1]))
big, other = set(range(1000)), set(range(500, 2000, 3))
print(len(big | other), len(big & other), len(big - other), len(big ^ other))
print(list(big - other)[:5], list(other - big)[:5])
