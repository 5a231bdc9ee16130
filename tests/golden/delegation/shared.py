# Two generators may delegate to one; what one takes the other misses.
def source():
    for letter in "abcdef":
        yield letter


def reader(name, shared):
    yield from (f"{name}{letter}" for letter in shared)


shared = source()
a, b = reader("A", shared), reader("B", shared)
print(next(a), next(b), next(a), next(b))
print(list(a), list(b))


def direct(shared):
    yield from shared


shared = source()
a, b = direct(shared), direct(shared)
print(next(a), next(b), next(a))
a.close()
print(list(b))
