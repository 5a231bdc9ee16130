# Lambdas with every parameter, nested, in default values.
f = lambda: (yield)
g = lambda a, /, b, *c, d, e=5, **k: (a, b, c, d, e, k)
h = lambda *, x: lambda y: lambda *z: (x, y, z)
print(type(f()).__name__, g(1, 2, 3, d=4, z=0), h(x=1)(2)(3, 4))


def outer(a=lambda: 1, b=[lambda x: x * 2 for _ in range(2)], *, c=(lambda y=3: y)()):
    return a(), b[1](4), c


print(outer(), (lambda x: (lambda: x)())(9), (lambda *a, **k: (a, k))(*[1], **{"b": 2}))
print(sorted([(2, "b"), (1, "c")], key=lambda pair: pair[1]), list(map(lambda x, y=10: x + y, [1, 2])))
print((lambda: 0).__code__.co_name, (lambda: [i for i in range(3)])(), (lambda x: x if x else (lambda: "inner")())(0))
