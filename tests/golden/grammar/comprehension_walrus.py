# := inside a comprehension binds in the function around it.
total = 0
print([total := total + x for x in range(4)], total)


def f(items):
    if any((found := x) > 2 for x in items):
        return found
    return [last := y for y in items], last


print(f([1, 2, 3, 4]), f([0]))


def g():
    global shared
    [shared := i for i in range(3)]
    n = 0

    def inner():
        nonlocal n
        return [n := n + i for i in range(3)]

    return inner(), n


print(g(), shared)
print([(a := 1), a + 1], (b := 2) + b, f"{(c := 3)}", c)
