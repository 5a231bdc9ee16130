# Many locals, cells and a deep value stack survive a yield.
def busy(a, b=2, *args, k=3, **kw):
    c, (d, *e) = a + b, (1, 2, 3)
    f = lambda: (a, d, n)
    n = 0
    total = (1 + (2 * (3 - (4 + (yield "deep")))), [a, (yield "in a list"), {"x": (yield "in a dict")}], f"{(yield 'in text')}!")
    n = 5
    for i, (j, m) in enumerate(zip(args, kw.items())):
        with_everything = a, b, c, d, e, i, j, m, f()
        yield with_everything
    return total


g = busy(1, 2, "p", "q", k=9, y=8, z=7)
print(next(g))
for value in (10, 20, 30, 40):
    print(g.send(value))
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
