# any, all, tuple, list and set over a generator expression are inlined.
def f(items):
    return (
        any(x > 2 for x in items),
        all(x > 0 for x in items),
        tuple(x * 2 for x in items),
        list(x * 3 for x in items),
        set(x % 2 for x in items),
    )


print(f([1, 2, 3]), f([]), f([0]))


def shadowed(items):
    any = lambda g: ("mine", list(g))
    return any(x for x in items)


print(shadowed([1]))
any = lambda g: "module's"
print(f([1]))
del any
print(any(x for x in [0, 5]), all(x for x in (1, y) if x) if (y := 0) else None)
