# Inlined comprehensions whose variables are cells, nested functions in them.
def f(n):
    fs = [lambda: i + n for i in range(3)]
    gs = [[lambda: (i, j) for j in range(2)] for i in range(2)]
    return [h() for h in fs], [h() for row in gs for h in row]


print(f(10))


def g():
    i = "outer"
    hs = [lambda: i for i in range(2)]

    def inner():
        return i

    return [h() for h in hs], inner()


print(g())
print([(lambda: k)() for k in "ab"])
