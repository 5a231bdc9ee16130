# Sets: algebra, comparison, methods. Orders are sorted before printing.
a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
print(a < {1, 2, 3, 4}, a <= a, a > {1}, a >= b, a == {3, 2, 1}, a != b, a.isdisjoint({9}), a.issubset(range(5)), a.issuperset([1]))
a.add(10)
a.discard(1)
a.discard(100)
a.update([5, 6], "x" if False else [7])
print(sorted(a), len(a), 5 in a)
a.remove(5)
a -= {6}
a |= {0}
a &= set(range(8))
a ^= {0, 100}
print(sorted(a), sorted(a.union([1], [2])), sorted(a.intersection([2, 3])), sorted(a.difference([2])), sorted(a.symmetric_difference([2, 9])))
f = frozenset([1, 2])
print(f, {f: "key"}[frozenset([2, 1])], f | {3} == {1, 2, 3}, type(f | {3}).__name__, type({3} | f).__name__, frozenset(), set())
print(len({1, 1.0, True}), {*()} == set(), sorted(set("hello")), {frozenset({1})} == {frozenset({1})})
for act in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [1], lambda: f.add(1), lambda: {1} < [1], lambda: set(5)):
    try:
        act()
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
