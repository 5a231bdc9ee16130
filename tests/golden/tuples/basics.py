# Tuples: immutable sequences.
t = (1, "two", 3.0)
print(t, t[0], t[-1], t[1:], len(t), t + (4,), t * 2, (1,), (), 1 in t, t.index("two"), t.count(1))
print(tuple("abc"), tuple([1, 2]), (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), max((3, 1), (2, 9)))
single = 5,
print(single, type(single).__name__, ((1, 2), [3]), tuple(i * i for i in range(4)))
mixed = (1, [2])
mixed[1].append(3)
print(mixed)
for act in (lambda: t.__setitem__, lambda: t[5], lambda: t + [1], lambda: hash(mixed), lambda: t.index(9), lambda: (1,) < ("a",)):
    try:
        act()
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
