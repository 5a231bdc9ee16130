# Comprehensions that capture and are captured.
def adders(n):
    return [lambda x: x + i for i in range(n)]


print([f(10) for f in adders(3)])


def outer(k):
    inner = [i * k for i in range(3)]
    generators = [(j * k for j in range(i)) for i in range(3)]
    return inner, [list(g) for g in generators]


print(outer(7))


def cells():
    functions = [(lambda: (a, b)) for a in "xy" for b in (1, 2)]
    return [f() for f in functions]


print(cells())
