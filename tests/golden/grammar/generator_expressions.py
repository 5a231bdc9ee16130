# Generator expressions: laziness, the first iterable, as a lone argument.
def show(x):
    print("show", x)
    return x


g = (show(x) for x in show([1, 2]))
print("made")
print(next(g))
print(list(g))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
h = (x for y in undefined_soon for x in y) if 0 else (a * b for a in (1, 2) for b in [a, 3] if a != b)
print(list(h), tuple(i for i in range(2)), dict((i, i) for i in range(1)))


def f(*args, key=None):
    return [list(a) for a in args], key


print(f((x for x in "ab"), (y for y in "c"), key=1))
print(type(x for x in ()), (x for x in ()).__name__, (x for x in ()).__qualname__)
