# A comprehension's names are its own; what it sees of class, function and module.
x = "module"
print([x for x in range(2)], x)


def f():
    x = "function"
    a = [x for x in range(2)]
    b = [y for y in x]
    c = [lambda: y for y in range(3)]
    d = [[(x, y) for y in range(1)] for x in range(1)]
    return a, b, [g() for g in c], d, x


print(f())


class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    pairs = [(i, x) for i in items]
    sets = {i for i in items}

    def method(self):
        return [__class__.__name__ for _ in range(1)], [self for self in range(1)]


print(C.doubled, C.pairs, C.sets, C().method())
try:

    class D:
        n = 2
        bad = [n for _ in range(1)]

except NameError as error:
    print(error)
