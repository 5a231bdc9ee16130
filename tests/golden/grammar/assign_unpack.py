# Tuples and lists of targets, nested.
a, b = 1, 2
(c, d), e = (3, 4), 5
[f, [g, (h,)]] = [6, [7, (8,)]]
(i,) = [9]
[] = ()
() = []
print(a, b, c, d, e, f, g, h, i)


def swap(x, y, z, w):
    x, y = y, x
    x, y, z = z, x, y
    x, y, z, w = w, z, y, x
    return x, y, z, w


print(swap(1, 2, 3, 4))
items = [0, 1, 2]
n = 0
n, items[n] = 2, "changed"
print(n, items)
for k, (l, m) in [(1, (2, 3)), (4, (5, 6))]:
    print(k, l, m)
