# Loads that may borrow, and those that may not: stored again, deleted, captured, across yields.
def f(a, b):
    a = a + b
    c = [a, b, a]
    d = a if b else b
    for e in c:
        d += e
        a = d
    del b
    try:
        f = a.real
    except AttributeError as a:
        pass
    return a, c, d, f


print(f(1, 2))


def g(x):
    y = x
    yield x, y
    x = yield y
    y = lambda: x
    yield x, y()


it = g(1)
print(next(it), next(it), it.send(5))


def h(x, i):
    x[i] = x
    x.append(i)
    with i if 0 else M() as m:
        x = m
    return x


class M:
    def __enter__(self): return "entered"
    def __exit__(self, *a): pass


print(h([0], 0))
