# What sets refuse, and in which words.
a = {1, 2}
for f in (
    lambda: a | [1], lambda: a & [1], lambda: a - [1], lambda: a ^ [1], lambda: a.union(1),
    lambda: a.intersection([[]]), lambda: a.difference([[]]), lambda: a.isdisjoint([[]]),
    lambda: a.issuperset([[]]), lambda: a.issubset([[]]), lambda: a.symmetric_difference([[]]),
    lambda: a.add([]), lambda: [] in a, lambda: {} in a, lambda: a.remove(77), lambda: a.remove([]),
    lambda: set(1), lambda: set(1, 2), lambda: set(a=1), lambda: frozenset(a=1),
    lambda: set().pop(), lambda: hash(a), lambda: a < [1], lambda: a.add(),
    lambda: a.union(x=1), lambda: a.__ior__([1]), lambda: a.issubset(3),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
