# lambda with every kind of parameter, nested, in defaults, as an argument.
a = lambda: 0
b = lambda x: x
c = lambda x, /, y=1, *z, k, **w: (x, y, z, k, w)
d = lambda *a: lambda *b: a + b
e = lambda: (yield)
f = lambda x=lambda: 5: x()
g = lambda *, k=1: k
print(a(), b(1), c(1, k=2), d(1)(2), f(), g(k=3))
print(list(map(lambda pair: pair[0] if pair else None, [(1, 2), ()])))
print(next(e()), a.__name__, (lambda: 0).__qualname__)
print((lambda x: x if x else -x)(0), [lambda: i for i in range(2)][0]())
