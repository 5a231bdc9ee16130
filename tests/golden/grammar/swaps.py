# Assignments of several values: swaps that the compiler turns around.
def f(a, b, c, d):
    a, b = b, a
    print(a, b)
    a, b, c = c, a, b
    print(a, b, c)
    a, b, c = b, c, a
    a, a = a, b
    print(a)
    a, b, a = 1, 2, 3
    print(a, b)
    _, _, c = a, b, d
    (a, b), c = (c, d), a
    print(a, b, c)
    a, b, c, d = d, c, b, a
    return a, b, c, d


print(f(1, 2, 3, 4))
x, y = y, x = 1, 2
print(x, y)
x, y, z = z, x, y = 7, 8, 9
print(x, y, z)
items = [1, 2]
items[0], items[1] = items[1], items[0]
print(items)
