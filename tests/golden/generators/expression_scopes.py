# What a generator expression sees: its first iterable at once, the rest later.
data = [1, 2, 3]
g = (x + offset for x in data)
offset = 10
data.append(4)
print(list(g))
offset = 100
g = (x + offset for x in data)
data = "rebound"
print(list(g))


class Body:
    items = [1, 2]
    size = 3
    works = list(x for x in items)
    try:
        fails = list(x * size for x in items)
    except NameError as error:
        print(error)


def function():
    n = 2
    inner = ((a, b) for a in range(n) for b in range(a + n))
    n = 1
    return list(inner)


print(Body.works, function())
print(sum(x for x in range(5)), list((yield_ for yield_ in "ab")), dict((k, v) for k, v in zip("ab", range(2))))
nested = (y for y in (x * 2 for x in range(4)) if y)
print(next(nested), "y" in nested.gi_frame.f_locals, list(nested))
