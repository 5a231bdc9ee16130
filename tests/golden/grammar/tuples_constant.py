# Tuples of constants are constants; lists and sets are built from them.
def f(x):
    a = (1, 2, 3)
    b = [1, 2, 3]
    c = [1, 2]
    d = {1, 2, 3}
    e = (1, x, 3)
    g = [1, 2, x]
    h = ((1, 2), (3, (4,)))
    i = [(1, 2), (3, 4), (5, 6)]
    j = [None, True, ..., 1.5, "a", b"b"]
    k = ()
    l = []
    return a, b, c, d, e, g, h, i, j, k, l


print(f(0), f(0)[1] is not f(0)[1], f(0)[0] is f(0)[0])
for x in [1, 2, 3]: print(x)
for x in {5}: print(x)
print(1 in [1, 2], 3 in {1, 2}, [y for y in [1, 2, 3]], [*[1, 2, 3]])
